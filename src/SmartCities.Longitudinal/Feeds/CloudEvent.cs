using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Feeds;

/// <summary>
/// Events as CloudEvents 1.0 in structured JSON. Beside the specification's own attributes: <c>sequence</c> (the position, of as many digits as any, so that
/// its order is the alphabet's too), <c>recordedtime</c>, and <c>previous</c>, the sequence of the event delivered before it under the same filter.
/// </summary>
public static class CloudEvent
{
    public const string MediaType = "application/cloudevents+json";

    public const string BatchMediaType = "application/cloudevents-batch+json";

    public const string SpecVersion = "1.0";

    /// <summary>What every event comes from; with the id it names an event for good.</summary>
    public const string Source = "/api/v1/events";

    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static string Sequence(long position) => position.ToString("D19", CultureInfo.InvariantCulture);

    public static string SchemaOf(string type, string address) => $"{address}/schemas/{type}.json";

    /// <summary>Writes one event.</summary>
    /// <param name="address">The service's own address, under which its schemas are found; without a slash at the end.</param>
    public static byte[] Write(FeedEvent it, bool isPublic, long? previous, string address)
    {
        var buffer = new ArrayBufferWriter<byte>(it.Data.Length + 1024);
        using var json = new Utf8JsonWriter(buffer, new() { Encoder = JsonText.Options.Encoder, SkipValidation = true });
        var time = it.Time.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture);
        json.WriteStartObject();
        json.WriteString("specversion", SpecVersion);
        json.WriteString("id", it.Id);
        json.WriteString("source", Source);
        json.WriteString("type", it.Type);
        json.WriteString("subject", it.Subject);
        json.WriteString("time", time);
        json.WriteString("datacontenttype", "application/json");
        json.WriteString("dataschema", SchemaOf(it.Type, address));
        json.WriteString("sequence", Sequence(it.Position));
        json.WriteString("recordedtime", time);
        if (previous is { } before)
            json.WriteString("previous", Sequence(before));
        json.WritePropertyName("data");
        json.WriteRawValue(DataOf(it, isPublic), skipInputValidation: true);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>What an event says: its own members, who did it, the answers after it, and what to drop.</summary>
    public static string DataOf(FeedEvent it, bool isPublic)
    {
        var type = AnnouncedTypes.ByAlias[it.Type];
        var own = isPublic ? PublicOf(it, type) : it.Data;
        var data = new StringBuilder(own.AsSpan().TrimEnd()[..^1].ToString(), own.Length + 256);
        Member("actor", JsonSerializer.Serialize(isPublic ? new ActorBody(it.Role, null) : new ActorBody(it.Role, it.Actor), JsonText.Options));
        if (it.Answers is not null)
            Member("answers", isPublic ? WithoutPersonal(it.Answers) : it.Answers);
        if (it.Changed is not null)
            Member("changed", JsonSerializer.Serialize(it.Changed, JsonText.Options));
        if (type.Drops.Count > 0)
            Member("drop", Drop(own, type.Drops));
        return data.Append('}').ToString();

        void Member(string name, string json) => data.Append(",\"").Append(name).Append("\":").Append(json);
    }

    private static string PublicOf(FeedEvent it, AnnouncedType type) =>
        WithoutPersonal(JsonSerializer.Serialize(JsonSerializer.Deserialize(it.Data, type.Form, JsonText.Log), type.Form, AnnouncedTypes.PublicJson));

    private static string Drop(string own, IReadOnlyList<string> members)
    {
        using var read = JsonDocument.Parse(own);
        return $"{{{string.Join(',', members.Where(it => read.RootElement.TryGetProperty(it, out _)).Select(it => $"\"{it}\":{read.RootElement.GetProperty(it).GetRawText()}"))}}}";
    }

    /// <summary>Takes out answers that lie in the vault of personal ones, wherever they stand.</summary>
    private static string WithoutPersonal(string json)
    {
        if (!json.Contains("\"vault\"", StringComparison.Ordinal))
            return json;
        var read = JsonNode.Parse(json)!;
        Clean(read);
        return read.ToJsonString(JsonText.Options);

        static void Clean(JsonNode? node)
        {
            if (node is JsonObject members)
            {
                foreach (var (name, value) in members.ToList())
                {
                    if (value is JsonObject one && one.ContainsKey("vault"))
                        members.Remove(name);
                    else
                        Clean(value);
                }
            }
            else if (node is JsonArray items)
            {
                foreach (var item in items)
                    Clean(item);
            }
        }
    }
}

/// <summary>Who did it: a role, and to the committee's own services an opaque id; never a name.</summary>
public sealed record ActorBody(string? Role, string? Id);
