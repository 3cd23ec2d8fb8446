namespace SmartCities.Longitudinal;

/// <summary>What a decider answers: events to record, a refusal with its reasons, or that nothing changes.</summary>
public abstract record Decision
{
    public static readonly Decision NothingToDo = new Accepted([]);

    public static Decision Accept(params object[] events) => new Accepted(events);

    public static Decision Refuse(string code, Sentence sentence, string? pointer = null) => new Refused([new Refusal(code, sentence, pointer)]);

    public static Decision Refuse(IReadOnlyList<Refusal> refusals) => new Refused(refusals);
}

/// <summary>Events to append; none when what was asked for already holds.</summary>
public sealed record Accepted(IReadOnlyList<object> Events) : Decision;

/// <summary>Nothing is written, and why.</summary>
public sealed record Refused(IReadOnlyList<Refusal> Refusals) : Decision;

/// <summary>One reason not to do a thing: the rule by its code, a sentence for people, and where in what they sent (a JSON pointer).</summary>
public sealed record Refusal(string Code, Sentence Said, string? Pointer = null)
{
    /// <summary>In English.</summary>
    public string Sentence => Said.ToString();
}

/// <summary>Carries a refusal out of a read or a load, where there is no decision to return.</summary>
public sealed class RefusedException(IReadOnlyList<Refusal> refusals) : Exception(string.Join(" ", refusals.Select(it => it.Sentence)))
{
    public RefusedException(string code, Sentence sentence, string? pointer = null)
        : this([new Refusal(code, sentence, pointer)])
    {
    }

    public IReadOnlyList<Refusal> Refusals { get; } = refusals;
}
