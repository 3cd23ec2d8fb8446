using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.SignIn;

namespace SmartCities.Longitudinal.Pages;

/// <summary>The ways to sign in; the demonstration persons to choose from, where there are any; what went wrong before; and where to go on.</summary>
public sealed record SignInView(SignInOptions Options, IReadOnlyList<Caller> Committee, IReadOnlyList<(string Id, City City)> Cities, Text? Problem, bool IsSent, string ReturnTo);

public static class SignInPage
{
    [For(Role.Anyone)]
    public static async Task<IResult> Get(HttpContext http, Demonstration demonstration, SignInOptions options, Reader reader, CancellationToken cancellation)
    {
        var isDemonstration = demonstration.IsOfferedOn(http.Connection);
        if (!isDemonstration && !options.IsOffered)
            throw new RefusedException("not-found", "There is no demonstration here.");
        var cities = isDemonstration ? await reader.CitiesAsync(null, cancellation) : new Dictionary<string, City>();
        return PagesModule.Show<SignInShown>(nameof(SignInShown.View), new SignInView(
            options,
            isDemonstration ? Demonstration.Committee : [],
            [.. cities.Where(it => it.Value.Registered is { Fictional: true }).OrderBy(it => it.Key, StringComparer.Ordinal).Select(it => (it.Key, it.Value))],
            (string?)http.Request.Query["problem"] switch { "failed" => PeoplePhrases.Failed, "unknown" => PeoplePhrases.Unknown, _ => null },
            http.Request.Query["sent"] == "yes",
            Local(http.Request.Query["returnTo"])));
    }

    [For(Role.Anyone)]
    public static async Task<IResult> SignIn(HttpContext http, Demonstration demonstration, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var key = form["city"].ToString() is { Length: > 0 } city ? Demonstration.KeyOf(city) : form["person"].ToString();
        if (await demonstration.PersonAsync(key, http.Connection, cancellation) is not { } person)
            throw new RefusedException("demonstration-person-unknown", "There is no such demonstration person. Choose one of those the page offers.");
        await http.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person.Id)], CookieAuthenticationDefaults.AuthenticationScheme)));
        return Results.LocalRedirect(Local(form["returnTo"]));
    }

    /// <summary>Leads to the provider.</summary>
    [For(Role.Anyone)]
    public static async Task<IResult> AtProvider(HttpContext http, SignInOptions options, Attempts attempts, CancellationToken cancellation)
    {
        if (!options.HasProvider)
            throw new RefusedException("not-found", "Nobody signs in with an account of another service here.");
        attempts.Count("sign-in", http);
        var form = await http.Request.ReadFormAsync(cancellation);
        return Results.Challenge(new() { RedirectUri = Local(form["returnTo"]) }, [Provider.Scheme]);
    }

    /// <summary>Sends a link to an address that is known here; the answer is the same where it is not.</summary>
    [For(Role.Anyone)]
    public static async Task<IResult> ByMail(HttpContext http, SignInOptions options, ActorDirectory directory, ILetters letters, Attempts attempts, CancellationToken cancellation)
    {
        if (!options.ByMail)
            throw new RefusedException("not-found", "Nobody signs in by mail here.");
        attempts.Count("sign-in", http);
        var form = await http.Request.ReadFormAsync(cancellation);
        var address = Contact.Address(form["address"], "/address");
        attempts.Count("address", address.ToUpperInvariant());
        if (await directory.FindByAddressAsync(address, cancellation) is { } person)
            await letters.SendAsync(new(new(LinkPurpose.SignIn, Person: person.Id)), cancellation);
        foreach (var mailbox in await directory.MailboxesAsync(address, cancellation))
            await letters.SendAsync(new(new(LinkPurpose.Office, mailbox.City)), cancellation);
        return Results.LocalRedirect("/sign-in?sent=yes");
    }

    [For(Role.Anyone)]
    public static async Task<IResult> SignOut(HttpContext http, Sessions sessions, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        await Provider.EndAsync(http, sessions, everywhere: form["everywhere"] == "yes");
        await http.SignOutAsync();
        return Results.LocalRedirect(Local(form["returnTo"]));
    }

    /// <summary>An address on this site, whatever was sent: nobody is led elsewhere by a link to our own sign-in.</summary>
    public static string Local(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && address.Length <= 2_000 && !address.Any(char.IsControl) && !address.StartsWith("/sign-", StringComparison.Ordinal) ? address : "/";
}
