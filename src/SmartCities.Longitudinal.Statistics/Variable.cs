namespace SmartCities.Longitudinal.Statistics;

/// <summary>What kind of value a question takes.</summary>
public enum VariableKind : byte
{
    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>One option out of a list.</summary>
    Option,

    /// <summary>Any number of options out of a list; none is an answer.</summary>
    Options,

    /// <summary>A number, a range or a bound; a percentage is a number from 0 to 100.</summary>
    Number,

    /// <summary>Text or records: only whether there is an answer takes part in statistics.</summary>
    Text,
}

/// <summary>A question as statistics see it (a variable of the code book): its kind, its options in order, and the condition under which it is asked.</summary>
/// <param name="Id">The question's id.</param>
/// <param name="Kind">What kind of value it takes.</param>
/// <param name="Options">The option ids in the order of the form; empty for other kinds.</param>
/// <param name="Condition">When the question is asked; null: always. It may name only variables that come before this one.</param>
public sealed record Variable(string Id, VariableKind Kind, IReadOnlyList<string> Options, Predicate? Condition = null)
{
    /// <summary>A variable without options.</summary>
    public Variable(string id, VariableKind kind, Predicate? condition = null) : this(id, kind, [], condition)
    {
    }

    internal int IndexOf(string option)
    {
        for (var index = 0; index < Options.Count; index++)
        {
            if (string.Equals(Options[index], option, StringComparison.Ordinal))
                return index;
        }

        throw new ArgumentException($"The question {Id} has no option {option}.", nameof(option));
    }
}
