using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Indicators;

/// <summary>
/// One indicator: its value, its definition and the event that defined it, the questions it reads, and where every participating city stands, in the base and
/// out of it, alphabetically; how many are counted and did not agree to be named; where there are more, after which to go on.
/// </summary>
public sealed record IndicatorDetail(
    string Edition,
    bool Demonstration,
    long Position,
    long Definitions,
    string? Release,
    IndicatorBody Indicator,
    IndicatorDefinition Definition,
    RecordedBy DefinedBy,
    IReadOnlyList<QuestionRead> Questions,
    IReadOnlyList<CityStanding> Cities,
    int Unnamed,
    string? Next);

public static class ReadLineageEndpoint
{
    [WolverineGet("/api/v1/editions/{edition}/indicators/{indicator}"), For(Role.Analyst, Released = true), Gives(typeof(IndicatorDetail)), At, Limit, After]
    [Query("outcome", "Only the cities with this outcome: yes, no, value, range, not-asked, eligibility-unknown, outside-base, base-unknown or a missing reason.")]
    public static async Task<IResult> Get(string edition, string indicator, HttpRequest request, Reader reader, Audience audience, Lineage lineage, CancellationToken cancellation)
    {
        request.Allow("at", "outcome", "limit", "after");
        var outcome = OutcomeAsked(request);
        var (reading, series, etag) = await ListIndicatorsEndpoint.ReadAsync(edition, request, reader, audience, cancellation);
        var definition = Find(reading, indicator);
        var (named, unnamed) = Those(reading, definition, await audience.NamedAsync(request.Caller(), reading, cancellation), outcome);
        var (cities, next) = request.Page(named, it => it);
        return new Read(
            new IndicatorDetail(
                edition, reading.Edition.Demonstration, reading.Position, reading.Definitions, reading.Release, ReadIndicators.Body(reading, definition, series.Of), definition,
                await lineage.DefinedByAsync(reading, definition, cancellation), Lineage.QuestionsOf(definition, reading.Edition.Questionnaire!),
                await lineage.OfAsync(reading, definition, cities, request.Caller(), cancellation), unnamed, next),
            request.Caller().ReadsPresent ? etag : null);
    }

    /// <exception cref="RefusedException">The edition does not define it.</exception>
    public static IndicatorDefinition Find(Reading reading, string indicator) => reading.Edition.Indicators.FirstOrDefault(it => it.Id == indicator)
        ?? throw new RefusedException("indicator-unknown", $"The edition {reading.Edition.Id} has no indicator \"{indicator}\".");

    /// <summary>The cities that may be named, of those with this outcome or of all; how many may not.</summary>
    public static (IReadOnlyList<string> Named, int Unnamed) Those(Reading reading, IndicatorDefinition definition, Named named, Outcome? outcome = null)
    {
        var outcomes = reading.Answers.Outcomes(definition);
        var those = reading.Answers.Snapshot.Cities.Where((_, row) => outcome is null || outcomes.Observed[row] == outcome).ToList();
        var shown = those.Where(named.Includes).ToList();
        return (shown, those.Count - shown.Count);
    }

    private static Outcome? OutcomeAsked(HttpRequest request) => (string?)request.Query["outcome"] switch
    {
        null => null,
        var word when Words.Parse<Outcome>(word) is { } outcome and not Outcome.NotParticipating => outcome,
        var word => throw new RefusedException("query-invalid", $"\"{word}\" is no outcome; there are {Words.All<Outcome>().Replace("not-participating, ", "", StringComparison.Ordinal)}.", "?outcome"),
    };
}
