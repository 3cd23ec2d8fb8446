using System.Text.Json.Serialization;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Comparisons;

/// <summary>Two readings side by side over the series they share, in the order of the later edition's framework.</summary>
public sealed record ComparisonBody(SideBody From, SideBody To, bool Demonstration, IReadOnlyList<SeriesComparisonBody> Series);

/// <summary>Which reading one side is.</summary>
public sealed record SideBody(string Edition, long Position, long Definitions, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Release, int Participants);

/// <summary>One series on both sides. Where the pair is not comparable: both sides and the reason, nothing else.</summary>
public sealed record SeriesComparisonBody(
    string Series,
    Text Label,
    string? Field,
    string? Factor,
    SeriesMeasure Measure,
    ComparabilityBody Comparability,
    SeriesSideBody From,
    SeriesSideBody To,
    PanelBody? Panel = null,
    DifferenceBody? Difference = null,
    ChangeBody? Change = null,
    PairedBody? Paired = null,
    IReadOnlyList<GroupBody>? Groups = null,
    JudgedBody? Judged = null);

/// <summary>Whether a pair is comparable, and what differs. Where the pair was not judged itself, the judged pairs that lead from one edition to the other: the worst of them decides.</summary>
public sealed record ComparabilityBody(Verdict Verdict, IReadOnlyList<Difference> Differs, Text? Note, IReadOnlyList<LinkBody>? Path = null)
{
    public static ComparabilityBody Of(Comparability it) => new(
        it.Verdict, it.Differs, it.Note, it.Path.Count < 2 ? null : [.. it.Path.Select(link => new LinkBody(link.From, link.To, link.Verdict, link.Differs, link.Note))]);
}

/// <summary>One judged pair of a path.</summary>
public sealed record LinkBody(string From, string To, Verdict Verdict, IReadOnlyList<Difference> Differs, Text? Note);

/// <summary>
/// The cities of one region or band on both sides, without a name those that no edition classifies. Where it is withheld, only how many take part is told.
/// </summary>
public sealed record GroupBody(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Group,
    Text? Label,
    Withheld? Withheld,
    GroupSideBody From,
    GroupSideBody To,
    PanelBody? Panel = null,
    DifferenceBody? Difference = null,
    ChangeBody? Change = null,
    PairedBody? Paired = null);

/// <summary>Why a group is not compared.</summary>
public enum Withheld
{
    /// <summary>Fewer than five cities are counted on a side: too few to group.</summary>
    TooFew,

    /// <summary>Only one of the editions tells cities apart by this group; the other's are elsewhere.</summary>
    OtherScheme,
}

/// <summary>How many of a group take part, and its value.</summary>
public sealed record GroupSideBody(int Participants, ValueBody? Value = null);

/// <summary>
/// Values that were judged not comparable with other editions, of cities that take part on both sides. Each counts in its own side's value; <c>SetAside</c> says
/// how many cities with a valid answer on both sides are left out of the matched ones for it. Who did not agree to be named is counted.
/// </summary>
public sealed record JudgedBody(int SetAside, IReadOnlyList<JudgedCity> Cities, int Unnamed);

/// <summary>Which city's value in which edition, and why it is not comparable.</summary>
public sealed record JudgedCity(string City, string Edition, string Indicator, Text Reason);

/// <summary>A side's value, the rule by which it feeds the series, and from which indicators; and what a report printed of it.</summary>
public sealed record SeriesSideBody(
    MappingRule Rule,
    IReadOnlyList<string> Indicators,
    ShareBody? Value,
    decimal? Number,
    int? Base,
    ShareBody? OfParticipants,
    IntervalBody? Interval,
    BoundsBody? Bounds,
    CountsBody? Counts,
    ProvenanceBody? Provenance,
    Text? Why = null,
    PublishedBody? Published = null);

/// <summary>Matched cities and how they moved; names are paged, their number is not; who did not agree to be named is counted.</summary>
public sealed record PanelBody(
    int N,
    int YesYes,
    int YesNo,
    int NoYes,
    int NoNo,
    IReadOnlyList<string> Gained,
    IReadOnlyList<string> Lost,
    int GainedCount,
    int LostCount,
    int GainedUnnamed,
    int LostUnnamed,
    McNemarBody McNemar,
    IntervalBody? Interval,
    SaidBody? Said = null);

/// <summary>What the cities that moved say of it: how many said what, or nothing; and which of those named said what. None where no city said anything.</summary>
public sealed record SaidBody(int ChangedSince, int WrongLastTime, int ReadDifferently, int Nothing, IReadOnlyDictionary<string, LastTimeReply> Cities);

