using static System.Environment;

namespace SmartCities.Longitudinal.Storage.Provisioning;

/// <summary>The folders used when none are configured.</summary>
internal static class Folders
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // PostgreSQL refuses to run as root, and the user it then runs as cannot look into root's home.
    public static string Data => UnprivilegedAccount.IsNeeded
        ? "/var/lib/smartcities-longitudinal"
        : Under(PathOf(SpecialFolder.LocalApplicationData), "SmartCities.Longitudinal", "postgresql");

    public static string Cache => UnprivilegedAccount.IsNeeded
        ? "/var/cache/smartcities-longitudinal"
        : Under(UserCache, "SmartCities.Longitudinal", "cache");

    /// <summary>Creates a folder, for its owner's eyes when it is private; the other user PostgreSQL may run as can pass through.</summary>
    public static void Create(string path, bool isPrivate = false)
    {
        if (Directory.Exists(path))
            return;

        if (Path.GetDirectoryName(path) is { } parent)
            Create(parent);
        Directory.CreateDirectory(path);

        // Afterwards, since the umask takes away from what a folder is created with.
        if (UnprivilegedAccount.IsNeeded)
            File.SetUnixFileMode(path, Owner | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        else if (isPrivate && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, Owner);
    }

    private static string UserCache =>
        OperatingSystem.IsWindows() ? PathOf(SpecialFolder.LocalApplicationData)
        : OperatingSystem.IsMacOS() ? Under(PathOf(SpecialFolder.UserProfile), "Library", "Caches")
        : GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } configured ? configured
        : Under(PathOf(SpecialFolder.UserProfile), ".cache");

    // Without asking for its existence: a new user's folders are still to be made.
    private static string PathOf(SpecialFolder folder) => GetFolderPath(folder, SpecialFolderOption.DoNotVerify);

    // A user without a home has no such folders: the empty path is reported where it would be used.
    private static string Under(string folder, params string[] names) =>
        folder.Length == 0 ? "" : Path.Combine([folder, .. names]);
}
