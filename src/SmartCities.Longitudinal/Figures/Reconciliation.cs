using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using static SmartCities.Longitudinal.Figures.FigureWords;
using Texts = SmartCities.Longitudinal.Figures.FigureSentences;

namespace SmartCities.Longitudinal.Figures;

/// <summary>What holding a printed figure against arithmetic and against the answers gives.</summary>
public enum FigureVerdict
{
    /// <summary>The complete answers of real cities give what is printed.</summary>
    Reproduced,

    /// <summary>What is known leaves room for what is printed.</summary>
    Consistent,

    /// <summary>What is known cannot give what is printed.</summary>
    Contradicted,

    /// <summary>No answers at all can: no whole number of cities gives it, on the stated base or on any.</summary>
    Impossible,

    /// <summary>Nothing is known that it could be held against; or it can be read in several ways, and nothing known tells which was meant.</summary>
    Undecidable,
}

/// <summary>What the facts alone imply of how many cities count: at least so many, at most so many.</summary>
public sealed record Implied(int AtLeast, int AtMost);

/// <summary>A verdict, and why in a sentence.</summary>
public record Reconciled(FigureVerdict Verdict, Text Sentence);

/// <summary>One reading of a figure's wording, held against arithmetic and the answers.</summary>
/// <param name="Feasible">The pairs of count and base that round to what is printed, up to the number of cities; null where no cities are counted.</param>
/// <param name="Implied">What the facts alone imply; null where they say nothing about who counts.</param>
public sealed record ReconciledReading(FigureReading Reading, FigureVerdict Verdict, Text Sentence, IReadOnlyList<Proportion>? Feasible = null, Implied? Implied = null)
    : Reconciled(Verdict, Sentence);

/// <summary>Figures that share a question, held against one another.</summary>
/// <param name="CommonBases">The numbers of cities, up to those that took part, of which all the figures can be shares.</param>
/// <param name="SmallestBase">The smallest number at all of which they can; null where there is none up to 200.</param>
public sealed record ReconciledGroup(string Group, IReadOnlyList<string> Figures, FigureVerdict Verdict, Text Sentence, IReadOnlyList<int> CommonBases, int? SmallestBase)
    : Reconciled(Verdict, Sentence);

/// <summary>
/// Holds an edition's published figures against arithmetic, against one another and against the answers. Pure: definitions and a snapshot give the same
/// verdicts and sentences always. What equals the print is <see cref="FigureVerdict.Reproduced"/> only where it comes from complete answers of real cities.
/// </summary>
/// <param name="mayName">Whether a city may be named beside what it answered, where not every one may; the others are counted.</param>
/// <param name="nameOf">What a city is called in sentences; its id without it.</param>
public sealed class Reconciliation(Edition edition, Snapshot snapshot, Func<string, bool>? mayName = null, Func<string, string>? nameOf = null)
{
    private const string AsPrinted = "as-printed";

    // How far to look for a base that a group of figures could share.
    private const int LargestBase = 200;

    // Nothing a report prints is smaller, and nothing it prints over this is too large to compute.
    private const decimal LeastDivisor = 0.000001m;

    /// <summary>The cities that took part: as the report says, or as many as have answers here; 0 where nobody knows.</summary>
    private readonly int participants = Math.Max(edition.Plan?.Participants ?? 0, snapshot.Count);

    /// <summary>Every reading of a figure; one, as printed, where its wording has only one.</summary>
    public IReadOnlyList<ReconciledReading> Readings(Figure figure)
    {
        IReadOnlyList<FigureReading> readings = figure.Readings is { Count: > 0 } several ? several : [new(AsPrinted, figure.Indicator, figure.BaseWording)];
        return [.. readings.Select(it => Read(figure, it))];
    }

