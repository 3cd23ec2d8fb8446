using System.Globalization;
using System.Security.Cryptography;

namespace SmartCities.Longitudinal.Subscriptions;

/// <summary>When a delivery that failed is tried again: soon at first, then ever more rarely, for about three days in all.</summary>
public sealed class RetrySchedule
{
    /// <summary>5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h.</summary>
    public const string Usual = "5,300,1800,7200,18000,36000,50400,72000,86400";

    // Those that failed together are not tried again together.
    private const double Jitter = 0.1;

    private readonly TimeSpan[] pauses;

    /// <param name="seconds">The pauses after the first attempt, the second, …, with commas between.</param>
    public RetrySchedule(string seconds)
    {
        pauses = [.. seconds.Split(',').Select(it => TimeSpan.FromSeconds(double.Parse(it, CultureInfo.InvariantCulture)))];
        Longest = pauses.Max();
        Whole = TimeSpan.FromTicks(pauses.Sum(it => it.Ticks)) * (1 + Jitter);
    }

    /// <summary>No endpoint is waited for longer than this, whatever it asks for.</summary>
    public TimeSpan Longest { get; }

    /// <summary>How long it takes until a delivery is given up.</summary>
    public TimeSpan Whole { get; }

    /// <summary>From 0 to 1, for <see cref="After"/>.</summary>
    public static double Chance() => RandomNumberGenerator.GetInt32(1_001) / 1_000.0;

    /// <summary>How long to wait after so many failures; null where there were too many.</summary>
    /// <param name="chance">From 0 to 1.</param>
    public TimeSpan? After(int failures, double chance) =>
        failures <= pauses.Length ? pauses[failures - 1] * (1 - Jitter + (2 * Jitter * chance)) : null;
}
