using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Audit;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Pages.Forms;

/// <summary>A query with its conversation, the answer it is about, and what can be said to it.</summary>
public sealed record QueryView(
    Edition Edition, City City, Submission Submission, long Version, QueryBody Query, IReadOnlyList<Entry> Done, Problem? Problem, Typed Typed);

/// <summary>A query about to be raised: on which answers one can be.</summary>
public sealed record AskView(Edition Edition, City City, Submission Submission, long Version, Questionnaire Form, Problem? Problem, Typed Typed);

public static class QueryPage
{
    [For(Role.Analyst, OwnCity = true)]
    public static Task<IResult> Get(string edition, string city, int query, HttpContext http, EventLog log, CancellationToken cancellation) =>
        ShowAsync(edition, city, query, http, log, cancellation);

    [For(Role.Editor, OwnCity = true)]
    public static async Task<IResult> Reply(string edition, string city, int query, HttpContext http, EventLog log, CancellationToken cancellation)
    {
        var typed = await http.TypedAsync();
        var reply = new ReplyToQuery(query, typed["reply"], typed.Has("resolved"), http.Request.Caller().IsAtLeast(Role.Editor));
        return await DecideAsync(edition, city, query, http, log, typed, (submission, _) => ReplyToQuery.Decide(submission, reply), cancellation);
    }

    [For(Role.Editor)]
    public static async Task<IResult> Close(string edition, string city, int query, HttpContext http, EventLog log, CancellationToken cancellation)
    {
        var typed = await http.TypedAsync();
        return await DecideAsync(edition, city, query, http, log, typed, (submission, _) => CloseQuery.Decide(submission, new(query, typed["note"] is { Length: > 0 } note ? note : null)), cancellation);
    }

    [For(Role.Editor)]
    public static Task<IResult> Ask(string edition, string city, HttpContext http, EventLog log, CancellationToken cancellation) =>
        AskAsync(edition, city, http, log, new([KeyValuePair.Create("question", (IReadOnlyList<string>)[http.Request.Query["question"].ToString()])]), null, cancellation);

    [For(Role.Editor)]
    public static async Task<IResult> Raise(string edition, string city, HttpContext http, EventLog log, CancellationToken cancellation)
    {
        var typed = await http.TypedAsync();
        return await FormPage.ActAsync(
            http, FormPage.Desk(edition, city),
            () => EditionAndCity.DecideOnSubmissionAsync(
                edition, city, typed.Version, log, http.Request.Actor(), (submission, its) => RaiseQuery.Decide(submission, new(typed["question"], typed["text"]), its), cancellation),
            problem => AskAsync(edition, city, http, log, typed, problem, cancellation));
    }

    private static Task<IResult> DecideAsync(
        string edition, string city, int query, HttpContext http, EventLog log, Typed typed, Func<Submission, Edition, Decision> decide, CancellationToken cancellation) =>
        FormPage.ActAsync(
            http, Address(edition, city, query),
            () => EditionAndCity.DecideOnSubmissionAsync(edition, city, typed.Version, log, http.Request.Actor(), decide, cancellation),
            problem => ShowAsync(edition, city, query, http, log, cancellation, problem, typed));

    private static async Task<IResult> ShowAsync(
        string edition, string city, int query, HttpContext http, EventLog log, CancellationToken cancellation, Problem? problem = null, Typed? typed = null)
    {
        var page = http.Features.Get<Page>()!;
        var it = await EditionAndCity.ReadAsync(edition, city, log, cancellation);
        var events = await log.EventsSinceAsync(it.SubmissionStream, 0, cancellation);
        var asked = QueryBody.Of(events).FirstOrDefault(one => one.Query == query) ?? throw new RefusedException(((Longitudinal.Refused)SubmissionRefusals.QueryUnknown(query)).Refusals);
        page.ReadAt = Address(edition, city, query);
        return PagesModule.Show<QueryShown>(
            nameof(QueryShown.View),
            new QueryView(
                it.Edition.State, it.City.State, it.Submission.State, it.Submission.Version, asked,
                problem is null ? FormPage.DoneAt(events, http.Request.Query["done"], it.Edition.State, it.City.State, page.Language) : [], problem, typed ?? Typed.Nothing),
            problem?.Status ?? 200);
    }

    private static async Task<IResult> AskAsync(string edition, string city, HttpContext http, EventLog log, Typed typed, Problem? problem, CancellationToken cancellation)
    {
        var it = await EditionAndCity.ReadAsync(edition, city, log, cancellation);
        if (!it.Submission.State.IsSubmitted)
            return Results.LocalRedirect(FormPage.Desk(edition, city));
        return PagesModule.Show<AskShown>(
            nameof(AskShown.View),
            new AskView(it.Edition.State, it.City.State, it.Submission.State, it.Submission.Version, it.Edition.State.Questionnaires[it.Submission.State.Questionnaire], problem, typed),
            problem?.Status ?? 200);
    }

    private static string Address(string edition, string city, int query) => FormattableString.Invariant($"{FormPage.Desk(edition, city)}/queries/{query}");
}