    /// <summary>The figure, of all its readings: the one that holds, or that several might. Values of single cities stand each for itself, so the weakest tells.</summary>
    public static Reconciled Whole(Figure figure, IReadOnlyList<ReconciledReading> readings)
    {
        if (readings.Count == 1)
            return readings[0];
        if (figure.Printed.Values is not null)
            return readings.MinBy(it => it.Verdict switch { FigureVerdict.Impossible => 0, FigureVerdict.Contradicted => 1, FigureVerdict.Undecidable => 2, FigureVerdict.Consistent => 3, _ => 4 })!;

        var standing = readings.Where(it => it.Verdict is not (FigureVerdict.Impossible or FigureVerdict.Contradicted)).ToList();
        return (standing.Count, standing.Find(it => it.Verdict == FigureVerdict.Reproduced)) switch
        {
            (0, _) when readings.FirstOrDefault(it => it.Verdict == FigureVerdict.Contradicted) is { } contradicted =>
                new Reconciled(FigureVerdict.Contradicted, Texts.NoReadingHolds.With(readings.Count, contradicted.Sentence)),
            (0, _) => new Reconciled(FigureVerdict.Impossible, Texts.NoReadingHolds.With(readings.Count, readings[0].Sentence)),
            (_, { } reproduced) => reproduced,
            (1, _) => new Reconciled(standing[0].Verdict, Texts.OnlyAs.With(readings.Count, Label(standing[0].Reading), standing[0].Sentence)),
            _ when standing.All(it => it.Feasible is { Count: > 0 }) =>
                new Reconciled(FigureVerdict.Undecidable, Texts.ReadEitherWay.With(Listed(standing.Select(it => Texts.ReadAs.With(Label(it.Reading), Allowed(it.Feasible!))), Texts.Or))),
            _ => new Reconciled(FigureVerdict.Undecidable, Texts.NothingDecides.With(readings.Count)),
        };
    }

    /// <summary>The figures of the edition that share a question, in the order in which their groups are first printed.</summary>
    public IReadOnlyList<ReconciledGroup> Groups() =>
    [
        .. edition.Figures
            .Where(it => it is { Group: not null, Printed.Value: not null, Kind: FigureKind.Share or FigureKind.OptionShare })
            .GroupBy(it => it.Group!)
            .Where(it => it.Count() > 1)
            .Select(it => Group(it.Key, [.. it])),
    ];

    private ReconciledReading Read(Figure figure, FigureReading reading)
    {
        var indicator = edition.Indicators.FirstOrDefault(it => it.Id == (reading.Indicator ?? ""));
        var outcomes = indicator?.Measured().Evaluate(snapshot);
        var known = KnownOf(figure, reading, indicator, outcomes);
        if (reading.Within is { } wider && Wider(figure, wider) is { } most && known is not null)
            known = known with { Open = Math.Max(0, Math.Min(known.Open, most.Known.Implied.AtMost - known.Yes)) };
        var (held, feasible) = (figure.Kind, figure.Printed) switch
        {
            _ when reading.Ratio is { } ratio => (Ratio(figure, ratio), null),
            (FigureKind.Share or FigureKind.OptionShare, { Value: { } printed }) => Share(figure, reading, printed, known),
            (FigureKind.CrossTable, { Table: { } table }) => (CrossTable(figure, table), null),
            (FigureKind.NamedCities, { Cities: { Count: > 0 } cities }) => (Named(reading, cities, outcomes, known), null),
            (_, { Value: { } printed }) when outcomes is { IsNumeric: true } => (Number(figure, printed, outcomes), null),
            (FigureKind.Count, { Value: { } printed }) when known is not null => (Count(printed, known), null),
            (_, { Values: { Count: > 0 } values }) => (ByCity(values, outcomes), null),
            (_, { Value: not null }) => (Undecidable(Texts.NotMeasured), null),
            _ => (Undecidable(known is null || known.IsNothing ? Texts.NoNumber : Texts.NoNumberKnown.With(Told(known))), (IReadOnlyList<Proportion>?)null),
        };
        return new(reading, held.Verdict, held.Sentence, feasible, known?.Implied);
    }

    private (Reconciled Held, IReadOnlyList<Proportion>? Feasible) Share(Figure figure, FigureReading reading, decimal printed, Known? known)
    {
        var bases = BasesOf(figure, reading, []);
        if (bases.Count == 0 && participants == 0)
            return (Undecidable(Texts.ParticipantsUnknown.With(Percent(printed))), null);
        var feasible = Feasible(figure, printed, bases);
        return (Share(figure, reading, printed, known, feasible, bases), feasible);
    }

