using System.Globalization;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Commands;

/// <summary><c>projections rebuild</c>: makes the table of facts anew from the log.</summary>
public static class ProjectionsCommand
{
    public static async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> words, CancellationToken cancellation)
    {
        if (words is not ["rebuild"])
            throw new CommandRefusedException("Type: projections rebuild");

        await services.GetRequiredService<PrepareDatabase>().StartAsync(cancellation);
        var rebuilt = await services.GetRequiredService<RebuildFacts>().RunAsync(cancellation);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"rebuilt: {rebuilt.Facts} facts from {rebuilt.Events} events, position {rebuilt.Position}, in {rebuilt.Elapsed.TotalSeconds:0.0} s"));
        return 0;
    }
}
