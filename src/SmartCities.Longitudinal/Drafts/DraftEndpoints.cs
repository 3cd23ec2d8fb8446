using System.Globalization;
using JasperFx.Events;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Drafts;

/// <summary>A draft: the answers so far, and what is still open.</summary>
public sealed record DraftBody(
    string Edition,
    string City,
    bool Begun,
    int? Questionnaire,
    string Language,
    IReadOnlyDictionary<string, Answer> Answers,
    IReadOnlyDictionary<string, string> Comments,
    IReadOnlyList<string> RequiredMissing,
    IReadOnlyList<string> NotAsked);

public static class ReadDraftEndpoint
{
    [WolverineGet("/api/v1/editions/{edition}/drafts/{city}"), Gives(typeof(DraftBody))]
    public static async Task<IResult> Get(string edition, string city, HttpRequest request, EventLog log, Reader reader, CancellationToken cancellation)
    {
        request.Allow();
        var definitions = await EditionAndCity.RequireAsync(edition, city, log, reader, cancellation);
        var draft = await log.ReadAsync<Draft>(Streams.Draft(edition, city), cancellation);
        return new Read(Body(definitions, city, draft.State), string.Create(CultureInfo.InvariantCulture, $"\"{draft.Version}\""));
    }

    private static DraftBody Body(Edition edition, string city, Draft draft)
    {
        var form = edition.Questionnaires.GetValueOrDefault(draft.Questionnaire) ?? edition.Questionnaire;
        var states = form?.States(draft.Answers, Statistics.ProvenanceKind.Submitted);
        return new(
            edition.Id, city, draft.IsOpen, form?.Version, draft.Language, draft.Answers, draft.Comments,
            [.. form?.RequiredButMissing(draft.Answers).Select(it => it.Id) ?? []],
            [.. form?.Questions.Where(it => it.Condition is not null && states!.Excludes(it.Id)).Select(it => it.Id) ?? []]);
    }
}

public static class RecordAnswersEndpoint
{
    /// <summary>Answers merge: only a question that someone else changed since the version that was read is refused.</summary>
    [WolverinePatch("/api/v1/editions/{edition}/drafts/{city}"), Takes(typeof(RecordAnswers)), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Patch(string edition, string city, HttpRequest request, EventLog log, Reader reader, CancellationToken cancellation)
    {
        request.Allow();
        var read = request.IfMatch();
        var record = await request.BodyAsync<RecordAnswers>();
        await EditionAndCity.RequireAsync(edition, city, log, reader, cancellation);
        for (var attempt = 1; ; attempt++)
        {
            var current = await log.ReadAsync<Edition>(Streams.Edition(edition), cancellation);
            var events = await log.EventsAsync(Streams.Draft(edition, city), long.MaxValue, cancellation);
            if (read > events.Count)
                throw new StaleException(Streams.Draft(edition, city));
            if (ConflictsSince(events, read, record) is { Count: > 0 } conflicts)
                throw new DraftConflictException(conflicts);

            var draft = EventLog.Fold<Draft>(events);
            try
            {
                return new Written(await log.RecordAsync(
                    [(Streams.Draft(edition, city), draft.Version, RecordAnswers.Decide(draft.State, record, current.State, city))], request.Actor(), cancellation));
            }
            catch (StaleException) when (attempt < 5)
            {
            }
        }
    }

    private static List<DraftConflict> ConflictsSince(IReadOnlyList<IEvent> events, long version, RecordAnswers record) =>
        [.. events
            .Where(it => it.Version > version && it.Data is AnswersRecorded)
            .SelectMany(it => ((AnswersRecorded)it.Data).Changes.Select(change => (it, change)))
            .Where(it => record.Answers?.TryGetValue(it.change.Question, out var yours) == true && yours != it.change.To)
            .GroupBy(it => it.change.Question)
            .Select(it => it.Last())
            .Select(it => new DraftConflict(it.change.Question, record.Answers![it.change.Question], it.change.To, it.it.UserName ?? "system", it.it.Timestamp))];
}

/// <summary>What every answer needs first: an edition, and a city that exists.</summary>
public static class EditionAndCity
{
    public static async Task<Edition> RequireAsync(string edition, string city, EventLog log, Reader reader, CancellationToken cancellation)
    {
        if (!Id.IsValid(edition))
            throw new RefusedException([Id.Invalid("edition", edition)]);
        if (!Id.IsValid(city))
            throw new RefusedException([Id.Invalid("city", city)]);

        var definitions = (await log.ReadAsync<Edition>(Streams.Edition(edition), cancellation)).State;
        if (definitions.Stage == EditionStage.None)
            throw new RefusedException("edition-unknown", $"There is no edition \"{edition}\".");
        var there = (await log.ReadAsync<Cities.City>(Streams.City(city), cancellation)).State;
        if (there.Registered is not { } registered)
            throw new RefusedException("city-unknown", $"There is no city \"{city}\".");
        return registered.Fictional == definitions.Demonstration
            ? definitions
            : throw new RefusedException("fiction-and-fact", "Fictional cities take part in demonstration editions only, and real ones never do.");
    }
}
