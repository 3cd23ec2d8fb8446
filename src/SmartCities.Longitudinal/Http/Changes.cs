using System.Text.Json;
using System.Text.Json.Nodes;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Http;

/// <summary>A PATCH: the members that change (RFC 7396: what is absent stays, null takes out), and why.</summary>
public sealed class Changes
{
    private readonly JsonObject members;

    private Changes(JsonObject members, string reason) => (this.members, Reason) = (members, reason);

    /// <summary>Empty where none is given: the decision refuses that.</summary>
    public string Reason { get; }

    public static async Task<Changes> OfAsync(HttpRequest request)
    {
        var members = await request.BodyAsync<JsonObject>();
        members.Remove("reason", out var reason);
        return reason is null || reason.GetValueKind() == JsonValueKind.String
            ? new(members, (string?)reason ?? "")
            : throw new RefusedException("json-invalid", "A text was expected.", "/reason");
    }

    /// <summary>The thing with the changes made.</summary>
    /// <exception cref="RefusedException">A member is unknown or of the wrong type, or names what never changes.</exception>
    public T To<T>(T thing, params ReadOnlySpan<string> fixedMembers)
    {
        foreach (var member in fixedMembers)
        {
            if (members.ContainsKey(member))
                throw new RefusedException("member-fixed", $"\"{member}\" never changes.", $"/{member}");
        }

        try
        {
            return Merge(JsonSerializer.SerializeToNode(thing, JsonText.Options), members).Deserialize<T>(JsonText.Options)!;
        }
        catch (JsonException malformed)
        {
            throw new RefusedException([JsonText.RefusalOf(malformed)]);
        }
    }

    private static JsonObject Merge(JsonNode? there, JsonObject changes)
    {
        var merged = there as JsonObject ?? [];
        foreach (var (member, change) in changes)
        {
            if (change is null)
                merged.Remove(member);
            else
                merged[member] = change is JsonObject nested ? Merge(merged[member]?.DeepClone(), nested) : change.DeepClone();
        }

        return merged;
    }
}
