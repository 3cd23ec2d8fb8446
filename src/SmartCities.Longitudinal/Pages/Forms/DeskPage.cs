using JasperFx.Events;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Audit;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Drafts;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Pages.Forms;

/// <summary>When a revision was made, by which event.</summary>
public sealed record RevisionMade(int Revision, DateTimeOffset At, long Position);

/// <summary>
/// A city's part in an edition: where it stands, what is to do next, what waits. The draft is shown to those who may write it; what was typed into a form of
/// this page that was refused stays in it.
/// </summary>
public sealed record DeskView(
    Edition Edition, City City, Submission Submission, long Version, IReadOnlyList<Progress>? Sections, bool IsDraftBegun, bool IsToFillIn, IReadOnlyList<QueryBody> Queries,
    IReadOnlyList<ProposedAmendment> Proposals, IReadOnlyList<RevisionMade> Revisions, IReadOnlyList<SuggestedAmendment> Suggested, IReadOnlyList<Entry> Done, Problem? Problem, Typed Typed, string? Refused)
{
    public string Address => FormPage.Desk(Edition.Id, City.Registered!.City);

    /// <summary>Queries that wait for the city.</summary>
    public IReadOnlyList<QueryBody> Asked => [.. Queries.Where(it => it.Stage == QueryStage.Open)];

    public bool CanAmend => Submission.CanBeAmended(Edition.Stage);
}

public static class DeskPage
{
    [For(Role.Analyst, OwnCity = true)]
    public static Task<IResult> Get(string edition, string city, HttpContext http, EventLog log, LastTime lastTime, CancellationToken cancellation) => ShowAsync(edition, city, http, log, lastTime, cancellation);

    [For(Role.Editor)]
    public static Task<IResult> Accept(string edition, string city, HttpContext http, EventLog log, LastTime lastTime, CancellationToken cancellation) =>
        DecideAsync(edition, city, http, log, lastTime, (_, submission, _) => AcceptForm.Decide(submission, new()), cancellation);

    [For(Role.Editor)]
    public static async Task<IResult> Return(string edition, string city, HttpContext http, EventLog log, LastTime lastTime, CancellationToken cancellation)
    {
        var typed = await http.TypedAsync();
        return await DoAsync(edition, city, http, log, lastTime, typed, () => ReturnWhatWasSubmitted.ReturnAsync(edition, city, typed.Version, new(typed["reason"]), log, http.Request.Actor(), cancellation), cancellation);
    }

    [For(Role.Editor, OwnCity = true)]
    public static Task<IResult> Withdraw(string edition, string city, HttpContext http, EventLog log, LastTime lastTime, CancellationToken cancellation) =>
        DecideAsync(edition, city, http, log, lastTime, (typed, submission, _) => WithdrawForm.Decide(submission, new(typed["reason"])), cancellation);

    [For(Role.Editor, OwnCity = true)]
    public static Task<IResult> Reinstate(string edition, string city, HttpContext http, EventLog log, LastTime lastTime, CancellationToken cancellation) =>
        DecideAsync(edition, city, http, log, lastTime, (typed, submission, its) => ReinstateForm.Decide(submission, new(typed["reason"], http.Request.Caller().IsAtLeast(Role.Editor)), its), cancellation);

    /// <summary>The city's wish; it needs no form that stands.</summary>
    [For(Role.Editor, OwnCity = true)]
    public static Task<IResult> Wish(string edition, string city, HttpContext http, EventLog log, LastTime lastTime, CancellationToken cancellation) =>
        DecideAsync(edition, city, http, log, lastTime, (typed, submission, _) => WishPublication.Decide(submission, new(typed["wish"] == "yes")), cancellation);

    [For(Role.Administrator, OwnCity = true)]
    public static async Task<IResult> Confirm(string edition, string city, HttpContext http, EventLog log, LastTime lastTime, CancellationToken cancellation)
    {
        var typed = await http.TypedAsync();
        return await DoAsync(edition, city, http, log, lastTime, typed, () => ConfirmWhatWasTranscribed.ConfirmAsync(edition, city, typed.Version, log, http.Request.Actor(), cancellation), cancellation);
    }

    private static async Task<IResult> DecideAsync(
        string edition, string city, HttpContext http, EventLog log, LastTime lastTime, Func<Typed, Submission, Edition, Decision> decide, CancellationToken cancellation)
    {
        var typed = await http.TypedAsync();
        return await DoAsync(
            edition, city, http, log, lastTime, typed,
            () => EditionAndCity.DecideOnSubmissionAsync(edition, city, typed.Version, log, http.Request.Actor(), (submission, its) => decide(typed, submission, its), cancellation), cancellation);
    }

    private static Task<IResult> DoAsync(string edition, string city, HttpContext http, EventLog log, LastTime lastTime, Typed typed, Func<Task<Recorded>> act, CancellationToken cancellation) =>
        FormPage.ActAsync(http, FormPage.Desk(edition, city), act, problem => ShowAsync(edition, city, http, log, lastTime, cancellation, problem, typed));

    private static async Task<IResult> ShowAsync(
        string edition, string city, HttpContext http, EventLog log, LastTime lastTime, CancellationToken cancellation, Problem? problem = null, Typed? typed = null)
    {
        var page = http.Features.Get<Page>()!;
        var it = await EditionAndCity.ReadAsync(edition, city, log, cancellation);
        var events = await log.EventsSinceAsync(it.SubmissionStream, 0, cancellation);
        page.ReadAt = FormPage.Desk(edition, city);
        var caller = http.Request.Caller();
        var fills = caller.IsAtLeast(Role.Editor) || caller.IsOf(city);
        return PagesModule.Show<DeskShown>(
            nameof(DeskShown.View),
            new DeskView(
                it.Edition.State, it.City.State, it.Submission.State, it.Submission.Version,
                fills && it.IsToFillIn && it.Form is { } form ? Progress.Of(form, it.Draft.State.Answers) : null, it.Draft.Version > 0, fills && it.IsToFillIn,
                QueryBody.Of(events), ProposedAmendment.Of(events, CityVault.Shut), RevisionsOf(events),
                fills && it.Submission.State.IsSubmitted ? await lastTime.SuggestedAsync(it.Edition.State, city, cancellation) : [],
                problem is null ? FormPage.DoneAt(events, http.Request.Query["done"], it.Edition.State, it.City.State, page.Language) : [],
                problem, typed ?? Typed.Nothing, problem is null ? null : http.Request.Path.Value?[(page.ReadAt.Length + 1)..]),
            problem?.Status ?? 200);
    }

    /// <summary>Newest first.</summary>
    private static List<RevisionMade> RevisionsOf(IReadOnlyList<IEvent> events) =>
    [
        .. events.Select(it => (it, it.Data switch
            {
                FormSubmitted made => made.Revision,
                AnswersAmended made => made.Revision,
                AmendmentApproved made => made.Revision,
                _ => 0,
            }))
            .Where(it => it.Item2 > 0)
            .Select(it => new RevisionMade(it.Item2, it.it.Timestamp, it.it.Sequence))
            .Reverse(),
    ];
}
