using DotNet.Testcontainers.Builders;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using SmartCities.Longitudinal.ServiceTests;
using SmartCities.Longitudinal.Storage.Provisioning;
using Testcontainers.PostgreSql;
using Xunit;

[assembly: AssemblyFixture(typeof(StudyDatabaseFixture))]

namespace SmartCities.Longitudinal.ServiceTests;

/// <summary>
/// One PostgreSQL for the test run, started when the first test asks: a configured server (<c>ConnectionStrings__Study</c>), a container
/// when there is a Docker engine, or what the service itself would start, in a folder that is deleted afterwards.
/// </summary>
public sealed class StudyDatabaseFixture : IAsyncDisposable
{
    private static readonly Lazy<Task<Server>> s_server = new(StartAsync);

    private static readonly List<string> s_databases = [];

    private static readonly Stack<IAsyncDisposable> s_guests = [];

    /// <summary>Creates a database of its own for a test class or run, and tells how to connect to it.</summary>
    public static async Task<string> NewDatabaseAsync(string name)
    {
        var server = await s_server.Value;
        var unique = $"{name}_{Guid.NewGuid().ToString("N")[..8]}";
        lock (s_databases)
            s_databases.Add(unique);
        return await server.Study.CreateDatabaseAsync(unique, TestContext.Current.CancellationToken);
    }

    /// <summary>What runs on the server, and has to stop before it does.</summary>
    public static void StopsFirst(IAsyncDisposable guest)
    {
        lock (s_guests)
            s_guests.Push(guest);
    }

    /// <summary>Stops what runs on the server, drops the databases made, and stops the server when it was started here.</summary>
    public async ValueTask DisposeAsync()
    {
        while (s_guests.TryPop(out var guest))
            await guest.DisposeAsync();

        // When it did not start, every test that asked has said so.
        if (!s_server.IsValueCreated || s_server.Value.IsFaulted)
            return;

        var server = await s_server.Value;
        if (server.IsConfigured)
            await DropDatabasesAsync(server.Study.ConnectionString);
        await server.Study.DisposeAsync();
        await server.CleanUpAsync();
    }

    private static async Task<Server> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("ConnectionStrings__Study") is { Length: > 0 } configured)
            return new Server(await ProvisionAsync(new StorageOptions(), configured), IsConfigured: true, () => Task.CompletedTask);

        try
        {
            var container = new PostgreSqlBuilder("postgres:17").WithCommand("-c", "max_connections=200", "-c", "timezone=UTC").Build();
            await container.StartAsync();
            return new Server(await ProvisionAsync(new StorageOptions(), container.GetConnectionString()), IsConfigured: false, () => container.DisposeAsync().AsTask());
        }
        catch (DockerUnavailableException)
        {
            var folder = Directory.CreateTempSubdirectory("smartcities-longitudinal-tests-").FullName;
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherExecute);
            var study = await ProvisionAsync(new StorageOptions { DataDirectory = Path.Combine(folder, "data") }, configured: null);
            return new Server(study, IsConfigured: false, () =>
            {
                Directory.Delete(folder, recursive: true);
                return Task.CompletedTask;
            });
        }
    }

    private static Task<StudyDatabase> ProvisionAsync(StorageOptions options, string? configured) =>
        StudyDatabase.ProvisionAsync(options, configured, NullLogger.Instance);

    private static async Task DropDatabasesAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        foreach (var name in s_databases)
        {
            await using var drop = source.CreateCommand($"drop database if exists {new NpgsqlCommandBuilder().QuoteIdentifier(name)} with (force)");
            await drop.ExecuteNonQueryAsync();
        }
    }

    private sealed record Server(StudyDatabase Study, bool IsConfigured, Func<Task> CleanUpAsync);
}
