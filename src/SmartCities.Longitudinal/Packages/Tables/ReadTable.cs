using System.Globalization;
using System.Text;
using System.Text.Unicode;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Packages.Tables;

/// <summary>Reads a tidy table strictly: what is not understood is refused with its line and column, never guessed at.</summary>
public static class ReadTable
{
    private const long LargestFile = 256L << 20;
    private const int LongestLine = 64 << 10;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <exception cref="TableRefusedException">The table does not fit its description, or itself.</exception>
    public static async Task<Table> FromAsync(string path, TableDescription description, CancellationToken cancellation)
    {
        var file = Path.GetFileName(path);
        if (!File.Exists(path))
            throw new TableRefusedException(path, [new(null, null, "There is no such file.")]);
        return new FileInfo(path).Length > LargestFile
            ? throw new TableRefusedException(file, [new(null, null, $"The file is larger than {LargestFile >> 20} MB; split it by indicators, with its first line above each part.")])
            : Of(await File.ReadAllBytesAsync(path, cancellation), file, description);
    }

    /// <inheritdoc cref="FromAsync"/>
    public static Table Of(ReadOnlyMemory<byte> bytes, string file, TableDescription description)
    {
        var faults = new List<TableFault>();
        using var lines = Lines(bytes, faults).GetEnumerator();
        if (!lines.MoveNext())
            throw new TableRefusedException(file, faults.Count > 0 ? faults : [new(null, null, "The file is empty.")]);
        var head = Head.Of(Cells(lines.Current.Text, description), lines.Current.Number, description, faults);
        if (faults.Count > 0)
            throw new TableRefusedException(file, faults);

        var rows = new List<TableRow>();
        var seen = new Dictionary<(string Indicator, string City), int>();
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        var inOtherUnits = 0;
        while (faults.Count < TableRefusedException.Most && lines.MoveNext())
        {
            var (text, line) = lines.Current;
            var cells = Cells(text, description);
            if (cells.Count != head.Names.Count)
            {
                faults.Add(new(line, null, $"The row has {cells.Count} cells where the first line has {head.Names.Count}; write \"{description.Missing.Keys.FirstOrDefault()}\" where there is no value."));
                continue;
            }

            if (head.Unit is { } unit && cells[unit] != description.Unit.Code)
            {
                inOtherUnits++;
                continue;
            }

            var (indicator, city) = (cells[head.Indicator], cells[head.City]);
            var found = faults.Count;
            CheckCode(indicator, description.Columns.Indicator, line, codes, faults);
            CheckCode(city, description.Columns.City, line, codes, faults);
            if (faults.Count == found && description.CountryOf(city) is null)
                faults.Add(new(line, description.Columns.City, $"\"{city}\" lies in no country that the description lists; add the beginning of its code under \"countries\", or correct it."));
            if (!seen.TryAdd((indicator, city), line))
                faults.Add(new(line, null, $"{indicator} of {city} stands on line {seen[(indicator, city)]} already; leave one of the two."));
            rows.Add(new(indicator, city, line, [.. head.Waves.Select((column, wave) => Cell(cells[column], line, description.Waves[wave], description, faults))]));
        }

        if (faults.Count == 0 && rows.Count == 0)
            faults.Add(new(null, null, $"There is no row in the unit \"{description.Unit.Code}\"."));
        return faults.Count > 0 ? throw new TableRefusedException(file, faults) : new(file, rows, inOtherUnits);
    }

    /// <summary>The code's id: small letters, with hyphens where there were other signs.</summary>
    public static string IdOf(string code) =>
        string.Join('-', string.Concat(code.Select(it => char.IsAsciiLetterOrDigit(it) ? char.ToLowerInvariant(it) : '-')).Split('-', StringSplitOptions.RemoveEmptyEntries));

    // Two codes that differ in signs or case only would become one; an indicator and a city may share an id.
    private static void CheckCode(string code, string column, int line, Dictionary<string, string> codes, List<TableFault> faults)
    {
        var id = IdOf(code);
        if (!Id.IsValid(id) || code.Any(it => !char.IsAscii(it) || char.IsControl(it)))
            faults.Add(new(line, column, $"\"{Shortened(code)}\" is no code: letters a–z, digits and signs between them, at most 80."));
        else if (!codes.TryAdd($"{column}/{id}", code) && codes[$"{column}/{id}"] != code)
            faults.Add(new(line, column, $"\"{code}\" and \"{codes[$"{column}/{id}"]}\" would both be called {id}; write one of them otherwise."));
    }

