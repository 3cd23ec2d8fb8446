using Npgsql;

namespace SmartCities.Longitudinal;

/// <summary>Writes what goes beside the log, in the transaction that records the events it belongs to, after them.</summary>
public delegate Task Beside(NpgsqlConnection connection, CancellationToken cancellation);

/// <summary>What a decider answers: events to record, a refusal with its reasons, or that nothing changes.</summary>
public abstract record Decision
{
    public static readonly Decision NothingToDo = new Accepted([]);

    public static Decision Accept(params object[] events) => new Accepted(events);

    public static Decision Refuse(string code, Sentence sentence, string? pointer = null) => new Refused([new Refusal(code, sentence, pointer)]);

    public static Decision Refuse(IReadOnlyList<Refusal> refusals) => new Refused(refusals);

    /// <summary>The same decision with what is written beside its events; a refusal has none.</summary>
    public Decision With(Beside? beside) => this is Accepted accepted ? accepted with { Beside = accepted.Beside + beside } : this;
}

/// <summary>Events to append; none when what was asked for already holds.</summary>
public sealed record Accepted(IReadOnlyList<object> Events) : Decision
{
    /// <summary>What is written beside them, if anything.</summary>
    public Beside? Beside { get; init; }
}

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
