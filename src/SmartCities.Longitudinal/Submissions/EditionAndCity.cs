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

/// <summary>What a decision about a city's part in an edition is taken on, read in one round trip.</summary>
public sealed record Participation(Folded<Edition> Edition, Folded<City> City, IReadOnlyList<IEvent> DraftEvents, Folded<Submission> Submission)
{
    public Folded<Draft> Draft => EventLog.Fold<Draft>(DraftEvents);

    /// <summary>The form the draft is filled in on: the one it was begun on, else the latest.</summary>
    public Questionnaire? Form => Draft.State.IsOpen ? Edition.State.Questionnaires.GetValueOrDefault(Draft.State.Questionnaire) : Edition.State.Questionnaire;

    /// <summary>Whether the form can be filled in now: the edition is open, and nothing submitted stands.</summary>
    public bool IsToFillIn =>
        Edition.State.Stage == EditionStage.Open && Submission.State.Stage is not (SubmissionStage.Submitted or SubmissionStage.Accepted or SubmissionStage.Withdrawn);

    public string SubmissionStream => Streams.Submission(Edition.State.Id, City.State.Registered!.City);

    public string DraftStream => Streams.Draft(Edition.State.Id, City.State.Registered!.City);

    /// <summary>A decision on the submission, as somebody read it.</summary>
    public (string Stream, long Version, Decision Decision) OnSubmission(long? read, Func<Submission, Decision> decide) =>
        (SubmissionStream, Submission.Version, Submission.DecideOn(read, SubmissionStream, decide));
}

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
    /// Decides on one of the city's streams and records it, provided that the edition still stands as it was read: what was decided while it was open
    /// is not recorded once it is closed, but decided again.
    /// </summary>
    public static Task<Recorded> DecideAsync(
        string edition, string city, EventLog log, Actor actor, Func<Participation, (string Stream, long Version, Decision Decision)> decide, CancellationToken cancellation) =>
        DecideAsync(edition, city, log, actor, it => Task.FromResult<IReadOnlyList<(string, long, Decision)>>([decide(it)]), _ => [], cancellation);

    /// <summary>The same for several streams in one transaction; <paramref name="reliedOn"/> names what has to stand beside the edition until then.</summary>
    public static Task<Recorded> DecideAsync(
        string edition, string city, EventLog log, Actor actor, Func<Participation, Task<IReadOnlyList<(string Stream, long Version, Decision Decision)>>> decide,
        Func<Participation, IReadOnlyList<(string Stream, long Version)>> reliedOn, CancellationToken cancellation) =>
        log.InTurnAsync(Streams.Submission(edition, city), actor, () => DecideInTurnAsync(edition, city, log, actor, decide, reliedOn, cancellation), cancellation);

    private static async Task<Recorded> DecideInTurnAsync(
        string edition, string city, EventLog log, Actor actor, Func<Participation, Task<IReadOnlyList<(string Stream, long Version, Decision Decision)>>> decide,
        Func<Participation, IReadOnlyList<(string Stream, long Version)>> reliedOn, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var it = await ReadAsync(edition, city, log, cancellation);
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
    }

    /// <summary>What a decision about a city's part in an edition would be taken on now.</summary>
    public static async Task<Participation> ReadAsync(string edition, string city, EventLog log, CancellationToken cancellation)
    {
        CheckIds(edition, city);
        await using var look = log.Look();
        var (definitions, there) = (look.At<Edition>(Streams.Edition(edition)), look.At<City>(Streams.City(city)));
        var (draft, submission) = (look.EventsOf(Streams.Draft(edition, city)), look.At<Submission>(Streams.Submission(edition, city)));
        await look.ReadAsync(cancellation);
        Require(edition, city, (await definitions).State, (await there).State);
        var (of, standing) = (await definitions, await submission);
        return new(of with { State = of.State.For(standing.State.Extended, log.Now) }, await there, await draft, standing);
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
