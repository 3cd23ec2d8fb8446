namespace SmartCities.Longitudinal.Statistics;

/// <summary>Records the answers to one question, in any order of cities; what is recorded twice is replaced. Made by <see cref="SnapshotBuilder"/>.</summary>
public sealed class ColumnBuilder
{
    private readonly int _wordsPerCity;
    private AnswerState[] _states;
    private short[] _codes = [];
    private ulong[] _words = [];
    private bool[]? _open;
    private decimal[] _lowest = [];
    private decimal[] _highest = [];

    internal ColumnBuilder(Variable variable, int capacity)
    {
        Variable = variable;
        _wordsPerCity = Column.WordsFor(variable);
        _states = [];
        Grow(capacity);
    }

    /// <summary>The question.</summary>
    public Variable Variable { get; }

    /// <summary>Records yes or no.</summary>
    public void Answer(int row, bool value)
    {
        Require(VariableKind.Boolean);
        Put(row, AnswerState.Answered);
        _codes[row] = value ? (short)1 : (short)0;
    }

    /// <summary>Records one option.</summary>
    public void AnswerOption(int row, string option)
    {
        Require(VariableKind.Option);
        var code = CodeOf(option);
        Put(row, AnswerState.Answered);
        _codes[row] = code;
    }

    /// <summary>Records a selection; an empty one is an answer.</summary>
    public void AnswerOptions(int row, params ReadOnlySpan<string> options)
    {
        Require(VariableKind.Options);
        foreach (var option in options)
            CodeOf(option);
        Put(row, AnswerState.Answered);
        if (_open is not null && row < _open.Length)
            _open[row] = false;
        var words = _words.AsSpan(row * _wordsPerCity, _wordsPerCity);
        words.Clear();
        foreach (var option in options)
        {
            var code = CodeOf(option);
            words[code >> 6] |= 1UL << (code & 63);
        }
    }

    /// <summary>Records a selection of which only these are known (a report named them and does not say that there are no others).</summary>
    public void AnswerOptionsAtLeast(int row, params ReadOnlySpan<string> options)
    {
        AnswerOptions(row, options);
        Array.Resize(ref _open, Math.Max(_open?.Length ?? 0, _states.Length));
        _open[row] = true;
    }

    /// <summary>Records a number.</summary>
    public void AnswerNumber(int row, decimal value) => AnswerRange(row, value, value);

    /// <summary>Records a range, both ends included; null is an open end (<c>atLeast</c> has no <paramref name="to"/>, <c>atMost</c> no <paramref name="from"/>).</summary>
    public void AnswerRange(int row, decimal? from, decimal? to)
    {
        Require(VariableKind.Number);
        if (from > to)
            throw new ArgumentException($"The range from {from} to {to} is empty.", nameof(to));
        foreach (var end in (ReadOnlySpan<decimal?>)[from, to])
        {
            if (end is { } number && Math.Abs(number) > Column.LargestMagnitude)
                throw new ArgumentOutOfRangeException(nameof(from), end, $"A number's magnitude is at most {Column.LargestMagnitude}.");
        }

        Put(row, AnswerState.Answered);
        _lowest[row] = from ?? Column.NoLowest;
        _highest[row] = to ?? Column.NoHighest;
    }

    /// <summary>Records that there is a text or a list of records; the text itself takes no part in statistics.</summary>
    public void AnswerText(int row)
    {
        Require(VariableKind.Text);
        Put(row, AnswerState.Answered);
    }

    /// <summary>Records a missing reason.</summary>
    public void Missing(int row, AnswerState reason)
    {
        if (!reason.IsMissing())
            throw new ArgumentOutOfRangeException(nameof(reason), reason, "Only one of the six missing reasons can be recorded.");
        Put(row, reason);
    }

    /// <summary>Takes over these rows of a column of the same question; nothing is recorded here before. What was derived of a city's own answers is derived of them again.</summary>
    internal void TakeOver(Column column, ReadOnlySpan<int> rows)
    {
        _states = InOrder(column.States, rows, 1);
        _codes = InOrder(column.Codes, rows, 1);
        _words = InOrder(column.Words, rows, _wordsPerCity);
        _lowest = InOrder(column.Lowest, rows, 1);
        _highest = InOrder(column.Highest, rows, 1);
        _open = column.Open is { } open ? InOrder<bool>(open, rows, 1) : null;
    }

    /// <summary>The column in the order of <paramref name="order"/> (old row by new row), its states still as recorded.</summary>
    internal (Column Column, AnswerState[] States) Build(ReadOnlySpan<int> order)
    {
        Grow(order.Length);
        var states = InOrder(_states, order, 1);
        return (new Column(
            Variable,
            states,
            InOrder(_codes, order, 1),
            InOrder(_words, order, _wordsPerCity),
            InOrder(_lowest, order, 1),
            InOrder(_highest, order, 1),
            OpenInOrder(order)), states);
    }

    private bool[]? OpenInOrder(ReadOnlySpan<int> order)
    {
        if (_open is null)
            return null;
        Array.Resize(ref _open, Math.Max(_open.Length, _states.Length));
        return InOrder(_open, order, 1);
    }

    // Of a kind that has no such values there are none.
    private static T[] InOrder<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> order, int width)
    {
        if (values.IsEmpty)
            return [];
        var ordered = new T[order.Length * width];
        if (width == 1)
        {
            for (var row = 0; row < order.Length; row++)
                ordered[row] = values[order[row]];
            return ordered;
        }

        for (var row = 0; row < order.Length; row++)
            values.Slice(order[row] * width, width).CopyTo(ordered.AsSpan(row * width, width));
        return ordered;
    }

    private void Put(int row, AnswerState state)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        if (row >= _states.Length)
            Grow(Math.Max(row + 1, _states.Length * 2));
        _states[row] = state;
    }

    private void Grow(int rows)
    {
        if (rows <= _states.Length)
            return;
        Array.Resize(ref _states, rows);
        switch (Variable.Kind)
        {
            case VariableKind.Boolean or VariableKind.Option:
                Array.Resize(ref _codes, rows);
                break;
            case VariableKind.Options:
                Array.Resize(ref _words, rows * _wordsPerCity);
                break;
            case VariableKind.Number:
                Array.Resize(ref _lowest, rows);
                Array.Resize(ref _highest, rows);
                break;
        }
    }

    private short CodeOf(string option) => checked((short)Variable.IndexOf(option));

    private void Require(VariableKind kind)
    {
        if (Variable.Kind != kind)
            throw new ArgumentException($"The question {Variable.Id} is of kind {Variable.Kind}, not {kind}.");
    }
}