public sealed record McNemarBody(double P, string Reading);

/// <summary>Later less earlier: shares with Newcombe's interval and bounds for missing answers, or a number.</summary>
public sealed record DifferenceBody(decimal? Share, double? Low, double? High, string? Method, BoundsBody? Bounds, decimal? Number = null);

/// <summary>Where a difference of shares comes from; the parts add up to it.</summary>
public sealed record ChangeBody(decimal Panel, CompositionBody Composition);

/// <summary>By group of cities that are counted on one side only, and of those set aside, which are counted on both.</summary>
public sealed record CompositionBody(
    decimal NewCity, decimal PreviouslyMissing, decimal NewlyEligible, decimal Gone, decimal NowMissing, decimal NoLongerEligible, decimal SetAsideLater, decimal SetAsideEarlier);

/// <summary>
/// The matched cities' differences of a number: how many rose and fell, with the exact sign test; the quartiles (type 7), and an interval for the median, none
/// below six cities.
/// </summary>
public sealed record PairedBody(int N, int Up, int Down, int Same, decimal Lower, decimal Median, decimal Upper, double P, MedianIntervalBody? Interval);

/// <summary>An interval for a median from one of the values to another, with the confidence that it has.</summary>
public sealed record MedianIntervalBody(string Method, double Level, double Confidence, decimal Low, decimal High);

public static class CompareEditions
{
    private const int MoversAPage = 100;

    /// <summary>Compares two readings; demonstration and real editions never meet.</summary>
    /// <exception cref="RefusedException">One is a demonstration edition and the other is not, or both are the same edition at the same position.</exception>
    public static ComparisonBody Of(BothSides sides, string? only = null, Grouping? by = null, int skip = 0, int take = MoversAPage)
    {
        var (from, to) = (sides.From, sides.To);
        if (from.Edition.Demonstration != to.Edition.Demonstration)
            throw new RefusedException("fiction-and-fact", "A demonstration edition is never compared with a real one.", "?to");
        if (from.Edition.Id == to.Edition.Id && from.Position == to.Position)
            throw new RefusedException("same-reading", "Both sides are the same reading: a comparison takes two editions, or one edition at two points in time.", "?to");
        if (only is not null && !sides.Series.All.ContainsKey(only))
            throw new RefusedException("series-unknown", $"There is no series \"{only}\".");

        var groups = by is { } grouping ? CityGroup.Of(grouping, from, to) : null;
        var shared = sides.Series.All.Values
            .Where(it => it.Mappings.ContainsKey(from.Edition.Id) && it.Mappings.ContainsKey(to.Edition.Id) && (only is null || it.Started!.Series == only))
            .Select(it => (Series: it, Order: OrderOf(it, to.Edition)))
            .OrderBy(it => it.Order.Place)
            .ThenBy(it => it.Series.Started!.Series, StringComparer.Ordinal);
        return new(
            Side(from), Side(to), to.Edition.Demonstration,
            [.. shared.Select(it => Compare(it.Series, it.Order.Indicator, from, to, sides.Named, groups, skip, take))]);
    }

    /// <summary>One series on two readings.</summary>
    public static SeriesComparisonBody Compare(
        FollowedSeries series, IndicatorDefinition? indicator, Reading from, Reading to, Named named, IReadOnlyList<CityGroup>? groups = null, int skip = 0, int take = MoversAPage)
    {
        var comparability = from.Edition.Id == to.Edition.Id ? Comparability.SameEdition : series.Between(from.Edition.Id, to.Edition.Id);
        var (before, earlier) = from.Answers.Feed(series, from.Edition);
        var (after, later) = to.Answers.Feed(series, to.Edition);
        var body = new SeriesComparisonBody(
            series.Started!.Series, series.Started.Label, indicator?.Field, indicator?.Factor, series.Started.Measure,
            ComparabilityBody.Of(comparability), SeriesSide(before, earlier, from), SeriesSide(after, later, to));

        // "Cannot be compared" is an answer: no difference is computed for it.
        if (!comparability.IsComparable)
            return body;
        if (earlier is null || later is null)
            return body with { Difference = PublishedBody.Difference(body.From, body.To) };

        var matching = from.Answers.MatchedWith(to.Answers.Snapshot);
        var replies = RepliesTo(before, after, from, to);
        var alone = Judged(before, from, to).Concat(Judged(after, to, from)).OrderBy(it => it.City, StringComparer.Ordinal).ToList();
        var notComparable = alone.Select(it => it.City).ToList();
        var compared = Comparison.Of(matching, earlier, later, notComparable);
        var (panel, difference, change, paired) = Bodies(compared, replies, named, skip, take);
        return body with
        {
            Panel = panel,
            Difference = difference ?? PublishedBody.Difference(body.From, body.To),
            Change = change,
            Paired = paired,
            Groups = groups?.Select(it => Group(it, matching, earlier, later, notComparable, replies, named, skip, take)).ToList(),
            Judged = alone.Count == 0 ? null : new(compared.SetAside, [.. alone.Where(it => named.Includes(it.City))], alone.Count(it => !named.Includes(it.City))),
        };
    }