    private Reconciled Share(Figure figure, FigureReading reading, decimal printed, Known? known, List<Proportion> feasible, IReadOnlyCollection<int> bases)
    {
        var (decimals, rule) = RoundingOf(figure, printed);
        if (feasible.Count == 0)
            return new(FigureVerdict.Impossible, Impossible(figure, printed, bases));
        if (known is null)
            return Undecidable(Texts.NoIndicator.With(Allowed(feasible), Percent(printed)));

        if (known.IsComplete)
        {
            var (yes, size) = (known.Yes, known.Yes + known.No);
            var (count, percent) = (new Proportion(yes, size), Percent(Rounding.Percent(yes, size, decimals, rule)!.Value));
            return feasible.Contains(count) ? Same(Texts.Gives.With(count, percent)) : Other(Texts.GivesOther.With(count, percent, Stated(figure, printed)));
        }

        var left = feasible.Where(it => it.Numerator >= known.Yes && it.Base - it.Numerator >= known.No && it.Numerator <= known.Implied.AtMost && it.Base <= known.Base).ToList();
        if (Wider(figure, reading.Within) is { } wider && (left.Count == 0 || known.IsNothing) && !wider.Known.IsNothing)
        {
            var told = Told(wider.Known);
            return left.Count == 0
                ? new(FigureVerdict.Contradicted, Texts.PartOfFewer.With(Label(wider.Reading), told, Percent(printed), Allowed(feasible)))
                : new(FigureVerdict.Consistent, Texts.PartOf.With(Label(wider.Reading), told, Allowed(left), Percent(printed)));
        }

        if (known.IsNothing)
            return Undecidable(Texts.NothingKnown.With(CityCount(participants), Allowed(feasible), Percent(printed)));
        if (left.Count > 0)
            return new(FigureVerdict.Consistent, Texts.Room.With(Told(known), Allowed(left), Percent(printed)));
        return new(FigureVerdict.Contradicted, (feasible.Max(it => it.Numerator), feasible.Max(it => it.Base - it.Numerator)) switch
        {
            (var most, _) when most < known.Yes => Texts.TooManyYes.With(Told(known), Percent(printed), Allowed(feasible), most),
            (_, var most) when most < known.No => Texts.TooManyNo.With(Told(known), Percent(printed), Allowed(feasible), most),
            _ => Texts.NoWay.With(Told(known), Percent(printed)),
        });
    }

    private Reconciled Count(decimal printed, Known known)
    {
        if (printed != decimal.Truncate(printed) || printed < 0 || (participants > 0 && printed > participants))
            return new(FigureVerdict.Impossible, Texts.NotACount.With(printed, CityCount(participants)));
        if (known.IsComplete)
            return known.Yes == printed ? Same(Texts.CountGives.With(known.Yes)) : Other(Texts.CountGivesOther.With(known.Yes, printed));
        if (known.Yes > printed || known.Yes + known.Open < printed)
            return new(FigureVerdict.Contradicted, Texts.CountOutside.With(Told(known), printed));
        return known.IsNothing ? Undecidable(Texts.NobodyKnown.With(CityCount(participants))) : new(FigureVerdict.Consistent, Texts.CountRoom.With(Told(known), printed));
    }

    private Reconciled Number(Figure figure, decimal printed, Outcomes outcomes)
    {
        var value = outcomes.Value;
        if (value.Number is not { } number)
            return Undecidable(Texts.NobodyKnown.With(CityCount(participants)));
        var unknown = Known.OpenOutcomes.Sum(outcomes.CountOf) + Math.Max(0, participants - outcomes.Count);
        if (unknown > 0)
            return Undecidable(Texts.NumbersUnknown.With(CityCount(value.Base), CityCount(unknown)));

        var (decimals, rule) = RoundingOf(figure, printed);
        var computed = Rounding.Round(number, decimals, rule);
        return computed == printed ? Same(Texts.NumbersGive.With(CityCount(value.Base), computed)) : Other(Texts.NumbersGiveOther.With(CityCount(value.Base), computed, printed));
    }

