using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Packages;

/// <summary>A package cannot be loaded: which file, where in it (a JSON pointer, a line), and why.</summary>
public sealed class PackageRefusedException(string file, string? pointer, string reason, string? code = null)
    : Exception($"{file}{(string.IsNullOrEmpty(pointer) ? "" : $" {pointer}")}: {reason}")
{
    public string File { get; } = file;

    public string? Pointer { get; } = pointer;

    public string Reason { get; } = reason;

    public string? Code { get; } = code;

    public static PackageRefusedException Of(string file, IReadOnlyList<Refusal> refusals) =>
        new(file, refusals[0].Pointer, string.Join(" ", refusals.Select((it, i) => i == 0 ? it.Sentence : $"{it.Pointer}: {it.Sentence}").Take(10)), refusals[0].Code);
}

/// <summary>The files of an edition package, read strictly.</summary>
public sealed class PackageFolder(string path)
{
    // Lines that other processors parse while those before them are decided on.
    private const int LinesAhead = 64;

    private static readonly HashSet<string> Known =
    [
        "edition.json", "questionnaire.json", "indicators.json", "cities.json", "submissions.jsonl", "reported.jsonl", "figures.json", "practices.json",
        "barriers.json", "series.json", "README.md",
    ];

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Reads everything but the answers, which are streamed.</summary>
    public async Task<EditionPackage> ReadAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(Path))
            throw new PackageRefusedException(Path, null, "There is no such folder.");
        if (Directory.EnumerateFileSystemEntries(Path).Select(System.IO.Path.GetFileName).FirstOrDefault(it => !Known.Contains(it!)) is { } stray)
            throw new PackageRefusedException(stray, null, $"This is not a file of an edition package; they are {string.Join(", ", Known)}.");

        return new EditionPackage(
            this,
            await RequireAsync<EditionFile>("edition.json", cancellation),
            await FindAsync<Questionnaires.Questionnaire>("questionnaire.json", cancellation),
            (await FindAsync<IndicatorsFile>("indicators.json", cancellation))?.Indicators,
            (await FindAsync<CitiesFile>("cities.json", cancellation))?.Cities ?? [],
            (await FindAsync<FiguresFile>("figures.json", cancellation))?.Figures ?? [],
            (await FindAsync<PracticesFile>("practices.json", cancellation))?.Practices ?? [],
            await FindAsync<BarriersFile>("barriers.json", cancellation),
            await FindAsync<SeriesFile>("series.json", cancellation));
    }

    public async Task<string> EditionAsync(CancellationToken cancellation) => (await RequireAsync<EditionFile>("edition.json", cancellation)).Edition;

    public async Task<bool> IsDemonstrationAsync(CancellationToken cancellation) =>
        (await RequireAsync<EditionFile>("edition.json", cancellation)).Demonstration;

    /// <summary>The lines of a <c>.jsonl</c> file in their order, each with its number; none when there is no such file.</summary>
    public async IAsyncEnumerable<(T Value, string Place)> LinesAsync<T>(string file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var ahead = new Queue<(Task<T> Value, string Place)>();
        await foreach (var (line, place) in TextAsync(file, cancellation))
        {
            ahead.Enqueue((Task.Run(() => Parse<T>(Encoding.UTF8.GetBytes(line), place), cancellation), place));
            if (ahead.Count == LinesAhead)
                yield return await NextAsync();
        }

        while (ahead.Count > 0)
            yield return await NextAsync();

        async Task<(T, string)> NextAsync()
        {
            var (value, place) = ahead.Dequeue();
            return (await value, place);
        }
    }

    public bool Has(string file) => File.Exists(System.IO.Path.Combine(Path, file));

    /// <summary>A hash over every file: the same package need not be read twice.</summary>
    public async Task<string> FingerprintAsync(CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(Path).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(System.IO.Path.GetFileName(file)));
            await using var stream = File.OpenRead(file);
            hash.AppendData(await SHA256.HashDataAsync(stream, cancellation));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private async IAsyncEnumerable<(string Line, string Place)> TextAsync(string file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var path = System.IO.Path.Combine(Path, file);
        if (!File.Exists(path))
            yield break;

        using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
        for (var number = 1; ; number++)
        {
            string? line;
            try
            {
                line = await reader.ReadLineAsync(cancellation);
            }
            catch (DecoderFallbackException)
            {
                throw new PackageRefusedException($"{file}:{number}", null, "The file is not UTF-8.", "encoding");
            }

            if (line is null)
                yield break;
            if (line.Length > 0)
                yield return (line, $"{file}:{number}");
        }
    }

    private async Task<T> RequireAsync<T>(string file, CancellationToken cancellation)
        where T : class =>
        await FindAsync<T>(file, cancellation) ?? throw new PackageRefusedException(file, null, "The file is missing; every edition package has it.", "file-missing");

    private async Task<T?> FindAsync<T>(string file, CancellationToken cancellation)
        where T : class
    {
        var path = System.IO.Path.Combine(Path, file);
        return File.Exists(path) ? Parse<T>(await File.ReadAllBytesAsync(path, cancellation), file) : null;
    }

    /// <summary>A JSON file, read strictly.</summary>
    /// <exception cref="PackageRefusedException">It is not JSON, or says something else.</exception>
    public static T Parse<T>(byte[] json, string file)
    {
        if (!Utf8.IsValid(json))
            throw new PackageRefusedException(file, null, "The file is not UTF-8.", "encoding");
        try
        {
            return JsonSerializer.Deserialize<T>(json, JsonText.Options) ?? throw new PackageRefusedException(file, null, "The file says null.", "json");
        }
        catch (JsonException malformed)
        {
            throw new PackageRefusedException(file, JsonText.PointerOf(malformed), JsonText.ReasonOf(malformed), "json");
        }
    }
}
