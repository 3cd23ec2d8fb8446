using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Health;

/// <summary>The database answers.</summary>
public sealed class DatabaseHealth(NpgsqlDataSource database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = database.CreateCommand("select 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy("The database answers.");
        }
        catch (Exception failure) when (Failures.IsDatabaseAway(failure) || failure is OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.");
        }
    }
}