    private Reconciled Named(FigureReading reading, IReadOnlyList<string> cities, Outcomes? outcomes, Known? known)
    {
        if (cities.Where(it => participants > 0 && participants == snapshot.Count && snapshot.RowOf(it) < 0).ToList() is { Count: > 0 } absent)
            return new(FigureVerdict.Contradicted, Texts.NamedAbsent.With(Names(absent)));
        if (reading.Includes is { Count: > 0 } lists)
            return Complete(cities, lists);
        if (known is null || outcomes is null)
            return Undecidable(Texts.NamesUnmeasured);

        var (yes, no) = (Those(Standing.Yes), Those(Standing.No));
        if (no.Count > 0)
            return new(FigureVerdict.Contradicted, Texts.NamedNot.With(NamesAndCount(no)));
        if (yes.Count == 0)
            return Undecidable(Texts.NamedUnknown);
        if (yes.Count < cities.Count)
            return new(FigureVerdict.Consistent, Texts.NamedPartKnown.With(CityCount(cities.Count), yes.Count));
        return known.Yes == yes.Count && known.IsComplete
            ? Same(Texts.NamedGive.With(CityCount(cities.Count)))
            : new(FigureVerdict.Consistent, Texts.NamedKnown.With(CityCount(cities.Count), known.Yes - yes.Count, known.Open));

        List<string> Those(Standing standing) => [.. cities.Where(it => snapshot.RowOf(it) is >= 0 and var row && known.Standings[row] == standing)];
    }

    /// <summary>A list read as complete holds every city that the report names elsewhere for the same thing.</summary>
    private Reconciled Complete(IReadOnlyList<string> cities, IReadOnlyList<string> lists)
    {
        var others = edition.Figures.Where(it => lists.Contains(it.Id) && it.Printed.Cities is not null).ToList();
        var lacking = others.Select(it => (List: it, Cities: it.Printed.Cities!.Except(cities).ToList())).Where(it => it.Cities.Count > 0).ToList();
        return lacking.Count > 0
            ? new(FigureVerdict.Contradicted, Sentences(lacking.Select(it => Texts.ListLacks.With(Names(it.Cities), it.List.Label, Place(it.List.Place)))))
            : others.Count > 0
                ? new(FigureVerdict.Consistent, Sentences(others.Select(it => Texts.ListHolds.With(it.Label, Place(it.Place)))))
                : Undecidable(Texts.NamesUnmeasured);
    }

    private Reconciled ByCity(IReadOnlyList<PrintedValue> values, Outcomes? outcomes)
    {
        if (values.Count > 1 && values.Select(it => it.Topic).Distinct().Count() is > 1 and var measures)
            return Undecidable(Texts.SeveralMeasures.With(values.Count, measures));
        if (outcomes is not { IsNumeric: true })
            return Undecidable(values.Count == 1 ? Texts.OneValue : Texts.SeveralValues.With(values.Count));
        var same = values.Count(it => outcomes.Snapshot.RowOf(it.City) is >= 0 and var row && it.Value is NumberAnswer number && outcomes.NumberOf(row) == number.Value);
        return same == values.Count ? Same(Texts.ValuesGive.With(CityCount(values.Count))) : Undecidable(Texts.ValuesPart.With(same, values.Count));
    }

    /// <summary>One printed value over another, as far as they are known: from the least over the most to the most over the least.</summary>
    private Reconciled Ratio(Figure figure, PrintedRatio ratio)
    {
        var (value, over, under) = (ValueAt(figure, ratio.Value), ValueAt(figure, ratio.Numerator), ValueAt(figure, ratio.Denominator));
        if (RangeOf(value?.Value) is not { } printed || RangeOf(over?.Value) is not { } numerator || RangeOf(under?.Value) is not { From: >= LeastDivisor } denominator)
            return Undecidable(Texts.RatioUnknown);

        var (scale, unit) = (value!.Unit == "percent" ? 100 : 1, value.Unit == "percent" ? value.Unit : null);
        var least = denominator.To is { } largest ? numerator.From * scale / largest : 0;
        var most = numerator.To * scale / denominator.From;
        var (decimals, computed) = (Math.Max(printed.From.Scale, (byte)1), unit);
        var makes = Value(least == most ? new NumberAnswer(Rounding.Round(least, decimals)) : new RangeAnswer(Rounding.Round(least, decimals), most is { } end ? Rounding.Round(end, decimals) : null), computed);

        // A printed number stands for everything that rounds to it.
        var half = value.Value is NumberAnswer ? 0.5m / Pow10(printed.From.Scale) : 0;
        var fits = (printed.To is not { } top || least <= top + half) && (most is not { } ceiling || ceiling >= printed.From - half);
        object[] parts = [Value(over!.Value!, over.Unit), Value(under!.Value!, under.Unit), makes, Value(value.Value!, value.Unit)];
        return fits ? new(FigureVerdict.Consistent, Texts.RatioGives.With(parts)) : new(FigureVerdict.Contradicted, Texts.RatioGivesOther.With(parts));
    }

