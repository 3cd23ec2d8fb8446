namespace SmartCities.Longitudinal.Figures;

/// <summary>A number (or a list of names) printed in a report, with its place, its stated base and the ways its wording can be read.</summary>
public sealed record Figure(
    string Id,
    string? Indicator,
    Text Label,
    FigureKind Kind,
    string Source,
    string Place,
    Printed Printed,
    string? Field = null,
    string? Factor = null,
    IReadOnlyList<string>? AlsoAt = null,
    int? StatedNumerator = null,
    int? StatedBase = null,
    string? BaseWording = null,
    string? Rounding = null,
    IReadOnlyList<FigureReading>? Readings = null,
    string? Group = null,
    IReadOnlyList<Discrepancy>? Discrepancies = null,
    Text? Note = null);

public enum FigureKind
{
    Share,
    OptionShare,
    PopulationShare,
    Count,
    CrossTable,
    Numeric,
    NamedCities,
    Qualitative,
}

/// <summary>What stands on the page: one value, values by city, names of cities, or a table of counts by band and region.</summary>
public sealed record Printed(
    decimal? Value = null,
    string? Unit = null,
    IReadOnlyList<string>? Cities = null,
    IReadOnlyList<PrintedValue>? Values = null,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>>? Table = null)
{
    /// <summary>As it is shown: a report may name its cities in the order of a number, the study names them alphabetically.</summary>
    public Printed Alphabetical() => this with
    {
        Cities = Cities is null ? null : [.. Cities.Order(StringComparer.Ordinal)],
        Values = Values is null ? null : [.. Values.OrderBy(it => it.City, StringComparer.Ordinal)],
    };
}

/// <summary>A number printed for one city: a value, or a range.</summary>
public sealed record PrintedValue(
    string City,
    Questionnaires.Answer? Value = null,
    string? Topic = null,
    string? Measure = null,
    string? Unit = null,
    string? Period = null,
    string? Qualifier = null,
    string? Place = null);

/// <summary>One way to read a figure's wording, with the indicator that computes it and its base in words.</summary>
public sealed record FigureReading(string Reading, string? Indicator = null, string? Base = null);

/// <summary>A known inconsistency of the report with itself.</summary>
public sealed record Discrepancy(string Id, string Title);
