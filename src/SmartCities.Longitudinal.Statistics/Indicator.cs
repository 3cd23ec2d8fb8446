using System.Buffers;

namespace SmartCities.Longitudinal.Statistics;

/// <summary>What an indicator measures.</summary>
public enum Measure : byte
{
    /// <summary>The share of cities for which something holds.</summary>
    Share,

    /// <summary>The share of cities that chose an option.</summary>
    OptionShare,

    /// <summary>How many cities something holds for.</summary>
    Count,

    /// <summary>The arithmetic mean of the cities' numbers.</summary>
    Mean,

    /// <summary>The median of the cities' numbers.</summary>
    Median,

    /// <summary>The sum of the cities' numbers.</summary>
    Sum,

    /// <summary>The sum of one number over the sum of another, over the cities that gave both.</summary>
    RatioOfSums,
}

/// <summary>How an indicator counts a city whose answer is not there.</summary>
public enum Treatment : byte
{
    /// <summary>Not in the base.</summary>
    Excluded,

    /// <summary>In the base, as no.</summary>
    AsNo,
}

/// <summary>What the measures have in common.</summary>
public static class Measures
{
    /// <summary>Whether cities contribute numbers instead of yes and no.</summary>
    public static bool IsNumeric(this Measure measure) => measure >= Measure.Mean;
}

/// <summary>A declarative measure on one edition's answers: what is measured, what counts, among whom, and how absence is taken.</summary>
/// <remarks>
/// A city's outcome is found in this order; the first that applies decides, so that every city has exactly one:
/// <list type="number">
/// <item><see cref="Base"/> false → outside the base; unknown → base unknown.</item>
/// <item>The measured <see cref="Question"/> not asked, or eligibility unknown → just that.</item>
/// <item>Yes/no measures: <see cref="Counts"/> true → yes, false → no; unknown → the state of the question when it is missing, else the first reason, in
/// the order the predicate is written, that leaves it open (a range that straddles the bound: range).</item>
/// <item>Numeric measures: a missing reason → that reason; a point value → value; a range or bound → range. For a ratio of sums the numerator's state goes before the denominator's.</item>
/// </list>
/// Then <see cref="NotAsked"/> and <see cref="MissingAsNo"/> say which of these are counted as no. Eligibility unknown and base unknown are never counted as no: nobody knows.
/// To check a definition against a questionnaire, evaluate it on a snapshot without cities.
/// </remarks>
/// <example>
/// <code>
/// var formalised = new Indicator { Id = "smart-specialisation-formalised", Measure = Measure.Share, Question = "smart-specialisation-formalised", NotAsked = Treatment.AsNo };
/// var value = formalised.Evaluate(snapshot).Value;   // 12 of 20: the cities without a strategy were not asked and count as no
/// </code>
/// </example>
public sealed record Indicator
{
    /// <summary>The indicator's id.</summary>
    public required string Id { get; init; }

    /// <summary>What is measured.</summary>
    public required Measure Measure { get; init; }

    /// <summary>The question measured; unused for a ratio of sums. Without one, the first question that <see cref="Counts"/> names.</summary>
    public string? Question { get; init; }

    /// <summary>Option share: the option.</summary>
    public string? Option { get; init; }

    /// <summary>Ratio of sums: the question above the line.</summary>
    public string? Numerator { get; init; }

    /// <summary>Ratio of sums: the question below the line.</summary>
    public string? Denominator { get; init; }

    /// <summary>Share and count: what counts. Default: the question is answered yes; for an option share, the option is chosen.</summary>
    public Predicate? Counts { get; init; }

    /// <summary>Who is counted; null: every participant.</summary>
    public Predicate? Base { get; init; }

    /// <summary>How a city that was not asked is counted.</summary>
    public Treatment NotAsked { get; init; }

    /// <summary>The missing reasons that are counted as no; the others are excluded.</summary>
    public IReadOnlyList<AnswerState> MissingAsNo { get; init; } = [];

    /// <summary>The unit the value is told in.</summary>
    public string? Unit { get; init; }

    /// <summary>How many decimals it is shown with; nothing here is ever rounded to them.</summary>
    public int Decimals { get; init; }

    /// <summary>The questions it names, in order, possibly more than once.</summary>
    public IEnumerable<string> Questions =>
        new[] { Question, Numerator, Denominator }.OfType<string>().Concat(Counts?.Questions ?? []).Concat(Base?.Questions ?? []);

    /// <summary>The outcome of every city.</summary>
    /// <exception cref="ArgumentException">The definition does not fit the questions: one that is not there, of another kind, or a treatment that makes no sense.</exception>
    public Outcomes Evaluate(Snapshot snapshot) => Measure.IsNumeric() ? Numbers(snapshot) : YesOrNo(snapshot, Question ?? Counts?.Questions.FirstOrDefault());

    /// <summary>Each observed outcome as this indicator counts it.</summary>
    internal Outcome[] CountingTable()
    {
        var counting = new Outcome[Outcomes.Kinds];
        for (var outcome = 0; outcome < counting.Length; outcome++)
            counting[outcome] = (Outcome)outcome;
        if (NotAsked == Treatment.AsNo)
            counting[(int)Outcome.NotAsked] = Outcome.No;
        foreach (var reason in MissingAsNo)
        {
            if (!reason.IsMissing())
                throw new ArgumentException($"{reason} is not a missing reason.");
            counting[(int)Outcomes.Of(reason)] = Outcome.No;
        }

        return counting;
    }

