using System.Globalization;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Figures;

/// <summary>What holding a printed figure against arithmetic and against the answers gives.</summary>
public enum FigureVerdict
{
    /// <summary>The answers, fully known, give what is printed.</summary>
    Reproduced,

    /// <summary>What is known of the answers leaves room for what is printed.</summary>
    Consistent,

    /// <summary>The answers cannot give what is printed.</summary>
    Contradicted,

    /// <summary>No answers at all can: no whole number of cities gives it, on the stated base or on any.</summary>
    Impossible,

    /// <summary>Nothing is known that it could be held against.</summary>
    Undecidable,
}

/// <summary>One reading of a figure's wording, held against arithmetic and the answers, and why in a sentence.</summary>
public sealed record ReconciledReading(string Reading, FigureVerdict Verdict, string Why, string? Indicator = null, string? Base = null);

/// <summary>Figures that share a question, held against one another.</summary>
public sealed record ReconciledGroup(string Group, IReadOnlyList<string> Figures, FigureVerdict Verdict, string Why);

/// <summary>
/// Holds published figures against arithmetic and against the answers. Pure: a figure, the edition's definitions and a snapshot give the same verdicts
/// and sentences always.
/// </summary>
public static class Reconcile
{
    private const string AsPrinted = "as-printed";

    // How far to look for a base that a group of figures could share.
    private const int LargestBase = 200;

    /// <summary>Every reading of a figure; one, as printed, where its wording has only one.</summary>
    /// <param name="mayName">Whether a city may be named beside what it answered, where not every one may; the others are counted.</param>
    public static IReadOnlyList<ReconciledReading> Of(Figure figure, Edition edition, Snapshot snapshot, Func<string, bool>? mayName = null)
    {
        IReadOnlyList<FigureReading> readings = figure.Readings is { Count: > 0 } several ? several : [new(AsPrinted, figure.Indicator, figure.BaseWording)];
        return [.. readings.Select(it => Of(figure, it, edition, snapshot, mayName ?? (_ => true)))];
    }

    /// <summary>The figures of an edition that share a question, in the order in which their groups are first printed.</summary>
    public static IReadOnlyList<ReconciledGroup> Groups(Edition edition, Snapshot snapshot) =>
    [
        .. edition.Figures
            .Where(it => it is { Group: not null, Printed.Value: not null, Kind: FigureKind.Share or FigureKind.OptionShare })
            .GroupBy(it => it.Group!)
            .Where(it => it.Count() > 1)
            .Select(it => Group(it.Key, [.. it], Participants(edition, snapshot))),
    ];

    private static ReconciledReading Of(Figure figure, FigureReading reading, Edition edition, Snapshot snapshot, Func<string, bool> mayName)
    {
        var participants = Participants(edition, snapshot);
        var indicator = edition.Indicators.FirstOrDefault(it => it.Id == (reading.Indicator ?? ""));
        var outcomes = indicator?.Measured().Evaluate(snapshot);
        var known = outcomes is null ? default : Known.Of(outcomes, indicator!.Question, participants);
        var (verdict, why) = (figure.Kind, figure.Printed) switch
        {
            (FigureKind.Share or FigureKind.OptionShare, { Value: { } printed }) => Share(figure, printed, outcomes is null ? null : known, participants),
            (FigureKind.CrossTable, { Table: { } table }) => CrossTable(figure, table, edition, snapshot),
            (FigureKind.NamedCities, { Cities: { Count: > 0 } cities }) => Named(cities, outcomes, known, mayName),
            (_, { Value: { } printed }) when outcomes is { IsNumeric: true } => Number(figure, printed, outcomes, participants),
            (FigureKind.Count, { Value: { } printed }) when outcomes is not null => Count(printed, known, participants),
            (_, { Values: { Count: > 0 } values }) => ByCity(values, outcomes),
            (_, { Value: not null }) => (FigureVerdict.Undecidable, "No indicator of this edition measures what is printed in this reading."),
            _ => (FigureVerdict.Undecidable, "No number is printed."),
        };
        return new(reading.Reading, verdict, why, reading.Indicator, reading.Base);
    }

