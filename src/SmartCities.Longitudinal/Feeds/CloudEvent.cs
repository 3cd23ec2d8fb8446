using System.Buffers;
using System.Globalization;
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

    // What stands around an event's own JSON is less than this.
    private const int Envelope = 1_024;

    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static string Sequence(long position) => position.ToString("D19", CultureInfo.InvariantCulture);

    public static string SchemaOf(string type, string address) => $"{address}/schemas/{type}.json";

    /// <summary>Writes one event.</summary>
    /// <param name="address">The service's own address, under which its schemas are found; without a slash at the end.</param>
    public static byte[] Write(FeedEvent it, bool isPublic, long? previous, string address)
    {
        var buffer = new ArrayBufferWriter<byte>(it.Data.Length + (it.Answers?.Length ?? 0) + Envelope);
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JsonText.Options.Encoder, SkipValidation = true }))
        {
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
        }

        WriteData(buffer, it, isPublic);
        buffer.Write("}"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>What an event says, in JSON (UTF-8): its own members, who did it, the answers after it, and what to drop.</summary>
    public static byte[] DataOf(FeedEvent it, bool isPublic)
    {
        var buffer = new ArrayBufferWriter<byte>(it.Data.Length + Envelope);
        WriteData(buffer, it, isPublic);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteData(ArrayBufferWriter<byte> buffer, FeedEvent it, bool isPublic)
    {
        var type = AnnouncedTypes.ByAlias[it.Type];
        var own = isPublic || type.IsReordered ? Told(it, type, isPublic) : it.Data;
        buffer.Write(own.AsSpan()[..^1]);
        Member(",\"actor\":"u8, JsonSerializer.SerializeToUtf8Bytes(isPublic ? new ActorBody(it.Role, null) : new ActorBody(it.Role, it.Actor), JsonText.Options));
        if (it.Answers is not null)
            Member(",\"answers\":"u8, isPublic ? WithoutPersonal(it.Answers) : it.Answers);
        if (it.Changed is not null)
            Member(",\"changed\":"u8, JsonSerializer.SerializeToUtf8Bytes(it.Changed, JsonText.Options));
        if (type.Drops.Count > 0)
            Member(",\"drop\":"u8, Drop(own, type.Drops));
        buffer.Write("}"u8);

        void Member(ReadOnlySpan<byte> name, byte[] json)
        {
            buffer.Write(name);
            buffer.Write(json);
        }
    }

    private static byte[] Told(FeedEvent it, AnnouncedType type, bool isPublic)
    {
        var happened = JsonSerializer.Deserialize(it.Data, type.Form, JsonText.Log)!;
        var told = happened is IToldInOrder reordered ? reordered.InOrder() : happened;
        var json = JsonSerializer.SerializeToUtf8Bytes(told, type.Form, isPublic ? AnnouncedTypes.PublicJson : JsonText.Options);
        return isPublic ? WithoutPersonal(json) : json;
    }

    private static byte[] Drop(byte[] own, IReadOnlyList<string> members)
    {
        var read = JsonNode.Parse(own)!.AsObject();
        return JsonSerializer.SerializeToUtf8Bytes(members.Where(read.ContainsKey).ToDictionary(it => it, it => read[it]), JsonText.Options);
    }

    /// <summary>Takes out answers that lie in the vault of personal ones, wherever they stand.</summary>
    private static byte[] WithoutPersonal(byte[] json)
    {
        if (json.AsSpan().IndexOf("\"vault\""u8) < 0)
            return json;
        var read = JsonNode.Parse(json)!;
        Clean(read);
        return JsonSerializer.SerializeToUtf8Bytes(read, JsonText.Options);

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
