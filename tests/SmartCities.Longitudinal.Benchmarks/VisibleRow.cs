using System.Diagnostics;
using System.Globalization;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using EventLog = SmartCities.Longitudinal.Storage.EventLog;

namespace SmartCities.Longitudinal.Benchmarks;

/// <summary>From an append's commit until its facts can be read: idle, and while sixteen others write.</summary>
public static class VisibleRow
{
    private const int Writers = 16;

    public static async Task RunAsync(Bench bench)
    {
        const string Edition = "bench-visible";
        var database = await bench.NewDatabaseAsync("visible");
        var parts = bench.PartsOn(database);
        await using var service = await Bench.ServeAsync(database);
        var cities = ComparisonRow.Cities(0, Writers + 1);
        await parts.LoadAsync(bench.Editions.Write(bench.Folder, Edition, cities));
        await parts.CatchUpAsync();

        await LagsAsync(20);
        Print("append → visible in facts, idle", await LagsAsync(40 * bench.Options.Rounds));

        var (written, ends, since) = (0, new CancellationTokenSource(), Stopwatch.StartNew());
        var writers = Enumerable.Range(0, Writers).Select(it => Task.Run(async () =>
        {
            for (var turn = true; !ends.IsCancellationRequested; turn = !turn)
            {
                await parts.WishAsync(Edition, cities[it], turn);
                Interlocked.Increment(ref written);
            }
        })).ToList();
        await LagsAsync(20);
        var busy = await LagsAsync(40 * bench.Options.Rounds);
        await ends.CancelAsync();
        await Task.WhenAll(writers);
        Print(string.Create(CultureInfo.InvariantCulture, $"append → visible in facts, beside {Writers} writers ({written / since.Elapsed.TotalSeconds:N0} appends/s)"), busy);

        async Task<double[]> LagsAsync(int samples)
        {
            var (lags, positions) = (new double[samples], parts.Get<Positions>());
            for (var i = 0; i < samples; i++)
            {
                // Not in step with the polling.
                await Task.Delay(20 + (i * 37 % 100));
                var recorded = await parts.WishAsync(Edition, cities[Writers], i % 2 == 0);
                var committed = Stopwatch.GetTimestamp();
                while (await positions.ReadableAsync(CancellationToken.None) < recorded.Position)
                    await Task.Delay(1);
                lags[i] = Stopwatch.GetElapsedTime(committed).TotalMilliseconds;
            }

            return lags;
        }
    }

    private static void Print(string name, double[] lags)
    {
        Array.Sort(lags);
        var (p50, p99) = (lags[lags.Length / 2], lags[Math.Min(lags.Length - 1, lags.Length * 99 / 100)]);
        new Row(name, string.Create(CultureInfo.InvariantCulture, $"p50 {p50:0} ms, p99 {p99:0} ms, most {lags[^1]:0} ms"), "", "", "p99 ≤ 250 ms", p99 <= 250).Print();
    }
}