    private Reconciled CrossTable(Figure figure, IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> table)
    {
        var printed = table.Values.Sum(row => row.Values.Sum());
        if (figure.StatedBase is { } size && printed != size)
            return new(FigureVerdict.Impossible, Texts.CellsAddUp.With(printed, size));

        var counted = new Dictionary<(string Band, string Region), int>();
        var unclassified = Math.Max(0, participants - snapshot.Count);
        for (var row = 0; row < snapshot.Count; row++)
        {
            if (snapshot.BandOf[row] < 0 || snapshot.RegionOf[row] < 0)
                unclassified++;
            else
                counted[(snapshot.Bands[snapshot.BandOf[row]], snapshot.Regions[snapshot.RegionOf[row]])] =
                    counted.GetValueOrDefault((snapshot.Bands[snapshot.BandOf[row]], snapshot.Regions[snapshot.RegionOf[row]])) + 1;
        }

        var cells = table.SelectMany(band => band.Value.Select(cell => (Key: (Band: band.Key, Region: cell.Key), Count: cell.Value))).ToDictionary(it => it.Key, it => it.Count);
        var off = cells.Keys.Union(counted.Keys)
            .Where(it => unclassified == 0 ? counted.GetValueOrDefault(it) != cells.GetValueOrDefault(it) : counted.GetValueOrDefault(it) > cells.GetValueOrDefault(it))
            .OrderBy(it => it.Band, StringComparer.Ordinal).ThenBy(it => it.Region, StringComparer.Ordinal)
            .ToList();
        return (off.Count, unclassified) switch
        {
            _ when counted.Count == 0 => Undecidable(Texts.CellsNone),
            ( > 0, 0) => Other(CellOff()),
            ( > 0, _) => new(FigureVerdict.Contradicted, CellOff()),
            (_, 0) => Same(Texts.CellsSame.With(CityCount(snapshot.Count))),
            _ => new(FigureVerdict.Consistent, Texts.CellsFit.With(CityCount(unclassified))),
        };

        Text CellOff() => Texts.CellOff.With(
            edition.Plan!.Bands.FirstOrDefault(it => it.Id == off[0].Band)?.Label ?? (object)off[0].Band, edition.Plan.Regions.FirstOrDefault(it => it.Id == off[0].Region)?.Label ?? (object)off[0].Region,
            counted.GetValueOrDefault(off[0]), cells.GetValueOrDefault(off[0]));
    }

    private ReconciledGroup Group(string group, IReadOnlyList<Figure> figures)
    {
        var bases = figures
            .Select(it => (Rounding: RoundingOf(it, it.Printed.Value!.Value), Printed: it.Printed.Value!.Value))
            .Select(it => Rounding.FeasiblePairs(it.Printed, it.Rounding.Decimals, LargestBase, it.Rounding.Rule).Select(pair => pair.Base).ToHashSet())
            .ToList();
        var shared = bases.Aggregate((one, other) => [.. one.Intersect(other)]).Order().ToList();
        var within = shared.Where(it => it <= participants).ToList();
        var (numbers, all) = (Listed(figures.Select(it => Percent(it.Printed.Value!.Value))), CityCount(participants));
        var (verdict, sentence) = (within.Count, bases.All(it => it.Any(size => size <= participants))) switch
        {
            _ when participants == 0 => (FigureVerdict.Undecidable, Texts.ParticipantsUnknown.With(numbers)),
            ( > 0, _) => (FigureVerdict.Consistent, Texts.GroupFits.With(numbers, Listed(within.Select(it => (object)it), Texts.Or))),
            (_, false) => (FigureVerdict.Impossible, Texts.GroupNotEach.With(numbers, all)),
            _ => (FigureVerdict.Impossible, Texts.GroupClash.With(
                numbers, all,
                bases.Count(it => it.Contains(participants)) is var full && full == 0 ? Texts.NoneOfAll.With(participants) : full == bases.Count ? Texts.AllOfAll.With(participants) : Texts.SomeOfAll.With(participants, full),
                shared.Count == 0 ? Texts.NoCommonBase.With(LargestBase) : Texts.SmallestBase.With(shared[0]))),
        };
        return new(group, [.. figures.Select(it => it.Id)], verdict, sentence, within, shared.Count == 0 ? null : shared[0]);
    }

