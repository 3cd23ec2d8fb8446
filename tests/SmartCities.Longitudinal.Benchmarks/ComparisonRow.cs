using System.Globalization;
using System.Text.Json.Nodes;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Comparisons;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Benchmarks;

/// <summary>A whole comparison over HTTP, every series, against SQL by hand alone, over the same facts at the same position.</summary>
public static class ComparisonRow
{
    public static async Task RunAsync(Bench bench)
    {
        foreach (var cities in bench.Options.Cities)
            await RunAsync(bench, cities);
    }

    private static async Task RunAsync(Bench bench, int cities)
    {
        var database = await bench.NewDatabaseAsync($"comparison_{cities}");
        var (from, to) = ($"bench-{cities}-a", $"bench-{cities}-b");
        var address = $"/api/v1/comparisons?from={from}&to={to}";
        var parts = bench.PartsOn(database);
        await using var service = await Bench.ServeAsync(database);
        // Nine cities of ten stand on both sides.
        await parts.LoadAsync(bench.Editions.Write(bench.Folder, from, Cities(0, cities)));
        await parts.LoadAsync(bench.Editions.Write(bench.Folder, to, Cities(cities / 10, cities), comparableWith: from));
        var position = await parts.CatchUpAsync();
        await parts.SqlAsync("vacuum (analyze) study.facts");

        await using var connection = await parts.Database.OpenConnectionAsync();
        await using var byHand = await ByHand.PrepareAsync(connection, from, to, position, bench.Editions.Shares);
        var bytes = (await service.Client.GetByteArrayAsync(address)).Length;
        await CheckAsync(service, address, byHand);

        // Warm is what is measured; how it is at first is told by the row of the start.
        var hot = TimeSpan.FromSeconds(bench.Options.Seconds / 3);
        await Row.EachAsync(2 * hot, () => service.Client.GetByteArrayAsync(address), atLeast: 100);
        (await Row.SideBySideAsync(
            string.Create(CultureInfo.InvariantCulture, $"comparison, {cities:N0} cities, hot ({bench.Editions.Shares.Count()} series, {bytes / 1024} KiB) ÷ SQL by hand"), " ms", bench.Options.Rounds,
            _ => Row.EachAsync(hot, () => service.Client.GetByteArrayAsync(address)),
            _ => Row.EachAsync(hot, () => byHand.RunAsync()),
            cities switch { <= 200 => 3, 5_000 => 50, _ => null }, timesFaster: true)).Print();

        // Cold: positions in the past at which something touched both editions, and which nobody has asked for yet.
        var log = parts.Get<EventLog>();
        var past = new List<long>();
        for (var round = 0; round < bench.Options.Rounds; round++)
        {
            foreach (var edition in new[] { from, to })
                past.Add((await log.DecideAsync<Submission>(Streams.Submission(edition, Cities(cities / 2, 1)[0]), Actor.Operator("benchmark"), it => WishPublication.Decide(it, new(round % 2 == 0)), default)).Position);
        }

        await parts.CatchUpAsync();
        (await Row.SideBySideAsync(
            string.Create(CultureInfo.InvariantCulture, $"comparison at a past position, {cities:N0} cities, cold (both snapshots to be loaded) ÷ SQL by hand"), " ms", bench.Options.Rounds,
            round => Row.MillisecondsAsync(() => service.Client.GetByteArrayAsync($"/api/v1/comparisons?from={from}@p:{past[(2 * round) + 1]}&to={to}@p:{past[(2 * round) + 1]}")),
            round => Row.MillisecondsAsync(() => byHand.At(past[(2 * round) + 1]).RunAsync()),
            cities == 5_000 ? 1 : null, timesFaster: true)).Print();
        await MemoryAsync(parts, from, to, cities);
        Row.Alone(string.Create(CultureInfo.InvariantCulture, $"memory after comparing {cities:N0} cities"), " MiB", [service.ResidentMegabytes]).Print();
    }

    /// <summary>What one snapshot holds, its questions' columns and the outcomes it took, and what one comparison of every series allocates; within this process.</summary>
    private static async Task MemoryAsync(Parts parts, string from, string to, int cities)
    {
        var reader = parts.Get<Reader>();
        await reader.EditionAsync(from, (long?)null, default);
        await reader.EditionAsync(to, (long?)null, default);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (earlier, later) = (await reader.ReadAsync(from, (long?)null, null, default), await reader.ReadAsync(to, (long?)null, null, default));
        var touches = await reader.TouchesAsync([Scope.Series], null, default);
        var sides = new BothSides(earlier, later, await reader.SeriesAsync(touches, default), Named.All, touches.Position, "");
        CompareEditions.Of(sides);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        Row.Alone(string.Create(CultureInfo.InvariantCulture, $"memory held by one snapshot of {cities:N0} cities, with the outcomes of every series"), " KiB", [held / 2 / 1024.0]).Print();

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        CompareEditions.Of(sides);
        Row.Alone(string.Create(CultureInfo.InvariantCulture, $"allocated by one comparison of every series, {cities:N0} cities"), " KiB", [(GC.GetAllocatedBytesForCurrentThread() - allocated) / 1024.0]).Print();
        GC.KeepAlive(sides);
    }

    internal static string[] Cities(int first, int count) => [.. Enumerable.Range(first, count).Select(it => string.Create(CultureInfo.InvariantCulture, $"city-{it:000000}"))];

    /// <summary>Both sides of the measurement say the same, or it means nothing.</summary>
    private static async Task CheckAsync(ServiceProcess service, string address, ByHand byHand)
    {
        var told = JsonNode.Parse(await service.Client.GetStringAsync(address))!["series"]!.AsArray().ToDictionary(it => (string)it!["series"]!, it => it!);
        foreach (var (series, counts) in await byHand.RunAsync())
        {
            var (it, panel) = (told[series], told[series]["panel"]!);
            long[] ours =
            [
                (long)it["from"]!["value"]!["numerator"]!, (long)it["from"]!["value"]!["base"]!, (long)it["to"]!["value"]!["numerator"]!, (long)it["to"]!["value"]!["base"]!,
                (long)panel["yesYes"]!, (long)panel["yesNo"]!, (long)panel["noYes"]!, (long)panel["noNo"]!,
            ];
            if (!ours.SequenceEqual(counts))
                throw new InvalidOperationException($"{series}: the service says {string.Join(' ', ours)}, SQL by hand {string.Join(' ', counts)}.");
        }
    }
}
