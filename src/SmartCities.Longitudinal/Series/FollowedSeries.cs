using System.Collections.Immutable;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Series;

/// <summary>What the study follows across editions, as its stream tells it.</summary>
public sealed record FollowedSeries : IFolded<FollowedSeries>
{
    public static FollowedSeries Empty { get; } = new();

    public SeriesStarted? Started { get; init; }

    public bool Ended { get; init; }

    public ImmutableSortedDictionary<string, IndicatorMapped> Mappings { get; init; } = ImmutableSortedDictionary.Create<string, IndicatorMapped>(StringComparer.Ordinal);

    public ImmutableDictionary<(string From, string To), ComparabilityJudged> Judgements { get; init; } = ImmutableDictionary<(string From, string To), ComparabilityJudged>.Empty;

    /// <summary>What was judged of a pair of editions, whichever way round; nothing judged is not comparable.</summary>
    public ComparabilityJudged Judged(string from, string to) =>
        Judgements.GetValueOrDefault((from, to)) ?? Judgements.GetValueOrDefault((to, from)) ??
        new ComparabilityJudged(Started?.Series ?? "", from, to, Verdict.NotJudged, [], null);

    public FollowedSeries Apply(object happened) => happened switch
    {
        SeriesStarted it => this with { Started = it },
        IndicatorMapped it => this with { Mappings = Mappings.SetItem(it.Edition, it) },
        ComparabilityJudged it => this with { Judgements = Judgements.SetItem((it.From, it.To), it) },
        SeriesEnded => this with { Ended = true },
        _ => this,
    };
}
