using System.Diagnostics;
using System.Globalization;

namespace SmartCities.Longitudinal.Storage.Provisioning;

/// <summary>The server process a cluster's <c>postmaster.pid</c> speaks of, which may be long gone.</summary>
internal sealed record Postmaster(int Process, DateTimeOffset Started)
{
    public static Postmaster? Of(string cluster)
    {
        var file = FileIn(cluster);
        return File.Exists(file)
            && File.ReadAllLines(file) is [var process, _, var started, ..]
            && int.TryParse(process, CultureInfo.InvariantCulture, out var id)
            && long.TryParse(started, CultureInfo.InvariantCulture, out var seconds)
                ? new Postmaster(id, DateTimeOffset.FromUnixTimeSeconds(seconds))
                : null;
    }

    /// <summary>Whether the process is this very server: after a reboot its number may be any other server's.</summary>
    public bool IsRunning => Ask(process => IsPostgres(process) && (process.StartTime.ToUniversalTime() - Started).Duration() < TimeSpan.FromMinutes(1));

    /// <summary>Whether the number stands for no server now, but for something that keeps PostgreSQL from starting: another program, or a dead process nobody took away.</summary>
    public bool IsSomethingElse => Ask(process => !IsPostgres(process));

    /// <summary>Takes the process number out of the file; its other lines let PostgreSQL notice processes still attached to the cluster.</summary>
    public static void Disown(string cluster)
    {
        var lines = File.ReadAllLines(FileIn(cluster));
        lines[0] = int.MaxValue.ToString(CultureInfo.InvariantCulture);
        File.WriteAllLines(FileIn(cluster), lines);
    }

    private bool Ask(Func<Process, bool> question)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(Process);
            return question(process);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // It is gone.
            return false;
        }
    }

    // A dead process keeps its name until its parent asks for it, which some containers' first process never does; it has no memory, though.
    private static bool IsPostgres(Process process) => process.ProcessName is "postgres" or "postmaster" && process.WorkingSet64 > 0;

    private static string FileIn(string cluster) => Path.Combine(cluster, "postmaster.pid");
}
