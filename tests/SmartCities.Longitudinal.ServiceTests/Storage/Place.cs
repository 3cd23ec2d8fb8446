using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shouldly;
using SmartCities.Longitudinal.Storage.Provisioning;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Storage;

/// <summary>A temporary folder to provision in, with a name that has to be quoted, deleted after the test.</summary>
internal sealed class Place : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("smartcities-longitudinal-tests-").FullName;

    public Place()
    {
        // As root, PostgreSQL's user passes through.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_root, File.GetUnixFileMode(_root) | UnixFileMode.OtherExecute);
    }

    /// <summary>The installed programs these tests run with, or null.</summary>
    public static string? ProgramFolder { get; } = Surroundings.OfThisMachine().ProgramFolders
        .FirstOrDefault(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "initdb.exe" : "initdb")));

    public string Folder => Path.Combine(_root, "the study’s data");

    public string Cluster => Path.Combine(Folder, "server", "cluster");

    public int PostmasterProcess => int.Parse(File.ReadLines(Path.Combine(Cluster, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    public Task<StudyDatabase> ProvisionAsync(StorageProvider provider = StorageProvider.Programs, Surroundings? surroundings = null) =>
        StudyDatabase.ProvisionAsync(
            new StorageOptions { DataDirectory = Folder, Provider = provider },
            configuredConnectionString: null,
            surroundings ?? Surroundings.OfThisMachine(),
            NullLogger.Instance,
            TestContext.Current.CancellationToken);

    public async Task<string> RefusalAsync(StorageProvider provider = StorageProvider.Programs, Surroundings? surroundings = null) =>
        (await Should.ThrowAsync<DatabaseUnavailableException>(async () => await (await ProvisionAsync(provider, surroundings)).DisposeAsync())).Message;

    /// <summary>Starts the server the way a killed service would have left it, on a port or on a free one.</summary>
    public async Task StartPostmasterAloneAsync(int? port = null)
    {
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port ??= ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        await ControlAsync(
            "start", "-s", "-w", "-D", Cluster, "-l", Path.Combine(Folder, "server", "orphan.log"),
            "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=");
    }

    public Task StopPostmasterAsync() => ControlAsync("stop", "-s", "-w", "-D", Cluster, "-m", "fast");

    private async Task ControlAsync(params string[] arguments)
    {
        using var control = StartUnprivileged(Path.Combine(ProgramFolder!, "pg_ctl"), arguments);
        await control.WaitForExitAsync(TestContext.Current.CancellationToken);
        control.ExitCode.ShouldBe(0);
    }

    public Process StartUnprivileged(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Path.Combine(Folder, "server") };
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
            start.UserName = File.ReadAllText("/etc/passwd").Contains("\npostgres:", StringComparison.Ordinal) ? "postgres" : "nobody";
        return Process.Start(start)!;
    }

    public static bool IsRunning(int process) => Process.GetProcesses().Any(one => one.Id == process);

    /// <summary>Waits for a process to end: the last thing a server does is to take its pid file away, and pg_ctl waits for that.</summary>
    public static async Task<bool> EndsAsync(int process)
    {
        for (var tries = 0; tries < 100 && IsRunning(process); tries++)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        return !IsRunning(process);
    }

    public static Task<object?> AskAsync(StudyDatabase study, string sql) => AskAsync(study.ConnectionString, sql);

    public static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