    private static (FigureVerdict Verdict, string Why) Share(Figure figure, decimal printed, Known? answers, int participants)
    {
        var (decimals, rule) = RoundingOf(figure, printed);
        var feasible = Rounding.FeasiblePairs(printed, decimals, Math.Max(participants, figure.StatedBase ?? 0), rule)
            .Where(it => (figure.StatedBase is not { } size || it.Base == size) && (figure.StatedNumerator is not { } count || it.Numerator == count))
            .ToList();
        if (feasible.Count == 0)
            return (FigureVerdict.Impossible, Impossible(figure, printed, participants));
        if (answers is not { } known)
            return (FigureVerdict.Undecidable, $"No indicator of this edition measures this reading; {Allowed(feasible)} would round to {Percent(printed)}.");
        if (known.Yes + known.No == 0)
            return (FigureVerdict.Undecidable, $"Of none of the {Cities(participants)} the answer is known; {Allowed(feasible)} would round to {Percent(printed)}.");

        if (known.Open == 0)
        {
            var (yes, size) = (known.Yes, known.Yes + known.No);
            var computed = $"{yes} of {Cities(size)}, {Percent(Rounding.Percent(yes, size, decimals, rule)!.Value)}";
            return feasible.Contains(new(yes, size))
                ? (FigureVerdict.Reproduced, $"The answers give {computed}, as printed.")
                : (FigureVerdict.Contradicted, $"The answers give {computed}; {Stated(figure)}{Percent(printed)} is printed.");
        }

        var left = feasible.Where(it => it.Numerator >= known.Yes && it.Base - it.Numerator >= known.No && it.Base <= known.Yes + known.No + known.Open).ToList();
        if (left.Count > 0)
            return (FigureVerdict.Consistent, $"{known.Told}; that leaves room for {Allowed(left)}, printed as {Percent(printed)}.");
        if (feasible.Max(it => it.Numerator) is var most && most < known.Yes)
            return (FigureVerdict.Contradicted, $"{known.Told}; {Percent(printed)} allows at most {most} yes.");
        if (feasible.Max(it => it.Base - it.Numerator) is var mostNo && mostNo < known.No)
            return (FigureVerdict.Contradicted, $"{known.Told}; {Percent(printed)} allows at most {mostNo} no.");
        return (FigureVerdict.Contradicted, $"{known.Told}; no way to fill in what is unknown gives {Percent(printed)}.");
    }

    private static (FigureVerdict Verdict, string Why) Count(decimal printed, Known known, int participants)
    {
        if (printed != decimal.Truncate(printed) || printed < 0 || printed > participants)
            return (FigureVerdict.Impossible, $"{Plain(printed)} is not a number of the {Cities(participants)} that took part.");
        if (known.Open == 0)
            return known.Yes == printed
                ? (FigureVerdict.Reproduced, $"The answers give {known.Yes}, as printed.")
                : (FigureVerdict.Contradicted, $"The answers give {known.Yes}; {Plain(printed)} is printed.");
        if (known.Yes > printed)
            return (FigureVerdict.Contradicted, $"{known.Told}; {Plain(printed)} is printed.");
        if (known.Yes + known.Open < printed)
            return (FigureVerdict.Contradicted, $"{known.Told}; at most {known.Yes + known.Open} can be yes, {Plain(printed)} is printed.");
        return known.Yes + known.No == 0
            ? (FigureVerdict.Undecidable, $"Of none of the {Cities(participants)} the answer is known.")
            : (FigureVerdict.Consistent, $"{known.Told}; that leaves room for {Plain(printed)}.");
    }

    private static (FigureVerdict Verdict, string Why) Number(Figure figure, decimal printed, Outcomes outcomes, int participants)
    {
        var value = outcomes.Value;
        if (value.Number is not { } number)
            return (FigureVerdict.Undecidable, $"Of none of the {Cities(participants)} the number is known.");
        var unknown = Open.Sum(outcomes.CountOf) + Math.Max(0, participants - outcomes.Count);
        if (unknown > 0)
            return (FigureVerdict.Undecidable, $"The numbers of {value.Base} of {Cities(participants)} are known, those of {unknown} are not.");

        var (decimals, rule) = RoundingOf(figure, printed);
        var computed = Rounding.Round(number, decimals, rule);
        return computed == printed
            ? (FigureVerdict.Reproduced, $"The answers of {Cities(value.Base)} give {Plain(computed)}, as printed.")
            : (FigureVerdict.Contradicted, $"The answers of {Cities(value.Base)} give {Plain(computed)}; {Plain(printed)} is printed.");
    }

