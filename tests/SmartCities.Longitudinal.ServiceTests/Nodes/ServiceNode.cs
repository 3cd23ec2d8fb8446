using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SmartCities.Longitudinal.ServiceTests.Health;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Nodes;

/// <summary>The service as a process of its own, which can be frozen and killed; one of several on a database.</summary>
internal sealed class ServiceNode : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private ServiceNode(Process process, int port)
    {
        _process = process;
        Client = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(5) };
        Client.With(StudyRequests.Editor);
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public HttpClient Client { get; }

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public static async Task<ServiceNode> StartAsync(string database, params (string Name, string Value)[] settings)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var start = new ProcessStartInfo("dotnet", [Program()]) { WorkingDirectory = Path.GetDirectoryName(Program()), RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["ConnectionStrings__Study"] = database,
            ["Urls"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
            ["Editions__Load"] = "false",
            ["Nodes__HealthCheckSeconds"] = "0.5",
            ["Nodes__StaleSeconds"] = "2",
            ["Nodes__AssignmentSeconds"] = "1",
            ["Nodes__ReassignmentSeconds"] = "0.5",
        })
            start.Environment[name] = value;
        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        var node = new ServiceNode(Process.Start(start)!, port);
        try
        {
            await ReadinessTests.UntilAsync(node.IsReadyAsync, "The node should have become ready.", seconds: 90);
            return node;
        }
        catch
        {
            TestContext.Current.TestOutputHelper?.WriteLine(node.Output);
            node.Dispose();
            throw;
        }
    }

    public async Task<bool> IsReadyAsync()
    {
        try
        {
            return (await Client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is TaskCanceledException { InnerException: TimeoutException } && !TestContext.Current.CancellationToken.IsCancellationRequested))
        {
            // Nobody there, or nobody who answers yet.
            return false;
        }
    }

    public Task FreezeAsync() => SignalAsync("-STOP");

    public Task ThawAsync() => SignalAsync("-CONT");

    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        Client.Dispose();
        _process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private void Keep(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
    }

    // Its own output folder: beside the tests it would find their assemblies and settings.
    public static string Program()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SmartCities.Longitudinal.sln")))
            folder = folder.Parent!;
        var under = Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "../../.."), AppContext.BaseDirectory);
        return Path.Combine(folder.FullName, "src", "SmartCities.Longitudinal", under, "SmartCities.Longitudinal.dll");
    }
}
