using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Packages;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Commands;

/// <summary><c>load PATH [PATH…]</c>: loads edition packages, in the order given, beside a running service or alone.</summary>
public static class LoadCommand
{
    public static async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        if (paths.Count == 0)
            throw new CommandRefusedException("Which package? Type: load PATH [PATH…]");

        await services.GetRequiredService<PrepareDatabase>().StartAsync(cancellation);
        var load = services.GetRequiredService<LoadPackage>();
        var positions = services.GetRequiredService<Positions>();
        return await services.GetRequiredService<FactsWithoutService>().WhileAsync(
            async stop =>
            {
                foreach (var path in paths)
                    Console.WriteLine(await LoadAsync(load, positions, path, stop));
                return 0;
            },
            cancellation);
    }

    private static async Task<string> LoadAsync(LoadPackage load, Positions positions, string path, CancellationToken cancellation)
    {
        using var bar = new ProgressBar();
        try
        {
            var result = await load.LoadAsync(new PackageFolder(Here.Find(path)), bar, cancellation);
            if (result.Added == 0)
                return $"nothing new in {result.Edition}: everything in it is recorded already";

            await positions.WaitForAsync(result.Position, TimeSpan.FromMinutes(10), cancellation);
            return $"loaded {result.Edition}: {result.Added} events, position {result.Position}";
        }
        catch (PackageRefusedException refused)
        {
            throw new CommandRefusedException($"{path} was not loaded, and nothing of it was written: {refused.Message}");
        }
    }
}
