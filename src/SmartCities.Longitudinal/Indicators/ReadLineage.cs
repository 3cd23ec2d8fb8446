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
        var named = await audience.NamedAsync(request.Caller(), reading, cancellation);
        return new Read(await DetailAsync(indicator, request, reading, series.Of, named, lineage, outcome, cancellation), named.IsAll ? etag : null);
    }

    /// <summary>The page of the lineage that a request asks for, of the cities with this outcome or of all.</summary>
    /// <exception cref="RefusedException">The edition does not define the indicator.</exception>
    public static async Task<IndicatorDetail> DetailAsync(
        string indicator, HttpRequest request, Reading reading, SeriesLookup series, Named named, Lineage lineage, Outcome? outcome, CancellationToken cancellation)
    {
        var edition = reading.Edition;
        var definition = edition.Indicators.FirstOrDefault(it => it.Id == indicator)
            ?? throw new RefusedException("indicator-unknown", $"The edition {edition.Id} has no indicator \"{indicator}\".");
        var outcomes = reading.Answers.Outcomes(definition);
        var those = reading.Answers.Snapshot.Cities.Where((_, row) => outcome is null || outcomes.Observed[row] == outcome).ToList();
        var (cities, next) = request.Page(those.Where(named.Includes), it => it);
        return new(
            edition.Id, edition.Demonstration, reading.Position, reading.Definitions, reading.Release, ReadIndicators.Body(reading, definition, series), definition,
            await lineage.DefinedByAsync(reading, definition, cancellation), Lineage.QuestionsOf(definition, edition.Questionnaire!),
            await lineage.OfAsync(reading, definition, cities, request.Caller(), cancellation), those.Count(it => !named.Includes(it)), next);
    }

    private static Outcome? OutcomeAsked(HttpRequest request) => (string?)request.Query["outcome"] switch
    {
        null => null,
        var word when Words.Parse<Outcome>(word) is { } outcome and not Outcome.NotParticipating => outcome,
        var word => throw new RefusedException("query-invalid", $"\"{word}\" is no outcome; there are {Words.All<Outcome>().Replace("not-participating, ", "", StringComparison.Ordinal)}.", "?outcome"),
    };
}
