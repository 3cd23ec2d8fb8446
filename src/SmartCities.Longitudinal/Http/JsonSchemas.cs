using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Http;

/// <summary>Our JSON as JSON Schema (2020-12), as it is written: what reflection sees, and what it cannot.</summary>
public static class JsonSchemas
{
    public const string Draft = "https://json-schema.org/draft/2020-12/schema";

    public const string MediaType = "application/schema+json";

    /// <summary>How a form is written. Null is told by absence: what may be null is not required, and is never null.</summary>
    /// <param name="complete">Has the last word on each object.</param>
    public static JsonObject Of(Type form, Action<JsonTypeInfo, JsonObject>? complete = null)
    {
        var whole = JsonText.Log.GetJsonSchemaAsNode(form, new()
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) =>
            {
                var schema = OfOurs(context.TypeInfo.Type) ?? node as JsonObject ?? throw new NotSupportedException($"Nothing says how {context.TypeInfo.Type} is written.");
                if (schema["type"] is JsonArray types)
                    schema["type"] = types.Single(it => (string?)it != "null")!.DeepClone();
                if (schema["properties"] is JsonObject members)
                {
                    Fill(members, context.TypeInfo.Properties);
                    Require(schema, context.TypeInfo.Properties.Where(it => it.IsRequired).Select(it => it.Name));
                    complete?.Invoke(context.TypeInfo, schema);
                }
                else if (context.TypeInfo is { Kind: JsonTypeInfoKind.Dictionary, ElementType: { } values } && OfOurs(values) is { } value)
                {
                    schema["additionalProperties"] = value;
                }

                return schema;
            },
        }).AsObject();
        PutInPlace(whole, whole);
        return whole;
    }

    /// <summary>What reflection does not see of the forms we write ourselves; null of any other.</summary>
    public static JsonObject? OfOurs(Type form)
    {
        form = Nullable.GetUnderlyingType(form) ?? form;
        return form switch
        {
            _ when form == typeof(string) => Type("string"),
            _ when form == typeof(decimal) => Type("number"),
            _ when form == typeof(RecordValue) => AnyOf(Type("string"), Type("number")),
            _ when form == typeof(Answer) => OfAnswer(),
            _ when form == typeof(Predicate) => OfPredicate(),
            { IsEnum: true } => new() { ["type"] = "string", ["enum"] = Words(Enum.GetNames(form).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)) },
            _ => null,
        };
    }

    public static JsonObject Type(string type) => new() { ["type"] = type };

    /// <summary>An object of these members and no others.</summary>
    public static JsonObject Members(params (string Name, JsonNode Schema)[] members) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(members.Select(it => KeyValuePair.Create(it.Name, (JsonNode?)it.Schema))),
        ["required"] = Words(members.Select(it => it.Name)),
        ["additionalProperties"] = false,
    };

    /// <summary>An object of values by their names.</summary>
    public static JsonObject Map(JsonObject values, string description) => Described(new() { ["type"] = "object", ["additionalProperties"] = values }, description);

    public static JsonObject List(JsonObject items, string? description = null) => Described(new() { ["type"] = "array", ["items"] = items }, description);

    public static JsonObject Described(JsonObject schema, string? description)
    {
        if (description is not null)
            schema["description"] = description;
        return schema;
    }

    public static void Require(JsonObject schema, IEnumerable<string> members)
    {
        if (Words(members) is { Count: > 0 } required)
            schema["required"] = required;
        else
            schema.Remove("required");
    }

    public static JsonArray Words(IEnumerable<string> words) => [.. words.Select(it => (JsonNode)it)];

    // Of a member with a default the exporter tells the default alone, where a converter writes it.
    private static void Fill(JsonObject members, IEnumerable<JsonPropertyInfo> properties)
    {
        foreach (var property in properties.Where(it => members[it.Name] is not null))
        {
            var member = members[property.Name]!.AsObject();
            if (OfOurs(property.PropertyType) is { } ours)
                members[property.Name] = ours;
            else if (member["default"] is null)
                member.Remove("default");
        }
    }

    // The exporter tells a form once and points to it from elsewhere; a schema that is put into another document has no such place. No form holds itself.
    private static void PutInPlace(JsonNode node, JsonObject whole)
    {
        foreach (var part in node is JsonObject members ? members.Select(it => it.Value).ToList() : node is JsonArray items ? [.. items] : [])
        {
            if (part is JsonObject reference && (string?)reference["$ref"] is { } pointer)
            {
                var there = pointer.Split('/').Skip(1).Aggregate((JsonNode)whole, (at, step) => at[step]!).DeepClone().AsObject();
                reference.Remove("$ref");
                foreach (var (name, value) in there)
                    reference[name] ??= value?.DeepClone();
            }

            if (part is not null)
                PutInPlace(part, whole);
        }
    }

    private static JsonObject OfAnswer() => Described(
        AnyOf(
            Type("boolean"),
            Type("string"),
            Type("number"),
            List(Type("string"), "Options chosen; none is an answer too."),
            List(Map(OfOurs(typeof(RecordValue))!, "One record."), "Records."),
            Members(("from", Type("number")), ("to", Type("number"))),
            Members(("atLeast", Type("number"))),
            Members(("atMost", Type("number"))),
            Members(("missing", OfOurs(typeof(MissingReason))!)),
            Described(Members(("vault", Type("string")), ("commitment", Type("string"))), "A personal answer, by reference: its text is kept apart, was erased, or is not for this reader. Where one is given, it is given as text.")),
        "A value, a range or a bound, or the reason there is none.");

    private static JsonObject OfPredicate() => Described(
        new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["all"] = List(Type("object")),
                ["any"] = List(Type("object")),
                ["not"] = Type("object"),
                ["question"] = Type("string"),
                ["is"] = AnyOf(Type("boolean"), Type("string"), Type("number")),
                ["includes"] = Type("string"),
                ["answered"] = Type("boolean"),
                ["atLeast"] = Type("number"),
            },
        },
        "A three-valued condition: all, any or not of conditions, or a question with one of is, includes, answered, atLeast.");

    private static JsonObject AnyOf(params JsonObject[] schemas) => new() { ["anyOf"] = new JsonArray([.. schemas]) };
}
