using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Series;

/// <summary>Every series that is followed, at a position.</summary>
public sealed class SeriesCatalog(IReadOnlyDictionary<string, FollowedSeries> all)
{
    private readonly Dictionary<(string Edition, string Indicator), string> byIndicator = all
        .SelectMany(series => series.Value.Mappings.Values.SelectMany(mapping => mapping.Indicators.Select(indicator => ((mapping.Edition, indicator), series.Key))))
        .GroupBy(it => it.Item1)
        .ToDictionary(it => it.Key, it => it.First().Key);

    public IReadOnlyDictionary<string, FollowedSeries> All => all;

    public static SeriesCatalog Of(IEnumerable<FollowedSeries> series) => new(series.ToDictionary(it => it.Started!.Series));

    /// <summary>The series an indicator feeds, if any.</summary>
    public string? Of(string edition, string indicator) => byIndicator.GetValueOrDefault((edition, indicator));

    /// <summary>The indicators that stand in the way of opening an edition: they feed no series, and nothing says that none follows them.</summary>
    public IEnumerable<(string Indicator, Refusal Why)> Unmapped(Edition edition)
    {
        var fed = all.Values.Where(it => it.Holds(edition)).SelectMany(it => it.Mappings[edition.Id].Indicators).ToHashSet();
        return
            from it in edition.Indicators.Index()
            where it.Item.NoSeries is null && !fed.Contains(it.Item.Id)
            let pointer = $"/indicators/{it.Index}"
            select (it.Item.Id, Of(edition.Id, it.Item.Id) is { } broken
                ? new Refusal("indicator-unmapped", $"The indicator \"{it.Item.Id}\" was redefined and no longer feeds the series {broken}: map it anew.", pointer)
                : new Refusal("indicator-unmapped", $"The indicator \"{it.Item.Id}\" feeds no series: map it to one, or say in its definition why none follows it (noSeries).", pointer));
    }

    /// <summary>A mapping as statistics apply it.</summary>
    public static SeriesMapping Mapping(IndicatorMapped mapped, Edition edition)
    {
        Indicator[] indicators = [.. mapped.Indicators.Select(id => edition.Indicators.First(it => it.Id == id).Measured())];
        return mapped.Rule switch
        {
            MappingRule.Direct => new SeriesMapping.Direct(indicators[0]),
            MappingRule.Recode => new SeriesMapping.Recode(indicators[0], mapped.Options!.ToDictionary(it => it.Key, it => Recoded(it.Value))),
            MappingRule.AnyOf => new SeriesMapping.AnyOf(indicators),
            MappingRule.AllOf => new SeriesMapping.AllOf(indicators),
            _ => new SeriesMapping.None(),
        };
    }

    private static Outcome Recoded(string to) => to switch
    {
        "yes" => Outcome.Yes,
        "no" => Outcome.No,
        _ => Words.Parse<MissingReason>(to) switch
        {
            MissingReason.NotAnswered => Outcome.NotAnswered,
            MissingReason.DontKnow => Outcome.DontKnow,
            MissingReason.NotApplicable => Outcome.NotApplicable,
            MissingReason.Refused => Outcome.Refused,
            MissingReason.NotPublished => Outcome.NotPublished,
            _ => Outcome.Unreliable,
        },
    };
}
