using System.Text.Json.Serialization;
using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Indicators;

/// <summary>So many of so many; the share is null on an empty base, and where the base is only who a report happened to name.</summary>
public sealed record ShareBody(int Numerator, int Base, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Share);

/// <summary>An interval, with its method and level.</summary>
public sealed record IntervalBody(string Method, double Level, double Low, double High);

/// <summary>The least and the most a value can be, whatever the missing answers are.</summary>
public sealed record BoundsBody(decimal? Low, decimal? High);

/// <summary>Where every participant stands.</summary>
public sealed record CountsBody(
    int Participants, int Asked, int NotAsked, int EligibilityUnknown, int Answered, IReadOnlyDictionary<string, int> Missing, int Ranges, int OutsideBase, int BaseUnknown);

/// <summary>How the cities in the base came in.</summary>
public sealed record ProvenanceBody(int Submitted, int Transcribed, int Reported);

/// <summary>A value with everything needed to judge it.</summary>
public sealed record ValueBody(
    ShareBody? Value,
    ShareBody? OfParticipants,
    decimal? Number,
    int Base,
    decimal? NumeratorSum,
    decimal? DenominatorSum,
    IntervalBody? Interval,
    BoundsBody? Bounds,
    CountsBody Counts,
    ProvenanceBody Provenance)
{
    public static ValueBody Of(IndicatorValue value)
    {
        // What a report tells of single cities is not a count of all: the yeses and numbers it names are known, their share or mean says nothing of the others.
        var selected = value.IsSelection;
        return new(
            Share(value.Value, selected),
            Share(value.OfParticipants, selected),
            selected && value.Measure.IsNumeric() ? null : value.Number,
            value.Base,
            value.NumeratorSum,
            value.DenominatorSum,
            value.Interval is { } interval && !selected ? new(interval.Method, interval.Level, interval.Low, interval.High) : null,
            value.Bounds is { } bounds && !(selected && value.Measure.IsNumeric()) ? new(bounds.Low, bounds.High) : null,
            Standing(value.Counts),
            new(value.Provenance.Submitted, value.Provenance.Transcribed, value.Provenance.Reported));
    }

    private static ShareBody? Share(Proportion? proportion, bool selected) =>
        proportion is { } it ? new(it.Numerator, it.Base, selected ? null : it.Share) : null;

    private static CountsBody Standing(ParticipantCounts counts) => new(
        counts.Participants, counts.Asked, counts.NotAsked, counts.EligibilityUnknown, counts.Answered,
        new Dictionary<string, int>
        {
            ["not-answered"] = counts.Missing.NotAnswered,
            ["dont-know"] = counts.Missing.DontKnow,
            ["not-applicable"] = counts.Missing.NotApplicable,
            ["refused"] = counts.Missing.Refused,
            ["not-published"] = counts.Missing.NotPublished,
            ["unreliable"] = counts.Missing.Unreliable,
        },
        counts.Ranges, counts.OutsideBase, counts.BaseUnknown);
}
