namespace SmartCities.Longitudinal.Statistics;

/// <summary>So many of so many; the share is exact and has no value on an empty base.</summary>
/// <param name="Numerator">How many cities it holds for.</param>
/// <param name="Base">How many cities are counted.</param>
public readonly record struct Proportion(int Numerator, int Base)
{
    /// <summary>Numerator ÷ base to 28 digits, from 0 to 1; null on an empty base.</summary>
    public decimal? Share => Base == 0 ? null : (decimal)Numerator / Base;

    /// <summary>Numerator ÷ base, exactly; null on an empty base.</summary>
    public Fraction? Exact => Base == 0 ? null : new Fraction(Numerator, Base);
}

/// <summary>How many cities are missing, by reason.</summary>
public readonly record struct MissingCounts(int NotAnswered, int DontKnow, int NotApplicable, int Refused, int NotPublished, int Unreliable)
{
    /// <summary>All of them.</summary>
    public int Total => NotAnswered + DontKnow + NotApplicable + Refused + NotPublished + Unreliable;
}

/// <summary>Where every participant of the edition stands with regard to one indicator.</summary>
/// <remarks>
/// participants = asked + not asked + eligibility unknown + outside the base + base unknown; asked = answered + all missing. A city that the definition counts as no
/// for want of an answer stands here where it was observed. With several questions (a mapping, a predicate over another question) a city
/// stands where its outcome puts it.
/// </remarks>
/// <param name="Participants">The cities that take part in the edition.</param>
/// <param name="Asked">Those in the base that were asked.</param>
/// <param name="NotAsked">Those in the base that a condition excluded.</param>
/// <param name="EligibilityUnknown">Those in the base of whom it is not known whether they were to be asked.</param>
/// <param name="Answered">Those asked that answered, ranges included.</param>
/// <param name="Ranges">Those that answered with a range or bound that does not decide, or is no point value: answered, and not in the value's base.</param>
/// <param name="OutsideBase">Those that the indicator's base excludes.</param>
/// <param name="BaseUnknown">Those of whom it is not known whether they belong to the base.</param>
/// <param name="Missing">Those asked that did not answer, by reason.</param>
public readonly record struct ParticipantCounts(
    int Participants, int Asked, int NotAsked, int EligibilityUnknown, int Answered, int Ranges, int OutsideBase, int BaseUnknown, MissingCounts Missing)
{
    internal static ParticipantCounts Of(Outcomes outcomes)
    {
        var missing = new MissingCounts(
            outcomes.CountOf(Outcome.NotAnswered), outcomes.CountOf(Outcome.DontKnow), outcomes.CountOf(Outcome.NotApplicable),
            outcomes.CountOf(Outcome.Refused), outcomes.CountOf(Outcome.NotPublished), outcomes.CountOf(Outcome.Unreliable));
        var ranges = outcomes.CountOf(Outcome.Range);
        var answered = outcomes.CountOf(Outcome.Yes) + outcomes.CountOf(Outcome.No) + outcomes.CountOf(Outcome.Value) + ranges;
        return new ParticipantCounts(
            outcomes.Count, answered + missing.Total, outcomes.CountOf(Outcome.NotAsked), outcomes.CountOf(Outcome.EligibilityUnknown), answered, ranges,
            outcomes.CountOf(Outcome.OutsideBase), outcomes.CountOf(Outcome.BaseUnknown), missing);
    }
}

/// <summary>How the cities in a value's base came in.</summary>
public readonly record struct ProvenanceCounts(int Submitted, int Transcribed, int Reported);

/// <summary>An indicator's value with everything needed to judge it: base, counts, provenance, what missing answers could hide, and an interval.</summary>
public sealed record IndicatorValue
{
    private readonly bool _reportsSelect;

    private IndicatorValue(Outcomes outcomes)
    {
        Measure = outcomes.Measure;
        _reportsSelect = outcomes.Snapshot.ReportsSelect;
        Counts = ParticipantCounts.Of(outcomes);
    }

    /// <summary>What is measured.</summary>
    public Measure Measure { get; }

    /// <summary>Yes/no measures: how many of how many valid answers. Null for numeric measures.</summary>
    public Proportion? Value { get; private init; }

    /// <summary>Yes/no measures: how many of all participants, whether asked, answering, in the base or not. Null for numeric measures.</summary>
    public Proportion? OfParticipants { get; private init; }

