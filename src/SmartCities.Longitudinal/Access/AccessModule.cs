using Microsoft.AspNetCore.Authentication.Cookies;
using SmartCities.Longitudinal.Commands;
using SmartCities.Longitudinal.SignIn;

namespace SmartCities.Longitudinal.Access;

/// <summary>Who asks, and what they may.</summary>
public static class AccessModule
{
    private const string Cookie = "person";

    /// <exception cref="CommandRefusedException">The service is to run where nobody but a demonstration person could sign in, and none may.</exception>
    public static void AddAccess(this WebApplicationBuilder builder, CommandLine line)
    {
        var options = new SignInOptions(builder.Configuration);
        if (line.Serves && !options.IsOffered && Demonstration.WhyNot(builder.Environment, builder.Configuration) is { } why)
        {
            throw new CommandRefusedException(
                $"The service was not started: without sign-in configured it runs in the environment Development on a loopback address only, and {why}.");
        }

        if (line.Serves && options.IsOffered && !builder.Environment.IsDevelopment() && builder.Configuration["Service:Address"] is null)
            throw new CommandRefusedException("The service was not started: with sign-in goes Service:Address, the address under which people reach it, such as https://study.example.org.");

        builder.AddCookieKeys();
        builder.Services.AddSingleton<Demonstration>();
        builder.Services.AddSingleton<ServiceKeys>();
        var authentication = builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = Cookie;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = options.Longest;
        });
        builder.AddSignIn(authentication, options);
        builder.Services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "form";
            forms.Cookie.HttpOnly = true;
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forms.FormFieldName = "token";
            forms.HeaderName = null;
            forms.SuppressXFrameOptionsHeader = true;
        });
    }

    /// <summary>Who asks; whether the address can be one; whether they may; and only then what they sent.</summary>
    public static void UseAccess(this WebApplication app)
    {
        app.UseMiddleware<Callers>();
        app.UseMiddleware<Http.Addresses>();
        app.UseMiddleware<Rules>();
        app.UseMiddleware<OurForms>();
        app.UseMiddleware<Http.Awaited>();
    }
}
