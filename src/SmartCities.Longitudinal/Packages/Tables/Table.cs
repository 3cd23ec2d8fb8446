using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Packages.Tables;

/// <summary>A tidy table as it was read: the rows in its unit, and how many there were in others.</summary>
public sealed record Table(string File, IReadOnlyList<TableRow> Rows, int InOtherUnits);

/// <summary>An indicator in a city: a cell for each wave, in the description's order of waves.</summary>
public sealed record TableRow(string Indicator, string City, int Line, IReadOnlyList<TableCell> Cells);

/// <summary>A value or why there is none, what it is flagged with, and the value as printed.</summary>
public readonly record struct TableCell(decimal? Value, MissingReason? Missing, string Flags, string Printed)
{
    /// <summary>Whether the table says anything here beyond that it has no value.</summary>
    public bool SaysSomething => Value is not null || Flags.Length > 0;

    public Answer Answer => Value is { } value ? new NumberAnswer(value) : new MissingAnswer(Missing!.Value);
}

/// <summary>One thing that is wrong with a table, where, and what to do.</summary>
public sealed record TableFault(int? Line, string? Column, string What)
{
    public override string ToString() => $"{(Line is { } line ? $"line {line}" : "")}{(Column is { } column ? $", column {column}" : "")}{(Line is null ? "" : ": ")}{What}";
}

/// <summary>A table cannot be read: everything that is wrong with it, as far as it was looked for.</summary>
public sealed class TableRefusedException(string file, IReadOnlyList<TableFault> faults) : Exception(Say(file, faults))
{
    /// <summary>From so many faults on, the rest of the table is not looked at.</summary>
    public const int Most = 100;

    private const int Shown = 10;

    public IReadOnlyList<TableFault> Faults { get; } = faults;

    private static string Say(string file, IReadOnlyList<TableFault> faults) =>
        string.Join('\n', faults.Take(Shown).Select(it => $"{file} {it}")) +
        (faults.Count > Shown ? $"\nand {(faults.Count < Most ? faults.Count - Shown : $"at least {Most - Shown}")} more." : "");
}
