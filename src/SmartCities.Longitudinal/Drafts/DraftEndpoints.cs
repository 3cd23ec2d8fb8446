using JasperFx.Events;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Redactions;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Drafts;

/// <summary>A draft: the answers so far, what is still open, and what was answered last time. A personal answer that was erased is a reference to it.</summary>
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
    public static async Task<IResult> Get(string edition, string city, HttpRequest request, EventLog log, Reader reader, LastTime lastTime, Vault vault, RedactedTexts redactions, CancellationToken cancellation)
    {
        request.Allow();
        var definitions = await EditionAndCity.RequireAsync(edition, city, log, reader, cancellation);
        var draft = await log.ReadAsync<Draft>(Streams.Draft(edition, city), cancellation);
        var form = definitions.Questionnaires.GetValueOrDefault(draft.State.Questionnaire) ?? definitions.Questionnaire;
        var last = form is null ? new Dictionary<string, LastAnswer>() : await lastTime.OfAsync(definitions, form, city, cancellation);
        var personal = await vault.OpenAsync(request.Caller(), edition, city, cancellation);
        return new Read(Body(definitions, form, city, draft.State, last, personal), Read.Version(draft.Version, personal.Tag, draft.Version == 0 ? null : redactions.Mark(edition, city)));
    }

    private static DraftBody Body(Edition edition, Questionnaire? form, string city, Draft draft, IReadOnlyDictionary<string, LastAnswer> last, CityVault personal)
    {
        var states = form?.States(draft.Answers, Statistics.ProvenanceKind.Submitted);
        return new(
            edition.Id, city, draft.IsOpen, form?.Version, draft.Language, personal.Open(draft.Answers), draft.Comments, draft.Replies,
            personal.Offered(draft.Earlier).Where(it => form?.Find(it.Key) is not null && !states!.Excludes(it.Key)).ToDictionary(),
            last,
            [.. form?.RequiredButMissing(draft.Answers).Select(it => it.Id) ?? []],
            [.. form?.Questions.Where(it => it.Condition is not null && states!.Excludes(it.Id)).Select(it => it.Id) ?? []]);
    }
}

public static class RecordAnswersEndpoint
{
    /// <summary>
    /// Answers merge: only a question that someone else changed since the version that was read is refused. The text of a personal answer is kept apart from
    /// the others, where it can be erased.
    /// </summary>
    [WolverinePatch("/api/v1/editions/{edition}/drafts/{city}"), For(Role.Editor, OwnCity = true), Takes(typeof(RecordAnswers)), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Patch(string edition, string city, HttpRequest request, EventLog log, Vault vault, CancellationToken cancellation)
    {
        request.Allow();
        var read = request.IfMatch();
        var record = await request.BodyAsync<RecordAnswers>();
        return new Written(await RecordInDraft.RecordAsync(
            edition, city, read, log, vault, request.Actor(), (it, personal) =>
            {
                Conflicts.Refuse(it.DraftEvents.Where(happened => happened.Version > read), record.Answers ?? new Dictionary<string, Answer?>(), personal);
                return record;
            }, cancellation, record.Answers?.Keys ?? []));
    }
}
