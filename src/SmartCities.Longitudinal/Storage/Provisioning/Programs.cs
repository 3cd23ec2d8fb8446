using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartCities.Longitudinal.Storage.Provisioning;

/// <summary>PostgreSQL's server programs in one folder, of one version.</summary>
internal sealed partial record Programs(string Folder, string Version, int Major)
{
    // Marten needs 13.
    private const int OldestMajor = 13;

    public string InitDb => PathOf(Folder, "initdb");

    public string PgCtl => PathOf(Folder, "pg_ctl");

    public string Postgres => PathOf(Folder, "postgres");

    /// <summary>The programs in a folder, or null when it does not have all of them or they do not run here.</summary>
    public static async Task<Programs?> InAsync(string folder, CancellationToken cancellation)
    {
        string[] needed = ["initdb", "pg_ctl", "postgres"];
        if (!needed.All(name => File.Exists(PathOf(folder, name))))
            return null;

        try
        {
            // Asked as the user it will run as, who may not be allowed to read the folder.
            var outcome = await Command.RunUnprivilegedAsync(PathOf(folder, "postgres"), ["--version"], Path.GetPathRoot(folder)!, cancellation);
            return VersionPattern.Match(outcome.Output) is { Success: true } match
                && int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture) is >= OldestMajor and var major
                    ? new Programs(folder, match.Groups["version"].Value, major)
                    : null;
        }
        catch (Win32Exception)
        {
            // Not for this processor or C library, or not executable.
            return null;
        }
    }

    /// <summary>The first programs of a major version (of any, when null) among folders, and the versions passed over.</summary>
    public static async Task<(Programs? Found, IReadOnlyList<string> PassedOver)> FirstAsync(
        IEnumerable<string> folders, int? major, CancellationToken cancellation)
    {
        List<string> passedOver = [];
        foreach (var folder in folders)
        {
            var programs = await InAsync(folder, cancellation);
            if (programs is not null && (major ?? programs.Major) == programs.Major)
                return (programs, passedOver);
            if (programs is not null)
                passedOver.Add($"{programs.Version} in {folder}");
        }

        return (null, passedOver);
    }

    private static string PathOf(string folder, string name) => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    [GeneratedRegex(@"\(PostgreSQL\) (?<version>(?<major>\d+)[\w.]*)")]
    private static partial Regex VersionPattern { get; }
}
