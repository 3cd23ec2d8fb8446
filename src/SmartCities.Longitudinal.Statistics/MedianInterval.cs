namespace SmartCities.Longitudinal.Statistics;

/// <summary>The exact interval for the median of paired differences, from one of them to another.</summary>
/// <remarks>
/// With the differences sorted x₁ ≤ … ≤ xₙ the interval is x₍k₎ to x₍ₙ₊₁₋k₎, k the greatest for which the confidence 1 − 2·P(X ≤ k − 1), X ~ Binomial(n, ½), is at
/// least the level: the differences that a sign test would not reject as medians. Source: Thompson (1936), Annals of Mathematical Statistics 7, 122–128;
/// Hahn and Meeker (1991), Statistical Intervals, 5.2. Unit: that of the numbers. Assumes that cities are independent of one another, nothing of the
/// distribution; conservative, so the confidence that was reached is told. Edge cases: below six differences no interval reaches 95 %, and there is none.
/// </remarks>
/// <example>Of 10 differences, the second to the ninth: confidence 1 − 2·11/1024 = 0.979. Of 6, the first to the sixth: 0.969.</example>
public static class MedianInterval
{
    /// <summary>The label of the method.</summary>
    public const string Method = "order-statistics";

    /// <summary>The ends and the confidence reached; null where so few differences cannot reach the level. The span is left in another order.</summary>
    public static MedianBounds? Of(Span<decimal> differences, double level = 0.95)
    {
        if (level is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level between 0 and 1 is needed.");
        if (Place(differences.Length, level) is not (> 0 and var k))
            return null;
        var (low, high) = (k - 1, differences.Length - k);
        Quantiles.Select(differences, low);
        Quantiles.Select(differences[(low + 1)..], high - low - 1);
        return new(differences[low], differences[high], Confidence(k, differences.Length));
    }

    /// <summary>The greatest k that keeps the level, or 0: looked for around where the normal distribution puts it.</summary>
    private static int Place(int n, double level)
    {
        var k = Math.Clamp((int)((n - (NormalDistribution.TwoSided(level) * Math.Sqrt(n))) / 2), 0, n / 2);
        while (k > 0 && Confidence(k, n) < level)
            k--;
        while (2 * (k + 1) <= n && Confidence(k + 1, n) >= level)
            k++;
        return k;
    }

    /// <summary>1 − 2·P(X ≤ k − 1), by the sign test's own tail: 2·P(X ≤ j) is its p where j fell and n − j rose.</summary>
    private static double Confidence(int k, int n) => 1 - McNemarExact.P(k - 1, n - k + 1);
}

/// <summary>An interval for a median with the confidence it has, at least the level that was asked for.</summary>
public readonly record struct MedianBounds(decimal Low, decimal High, double Confidence);