    /// <summary>Count: how many. Mean, median, sum and ratio of sums: the number; null on an empty base, and for a ratio over a sum of 0.</summary>
    public decimal? Number { get; private init; }

    /// <summary>How many cities the value rests on.</summary>
    public int Base { get; private init; }

    /// <summary>Ratio of sums: the sum above the line.</summary>
    public decimal? NumeratorSum { get; private init; }

    /// <summary>Ratio of sums: the sum below the line.</summary>
    public decimal? DenominatorSum { get; private init; }

    /// <summary>Shares: Wilson's interval at 0.95; null on an empty base and for other measures.</summary>
    public Interval? Interval { get; private init; }

    /// <summary>What missing answers (shares) or ranges (mean, median, sum) could hide; see <see cref="WorstCaseBounds"/>. Null where there is nothing to bound.</summary>
    public Bounds? Bounds { get; private init; }

    /// <summary>Where every participant stands.</summary>
    public ParticipantCounts Counts { get; }

    /// <summary>How the cities in the base came in.</summary>
    public ProvenanceCounts Provenance { get; private init; }

    /// <summary>Whether the base holds cities that a report chose to name: their share, mean, median or sum says nothing of the others.</summary>
    public bool IsSelection => _reportsSelect && Provenance.Reported > 0;

    internal static IndicatorValue OfCounts(Outcomes outcomes)
    {
        var counts = ParticipantCounts.Of(outcomes);
        var yes = outcomes.CountOf(Outcome.Yes);
        Span<int> counted = stackalloc int[3];
        var assumed = 0;
        for (var kind = 0; kind < Outcomes.Kinds; kind++)
        {
            var observed = (Outcome)kind;
            if (outcomes.Counted(observed) is not (Outcome.Yes or Outcome.No))
                continue;
            for (var provenance = 0; provenance < counted.Length; provenance++)
                counted[provenance] += outcomes.CountOf((ProvenanceKind)provenance, observed);
            if (observed >= Outcome.NotAnswered)
                assumed += outcomes.CountOf(observed);
        }

        var value = new Proportion(yes, counted[0] + counted[1] + counted[2]);
        var open = counts.Missing.Total - assumed + counts.Ranges + counts.EligibilityUnknown + counts.BaseUnknown;
        return new IndicatorValue(outcomes)
        {
            Value = value,
            OfParticipants = new Proportion(yes, outcomes.Count),
            Number = outcomes.Measure == Measure.Count ? yes : null,
            Base = value.Base,
            Interval = outcomes.Measure == Measure.Count ? null : WilsonInterval.Of(value.Numerator, value.Base),
            Bounds = outcomes.Measure == Measure.Count
                ? new Bounds(yes, yes + assumed + open)
                : WorstCaseBounds.Of(value.Numerator, value.Base, assumed, open),
            Provenance = new ProvenanceCounts(counted[0], counted[1], counted[2]),
        };
    }

    internal static IndicatorValue OfNumbers(Outcomes outcomes, ReadOnlySpan<decimal> values, decimal[]? divisors, decimal[]? lowest, decimal[]? highest)
    {
        var observed = outcomes.Observed;
        var numbers = new decimal[outcomes.CountOf(Outcome.Value)];
        var (above, below, next) = (0m, 0m, 0);
        for (var row = 0; row < observed.Length; row++)
        {
            if (observed[row] != Outcome.Value)
                continue;
            numbers[next++] = values[row];
            above += values[row];
            below += divisors?[row] ?? 0;
        }

        decimal? number = numbers.Length == 0 ? null : outcomes.Measure switch
        {
            Measure.Sum => above,
            Measure.Mean => above / numbers.Length,
            Measure.Median => Quantiles.Median(numbers),
            _ => below == 0 ? null : above / below,
        };
        return new IndicatorValue(outcomes)
        {
            Number = number,
            NumeratorSum = divisors is null ? null : above,
            DenominatorSum = divisors is null ? null : below,
            Base = numbers.Length,
            Bounds = lowest is null || highest is null ? null
                : outcomes.CountOf(Outcome.Range) == 0 ? number is null ? null : new Bounds(number, number)
                : WorstCaseBounds.OfNumbers(outcomes.Measure, observed, lowest, highest),
            Provenance = new ProvenanceCounts(
                outcomes.CountOf(ProvenanceKind.Submitted, Outcome.Value),
                outcomes.CountOf(ProvenanceKind.Transcribed, Outcome.Value),
                outcomes.CountOf(ProvenanceKind.Reported, Outcome.Value)),
        };
    }
}
