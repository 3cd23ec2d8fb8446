using System.Collections.Concurrent;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>What became of one city of several: recorded, nothing to do, or refused and why.</summary>
public sealed record CityOutcome(string City, ReachOutcome Outcome, long? Position, Refusal? Refusal);

public enum ReachOutcome
{
    Recorded,
    NothingToDo,
    Refused,
}

/// <summary>
/// Does the same for several cities, each by itself: what is refused of one does not hold up another, and asking again does only what is left.
/// </summary>
public static class ReachCities
{
    /// <summary>More at once are a mistake.</summary>
    public const int Most = 2_000;

    private const int AtOnce = 4;

    /// <summary>The outcome of each city, alphabetically.</summary>
    public static async Task<IReadOnlyList<CityOutcome>> EachAsync(
        string edition, IReadOnlyCollection<string> cities, EventLog log, Actor actor, Func<Submission, Edition, string, Decision> decide, CancellationToken cancellation)
    {
        if (cities.Count == 0)
            throw new RefusedException("cities-missing", "Name the cities.", "/cities");
        if (cities.Count > Most)
            throw new RefusedException("too-many", $"At most {Most} cities can be named.", "/cities");

        var outcomes = new ConcurrentBag<CityOutcome>();
        await Parallel.ForEachAsync(
            cities.Distinct(StringComparer.Ordinal), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (city, cancelled) => outcomes.Add(await OneAsync(edition, city, log, actor, decide, cancelled)));
        return [.. outcomes.OrderBy(it => it.City, StringComparer.Ordinal)];
    }

    private static async Task<CityOutcome> OneAsync(
        string edition, string city, EventLog log, Actor actor, Func<Submission, Edition, string, Decision> decide, CancellationToken cancellation)
    {
        try
        {
            // A key of the request stands for the whole of it: each city is asked for again by itself.
            var recorded = await EditionAndCity.DecideOnSubmissionAsync(
                edition, city, null, log, actor with { Request = null }, (submission, its) => decide(submission, its, city), cancellation);
            return recorded.Added > 0 ? new(city, ReachOutcome.Recorded, recorded.Position, null) : new(city, ReachOutcome.NothingToDo, null, null);
        }
        catch (RefusedException refused)
        {
            return new(city, ReachOutcome.Refused, null, refused.Refusals[0]);
        }
    }
}
