using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Readings;

namespace SmartCities.Longitudinal.Pages;

/// <summary>The demonstration persons to choose from: the committee's, and a contributor for each of these cities; and where to go on.</summary>
public sealed record SignInView(IReadOnlyList<Caller> Committee, IReadOnlyList<(string Id, City City)> Cities, string ReturnTo);

public static class SignInPage
{
    [For(Role.Anyone)]
    public static async Task<IResult> Get(HttpContext http, Demonstration demonstration, Reader reader, CancellationToken cancellation)
    {
        if (!demonstration.IsOfferedOn(http.Connection))
            throw new RefusedException("not-found", "There is no demonstration here.");
        var cities = await reader.CitiesAsync(null, cancellation);
        return PagesModule.Show<SignInShown>(nameof(SignInShown.View), new SignInView(
            Demonstration.Committee,
            [.. cities.Where(it => it.Value.Registered is { Fictional: true }).OrderBy(it => it.Key, StringComparer.Ordinal).Select(it => (it.Key, it.Value))],
            Local(http.Request.Query["returnTo"])));
    }

    [For(Role.Anyone)]
    public static async Task<IResult> SignIn(HttpContext http, Demonstration demonstration, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var key = form["city"].ToString() is { Length: > 0 } city ? Demonstration.KeyOf(city) : form["person"].ToString();
        if (await demonstration.PersonAsync(key, http.Connection, cancellation) is not { } person)
            throw new RefusedException("person-unknown", "There is no such demonstration person. Choose one of those the page offers.");
        await http.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person.Id)], CookieAuthenticationDefaults.AuthenticationScheme)));
        return Results.LocalRedirect(Local(form["returnTo"]));
    }

    [For(Role.Anyone)]
    public static async Task<IResult> SignOut(HttpContext http, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        await http.SignOutAsync();
        return Results.LocalRedirect(Local(form["returnTo"]));
    }

    /// <summary>An address on this site, whatever was sent: nobody is led elsewhere by a link to our own sign-in.</summary>
    public static string Local(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && address.Length <= 2_000 && !address.Any(char.IsControl) && !address.StartsWith("/sign-", StringComparison.Ordinal) ? address : "/";
}
