namespace SmartCities.Longitudinal.Statistics;

/// <summary>One series on two sides. Whether the pair may be compared at all is judged elsewhere, and asked before.</summary>
public abstract record SeriesComparison
{
    private protected SeriesComparison(IndicatorValue from, IndicatorValue to, int setAside) => (From, To, SetAside) = (from, to, setAside);

    /// <summary>The earlier side.</summary>
    public IndicatorValue From { get; }

    /// <summary>The later side.</summary>
    public IndicatorValue To { get; }

    /// <summary>Cities with a valid answer on both sides that are not matched, because one of the two was judged not comparable. Each side's own value counts them.</summary>
    public int SetAside { get; }
}

/// <summary>A yes/no series on two sides: panel, net difference, and where the difference comes from.</summary>
public sealed record ShareComparison : SeriesComparison
{
    internal ShareComparison(IndicatorValue from, IndicatorValue to, int setAside, Panel panel, NetDifference? difference, Change? change)
        : base(from, to, setAside) => (Panel, Difference, Change) = (panel, difference, change);

    /// <summary>The cities with a valid answer on both sides, none of them set aside.</summary>
    public Panel Panel { get; }

    /// <summary>Later share less earlier share; null where a side has an empty base.</summary>
    public NetDifference? Difference { get; }

    /// <summary>Where the difference comes from; null where the panel is empty.</summary>
    public Change? Change { get; }
}

/// <summary>A numeric series on two sides: the values, and the matched cities' differences.</summary>
public sealed record NumberComparison : SeriesComparison
{
    internal NumberComparison(IndicatorValue from, IndicatorValue to, int setAside, PairedDifferences? paired)
        : base(from, to, setAside) => Paired = paired;

    /// <summary>Later number less earlier number, in the series' unit; null where a side has none.</summary>
    public decimal? Difference => To.Number - From.Number;

    /// <summary>The matched cities' differences; null where no city has a number on both sides.</summary>
    public PairedDifferences? Paired { get; }
}

/// <summary>The matched cities of a yes/no series and how they moved (gross change).</summary>
/// <param name="N">Cities with a valid answer on both sides: the sum of the four.</param>
/// <param name="YesYes">Stayed at yes.</param>
/// <param name="YesNo">Lost.</param>
/// <param name="NoYes">Gained.</param>
/// <param name="NoNo">Stayed at no.</param>
/// <param name="Gained">The cities from no to yes, alphabetical.</param>
/// <param name="Lost">The cities from yes to no, alphabetical.</param>
/// <param name="McNemar">The exact test of the movers.</param>
public sealed record Panel(int N, int YesYes, int YesNo, int NoYes, int NoNo, Movers Gained, Movers Lost, McNemarTest McNemar)
{
    /// <summary>The matched cities' later share less their earlier one, with an interval that knows they are the same cities; null for an empty panel.</summary>
    public Interval? Interval { get; } = PairedNewcombeInterval.Of(YesYes, YesNo, NoYes, NoNo);
}

/// <summary>Later share less earlier share (net change).</summary>
/// <param name="Exact">The difference, exactly.</param>
/// <param name="Interval">Newcombe's interval for independent shares; it ignores that matched cities stand on both sides.</param>
/// <param name="Bounds">What missing answers on both sides could hide; null where a side is known only as a share.</param>
public sealed record NetDifference(Fraction Exact, Interval Interval, Bounds? Bounds)
{
    /// <summary>The difference to 28 digits: 0.214 is 21.4 percentage points.</summary>
    public decimal Share => Exact.ToDecimal();

    /// <summary>The difference of two shares, of which nothing else need be known; null where one has an empty base.</summary>
    public static NetDifference? Between(Proportion from, Proportion to, Bounds? bounds = null, double level = 0.95) =>
        NewcombeInterval.Of(from, to, level) is { } interval
            ? new NetDifference(
                new Fraction(((long)to.Numerator * from.Base) - ((long)from.Numerator * to.Base), (long)from.Base * to.Base), interval, bounds)
            : null;
}

