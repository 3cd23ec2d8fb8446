namespace SmartCities.Longitudinal.Statistics;

/// <summary>Newcombe's square-and-add interval for the difference of two shares of the same cities.</summary>
/// <remarks>
/// With the panel's four counts a (yes, yes), b (yes, no), c (no, yes), d (no, no), n their sum, p₁ = (a + b)/n, p₂ = (a + c)/n and Wilson's limits l₁…u₁, l₂…u₂:
/// low = D − √((p₂ − l₂)² − 2φ(p₂ − l₂)(u₁ − p₁) + (u₁ − p₁)²), high = D + √((u₂ − p₂)² − 2φ(u₂ − p₂)(p₁ − l₁) + (p₁ − l₁)²), D = p₂ − p₁;
/// φ = C/√((a + b)(c + d)(a + c)(b + d)), with B = ad − bc and C = B − n/2 where B &gt; n/2, B where B &lt; 0, else 0.
/// Source: method 10 in Newcombe (1998), "Improved confidence intervals for the difference between binomial proportions based on paired data", Statistics in
/// Medicine 17, 2635–2650; recommended by Fagerland, Lydersen and Laake (2014), Statistics in Medicine 33, 2850–2875. Unit: differences of shares, −1 to 1.
/// Assumes that the matched cities are independent of one another and drawn from a larger population; they are volunteers, so it tells how far their net
/// change could be off by chance, not more. Edge cases: an empty panel gives none; where all are alike on a side, φ is 0; one city gives an interval that says next to nothing.
/// </remarks>
/// <example>
/// 1, 1, 7, 12 (Bentur et al. 2009 in Fagerland et al.): p₂ − p₁ = 0.286, 0.026 to 0.507. 14, 0, 5, 22 (Altman et al. 2000, p. 52, turned round): 0.011 to 0.226.
/// </example>
public static class PairedNewcombeInterval
{
    /// <summary>The label of the method.</summary>
    public const string Method = "newcombe-paired";

    /// <summary>The interval for the later share less the earlier one; null for an empty panel.</summary>
    public static Interval? Of(int yesYes, int yesNo, int noYes, int noNo, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(yesYes);
        ArgumentOutOfRangeException.ThrowIfNegative(yesNo);
        ArgumentOutOfRangeException.ThrowIfNegative(noYes);
        ArgumentOutOfRangeException.ThrowIfNegative(noNo);
        var n = yesYes + yesNo + noYes + noNo;
        if (n == 0)
            return null;

        var z = NormalDistribution.TwoSided(level);
        var (before, after) = (yesYes + yesNo, yesYes + noYes);
        var (low1, high1) = WilsonInterval.Limits(before, n, z);
        var (low2, high2) = WilsonInterval.Limits(after, n, z);
        var (share1, share2) = ((double)before / n, (double)after / n);
        var phi = Correlation(yesYes, yesNo, noYes, noNo);
        var difference = (double)(after - before) / n;
        return new Interval(
            Method, level,
            difference - Length(share2 - low2, high1 - share1, phi),
            difference + Length(high2 - share2, share1 - low1, phi));
    }

    /// <summary>The correlation of the two sides, drawn towards none by half a city.</summary>
    private static double Correlation(double yesYes, double yesNo, double noYes, double noNo)
    {
        var n = yesYes + yesNo + noYes + noNo;
        var margins = (yesYes + yesNo) * (noYes + noNo) * (yesYes + noYes) * (yesNo + noNo);
        var product = (yesYes * noNo) - (yesNo * noYes);
        var corrected = product > n / 2 ? product - (n / 2) : Math.Min(product, 0);
        return margins == 0 ? 0 : corrected / Math.Sqrt(margins);
    }

    private static double Length(double one, double other, double phi) =>
        Math.Sqrt(Math.Max(0, (one * one) - (2 * phi * one * other) + (other * other)));
}
