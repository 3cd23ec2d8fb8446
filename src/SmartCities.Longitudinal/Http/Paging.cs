namespace SmartCities.Longitudinal.Http;

/// <summary>Declares how many of a list are asked for at once.</summary>
public sealed class LimitAttribute() : QueryAttribute("limit", "How many at most: 100 without it, 1,000 at most.");

/// <summary>Declares where in a list to go on.</summary>
public sealed class AfterAttribute() : QueryAttribute("after", "Where to go on: what the page before named as next.");

/// <summary>Long lists, page by page: what stands in the list at a page's end is the cursor, so that nothing is doubled or missed when something is added.</summary>
public static class Paging
{
    private const int Usual = 100;
    private const int Most = 1_000;

    /// <summary>The page of a list that is asked for, in the order of a key of its own for each, and the key to go on after; null at the end.</summary>
    public static (IReadOnlyList<T> Those, string? Next) Page<T>(this HttpRequest request, IEnumerable<T> all, Func<T, string> key)
    {
        var limit = request.Number("limit", Usual, 1, Most);
        var after = request.Query["after"].ToString();
        var those = all
            .Where(it => string.CompareOrdinal(key(it), after) > 0)
            .OrderBy(key, StringComparer.Ordinal)
            .Take(limit + 1)
            .ToList();
        return those.Count > limit ? (those[..limit], key(those[limit - 1])) : (those, null);
    }
}
