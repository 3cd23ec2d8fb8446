using Npgsql;

namespace SmartCities.Longitudinal.Storage.Provisioning;

/// <summary>The study's database, there to be used: a configured server's, or that of a server started for it and stopped with it.</summary>
public sealed class StudyDatabase : IAsyncDisposable
{
    private Func<Task>? _stop;

    private StudyDatabase(string connectionString, string source, Func<Task> stop) =>
        (ConnectionString, Source, _stop) = (connectionString, source, stop);

    /// <summary>How to connect.</summary>
    public string ConnectionString { get; }

    /// <summary>A sentence for the start-up log: which way, where, which version.</summary>
    public string Source { get; }

    /// <summary>Finds or starts a PostgreSQL on this machine.</summary>
    /// <exception cref="DatabaseUnavailableException">There is none; the message says what to type.</exception>
    public static Task<StudyDatabase> ProvisionAsync(
        StorageOptions options, string? configuredConnectionString, ILogger logger, CancellationToken cancellation = default) =>
        ProvisionAsync(options, configuredConnectionString, mayJoin: false, logger, cancellation);

    /// <summary>Finds or starts a PostgreSQL on this machine; a command may join the server of the service that runs.</summary>
    public static Task<StudyDatabase> ProvisionAsync(
        StorageOptions options, string? configuredConnectionString, bool mayJoin, ILogger logger, CancellationToken cancellation = default) =>
        mayJoin && string.IsNullOrWhiteSpace(configuredConnectionString) && DataFolder.ServerOfRunningService(options.DataDirectory) is { } running
            ? Task.FromResult(new StudyDatabase(running, $"The study is kept by the service that runs on {options.DataDirectory}.", () => Task.CompletedTask))
            : StartAsync(options, configuredConnectionString, Surroundings.OfThisMachine(), announce: !mayJoin, logger, cancellation);

    /// <summary>Finds or starts a PostgreSQL in the given surroundings.</summary>
    public static Task<StudyDatabase> ProvisionAsync(
        StorageOptions options, string? configuredConnectionString, Surroundings surroundings, ILogger logger, CancellationToken cancellation = default) =>
        StartAsync(options, configuredConnectionString, surroundings, announce: true, logger, cancellation);

    // A command that started the server does not announce it: it would stop it under whoever joined.
    private static async Task<StudyDatabase> StartAsync(
        StorageOptions options, string? configuredConnectionString, Surroundings surroundings, bool announce, ILogger logger, CancellationToken cancellation)
    {
        if (!string.IsNullOrWhiteSpace(configuredConnectionString))
            return new StudyDatabase(configuredConnectionString, await DescribeAsync(configuredConnectionString, cancellation), () => Task.CompletedTask);

        var folder = DataFolder.Open(options.DataDirectory);
        try
        {
            var server = await new Ways(options, surroundings, folder, logger).StartAsync(cancellation);
            try
            {
                var connectionString = await Databases.EnsureAsync(server.ConnectionString, options.Database, cancellation);
                if (announce)
                    folder.Announce(connectionString);
                return new StudyDatabase(connectionString, $"The study is kept in {server.Description}.", async () =>
                {
                    folder.TakeBack();
                    await server.StopAsync();
                    folder.Dispose();
                });
            }
            catch
            {
                await server.StopAsync();
                throw;
            }
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Creates a further, empty database on the same server, for a test run, and tells how to connect to it.</summary>
    public Task<string> CreateDatabaseAsync(string name, CancellationToken cancellation = default) =>
        Databases.EnsureAsync(ConnectionString, name, cancellation);

    /// <summary>Stops the server if it was started here; a configured one is left alone.</summary>
    public async ValueTask DisposeAsync()
    {
        // Once: afterwards the data folder may be another service's, and so may the server on it.
        if (Interlocked.Exchange(ref _stop, null) is { } stop)
            await stop();
    }

    // A configured server that does not answer yet is no reason not to start: requests are refused until it does.
    private static async Task<string> DescribeAsync(string connectionString, CancellationToken cancellation)
    {
        var place = Parse(connectionString);
        var where = $"the configured database {place.Database} on {place.Host}:{place.Port}";
        place.Timeout = Math.Min(place.Timeout, 5);
        place.Pooling = false;
        try
        {
            await using var connection = new NpgsqlConnection(place.ConnectionString);
            await connection.OpenAsync(cancellation);
            return $"The study is kept in {where}, PostgreSQL {connection.ServerVersion}.";
        }
        catch (NpgsqlException e)
        {
            return $"The study is kept in {where}, which cannot be used yet: {e.Message}";
        }
    }

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException e)
        {
            throw new DatabaseUnavailableException($"ConnectionStrings:Study is not a connection string: {e.Message}", e);
        }
    }
}
