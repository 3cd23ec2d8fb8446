namespace SmartCities.Longitudinal.Statistics;

/// <summary>Wilson's score interval for one share.</summary>
/// <remarks>
/// With x of n, p = x/n and z the normal quantile of the level:
/// (2np + z² ± z·√(z² + 4np(1 − p))) / 2(n + z²).
/// Source: Wilson (1927); method 3, without continuity correction, in Newcombe (1998), "Two-sided confidence intervals for the single proportion",
/// Statistics in Medicine 17, 857–872. Unit: shares from 0 to 1.
/// Assumes independent cities drawn from a larger population; the study's cities are volunteers, so it tells how far a share of so few could be off by chance, not more.
/// Edge cases: n = 0 gives none; x = 0 has exactly 0 as its lower end, x = n exactly 1 as its upper; n = 1 gives 0 to 0.793 or 0.207 to 1.
/// </remarks>
/// <example>15 of 20: 0.531 to 0.888. 81 of 263 (Newcombe, table I): 0.2553 to 0.3662.</example>
public static class WilsonInterval
{
    /// <summary>The label of the method.</summary>
    public const string Method = "wilson";

    /// <summary>The interval for so many of so many; null on an empty base.</summary>
    public static Interval? Of(int numerator, int @base, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(numerator, @base);
        if (@base == 0)
            return null;
        var (low, high) = Limits(numerator, @base, NormalDistribution.TwoSided(level));
        return new Interval(Method, level, low, high);
    }

    internal static (double Low, double High) Limits(int numerator, int @base, double z)
    {
        double x = numerator, n = @base;
        var square = z * z;
        var centre = (2 * x) + square;
        var half = z * Math.Sqrt(square + (4 * x * (1 - (x / n))));
        var whole = 2 * (n + square);
        return (numerator == 0 ? 0 : (centre - half) / whole, numerator == @base ? 1 : (centre + half) / whole);
    }
}
