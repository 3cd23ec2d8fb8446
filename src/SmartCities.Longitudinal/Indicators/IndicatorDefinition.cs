using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Indicators;

/// <summary>A measure on an edition's answers, with its base and its treatment of those who did not answer.</summary>
/// <param name="NoSeries">Declared none: why no series follows it. Where a series is fed by it after all, the mapping counts.</param>
public sealed record IndicatorDefinition(
    string Id,
    Text Label,
    Measure Measure,
    string? Field = null,
    string? Factor = null,
    string? Question = null,
    string? Option = null,
    string? Numerator = null,
    string? Denominator = null,
    Predicate? Counts = null,
    Predicate? Base = null,
    Treatment NotAsked = Treatment.Excluded,
    IReadOnlyDictionary<MissingReason, Treatment>? Missing = null,
    string? Reading = null,
    string? ReadingOf = null,
    string? Unit = null,
    int? Decimals = null,
    bool Headline = false,
    IReadOnlyList<int>? Questionnaires = null,
    Text? NoSeries = null)
{
    /// <summary>The definition as statistics apply it.</summary>
    public Indicator Measured() => new()
    {
        Id = Id,
        Measure = Measure,
        Question = Question,
        Option = Option,
        Numerator = Numerator,
        Denominator = Denominator,
        Counts = Counts,
        Base = Base,
        NotAsked = NotAsked,
        MissingAsNo = [.. Missing?.Where(it => it.Value == Treatment.AsNo).Select(it => Variables.StateOf(it.Key)) ?? []],
        Unit = Unit,
        Decimals = Decimals ?? 0,
    };
}
