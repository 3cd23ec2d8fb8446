namespace SmartCities.Longitudinal.Statistics;

/// <summary>The exact conditional McNemar test: among the matched cities that moved, did more move one way than the other?</summary>
/// <remarks>
/// With b that gained, c that lost and n = b + c, under the null hypothesis each mover was as likely to go either way, X ~ Binomial(n, ½):
/// p = min(1, 2·P(X ≤ min(b, c))). Cities that did not move take no part.
/// Source: McNemar (1947), Psychometrika 12, 153–157; exact conditional form as in Fagerland, Lydersen and Laake (2013), BMC Medical Research Methodology 13:91,
/// and R's <c>binom.test(min(b, c), b + c)</c>. Unit: a probability.
/// Assumes that cities move independently of one another; conservative for few movers. Edge cases: without a mover p = 1, and so it is for one mover.
/// The least p that n movers can give is 2·½ⁿ: below six movers 5 % is out of reach, whatever they do.
/// </remarks>
/// <example>3 gained, 1 lost: p = 2·(1 + 4)/16 = 0.625. 1 and 7 (Fagerland et al., table 1): 0.0703. All of 6 one way: 0.03125.</example>
public static class McNemarExact
{
    private static readonly int MovesNeededByDefault = Search(0, 0.05);

    /// <summary>The two-sided p.</summary>
    public static double P(int gained, int lost)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(gained);
        ArgumentOutOfRangeException.ThrowIfNegative(lost);
        return gained == lost ? 1 : Math.Min(1, 2 * LowerTail(Math.Min(gained, lost), gained + lost));
    }

    /// <summary>How many cities at least have to move one way to reach the level, with so many moving against them.</summary>
    /// <example>6 with none against, 8 with one against (p = 0.039), 10 with two.</example>
    public static int MovesNeeded(int against = 0, double level = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(against);
        if (level is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level between 0 and 1 is needed.");
        return against == 0 && level == 0.05 ? MovesNeededByDefault : Search(against, level);
    }

    /// <summary>P falls as more move one way, so the least number is found by halving.</summary>
    private static int Search(int against, double level)
    {
        var (below, enough) = (against, against + 1);
        while (P(enough, against) > level)
            (below, enough) = (enough, enough + Math.Max(1, enough - against));
        while (enough - below > 1)
        {
            var middle = below + ((enough - below) / 2);
            if (P(middle, against) > level)
                below = middle;
            else
                enough = middle;
        }

        return enough;
    }

    /// <summary>P(X ≤ k) for X ~ Binomial(n, ½), k below n/2: whole numbers up to 60 movers, else summed downwards from the largest term.</summary>
    private static double LowerTail(int k, int n)
    {
        if (n <= 60)
        {
            var (ways, sum) = (1UL, 1UL);
            for (var i = 1; i <= k; i++)
            {
                ways = (ulong)((UInt128)ways * (ulong)(n - i + 1) / (ulong)i);
                sum += ways;
            }

            return sum / (double)(1UL << n);
        }

        var (term, relative) = (1.0, 1.0);
        for (var i = k; i > 0 && term > 1e-18 * relative; i--)
        {
            term *= i / (double)(n - i + 1);
            relative += term;
        }

        return relative * Math.Exp(LogProbability(k, n));
    }

    /// <summary>log P(X = k) without cancelling large factorials: Loader (2000), "Fast and accurate computation of binomial probabilities".</summary>
    private static double LogProbability(int k, int n)
    {
        if (k == 0)
            return -n * Math.Log(2);
        double half = n / 2.0, rest = n - k;
        return StirlingError(n) - StirlingError(k) - StirlingError(rest) - Deviance(k, half) - Deviance(rest, half)
            + (0.5 * Math.Log(n / (2 * Math.PI * k * rest)));
    }

    /// <summary>log n! − log(√(2πn)(n/e)ⁿ).</summary>
    private static double StirlingError(double n)
    {
        if (n <= 15)
        {
            var logarithm = 0.0;
            for (var i = 2; i <= n; i++)
                logarithm += Math.Log(i);
            return logarithm - (0.5 * Math.Log(2 * Math.PI * n)) - (n * Math.Log(n)) + n;
        }

        var square = n * n;
        return ((1 / 12.0) - (((1 / 360.0) - (((1 / 1260.0) - (((1 / 1680.0) - (1 / 1188.0 / square)) / square)) / square)) / square)) / n;
    }

    /// <summary>x·log(x/m) + m − x, by series where x is near m.</summary>
    private static double Deviance(double x, double m)
    {
        if (Math.Abs(x - m) >= 0.1 * (x + m))
            return (x * Math.Log(x / m)) + m - x;
        var v = (x - m) / (x + m);
        var sum = (x - m) * v;
        var power = 2 * x * v;
        for (var j = 1; ; j++)
        {
            power *= v * v;
            var next = sum + (power / ((2 * j) + 1));
            if (next == sum)
                return sum;
            sum = next;
        }
    }
}
