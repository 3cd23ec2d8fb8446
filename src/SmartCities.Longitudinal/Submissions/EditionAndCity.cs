using JasperFx.Events;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Drafts;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>What a decision about what a city submitted is taken on, read in one round trip.</summary>
public record Respondent(Folded<Edition> Edition, Folded<City> City, Folded<Submission> Submission)
{
    public string SubmissionStream => Streams.Submission(Edition.State.Id, City.State.Registered!.City);

    /// <summary>A decision on the submission, as somebody read it.</summary>
    public (string Stream, long Version, Decision Decision) OnSubmission(long? read, Func<Submission, Decision> decide) =>
        (SubmissionStream, Submission.Version, Submission.DecideOn(read, SubmissionStream, decide));
}

/// <summary>The same with the city's draft beside it.</summary>
public sealed record Participation(Respondent Of, IReadOnlyList<IEvent> DraftEvents) : Respondent(Of)
{
    public Folded<Draft> Draft => EventLog.Fold<Draft>(DraftEvents);

    /// <summary>The form the draft is filled in on: the one it was begun on, else the latest.</summary>
    public Questionnaire? Form => Draft.State.IsOpen ? Edition.State.Questionnaires.GetValueOrDefault(Draft.State.Questionnaire) : Edition.State.Questionnaire;

    /// <summary>Whether the form can be filled in now: the edition is open, and nothing submitted stands.</summary>
    public bool IsToFillIn =>
        Edition.State.Stage == EditionStage.Open && Submission.State.Stage is not (SubmissionStage.Submitted or SubmissionStage.Accepted or SubmissionStage.Withdrawn);

    public string DraftStream => Streams.Draft(Edition.State.Id, City.State.Registered!.City);
}

/// <summary>What every answer needs first: an edition, and a city that exists.</summary>
public static class EditionAndCity
{
    public static async Task<Edition> RequireAsync(string edition, string city, EventLog log, Reader reader, CancellationToken cancellation) =>
        (await RequireBothAsync(edition, city, log, cancellation)).Edition;

    public static Task<(Edition Edition, City City)> RequireBothAsync(string edition, string city, EventLog log, CancellationToken cancellation) =>
        RequireBothAsync(edition, city, log.Look(), cancellation);

    /// <summary>The same with whatever else is asked for in one look, which is taken.</summary>
    public static async Task<(Edition Edition, City City)> RequireBothAsync(string edition, string city, LogLook look, CancellationToken cancellation)
    {
        CheckIds(edition, city);
        var (definitions, there) = (look.At<Edition>(Streams.Edition(edition)), look.At<City>(Streams.City(city)));
        await look.ReadAsync(cancellation);
        return (Require(edition, city, (await definitions).State, (await there).State), (await there).State);
    }

    /// <summary>Decides on the city's submission as the request read it (<c>If-Match</c>): a decision takes no staleness.</summary>
    public static async Task<Recorded> DecideOnSubmissionAsync(
        this HttpRequest request, string edition, string city, EventLog log, Func<Submission, Edition, Decision> decide, CancellationToken cancellation)
    {
        var read = request.IfMatch();
        return await DecideOnSubmissionAsync(edition, city, read, log, request.Actor(), decide, cancellation);
    }

    /// <summary>Decides on the city's submission as somebody read it, at this version.</summary>
    public static Task<Recorded> DecideOnSubmissionAsync(
        string edition, string city, long? read, EventLog log, Actor actor, Func<Submission, Edition, Decision> decide, CancellationToken cancellation) =>
        DecideAsync(edition, city, log, actor, it => it.OnSubmission(read, submission => decide(submission, it.Edition.State)), cancellation);

    /// <summary>
    /// Decides on the city's submission and records it, provided that the edition still stands as it was read: what was decided while it was open
    /// is not recorded once it is closed, but decided again.
    /// </summary>
    public static Task<Recorded> DecideAsync(
        string edition, string city, EventLog log, Actor actor, Func<Respondent, (string Stream, long Version, Decision Decision)> decide, CancellationToken cancellation) =>
        DecideAsync(edition, city, log, actor, it => Task.FromResult(decide(it)), cancellation);

    /// <summary>The same where more has to be read for the decision.</summary>
    public static Task<Recorded> DecideAsync(
        string edition, string city, EventLog log, Actor actor, Func<Respondent, Task<(string Stream, long Version, Decision Decision)>> decide, CancellationToken cancellation) =>
        DecideAsync(edition, city, log, actor, ReadInAsync, async it => [await decide(it)], _ => [], cancellation);

    /// <summary>The same for several streams in one transaction; <paramref name="reliedOn"/> names what has to stand beside the edition until then.</summary>
    public static Task<Recorded> DecideAsync(
        string edition, string city, EventLog log, Actor actor, Func<Participation, Task<IReadOnlyList<(string Stream, long Version, Decision Decision)>>> decide,
        Func<Participation, IReadOnlyList<(string Stream, long Version)>> reliedOn, CancellationToken cancellation) =>
        DecideAsync(edition, city, log, actor, ReadAsync, decide, reliedOn, cancellation);

    private static Task<Recorded> DecideAsync<T>(
        string edition, string city, EventLog log, Actor actor, Func<string, string, EventLog, CancellationToken, Task<T>> read,
        Func<T, Task<IReadOnlyList<(string Stream, long Version, Decision Decision)>>> decide, Func<T, IReadOnlyList<(string Stream, long Version)>> reliedOn, CancellationToken cancellation)
        where T : Respondent =>
        log.InTurnAsync(
            Streams.Submission(edition, city), actor,
            async () =>
            {
                for (var attempt = 1; ; attempt++)
                {
                    var it = await read(edition, city, log, cancellation);
                    var decided = await decide(it);
                    try
                    {
                        return await log.RecordAsync(decided, actor, cancellation, [(Streams.Edition(edition), it.Edition.Version), .. reliedOn(it)]);
                    }
                    catch (StaleException) when (attempt < EventLog.Attempts)
                    {
                        await Task.Delay(attempt, cancellation);
                    }
                }
            },
            cancellation);

    /// <summary>What a decision about a city's part in an edition would be taken on now.</summary>
    public static async Task<Participation> ReadAsync(string edition, string city, EventLog log, CancellationToken cancellation)
    {
        var look = log.Look();
        var draft = look.EventsOf(Streams.Draft(edition, city));
        return new(await ReadInAsync(edition, city, log, look, cancellation), await draft);
    }

    private static Task<Respondent> ReadInAsync(string edition, string city, EventLog log, CancellationToken cancellation) =>
        ReadInAsync(edition, city, log, log.Look(), cancellation);

    private static async Task<Respondent> ReadInAsync(string edition, string city, EventLog log, LogLook look, CancellationToken cancellation)
    {
        CheckIds(edition, city);
        var (definitions, there, submission) = (look.At<Edition>(Streams.Edition(edition)), look.At<City>(Streams.City(city)), look.At<Submission>(Streams.Submission(edition, city)));
        await look.ReadAsync(cancellation);
        Require(edition, city, (await definitions).State, (await there).State);
        var (of, standing) = (await definitions, await submission);
        return new(of with { State = of.State.For(standing.State.Extended, log.Now) }, await there, standing);
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
