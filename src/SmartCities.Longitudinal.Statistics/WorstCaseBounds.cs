namespace SmartCities.Longitudinal.Statistics;

/// <summary>What the answers that are not there could hide: the least and the most a value would be, had everybody answered.</summary>
/// <remarks>
/// <para>Shares. With y yes among n counted, a of which are counted as no only because the definition takes their missing reason so, and m open cities left out of the base:
/// low = y / (n + m), all of them no; high = (y + a + m) / (n + m), all of them yes.</para>
/// <para>Open are: every missing reason ("not applicable" too: a city may have misread the question), an undecided range, eligibility unknown, and base unknown.
/// The last two might not belong to the base at all; leaving a city out never goes beyond counting it as no or as yes, so the bounds hold then too.
/// "Not asked" is not open: it follows from an answer.</para>
/// <para>Source: Manski (1989), "Anatomy of the selection problem", Journal of Human Resources 24, 343–360: bounds without any assumption about those who did not answer.
/// Edge cases: nobody counted and nobody open gives none; nobody counted and somebody open gives 0 to 1.</para>
/// <para>Numbers. Mean, median and sum: every range at its lower end, then every range at its upper end, missing answers left out (nothing bounds them). An open end leaves
/// that side without limit for mean and sum; for the median only where the middle falls on an open end. The value itself leaves ranges out,
/// so it need not lie within. A ratio of sums has no bounds.</para>
/// </remarks>
/// <example>15 yes of 18 answering, 2 don't know: 15/20 = 0.75 to 17/20 = 0.85. Sum of 10 and "20 to 25": value 10, bounds 30 to 35.</example>
public static class WorstCaseBounds
{
    /// <summary>The bounds of a share; null where nobody is counted or open.</summary>
    /// <param name="yes">Those counted as yes.</param>
    /// <param name="base">All counted.</param>
    /// <param name="assumed">Those among the counted that are no only by treatment of a missing reason.</param>
    /// <param name="open">Those not counted whose answer could be yes or no.</param>
    public static Bounds? Of(int yes, int @base, int assumed, int open)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(yes + assumed, @base);
        ArgumentOutOfRangeException.ThrowIfNegative(open);
        decimal all = @base + open;
        return all == 0 ? null : new Bounds(yes / all, (yes + assumed + open) / all);
    }

    /// <summary>The bounds of a difference, later less earlier: each side at its worst against the other; null where a side has none.</summary>
    public static Bounds? OfDifference(Bounds? from, Bounds? to) => from is null || to is null ? null : new Bounds(to.Low - from.High, to.High - from.Low);

    internal static Bounds? OfNumbers(Measure measure, ReadOnlySpan<Outcome> observed, ReadOnlySpan<decimal> lowest, ReadOnlySpan<decimal> highest)
    {
        var low = OfEnds(measure, observed, lowest);
        return low.Any ? new Bounds(low.Number, OfEnds(measure, observed, highest).Number) : null;
    }

    private static (bool Any, decimal? Number) OfEnds(Measure measure, ReadOnlySpan<Outcome> observed, ReadOnlySpan<decimal> ends)
    {
        var numbers = new decimal[ends.Length];
        var (count, sum, open) = (0, 0m, false);
        for (var row = 0; row < observed.Length; row++)
        {
            if (observed[row] is not (Outcome.Value or Outcome.Range))
                continue;
            var end = ends[row];
            numbers[count++] = end;
            if (end is Column.NoLowest or Column.NoHighest)
                open = true;
            else
                sum += end;
        }

        if (count == 0)
            return (false, null);
        return (true, measure switch
        {
            Measure.Sum => open ? null : sum,
            Measure.Mean => open ? null : sum / count,
            _ => Middle(numbers.AsSpan(0, count)),
        });
    }

    private static decimal? Middle(Span<decimal> numbers)
    {
        numbers.Sort();
        var (left, right) = (numbers[(numbers.Length - 1) / 2], numbers[numbers.Length / 2]);
        return left is Column.NoLowest or Column.NoHighest || right is Column.NoLowest or Column.NoHighest ? null : (left + right) / 2;
    }
}
