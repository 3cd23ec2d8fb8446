using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SmartCities.Longitudinal.Readings;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests;

/// <summary>A real service on a database of its own, with no packaged edition loaded: for tests that do to it what a shared one would not forgive.</summary>
public sealed class StudyHost(string database, params (string Name, string Value)[] settings) : WebApplicationFactory<Program>
{
    private readonly Lazy<NpgsqlDataSource> _database = new(() => NpgsqlDataSource.Create(database));

    public string Database => database;

    public static async Task<StudyHost> StartAsync(string name, params (string Name, string Value)[] settings) =>
        await OnAsync(await StudyDatabaseFixture.NewDatabaseAsync(name), settings);

    /// <summary>A service on a database that is there, perhaps with others on it.</summary>
    public static Task<StudyHost> OnAsync(string database, params (string Name, string Value)[] settings) => Task.Run(() =>
    {
        var host = new StudyHost(database, settings);
        _ = host.Server;
        return host;
    });

    /// <summary>A service on a database of its own that is asked over a real socket.</summary>
    public static async Task<StudyHost> ListenAsync(string name, params (string Name, string Value)[] settings)
    {
        var host = new StudyHost(await StudyDatabaseFixture.NewDatabaseAsync(name), settings);
        host.UseKestrel(0);
        await Task.Run(host.StartServer);
        return host;
    }

    /// <summary>An id that no other test has.</summary>
    public static string NewId(string prefix) => $"{prefix}-{Guid.NewGuid().ToString("N")[..10]}";

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public async Task<T?> AskAsync<T>(string sql)
    {
        await using var command = _database.Value.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is T answer ? answer : default;
    }

    public async Task<IReadOnlyList<string>> RowsAsync(string sql)
    {
        await using var command = _database.Value.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(it => $"{reader.GetValue(it)}")));
        return rows;
    }

    /// <summary>Waits until every event recorded so far can be read.</summary>
    public async Task CatchUpAsync()
    {
        var positions = Get<Positions>();
        await positions.WaitForAsync(
            await positions.LastRecordedAsync(TestContext.Current.CancellationToken), TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_database.IsValueCreated)
            await _database.Value.DisposeAsync();
    }

    /// <summary>As the demonstration editor.</summary>
    protected override void ConfigureClient(HttpClient client)
    {
        base.ConfigureClient(client);
        client.With(StudyRequests.Editor);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder
            .UseEnvironment("Development")
            .UseSetting("ConnectionStrings:Study", database)
            .UseSetting("Editions:Load", "false")
            .UseSetting("Logging:LogLevel:Default", "None")
            .UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "None")
            .UseSetting("Logging:LogLevel:SmartCities.Longitudinal", "None");
        foreach (var (name, value) in settings)
            builder.UseSetting(name, value);
    }
}
