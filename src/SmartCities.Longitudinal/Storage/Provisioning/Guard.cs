using System.Diagnostics;
using System.Globalization;

namespace SmartCities.Longitudinal.Storage.Provisioning;

/// <summary>A waiting shell that stops the server when the service ends without doing so: killed, or interrupted before it could.</summary>
internal sealed class Guard : IDisposable
{
    // The service holds the other end of its input, which closes with the service however that ends. It waits in the terminal's
    // process group, hence the trap. SIGINT is PostgreSQL's fast shutdown; sent to that one process, it cannot hit a successor.
    private const string Script = """trap "" HUP INT TERM; read -r done || kill -INT "$0" """;

    private readonly Process _shell;

    private Guard(Process shell) => _shell = shell;

    /// <summary>Watches over the server that runs on the folder; Windows has no such shell, there the next start stops what was left.</summary>
    public static Guard? Over(DataFolder folder)
    {
        if (OperatingSystem.IsWindows() || Postmaster.Of(folder.Cluster) is not { } postmaster)
            return null;

        var start = Command.Unprivileged("/bin/sh", ["-c", Script, postmaster.Process.ToString(CultureInfo.InvariantCulture)], "/");
        start.RedirectStandardOutput = start.RedirectStandardError = false;
        return Process.Start(start) is { } shell ? new Guard(shell) : null;
    }

    public void Dispose()
    {
        try
        {
            _shell.StandardInput.WriteLine("done");
        }
        catch (IOException)
        {
            // Somebody ended the shell; there is nothing left for it to do.
        }

        _shell.Dispose();
    }
}
