using System.Diagnostics.CodeAnalysis;

namespace SmartCities.Longitudinal.Statistics;

/// <summary>How a city's answers came in.</summary>
public enum ProvenanceKind : byte
{
    /// <summary>Submitted by the city.</summary>
    Submitted,

    /// <summary>Transcribed by the committee from a form.</summary>
    Transcribed,

    /// <summary>Taken from a printed report.</summary>
    Reported,
}

/// <summary>One edition's answers as they stood at a position: cities in alphabetical (ordinal) order, and a column for each question. Immutable.</summary>
public sealed class Snapshot
{
    /// <summary>Stands in <see cref="RegionOf"/> and <see cref="BandOf"/> for a city that is not classified.</summary>
    public const short Unclassified = -1;

    private readonly string[] _cities;
    private readonly short[] _regionOf;
    private readonly short[] _bandOf;
    private readonly ProvenanceKind[] _provenanceOf;
    private readonly Dictionary<string, Column> _columns;

    internal Snapshot(
        string edition, IReadOnlyList<string> regions, IReadOnlyList<string> bands,
        string[] cities, short[] regionOf, short[] bandOf, ProvenanceKind[] provenanceOf, Dictionary<string, Column> columns)
    {
        Edition = edition;
        Regions = regions;
        Bands = bands;
        _cities = cities;
        _regionOf = regionOf;
        _bandOf = bandOf;
        _provenanceOf = provenanceOf;
        _columns = columns;
    }

    /// <summary>The edition's id.</summary>
    public string Edition { get; }

    /// <summary>How many cities take part.</summary>
    public int Count => _cities.Length;

    /// <summary>The cities that take part, in ordinal order; a city's place is its row in every column.</summary>
    public IReadOnlyList<string> Cities => _cities;

    /// <summary>The edition's regions, in the order of its scheme.</summary>
    public IReadOnlyList<string> Regions { get; }

    /// <summary>The edition's population bands, in the order of its scheme.</summary>
    public IReadOnlyList<string> Bands { get; }

    /// <summary>Each city's region as an index into <see cref="Regions"/>, or <see cref="Unclassified"/>.</summary>
    public ReadOnlySpan<short> RegionOf => _regionOf;

    /// <summary>Each city's band as an index into <see cref="Bands"/>, or <see cref="Unclassified"/>.</summary>
    public ReadOnlySpan<short> BandOf => _bandOf;

    /// <summary>How each city's answers came in.</summary>
    public ReadOnlySpan<ProvenanceKind> ProvenanceOf => _provenanceOf;

    /// <summary>Whether a report names the cities it chooses to, as reports do; false where what is reported was said of every city.</summary>
    public bool ReportsSelect { get; internal init; } = true;

    /// <summary>The columns by question id.</summary>
    public IReadOnlyDictionary<string, Column> Columns => _columns;

    /// <summary>The column of a question.</summary>
    /// <exception cref="ArgumentException">The snapshot has no such question.</exception>
    public Column this[string question] => ColumnOf(_columns, question);

    /// <summary>Whether the snapshot has this question, and its column.</summary>
    public bool TryGet(string question, [NotNullWhen(true)] out Column? column) => _columns.TryGetValue(question, out column);

    /// <summary>The row of a city, or −1 when it does not take part.</summary>
    public int RowOf(string city)
    {
        var row = Array.BinarySearch(_cities, city, StringComparer.Ordinal);
        return row < 0 ? -1 : row;
    }

    internal string[] CityArray => _cities;

    internal static Column ColumnOf(IReadOnlyDictionary<string, Column> columns, string question) => columns.TryGetValue(question, out var column)
        ? column
        : throw new ArgumentException($"There is no question {question}.", nameof(question));
}