/// <summary>One composition effect: what a group that is counted on one side only adds to the difference.</summary>
/// <param name="Effect">The effect, exactly.</param>
/// <param name="Yes">How many of the group are yes on the side that counts them.</param>
/// <param name="N">How many cities are in the group.</param>
public readonly record struct CompositionEffect(Fraction Effect, int Yes, int N)
{
    /// <summary>The effect to 28 digits.</summary>
    public decimal Share => Effect.ToDecimal();
}

/// <summary>Where a difference of shares comes from: the matched cities' own change, and who is counted.</summary>
/// <remarks>
/// With c the panel (n_c cities, shares p₁c and p₂c), groups g counted only on the later side (n_g, p_g) and h only on the earlier:
/// p₂ − p₁ = (p₂c − p₁c) + Σ_g (n_g/n₂)(p_g − p₂c) − Σ_h (n_h/n₁)(p_h − p₁c). An identity: the parts add up to the difference exactly (<see cref="Fraction"/>); rounded parts may not.
/// Source: the two-sided form of separating true change from changes in who is measured; it follows from n₂p₂ = n_c p₂c + Σ n_g p_g.
/// Unit: shares. Edge cases: undefined where the panel is empty, however large the groups; a group without cities has effect 0; one matched city is enough.
/// <para>Groups by what the city is on the other side: not taking part (<see cref="NewCity"/>, <see cref="Gone"/>); not asked or outside the base
/// (<see cref="NewlyEligible"/>, <see cref="NoLongerEligible"/>); a missing reason, an undecided range, eligibility or base unknown (<see cref="PreviouslyMissing"/>,
/// <see cref="NowMissing"/>). A city without an answer that the definition counts as no is counted, so it is in the panel. A city that is counted on both sides and
/// set aside is a group of each side (<see cref="SetAsideLater"/>, <see cref="SetAsideEarlier"/>): both shares keep it, no movement is told of it.</para>
/// </remarks>
/// <example>
/// 15/28 to 15/20, panel 5/9 to 7/9, 11 new cities with 8 yes, 19 gone with 10 yes:
/// 2/9 + (11/20)(8/11 − 7/9) − (19/28)(10/19 − 5/9) = 2/9 − 1/36 + 5/252 = 3/14, that is 0.222 − 0.028 + 0.020 = 0.214.
/// </example>
public sealed record Change(
    Fraction Panel,
    CompositionEffect NewCity, CompositionEffect PreviouslyMissing, CompositionEffect NewlyEligible,
    CompositionEffect Gone, CompositionEffect NowMissing, CompositionEffect NoLongerEligible,
    CompositionEffect SetAsideLater, CompositionEffect SetAsideEarlier)
{
    /// <summary>The panel's own change to 28 digits.</summary>
    public decimal PanelShare => Panel.ToDecimal();

    /// <summary>The eight effects together.</summary>
    public Fraction Composition =>
        NewCity.Effect + PreviouslyMissing.Effect + NewlyEligible.Effect + Gone.Effect + NowMissing.Effect + NoLongerEligible.Effect +
        SetAsideLater.Effect + SetAsideEarlier.Effect;

    /// <summary>Panel and composition: the difference.</summary>
    public Fraction Total => Panel + Composition;
}

/// <summary>The differences, later less earlier, of the cities with a number on both sides.</summary>
/// <remarks>A range or a bound is no number: such cities are not paired. For a ratio of sums each city's own ratio is taken.</remarks>
/// <param name="N">How many cities are paired.</param>
/// <param name="Up">How many rose.</param>
/// <param name="Down">How many fell.</param>
/// <param name="Same">How many stayed the same.</param>
/// <param name="Quartiles">Quartiles and median of the differences, of type 7; with one city all three are its difference.</param>
/// <param name="Median">The exact interval for the median of the differences; null for fewer than six.</param>
public sealed record PairedDifferences(int N, int Up, int Down, int Same, Quartiles Quartiles, MedianBounds? Median)
{
    /// <summary>The two-sided p of the exact <see cref="SignTest"/>.</summary>
    public double P { get; } = SignTest.P(Up, Down);
}

