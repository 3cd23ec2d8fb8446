using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Statistics;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Indicators;

/// <summary>An indicator of an edition with its value.</summary>
public sealed record IndicatorBody(
    string Id,
    string? Series,
    string? Field,
    string? Factor,
    Text Label,
    Measure Measure,
    string? Question,
    string? Option,
    string? Reading,
    string? ReadingOf,
    string? Unit,
    bool Headline,
    ShareBody? Value,
    decimal? Number,
    int Base,
    ShareBody? OfParticipants,
    IntervalBody? Interval,
    BoundsBody? Bounds,
    CountsBody Counts,
    ProvenanceBody Provenance);

/// <summary>Every indicator of an edition at a position, in the order of its definitions.</summary>
public sealed record IndicatorList(
    string Edition,
    bool Demonstration,
    long Position,
    long Definitions,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.Never)] string? Release,
    IReadOnlyList<IndicatorBody> Indicators);

public static class ReadIndicators
{
    public static IndicatorList Of(Reading reading, SeriesLookup series) => new(
        reading.Edition.Id, reading.Edition.Demonstration, reading.Position, reading.Definitions, reading.Release,
        [.. reading.Edition.Indicators.Select(it => Body(reading, it, series))]);

    public static IndicatorBody Body(Reading reading, IndicatorDefinition it, SeriesLookup series)
    {
        var value = ValueBody.Of(reading.Answers.Outcomes(it).Value);
        return new(
            it.Id, series(reading.Edition.Id, it.Id), it.Field, it.Factor, it.Label, it.Measure, it.Question, it.Option, it.Reading, it.ReadingOf, it.Unit, it.Headline,
            value.Value, value.Number, value.Base, value.OfParticipants, value.Interval, value.Bounds, value.Counts, value.Provenance);
    }
}

/// <summary>The series an edition's indicator feeds, if any.</summary>
public delegate string? SeriesLookup(string edition, string indicator);

public static class ListIndicatorsEndpoint
{
    [WolverineGet("/api/v1/editions/{edition}/indicators"), For(Role.Analyst, Released = true), Gives(typeof(IndicatorList)), At]
    public static async Task<IResult> Get(string edition, HttpRequest request, Reader reader, Audience audience, CancellationToken cancellation)
    {
        request.Allow("at");
        var (reading, series, etag) = await ReadAsync(edition, request, reader, audience, cancellation);
        return new Read(ReadIndicators.Of(reading, series.Of), etag);
    }

    internal static async Task<(Reading Reading, Series.SeriesCatalog Series, string ETag)> ReadAsync(string edition, HttpRequest request, Reader reader, Audience audience, CancellationToken cancellation)
    {
        var (position, release) = await audience.ResolveAsync(request.Caller(), edition, request.At(), cancellation);
        var touches = await reader.TouchesAsync([Scope.Definitions(edition), Scope.Answers(edition), Scope.Series], position, cancellation);
        return (await reader.ReadAsync(edition, touches, release, cancellation), await reader.SeriesAsync(touches, cancellation), touches.ETag);
    }
}
