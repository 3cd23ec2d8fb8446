using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Pages;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Audit;

/// <summary>A submission as it stood at a position: its revision, the form it is on, and where it stands in its life.</summary>
public sealed record SubmissionPoint(long Position, int Revision, int Questionnaire, SubmissionStage Stage);

/// <summary>
/// What differs between two points of one submission, question by question in the order of the form, and what happened between them: the first page of it,
/// <c>Next</c> is the address of the rest.
/// </summary>
public sealed record SubmissionDifferences(
    string Edition, string City, bool Demonstration, SubmissionPoint From, SubmissionPoint To, IReadOnlyList<EntryChange> Changes, IReadOnlyList<Entry> Events, string? Next);

public static class CompareSubmissionEndpoint
{
    private const int Events = 50;

    [WolverineGet("/api/v1/editions/{edition}/submissions/{city}/changes"), Gives(typeof(SubmissionDifferences)), For(Role.Analyst, OwnCity = true)]
    [Query("from", "A point in time: p:1234, r:2017.0, t:2027-03-01T00:00:00Z or v:1 (a revision); the first revision without it.")]
    [Query("to", "A later point in time, written alike; the present without it.")]
    [Query("lang", "en, es or fr; what Accept-Language asks for without it.")]
    public static async Task<IResult> Get(string edition, string city, HttpRequest request, Trail trail, Entries entries, EventLog log, Reader reader, CancellationToken cancellation)
    {
        request.Allow("from", "to", "lang");
        var language = Spoken.Asked(request);
        var (definitions, there) = await EditionAndCity.RequireBothAsync(edition, city, log, cancellation);
        var (before, from) = await PointAsync("from", "v:1");
        var (after, to) = await PointAsync("to", null);
        if (after.Position < before.Position)
            throw new RefusedException("points-reversed", "\"from\" is the earlier point, \"to\" the later one.", "?from");

        // What the log has beyond the facts cannot be paged yet; the two states are then the same up to there.
        var between = await trail.OfSubmissionAsync(edition, city, drafts: false, TrailFilter.None with { From = before.Position, To = after.Position }, new(null, before.Position, Events), cancellation);
        request.HttpContext.Response.Headers.Vary = "Accept-Language";
        return new Read(new SubmissionDifferences(
            edition, city, definitions.Demonstration, Point(before, from), Point(after, to), Between(before.State, after.State, definitions, language),
            await entries.OfAsync(between.Events, language, null, it => it == city ? there.Name : it, cancellation, definitions),
            between.HasMore ? FormattableString.Invariant($"/api/v1/editions/{edition}/submissions/{city}/history?after=p:{between.Events[^1].Position}&to=p:{after.Position}") : null));

        async Task<(Checkpoint<Submission> There, long Position)> PointAsync(string name, string? otherwise)
        {
            var at = PointInTime.Parse((string?)request.Query[name] ?? otherwise, $"?{name}", ofSubmission: true);
            return SubmissionAt.Require(await SubmissionAt.FindAsync(edition, city, at, log, reader, cancellation), edition, city, at, $"?{name}");
        }
    }

    /// <summary>What differs between two states, in the order of the later form; questions that only the earlier one has come last.</summary>
    public static IReadOnlyList<EntryChange> Between(Submission before, Submission after, Edition edition, string language)
    {
        var (was, now) = (edition.Questionnaires.GetValueOrDefault(before.Questionnaire), edition.Questionnaires.GetValueOrDefault(after.Questionnaire));
        var places = (now?.Questions ?? []).Concat(was?.Questions ?? []).Select(it => it.Id).Distinct().Select((id, place) => (id, place)).ToDictionary(it => it.id, it => it.place);
        return
        [
            .. before.Answers.Keys.Union(after.Answers.Keys)
                .Select(it => (Question: it, From: before.Answers.GetValueOrDefault(it), To: after.Answers.GetValueOrDefault(it)))
                .Where(it => it.From?.Value != it.To?.Value)
                .OrderBy(it => places.GetValueOrDefault(it.Question, int.MaxValue)).ThenBy(it => it.Question, StringComparer.Ordinal)
                .Select(it => Entries.Change(new(it.Question, it.From?.Value, it.To?.Value, it.To?.Provenance), now?.Find(it.Question) ?? was?.Find(it.Question), language) with { Comment = it.To?.Comment }),
        ];
    }

    private static SubmissionPoint Point(Checkpoint<Submission> it, long position) => new(position, it.State.Revision, it.State.Questionnaire, it.State.Stage);
}
