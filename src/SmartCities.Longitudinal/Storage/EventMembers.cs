using System.Collections.Concurrent;
using System.Reflection;

namespace SmartCities.Longitudinal.Storage;

/// <summary>Members that events of several types share, by their names.</summary>
public static class EventMembers
{
    private static readonly ConcurrentDictionary<Type, ConcurrentDictionary<string, PropertyInfo?>> Known = new();

    /// <summary>What an event says in a member; null where it has none of this name.</summary>
    public static object? Member(this object data, string name) =>
        Known.GetOrAdd(data.GetType(), _ => new(StringComparer.Ordinal)).GetOrAdd(name, static (name, type) => type.GetProperty(name), data.GetType())?.GetValue(data);
}
