using DotNet.Testcontainers.Builders;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using SmartCities.Longitudinal.ServiceTests;
using SmartCities.Longitudinal.Storage;
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

    private static readonly Lazy<Task<string>> s_prepared = new(PrepareAsync);

    private static readonly List<string> s_databases = [];

    private static readonly Stack<IAsyncDisposable> s_guests = [];

    /// <summary>
    /// Creates a database of its own for a test class or run, and tells how to connect to it. It is a copy of one that the service prepared, so that what a test
    /// starts on it finds its tables.
    /// </summary>
    public static async Task<string> NewDatabaseAsync(string name)
    {
        var (server, pattern, unique) = (await s_server.Value, await s_prepared.Value, Unique(name));
        await ExecuteAsync(server, $"create database {unique} template {pattern}");
        return new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = unique }.ConnectionString;
    }

    /// <summary>The same with nothing in it.</summary>
    public static async Task<string> NewEmptyDatabaseAsync(string name) => Patient(await (await s_server.Value).Study.CreateDatabaseAsync(Unique(name)));

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
        foreach (var name in server.IsConfigured ? s_databases : [])
            await ExecuteAsync(server, $"drop database if exists {name} with (force)");
        await server.Study.DisposeAsync();
        await server.CleanUpAsync();
    }

    private static async Task<string> PrepareAsync()
    {
        var (server, name) = (await s_server.Value, Unique("prepared"));
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["ConnectionStrings:Study"] = await server.Study.CreateDatabaseAsync(name);
        builder.Logging.ClearProviders();
        builder.AddStorage();
        await using (var parts = builder.Build())
            await parts.Services.GetRequiredService<PrepareDatabase>().StartAsync(CancellationToken.None);

        // A database that somebody is connected to cannot be copied.
        await ExecuteAsync(server, $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
        return name;
    }

    /// <summary>A machine that stands still for a while is no reason for a service not to start.</summary>
    private static string Patient(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { Timeout = 120 }.ConnectionString;

    /// <summary>A name that no other database has; it needs no quotes.</summary>
    private static string Unique(string name)
    {
        var unique = $"{name}_{Guid.NewGuid().ToString("N")[..8]}";
        lock (s_databases)
            s_databases.Add(unique);
        return unique;
    }

    private static async Task ExecuteAsync(Server server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
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
            var server = new Server(study, IsConfigured: false, () =>
            {
                Directory.Delete(folder, recursive: true);
                return Task.CompletedTask;
            });

            // It is thrown away: nothing of it has to outlive a machine that fails.
            foreach (var setting in new[] { "fsync", "full_page_writes", "synchronous_commit" })
                await ExecuteAsync(server, $"alter system set {setting} = off");
            await ExecuteAsync(server, "select pg_reload_conf()");
            return server;
        }
    }

    private static Task<StudyDatabase> ProvisionAsync(StorageOptions options, string? configured) =>
        StudyDatabase.ProvisionAsync(options, configured, NullLogger.Instance);

    private sealed record Server(StudyDatabase Study, bool IsConfigured, Func<Task> CleanUpAsync)
    {
        public string ConnectionString => Patient(Study.ConnectionString);
    }
}