    private static TableCell Cell(string cell, int line, string wave, TableDescription description, List<TableFault> faults)
    {
        var mark = description.Missing.Keys.Where(it => cell.StartsWith(it, StringComparison.Ordinal)).MaxBy(it => it.Length);
        var printed = mark ?? string.Concat(cell.TakeWhile(TableDescription.IsOfNumber));
        var flags = cell[printed.Length..].Trim();
        var found = faults.Count;
        decimal value = 0;
        if (cell.Length == 0)
            Fault($"The cell is empty; write \"{description.Missing.Keys.FirstOrDefault()}\" where there is no value.");
        else if (mark is null && !(printed.Length is > 0 and <= 28 && decimal.TryParse(printed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)))
            Fault($"\"{Shortened(cell)}\" is no number: write digits, with a point before decimals, and flags behind.");
        else if (mark is null && description.Unit.Ask("cell", "", new("")).Check(new NumberAnswer(value), "").FirstOrDefault() is { } refusal)
            Fault($"\"{printed}\" does not fit the unit {description.Unit.Code}. {refusal.Sentence}");
        if (flags.FirstOrDefault(it => !description.Flags.ContainsKey(it.ToString())) is var unknown and not default(char) && faults.Count == found)
            Fault($"\"{Shortened(flags)}\" has the flag \"{unknown}\", which the description does not explain; add it under \"flags\", or correct the cell.");
        if (faults.Count > found)
            return default;

        MissingReason? missing = flags.Any(it => description.Flags[it.ToString()].Meaning == FlagMeaning.Unreliable) ? MissingReason.Unreliable
            : mark is null ? null : description.Missing[mark];
        return new(missing is null ? value : null, missing, flags, mark is null ? printed : "");

        void Fault(string what) => faults.Add(new(line, wave, what));
    }

    // The first column may hold several keys.
    private static List<string> Cells(string line, TableDescription description)
    {
        var cells = line.Split(description.Separated, StringSplitOptions.TrimEntries);
        return description.Columns.Within is { Length: > 0 } within ? [.. cells[0].Split(within, StringSplitOptions.TrimEntries), .. cells[1..]] : [.. cells];
    }

    private static IEnumerable<(string Text, int Number)> Lines(ReadOnlyMemory<byte> bytes, List<TableFault> faults)
    {
        if (bytes.Span.StartsWith(ByteOrderMark))
            bytes = bytes[ByteOrderMark.Length..];
        for (var number = 1; bytes.Length > 0; number++)
        {
            var end = bytes.Span.IndexOf((byte)'\n') is var found and >= 0 ? found : bytes.Length;
            var line = bytes[..end];
            bytes = bytes[Math.Min(end + 1, bytes.Length)..];
            var fault = line.Length > LongestLine ? $"The line is longer than {LongestLine} bytes; a table has one row a line."
                : !Utf8.IsValid(line.Span) ? "The line is not UTF-8; save the table as UTF-8."
                : line.Span.Contains((byte)0) ? "The line has a NUL character; save the table as UTF-8 text."
                : null;
            if (fault is not null)
            {
                // What cannot be read as text is likely so to the end.
                faults.Add(new(number, null, fault));
                yield break;
            }

            if (Encoding.UTF8.GetString(line.Span).TrimEnd('\r') is { Length: > 0 } text)
                yield return (text, number);
        }
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";

    /// <summary>Which column is what.</summary>
    private sealed record Head(IReadOnlyList<string> Names, int Indicator, int City, int? Unit, IReadOnlyList<int> Waves)
    {
        public static Head Of(List<string> names, int line, TableDescription description, List<TableFault> faults)
        {
            var columns = description.Columns;
            string[] wanted = [columns.Indicator, columns.City, .. columns.Unit is null ? [] : new[] { columns.Unit }, .. description.Waves];
            faults.AddRange(names.GroupBy(it => it).Where(it => it.Count() > 1).Select(it => new TableFault(line, it.Key, "The column stands twice; leave one of the two.")));
            faults.AddRange(wanted.Where(it => !names.Contains(it)).Select(it => new TableFault(line, null, $"There is no column \"{it}\"; the first line has {string.Join(", ", names.Select(Shortened))}.")));
            faults.AddRange(names.Where(it => !wanted.Contains(it)).Distinct().Select(it => new TableFault(line, Shortened(it), "The description does not say what this column is; add it under \"waves\", or leave it out of the table.")));
            return new(names, names.IndexOf(columns.Indicator), names.IndexOf(columns.City), columns.Unit is null ? null : names.IndexOf(columns.Unit), [.. description.Waves.Select(it => names.IndexOf(it))]);
        }
    }
}
