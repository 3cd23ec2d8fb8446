using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Audit;

/// <summary>The trail as a file: CSV, one line a change (RFC 4180, UTF-8), or JSON Lines, one entry a line. Written as it is read.</summary>
public sealed partial class Export(string format, Func<TrailCursor, Task<TrailPage>> page, TrailCursor from, Func<IReadOnlyList<Happened>, Task<IReadOnlyList<Entry>>> entries, string file) : IResult
{
    private const string Csv = "text/csv";
    private const string JsonLines = "application/jsonl";
    private const int Chunk = 100;

    private static readonly string[] Head =
    [
        "position", "at", "event", "kind", "edition", "city", "actor", "role", "channel", "revision", "questionnaire", "language", "question", "text", "from", "to", "fromWords", "toWords",
        "comment", "reply", "reason", "said", "provenance", "file", "place", "correlation", "causation", "sentence",
    ];

    /// <summary>The media type of the export that is asked for; null where a page is.</summary>
    public static string? Wanted(HttpRequest request) => (string?)request.Query["format"] switch
    {
        null => request.GetTypedHeaders().Accept.Select(it => it.MediaType.Value).FirstOrDefault(it => it is Csv or JsonLines),
        "json" => null,
        "csv" => Csv,
        "jsonl" => JsonLines,
        _ => throw new RefusedException("query-invalid", "\"format\" is json, csv or jsonl.", "?format"),
    };

    public async Task ExecuteAsync(HttpContext http)
    {
        http.Response.ContentType = $"{format}; charset=utf-8{(format == Csv ? "; header=present" : "")}";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{file}.{(format == Csv ? "csv" : "jsonl")}\"";
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 16 * 1024, leaveOpen: true) { NewLine = format == Csv ? "\r\n" : "\n" };
        if (format == Csv)
            await writer.WriteLineAsync(string.Join(',', Head));
        await foreach (var some in Trail.AllAsync(page, from, http.RequestAborted).Chunk(Chunk).WithCancellation(http.RequestAborted))
        {
            foreach (var entry in await entries(some))
            {
                if (format == JsonLines)
                    await writer.WriteLineAsync(JsonSerializer.Serialize(entry, JsonText.Options));
                else
                {
                    foreach (var line in Lines(entry))
                        await writer.WriteLineAsync(line);
                }
            }

            await writer.FlushAsync(http.RequestAborted);
        }
    }

    /// <summary>An entry as lines of CSV: one for each change, or one alone.</summary>
    public static IEnumerable<string> Lines(Entry it) => it.Changes.Count == 0 ? [Line(it, null)] : it.Changes.Select(change => Line(it, change));

    /// <summary>
    /// A cell that a spreadsheet takes as a text: quoted where RFC 4180 asks for it, with an apostrophe before what would begin a formula. A number stays one,
    /// the negative too.
    /// </summary>
    public static string Cell(string? words)
    {
        if (string.IsNullOrEmpty(words))
            return "";
        var safe = words[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' && !PlainNumber().IsMatch(words) ? "'" + words : words;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 || char.IsWhiteSpace(safe[0]) || char.IsWhiteSpace(safe[^1]) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static string Line(Entry it, EntryChange? change)
    {
        var provenance = change?.Provenance ?? it.Provenance;
        string?[] cells =
        [
            Whole(it.Position), it.At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture), it.Event, it.Kind?.Word(), it.Edition, it.City,
            it.Actor, it.Role, it.Channel, Whole(it.Revision), Whole(it.Questionnaire), it.Language, change?.Question, change?.Text, Encoded(change?.From), Encoded(change?.To),
            change?.FromWords, change?.ToWords, change?.Comment, change?.Reply?.Word(), it.Reason, it.Text, provenance?.Kind.Word(), provenance?.File, provenance?.Place, it.Correlation, it.Causation, it.Sentence,
        ];
        return string.Join(',', cells.Select(Cell));
    }

    private static string? Whole(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>An answer as the log encodes it; a text and a number as they are.</summary>
    private static string? Encoded(Answer? answer) => answer switch
    {
        null => null,
        TextAnswer it => it.Value,
        NumberAnswer it => it.Value.ToString(CultureInfo.InvariantCulture),
        _ => JsonSerializer.Serialize(answer, JsonText.Options),
    };

    [GeneratedRegex(@"^-[0-9]+(\.[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainNumber();
}
