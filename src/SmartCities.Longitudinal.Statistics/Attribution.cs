namespace SmartCities.Longitudinal.Statistics;

/// <summary>What an indicator gives at one point of a history: its counts, and its value (a share from 0 to 1, or a number); no value on an empty base.</summary>
/// <param name="Numerator">How many cities it holds for; 0 for numbers.</param>
/// <param name="Base">How many cities the value rests on.</param>
/// <param name="Value">The value; null where there is none.</param>
public readonly record struct Measured(int Numerator, int Base, decimal? Value);

/// <summary>What one cause did to an indicator, all its steps together.</summary>
/// <param name="Cause">What happened.</param>
/// <param name="Numerator">By how much it changed the numerator.</param>
/// <param name="Base">By how much it changed the base.</param>
/// <param name="Value">By how much it changed the value; null where the whole difference has no value.</param>
public readonly record struct Contribution<TCause>(TCause Cause, int Numerator, int Base, decimal? Value);

/// <summary>Takes the difference between two readings of one edition apart, by what happened between them.</summary>
/// <remarks>
/// <para>
/// The history is replayed in the order in which it was recorded: v₀ before the first step, vₖ after step k. Step k contributes vₖ − vₖ₋₁, and a cause the sum over
/// its steps. The contributions of all causes add up to vₙ − v₀, since the values in between cancel. Steps in a row with one cause may be taken as one.
/// </para>
/// <para>
/// Order matters: of a correction and a withdrawal of the same city, the one recorded first meets the other's city still counted. It is the order of the log, the
/// same for everyone, and not chosen afterwards; averages over all orders would describe histories that did not take place.
/// </para>
/// <para>
/// Units: cities for numerator and base; for the value that of the indicator. Values are rounded half up to <see cref="Decimals"/> decimals before they are subtracted,
/// so that the sum is exact to the last digit. Edge cases: a step that empties the base contributes no value, the step that fills it again contributes from the last
/// value there was; where there is no value at the beginning or the end, there is no difference of values, and counts alone are told.
/// </para>
/// </remarks>
/// <example>
/// 15 of 20 (0.75); a correction makes it 16 of 20 (0.80), a withdrawal 15 of 19 (0.789473684211): the correction contributes +0.05, the withdrawal −0.010526315789, the whole
/// difference is +0.039473684211.
/// </example>
public static class Attribution
{
    /// <summary>How many decimals of a value are told apart.</summary>
    public const int Decimals = 12;

    /// <summary>The difference of two values, as contributions add up to it; null where one is missing.</summary>
    public static decimal? Difference(Measured from, Measured to) => to.Value is { } later && from.Value is { } earlier ? Rounded(later) - Rounded(earlier) : null;

    /// <summary>What each cause contributed, in the order in which causes first appear.</summary>
    /// <param name="from">Before the first step.</param>
    /// <param name="steps">Each step's cause, and what the indicator gives after it.</param>
    public static IReadOnlyList<Contribution<TCause>> Of<TCause>(Measured from, IReadOnlyList<(TCause Cause, Measured After)> steps)
        where TCause : notnull
    {
        var order = new List<TCause>();
        var sums = new Dictionary<TCause, (int Numerator, int Base, decimal Value)>();
        var (before, last) = (from, from.Value);
        foreach (var (cause, after) in steps)
        {
            if (!sums.TryGetValue(cause, out var sum))
                order.Add(cause);
            var moved = after.Value is { } now && last is { } known ? Rounded(now) - Rounded(known) : 0;
            sums[cause] = (sum.Numerator + after.Numerator - before.Numerator, sum.Base + after.Base - before.Base, sum.Value + moved);
            (before, last) = (after, after.Value ?? last);
        }

        var hasValue = Difference(from, before) is not null;
        return [.. order.Select(cause => new Contribution<TCause>(cause, sums[cause].Numerator, sums[cause].Base, hasValue ? sums[cause].Value : null))];
    }

    private static decimal Rounded(decimal value) => Rounding.Round(value, Decimals);
}
