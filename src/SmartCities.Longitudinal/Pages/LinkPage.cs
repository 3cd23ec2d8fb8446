using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Mail;
using SmartCities.Longitudinal.Offices;
using SmartCities.Longitudinal.Pages.Forms;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.SignIn;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Pages;

/// <summary>What a link is for, or why it is no longer good, and whom to ask; whether somebody just became a member by it.</summary>
public sealed record LinkView(Link Link, string? CityName, Text? Edition, Text? Gone, string? Contact, bool IsDone, Problem? Problem, Typed Typed);

/// <summary>
/// Where links in mails lead. To open one does nothing, so that a program which looks for harm in mails uses nothing up; pressing the button does.
/// </summary>
public static class LinkPage
{
    [For(Role.Anyone)]
    public static async Task<IResult> Get(
        string secret, HttpContext http, Links links, Reader reader, Attempts attempts, TimeProvider time, EventLog log, MailOptions mail, CancellationToken cancellation) =>
        await ShowAsync(await OpenAsync(secret, http, links, attempts, log, cancellation), http, reader, mail, time, cancellation);

    [For(Role.Anyone)]
    public static async Task<IResult> Post(
        string secret, HttpContext http, Links links, Reader reader, Attempts attempts, TimeProvider time, EventLog log, MailOptions mail, Office office, ActorDirectory directory,
        CancellationToken cancellation)
    {
        var typed = await http.TypedAsync();
        var link = await OpenAsync(secret, http, links, attempts, log, cancellation);
        if (WhyGone(link, time.GetUtcNow()) is not null)
            return await ShowAsync(link, http, reader, mail, time, cancellation);
        try
        {
            if (link.To.Purpose == LinkPurpose.SignIn)
            {
                if (await links.UseAsync(secret, cancellation) && await directory.FindAsync(link.To.Person!, cancellation) is not null)
                {
                    await Provider.SignInAsync(http, link.To.Person!, Claimed.Nothing);
                    return Results.LocalRedirect(link.To.City is { } city ? $"/cities/{city}" : "/");
                }
            }
            else
            {
                var (name, address) = (Contact.Name(typed["name"], "/name"), Contact.Address(typed["address"], "/address"));
                if (await links.UseAsync(secret, cancellation))
                {
                    var there = (await log.ReadAsync<City>(Streams.City(link.To.City!), cancellation)).State;
                    await office.AddAsync(
                        link.To.City!, new(name, address, Spoken.OnPage(http), Lead: !there.Members.ContainsValue(true)), new("system", "system", "link", http.TraceIdentifier, http.TraceIdentifier), cancellation);
                    return await ShowAsync(link, http, reader, mail, time, cancellation, isDone: true);
                }
            }
        }
        catch (Exception failure) when (FormPage.ProblemOf(failure, http) is { } problem)
        {
            return await ShowAsync(await OpenAsync(secret, http, links, attempts, log, cancellation), http, reader, mail, time, cancellation, problem, typed);
        }

        // Somebody used it first.
        return await ShowAsync(await OpenAsync(secret, http, links, attempts, log, cancellation), http, reader, mail, time, cancellation);
    }

    private static async Task<Link> OpenAsync(string secret, HttpContext http, Links links, Attempts attempts, EventLog log, CancellationToken cancellation)
    {
        if (secret.Length <= 100 && await links.OpenAsync(secret, cancellation) is { } link)
            return await IsWithdrawnAsync(link, log, cancellation) ? link with { Revoked = link.Revoked ?? log.Now } : link;
        attempts.Count("link", http);
        throw new RefusedException("not-found", "There is no such link. Look whether the whole of it was taken over from the mail.");
    }

    // A link that was being written while its invitation was withdrawn is not good either.
    private static async Task<bool> IsWithdrawnAsync(Link link, EventLog log, CancellationToken cancellation) =>
        link.To is { Purpose: LinkPurpose.Invitation, Edition: { } edition, City: { } city } &&
        (await log.ReadAsync<Submission>(Streams.Submission(edition, city), cancellation)).State.Invited == false;

    private static async Task<IResult> ShowAsync(
        Link link, HttpContext http, Reader reader, MailOptions mail, TimeProvider time, CancellationToken cancellation, Problem? problem = null, Typed? typed = null, bool isDone = false)
    {
        // The address is a secret: it goes nowhere, and is kept nowhere.
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers.CacheControl = "no-store";
        http.Features.Get<Page>()!.ReadAt = "/";
        var city = link.To.City is { } id ? (await reader.CitiesAsync(null, cancellation)).GetValueOrDefault(id)?.Name ?? id : null;
        var edition = link.To.Edition is { } invited ? (await reader.EditionAsync(invited, (long?)null, cancellation)).Plan!.Title : null;
        var gone = isDone ? null : WhyGone(link, time.GetUtcNow());
        return PagesModule.Show<LinkShown>(nameof(LinkShown.View), new LinkView(link, city, edition, gone, mail.ReplyTo ?? mail.From, isDone, problem, typed ?? Typed.Nothing), gone is null ? problem?.Status ?? 200 : 410);
    }

    private static Text? WhyGone(Link link, DateTimeOffset now) => link switch
    {
        { Used: not null } => PeoplePhrases.LinkUsed,
        { Revoked: not null } => PeoplePhrases.LinkRevoked,
        _ when link.Until <= now => PeoplePhrases.LinkOver,
        _ => null,
    };
}
