namespace SmartCities.Longitudinal.Statistics;

/// <summary>All answers to one question in one snapshot, one row a city, in the snapshot's order of cities. Immutable.</summary>
/// <remarks>
/// A row carries a state and, where it is <see cref="AnswerState.Answered"/>, a value: a code for boolean (0, 1) and option (its index in the form),
/// a set of bits for options, a lowest and a highest possible number. A number known exactly has both equal (a point); a range
/// <c>{"from":20,"to":25}</c> has 20 and 25, both included; <c>{"atLeast":200000}</c> has no highest, <c>{"atMost":7}</c> no lowest.
/// </remarks>
public sealed class Column
{
    /// <summary>Stands for "no lowest" in <see cref="Lowest"/>.</summary>
    public const decimal NoLowest = decimal.MinValue;

    /// <summary>Stands for "no highest" in <see cref="Highest"/>.</summary>
    public const decimal NoHighest = decimal.MaxValue;

    /// <summary>Numbers beyond this magnitude are refused, so that sums over any number of cities stay exact: 10²⁰.</summary>
    public const decimal LargestMagnitude = 100_000_000_000_000_000_000m;

    private readonly AnswerState[] _states;
    private readonly short[] _codes;
    private readonly ulong[] _words;
    private readonly decimal[] _lowest;
    private readonly decimal[] _highest;
    private readonly bool[]? _open;

    internal Column(Variable variable, AnswerState[] states, short[] codes, ulong[] words, decimal[] lowest, decimal[] highest, bool[]? open = null)
    {
        Variable = variable;
        _states = states;
        _codes = codes;
        _words = words;
        _lowest = lowest;
        _highest = highest;
        _open = open;
    }

    /// <summary>The question.</summary>
    public Variable Variable { get; }

    /// <summary>How many cities there are.</summary>
    public int Count => _states.Length;

    /// <summary>The state of every city.</summary>
    public ReadOnlySpan<AnswerState> States => _states;

    /// <summary>Boolean (0, 1) and option (index in the form); meaningless where the state is not Answered; empty for other kinds.</summary>
    public ReadOnlySpan<short> Codes => _codes;

    /// <summary>Options: <see cref="WordsPerCity"/> words of 64 bits a city; empty for other kinds.</summary>
    public ReadOnlySpan<ulong> Words => _words;

    /// <summary>How many words hold a city's selection.</summary>
    public int WordsPerCity => WordsFor(Variable);

    /// <summary>Number: the lowest it can be, or <see cref="NoLowest"/>; empty for other kinds.</summary>
    public ReadOnlySpan<decimal> Lowest => _lowest;

    /// <summary>Number: the highest it can be, or <see cref="NoHighest"/>; empty for other kinds.</summary>
    public ReadOnlySpan<decimal> Highest => _highest;

    /// <summary>Whether the city selected the option with this index.</summary>
    public bool Selected(int row, int option) => (_words[(row * WordsPerCity) + (option >> 6)] & (1UL << (option & 63))) != 0;

    /// <summary>Whether only a part of the city's selection is known: an option that was not named may be selected or not.</summary>
    public bool IsOpen(int row) => _open is not null && _open[row];

    internal bool[]? Open => _open;

    internal decimal[] LowestArray => _lowest;

    internal decimal[] HighestArray => _highest;

    internal static int WordsFor(Variable variable) => variable.Kind == VariableKind.Options ? Math.Max(1, (variable.Options.Count + 63) / 64) : 0;

    internal static void Require(Column column, params ReadOnlySpan<VariableKind> kinds)
    {
        if (!kinds.Contains(column.Variable.Kind))
            throw new ArgumentException($"The question {column.Variable.Id} is of kind {column.Variable.Kind}; {string.Join(" or ", kinds.ToArray())} is needed.");
    }
}