    private static (FigureVerdict Verdict, string Why) Named(IReadOnlyList<string> cities, Outcomes? outcomes, Known known, Func<string, bool> mayName)
    {
        if (outcomes is null || outcomes.IsNumeric)
            return (FigureVerdict.Undecidable, "No indicator of this edition says for which cities it holds.");

        var absent = cities.Where(it => outcomes.Snapshot.RowOf(it) < 0).Order(StringComparer.Ordinal).ToList();
        if (absent.Count > 0)
            return (FigureVerdict.Contradicted, $"{string.Join(", ", absent)}: named, and without answers in this edition.");
        var (yes, no) = (Those(Standing.Yes), Those(Standing.No));
        if (no.Count > 0)
            return (FigureVerdict.Contradicted, $"{string.Join(", ", [.. no.Where(mayName), .. no.Any(it => !mayName(it)) ? [Cities(no.Count(it => !mayName(it)))] : Array.Empty<string>()])}: named, and known not to.");
        if (yes.Count == 0)
            return (FigureVerdict.Undecidable, $"Of none of the {cities.Count} named cities the answer is known.");

        var others = known.Yes - yes.Count;
        return (yes.Count == cities.Count, others, known.Open) switch
        {
            (true, 0, 0) => (FigureVerdict.Reproduced, $"The answers give just the {Cities(cities.Count)} named."),
            (true, 0, var open) => (FigureVerdict.Consistent, $"The {Cities(cities.Count)} named are known to; of {open} others it is not known."),
            (true, _, var open) => (FigureVerdict.Consistent, $"The {Cities(cities.Count)} named are known to, and {others} not named too; of {open} it is not known. A list of names need not be complete."),
            _ => (FigureVerdict.Consistent, $"{yes.Count} of the {cities.Count} named cities are known to; of the others it is not known."),
        };

        List<string> Those(Standing standing) => [.. cities.Where(it => known.Of(outcomes.Snapshot.RowOf(it)) == standing).Order(StringComparer.Ordinal)];
    }

    private static (FigureVerdict Verdict, string Why) ByCity(IReadOnlyList<PrintedValue> values, Outcomes? outcomes)
    {
        if (outcomes is not { IsNumeric: true })
            return (FigureVerdict.Undecidable, $"{(values.Count == 1 ? "One value of a city is" : $"{values.Count} values by city are")} printed; no indicator adds them up.");
        var same = values.Count(it => outcomes.Snapshot.RowOf(it.City) is >= 0 and var row && it.Value is Questionnaires.NumberAnswer number && outcomes.NumberOf(row) == number.Value);
        return same == values.Count
            ? (FigureVerdict.Reproduced, $"The answers of the {Cities(values.Count)} are the printed values.")
            : (FigureVerdict.Undecidable, $"{same} of {values.Count} printed values are answers to this indicator's question; the others measure something else, or are not known.");
    }

