namespace SmartCities.Longitudinal.Statistics;

/// <summary>How a city stands to one question at one position: answered, not asked, or missing for a reason.</summary>
/// <remarks>
/// <see cref="NotAsked"/> and <see cref="EligibilityUnknown"/> are derived, never recorded. The six missing reasons (item non-response) run
/// from <see cref="NotAnswered"/> to <see cref="Unreliable"/>. In a built <see cref="Snapshot"/> no <see cref="NotRecorded"/> is left.
/// </remarks>
public enum AnswerState : byte
{
    /// <summary>Nothing is recorded and nothing derived yet.</summary>
    NotRecorded = 0,

    /// <summary>There is a value: also a range or a bound, and an empty selection.</summary>
    Answered = 1,

    /// <summary>A condition excluded the question (valid skip).</summary>
    NotAsked = 2,

    /// <summary>The answer that decides whether the question is asked is itself missing.</summary>
    EligibilityUnknown = 3,

    /// <summary>The city was asked and left the question blank.</summary>
    NotAnswered = 4,

    /// <summary>The city said that it does not know.</summary>
    DontKnow = 5,

    /// <summary>The city said that the question does not apply to it.</summary>
    NotApplicable = 6,

    /// <summary>The city refused to answer.</summary>
    Refused = 7,

    /// <summary>The report that tells of the city does not say.</summary>
    NotPublished = 8,

    /// <summary>A value was given and judged not to be usable.</summary>
    Unreliable = 9,
}

/// <summary>What the states have in common.</summary>
public static class AnswerStates
{
    /// <summary>Whether the state is one of the six missing reasons.</summary>
    public static bool IsMissing(this AnswerState state) => state is >= AnswerState.NotAnswered and <= AnswerState.Unreliable;

    /// <summary>The six missing reasons, in the order in which they are always shown.</summary>
    public static IReadOnlyList<AnswerState> MissingReasons { get; } =
    [
        AnswerState.NotAnswered, AnswerState.DontKnow, AnswerState.NotApplicable,
        AnswerState.Refused, AnswerState.NotPublished, AnswerState.Unreliable,
    ];

    internal const int Kinds = 10;
}
