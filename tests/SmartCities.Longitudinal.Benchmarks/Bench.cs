using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Packages;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Storage.Provisioning;
using SmartCities.Longitudinal.Submissions;
using EventLog = SmartCities.Longitudinal.Storage.EventLog;

namespace SmartCities.Longitudinal.Benchmarks;

/// <summary>A PostgreSQL in a folder that is deleted afterwards, and what is measured on it.</summary>
public sealed class Bench : IAsyncDisposable
{
    private readonly StudyDatabase _server;
    private readonly List<IAsyncDisposable> _hosts = [];

    private Bench(Options options, string folder, StudyDatabase server) => (Options, Folder, _server) = (options, folder, server);

    public Options Options { get; }

    /// <summary>A folder for packages and scripts, and for data folders of services that bring their own PostgreSQL.</summary>
    public string Folder { get; }

    public GeneratedEdition Editions { get; } = new();

    public static async Task<Bench> StartAsync(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("smartcities-longitudinal-benchmarks-").FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherExecute);
        return new(options, folder, await StudyDatabase.ProvisionAsync(new StorageOptions { DataDirectory = Path.Combine(folder, "data") }, null, NullLogger.Instance));
    }

    /// <summary>An empty database that a service has prepared.</summary>
    public async Task<string> NewDatabaseAsync(string name)
    {
        var database = await _server.CreateDatabaseAsync(name);
        await using var service = await ServeAsync(database);
        return database;
    }

    /// <summary>A service on a database, without the packaged editions.</summary>
    public static Task<ServiceProcess> ServeAsync(string database, params (string, string)[] settings) =>
        ServiceProcess.StartAsync([("ConnectionStrings__Study", database), ("Editions__Load", "false"), .. settings]);

    /// <summary>The service's own parts on a database, within this process, none of them running.</summary>
    public Parts PartsOn(string database)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:Study", database)]);
        builder.Logging.ClearProviders();
        builder.AddStorage();
        builder.AddReadings();
        builder.AddPeople();
        builder.AddPackages();
        var app = builder.Build();
        _hosts.Add(app);
        return new(app.Services);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
            await host.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await _server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>The service's own parts.</summary>
public sealed class Parts(IServiceProvider services)
{
    public NpgsqlDataSource Database => Get<NpgsqlDataSource>();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public Task<LoadResult> LoadAsync(PackageFolder package) => Get<LoadPackage>().LoadAsync(package, null, CancellationToken.None);

    /// <summary>Waits until everything recorded can be read.</summary>
    public async Task<long> CatchUpAsync()
    {
        var positions = Get<Positions>();
        var last = await positions.LastRecordedAsync(CancellationToken.None);
        await positions.WaitForAsync(last, TimeSpan.FromMinutes(10), CancellationToken.None);
        return last;
    }

    /// <summary>A city changes its wish about publication: a small event, whatever it wished before.</summary>
    public Task<Recorded> WishAsync(string edition, string city, bool publish) => Get<EventLog>().DecideAsync<Submission>(
        Streams.Submission(edition, city), Actor.Operator("benchmark"),
        it => WishPublication.Decide(it, new(publish)) is Accepted { Events.Count: > 0 } decided ? decided : WishPublication.Decide(it, new(!publish)), CancellationToken.None);

    public async Task<object?> SqlAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        command.CommandTimeout = 600;
        return await command.ExecuteScalarAsync();
    }
}
