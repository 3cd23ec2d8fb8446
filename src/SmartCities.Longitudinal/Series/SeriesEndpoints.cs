using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Series;

/// <summary>A judgement of a pair of editions, which the address names.</summary>
public sealed record Judgement(Verdict Verdict, IReadOnlyList<Difference>? Differs = null, Text? Note = null);

public static class StartSeriesEndpoint
{
    [WolverinePost("/api/v1/series"), For(Role.Editor), Takes(typeof(StartSeries)), Gives(typeof(WrittenBody), 201)]
    public static async Task<IResult> Post(HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var start = await request.BodyAsync<StartSeries>();
        return new Written(
            await log.DecideAsync<FollowedSeries>(Streams.Series(start.Series), request.Actor(), it => StartSeries.Decide(it, start), cancellation),
            $"/api/v1/series/{start.Series}");
    }
}

public static class MapIndicatorsEndpoint
{
    [WolverinePut("/api/v1/series/{series}/mappings/{edition}"), For(Role.Editor), Takes(typeof(MapIndicators)), TakesFirstOrIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Put(string series, string edition, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var map = await request.BodyAsync<MapIndicators>();
        var mapped = await log.ReadAsync<Edition>(Streams.Edition(edition), cancellation);
        return new Written(
            await log.DecideAsync<FollowedSeries>(
                Streams.Series(series),
                request.Actor(),
                it => request.NotFirst(it.Mappings.ContainsKey(edition)) ?? MapIndicators.Decide(it, map, mapped.State),
                cancellation,
                request.Replaces()),
            request.IsFirst() ? $"/api/v1/series/{series}" : null);
    }
}

public static class JudgeComparabilityEndpoint
{
    [WolverinePut("/api/v1/series/{series}/comparability/{from}/{to}"), For(Role.Editor), Takes(typeof(Judgement)), TakesFirstOrIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Put(string series, string from, string to, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var judgement = await request.BodyAsync<Judgement>();
        var (one, other) = (await log.ReadAsync<Edition>(Streams.Edition(from), cancellation), await log.ReadAsync<Edition>(Streams.Edition(to), cancellation));
        return new Written(
            await log.DecideAsync<FollowedSeries>(
                Streams.Series(series),
                request.Actor(),
                it => request.NotFirst(it.Judged(from, to) is not null)
                    ?? JudgeComparability.Decide(it, new(from, to, judgement.Verdict, judgement.Differs, judgement.Note), one.State, other.State),
                cancellation,
                request.Replaces()),
            request.IsFirst() ? $"/api/v1/series/{series}" : null);
    }
}
