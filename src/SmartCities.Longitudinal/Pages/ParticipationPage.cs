using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Mail;
using SmartCities.Longitudinal.Pages.Forms;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Pages;

/// <summary>
/// Who takes part in an edition, and who could; one page of the cities that the filter takes, and how many it takes and may be acted on. What was just done, or
/// why not; what was chosen in a form that was refused stays chosen.
/// </summary>
public sealed record ParticipationView(
    Edition Edition, Editions.Participation Participation, InvitationProgress Progress, bool SendsMail, ParticipationFilter Filter, IReadOnlyList<ListedCity> Cities, int Matching, int ToRemind, int ToInvite, DateTimeOffset Now,
    bool IsLaterPage, string? Next, int? Reminded, int? Invited, IReadOnlyList<CityOutcome> Refused, IReadOnlyDictionary<string, string> Names, Problem? Problem, Typed Typed);

/// <summary>Where the page reads, and what it writes with.</summary>
public sealed record ParticipationParts(EventLog Log, Reader Reader, Participations Participations, Reached Reached, Positions Positions, MailOptions Mail);

public static class ParticipationPage
{
    private const int OnePage = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [For(Role.Editor)]
    public static Task<IResult> Get(string edition, HttpContext http, [AsParameters] ParticipationParts parts, CancellationToken cancellation) => ShowAsync(edition, http, parts, cancellation);

    /// <summary>Reminds the cities that were selected, or all that the filter takes.</summary>
    [For(Role.Editor)]
    public static Task<IResult> Remind(string edition, HttpContext http, [AsParameters] ParticipationParts parts, CancellationToken cancellation) => ActAsync(
        edition, http, parts, "reminded", it => it.Listed.Where(city => it.Filter.Takes(city) && CanBeReminded(it.Edition, city, parts.Log.Now)),
        (_, cities) => RemindCitiesEndpoint.RemindAsync(edition, cities, parts.Log, http.Request.Actor(), cancellation), cancellation);

    /// <summary>Invites the cities that were selected, or all of the region and the band that were not invited yet.</summary>
    [For(Role.Editor)]
    public static Task<IResult> Invite(string edition, HttpContext http, [AsParameters] ParticipationParts parts, CancellationToken cancellation) => ActAsync(
        edition, http, parts, "invited", it => it.Invitable.Where(it.Filter.IsPlaced),
        (typed, cities) => InviteCitiesEndpoint.InviteAsync(edition, new(cities, typed.Has("language") ? typed["language"] : null), parts.Log, http.Request.Actor(), cancellation), cancellation);

    public static string Address(string edition) => $"/editions/{edition}/participation";

    /// <summary>Whether a city's form is still to come, and would be taken.</summary>
    public static bool CanBeReminded(Edition edition, ListedCity it, DateTimeOffset now) =>
        it.Stage is ParticipationStage.Invited or ParticipationStage.Started or ParticipationStage.Returned &&
        (edition.Stage == EditionStage.Open || (edition.Stage == EditionStage.Closed && it.Reach?.ExtendedUntil > now));

    private static async Task<IResult> ActAsync(
        string edition, HttpContext http, ParticipationParts parts, string done, Func<Read, IEnumerable<ListedCity>> all,
        Func<Typed, IReadOnlyList<string>, Task<IReadOnlyList<CityOutcome>>> act, CancellationToken cancellation)
    {
        var typed = await http.TypedAsync();
        try
        {
            var cities = typed.Has("all") ? [.. all(await ReadAsync(edition, http, parts, cancellation)).Select(it => it.City)] : typed.All("city");
            var outcomes = await act(typed, cities);
            await parts.Positions.WaitForAsync(outcomes.Max(it => it.Position) ?? 0, Patience, cancellation);
            if (outcomes.Any(it => it.Refusal is not null))
                return await ShowAsync(edition, http, parts, cancellation, outcomes, typed: typed, done: done);
            var count = outcomes.Count(it => it.Outcome == ReachOutcome.Recorded).ToString(CultureInfo.InvariantCulture);
            return Results.LocalRedirect(QueryHelpers.AddQueryString(Address(edition) + ParticipationFilter.Of(http.Request.Query).Query(), done, count));
        }
        catch (Exception failure) when (FormPage.ProblemOf(failure, http) is { } problem)
        {
            return await ShowAsync(edition, http, parts, cancellation, problem: problem, typed: typed);
        }
    }