    private static GroupBody Group(
        CityGroup group, CityMatching matching, Outcomes earlier, Outcomes later, IReadOnlyCollection<string> notComparable, IReadOnlyDictionary<string, LastTimeReply>? replies, Named named, int skip, int take)
    {
        var (before, after) = (earlier.Among(group.From), later.Among(group.To));
        Withheld? withheld = !group.InBothSchemes ? Withheld.OtherScheme : before.Value.Base < CityGroup.Least || after.Value.Base < CityGroup.Least ? Withheld.TooFew : null;
        if (withheld is not null)
            return new(group.Id, group.Label, withheld, new(before.Count), new(after.Count));
        var (panel, difference, change, paired) = Bodies(Comparison.Of(matching, before, after, notComparable), replies, named, skip, take);
        return new(
            group.Id, group.Label, null, new(before.Count, ValueBody.Of(before.Value)), new(after.Count, ValueBody.Of(after.Value)), panel, difference, change, paired);
    }

    private static (PanelBody? Panel, DifferenceBody? Difference, ChangeBody? Change, PairedBody? Paired) Bodies(
        SeriesComparison compared, IReadOnlyDictionary<string, LastTimeReply>? replies, Named named, int skip, int take) => compared switch
        {
            ShareComparison it when IsSelected(it) => (Panel(it.Panel, replies, named, skip, take), null, null, null),
            ShareComparison it => (
                Panel(it.Panel, replies, named, skip, take),
                it.Difference is { } difference
                    ? new(difference.Share, difference.Interval.Low, difference.Interval.High, difference.Interval.Method, difference.Bounds is { } bounds ? new(bounds.Low, bounds.High) : null)
                    : null,
                it.Change is { } change ? Change(change) : null,
                null),
            NumberComparison it => (
                null,
                it.Difference is { } difference && !IsSelected(it) ? new(null, null, null, null, null, difference) : null,
                null,
                it.Paired is { } paired ? Paired(paired) : null),
            _ => default,
        };

    /// <summary>A side of which only what a report tells is known has no share, mean or median to compare.</summary>
    private static bool IsSelected(SeriesComparison it) => it.From.IsSelection || it.To.IsSelection;

    /// <summary>The cities whose value on this side cannot be compared with another edition, for any of the indicators it comes from.</summary>
    private static IEnumerable<JudgedCity> Judged(IndicatorMapped mapped, Reading side, Reading other) =>
        from indicator in mapped.Indicators
        from it in side.Answers.Judged(indicator)
        where side.Edition.Id != other.Edition.Id && side.Answers.Snapshot.RowOf(it.City) >= 0 && other.Answers.Snapshot.RowOf(it.City) >= 0
        select new JudgedCity(it.City, side.Edition.Id, indicator, it.Reason);

    private static SideBody Side(Reading it) => new(it.Edition.Id, it.Position, it.Definitions, it.Release, it.Answers.Snapshot.Count);

    /// <summary>One side of a series.</summary>
    public static SeriesSideBody SeriesSide(IndicatorMapped mapped, Outcomes? outcomes, Reading reading)
    {
        var published = PublishedBody.Of(mapped, reading);
        if (outcomes is null)
            return new(mapped.Rule, mapped.Indicators, null, null, null, null, null, null, null, null, mapped.Why, published);
        var value = ValueBody.Of(outcomes.Value);
        return new(
            mapped.Rule, mapped.Indicators, value.Value, value.Number, value.Base, value.OfParticipants, value.Interval, value.Bounds, value.Counts, value.Provenance, Published: published);
    }

    /// <summary>What cities said beside the answers of the earlier side; only where each side is one question's answer as it is.</summary>
    private static IReadOnlyDictionary<string, LastTimeReply>? RepliesTo(IndicatorMapped before, IndicatorMapped after, Reading from, Reading to) =>
        LastTime.Asked(before, from.Edition) is not null && LastTime.Asked(after, to.Edition) is { } question ? to.Answers.RepliesTo(question, from.Edition.Id) : null;

