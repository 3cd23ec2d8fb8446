using System.Runtime.InteropServices;

namespace SmartCities.Longitudinal.Statistics;

/// <summary>The cities of two snapshots aligned by id, in ordinal order. Immutable; made once for a comparison of any number of series.</summary>
/// <remarks>A city that succeeds another has an id of its own and is not matched with its predecessor.</remarks>
public sealed class CityMatching
{
    private readonly int[] _fromRows;
    private readonly int[] _toRows;

    private CityMatching(Snapshot from, Snapshot to, int[] fromRows, int[] toRows)
    {
        From = from;
        To = to;
        _fromRows = fromRows;
        _toRows = toRows;
    }

    /// <summary>The earlier side.</summary>
    public Snapshot From { get; }

    /// <summary>The later side.</summary>
    public Snapshot To { get; }

    /// <summary>How many cities take part on both sides.</summary>
    public int Matched => _fromRows.Length;

    /// <summary>The rows on the earlier side of the cities on both, in ordinal order of the city.</summary>
    public ReadOnlySpan<int> FromRows => _fromRows;

    /// <summary>The rows on the later side of the same cities, in the same order.</summary>
    public ReadOnlySpan<int> ToRows => _toRows;

    /// <summary>Aligns two snapshots.</summary>
    public static CityMatching Of(Snapshot from, Snapshot to)
    {
        var (left, right) = (from.CityArray, to.CityArray);
        var most = Math.Min(left.Length, right.Length);
        var (fromRows, toRows) = (new List<int>(most), new List<int>(most));
        var (i, j) = (0, 0);
        while (i < left.Length && j < right.Length)
        {
            var order = string.CompareOrdinal(left[i], right[j]);
            if (order == 0)
            {
                fromRows.Add(i);
                toRows.Add(j);
            }

            if (order <= 0)
                i++;
            if (order >= 0)
                j++;
        }

        return new CityMatching(from, to, fromRows.ToArray(), toRows.ToArray());
    }

    /// <summary>
    /// How many cities have each pair of observed outcomes: cell [from · 16 + to]; those on one side only stand with
    /// <see cref="Outcome.NotParticipating"/> on the other.
    /// </summary>
    internal void CrossTabulate(Outcomes from, Outcomes to, Span<int> cells)
    {
        Require(from, From);
        Require(to, To);
        cells.Clear();
        // Two tables in turn: equal pairs often follow one another, and one counter could not be raised twice at once.
        Span<int> second = stackalloc int[cells.Length];
        second.Clear();
        var before = MemoryMarshal.Cast<Outcome, byte>(from.Observed);
        var after = MemoryMarshal.Cast<Outcome, byte>(to.Observed);
        var (fromRows, toRows) = (_fromRows, _toRows);
        var pair = 0;
        for (; pair + 1 < fromRows.Length && pair + 1 < toRows.Length; pair += 2)
        {
            cells[(before[fromRows[pair]] << 4) | after[toRows[pair]]]++;
            second[(before[fromRows[pair + 1]] << 4) | after[toRows[pair + 1]]]++;
        }

        if (pair < fromRows.Length)
            cells[(before[fromRows[pair]] << 4) | after[toRows[pair]]]++;
        for (var cell = 0; cell < cells.Length; cell++)
            cells[cell] += second[cell];

        // Row and column 0 are counted from the other side: who stands on one side only is in no pair.
        for (var kind = 1; kind < Outcomes.Kinds; kind++)
        {
            var (gone, arrived) = (from.CountOf((Outcome)kind), to.CountOf((Outcome)kind));
            for (var other = 1; other < Outcomes.Kinds; other++)
            {
                gone -= cells[(kind * Outcomes.Kinds) + other];
                arrived -= cells[(other * Outcomes.Kinds) + kind];
            }

            cells[kind * Outcomes.Kinds] = gone;
            cells[kind] = arrived;
        }
    }

    private static void Require(Outcomes outcomes, Snapshot snapshot)
    {
        if (!ReferenceEquals(outcomes.Snapshot, snapshot))
            throw new ArgumentException($"The outcomes of {outcomes.Snapshot.Edition} are not of the matched snapshot of {snapshot.Edition}.");
    }
}
