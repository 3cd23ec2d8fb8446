using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace SmartCities.Longitudinal.Storage.Provisioning;

/// <summary>A PostgreSQL of our own in the data folder, on a loopback port, stopped with the service.</summary>
internal static class PrivateServer
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    /// <summary>Starts the server, on a new cluster when the folder has none.</summary>
    public static async Task<RunningServer> StartAsync(DataFolder folder, Programs programs, ILogger logger, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder.Server);
        await UnprivilegedAccount.TakeOverAsync(folder.Server, cancellation);

        var password = folder.Password();
        if (folder.MajorVersion is null)
        {
            logger.LogInformation("Creating a PostgreSQL {Version} cluster in {Folder}", programs.Version, folder.Cluster);
            await NewCluster.CreateAsync(folder, programs, password, cancellation);
        }

        await StopOrphanAsync(folder, programs, logger, cancellation);
        var port = await StartPostmasterAsync(folder, programs, port: null, cancellation);
        var watcher = new Watcher(folder, programs, port, logger);

        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Database = "postgres",
            Username = NewCluster.Superuser,
            Password = password,
            // The server has neither, and asking costs two round trips at every connect.
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        };
        return new RunningServer(
            connection.ConnectionString,
            $"its own PostgreSQL {programs.Version} ({programs.Folder}) on port {port}, data in {folder.Path}",
            async () =>
            {
                await watcher.StopAsync();
                await StopAsync(folder, programs);
                watcher.Dispose();
            });
    }

    // Nobody else holds the data folder, so a server that still runs on it outlived a service that was killed.
    private static async Task StopOrphanAsync(DataFolder folder, Programs programs, ILogger logger, CancellationToken cancellation)
    {
        if (Postmaster.Of(folder.Cluster) is not { } left)
            return;

        if (left.IsRunning)
        {
            logger.LogWarning("Stopping PostgreSQL process {Process}, left behind by a service that ended without stopping it", left.Process);
            await StopAsync(folder, programs);
        }
        else if (left.IsSomethingElse)
        {
            Postmaster.Disown(folder.Cluster);
        }
    }

    private static async Task<int> StartPostmasterAsync(DataFolder folder, Programs programs, int? port, CancellationToken cancellation)
    {
        for (var since = Stopwatch.StartNew(); ;)
        {
            var listen = port ?? FreePort();
            var log = Path.Combine(folder.Server, "start.log");
            File.Delete(log);
            try
            {
                // pg_ctl gives the server a session of its own: the terminal's Ctrl-C reaches the service only, which stops the server last.
                var start = Command.Unprivileged(programs.PgCtl,
                [
                    "start", "--silent", "-w", "-t", "600", "-D", folder.Cluster, "-l", log, "-o",
                    $"-p {listen} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c timezone=UTC",
                ], folder.Server);
                if (OperatingSystem.IsWindows())
                {
                    // The server inherits pg_ctl's pipes there: reading them to their end would last as long as the server runs.
                    start.RedirectStandardOutput = start.RedirectStandardError = false;
                    start.CreateNewProcessGroup = true;
                }

                if ((await Command.RunAsync(start, cancellation)).Succeeded)
                    return listen;
            }
            catch (OperationCanceledException)
            {
                await StopAsync(folder, programs);
                throw;
            }

            var reason = File.Exists(log) ? await File.ReadAllTextAsync(log, cancellation) : "";
            var mayPass = !IsFree(listen)                                       // taken between asking and starting
                || reason.Contains("shared memory block", StringComparison.Ordinal) // processes of a killed server still ending
                || reason.Contains("lock file", StringComparison.Ordinal);          // an orphan still shutting down
            if (!mayPass || since.Elapsed > s_patience)
                throw new DatabaseUnavailableException($"PostgreSQL {programs.Version} did not start on {folder.Cluster}: {reason.Trim()}");

            await Task.Delay(200, cancellation);
        }
    }

    // Fast: open transactions are rolled back. Not cancellable: what was started is stopped.
    private static async Task StopAsync(DataFolder folder, Programs programs)
    {
        if (Postmaster.Of(folder.Cluster) is not { IsRunning: true })
            return;

        string[] stop = ["stop", "--silent", "-w", "-t", "60", "-D", folder.Cluster, "-m"];
        var fast = await Command.RunUnprivilegedAsync(programs.PgCtl, [.. stop, "fast"], folder.Server, CancellationToken.None);
        if (!fast.Succeeded && Postmaster.Of(folder.Cluster) is { IsRunning: true })
            await Command.RunUnprivilegedAsync(programs.PgCtl, [.. stop, "immediate"], folder.Server, CancellationToken.None);
    }

    /// <summary>Starts a server that ended by itself again, on its port, so that the service finds it where it was.</summary>
    private sealed class Watcher : IDisposable
    {
        private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

        private readonly DataFolder folder;
        private readonly Programs programs;
        private readonly int port;
        private readonly ILogger logger;
        private readonly CancellationTokenSource stopping = new();
        private readonly Task watching;
        private Guard? guard;

        public Watcher(DataFolder folder, Programs programs, int port, ILogger logger)
        {
            (this.folder, this.programs, this.port, this.logger) = (folder, programs, port, logger);
            guard = Guard.Over(folder);
            watching = WatchAsync();
        }

        /// <summary>Looks away: what ends from now on was meant to.</summary>
        public async Task StopAsync()
        {
            await stopping.CancelAsync();
            await watching;
        }

        public void Dispose()
        {
            guard?.Dispose();
            stopping.Dispose();
        }

        private async Task WatchAsync()
        {
            try
            {
                using var timer = new PeriodicTimer(s_interval);
                while (await timer.WaitForNextTickAsync(stopping.Token))
                {
                    if (Postmaster.Of(folder.Cluster) is not { IsRunning: true })
                        await RestartAsync();
                }
            }
            catch (OperationCanceledException)
            {
                // The service stops.
            }
        }

        private async Task RestartAsync()
        {
            logger.LogWarning("PostgreSQL ended by itself; starting it again on port {Port}", port);
            try
            {
                if (Postmaster.Of(folder.Cluster) is { IsSomethingElse: true })
                    Postmaster.Disown(folder.Cluster);
                await StartPostmasterAsync(folder, programs, port, stopping.Token);
                guard?.Dispose();
                guard = Guard.Over(folder);
            }
            catch (Exception failure) when (failure is DatabaseUnavailableException or IOException or UnauthorizedAccessException)
            {
                logger.LogError("{Reason} It is tried again.", failure.Message);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
