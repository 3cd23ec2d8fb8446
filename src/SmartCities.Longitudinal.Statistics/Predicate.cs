using System.Buffers;

namespace SmartCities.Longitudinal.Statistics;

/// <summary>Three-valued truth (Kleene): and is the lesser, or the greater, not the mirror.</summary>
public enum Truth : byte
{
    /// <summary>It does not hold.</summary>
    False = 0,

    /// <summary>A missing answer leaves it open.</summary>
    Unknown = 1,

    /// <summary>It holds.</summary>
    True = 2,
}

/// <summary>A condition on a city's answers: a closed set of small typed trees with three-valued truth.</summary>
/// <remarks>
/// How a test takes a city's state, for <see cref="IsBoolean"/>, <see cref="IsOption"/>, <see cref="IsNumber"/>, <see cref="Includes"/> and <see cref="AtLeast"/>:
/// answered → the value decides; not asked → <b>false</b> (its gate did not hold, so what it asks about is not the case);
/// any missing reason or eligibility unknown → <b>unknown</b>.
/// <see cref="Answered"/> is never unknown: answered (an empty selection, a range too) → true, everything else → false.
/// A range decides a test only where every number in it decides it alike, ends included. A selection of which only a part is known includes what is known
/// of it; of any other option it is unknown, as not published.
/// Trees combine as Kleene (1952) does: all is false as soon as one part is, any is true as soon as one is. An empty all is true, an empty any false.
/// </remarks>
/// <example>
/// Strategy <c>dont-know</c>: "strategy is true" is unknown, "not (strategy is true)" is unknown, "strategy answered" is false.
/// Staff "20 to 25": at least 20 is true, at least 26 false, at least 22 unknown.
/// </example>
public abstract record Predicate
{
    private Predicate()
    {
    }

    /// <summary>True where every part is; false where one part is.</summary>
    public sealed record All(params IReadOnlyList<Predicate> Parts) : Predicate
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Questions => Parts.SelectMany(part => part.Questions);

        internal override void Evaluate(IReadOnlyDictionary<string, Column> columns, Span<Truth> truths)
        {
            truths.Fill(Truth.True);
            Combine(Parts, columns, truths, static (left, right) => left < right ? left : right);
        }

        internal override Truth Evaluate(IReadOnlyDictionary<string, Column> columns, int row)
        {
            var truth = Truth.True;
            foreach (var part in Parts)
                truth = (Truth)Math.Min((byte)truth, (byte)part.Evaluate(columns, row));
            return truth;
        }

