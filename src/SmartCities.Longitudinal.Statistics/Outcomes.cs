namespace SmartCities.Longitudinal.Statistics;

/// <summary>The outcome of every city of a snapshot for one indicator or series. Immutable; its value is computed once, on first use.</summary>
/// <remarks>
/// What the answers say (<see cref="Observed"/>) is kept apart from how the definition counts it (<see cref="Counted(Outcome)"/>): where an indicator
/// takes a missing reason or "not asked" as no, the city is observed as missing and counted as no, and both numbers can be shown.
/// </remarks>
public sealed class Outcomes
{
    internal const int Kinds = 16;

    private readonly Outcome[] _observed;
    private readonly Outcome[] _counting;
    private readonly decimal[] _values;
    private readonly decimal[]? _divisors;
    private readonly decimal[]? _lowest;
    private readonly decimal[]? _highest;
    private readonly int[] _histogram;
    private IndicatorValue? _value;

    internal Outcomes(
        Snapshot snapshot, Measure measure, Outcome[] observed, Outcome[] counting,
        decimal[]? values = null, decimal[]? divisors = null, decimal[]? lowest = null, decimal[]? highest = null)
    {
        Snapshot = snapshot;
        Measure = measure;
        _observed = observed;
        _counting = counting;
        _values = values ?? [];
        _divisors = divisors;
        _lowest = lowest;
        _highest = highest;
        _histogram = new int[Kinds * Provenances];
        var provenanceOf = snapshot.ProvenanceOf;
        // Two histograms in turn: equal neighbours would wait for one another on one counter.
        Span<int> second = stackalloc int[Kinds * Provenances];
        second.Clear();
        var pair = 0;
        for (; pair + 1 < observed.Length; pair += 2)
        {
            _histogram[((int)provenanceOf[pair] * Kinds) + (int)observed[pair]]++;
            second[((int)provenanceOf[pair + 1] * Kinds) + (int)observed[pair + 1]]++;
        }

        if (pair < observed.Length)
            _histogram[((int)provenanceOf[pair] * Kinds) + (int)observed[pair]]++;
        for (var cell = 0; cell < second.Length; cell++)
            _histogram[cell] += second[cell];
    }

    /// <summary>The answers it comes from.</summary>
    public Snapshot Snapshot { get; }

    /// <summary>What is measured.</summary>
    public Measure Measure { get; }

    /// <summary>Whether cities contribute numbers instead of yes and no.</summary>
    public bool IsNumeric => Measure.IsNumeric();

    /// <summary>How many cities take part.</summary>
    public int Count => _observed.Length - CountOf(Outcome.NotParticipating);

    /// <summary>What each city's answers say, in the order of the snapshot's cities.</summary>
    public ReadOnlySpan<Outcome> Observed => _observed;

    /// <summary>How the definition counts a city: as observed, or as no.</summary>
    public Outcome Counted(int row) => _counting[(int)_observed[row]];

    /// <summary>How the definition counts an observed outcome: as it is, or as no.</summary>
    public Outcome Counted(Outcome observed) => _counting[(int)observed];

    /// <summary>A city's number, where it contributes one; for a ratio of sums, the city's own ratio (null where its denominator is 0).</summary>
    public decimal? NumberOf(int row)
    {
        if (_observed[row] != Outcome.Value)
            return null;
        return _divisors is null ? _values[row] : _divisors[row] == 0 ? null : _values[row] / _divisors[row];
    }

    /// <summary>How many cities are observed with this outcome.</summary>
    public int CountOf(Outcome observed)
    {
        var count = 0;
        for (var provenance = 0; provenance < Provenances; provenance++)
            count += _histogram[(provenance * Kinds) + (int)observed];
        return count;
    }

    /// <summary>The indicator's value with its base, counts, bounds and interval.</summary>
    public IndicatorValue Value => _value ??= IsNumeric
        ? IndicatorValue.OfNumbers(this, _values, _divisors, _lowest, _highest)
        : IndicatorValue.OfCounts(this);

    /// <summary>The outcomes of a part of the cities, as if the others did not take part.</summary>
    /// <param name="included">Whether a city is of the part, in the order of the snapshot's cities.</param>
    /// <remarks>Values, bounds, matching and decomposition of a part follow from its cities alone. An empty part has an empty base.</remarks>
    public Outcomes Among(ReadOnlySpan<bool> included)
    {
        if (included.Length != _observed.Length)
            throw new ArgumentException($"There are {_observed.Length} cities, and {included.Length} were told apart.", nameof(included));
        var observed = new Outcome[_observed.Length];
        for (var row = 0; row < observed.Length; row++)
            observed[row] = included[row] ? _observed[row] : Outcome.NotParticipating;
        return new Outcomes(Snapshot, Measure, observed, _counting, _values, _divisors, _lowest, _highest);
    }

    /// <summary>The outcome that an unanswered state gives.</summary>
    internal static Outcome Of(AnswerState state) => state switch
    {
        AnswerState.NotAsked => Outcome.NotAsked,
        AnswerState.EligibilityUnknown => Outcome.EligibilityUnknown,
        AnswerState.NotAnswered => Outcome.NotAnswered,
        AnswerState.DontKnow => Outcome.DontKnow,
        AnswerState.NotApplicable => Outcome.NotApplicable,
        AnswerState.Refused => Outcome.Refused,
        AnswerState.NotPublished => Outcome.NotPublished,
        AnswerState.Unreliable => Outcome.Unreliable,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Only an unanswered state has an outcome of its own."),
    };

    internal Outcome[] CountingTable => _counting;

    internal int CountOf(ProvenanceKind provenance, Outcome observed) => _histogram[((int)provenance * Kinds) + (int)observed];

    private const int Provenances = 3;
}
