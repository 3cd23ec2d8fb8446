using JasperFx.Events;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Redactions;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Drafts;

/// <summary>A draft: the answers so far, what is still open, and what was answered last time.</summary>
public sealed record DraftBody(
    string Edition,
    string City,
    bool Begun,
    int? Questionnaire,
    string Language,
    IReadOnlyDictionary<string, Answer> Answers,
    IReadOnlyDictionary<string, string> Comments,
    IReadOnlyDictionary<string, LastTimeReply> Replies,
    IReadOnlyDictionary<string, Answer> Earlier,
    IReadOnlyDictionary<string, LastAnswer> LastTime,
    IReadOnlyList<string> RequiredMissing,
    IReadOnlyList<string> NotAsked);

public static class ReadDraftEndpoint
{
    [WolverineGet("/api/v1/editions/{edition}/drafts/{city}"), For(Role.Editor, OwnCity = true), Gives(typeof(DraftBody))]
    public static async Task<IResult> Get(string edition, string city, HttpRequest request, EventLog log, Reader reader, LastTime lastTime, RedactedTexts redactions, CancellationToken cancellation)
    {
        request.Allow();
        var definitions = await EditionAndCity.RequireAsync(edition, city, log, reader, cancellation);
        var draft = await log.ReadAsync<Draft>(Streams.Draft(edition, city), cancellation);
        var form = definitions.Questionnaires.GetValueOrDefault(draft.State.Questionnaire) ?? definitions.Questionnaire;
        var last = form is null ? new Dictionary<string, LastAnswer>() : await lastTime.OfAsync(definitions, form, city, cancellation);
        return new Read(Body(definitions, form, city, draft.State, last), Read.Version(draft.Version, draft.Version == 0 ? null : redactions.Mark(edition, city)));
    }

    private static DraftBody Body(Edition edition, Questionnaire? form, string city, Draft draft, IReadOnlyDictionary<string, LastAnswer> last)
    {
        var states = form?.States(draft.Answers, Statistics.ProvenanceKind.Submitted);
        return new(
            edition.Id, city, draft.IsOpen, form?.Version, draft.Language, draft.Answers, draft.Comments, draft.Replies,
            draft.Earlier.Where(it => form?.Find(it.Key) is not null && !states!.Excludes(it.Key)).ToDictionary(it => it.Key, it => it.Value),
            last,
            [.. form?.RequiredButMissing(draft.Answers).Select(it => it.Id) ?? []],
            [.. form?.Questions.Where(it => it.Condition is not null && states!.Excludes(it.Id)).Select(it => it.Id) ?? []]);
    }
}

public static class RecordAnswersEndpoint
{
    /// <summary>Answers merge: only a question that someone else changed since the version that was read is refused.</summary>
    [WolverinePatch("/api/v1/editions/{edition}/drafts/{city}"), For(Role.Editor, OwnCity = true), Takes(typeof(RecordAnswers)), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Patch(string edition, string city, HttpRequest request, EventLog log, Reader reader, CancellationToken cancellation)
    {
        request.Allow();
        var read = request.IfMatch();
        var record = await request.BodyAsync<RecordAnswers>();
        return new Written(await RecordInDraft.RecordAsync(
            edition, city, read, log, request.Actor(), it =>
            {
                Conflicts.Refuse(it.DraftEvents.Where(happened => happened.Version > read), record.Answers ?? new Dictionary<string, Answer?>());
                return record;
            }, cancellation));
    }
}
