using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Feeds;

/// <summary>
/// What services are told, as JSON Schema (2020-12), made from the events as they are declared: of each type the data, as a CloudEvent's <c>dataschema</c>
/// names it, and the whole CloudEvent around it. Members may be added, so others are not excluded.
/// </summary>
public static class EventSchemas
{
    public const string Path = "/schemas";

    private const string CommitteeOnly = "Told to the committee's own services (events:all) alone.";

    /// <summary>Where the schema of a type's whole CloudEvent is.</summary>
    public static string EventOf(string type, string address) => $"{address}{Path}/{type}.event.json";

    /// <summary>What a type's CloudEvents carry as their data.</summary>
    public static JsonObject Data(AnnouncedType type, string address)
    {
        var example = CloudEvent.DataOf(FeedExamples.Of(type.Alias), type.IsPublic);
        return Document(CloudEvent.SchemaOf(type.Alias, address), Title(type), Told(type), Body(type), JsonNode.Parse(example));
    }

    /// <summary>A type's whole CloudEvent, in structured JSON.</summary>
    public static JsonObject Event(AnnouncedType type, string address)
    {
        var example = FeedExamples.Of(type.Alias);
        var written = CloudEvent.Write(example, type.IsPublic, FeedExamples.Before(example), address);
        return Document(EventOf(type.Alias, address), $"{Title(type)}, as a CloudEvent", Told(type), Envelope(type, address), JsonNode.Parse(written));
    }

    /// <summary>The same without examples and with the data's schema in its place: to be part of another document.</summary>
    public static JsonObject EventWithData(AnnouncedType type, string address)
    {
        var schema = Envelope(type, address);
        schema["properties"]!["data"] = Body(type);
        return schema;
    }

    /// <summary>An event in a few words.</summary>
    public static string Title(AnnouncedType type)
    {
        var words = JsonNamingPolicy.KebabCaseLower.ConvertName(type.Form.Name).Replace('-', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>Who is told of a type.</summary>
    public static string Told(AnnouncedType type) => type.Reach switch
    {
        Reach.Committee => "The committee's own services (events:all) are told.",
        Reach.WithinWish => "Everyone is told once the edition is released, as long as the city permits to be shown; the committee's own services (events:all) always.",
        Reach.OnceReleased => "Everyone is told once the edition is released; the committee's own services (events:all) always.",
        _ => "Everyone is told.",
    };

    /// <summary>The event's own members, and what <see cref="CloudEvent.DataOf"/> adds to them.</summary>
    public static JsonObject Body(AnnouncedType type)
    {
        var schema = JsonSchemas.Of(type.Form, MarkCommitteeOnly);
        var (members, required) = (schema["properties"]!.AsObject(), schema["required"]?.AsArray().Select(it => (string)it!).ToList() ?? []);

        Add("actor", Actor());
        if (type.WithAnswers)
            Add("answers", JsonSchemas.Map(JsonSchemas.OfOurs(typeof(Answer))!, "The submission's answers after it, by question. Absent where there are none."), isRequired: false);
        if (type.Form == typeof(EditionReleased))
            Add("changed", JsonSchemas.Described(JsonSchemas.List(JsonSchemas.Type("string")), "The indicators whose value or definition changed since the last release that was not withdrawn; all of them where there was none."));
        if (type.Drops.Count > 0)
            Add("drop", JsonSchemas.Described(JsonSchemas.Members([.. type.Drops.Select(it => (it, members[it]!.DeepClone()))]), "What to drop: everything held of what these members name."));
        JsonSchemas.Require(schema, required);
        return schema;

        void Add(string name, JsonObject member, bool isRequired = true)
        {
            members.Add(name, member);
            if (isRequired)
                required.Add(name);
        }
    }

    private static JsonObject Envelope(AnnouncedType type, string address)
    {
        var position = new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]{19}$" };
        var moment = new JsonObject { ["type"] = "string", ["format"] = "date-time" };
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["specversion"] = Only(CloudEvent.SpecVersion),
                ["id"] = new JsonObject { ["type"] = "string", ["format"] = "uuid", ["description"] = "The same whenever and however the event is sent." },
                ["source"] = Only(CloudEvent.Source),
                ["type"] = Only(type.Alias),
                ["subject"] = JsonSchemas.Described(JsonSchemas.Type("string"), "What it is about, such as editions/2017/submissions/bilbao. Events of one subject come in order."),
                ["time"] = moment,
                ["datacontenttype"] = Only("application/json"),
                ["dataschema"] = Only(CloudEvent.SchemaOf(type.Alias, address)),
                ["sequence"] = JsonSchemas.Described(position, "The event's position in the log, of as many digits as any."),
                ["recordedtime"] = JsonSchemas.Described((JsonObject)moment.DeepClone(), "When it was recorded."),
                ["previous"] = JsonSchemas.Described((JsonObject)position.DeepClone(), "The sequence of the event delivered before it under the same filter; absent of the first."),
                ["data"] = new JsonObject { ["$ref"] = $"{type.Alias}.json" },
            },
        };
        JsonSchemas.Require(schema, schema["properties"]!.AsObject().Select(it => it.Key).Where(it => it != "previous").ToList());
        return schema;
    }

    private static JsonObject Document(string id, string title, string description, JsonObject body, JsonNode? example)
    {
        var document = new JsonObject { ["$schema"] = JsonSchemas.Draft, ["$id"] = id, ["title"] = title, ["description"] = description };
        foreach (var (name, value) in body)
            document[name] = value?.DeepClone();
        document["examples"] = new JsonArray(example);
        return document;
    }

    private static void MarkCommitteeOnly(JsonTypeInfo form, JsonObject schema)
    {
        var hidden = form.Properties.Where(it => it.AttributeProvider?.IsDefined(typeof(CommitteeOnlyAttribute), false) == true).Select(it => it.Name).ToList();
        foreach (var name in hidden)
            JsonSchemas.Described(schema["properties"]![name]!.AsObject(), CommitteeOnly);
        JsonSchemas.Require(schema, form.Properties.Where(it => it.IsRequired).Select(it => it.Name).Except(hidden));
    }

    private static JsonObject Actor() => JsonSchemas.Described(
        new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["role"] = JsonSchemas.Described(JsonSchemas.Type("string"), "The role in which it was done, such as editor, city-contributor, or city-lead for who leads the office of the city."),
                ["id"] = JsonSchemas.Described(JsonSchemas.Type("string"), $"Opaque, never a name. {CommitteeOnly}"),
            },
        },
        "Who did it.");

    private static JsonObject Only(string value) => new() { ["const"] = value };
}
