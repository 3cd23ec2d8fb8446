using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Series;

/// <summary>
/// How an edition feeds a series, and the outcomes it gives on a snapshot. Indicators are redefined without asking the series, each at a position of its own:
/// where the definitions no longer carry the mapping, nothing feeds the series, and the reason is told.
/// </summary>
public sealed record Feed(IndicatorMapped Mapping, Outcomes? Outcomes)
{
    public static Feed Of(IndicatorMapped mapped, SeriesMeasure measure, Edition edition, Snapshot snapshot)
    {
        if (mapped.Figure is not null)
            return new(mapped, null);
        if (mapped.Indicators.FirstOrDefault(id => edition.Indicators.All(it => it.Id != id)) is { } gone)
            return Nothing(mapped, Gone(gone));

        try
        {
            var outcomes = SeriesCatalog.Mapping(mapped, edition).Evaluate(snapshot);
            return outcomes is null || outcomes.IsNumeric == (measure == SeriesMeasure.Number) ? new(mapped, outcomes) : Nothing(mapped, Redefined(mapped));
        }
        catch (ArgumentException)
        {
            return Nothing(mapped, Redefined(mapped));
        }
    }

    private static Feed Nothing(IndicatorMapped mapped, Text why) => new(mapped with { Rule = MappingRule.None, Why = why }, null);

    private static Text Gone(string indicator) => new(
        $"The indicator {indicator} is no longer defined.",
        $"El indicador {indicator} ya no está definido.",
        $"L’indicateur {indicator} n’est plus défini.");

    private static Text Redefined(IndicatorMapped mapped) => new(
        $"The indicator {mapped.Indicators[0]} was redefined and no longer measures what the series follows.",
        $"El indicador {mapped.Indicators[0]} se redefinió y ya no mide lo que sigue la serie.",
        $"L’indicateur {mapped.Indicators[0]} a été redéfini et ne mesure plus ce que suit la série.");
}
