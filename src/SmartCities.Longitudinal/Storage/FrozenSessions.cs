using Npgsql;

namespace SmartCities.Longitudinal.Storage;

/// <summary>
/// Ends sessions of nodes that froze inside a transaction while others wait for their locks. The server's own timeout ends those that are between two
/// statements; one that froze half-way through sending its statements counts as busy and would hold its locks for as long as it is frozen.
/// </summary>
public static class FrozenSessions
{
    /// <summary>How many were ended.</summary>
    public static async Task<int> EndAsync(NpgsqlDataSource database, TimeSpan patience, CancellationToken cancellation)
    {
        // Only our own, only those that the server waits for (and not they for it), and only while one of us has been waiting that long.
        await using var command = database.CreateCommand(
            """
            select count(pg_terminate_backend(pid)) from (
                select distinct holder.pid
                from pg_stat_activity waiting, unnest(pg_blocking_pids(waiting.pid)) as blocking (pid), pg_stat_activity holder
                where waiting.datname = current_database() and waiting.wait_event_type = 'Lock' and waiting.query_start < clock_timestamp() - $1
                    and holder.pid = blocking.pid and holder.datname = current_database() and holder.usename = current_user
                    and holder.application_name = current_setting('application_name')
                    and holder.wait_event = 'ClientRead' and holder.state_change < clock_timestamp() - $1) as frozen
            """);
        command.Parameters.Add(new() { Value = patience });
        return (int)(long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