    private static PanelBody Panel(Panel panel, IReadOnlyDictionary<string, LastTimeReply>? replies, Named named, int skip, int take)
    {
        var (gained, lost) = (Names(panel.Gained, named, skip, take), Names(panel.Lost, named, skip, take));
        return new(
            panel.N, panel.YesYes, panel.YesNo, panel.NoYes, panel.NoNo, gained.Named, lost.Named, panel.Gained.Count, panel.Lost.Count, gained.Unnamed, lost.Unnamed,
            new(panel.McNemar.P, panel.McNemar.Reading()), panel.Interval is { } interval ? new(interval.Method, interval.Level, interval.Low, interval.High) : null, replies is null ? null : Said(panel, replies, [.. gained.Named, .. lost.Named]));
    }

    private static SaidBody Said(Panel panel, IReadOnlyDictionary<string, LastTimeReply> replies, IReadOnlyList<string> named)
    {
        var said = panel.Gained.Cities().Concat(panel.Lost.Cities()).Where(replies.ContainsKey).CountBy(it => replies[it]).ToDictionary();
        return new(
            said.GetValueOrDefault(LastTimeReply.ChangedSince), said.GetValueOrDefault(LastTimeReply.WrongLastTime), said.GetValueOrDefault(LastTimeReply.ReadDifferently),
            panel.Gained.Count + panel.Lost.Count - said.Values.Sum(),
            new SortedDictionary<string, LastTimeReply>(named.Where(replies.ContainsKey).ToDictionary(it => it, it => replies[it]), StringComparer.Ordinal));
    }

    private static (IReadOnlyList<string> Named, int Unnamed) Names(Movers movers, Named named, int skip, int take)
    {
        if (named.IsAll)
            return (movers.Page(skip, take), 0);
        var those = movers.Cities().Where(named.Includes).ToList();
        return ([.. those.Skip(skip).Take(take)], movers.Count - those.Count);
    }

    private static PairedBody Paired(PairedDifferences it) => new(
        it.N, it.Up, it.Down, it.Same, it.Quartiles.Lower, it.Quartiles.Median, it.Quartiles.Upper, it.P,
        it.Median is { } median ? new(MedianInterval.Method, 0.95, median.Confidence, median.Low, median.High) : null);

    private static ChangeBody Change(Change it) => new(
        it.PanelShare,
        new(it.NewCity.Share, it.PreviouslyMissing.Share, it.NewlyEligible.Share, it.Gone.Share, it.NowMissing.Share, it.NoLongerEligible.Share, it.SetAsideLater.Share, it.SetAsideEarlier.Share));

    /// <summary>A series stands where its indicator stands in the later edition; without one there, at the end.</summary>
    private static (int Place, IndicatorDefinition? Indicator) OrderOf(FollowedSeries series, Edition later)
    {
        var first = series.Mappings[later.Id].Indicators is [var indicator, ..] ? indicator : null;
        for (var i = 0; first is not null && i < later.Indicators.Count; i++)
        {
            if (later.Indicators[i].Id == first)
                return (i, later.Indicators[i]);
        }

        return (int.MaxValue, null);
    }
}

public static class CompareEditionsEndpoint
{
    [WolverineGet("/api/v1/comparisons"), For(Role.Analyst, Released = true), Gives(typeof(ComparisonBody))]
    [Query("from", "The earlier edition, with a point in time if wanted: demo-2012, 2017@r:2017.0."), Query("to", "The later edition, or the same one at another point in time.")]
    [Query("series", "One series only."), Query("group", "Cities by region or band beside all of them.")]
    [Query("skip", "How many movers to skip, in each direction."), Query("take", "How many movers to name, at most 1,000.")]
    public static async Task<IResult> Get(HttpRequest request, Reader reader, Audience audience, CancellationToken cancellation)
    {
        request.Allow("from", "to", "series", "group", "skip", "take");
        var sides = await BothSides.ReadAsync(Side(request, "from"), Side(request, "to"), request.Caller(), reader, audience, cancellation);
        var compared = CompareEditions.Of(
            sides, request.Query["series"].FirstOrDefault(), By(request), request.Number("skip", 0, 0, int.MaxValue), request.Number("take", 100, 0, 1_000));
        return new Read(compared, sides.Named.IsAll ? sides.ETag : null);
    }

    /// <summary>By what cities are grouped; null where they are not.</summary>
    public static Grouping? By(HttpRequest request) => request.Query["group"].ToString() is not { Length: > 0 } written ? null
        : Words.Parse<Grouping>(written) ?? throw new RefusedException("query-invalid", "\"group\" is region or band.", "?group");

    private static AskedSide Side(HttpRequest request, string name) => AskedSide.Parse(request.Query[name].ToString(), name);
}
