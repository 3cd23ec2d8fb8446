namespace SmartCities.Longitudinal.Statistics;

/// <summary>Median and quartiles of numbers, exact in decimal.</summary>
/// <remarks>
/// Type 7 (the default in R and in spreadsheets): with the numbers sorted x₁ ≤ … ≤ xₙ and h = (n − 1)p + 1, the quantile is
/// x⌊h⌋ + (h − ⌊h⌋)(x⌊h⌋₊₁ − x⌊h⌋). Source: Hyndman and Fan (1996), "Sample quantiles in statistical packages", The American Statistician 50, 361–365.
/// Unit: that of the numbers. Edge cases: no numbers give none; one number is every quantile of itself.
/// </remarks>
/// <example>1, 2, 3, 4: quartiles 1.75, 2.5, 3.25 (R: <c>quantile(1:4)</c>).</example>
public static class Quantiles
{
    /// <summary>The type, as Hyndman and Fan number it.</summary>
    public const int Type = 7;

    /// <summary>The median; null for no numbers. The span is left sorted.</summary>
    public static decimal? Median(Span<decimal> numbers)
    {
        numbers.Sort();
        return OfSorted(numbers, 2);
    }

    /// <summary>Lower quartile, median and upper quartile; null for no numbers. The span is left sorted.</summary>
    public static Quartiles? Quartiles(Span<decimal> numbers)
    {
        if (numbers.IsEmpty)
            return null;
        numbers.Sort();
        return new Quartiles(OfSorted(numbers, 1)!.Value, OfSorted(numbers, 2)!.Value, OfSorted(numbers, 3)!.Value);
    }

    /// <summary>The quantile at <paramref name="quarter"/>/4 of numbers already sorted.</summary>
    private static decimal? OfSorted(ReadOnlySpan<decimal> sorted, int quarter)
    {
        if (sorted.IsEmpty)
            return null;
        var place = Math.DivRem((long)(sorted.Length - 1) * quarter, 4);
        var below = sorted[(int)place.Quotient];
        return place.Remainder == 0 ? below : below + (place.Remainder * (sorted[(int)place.Quotient + 1] - below) / 4);
    }
}

/// <summary>The three quartiles of some numbers, of <see cref="Quantiles.Type"/> 7.</summary>
public readonly record struct Quartiles(decimal Lower, decimal Median, decimal Upper);
