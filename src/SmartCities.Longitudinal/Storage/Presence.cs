using Npgsql;

namespace SmartCities.Longitudinal.Storage;

/// <summary>
/// Every running service holds a lock in the database, shared with the others, for as long as it lives; a command that must be alone takes it for itself.
/// Held by a connection, it ends with the process however that ends, and a frozen service keeps it.
/// </summary>
public sealed class Presence(NpgsqlDataSource database, IConfiguration configuration, ILogger<Presence> log) : BackgroundService
{
    private const long Lock = 5_102_018;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private NpgsqlConnection? held;

    /// <summary>The database to itself, until the connection is disposed; null when a service or another command is there.</summary>
    public static async Task<NpgsqlConnection?> TryAloneAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        var connection = await database.OpenOwnAsync(cancellation);
        if (await TryAsync(connection, $"select pg_try_advisory_lock({Lock})", cancellation))
            return connection;
        await connection.DisposeAsync();
        return null;
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await WaitForServerAsync(TimeSpan.FromSeconds(configuration.GetValue("Storage:WaitSeconds", 60.0)), cancellationToken);
        for (var said = false; !await EnterAsync(cancellationToken); said = true)
        {
            if (!said)
                log.LogInformation("Waiting for a command that has the database to itself.");
            await Task.Delay(Pause, cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    /// <summary>The lock goes with a lost connection: it is taken again as soon as the database is back.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        await timer.EachAsync(KeepAsync, _ => LeaveAsync(), stoppingToken);
    }

    private async Task KeepAsync(CancellationToken cancellation)
    {
        if (held is not null)
            _ = await TryAsync(held, "select true", cancellation);
        else if (!await EnterAsync(cancellation))
            log.LogWarning("A command has taken the database to itself while it was away.");
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await LeaveAsync();
    }

    /// <summary>A configured server may still be starting, with the service beside it.</summary>
    private async Task WaitForServerAsync(TimeSpan patience, CancellationToken cancellation)
    {
        for (var since = TimeProvider.System.GetTimestamp(); ; await Task.Delay(Pause, cancellation))
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(cancellation);
                return;
            }
            catch (Exception failure) when (Failures.IsDatabaseAway(failure) && TimeProvider.System.GetElapsedTime(since) < patience)
            {
                // Said once already, when it was looked for.
            }
        }
    }

    private async Task<bool> EnterAsync(CancellationToken cancellation)
    {
        var connection = await database.OpenOwnAsync(cancellation);
        try
        {
            // A machine that vanished is noticed within a minute, and its lock is free then.
            if (await TryAsync(connection, $"set tcp_keepalives_idle = 20; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3; select pg_try_advisory_lock_shared({Lock})", cancellation))
            {
                held = connection;
                return true;
            }
        }
        finally
        {
            if (held != connection)
                await connection.DisposeAsync();
        }

        return false;
    }

    private async Task LeaveAsync()
    {
        if (Interlocked.Exchange(ref held, null) is { } connection)
            await connection.DisposeAsync();
    }

    private static async Task<bool> TryAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }
}
