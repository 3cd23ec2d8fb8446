using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Health;

/// <summary>
/// The facts follow the log. Judged by what stands in the database, whichever node projects: a projection that stopped, hangs or was never started leaves
/// the same trace, events that nobody takes up.
/// </summary>
public sealed class FactsHealth(FactsProgress progress, PoisonEvent poison, KeepFactsRunning keeper, IConfiguration configuration) : IHealthCheck
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly TimeSpan patience = TimeSpan.FromSeconds(configuration.GetValue("Health:FactsLagSeconds", 20.0));

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        FactsStanding it;
        try
        {
            it = await progress.ReadAsync(cancellationToken);
            if (it.FactsBehind > Moment && await poison.FindAsync(it.Facts, cancellationToken) is { } found)
                return Unhealthy(it, $"The facts stand still before the event at position {found.Position} ({found.Type}, stream {found.Stream}): {found.Why} Nothing is skipped; what is older can be read.");
        }
        catch (Exception failure) when (Failures.IsDatabaseAway(failure) || failure is OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("Nobody knows while the database does not answer.");
        }

        var why = keeper.Failure is { } stopped ? $" The projection on this node stopped: {stopped}" : "";
        if (it.HighWaterBehind > patience)
            return Unhealthy(it, $"Nobody has looked for new events for {Seconds(it.HighWaterBehind)}: the high-water mark stands at {it.HighWater}, events are recorded up to {it.Recorded}.{why}");
        if (it.FactsBehind > patience)
            return Unhealthy(it, $"The facts have not moved for {Seconds(it.FactsBehind)}: they stand at {it.Facts}, events are recorded up to {it.Recorded}.{why}");
        return HealthCheckResult.Healthy("The facts follow the log.", Data(it));
    }

    private static HealthCheckResult Unhealthy(FactsStanding it, string why) => HealthCheckResult.Unhealthy(why, data: Data(it));

    private static Dictionary<string, object> Data(FactsStanding it) => new() { ["recorded"] = it.Recorded, ["highWater"] = it.HighWater, ["facts"] = it.Facts };

    private static string Seconds(TimeSpan it) => string.Create(CultureInfo.InvariantCulture, $"{it.TotalSeconds:0} s");
}
