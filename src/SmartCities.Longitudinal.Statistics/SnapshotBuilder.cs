using System.Diagnostics.CodeAnalysis;

namespace SmartCities.Longitudinal.Statistics;

/// <summary>Loads a snapshot row by row: add the cities, record their answers column by column in any order, build.</summary>
/// <example>
/// <code>
/// var builder = new SnapshotBuilder("demo-2017", variables, regions: ["europe"], bands: ["lt-50k"]);
/// var alder = builder.AddCity("alder", "europe", "lt-50k", ProvenanceKind.Submitted);
/// builder.Column("smart-specialisation-strategy").Answer(alder, true);
/// var snapshot = builder.Build();
/// </code>
/// </example>
public sealed class SnapshotBuilder
{
    private readonly string _edition;
    private readonly IReadOnlyList<Variable> _variables;
    private readonly IReadOnlyList<string> _regions;
    private readonly IReadOnlyList<string> _bands;
    private readonly Dictionary<string, ColumnBuilder> _columns;
    private readonly Dictionary<string, int> _rows;
    private readonly List<string> _cities;
    private readonly List<short> _regionOf;
    private readonly List<short> _bandOf;
    private readonly List<ProvenanceKind> _provenanceOf;

    /// <summary>Starts a snapshot of an edition with its questions in the order of the form.</summary>
    /// <param name="edition">The edition's id.</param>
    /// <param name="variables">The questions, in the order of the form.</param>
    /// <param name="regions">The scheme's regions, in order.</param>
    /// <param name="bands">The scheme's population bands, in order.</param>
    /// <param name="capacity">How many cities to expect.</param>
    public SnapshotBuilder(
        string edition, IReadOnlyList<Variable> variables, IReadOnlyList<string>? regions = null, IReadOnlyList<string>? bands = null, int capacity = 32)
    {
        _edition = edition;
        _variables = variables;
        _regions = regions ?? [];
        _bands = bands ?? [];
        _columns = new Dictionary<string, ColumnBuilder>(variables.Count, StringComparer.Ordinal);
        foreach (var variable in variables)
        {
            if (!_columns.TryAdd(variable.Id, new ColumnBuilder(variable, capacity)))
                throw new ArgumentException($"The question {variable.Id} is there twice.", nameof(variables));
        }

        _rows = new Dictionary<string, int>(capacity, StringComparer.Ordinal);
        _cities = new List<string>(capacity);
        _regionOf = new List<short>(capacity);
        _bandOf = new List<short>(capacity);
        _provenanceOf = new List<ProvenanceKind>(capacity);
    }

    /// <summary>Whether a report names the cities it chooses to, as reports do; false where what is reported was said of every city.</summary>
    public bool ReportsSelect { get; init; } = true;

    /// <summary>Adds a city that takes part, and gives the row under which its answers are recorded.</summary>
    public int AddCity(string city, string? region = null, string? band = null, ProvenanceKind provenance = ProvenanceKind.Submitted) =>
        Add(city, IndexOf(_regions, region, "region"), IndexOf(_bands, band, "band"), provenance);

    /// <summary>Takes over the cities of another snapshot of the same form and schemes with all their answers, but for these: they are added anew, or left out. Before anything else.</summary>
    public void TakeOver(Snapshot snapshot, IReadOnlySet<string> but)
    {
        int[] rows = [.. Enumerable.Range(0, snapshot.Count).Where(row => !but.Contains(snapshot.Cities[row]))];
        foreach (var row in rows)
            Add(snapshot.Cities[row], snapshot.RegionOf[row], snapshot.BandOf[row], snapshot.ProvenanceOf[row]);
        foreach (var (question, column) in _columns)
            column.TakeOver(snapshot[question], rows);
    }

    /// <summary>The row of a city already added, or −1.</summary>
    public int RowOf(string city) => _rows.GetValueOrDefault(city, -1);

    /// <summary>The column to record a question's answers in.</summary>
    public ColumnBuilder Column(string question) => _columns.TryGetValue(question, out var column)
        ? column
        : throw new ArgumentException($"There is no question {question}.", nameof(question));

    /// <summary>The column to record a question's answers in, when the edition has that question.</summary>
    public bool TryColumn(string question, [NotNullWhen(true)] out ColumnBuilder? column) => _columns.TryGetValue(question, out column);

    /// <summary>Puts the cities in ordinal order and derives what was not recorded, question by question in the order of the form.</summary>
    /// <remarks>
    /// With the question's condition <b>false</b>: not asked, whatever is recorded. <b>Unknown</b>: a value stays, and so does what only the city can have
    /// said (don't know, not applicable, refused) or somebody judged (unreliable); a blank (nothing recorded, not answered, not published) becomes eligibility unknown.
    /// <b>True</b>, or no condition: nothing recorded becomes not answered, or not published for a city known only by a report.
    /// </remarks>
    public Snapshot Build()
    {
        var count = _cities.Count;
        var cities = _cities.ToArray();
        var order = new int[count];
        for (var row = 0; row < count; row++)
            order[row] = row;
        Array.Sort(cities, order, StringComparer.Ordinal);

        var provenanceOf = Array.ConvertAll(order, row => _provenanceOf[row]);
        var columns = new Dictionary<string, Column>(_variables.Count, StringComparer.Ordinal);
        var asked = new Truth[count];
        foreach (var variable in _variables)
        {
            var (column, states) = _columns[variable.Id].Build(order);
            if (variable.Condition is { } condition)
                condition.Evaluate(columns, asked);
            else
                Array.Fill(asked, Truth.True);
            Derive(states, asked, provenanceOf);
            columns.Add(variable.Id, column);
        }

        return new Snapshot(
            _edition, _regions, _bands, cities,
            Array.ConvertAll(order, row => _regionOf[row]), Array.ConvertAll(order, row => _bandOf[row]), provenanceOf, columns)
        {
            ReportsSelect = ReportsSelect,
        };
    }

    private int Add(string city, short region, short band, ProvenanceKind provenance)
    {
        var row = _cities.Count;
        if (!_rows.TryAdd(city, row))
            throw new ArgumentException($"The city {city} is there twice.", nameof(city));
        _cities.Add(city);
        _regionOf.Add(region);
        _bandOf.Add(band);
        _provenanceOf.Add(provenance);
        return row;
    }

    private static void Derive(Span<AnswerState> states, ReadOnlySpan<Truth> asked, ReadOnlySpan<ProvenanceKind> provenanceOf)
    {
        for (var row = 0; row < states.Length; row++)
        {
            states[row] = (asked[row], states[row]) switch
            {
                (Truth.False, _) => AnswerState.NotAsked,
                (Truth.Unknown, AnswerState.NotRecorded or AnswerState.NotAnswered or AnswerState.NotPublished) => AnswerState.EligibilityUnknown,
                (Truth.True, AnswerState.NotRecorded) => provenanceOf[row] == ProvenanceKind.Reported ? AnswerState.NotPublished : AnswerState.NotAnswered,
                (_, var recorded) => recorded,
            };
        }
    }

    private static short IndexOf(IReadOnlyList<string> scheme, string? id, string what)
    {
        if (id is null)
            return Snapshot.Unclassified;
        for (var index = 0; index < scheme.Count; index++)
        {
            if (string.Equals(scheme[index], id, StringComparison.Ordinal))
                return checked((short)index);
        }

        throw new ArgumentException($"The edition's scheme has no {what} {id}.", nameof(id));
    }
}