    /// <summary>Who counts in a reading, as far as is known; null where neither an indicator nor a list of names tells of any city.</summary>
    private Known? KnownOf(Figure figure, FigureReading reading, IndicatorDefinition? indicator, Outcomes? outcomes)
    {
        // What a list includes is what it should name, not who is known to.
        var included = edition.Figures.Where(it => figure.Kind != FigureKind.NamedCities && reading.Includes?.Contains(it.Id) == true).SelectMany(it => it.Printed.Cities ?? []).ToHashSet(StringComparer.Ordinal);
        if (outcomes is { IsNumeric: true } || (outcomes is null && included.Count == 0))
            return null;
        var isOfAll = reading.Of is { } of && edition.Figures.Find(it => it.Id == of)?.Kind == FigureKind.Count;
        return Known.Of(snapshot, outcomes, indicator?.Question, included, reading.Of is not null, isOfAll, participants);
    }

    private (FigureReading Reading, Known Known)? Wider(Figure figure, string? wider)
    {
        if (figure.Readings?.FirstOrDefault(it => it.Reading == wider) is not { } reading)
            return null;
        var indicator = edition.Indicators.FirstOrDefault(it => it.Id == (reading.Indicator ?? ""));
        return KnownOf(figure, reading, indicator, indicator?.Measured().Evaluate(snapshot)) is { } known ? (reading, known) : null;
    }

    /// <summary>What may be the base of a reading, where the figure states it or another figure counts it; none where it may be any.</summary>
    private IReadOnlyCollection<int> BasesOf(Figure figure, FigureReading reading, IReadOnlyList<string> asked) =>
        figure.StatedBase is { } stated ? [stated] : reading.Of is { } of ? CountsOf(of, [.. asked, figure.Id]) : [];

    /// <summary>How many cities another figure counts, as far as what is printed of it tells.</summary>
    private HashSet<int> CountsOf(string figure, IReadOnlyList<string> asked) => edition.Figures.Find(it => it.Id == figure) switch
    {
        _ when asked.Contains(figure) => [],
        { Kind: FigureKind.Count, Printed.Value: { } count } when count == decimal.Truncate(count) && count is > 0 and <= FigureRefusals.MostCities => [(int)count],
        { Kind: FigureKind.Share or FigureKind.OptionShare, Printed.Value: { } printed } there =>
            [.. (there.Readings is { Count: > 0 } several ? several : [new(AsPrinted)]).SelectMany(it => Feasible(there, printed, BasesOf(there, it, asked))).Select(it => it.Numerator)],
        _ => [],
    };

    private List<Proportion> Feasible(Figure figure, decimal printed, IReadOnlyCollection<int> bases)
    {
        var (decimals, rule) = RoundingOf(figure, printed);
        return [.. Rounding.FeasiblePairs(printed, decimals, bases.Count > 0 ? bases.Order() : Enumerable.Range(1, participants), rule).Where(it => figure.StatedNumerator is not { } count || it.Numerator == count)];
    }

    /// <summary>What equals the print, and whether that reproduces it.</summary>
    private Reconciled Same(Text told) =>
        edition.Demonstration ? new(FigureVerdict.Consistent, told.Then(Texts.Fictional))
        : snapshot.ProvenanceOf.Contains(ProvenanceKind.Reported) ? new(FigureVerdict.Consistent, told.Then(Texts.FromReport))
        : edition.Stage != EditionStage.Closed ? new(FigureVerdict.Consistent, told.Then(Texts.NotClosed))
        : new(FigureVerdict.Reproduced, told);

