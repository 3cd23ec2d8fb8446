using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace SmartCities.Longitudinal.Benchmarks;

/// <summary>The service as it is run: a process of its own, asked over a socket.</summary>
public sealed partial class ServiceProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServiceProcess(Process process, HttpClient client, double started) => (_process, Client, StartedMilliseconds) = (process, client, started);

    public HttpClient Client { get; }

    /// <summary>From the start of the process to its first 200.</summary>
    public double StartedMilliseconds { get; }

    /// <summary>What the process holds of the machine's memory, in MiB.</summary>
    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    public double ProcessorMilliseconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalMilliseconds;
        }
    }

    public static async Task<ServiceProcess> StartAsync(params (string Name, string Value)[] settings)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SmartCities.Longitudinal.dll")])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            Environment =
            {
                ["Urls"] = address,
                ["DOTNET_ENVIRONMENT"] = "Development",
                ["Logging__LogLevel__Default"] = "Critical",
                ["Logging__LogLevel__SmartCities.Longitudinal"] = "Warning",
                ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Critical",
            },
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(10) }) { BaseAddress = new(address), Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "demo-editor");
        var since = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        // It says nothing unless something went wrong.
        process.OutputDataReceived += (_, said) => Console.Error.WriteLine(said.Data);
        process.BeginOutputReadLine();
        while (!await AnswersAsync(client))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The service ended with {process.ExitCode}.");
            await Task.Delay(10);
        }

        return new(process, client, Stopwatch.GetElapsedTime(since).TotalMilliseconds);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!OperatingSystem.IsWindows())
            _ = Signal(_process.Id, 15);
        else
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync(new Uri("/api/v1/editions", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