        internal override Outcome WhyUnknown(IReadOnlyDictionary<string, Column> columns, int row) => FirstUnknown(Parts, columns, row);
    }

    /// <summary>True where one part is; false where every part is.</summary>
    public sealed record Any(params IReadOnlyList<Predicate> Parts) : Predicate
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Questions => Parts.SelectMany(part => part.Questions);

        internal override void Evaluate(IReadOnlyDictionary<string, Column> columns, Span<Truth> truths)
        {
            truths.Clear();
            Combine(Parts, columns, truths, static (left, right) => left > right ? left : right);
        }

        internal override Truth Evaluate(IReadOnlyDictionary<string, Column> columns, int row)
        {
            var truth = Truth.False;
            foreach (var part in Parts)
                truth = (Truth)Math.Max((byte)truth, (byte)part.Evaluate(columns, row));
            return truth;
        }

        internal override Outcome WhyUnknown(IReadOnlyDictionary<string, Column> columns, int row) => FirstUnknown(Parts, columns, row);
    }

    /// <summary>True where the part is false; unknown where it is unknown.</summary>
    public sealed record Not(Predicate Part) : Predicate
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Questions => Part.Questions;

        internal override void Evaluate(IReadOnlyDictionary<string, Column> columns, Span<Truth> truths)
        {
            Part.Evaluate(columns, truths);
            foreach (ref var truth in truths)
                truth = (Truth)(2 - (int)truth);
        }

        internal override Truth Evaluate(IReadOnlyDictionary<string, Column> columns, int row) => (Truth)(2 - (int)Part.Evaluate(columns, row));

        internal override Outcome WhyUnknown(IReadOnlyDictionary<string, Column> columns, int row) => Part.WhyUnknown(columns, row);
    }

    /// <summary>A yes/no question is answered with this value.</summary>
    public sealed record IsBoolean(string Question, bool Value) : Test(Question)
    {
        private protected override void Fill(Column column, int operand, Span<Truth> truths) => FillFromCodes(column, operand, truths);

        private protected override Truth Holds(Column column, int row, int operand) => Decided(column.Codes[row] == operand);

        private protected override int Operand(Column column)
        {
            Column.Require(column, VariableKind.Boolean);
            return Value ? 1 : 0;
        }
    }

    /// <summary>A question with one option is answered with this option.</summary>
    public sealed record IsOption(string Question, string Option) : Test(Question)
    {
        private protected override void Fill(Column column, int operand, Span<Truth> truths) => FillFromCodes(column, operand, truths);

        private protected override Truth Holds(Column column, int row, int operand) => Decided(column.Codes[row] == operand);

        private protected override int Operand(Column column)
        {
            Column.Require(column, VariableKind.Option);
            return column.Variable.IndexOf(Option);
        }
    }

    /// <summary>A number equals this one; unknown for a range that holds it among others.</summary>
    public sealed record IsNumber(string Question, decimal Value) : Test(Question)
    {
        private protected override Truth Holds(Column column, int row, int operand)
        {
            var (lowest, highest) = (column.Lowest[row], column.Highest[row]);
            return Value < lowest || Value > highest ? Truth.False : lowest == highest ? Truth.True : Truth.Unknown;
        }

        private protected override int Operand(Column column)
        {
            Column.Require(column, VariableKind.Number);
            return 0;
        }
    }

    /// <summary>A selection holds this option.</summary>
    public sealed record Includes(string Question, string Option) : Test(Question)
    {
        private protected override Truth Holds(Column column, int row, int operand) =>
            column.Selected(row, operand) ? Truth.True : column.IsOpen(row) ? Truth.Unknown : Truth.False;

        private protected override int Operand(Column column)
        {
            Column.Require(column, VariableKind.Options);
            return column.Variable.IndexOf(Option);
        }
    }

    /// <summary>There is an answer; whatever is missing or not asked is not one.</summary>
    public sealed record Answered(string Question) : Test(Question)
    {
        private protected override Truth Unanswered(AnswerState state) => Truth.False;

        private protected override Truth Holds(Column column, int row, int operand) => Truth.True;

        private protected override int Operand(Column column) => 0;
    }

    /// <summary>A number is at least this one; a range decides it where both its ends do.</summary>
    public sealed record AtLeast(string Question, decimal Bound) : Test(Question)
    {
        private protected override Truth Holds(Column column, int row, int operand) =>
            column.Lowest[row] >= Bound ? Truth.True : column.Highest[row] < Bound ? Truth.False : Truth.Unknown;

        private protected override int Operand(Column column)
        {
            Column.Require(column, VariableKind.Number);
            return 0;
        }
    }

    /// <summary>A test of one question.</summary>
    public abstract record Test : Predicate
    {
        private protected Test(string question) => Question = question;

        /// <summary>The question tested.</summary>
        public string Question { get; init; }

        /// <inheritdoc/>
        public override IEnumerable<string> Questions => [Question];

        internal override void Evaluate(IReadOnlyDictionary<string, Column> columns, Span<Truth> truths)
        {
            var column = Snapshot.ColumnOf(columns, Question);
            var operand = Operand(column);
            Fill(column, operand, truths);
        }

        internal override Truth Evaluate(IReadOnlyDictionary<string, Column> columns, int row)
        {
            var column = Snapshot.ColumnOf(columns, Question);
            var operand = Operand(column);
            return column.States[row] == AnswerState.Answered ? Holds(column, row, operand) : Unanswered(column.States[row]);
        }

        internal override Outcome WhyUnknown(IReadOnlyDictionary<string, Column> columns, int row) => Snapshot.ColumnOf(columns, Question).States[row] switch
        {
            AnswerState.Answered => Snapshot.ColumnOf(columns, Question).IsOpen(row) ? Outcome.NotPublished : Outcome.Range,
            var state => Outcomes.Of(state),
        };

        private protected virtual void Fill(Column column, int operand, Span<Truth> truths)
        {
            var states = column.States;
            for (var row = 0; row < truths.Length; row++)
                truths[row] = states[row] == AnswerState.Answered ? Holds(column, row, operand) : Unanswered(states[row]);
        }

        /// <summary>The same by table instead of branches, which answers at random would mispredict: four times as fast.</summary>
        private protected void FillFromCodes(Column column, int operand, Span<Truth> truths)
        {
            Span<Truth> table = stackalloc Truth[2 * AnswerStates.Kinds];
            for (var state = 0; state < AnswerStates.Kinds; state++)
            {
                var answered = (AnswerState)state == AnswerState.Answered;
                table[2 * state] = answered ? Truth.False : Unanswered((AnswerState)state);
                table[(2 * state) + 1] = answered ? Truth.True : Unanswered((AnswerState)state);
            }

            var states = column.States[..truths.Length];
            var codes = column.Codes[..truths.Length];
            for (var row = 0; row < truths.Length; row++)
                truths[row] = table[(2 * (int)states[row]) + (codes[row] == operand ? 1 : 0)];
        }

        private protected virtual Truth Unanswered(AnswerState state) => state == AnswerState.NotAsked ? Truth.False : Truth.Unknown;

        private protected abstract Truth Holds(Column column, int row, int operand);

        /// <summary>Checks that the column can be tested so, and gives what to compare its codes with.</summary>
        private protected abstract int Operand(Column column);

        private protected static Truth Decided(bool holds) => holds ? Truth.True : Truth.False;
    }

    /// <summary>The questions it names, in order, possibly more than once.</summary>
    public abstract IEnumerable<string> Questions { get; }

    /// <summary>Its truth for one city.</summary>
    /// <exception cref="ArgumentException">It names a question or option that is not there, or of another kind.</exception>
    public Truth Evaluate(Snapshot snapshot, int row) => Evaluate(snapshot.Columns, row);

    /// <summary>Its truth for every city, written to <paramref name="truths"/> in the order of the snapshot's cities.</summary>
    /// <exception cref="ArgumentException">It names a question or option that is not there, or of another kind.</exception>
    public void Evaluate(Snapshot snapshot, Span<Truth> truths) => Evaluate(snapshot.Columns, truths[..snapshot.Count]);

    internal abstract void Evaluate(IReadOnlyDictionary<string, Column> columns, Span<Truth> truths);

    internal abstract Truth Evaluate(IReadOnlyDictionary<string, Column> columns, int row);

    /// <summary>Where the truth is unknown: the outcome of the first test, in the order written, that leaves it open.</summary>
    internal abstract Outcome WhyUnknown(IReadOnlyDictionary<string, Column> columns, int row);

    private static void Combine(
        IReadOnlyList<Predicate> parts, IReadOnlyDictionary<string, Column> columns, Span<Truth> truths, Func<Truth, Truth, Truth> combine)
    {
        var rented = ArrayPool<Truth>.Shared.Rent(truths.Length);
        var part = rented.AsSpan(0, truths.Length);
        for (var index = 0; index < parts.Count; index++)
        {
            parts[index].Evaluate(columns, part);
            for (var row = 0; row < part.Length; row++)
                truths[row] = combine(truths[row], part[row]);
        }

        ArrayPool<Truth>.Shared.Return(rented);
    }

    private static Outcome FirstUnknown(IReadOnlyList<Predicate> parts, IReadOnlyDictionary<string, Column> columns, int row)
    {
        foreach (var part in parts)
        {
            if (part.Evaluate(columns, row) == Truth.Unknown)
                return part.WhyUnknown(columns, row);
        }

        throw new InvalidOperationException("Asked why a decided predicate is unknown.");
    }
}
