using SmartCities.Longitudinal.Figures;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Comparisons;

/// <summary>
/// What a report printed of what a series follows, with its place, its base as far as it says, and the verdict on it. A share is known to its rounding: from
/// <paramref name="Low"/> up to <paramref name="High"/>.
/// </summary>
/// <param name="Share">0 to 1: the count over the base where both are known, else as printed. Null for a number.</param>
/// <param name="Numerator">The count as stated, or, with the base, the only pair that the figure's reading leaves possible.</param>
public sealed record PublishedBody(
    string Figure, decimal Printed, decimal? Share, decimal? Low, decimal? High, int? Numerator, int? Base, string? BaseWording, string Source, string Place, FigureVerdict Verdict)
{
    /// <summary>So many of so many, where both are known.</summary>
    internal Proportion? Counted => Numerator is { } count && Base is { } size ? new(count, size) : null;

    /// <summary>The figure that a mapping names, or the one that prints the indicator it names; null where nothing is printed.</summary>
    public static PublishedBody? Of(IndicatorMapped mapped, Reading reading)
    {
        var indicator = mapped is { Rule: MappingRule.Direct, Indicators: [var single] } ? single : null;
        var figure = reading.Edition.Figures.Find(it => it.Printed.Value is not null && (mapped.Figure is { } named ? it.Id == named : indicator is not null && Prints(it, indicator)));
        if (figure is null)
            return null;

        var printed = figure.Printed.Value!.Value;
        var readings = new Reconciliation(reading.Edition, reading.Answers.Snapshot).Readings(figure);
        var held = readings.FirstOrDefault(it => it.Reading.Indicator == indicator) ?? readings[0];
        if (figure.Kind is not (FigureKind.Share or FigureKind.OptionShare))
            return new(figure.Id, printed, null, null, null, null, figure.StatedBase, figure.BaseWording, figure.Source, figure.Place, held.Verdict);

        var half = 0.5m * Power(Reconciliation.RoundingOf(figure, printed).Decimals);
        var (numerator, size) = held.Feasible is [var only] ? (only.Numerator, only.Base) : (figure.StatedNumerator, figure.StatedBase);
        return new(
            figure.Id, printed, numerator is { } count && size is { } of ? (decimal)count / of : printed / 100, Math.Max(0, printed - half) / 100, Math.Min(100, printed + half) / 100,
            numerator, size, figure.BaseWording, figure.Source, figure.Place, held.Verdict);
    }

    /// <summary>
    /// Later less earlier where a side is known by what is printed of it: with an interval where both counts are known, and with the bounds of the rounding. None where
    /// arithmetic rules a figure out.
    /// </summary>
    public static DifferenceBody? Difference(SeriesSideBody from, SeriesSideBody to)
    {
        if (Known(from) is not { } earlier || Known(to) is not { } later)
            return null;
        if ((earlier.Counted, later.Counted) is ({ } before, { } after) && NetDifference.Between(before, after) is { } exact)
            return new(exact.Share, exact.Interval.Low, exact.Interval.High, exact.Interval.Method, null);
        return new(later.Share - earlier.Share, null, null, null, new(later.Low - earlier.High, later.High - earlier.Low));
    }

    private static (decimal Share, decimal Low, decimal High, Proportion? Counted)? Known(SeriesSideBody side) => side switch
    {
        { Value: { Share: { } share } value } => (share, share, share, new(value.Numerator, value.Base)),
        { Published: { Share: { } share, Low: { } low, High: { } high, Verdict: not FigureVerdict.Impossible } it } => it.Counted is null ? (share, low, high, null) : (share, share, share, it.Counted),
        _ => null,
    };

    private static bool Prints(Figure figure, string indicator) => figure.Indicator == indicator || figure.Readings?.Any(it => it.Indicator == indicator) == true;

    private static decimal Power(int decimals) => decimals == 0 ? 1 : 0.1m * Power(decimals - 1);
}
