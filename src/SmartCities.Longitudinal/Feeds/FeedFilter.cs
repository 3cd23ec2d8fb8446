using SmartCities.Longitudinal.Access;

namespace SmartCities.Longitudinal.Feeds;

/// <summary>Which events somebody follows: their kinds, an edition, a city, and whether only what is for everyone.</summary>
public sealed record FeedFilter(IReadOnlyList<string> Types, string? Edition, string? City, bool IsPublic)
{
    private const int MostTypes = 100;
    private const string Kind = ".*";

    private readonly HashSet<string>? asked = Types.Count == 0 ? null : [.. Types];

    /// <summary>What somebody who asks may follow of it.</summary>
    /// <param name="types">Names of types, or <c>submission.*</c> for a kind; none for every one.</param>
    /// <exception cref="RefusedException">There is no such type, or not for this reader; an id that cannot be one.</exception>
    public static FeedFilter Of(Caller caller, IReadOnlyList<string> types, string? edition, string? city, string pointer = "?types")
    {
        var isPublic = !caller.ReadsPresent;
        var open = isPublic ? AnnouncedTypes.Public : AnnouncedTypes.All;
        if (types.Count > MostTypes)
            throw new RefusedException("too-many", $"At most {MostTypes} types can be named.", pointer);
        if (edition is not null && !Id.IsValid(edition))
            throw new RefusedException([Id.Invalid("edition", edition, $"{pointer[0]}edition")]);
        if (city is not null && !Id.IsValid(city))
            throw new RefusedException([Id.Invalid("city", city, $"{pointer[0]}city")]);

        var those = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in types)
        {
            var named = type.EndsWith(Kind, StringComparison.Ordinal) ? open.Where(it => it.StartsWith(type[..^1], StringComparison.Ordinal)).ToList() : open.Where(it => it == type).ToList();
            if (named.Count == 0)
                throw new RefusedException("type-unknown", $"There is no type of event \"{type}\" for you to follow. There are {string.Join(", ", open)}.", pointer);
            those.UnionWith(named);
        }

        return new([.. those], edition, city, isPublic);
    }

    public bool Includes(FeedEvent it) =>
        (!IsPublic || it.IsPublic) && (asked is null || asked.Contains(it.Type)) && (Edition is null || it.Edition == Edition) && (City is null || it.City == City);
}