/// <summary>Compares one series on two sides.</summary>
public static class Comparison
{
    /// <summary>
    /// Compares the outcomes of a series on the two sides of a matching. A city of <paramref name="notComparable"/> counts in its sides' own values, as ever,
    /// and is neither in the panel nor paired.
    /// </summary>
    /// <exception cref="ArgumentException">One side is numeric and the other not, or the outcomes are not of the matched snapshots.</exception>
    /// <example>
    /// <code>
    /// var matching = CityMatching.Of(earlier, later);
    /// if (mapping2012.Evaluate(earlier) is { } before &amp;&amp; mapping2017.Evaluate(later) is { } after)
    ///     Comparison.Of(matching, before, after);   // a ShareComparison or a NumberComparison
    /// </code>
    /// </example>
    public static SeriesComparison Of(CityMatching matching, Outcomes from, Outcomes to, IReadOnlyCollection<string>? notComparable = null)
    {
        if (from.IsNumeric != to.IsNumeric)
            throw new ArgumentException("A series of numbers and one of shares cannot be compared.");
        var setAside = SetAside(matching, from, to, notComparable ?? []);
        return from.IsNumeric ? OfNumbers(matching, from, to, setAside) : OfShares(matching, from, to, setAside);
    }

    /// <summary>The rows, earlier and later, of those cities that are counted on both sides.</summary>
    private static Dictionary<int, int> SetAside(CityMatching matching, Outcomes from, Outcomes to, IReadOnlyCollection<string> notComparable)
    {
        var rows = new Dictionary<int, int>(notComparable.Count);
        foreach (var city in notComparable)
        {
            var (before, after) = (matching.From.RowOf(city), matching.To.RowOf(city));
            if (before >= 0 && after >= 0 && IsCounted(from.Counted(before)) && IsCounted(to.Counted(after)))
                rows[before] = after;
        }

        return rows;
    }

    private static bool IsCounted(Outcome counted) => counted is Outcome.Yes or Outcome.No or Outcome.Value;

    private static ShareComparison OfShares(CityMatching matching, Outcomes from, Outcomes to, Dictionary<int, int> setAside)
    {
        Span<int> cells = stackalloc int[Outcomes.Kinds * Outcomes.Kinds];
        matching.CrossTabulate(from, to, cells);
        var (yesYes, yesNo, noYes, noNo) = (0, 0, 0, 0);
        Span<int> arrivedYes = stackalloc int[Groups], arrived = stackalloc int[Groups], leftYes = stackalloc int[Groups], left = stackalloc int[Groups];
        arrivedYes.Clear();
        arrived.Clear();
        leftYes.Clear();
        left.Clear();
        foreach (var (earlierRow, laterRow) in setAside)
        {
            cells[((int)from.Observed[earlierRow] * Outcomes.Kinds) + (int)to.Observed[laterRow]]--;
            left[Judged]++;
            leftYes[Judged] += from.Counted(earlierRow) == Outcome.Yes ? 1 : 0;
            arrived[Judged]++;
            arrivedYes[Judged] += to.Counted(laterRow) == Outcome.Yes ? 1 : 0;
        }

        for (var cell = 0; cell < cells.Length; cell++)
        {
            var n = cells[cell];
            if (n == 0)
                continue;
            var (before, after) = (from.Counted((Outcome)(cell / Outcomes.Kinds)), to.Counted((Outcome)(cell % Outcomes.Kinds)));
            switch (before, after)
            {
                case (Outcome.Yes, Outcome.Yes):
                    yesYes += n;
                    break;
                case (Outcome.Yes, Outcome.No):
                    yesNo += n;
                    break;
                case (Outcome.No, Outcome.Yes):
                    noYes += n;
                    break;
                case (Outcome.No, Outcome.No):
                    noNo += n;
                    break;
                case (_, Outcome.Yes or Outcome.No):
                    arrived[GroupOf(before)] += n;
                    arrivedYes[GroupOf(before)] += after == Outcome.Yes ? n : 0;
                    break;
                case (Outcome.Yes or Outcome.No, _):
                    left[GroupOf(after)] += n;
                    leftYes[GroupOf(after)] += before == Outcome.Yes ? n : 0;
                    break;
            }
        }

        var panel = new Panel(
            yesYes + yesNo + noYes + noNo, yesYes, yesNo, noYes, noNo,
            new Movers(matching, from, to, Outcome.No, Outcome.Yes, noYes, setAside),
            new Movers(matching, from, to, Outcome.Yes, Outcome.No, yesNo, setAside),
            new McNemarTest(yesYes + yesNo + noYes + noNo, noYes, yesNo));
        var (earlier, later) = (from.Value, to.Value);
        var difference = NetDifference.Between(earlier.Value!.Value, later.Value!.Value, ShareBounds(earlier, later));
        return new ShareComparison(earlier, later, setAside.Count, panel, difference, ChangeOf(panel, earlier.Base, later.Base, arrivedYes, arrived, leftYes, left));
    }

