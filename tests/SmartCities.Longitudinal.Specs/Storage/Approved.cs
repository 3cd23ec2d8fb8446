using Shouldly;

namespace SmartCities.Longitudinal.Specs.Storage;

/// <summary>Text that was looked at once and is held to from then on.</summary>
internal static class Approved
{
    private const string Folder = "tests/SmartCities.Longitudinal.Specs/Storage/Events";

    public static IEnumerable<string> Names(string ending) =>
        Directory.EnumerateFiles(Repository.PathOf(Folder), "*" + ending).Select(it => Path.GetFileName(it)[..^ending.Length]);

    public static string? Read(string name) =>
        Repository.PathOf(Folder, name) is var path && File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : null;

    /// <summary>Fails where the approved text is missing or another; what came instead is left beside it as <c>.received</c>.</summary>
    public static void ShouldSay(string name, string received)
    {
        var path = Repository.PathOf(Folder, name) + ".received";
        if (Read(name) is { } approved && approved == received)
        {
            File.Delete(path);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, received);
        throw new ShouldAssertException(
            $"{name} {(Read(name) is { } other ? $"says otherwise:\n{Difference(other, received)}" : "is missing.")}\n" +
            $"Events are the storage format: members are added, never renamed or taken away. If this is meant, rename {Path.GetRelativePath(Repository.Root, path)} and commit it.");
    }

    private static string Difference(string approved, string received)
    {
        var (before, after) = (approved.Split('\n'), received.Split('\n'));
        var longest = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
                longest[i, j] = before[i] == after[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        }

        var lines = new List<string>();
        for (int i = 0, j = 0; i < before.Length || j < after.Length;)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
                (i, j) = (i + 1, j + 1);
            else if (j >= after.Length || (i < before.Length && longest[i + 1, j] >= longest[i, j + 1]))
                lines.Add($"  line {i + 1}: - {before[i++]}");
            else
                lines.Add($"  line {i + 1}: + {after[j++]}");
        }

        return string.Join('\n', lines);
    }
}
