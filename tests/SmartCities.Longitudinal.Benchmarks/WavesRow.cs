using System.Globalization;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Benchmarks;

/// <summary>All six waves of a series in one request, against six requests for a series of one wave.</summary>
public static class WavesRow
{
    private const int Editions = 6;
    private const string Alone = "bench-alone";

    public static async Task RunAsync(Bench bench)
    {
        foreach (var cities in bench.Options.Cities.Where(it => it <= 5_000))
            await RunAsync(bench, cities);
    }

    private static async Task RunAsync(Bench bench, int cities)
    {
        var database = await bench.NewDatabaseAsync($"waves_{cities}");
        var (parts, series) = (bench.PartsOn(database), bench.Editions.Shares.First());
        await using var service = await Bench.ServeAsync(database);
        for (var edition = 0; edition < Editions; edition++)
        {
            // Nine cities of ten come again.
            await parts.LoadAsync(bench.Editions.Write(
                bench.Folder, $"bench-waves-{cities}-{edition}", ComparisonRow.Cities(edition * cities / 10, cities), comparableWith: edition == 0 ? null : $"bench-waves-{cities}-{edition - 1}"));
        }

        var log = parts.Get<EventLog>();
        var only = (await log.ReadAsync<Edition>(Streams.Edition($"bench-waves-{cities}-0"), default)).State;
        await log.DecideAsync<FollowedSeries>(Streams.Series(Alone), Actor.Operator("benchmark"), it => StartSeries.Decide(it, new(Alone, series.Label, SeriesMeasure.Share)), default);
        await log.DecideAsync<FollowedSeries>(Streams.Series(Alone), Actor.Operator("benchmark"), it => MapIndicators.Decide(it, new(MappingRule.Direct, [series.Id]), only), default);
        await parts.CatchUpAsync();

        var hot = TimeSpan.FromSeconds(bench.Options.Seconds / 3);
        await Row.EachAsync(2 * hot, AllAsync, atLeast: 100);
        await Row.EachAsync(2 * hot, AloneAsync, atLeast: 100);
        (await Row.SideBySideAsync(
            string.Create(CultureInfo.InvariantCulture, $"six waves of a series, {cities:N0} cities each, ÷ six requests for a series of one wave"), " ms", bench.Options.Rounds,
            _ => Row.EachAsync(hot, AllAsync), async _ => Editions * await Row.EachAsync(hot, AloneAsync), target: 1, timesFaster: true)).Print();

        Task AllAsync() => service.Client.GetByteArrayAsync($"/api/v1/series/{series.Id}");
        Task AloneAsync() => service.Client.GetByteArrayAsync($"/api/v1/series/{Alone}");
    }
}
