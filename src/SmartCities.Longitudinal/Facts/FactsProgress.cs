using Npgsql;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Facts;

/// <summary>How far the log, its high-water mark and the facts are, and for how long the latter two have stood still with work to do.</summary>
public readonly record struct FactsStanding(long Recorded, long HighWater, long Facts, TimeSpan HighWaterBehind, TimeSpan FactsBehind);

/// <summary>Reads how far the facts are.</summary>
public sealed class FactsProgress(NpgsqlDataSource database)
{
    public async Task<FactsStanding> ReadAsync(CancellationToken cancellation)
    {
        // Behind since the last move or since there is something to do, whichever came later: after a quiet night one new event is no lag of hours.
        await using var command = database.CreateCommand(
            $"""
            with recorded as (select coalesce(max(seq_id), 0) as position from {StorageModule.LogSchema}.mt_events),
            moved as (select name, last_seq_id as position, last_updated as at from {StorageModule.LogSchema}.mt_event_progression),
            water as (select coalesce((select position from moved where name = 'HighWaterMark'), 0) as position, (select at from moved where name = 'HighWaterMark') as at),
            facts as (select coalesce((select position from study.facts_position), 0) as position, (select at from moved where name = '{FactsProjection.Name}:All') as at)
            select recorded.position, water.position, facts.position,
                extract(epoch from clock_timestamp() - greatest(water.at, (select timestamp from {StorageModule.LogSchema}.mt_events where seq_id > water.position order by seq_id limit 1)))::float8 * (recorded.position > water.position)::integer,
                extract(epoch from clock_timestamp() - greatest(facts.at, (select timestamp from {StorageModule.LogSchema}.mt_events where seq_id > facts.position order by seq_id limit 1)))::float8 * (recorded.position > facts.position)::integer
            from recorded, water, facts
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), Behind(3), Behind(4));

        TimeSpan Behind(int column) => reader.IsDBNull(column) ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Max(0, reader.GetDouble(column)));
    }
}
