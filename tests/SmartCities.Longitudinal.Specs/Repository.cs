namespace SmartCities.Longitudinal.Specs;

/// <summary>The source tree these specs were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>The C# files under a folder, without what the compiler left there.</summary>
    public static IEnumerable<string> Sources(params ReadOnlySpan<string> folder)
    {
        var separator = Path.DirectorySeparatorChar;
        return Directory.EnumerateFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories)
            .Where(it => !it.Contains($"{separator}obj{separator}") && !it.Contains($"{separator}bin{separator}") && !it.Contains($"{separator}Internal{separator}Generated{separator}"))
            .Order(StringComparer.Ordinal);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SmartCities.Longitudinal.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("These specs run inside the source tree.");
    }
}
