namespace SmartCities.Longitudinal.Statistics;

/// <summary>Which way a tie goes when a number is rounded.</summary>
public enum RoundingRule : byte
{
    /// <summary>A tie goes away from zero: 12.5 to 13.</summary>
    HalfUp,

    /// <summary>A tie goes to the even digit: 12.5 to 12.</summary>
    HalfEven,
}

/// <summary>How a printed share came from a count and a base, and back.</summary>
/// <remarks>
/// A percentage is rounded from the exact ratio, in whole numbers: 100·10^d·count/base. Source of the tie rules: IEEE 754, roundTiesToAway and roundTiesToEven.
/// Unit: percent, 0 to 100, with d decimals (0 to 10). Edge cases: an empty base has no percentage; a printed number with more decimals than stated comes from no pair.
/// </remarks>
/// <example>11 of 19 is 58 %, 9 of 19 is 47 %, 5 of 19 is 26 %; 1 of 8 is 13 % half-up and 12 % half-even.</example>
public static class Rounding
{
    /// <summary>A number to so many decimals.</summary>
    public static decimal Round(decimal number, int decimals, RoundingRule rule = RoundingRule.HalfUp) =>
        decimal.Round(number, decimals, rule == RoundingRule.HalfUp ? MidpointRounding.AwayFromZero : MidpointRounding.ToEven);

    /// <summary>Count of base as a percentage with so many decimals; null on an empty base.</summary>
    public static decimal? Percent(int count, int @base, int decimals = 0, RoundingRule rule = RoundingRule.HalfUp)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(@base);
        return @base == 0 ? null : Units(count, @base, Scale(decimals), rule) / (decimal)Scale(decimals);
    }

    /// <summary>All pairs of count and base, bases from 1 to <paramref name="maxBase"/> and counts up to the base, that round to the printed percentage; by base, then count.</summary>
    /// <param name="printed">The percentage as printed, 0 to 100.</param>
    /// <param name="decimals">With how many decimals it is printed.</param>
    /// <param name="maxBase">The largest base to consider: the number of cities.</param>
    /// <param name="rule">How it was rounded.</param>
    /// <example><c>FeasiblePairs(58, 0, 20)</c> is 7/12, 11/19. Nothing at all rounds to 140.</example>
    public static IReadOnlyList<Proportion> FeasiblePairs(decimal printed, int decimals, int maxBase, RoundingRule rule = RoundingRule.HalfUp) =>
        FeasiblePairs(printed, decimals, Enumerable.Range(1, Math.Max(0, maxBase)), rule);

    /// <summary>The pairs of these bases, each 1 or more, that round to the printed percentage; in the order of the bases, then by count.</summary>
    /// <example><c>FeasiblePairs(75, 0, [13, 20])</c> is 15/20: of 13, 9 are 69 % and 10 are 77 %.</example>
    public static IReadOnlyList<Proportion> FeasiblePairs(decimal printed, int decimals, IEnumerable<int> bases, RoundingRule rule = RoundingRule.HalfUp)
    {
        var pairs = new List<Proportion>();
        foreach (var size in bases)
            AddPairs(pairs, printed, decimals, size, rule);
        return pairs;
    }

    /// <summary>The bases up to <paramref name="maxBase"/> on which every one of the printed percentages is possible: what figures that share a question must have in common.</summary>
    /// <example>58, 47 and 27 % have no common base below 45; 58, 47 and 26 % have 19.</example>
    public static IReadOnlyList<int> CommonBases(IReadOnlyList<decimal> printed, int decimals, int maxBase, RoundingRule rule = RoundingRule.HalfUp)
    {
        var bases = new List<int>();
        var pairs = new List<Proportion>();
        for (var size = 1; size <= maxBase; size++)
        {
            var possible = true;
            foreach (var percentage in printed)
            {
                pairs.Clear();
                AddPairs(pairs, percentage, decimals, size, rule);
                possible &= pairs.Count > 0;
            }

            if (possible)
                bases.Add(size);
        }

        return bases;
    }

    private static void AddPairs(List<Proportion> pairs, decimal printed, int decimals, int size, RoundingRule rule)
    {
        var scale = Scale(decimals);
        if (printed is < 0 or > 100 || printed * scale != decimal.Truncate(printed * scale))
            return;
        var units = (long)(printed * scale);
        // Counts round to the printed units only within one unit of them; each candidate is then held against the rule itself.
        var first = Math.Max(0, (int)((Int128)(units - 1) * size / (100 * scale)));
        var last = Math.Min(size, (int)((Int128)(units + 1) * size / (100 * scale)) + 1);
        for (var count = first; count <= last; count++)
        {
            if (Units(count, size, scale, rule) == units)
                pairs.Add(new Proportion(count, size));
        }
    }

    /// <summary>100 · scale · count / base, rounded.</summary>
    private static long Units(int count, int size, long scale, RoundingRule rule)
    {
        var (quotient, remainder) = Int128.DivRem((Int128)100 * scale * count, size);
        var twice = remainder * 2;
        var up = twice > size || (twice == size && (rule == RoundingRule.HalfUp || Int128.IsOddInteger(quotient)));
        return (long)(up ? quotient + 1 : quotient);
    }

    private static long Scale(int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 10);
        var scale = 1L;
        for (var digit = 0; digit < decimals; digit++)
            scale *= 10;
        return scale;
    }
}
