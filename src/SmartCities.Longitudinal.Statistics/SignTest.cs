namespace SmartCities.Longitudinal.Statistics;

/// <summary>The exact sign test: among the matched cities whose number moved, did more rise than fall?</summary>
/// <remarks>
/// With u that rose and d that fell, X ~ Binomial(u + d, ½) under the null hypothesis that either is as likely: p = min(1, 2·P(X ≤ min(u, d))). Cities whose
/// number stayed the same take no part. It is the test of <see cref="McNemarExact"/> on signs instead of answers.
/// Source: Dixon and Mood (1946), "The statistical sign test", Journal of the American Statistical Association 41, 557–566; R's <c>binom.test(min(u, d), u + d)</c>.
/// Unit: a probability. Assumes that cities move independently of one another; nothing of how far they move. Edge cases: no mover, or one: p = 1.
/// </remarks>
/// <example>8 rose, 1 fell: p = 2·(1 + 9)/512 = 0.0391. 5 rose, none fell: 0.0625, so that five can never reach 0.05.</example>
public static class SignTest
{
    /// <summary>The two-sided p.</summary>
    public static double P(int up, int down) => McNemarExact.P(up, down);

    /// <summary>How many at least have to move one way to reach the level, with so many moving against them.</summary>
    public static int MovesNeeded(int against = 0, double level = 0.05) => McNemarExact.MovesNeeded(against, level);
}
