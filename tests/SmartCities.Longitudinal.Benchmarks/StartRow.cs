namespace SmartCities.Longitudinal.Benchmarks;

/// <summary>The service on a data folder of its own, with the packaged editions: to its first 200, and what it holds of memory when idle.</summary>
public static class StartRow
{
    public static async Task RunAsync(Bench bench)
    {
        var (fresh, existing, idle) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < bench.Options.Rounds; round++)
        {
            var setting = ("Storage__DataDirectory", Path.Combine(bench.Folder, $"start-{round}"));
            await using (var first = await ServiceProcess.StartAsync(setting))
                fresh.Add(first.StartedMilliseconds / 1_000);

            await using var again = await ServiceProcess.StartAsync(setting);
            existing.Add(again.StartedMilliseconds / 1_000);
            await Task.Delay(TimeSpan.FromSeconds(5));
            idle.Add(again.ResidentMegabytes);
        }

        Row.Alone("process start → first 200, fresh data folder, packaged editions loaded", " s", fresh, 15).Print();
        Row.Alone("process start → first 200, existing data folder", " s", existing, 4).Print();
        Row.Alone("memory, idle 5 s after an existing start", " MiB", idle, 200).Print();
    }
}
