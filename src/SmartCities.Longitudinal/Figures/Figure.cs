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

/// <summary>
/// One way to read a figure's wording: the indicator that computes it, its base in words, and what it has to do with other things printed. Where cities are
/// counted, the base is any number of those that took part, unless another figure counts it.
/// </summary>
/// <param name="Label">This reading in a few words, after "read as".</param>
/// <param name="Of">The figure whose count is this reading's base: that of all participants, or a share of them.</param>
/// <param name="Within">The wider reading of the same figure, which counts every city that this one counts.</param>
/// <param name="Includes">Figures that name cities; read thus, those count or are named here too.</param>
/// <param name="Ratio">Printed values that this reading takes as one over the other.</param>
public sealed record FigureReading(
    string Reading,
    string? Indicator = null,
    string? Base = null,
    Text? Label = null,
    string? Of = null,
    string? Within = null,
    IReadOnlyList<string>? Includes = null,
    PrintedRatio? Ratio = null);

/// <summary>A printed value that should be one printed value over another; in percent where it is printed so.</summary>
public sealed record PrintedRatio(ValueOf Value, ValueOf Numerator, ValueOf Denominator);

/// <summary>A value printed for a city on a topic, of this figure or another; <c>As</c> is how the reading takes it, where not as it is printed.</summary>
public sealed record ValueOf(string City, string Topic, string? Figure = null, Questionnaires.Answer? As = null);

/// <summary>A known inconsistency of the report with itself.</summary>
public sealed record Discrepancy(string Id, string Title);
