namespace SmartCities.Longitudinal.Statistics;

/// <summary>What one city contributes to one indicator or series: exactly one of these.</summary>
public enum Outcome : byte
{
    /// <summary>The city does not take part in this edition.</summary>
    NotParticipating = 0,

    /// <summary>Counted, and the thing holds.</summary>
    Yes = 1,

    /// <summary>Counted, and the thing does not hold.</summary>
    No = 2,

    /// <summary>Counted with a number (mean, median, sum, ratio of sums).</summary>
    Value = 3,

    /// <summary>Answered with a range or bound that does not decide: no point value, or a range on both sides of what is tested.</summary>
    Range = 4,

    /// <summary>The question was not asked.</summary>
    NotAsked = 5,

    /// <summary>Whether it was to be asked is not known.</summary>
    EligibilityUnknown = 6,

    /// <summary>The indicator's base excludes the city.</summary>
    OutsideBase = 7,

    /// <summary>Whether the city belongs to the base is not known.</summary>
    BaseUnknown = 8,

    /// <summary>Missing: left blank.</summary>
    NotAnswered = 9,

    /// <summary>Missing: the city does not know.</summary>
    DontKnow = 10,

    /// <summary>Missing: does not apply.</summary>
    NotApplicable = 11,

    /// <summary>Missing: refused.</summary>
    Refused = 12,

    /// <summary>Missing: the report does not say.</summary>
    NotPublished = 13,

    /// <summary>Missing: judged not to be usable.</summary>
    Unreliable = 14,
}
