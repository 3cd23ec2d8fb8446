using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmartCities.Longitudinal.Storage;

/// <summary>How an event of an older name is read: as an event of the name that took its place, with members of today's meaning.</summary>
/// <param name="From">The name it was recorded under, which is no longer written.</param>
/// <param name="To">The name of today, one of <see cref="EventTypes.ByAlias"/>.</param>
/// <param name="Change">Changes the members it was recorded with, in place.</param>
public sealed record Upcast(string From, string To, Action<JsonObject> Change);

/// <summary>Events of older names, read as those of today wherever the log is read.</summary>
public sealed class Upcasts(IReadOnlyList<Upcast> all)
{
    public IReadOnlyList<Upcast> All => all;

    /// <summary>The names under which events of these types lie in the log.</summary>
    public string[] Recorded(IEnumerable<string> types) => [.. types.SelectMany(type => all.Where(it => it.To == type).Select(it => it.From).Prepend(type))];

    /// <summary>An event as it is recorded, in JSON (UTF-8), as one of today.</summary>
    public (string Type, byte[] Data) Today(string type, byte[] data) =>
        all.FirstOrDefault(it => it.From == type) is { } upcast ? (upcast.To, Changed(upcast, data)) : (type, data);

    /// <summary>The members an event has today.</summary>
    public static byte[] Changed(Upcast upcast, byte[] data)
    {
        var members = JsonNode.Parse(data)!.AsObject();
        upcast.Change(members);
        return JsonSerializer.SerializeToUtf8Bytes(members, JsonText.Options);
    }
}
