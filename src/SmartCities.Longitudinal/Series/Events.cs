using SmartCities.Longitudinal.Feeds;

namespace SmartCities.Longitudinal.Series;

/// <summary>The study follows something across editions.</summary>
[Announced(Reach.Everyone)]
public sealed record SeriesStarted(string Series, Text Label, SeriesMeasure Measure);

/// <summary>How an edition's indicators feed the series; or the figure printed of it, where its answers are not held here.</summary>
[Announced(Reach.Everyone)]
public sealed record IndicatorMapped(
    string Series,
    string Edition,
    MappingRule Rule,
    IReadOnlyList<string> Indicators,
    IReadOnlyDictionary<string, string>? Options,
    Text? Why,
    string? Figure = null);

/// <summary>Whether two editions can be compared on the series, what differs between them, and why.</summary>
[Announced(Reach.Everyone)]
public sealed record ComparabilityJudged(string Series, string From, string To, Verdict Verdict, IReadOnlyList<Difference> Differs, Text? Note);

[Announced(Reach.Everyone)]
public sealed record SeriesEnded(string Series, string Reason);

public enum SeriesMeasure
{
    Share,
    Number,
}

public enum MappingRule
{
    Direct,
    Recode,
    AnyOf,
    AllOf,
    None,
}

public enum Verdict
{
    Comparable,
    WithCaution,
    NotComparable,
    NotJudged,
}

/// <summary>What differs between two editions' ways of asking.</summary>
public enum Difference
{
    Wording,
    Options,
    Universe,
    Concept,
    Mode,
}