    private static Change? ChangeOf(
        Panel panel, int earlier, int later, ReadOnlySpan<int> arrivedYes, ReadOnlySpan<int> arrived, ReadOnlySpan<int> leftYes, ReadOnlySpan<int> left)
    {
        if (panel.N == 0)
            return null;
        var (before, after) = (panel.YesYes + panel.YesNo, panel.YesYes + panel.NoYes);
        return new Change(
            new Fraction(after - before, panel.N),
            Effect(1, arrivedYes[Absent], arrived[Absent], later, after, panel.N),
            Effect(1, arrivedYes[Missing], arrived[Missing], later, after, panel.N),
            Effect(1, arrivedYes[Ineligible], arrived[Ineligible], later, after, panel.N),
            Effect(-1, leftYes[Absent], left[Absent], earlier, before, panel.N),
            Effect(-1, leftYes[Missing], left[Missing], earlier, before, panel.N),
            Effect(-1, leftYes[Ineligible], left[Ineligible], earlier, before, panel.N),
            Effect(1, arrivedYes[Judged], arrived[Judged], later, after, panel.N),
            Effect(-1, leftYes[Judged], left[Judged], earlier, before, panel.N));
    }

    /// <summary>± (n_g/n)(y_g/n_g − y_c/n_c) = ± (y_g·n_c − n_g·y_c) / (n·n_c), whole numbers throughout.</summary>
    private static CompositionEffect Effect(int sign, int groupYes, int group, int side, int panelYes, int panel) =>
        new(new Fraction(sign * (((long)groupYes * panel) - ((long)group * panelYes)), (long)side * panel), groupYes, group);

    private static NumberComparison OfNumbers(CityMatching matching, Outcomes from, Outcomes to, Dictionary<int, int> setAside)
    {
        var fromRows = matching.FromRows;
        var toRows = matching.ToRows;
        var differences = new decimal[fromRows.Length];
        var (n, up, down) = (0, 0, 0);
        for (var pair = 0; pair < fromRows.Length; pair++)
        {
            if (from.NumberOf(fromRows[pair]) is not { } before || to.NumberOf(toRows[pair]) is not { } after || setAside.ContainsKey(fromRows[pair]))
                continue;
            var difference = after - before;
            differences[n++] = difference;
            up += difference > 0 ? 1 : 0;
            down += difference < 0 ? 1 : 0;
        }

        var paired = Quantiles.Quartiles(differences.AsSpan(0, n)) is { } quartiles
            ? new PairedDifferences(n, up, down, n - up - down, quartiles, MedianInterval.Of(differences.AsSpan(0, n)))
            : null;
        return new NumberComparison(from.Value, to.Value, setAside.Count, paired);
    }

    /// <summary>The bounds of a count are whole cities, not shares; a difference of shares then has none.</summary>
    private static Bounds? ShareBounds(IndicatorValue from, IndicatorValue to) =>
        from.Measure == Measure.Count || to.Measure == Measure.Count ? null : WorstCaseBounds.OfDifference(from.Bounds, to.Bounds);

    private const int Groups = 4;
    private const int Absent = 0;
    private const int Missing = 1;
    private const int Ineligible = 2;
    private const int Judged = 3;

    private static int GroupOf(Outcome outcome) => outcome switch
    {
        Outcome.NotParticipating => Absent,
        Outcome.NotAsked or Outcome.OutsideBase => Ineligible,
        _ => Missing,
    };
}
