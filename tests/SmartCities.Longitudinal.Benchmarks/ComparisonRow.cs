using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Comparisons;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Redactions;
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

        await ColdAsync(bench, cities, parts, service, byHand, from, to);
        await MemoryAsync(parts, from, to, cities);
        Row.Alone(string.Create(CultureInfo.InvariantCulture, $"memory after comparing {cities:N0} cities"), " MiB", [service.ResidentMegabytes]).Print();
    }

    /// <summary>At positions in the past at which something touched both editions, and which nobody has asked for yet.</summary>
    private static async Task ColdAsync(Bench bench, int cities, Parts parts, ServiceProcess service, ByHand byHand, string from, string to)
    {
        var past = new List<(long Position, long Reason)>();
        for (var it = 0; it < 2 * bench.Options.Rounds; it++)
            past.Add(((await WithdrawnAndReinstatedAsync(from, it)).Reinstated, (await WithdrawnAndReinstatedAsync(to, it)).Withdrawn));
        await parts.CatchUpAsync();

        (await Row.SideBySideAsync(
            string.Create(CultureInfo.InvariantCulture, $"comparison at a past position, {cities:N0} cities, cold (other positions of both editions were read) ÷ SQL by hand"), " ms", bench.Options.Rounds,
            round => Row.MillisecondsAsync(() => AskAsync(past[round].Position)), round => Row.MillisecondsAsync(() => byHand.At(past[round].Position).RunAsync()),
            cities == 5_000 ? 1 : null, timesFaster: true)).Print();
        (await Row.SideBySideAsync(
            string.Create(CultureInfo.InvariantCulture, $"comparison at a past position, {cities:N0} cities, with nothing in memory ÷ SQL by hand"), " ms", bench.Options.Rounds,
            async round =>
            {
                // After a redaction the service forgets all that it has read.
                var there = past[bench.Options.Rounds + round];
                using var redact = new HttpRequestMessage(HttpMethod.Post, "/api/v1/redactions") { Content = JsonContent.Create(new RedactText(there.Reason, "/reason", "To begin with nothing.")) };
                redact.Headers.Authorization = new("Bearer", "demo-administrator");
                service.Client.Create(redact);
                return await Row.MillisecondsAsync(() => AskAsync(there.Position));
            },
            round => Row.MillisecondsAsync(() => byHand.At(past[bench.Options.Rounds + round].Position).RunAsync()),
            timesFaster: true)).Print();

        Task<byte[]> AskAsync(long position) => service.Client.GetByteArrayAsync($"/api/v1/comparisons?from={from}@p:{position}&to={to}@p:{position}");

        async Task<(long Withdrawn, long Reinstated)> WithdrawnAndReinstatedAsync(string edition, int it)
        {
            var (log, stream) = (parts.Get<EventLog>(), Streams.Submission(edition, Cities(cities / 2, cities / 2)[it]));
            var withdrawn = await log.DecideAsync<Submission>(stream, Actor.Operator("benchmark"), there => WithdrawForm.Decide(there, new("By mistake.")), default);
            var reinstated = await log.DecideAsync<Submission>(stream, Actor.Operator("benchmark"), there => Decision.Accept(new FormReinstated(there.Edition, there.City, "By mistake.")), default);
            return (withdrawn.Position, reinstated.Position);
        }
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