    private static (FigureVerdict Verdict, string Why) CrossTable(
        Figure figure, IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> table, Edition edition, Snapshot snapshot)
    {
        var printed = table.Values.Sum(row => row.Values.Sum());
        if (figure.StatedBase is { } size && printed != size)
            return (FigureVerdict.Impossible, $"The cells add up to {printed}, not to {size}.");

        var counted = new Dictionary<(string Band, string Region), int>();
        var unclassified = Math.Max(0, Participants(edition, snapshot) - snapshot.Count);
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
            ( > 0, _) => (FigureVerdict.Contradicted, $"In {off[0].Band}, {off[0].Region} there are {counted.GetValueOrDefault(off[0])}; {cells.GetValueOrDefault(off[0])} are printed."),
            (_, 0) => (FigureVerdict.Reproduced, $"The {Cities(snapshot.Count)} are classified as printed, cell by cell."),
            _ when counted.Count == 0 => (FigureVerdict.Undecidable, "No city is classified."),
            _ => (FigureVerdict.Consistent, $"The classified cities fit the printed cells; {unclassified} are not classified."),
        };
    }

    private static ReconciledGroup Group(string group, IReadOnlyList<Figure> figures, int participants)
    {
        var printed = figures.Select(it => it.Printed.Value!.Value).ToList();
        var pairs = figures
            .Select(it => (Rounding: RoundingOf(it, it.Printed.Value!.Value), Printed: it.Printed.Value!.Value))
            .Select(it => Rounding.FeasiblePairs(it.Printed, it.Rounding.Decimals, LargestBase, it.Rounding.Rule).Select(pair => pair.Base).ToHashSet())
            .ToList();
        var shared = pairs.Aggregate((one, other) => [.. one.Intersect(other)]).Order().ToList();
        var within = shared.Where(it => it <= participants).ToList();
        var numbers = $"{Listed([.. printed.Select(Plain)])} %";
        var (verdict, why) = (within.Count, pairs.All(it => it.Any(size => size <= participants))) switch
        {
            ( > 0, _) => (FigureVerdict.Consistent, $"{numbers} can all come from {Listed([.. within.Select(it => it.ToString(CultureInfo.InvariantCulture))], "or")} cities that answered."),
            (_, false) => (FigureVerdict.Impossible, $"Not each of {numbers} comes from a whole number of at most {Cities(participants)}."),
            _ => (FigureVerdict.Impossible, $"Each of {numbers} can come from a whole number of at most {Cities(participants)}, {Full(pairs, participants)}; on one base all of them cannot: {Smallest(shared)}."),
        };
        return new(group, [.. figures.Select(it => it.Id)], verdict, why);
    }

    private static string Full(List<HashSet<int>> bases, int participants) => bases.Count(it => it.Contains(participants)) switch
    {
        0 => $"none of them of {participants}",
        var some when some == bases.Count => $"all of them of {participants}",
        var some => $"{some} of them of {participants}",
    };

    private static string Smallest(List<int> shared) =>
        shared.Count == 0 ? $"there is no such base up to {LargestBase}" : $"the smallest such base is {shared[0]}";

    private static string Impossible(Figure figure, decimal printed, int participants) => (figure.StatedNumerator, figure.StatedBase) switch
    {
        ({ } count, { } size) => $"{count} of {size} does not round to {Percent(printed)}.",
        (null, { } size) => $"No whole number of {Cities(size)} rounds to {Percent(printed)}.",
        ({ } count, null) => $"{count} of at most {Cities(participants)} never rounds to {Percent(printed)}.",
        _ => $"No whole number of at most {Cities(participants)} rounds to {Percent(printed)}.",
    };

    private static string Stated(Figure figure) => figure is { StatedNumerator: { } count, StatedBase: { } size } ? $"{count} of {size}, " : figure.StatedBase is { } of ? $"of {of}, " : "";

    private static string Allowed(IReadOnlyList<Proportion> pairs)
    {
        // The largest bases first: they are those of most cities.
        var shown = pairs.Reverse().Take(3).Select(it => $"{it.Numerator} of {it.Base}").ToList();
        return pairs.Count > shown.Count ? $"{string.Join(", ", shown)} (or of fewer)" : Listed(shown, "or");
    }

    private static string Listed(IReadOnlyList<string> words, string last = "and") =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} {last} {words[^1]}";

    private static string Percent(decimal printed) => $"{Plain(printed)} %";

    private static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Cities(int count) => count == 1 ? "1 city" : $"{count} cities";

    /// <summary>How the figure was rounded, as far as it says: else to as many decimals as are printed, halves up.</summary>
    internal static (int Decimals, RoundingRule Rule) RoundingOf(Figure figure, decimal printed) => (
        figure.Rounding?.EndsWith("whole-percent", StringComparison.Ordinal) == true ? 0 : printed.Scale,
        figure.Rounding?.StartsWith("half-even", StringComparison.Ordinal) == true ? RoundingRule.HalfEven : RoundingRule.HalfUp);

    /// <summary>The cities that took part: as the report says, or as many as have answers here.</summary>
    private static int Participants(Edition edition, Snapshot snapshot) => Math.Max(edition.Plan?.Participants ?? 0, snapshot.Count);

    // Nobody here knows whether these cities were counted, or as what. Who said that it does not know was not counted, and that is known.
    private static readonly Outcome[] Open = [Outcome.NotPublished, Outcome.Unreliable, Outcome.EligibilityUnknown, Outcome.BaseUnknown, Outcome.Range];

    /// <summary>Where one city stands towards a figure, as far as is known.</summary>
    private enum Standing : byte
    {
        Outside,
        Yes,
        No,
        Unknown,
    }

    /// <summary>How many cities are known to count as yes, as no, and of how many it is not known.</summary>
    private readonly record struct Known(Standing[] Standings, int Yes, int No, int Open)
    {
        public string Told => $"{Yes} known yes, {No} known no, {Open} unknown";

        public Standing Of(int row) => Standings[row];

        public static Known Of(Outcomes outcomes, string? question, int participants)
        {
            var column = question is not null && outcomes.Snapshot.TryGet(question, out var found) ? found : null;
            var standings = new Standing[outcomes.Snapshot.Count];
            for (var row = 0; row < standings.Length; row++)
                standings[row] = Of(outcomes, column, row);
            return new(
                standings, standings.Count(it => it == Standing.Yes), standings.Count(it => it == Standing.No),
                standings.Count(it => it == Standing.Unknown) + Math.Max(0, participants - outcomes.Count));
        }

        private static Standing Of(Outcomes outcomes, Column? column, int row) => (outcomes.Observed[row], outcomes.Counted(row)) switch
        {
            (_, Outcome.Yes) => Standing.Yes,
            (Outcome.No, _) when column is not null && SaysNothing(outcomes.Snapshot, column, row) => Standing.Unknown,
            (_, Outcome.No) => Standing.No,
            (var observed, _) when Reconcile.Open.Contains(observed) => Standing.Unknown,
            _ => Standing.Outside,
        };

        /// <summary>A no that nobody said: the answer is not published, or a report named some options and need not have named all.</summary>
        private static bool SaysNothing(Snapshot snapshot, Column column, int row) =>
            column.States[row] is AnswerState.NotPublished or AnswerState.Unreliable or AnswerState.EligibilityUnknown
            || (snapshot.ProvenanceOf[row] == ProvenanceKind.Reported && column.Variable.Kind == VariableKind.Options);
    }
}