    /// <summary>What differs from the print: no contradiction while answers may still come.</summary>
    private Reconciled Other(Text told) => edition.Stage is EditionStage.Planned or EditionStage.Open ? Undecidable(told.Then(Texts.NotClosed)) : new(FigureVerdict.Contradicted, told);

    private static Reconciled Undecidable(Text sentence) => new(FigureVerdict.Undecidable, sentence);

    private Text Impossible(Figure figure, decimal printed, IReadOnlyCollection<int> bases)
    {
        var (decimals, rule) = RoundingOf(figure, printed);
        return (figure.StatedNumerator, bases) switch
        {
            ({ } count, { Count: 1 }) => Texts.CountDoesNotRound.With(new Proportion(count, bases.First()), Percent(printed)),
            ({ } count, _) => Texts.CountNeverRounds.With(count, CityCount(participants), Percent(printed)),
            (null, { Count: > 0 }) => Texts.NoCountOf.With(
                bases.Count == 1 ? CityCount(bases.First()) : Listed(bases.Order().Select(CityCount), Texts.Or), Percent(printed),
                Listed(bases.Order().SelectMany(size => Nearest(printed, size).Select(count => Texts.Is.With(new Proportion(count, size), Percent(Rounding.Percent(count, size, decimals, rule)!.Value)))))),
            _ => Texts.NoCountUpTo.With(CityCount(participants), Percent(printed)),
        };
    }

    /// <summary>The counts of a base whose shares lie just below and just above the printed one.</summary>
    private static IEnumerable<int> Nearest(decimal printed, int size)
    {
        var below = (int)Math.Clamp(printed * size / 100, 0, size);
        return below < size ? [below, below + 1] : [below];
    }

    private Text Told(Known known) => Texts.Bounds.With(known.Implied.AtLeast, known.Implied.AtMost, CityCount(Math.Max(participants, known.Standings.Count)), known.Yes, known.No, known.Open);

    private static object Stated(Figure figure, decimal printed) =>
        figure is { StatedNumerator: { } count, StatedBase: { } size } ? Texts.ReadAs.With(Percent(printed), new Proportion(count, size)) : Percent(printed);

    private static object Label(FigureReading reading) => reading.Label ?? (object)(reading.Base ?? reading.Reading);

    private Text Names(IEnumerable<string> cities) => Listed(cities.Order(StringComparer.Ordinal).Select(it => nameOf?.Invoke(it) ?? it));

    private Text NamesAndCount(IReadOnlyList<string> cities)
    {
        var named = cities.Where(it => mayName?.Invoke(it) ?? true).Order(StringComparer.Ordinal).Select(it => (object)(nameOf?.Invoke(it) ?? it)).ToList();
        return Listed(named.Count == cities.Count ? named : [.. named, CityCount(cities.Count - named.Count)]);
    }

    private static Text Sentences(IEnumerable<Text> sentences) => sentences.Aggregate((one, next) => one.Then(next));

    private PrintedValue? ValueAt(Figure figure, ValueOf place)
    {
        var value = (place.Figure is { } other ? edition.Figures.Find(it => it.Id == other) : figure)?.Printed.Values?.FirstOrDefault(it => it.City == place.City && it.Topic == place.Topic);
        return place.As is null ? value : value is null ? null : value with { Value = place.As };
    }

    private static (decimal From, decimal? To)? RangeOf(Answer? value) => value switch
    {
        NumberAnswer it => (it.Value, it.Value),
        RangeAnswer it => (it.From ?? 0, it.To),
        _ => null,
    };

    private static decimal Pow10(int digits)
    {
        var power = 1m;
        for (var digit = 0; digit < digits; digit++)
            power *= 10;
        return power;
    }

    /// <summary>How the figure was rounded, as far as it says: else to as many decimals as are printed, halves up.</summary>
    internal static (int Decimals, RoundingRule Rule) RoundingOf(Figure figure, decimal printed) => (
        figure.Rounding?.EndsWith("whole-percent", StringComparison.Ordinal) == true ? 0 : printed.Scale,
        figure.Rounding?.StartsWith("half-even", StringComparison.Ordinal) == true ? RoundingRule.HalfEven : RoundingRule.HalfUp);
}
