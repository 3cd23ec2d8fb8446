namespace SmartCities.Longitudinal.Statistics;

/// <summary>The matched cities that moved in one direction, alphabetical (ordinal); their number is known, their names are looked up when asked for.</summary>
public sealed class Movers
{
    private readonly CityMatching _matching;
    private readonly Outcomes _from;
    private readonly Outcomes _to;
    private readonly Outcome _before;
    private readonly Outcome _after;
    private readonly IReadOnlyDictionary<int, int> _setAside;

    internal Movers(CityMatching matching, Outcomes from, Outcomes to, Outcome before, Outcome after, int count, IReadOnlyDictionary<int, int> setAside)
    {
        (_matching, _from, _to, _before, _after, Count, _setAside) = (matching, from, to, before, after, count, setAside);
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>So many of them, after skipping so many.</summary>
    public IReadOnlyList<string> Page(int skip, int take)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        var page = new string[Math.Min(take, Math.Max(0, Count - skip))];
        var fromRows = _matching.FromRows;
        var toRows = _matching.ToRows;
        for (int pair = 0, found = 0; found < page.Length; pair++)
        {
            if (_from.Counted(fromRows[pair]) != _before || _to.Counted(toRows[pair]) != _after || _setAside.ContainsKey(fromRows[pair]))
                continue;
            if (skip > 0)
                skip--;
            else
                page[found++] = _matching.From.CityArray[fromRows[pair]];
        }

        return page;
    }

    /// <summary>All of them, in order.</summary>
    public IEnumerable<string> Cities() => Page(0, Count);
}
