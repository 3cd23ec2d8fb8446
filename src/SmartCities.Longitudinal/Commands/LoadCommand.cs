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
        await using var facts = services.GetRequiredService<FactsWithoutService>();
        facts.Start();
        var load = services.GetRequiredService<LoadPackage>();
        foreach (var path in paths)
        {
            using var bar = new ProgressBar();
            LoadResult result;
            try
            {
                result = await load.LoadAsync(new PackageFolder(Find(path)), bar, cancellation);
            }
            catch (PackageRefusedException refused)
            {
                bar.Dispose();
                throw new CommandRefusedException($"{path} was not loaded, and nothing of it was written: {refused.Message}");
            }

            if (result.Added > 0)
                await services.GetRequiredService<Positions>().WaitForAsync(result.Position, TimeSpan.FromMinutes(10), cancellation);
            bar.Dispose();
            Console.WriteLine(result.Added > 0
                ? $"loaded {result.Edition}: {result.Added} events, position {result.Position}"
                : $"nothing new in {result.Edition}: everything in it is recorded already");
        }

        return 0;
    }

    // `dotnet run` starts the program in the project's folder; people mean the folder they are in, which their shell knows.
    private static string Find(string path) =>
        !Directory.Exists(path) && Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } here && Path.GetFullPath(path, here) is var meant && Directory.Exists(meant)
            ? meant
            : path;
}