    private static async Task<IResult> ShowAsync(
        string edition, HttpContext http, ParticipationParts parts, CancellationToken cancellation, IReadOnlyList<CityOutcome>? outcomes = null, Problem? problem = null, Typed? typed = null, string? done = null)
    {
        var it = await ReadAsync(edition, http, parts, cancellation);
        var page = http.Features.Get<Page>()!;
        page.ReadAt = Address(edition);
        page.Position = it.Participation.Position;
        var matching = it.Listed.Where(it.Filter.Takes).ToList();
        var after = http.Request.Query["after"].FirstOrDefault();
        var from = matching.Where(city => string.CompareOrdinal(city.City, after) > 0).Take(OnePage + 1).ToList();
        var those = from.Take(OnePage).ToList();
        var refused = outcomes?.Where(city => city.Refusal is not null).ToList() ?? [];
        var recorded = outcomes?.Count(city => city.Outcome == ReachOutcome.Recorded);
        return PagesModule.Show<ParticipationShown>(
            nameof(ParticipationShown.View),
            new ParticipationView(
                it.Edition, it.Participation, InvitationList.Of(it.Participation).Progress, parts.Mail.IsConfigured, it.Filter, those, matching.Count,
                matching.Count(city => CanBeReminded(it.Edition, city, parts.Log.Now)), it.Invitable.Count(it.Filter.IsPlaced), parts.Log.Now,
                after is { Length: > 0 }, from.Count > OnePage ? those[^1].City : null,
                Count("reminded"), Count("invited"), refused, it.Names, problem, typed ?? Typed.Nothing),
            problem?.Status ?? (recorded == 0 ? Problem.Of([refused[0].Refusal!], page.Language).Status : StatusCodes.Status200OK));

        int? Count(string what) => done == what ? recorded : int.TryParse(http.Request.Query[what], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
    }

    private static async Task<Read> ReadAsync(string edition, HttpContext http, ParticipationParts parts, CancellationToken cancellation)
    {
        if (!Id.IsValid(edition))
            throw new RefusedException("not-found", Id.Invalid("edition", edition).Said);
        var filter = ParticipationFilter.Of(http.Request.Query);
        var participation = await ReadParticipationEndpoint.ReadAsync(
            edition, PointInTime.Now, http.Request.Caller(), parts.Reader, parts.Participations, parts.Reached, cancellation);
        var there = await parts.Reader.EditionAsync(edition, participation.Position, cancellation);
        var cities = await parts.Reader.CitiesAsync(participation.Position, cancellation);
        var taking = participation.Cities.Select(it => it.City).ToHashSet(StringComparer.Ordinal);
        var succeeded = cities.Values.Select(it => it.Predecessor).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var others = there.Stage is EditionStage.Planned or EditionStage.Open
            ? cities.Where(it => it.Value.Registered?.Fictional == there.Demonstration && !taking.Contains(it.Key) && !succeeded.Contains(it.Key)).ToDictionary(StringComparer.Ordinal)
            : [];
        var reach = filter.IsOfInvited ? null : await parts.Reached.OfCitiesAsync(there, others, new Dictionary<string, ParticipationStage>(), cancellation);
        List<ListedCity> invitable =
        [
            .. from it in others.OrderBy(it => it.Key, StringComparer.Ordinal)
               let classified = it.Value.Classifications.GetValueOrDefault(edition)
               select new ListedCity(it.Key, it.Value.Name, null, classified?.Region, classified?.Band, reach?[it.Key]),
        ];
        return new(
            there, participation, filter, filter.IsOfInvited ? [.. participation.Cities.Select(it => new ListedCity(it.City, it.Name, it.Stage, it.Region, it.Band, it.Reach))] : invitable, invitable,
            cities.ToDictionary(it => it.Key, it => it.Value.Name, StringComparer.Ordinal));
    }

    /// <summary>What the page is made of, and what is acted on when all that it lists is.</summary>
    private sealed record Read(
        Edition Edition, Editions.Participation Participation, ParticipationFilter Filter, IReadOnlyList<ListedCity> Listed, IReadOnlyList<ListedCity> Invitable, IReadOnlyDictionary<string, string> Names);
}
