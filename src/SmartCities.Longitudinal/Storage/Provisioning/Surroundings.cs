using System.Text.RegularExpressions;

namespace SmartCities.Longitudinal.Storage.Provisioning;

/// <summary>What a machine offers for running PostgreSQL.</summary>
/// <param name="ProgramFolders">Folders that may hold PostgreSQL's programs, best first.</param>
/// <param name="Npm">The npm client, when there is one.</param>
/// <param name="MayHaveDocker">Whether to look for a Docker engine.</param>
/// <param name="InstallCommand">What to type on this system to install PostgreSQL, of a major version or of any.</param>
public sealed partial record Surroundings(IReadOnlyList<string> ProgramFolders, string? Npm, bool MayHaveDocker, Func<int?, string> InstallCommand)
{
    private static readonly string[] s_path =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The machine this process runs on.</summary>
    public static Surroundings OfThisMachine() => new(
        [.. s_path, .. InstallersFolders()],
        s_path.Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "npm.cmd" : "npm")).FirstOrDefault(File.Exists),
        MayHaveDocker: true,
        InstallCommandOfThisSystem);

    /// <summary>The command that installs PostgreSQL on a Linux system, by the text of its <c>/etc/os-release</c>.</summary>
    public static string InstallCommandOn(string osRelease, int? major = null)
    {
        var names = OsName.Matches(osRelease).SelectMany(match => match.Groups["names"].Value.Split(' ')).ToHashSet();
        return names.Overlaps(["debian", "ubuntu"]) ? major is null ? "apt-get install postgresql" : $"apt-get install postgresql-{major}"
            : names.Overlaps(["fedora", "rhel", "centos"]) ? $"dnf install postgresql{major}-server"
            : names.Contains("alpine") ? $"apk add postgresql{major}"
            : names.Contains("arch") ? "pacman -S postgresql"
            : names.Overlaps(["suse", "opensuse"]) ? $"zypper install postgresql{major}-server"
            : "(this system's package manager) install postgresql";
    }

    // Where the usual installers put the programs when they leave PATH alone, newest version first.
    private static IEnumerable<string> InstallersFolders() =>
        OperatingSystem.IsWindows()
            ? Newest(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*", "bin")
            : OperatingSystem.IsMacOS()
                ? [
                    .. Newest("/opt/homebrew/opt", "postgresql@*", "bin"),
                    .. Newest("/usr/local/opt", "postgresql@*", "bin"),
                    .. Newest("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
                    .. Newest("/Library/PostgreSQL", "*", "bin"),
                ]
                : [
                    .. Newest("/usr/lib/postgresql", "*", "bin"),     // Debian, Ubuntu
                    .. Newest("/usr", "pgsql-*", "bin"),              // PostgreSQL's own RPM packages
                    .. Newest("/usr/libexec", "postgresql*", ""),     // Alpine
                    .. Newest("/usr/lib", "postgresql[0-9]*", "bin"), // SUSE
                    .. Newest("/home/linuxbrew/.linuxbrew/opt", "postgresql@*", "bin"),
                ];

    private static IEnumerable<string> Newest(string parent, string pattern, string child) => !Directory.Exists(parent) ? []
        : Directory.EnumerateDirectories(parent, pattern)
            .OrderByDescending(folder => int.TryParse(FirstNumber.Match(Path.GetFileName(folder)).Value, out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, child));

    private static string InstallCommandOfThisSystem(int? major) =>
        OperatingSystem.IsWindows() ? $"winget install PostgreSQL.PostgreSQL.{major ?? 17}"
        : OperatingSystem.IsMacOS() ? $"brew install postgresql@{major ?? 17}"
        : (Environment.IsPrivilegedProcess ? "" : "sudo ") + InstallCommandOn(File.Exists("/etc/os-release") ? File.ReadAllText("/etc/os-release") : "", major);

    [GeneratedRegex(@"^(ID|ID_LIKE)=""?(?<names>[^""\n]*)""?$", RegexOptions.Multiline)]
    private static partial Regex OsName { get; }

    [GeneratedRegex(@"\d+")]
    private static partial Regex FirstNumber { get; }
}
