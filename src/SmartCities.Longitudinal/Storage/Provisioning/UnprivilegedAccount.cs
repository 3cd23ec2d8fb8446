using System.Runtime.Versioning;

namespace SmartCities.Longitudinal.Storage.Provisioning;

/// <summary>The account PostgreSQL runs as when the service runs as root, which PostgreSQL refuses.</summary>
internal static class UnprivilegedAccount
{
    [UnsupportedOSPlatformGuard("windows")]
    public static bool IsNeeded { get; } = !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <summary>The account's name, or null when the service's own will do.</summary>
    public static string? Name { get; } = !IsNeeded ? null
        : File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres"
        : "nobody";

    /// <summary>Gives a folder and all in it to the account.</summary>
    public static async Task TakeOverAsync(string folder, CancellationToken cancellation)
    {
        if (Name is null)
            return;

        for (var parent = Directory.GetParent(folder); parent is not null; parent = parent.Parent)
            if (IsNeeded && !parent.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
                throw new DatabaseUnavailableException(
                    $"PostgreSQL refuses to run as root, and the user “{Name}”, as whom it would run, cannot enter {parent.FullName}. " +
                    $"Set Storage:DataDirectory to a folder below one that everyone may enter, such as {Folders.Data}.");

        (await Command.RunAsync("chown", ["-R", "-h", $"{Name}:", folder], cancellation)).OrThrow("give the data folder to its user");
    }
}
