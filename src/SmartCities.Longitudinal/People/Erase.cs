using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.People;

/// <summary>Whether something was erased before, as the stream of its erasures tells it.</summary>
public sealed record Erasure(bool IsDone) : IFolded<Erasure>
{
    public static Erasure Empty { get; } = new(IsDone: false);

    public Erasure Apply(object happened) => new(IsDone: true);
}

/// <summary>
/// Erases what is kept about a person; or a city's answer to a personal question of an edition; or the address of a city's office: everywhere, for good. Why may
/// be said, without what is erased.
/// </summary>
public sealed record Erase(string? Person = null, string? Edition = null, string? City = null, string? Question = null, bool Mailbox = false, string? Why = null)
{
    /// <summary>What is to be erased, in one word; null where it is not said, or is several things.</summary>
    public string? What => this switch
    {
        { Person.Length: > 0, Edition: null, City: null, Question: null, Mailbox: false } => $"person:{Person}",
        { Person: null, Edition.Length: > 0, City.Length: > 0, Question.Length: > 0, Mailbox: false } => $"answer:{Edition}:{City}:{Question}",
        { Person: null, Edition: null, City.Length: > 0, Question: null, Mailbox: true } => $"mailbox:{City}",
        _ => null,
    };

    /// <param name="erasure">What was erased of it before.</param>
    /// <param name="erase">What is asked for.</param>
    /// <param name="kept">What is kept of it; null where nothing is.</param>
    public static Decision Decide(Erasure erasure, Erase erase, Erasing? kept) => erase switch
    {
        { What: null } => Decision.Refuse("erasure-unclear", "Say what to erase: a person; or an edition, a city and a question; or a city and its mailbox."),
        _ when Reason.TooLong(erase.Why, "why") is { } refusal => refusal,
        _ when kept is null => erasure.IsDone ? Decision.NothingToDo : Decision.Refuse("nothing-kept", "Nothing is kept of this, so there is nothing to erase."),
        _ when kept.Says(erase.Why) => Decision.Refuse("why-names", "The reason says what is to be erased, and would keep it. Give a reason without it.", "/why"),
        { Person: { } person } => Decision.Accept(new PersonErased(person, erase.Why)),
        { Mailbox: true } => Decision.Accept(new MailboxErased(erase.City!, erase.Why)),
        _ => Decision.Accept(new AnswerErased(erase.Edition!, erase.City!, erase.Question!, erase.Why)),
    };
}
