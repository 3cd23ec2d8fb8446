namespace SmartCities.Longitudinal.Statistics;

/// <summary>The matched cities that moved in one direction, alphabetical (ordinal); their number is known, their names are looked up when asked for.</summary>
public sealed class Movers
{
    private readonly CityMatching _matching;
    private readonly Outcomes _from;
    private readonly Outcomes _to;
    private readonly Outcome _before;
    private readonly Outcome _after;

    internal Movers(CityMatching matching, Outcomes from, Outcomes to, Outcome before, Outcome after, int count)
    {
        (_matching, _from, _to, _before, _after, Count) = (matching, from, to, before, after, count);
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>So many of them, after skipping so many.</summary>
    public IReadOnlyList<string> Page(int skip, int take)
    {
        var page = new List<string>(Math.Clamp(Count - skip, 0, take));
        if (page.Capacity == 0)
            return page;
        foreach (var city in Cities())
        {
            if (skip-- > 0)
                continue;
            page.Add(city);
            if (page.Count == take)
                break;
        }

        return page;
    }

    /// <summary>All of them, in order.</summary>
    public IEnumerable<string> Cities()
    {
        var left = Count;
        for (var pair = 0; left > 0; pair++)
        {
            if (_from.Counted(_matching.FromRows[pair]) != _before || _to.Counted(_matching.ToRows[pair]) != _after)
                continue;
            left--;
            yield return _matching.From.CityArray[_matching.FromRows[pair]];
        }
    }
}
