using System.Collections.Immutable;
using SmartCities.Longitudinal.Editions;
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

    /// <summary>What was judged of a pair of editions itself, whichever way round; null where nothing was.</summary>
    public ComparabilityJudged? Judged(string from, string to) => Judgements.GetValueOrDefault((from, to)) ?? Judgements.GetValueOrDefault((to, from));

    /// <summary>
    /// Whether two editions can be compared: as judged of the pair itself; else by the worst link of the best path of judged pairs between them, of equally
    /// good ones the shortest. Without a path the pair is not judged.
    /// </summary>
    public Comparability Between(string from, string to)
    {
        if (Judged(from, to) is { } itself)
            return Comparability.Of([itself]);
        foreach (var worst in new[] { Verdict.Comparable, Verdict.WithCaution, Verdict.NotComparable })
        {
            if (Path(from, to, worst) is { } path)
                return Comparability.Of(path);
        }

        return Comparability.NotJudged;
    }

    /// <summary>The shortest path of pairs that were judged at least so well, in the order of the editions' ids where several are as short.</summary>
    private List<ComparabilityJudged>? Path(string from, string to, Verdict worst)
    {
        var links = Judgements.Values.Where(it => it.Verdict <= worst).ToList();
        var reached = new Dictionary<string, ComparabilityJudged?>(StringComparer.Ordinal) { [from] = null };
        for (var queue = new Queue<string>([from]); queue.TryDequeue(out var at) && !reached.ContainsKey(to);)
        {
            foreach (var (next, link) in links.Where(it => it.From == at || it.To == at).Select(it => (it.From == at ? it.To : it.From, it)).OrderBy(it => it.Item1, StringComparer.Ordinal))
            {
                if (reached.TryAdd(next, link))
                    queue.Enqueue(next);
            }
        }

        if (!reached.ContainsKey(to))
            return null;
        var path = new List<ComparabilityJudged>();
        for (var at = to; reached[at] is { } link; at = link.From == at ? link.To : link.From)
            path.Insert(0, link);
        return path;
    }

    /// <summary>Whether the edition's indicators, as they are defined now, carry what was mapped.</summary>
    public bool Holds(Edition edition) =>
        Mappings.GetValueOrDefault(edition.Id) is { } it && MapIndicators.Decide(this, new(it.Rule, it.Indicators, it.Options, it.Why), edition) is Accepted;

    public FollowedSeries Apply(object happened) => happened switch
    {
        SeriesStarted it => this with { Started = it },
        IndicatorMapped it => this with { Mappings = Mappings.SetItem(it.Edition, it) },
        ComparabilityJudged it => this with { Judgements = Judgements.SetItem((it.From, it.To), it) },
        SeriesEnded => this with { Ended = true },
        _ => this,
    };
}

/// <summary>Whether two editions can be compared on a series: the verdict, everything that differs on the way, the note of the worst link, and the path of judged pairs it rests on.</summary>
public sealed record Comparability(Verdict Verdict, IReadOnlyList<Difference> Differs, Text? Note, IReadOnlyList<ComparabilityJudged> Path)
{
    public static readonly Comparability NotJudged = new(Verdict.NotJudged, [], null, []);

    /// <summary>Two points in time of one edition: the same questions, asked once.</summary>
    public static readonly Comparability SameEdition = new(Verdict.Comparable, [], null, []);

    public bool IsComparable => Verdict is Verdict.Comparable or Verdict.WithCaution;

    public static Comparability Of(IReadOnlyList<ComparabilityJudged> path)
    {
        var worst = path.MaxBy(it => it.Verdict)!;
        return new(worst.Verdict, [.. path.SelectMany(it => it.Differs).Distinct().Order()], worst.Note, path);
    }
}
