using System.Globalization;
using JasperFx.Events.Daemon;
using Marten;
using SmartCities.Longitudinal.Facts;

namespace SmartCities.Longitudinal.Benchmarks;

/// <summary>The facts made again from the whole log, no service running.</summary>
public static class RebuildRow
{
    public static async Task RunAsync(Bench bench)
    {
        var database = await bench.NewDatabaseAsync("rebuild");
        var parts = bench.PartsOn(database);
        await parts.LoadAsync(bench.Editions.Write(bench.Folder, "rebuild", ComparisonRow.Cities(0, bench.Options.Submissions)));
        var events = (long)(await parts.SqlAsync("select count(*) from log.mt_events"))!;
        var rates = new List<double>();
        for (var round = 0; round < bench.Options.Rounds; round++)
        {
            using var daemon = await parts.Get<IDocumentStore>().BuildProjectionDaemonAsync();
            var taken = await Row.MillisecondsAsync(() => daemon.RebuildProjectionAsync(FactsProjection.Name, TimeSpan.FromMinutes(10), CancellationToken.None));
            rates.Add(events / taken * 1_000);
        }

        var facts = (long)(await parts.SqlAsync("select count(*) from study.facts"))!;
        Row.Alone(string.Create(CultureInfo.InvariantCulture, $"rebuild, events ({events:N0} with {facts:N0} facts)"), "/s", rates).Print();
        Row.Alone("rebuild, facts", "/s", rates.Select(it => it / events * facts)).Print();
    }
}
