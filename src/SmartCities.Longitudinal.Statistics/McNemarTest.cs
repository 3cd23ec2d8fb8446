using System.Globalization;

namespace SmartCities.Longitudinal.Statistics;

/// <summary>What an exact McNemar test allows to say.</summary>
public enum McNemarVerdict : byte
{
    /// <summary>Cannot tell: there is no matched city.</summary>
    NoMatchedCities,

    /// <summary>Cannot tell: fewer cities moved than would be needed even if all went one way.</summary>
    TooFewMovers,

    /// <summary>Cannot tell: enough moved, and too evenly in both directions.</summary>
    TooEven,

    /// <summary>More cities gained than lost.</summary>
    MoreGained,

    /// <summary>More cities lost than gained.</summary>
    MoreLost,
}

/// <summary>The exact McNemar test of a panel, as values to be told in any language.</summary>
/// <param name="Matched">The panel's size.</param>
/// <param name="Gained">Cities that went from no to yes.</param>
/// <param name="Lost">Cities that went from yes to no.</param>
/// <param name="Level">The level to reach, 0.05 unless told otherwise.</param>
public sealed record McNemarTest(int Matched, int Gained, int Lost, double Level = 0.05)
{
    /// <summary>The two-sided p of <see cref="McNemarExact"/>.</summary>
    public double P { get; } = McNemarExact.P(Gained, Lost);

    /// <summary>How many matched cities moved.</summary>
    public int Movers => Gained + Lost;

    /// <summary>The least number of movers that can reach the level, all one way: 6 at 0.05.</summary>
    public int MoversNeeded => McNemarExact.MovesNeeded(0, Level);

    /// <summary>Whether so many moved that the level was within reach at all.</summary>
    public bool EnoughMovers => Movers >= MoversNeeded;

    /// <summary>How many one way would have been needed against those that went the lesser way.</summary>
    public int NeededAgainstLesser => McNemarExact.MovesNeeded(Math.Min(Gained, Lost), Level);

    /// <summary>What can be said.</summary>
    public McNemarVerdict Verdict =>
        Matched == 0 ? McNemarVerdict.NoMatchedCities
        : !EnoughMovers ? McNemarVerdict.TooFewMovers
        : P > Level ? McNemarVerdict.TooEven
        : Gained > Lost ? McNemarVerdict.MoreGained : McNemarVerdict.MoreLost;

    /// <summary>The verdict as an English sentence without its full stop.</summary>
    public string Reading() => Verdict switch
    {
        McNemarVerdict.NoMatchedCities => "cannot tell: no city has a valid answer on both sides",
        McNemarVerdict.TooFewMovers => Told($"cannot tell: {Some(Movers)} of {Matched} matched {Cities} moved; at least {MoversNeeded}, all one way, would be needed"),
        McNemarVerdict.TooEven => Told($"cannot tell: {Movers} of {Matched} matched {Cities} moved, {Gained} gained and {Lost} lost; with {Math.Min(Gained, Lost)} against, at least {NeededAgainstLesser} one way would be needed"),
        _ => Told($"more matched cities {(Gained > Lost ? "gained than lost" : "lost than gained")}: {Movers} of {Matched} moved, {Gained} gained and {Lost} lost (exact p {Probability})"),
    };

    private string Cities => Matched == 1 ? "city" : "cities";

    private string Probability => P < 0.001 ? "below 0.001" : P.ToString("= 0.000", CultureInfo.InvariantCulture);

    private static string Some(int count) => count == 0 ? "none" : count.ToString(CultureInfo.InvariantCulture);

    private static string Told(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
