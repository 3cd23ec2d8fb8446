using System.Diagnostics;
using Marten;
using Npgsql;
using SmartCities.Longitudinal.Commands;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Facts;

/// <summary>What a rebuild made.</summary>
public readonly record struct Rebuilt(long Facts, long Events, long Position, TimeSpan Elapsed);

/// <summary>
/// Makes the facts anew from the log, with the database to itself: a service that read meanwhile would answer from half a table.
/// Seals are kept, so that no answer about a moment changes.
/// </summary>
public sealed class RebuildFacts(IDocumentStore store, NpgsqlDataSource database, ILogger<RebuildFacts> log)
{
    public async Task<Rebuilt> RunAsync(CancellationToken cancellation)
    {
        await using var alone = await Presence.TryAloneAsync(database, cancellation)
            ?? throw new CommandRefusedException("A service or another command is working on this database, and would read half a table meanwhile. Stop it, then type: projections rebuild");

        var since = Stopwatch.StartNew();
        using var daemon = await store.BuildProjectionDaemonAsync(null, log);
        await daemon.RebuildProjectionAsync(FactsProjection.Name, TimeSpan.FromHours(12), cancellation);

        await using var count = database.CreateCommand(
            $"select (select count(*) from study.facts), (select count(*) from {StorageModule.LogSchema}.mt_events), coalesce((select position from study.facts_position), 0)");
        await using var reader = await count.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), since.Elapsed);
    }
}
