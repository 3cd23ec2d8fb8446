using System.Globalization;
using JasperFx.Events;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
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
        return new Written(await EditionAndCity.DecideAsync(edition, city, log, request.Actor(), it =>
        {
            if (read > it.DraftEvents.Count)
                throw new StaleException(Streams.Draft(edition, city));
            if (ConflictsSince(it.DraftEvents, read, record) is { Count: > 0 } conflicts)
                throw new DraftConflictException(conflicts);

            var draft = EventLog.Fold<Draft>(it.DraftEvents);
            return (Streams.Draft(edition, city), draft.Version, RecordAnswers.Decide(draft.State, record, it.Edition.State, city));
        }, cancellation));
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

/// <summary>What a decision about a city's part in an edition is taken on, read in one round trip.</summary>
public sealed record Participation(Folded<Edition> Edition, Folded<City> City, IReadOnlyList<IEvent> DraftEvents, Folded<Submission> Submission);

/// <summary>What every answer needs first: an edition, and a city that exists.</summary>
public static class EditionAndCity
{
    public static async Task<Edition> RequireAsync(string edition, string city, EventLog log, Reader reader, CancellationToken cancellation) =>
        (await RequireBothAsync(edition, city, log, cancellation)).Edition;

    public static async Task<(Edition Edition, City City)> RequireBothAsync(string edition, string city, EventLog log, CancellationToken cancellation)
    {
        CheckIds(edition, city);
        await using var look = log.Look();
        var (definitions, there) = (look.At<Edition>(Streams.Edition(edition)), look.At<City>(Streams.City(city)));
        await look.ReadAsync(cancellation);
        return (Require(edition, city, (await definitions).State, (await there).State), (await there).State);
    }

    /// <summary>
    /// Decides on one of the city's streams and records it, provided that the edition still stands as it was read: what was decided while it was open
    /// is not recorded once it is closed, but decided again.
    /// </summary>
    public static async Task<Recorded> DecideAsync(
        string edition, string city, EventLog log, Actor actor, Func<Participation, (string Stream, long Version, Decision Decision)> decide, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var it = await ReadAsync(edition, city, log, cancellation);
            var decided = decide(it);
            try
            {
                return await log.RecordAsync([decided], actor, cancellation, (Streams.Edition(edition), it.Edition.Version));
            }
            catch (StaleException) when (attempt < EventLog.Attempts)
            {
            }
        }
    }

    private static async Task<Participation> ReadAsync(string edition, string city, EventLog log, CancellationToken cancellation)
    {
        CheckIds(edition, city);
        await using var look = log.Look();
        var (definitions, there) = (look.At<Edition>(Streams.Edition(edition)), look.At<City>(Streams.City(city)));
        var (draft, submission) = (look.EventsOf(Streams.Draft(edition, city)), look.At<Submission>(Streams.Submission(edition, city)));
        await look.ReadAsync(cancellation);
        Require(edition, city, (await definitions).State, (await there).State);
        return new(await definitions, await there, await draft, await submission);
    }

    private static void CheckIds(string edition, string city)
    {
        if (!Id.IsValid(edition))
            throw new RefusedException([Id.Invalid("edition", edition)]);
        if (!Id.IsValid(city))
            throw new RefusedException([Id.Invalid("city", city)]);
    }

    private static Edition Require(string edition, string city, Edition definitions, City there)
    {
        if (definitions.Stage == EditionStage.None)
            throw new RefusedException("edition-unknown", $"There is no edition \"{edition}\".");
        if (there.Registered is not { } registered)
            throw new RefusedException("city-unknown", $"There is no city \"{city}\".");
        return registered.Fictional == definitions.Demonstration
            ? definitions
            : throw new RefusedException("fiction-and-fact", "Fictional cities take part in demonstration editions only, and real ones never do.");
    }
}
