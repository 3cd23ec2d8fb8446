using System.Globalization;
using SmartCities.Longitudinal.Packages;
using SmartCities.Longitudinal.Packages.Tables;

namespace SmartCities.Longitudinal.Commands;

/// <summary><c>table FILE DESCRIPTION FOLDER</c>: writes a tidy table as edition packages, one a wave, into a new folder; <c>load</c> loads them.</summary>
public static class TableCommand
{
    public static async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken cancellation)
    {
        if (words is not [var file, var described, var folder])
            throw new CommandRefusedException("Which table, described by which file, into which new folder? Type: table FILE DESCRIPTION FOLDER");

        var target = Here.Mean(folder);
        if (Directory.Exists(target) || File.Exists(target))
            throw new CommandRefusedException($"{folder} is there already; name a folder that is not.");

        var description = await DescriptionAsync(described, cancellation);
        var packages = new TablePackages(await ReadTable.FromAsync(Here.Find(file), description, cancellation), description).Make();
        await WriteAsync(target, packages, cancellation);
        foreach (var it in packages)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"wrote {it.Edition}: {it.Indicators} indicators, {it.Cities} cities, {it.Answers} answers"));
        Console.WriteLine($"now type: load {string.Join(' ', packages.Select(it => Path.Combine(folder, it.Edition)))}");
        return 0;
    }

    private static async Task<TableDescription> DescriptionAsync(string path, CancellationToken cancellation)
    {
        if (!File.Exists(Here.Find(path)))
            throw new CommandRefusedException($"There is no file {path}.");
        var description = PackageFolder.Parse<TableDescription>(await File.ReadAllBytesAsync(Here.Find(path), cancellation), path);
        return description.Check().ToList() is { Count: > 0 } refusals ? throw PackageRefusedException.Of(path, refusals) : description;
    }

    // Under another name until all of it is there: an interrupted command leaves no folder that looks whole.
    private static async Task WriteAsync(string target, IReadOnlyList<WavePackage> packages, CancellationToken cancellation)
    {
        target = Path.TrimEndingDirectorySeparator(target);
        var partial = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.partial");
        if (Directory.Exists(partial))
            Directory.Delete(partial, recursive: true);
        foreach (var package in packages)
        {
            var folder = Directory.CreateDirectory(Path.Combine(partial, package.Edition)).FullName;
            foreach (var (name, bytes) in package.Files)
                await File.WriteAllBytesAsync(Path.Combine(folder, name), bytes, cancellation);
        }

        Directory.Move(partial, target);
    }
}
