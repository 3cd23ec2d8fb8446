using static System.Environment;

namespace SmartCities.Longitudinal.Storage.Provisioning;

/// <summary>The folders used when none are configured.</summary>
internal static class Folders
{
    // PostgreSQL refuses to run as root, and the user it then runs as cannot look into root's home.
    public static string Data => UnprivilegedAccount.IsNeeded
        ? "/var/lib/smartcities-longitudinal"
        : Under(GetFolderPath(SpecialFolder.LocalApplicationData), "SmartCities.Longitudinal", "postgresql");

    public static string Cache => UnprivilegedAccount.IsNeeded
        ? "/var/cache/smartcities-longitudinal"
        : Under(UserCache, "SmartCities.Longitudinal", "cache");

    private static string UserCache =>
        OperatingSystem.IsWindows() ? GetFolderPath(SpecialFolder.LocalApplicationData)
        : OperatingSystem.IsMacOS() ? Under(GetFolderPath(SpecialFolder.UserProfile), "Library", "Caches")
        : GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } configured ? configured
        : Under(GetFolderPath(SpecialFolder.UserProfile), ".cache");

    // A user without a home has no such folders: the empty path is reported where it would be used.
    private static string Under(string folder, params string[] names) =>
        folder.Length == 0 ? "" : Path.Combine([folder, .. names]);
}
