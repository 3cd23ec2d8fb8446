using System.Globalization;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Audit;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Mail;
using SmartCities.Longitudinal.Pages.Forms;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Pages;

/// <summary>
/// How one city is reached: what it was sent and who got it, and what may be done now. What was just done; what was typed into a form that was refused, by the
/// last part of its address, stays in it.
/// </summary>
public sealed record InvitationView(
    Edition Edition, City City, Submission Submission, long Version, CityReach Reach, IReadOnlyDictionary<string, string> Names, bool SendsMail, IReadOnlyList<Entry> Done, Problem? Problem, Typed Typed,
    string? Refused)
{
    public string Id => City.Registered!.City;

    public bool CanBeInvited => Edition.Stage is EditionStage.Planned or EditionStage.Open && InviteCity.Decide(Submission, new(Again: true), Edition, Id) is Accepted { Events.Count: > 0 };

    public bool CanBeReminded => RemindCity.Decide(Submission, new(), Edition, Id) is Accepted { Events.Count: > 0 };

    /// <summary>Whether its form may be taken later than others'; until when is asked.</summary>
    public bool CanBeGivenTime => ExtendCity.Decide(Submission, new(DateTimeOffset.MaxValue, "–"), Edition, Id, DateTimeOffset.MinValue) is Accepted;
}

/// <summary>One city's invitation to an edition, for editors: everything that reaches it.</summary>
public static class InvitationPage
{
    [For(Role.Editor)]
    public static Task<IResult> Get(string edition, string city, HttpContext http, [AsParameters] ParticipationParts parts, ActorDirectory directory, CancellationToken cancellation) =>
        ShowAsync(edition, city, http, parts, directory, cancellation);

    [For(Role.Editor)]
    public static Task<IResult> Invite(string edition, string city, HttpContext http, [AsParameters] ParticipationParts parts, ActorDirectory directory, CancellationToken cancellation) => DecideAsync(
        edition, city, http, parts, directory,
        (typed, submission, its) => InviteCity.Decide(submission, new(InviteCitiesEndpoint.Language(typed.Has("language") ? typed["language"] : null), Again: true), its, city), cancellation);

    [For(Role.Editor)]
    public static Task<IResult> Remind(string edition, string city, HttpContext http, [AsParameters] ParticipationParts parts, ActorDirectory directory, CancellationToken cancellation) => DecideAsync(
        edition, city, http, parts, directory, (_, submission, its) => RemindCity.Decide(submission, new(), its, city), cancellation);

    /// <summary>Gives the city time until a day and a time as clocks in the edition's time zone show them.</summary>
    [For(Role.Editor)]
    public static Task<IResult> Extend(string edition, string city, HttpContext http, [AsParameters] ParticipationParts parts, ActorDirectory directory, CancellationToken cancellation) => DecideAsync(
        edition, city, http, parts, directory,
        (typed, submission, its) => ExtendCity.Decide(submission, new(Until(typed, its), typed["reason"]), its, city, parts.Log.Now), cancellation);

    [For(Role.Editor)]
    public static async Task<IResult> Withdraw(
        string edition, string city, HttpContext http, [AsParameters] ParticipationParts parts, ActorDirectory directory, Links links, CancellationToken cancellation) => await ActAsync(
        edition, city, http, parts, directory, Typed.Nothing, () => WithdrawInvitationEndpoint.WithdrawAsync(edition, city, parts.Log, links, http.Request.Actor(), cancellation), cancellation);

    public static string Address(string edition, string city) => $"/editions/{edition}/invitations/{city}";

    private static DateTimeOffset Until(Typed typed, Edition edition) =>
        DateTime.TryParseExact($"{typed["date"]} {typed["time"]}", ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock) &&
        Deadline.MomentOf(clock, edition.TimeZone) is { } until
            ? until
            : throw new RefusedException("until-invalid", "This is no day and time that clocks there show; write them as 2031-07-14 and 23:59.", "/until");

    private static async Task<IResult> DecideAsync(
        string edition, string city, HttpContext http, ParticipationParts parts, ActorDirectory directory, Func<Typed, Submission, Edition, Decision> decide, CancellationToken cancellation)
    {
        var typed = await http.TypedAsync();
        return await ActAsync(
            edition, city, http, parts, directory, typed,
            () => EditionAndCity.DecideOnSubmissionAsync(edition, city, typed.Version, parts.Log, http.Request.Actor(), (submission, its) => decide(typed, submission, its), cancellation), cancellation);
    }

    private static Task<IResult> ActAsync(
        string edition, string city, HttpContext http, ParticipationParts parts, ActorDirectory directory, Typed typed, Func<Task<Recorded>> act, CancellationToken cancellation) =>
        FormPage.ActAsync(http, Address(edition, city), act, problem => ShowAsync(edition, city, http, parts, directory, cancellation, problem, typed));

    private static async Task<IResult> ShowAsync(
        string edition, string city, HttpContext http, ParticipationParts parts, ActorDirectory directory, CancellationToken cancellation, Problem? problem = null, Typed? typed = null)
    {
        var page = http.Features.Get<Page>()!;
        var it = await EditionAndCity.ReadAsync(edition, city, parts.Log, cancellation);
        var events = await parts.Log.EventsSinceAsync(it.SubmissionStream, 0, cancellation);
        page.ReadAt = Address(edition, city);
        var stages = await parts.Participations.OfEditionAsync(edition, await parts.Positions.LastRecordedAsync(cancellation), cancellation);
        var reach = (await parts.Reached.OfCitiesAsync(it.Edition.State, new Dictionary<string, City> { [city] = it.City.State }, stages, cancellation))[city];
        var people = await directory.FindAsync([.. reach.Mail.Select(one => one.To).Where(ActorDirectory.IsOfPerson).Distinct()], cancellation);
        return PagesModule.Show<InvitationShown>(
            nameof(InvitationShown.View),
            new InvitationView(
                it.Edition.State, it.City.State, it.Submission.State, it.Submission.Version, reach, people.ToDictionary(one => one.Key, one => one.Value.Name), parts.Mail.IsConfigured,
                problem is null ? FormPage.DoneAt(events, http.Request.Query["done"], it.Edition.State, it.City.State, page.Language) : [],
                problem, typed ?? Typed.Nothing, problem is null ? null : http.Request.Path.Value?[page.ReadAt.Length..].TrimStart('/')),
            problem?.Status ?? 200);
    }
}
