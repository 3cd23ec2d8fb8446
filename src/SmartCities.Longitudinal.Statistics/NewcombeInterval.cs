namespace SmartCities.Longitudinal.Statistics;

/// <summary>Newcombe's hybrid-score interval for the difference of two independent shares.</summary>
/// <remarks>
/// With Wilson's limits l₁…u₁ of p₁ (earlier) and l₂…u₂ of p₂ (later), d = p₂ − p₁:
/// low = d − √((p₂ − l₂)² + (u₁ − p₁)²), high = d + √((u₂ − p₂)² + (p₁ − l₁)²).
/// Source: method 10 in Newcombe (1998), "Interval estimation for the difference between independent proportions: comparison of eleven methods",
/// Statistics in Medicine 17, 873–890. Unit: differences of shares, −1 to 1 (0.214 is 21.4 percentage points).
/// Assumes two independent samples. In a comparison of editions the matched cities stand on both sides, which the method does not know: it is labelled
/// <c>newcombe-independent</c>, and is as a rule too wide where cities seldom move.
/// Edge cases: an empty side gives none. It stays within −1 and 1 and always holds d.
/// </remarks>
/// <example>48 of 80 to 56 of 70 (Newcombe, table II, a): 0.0524 to 0.3339. 15 of 28 to 15 of 20: −0.062 to 0.439.</example>
public static class NewcombeInterval
{
    /// <summary>The label of the method.</summary>
    public const string Method = "newcombe-independent";

    /// <summary>The interval for the later share less the earlier one; null where a side is empty.</summary>
    public static Interval? Of(Proportion from, Proportion to, double level = 0.95)
    {
        if (from.Base == 0 || to.Base == 0)
            return null;
        var z = NormalDistribution.TwoSided(level);
        var (low1, high1) = WilsonInterval.Limits(from.Numerator, from.Base, z);
        var (low2, high2) = WilsonInterval.Limits(to.Numerator, to.Base, z);
        var (share1, share2) = ((double)from.Numerator / from.Base, (double)to.Numerator / to.Base);
        var difference = share2 - share1;
        return new Interval(
            Method, level,
            difference - double.Hypot(share2 - low2, high1 - share1),
            difference + double.Hypot(high2 - share2, share1 - low1));
    }
}