    /// <summary>The base and the state of the question decide first; where the city answered, the outcome is left <see cref="Outcome.Value"/>.</summary>
    internal Outcome[] Standing(Snapshot snapshot, Column column)
    {
        var observed = new Outcome[snapshot.Count];
        var states = column.States[..observed.Length];
        Span<Outcome> standing = stackalloc Outcome[AnswerStates.Kinds];
        standing[(int)AnswerState.Answered] = Outcome.Value;
        for (var state = AnswerState.NotAsked; state <= AnswerState.Unreliable; state++)
            standing[(int)state] = Outcomes.Of(state);
        for (var row = 0; row < observed.Length; row++)
            observed[row] = standing[(int)states[row]];
        if (Base is { } inBase)
        {
            var rented = ArrayPool<Truth>.Shared.Rent(observed.Length);
            inBase.Evaluate(snapshot, rented);
            for (var row = 0; row < observed.Length; row++)
            {
                if (rented[row] != Truth.True)
                    observed[row] = rented[row] == Truth.False ? Outcome.OutsideBase : Outcome.BaseUnknown;
            }

            ArrayPool<Truth>.Shared.Return(rented);
        }

        return observed;
    }

    private Outcomes YesOrNo(Snapshot snapshot, string? question)
    {
        if (question is null)
            throw new ArgumentException($"The indicator {Id} names no question.");
        var column = snapshot[question];
        var counts = Counts ?? Default(column);
        var observed = Standing(snapshot, column);
        var rented = ArrayPool<Truth>.Shared.Rent(observed.Length);
        counts.Evaluate(snapshot, rented);
        // By table: answers at random would mispredict every branch. Undecided marks the few that need a second look.
        Span<Outcome> decided = stackalloc Outcome[4 * Outcomes.Kinds];
        for (var standing = Outcome.Value; standing <= Outcome.Unreliable; standing++)
        {
            var (place, fixedBefore) = (4 * (int)standing, standing is >= Outcome.NotAsked and <= Outcome.BaseUnknown);
            decided[place + (int)Truth.False] = fixedBefore ? standing : Outcome.No;
            decided[place + (int)Truth.Unknown] = standing == Outcome.Value ? Undecided : standing;
            decided[place + (int)Truth.True] = fixedBefore ? standing : Outcome.Yes;
        }

        var undecided = 0;
        for (var row = 0; row < observed.Length; row++)
        {
            var outcome = decided[(4 * (int)observed[row]) + (int)rented[row]];
            observed[row] = outcome;
            undecided += outcome == Undecided ? 1 : 0;
        }

        for (var row = 0; undecided > 0; row++)
        {
            if (observed[row] != Undecided)
                continue;
            observed[row] = counts.WhyUnknown(snapshot.Columns, row);
            undecided--;
        }

        ArrayPool<Truth>.Shared.Return(rented);
        return new Outcomes(snapshot, Measure, observed, CountingTable());
    }

    private const Outcome Undecided = (Outcome)15;

    private Predicate Default(Column column) => (Option, column.Variable.Kind) switch
    {
        (null, VariableKind.Boolean) => new Predicate.IsBoolean(column.Variable.Id, true),
        ({ } option, VariableKind.Option) => new Predicate.IsOption(column.Variable.Id, option),
        ({ } option, VariableKind.Options) => new Predicate.Includes(column.Variable.Id, option),
        _ => throw new ArgumentException($"The indicator {Id} has to say what counts: the question {column.Variable.Id} is of kind {column.Variable.Kind}."),
    };

    private Outcomes Numbers(Snapshot snapshot)
    {
        if (NotAsked == Treatment.AsNo || MissingAsNo.Count > 0)
            throw new ArgumentException($"The indicator {Id} measures numbers; an absent number cannot be counted as no.");
        if (Measure == Measure.RatioOfSums)
            return Ratio(snapshot);
        var column = snapshot[Question ?? throw new ArgumentException($"The indicator {Id} names no question.")];
        Column.Require(column, VariableKind.Number);
        var observed = Standing(snapshot, column);
        for (var row = 0; row < observed.Length; row++)
        {
            if (observed[row] == Outcome.Value && column.Lowest[row] != column.Highest[row])
                observed[row] = Outcome.Range;
        }

        return new Outcomes(snapshot, Measure, observed, CountingTable(), column.LowestArray, null, column.LowestArray, column.HighestArray);
    }

    private Outcomes Ratio(Snapshot snapshot)
    {
        if (Numerator is null || Denominator is null)
            throw new ArgumentException($"The indicator {Id} needs a numerator and a denominator.");
        var (above, below) = (snapshot[Numerator], snapshot[Denominator]);
        Column.Require(above, VariableKind.Number);
        Column.Require(below, VariableKind.Number);
        var observed = Standing(snapshot, above);
        for (var row = 0; row < observed.Length; row++)
        {
            if (observed[row] != Outcome.Value)
                continue;
            var state = below.States[row];
            if (state != AnswerState.Answered)
                observed[row] = Outcomes.Of(state);
            else if (above.Lowest[row] != above.Highest[row] || below.Lowest[row] != below.Highest[row])
                observed[row] = Outcome.Range;
        }

        return new Outcomes(snapshot, Measure, observed, CountingTable(), above.LowestArray, below.LowestArray);
    }
}
