using System.Text.Json.Serialization;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Statistics;
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
    PairedBody? Paired = null);

public sealed record ComparabilityBody(Verdict Verdict, IReadOnlyList<Difference> Differs, Text? Note);

/// <summary>A side's value, the rule by which it feeds the series, and from which indicators.</summary>
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
    Text? Why = null);

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

public sealed record CompositionBody(decimal NewCity, decimal PreviouslyMissing, decimal NewlyEligible, decimal Gone, decimal NowMissing, decimal NoLongerEligible);

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
    /// <exception cref="RefusedException">One is a demonstration edition and the other is not, or both are the same edition.</exception>
    public static ComparisonBody Of(Reading from, Reading to, SeriesCatalog catalog, Named named, string? only = null, int skip = 0, int take = MoversAPage)
    {
        if (from.Edition.Demonstration != to.Edition.Demonstration)
            throw new RefusedException("fiction-and-fact", "A demonstration edition is never compared with a real one.", "?to");
        if (from.Edition.Id == to.Edition.Id)
            throw new RefusedException("same-edition", "A comparison takes two editions; what changed within one is its history of changes.", "?to");
        if (only is not null && !catalog.All.ContainsKey(only))
            throw new RefusedException("series-unknown", $"There is no series \"{only}\".");

        var shared = catalog.All.Values
            .Where(it => it.Mappings.ContainsKey(from.Edition.Id) && it.Mappings.ContainsKey(to.Edition.Id) && (only is null || it.Started!.Series == only))
            .Select(it => (Series: it, Order: OrderOf(it, to.Edition)))
            .OrderBy(it => it.Order.Place)
            .ThenBy(it => it.Series.Started!.Series, StringComparer.Ordinal);
        return new(
            Side(from), Side(to), to.Edition.Demonstration,
            [.. shared.Select(it => Compare(it.Series, it.Order.Indicator, from, to, named, skip, take))]);
    }

    private static SeriesComparisonBody Compare(FollowedSeries series, IndicatorDefinition? indicator, Reading from, Reading to, Named named, int skip, int take)
    {
        var judged = series.Judged(from.Edition.Id, to.Edition.Id);
        var (before, earlier) = from.Answers.Feed(series, from.Edition);
        var (after, later) = to.Answers.Feed(series, to.Edition);
        var body = new SeriesComparisonBody(
            series.Started!.Series, series.Started.Label, indicator?.Field, indicator?.Factor, series.Started.Measure,
            new(judged.Verdict, judged.Differs, judged.Note), SeriesSide(before, earlier), SeriesSide(after, later));

        // "Cannot be compared" is an answer: no difference is computed for it.
        if (judged.Verdict is Verdict.NotComparable or Verdict.NotJudged || earlier is null || later is null)
            return body;
        return Comparison.Of(from.Answers.MatchedWith(to.Answers.Snapshot), earlier, later) switch
        {
            ShareComparison it => body with
            {
                Panel = Panel(it.Panel, RepliesTo(before, after, from, to), named, skip, take),
                Difference = it.Difference is { } difference && !IsSelected(it)
                    ? new(difference.Share, difference.Interval.Low, difference.Interval.High, difference.Interval.Method, difference.Bounds is { } bounds ? new(bounds.Low, bounds.High) : null)
                    : null,
                Change = it.Change is { } change && !IsSelected(it) ? Change(change) : null,
            },
            NumberComparison it => body with
            {
                Difference = it.Difference is { } difference ? new(null, null, null, null, null, difference) : null,
                Paired = it.Paired is { } paired ? Paired(paired) : null,
            },
            _ => body,
        };
    }

    /// <summary>A side of which only what a report tells is known has no share to compare.</summary>
    private static bool IsSelected(SeriesComparison it) => it.From.Provenance.Reported > 0 || it.To.Provenance.Reported > 0;

    private static SideBody Side(Reading it) => new(it.Edition.Id, it.Position, it.Definitions, it.Release, it.Answers.Snapshot.Count);

    private static SeriesSideBody SeriesSide(IndicatorMapped mapped, Outcomes? outcomes)
    {
        if (outcomes is null)
            return new(mapped.Rule, mapped.Indicators, null, null, null, null, null, null, null, null, mapped.Why);
        var value = ValueBody.Of(outcomes.Value);
        return new(mapped.Rule, mapped.Indicators, value.Value, value.Number, value.Base, value.OfParticipants, value.Interval, value.Bounds, value.Counts, value.Provenance);
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
        new(it.NewCity.Share, it.PreviouslyMissing.Share, it.NewlyEligible.Share, it.Gone.Share, it.NowMissing.Share, it.NoLongerEligible.Share));

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
    [Query("from", "The earlier edition, with a point in time if wanted: demo-2012, 2017@r:2017.0."), Query("to", "The later edition.")]
    [Query("series", "One series only."), Query("skip", "How many movers to skip, in each direction."), Query("take", "How many movers to name, at most 1,000.")]
    public static async Task<IResult> Get(HttpRequest request, Reader reader, Audience audience, CancellationToken cancellation)
    {
        request.Allow("from", "to", "series", "skip", "take");
        var (from, to) = (Side(request, "from"), Side(request, "to"));
        var (fromPosition, fromRelease) = await audience.ResolveAsync(request.Caller(), from.Edition, from.At, cancellation);
        var (toPosition, toRelease) = await audience.ResolveAsync(request.Caller(), to.Edition, to.At, cancellation);

        // One look at the database where both sides are read at the same position, as they mostly are.
        string[] scopes = [Scope.Definitions(from.Edition), Scope.Answers(from.Edition), Scope.Definitions(to.Edition), Scope.Answers(to.Edition), Scope.Series];
        var fromTouches = await reader.TouchesAsync(scopes, fromPosition, cancellation);
        var toTouches = toPosition == fromPosition ? fromTouches : await reader.TouchesAsync(scopes, toPosition, cancellation);
        var earlier = await reader.ReadAsync(from.Edition, fromTouches, fromRelease, cancellation);
        var later = await reader.ReadAsync(to.Edition, toTouches, toRelease, cancellation);

        // How series are mapped and judged is read at the later of the two positions.
        var latest = fromTouches.Position > toTouches.Position ? fromTouches : toTouches;
        var catalog = await reader.SeriesAsync(latest, cancellation);
        var named = (await audience.NamedAsync(request.Caller(), earlier, cancellation)).And(await audience.NamedAsync(request.Caller(), later, cancellation));
        var compared = CompareEditions.Of(
            earlier, later, catalog, named, request.Query["series"].FirstOrDefault(), request.Number("skip", 0, 0, int.MaxValue), request.Number("take", 100, 0, 1_000));
        return new Read(compared, !named.IsAll ? null : toTouches == fromTouches ? fromTouches.ETag : fromTouches.ETagWith(toTouches));
    }

    private static (string Edition, PointInTime At) Side(HttpRequest request, string name)
    {
        var written = request.Query[name].ToString();
        var (edition, at) = written.IndexOf('@', StringComparison.Ordinal) is var cut and >= 0 ? (written[..cut], written[(cut + 1)..]) : (written, null);
        var point = PointInTime.Parse(at, $"?{name}");
        point.RequireOpenTo(request.Caller(), null, $"?{name}");
        return Id.IsValid(edition)
            ? (edition, point)
            : throw new RefusedException("query-invalid", $"\"{name}\" names an edition, such as demo-2017 or 2017@r:2017.0.", $"?{name}");
    }
}
