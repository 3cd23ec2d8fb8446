using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SmartCities.Longitudinal.Specs;

/// <summary>
/// Holds a value against a JSON Schema of 2020-12, as far as ours use it: a keyword that is not known here is an error of the test. Stricter in one thing: a
/// member that is not described is told, though a consumer has to let it pass.
/// </summary>
internal static class JsonSchemaCheck
{
    private static readonly HashSet<string> Notes = ["$schema", "$id", "title", "description", "examples", "default"];

    /// <summary>What does not fit, each with its place; nothing where all does.</summary>
    /// <param name="find">The schema that a reference names.</param>
    public static IEnumerable<string> Of(JsonNode? value, JsonObject schema, Func<string, JsonObject> find, string place = "")
    {
        foreach (var (keyword, says) in schema.Where(it => !Notes.Contains(it.Key)))
        {
            var wrong = keyword switch
            {
                "$ref" => Of(value, find((string)says!), find, place),
                "type" => Unless(IsOf(value, (string)says!), $"{Kind(value)} is no {says}"),
                "const" => Unless(JsonNode.DeepEquals(value, says), $"is not {says}"),
                "enum" => Unless(says!.AsArray().Any(it => JsonNode.DeepEquals(it, value)), $"{value} is none of {says!.ToJsonString()}"),
                "pattern" => Unless(value?.GetValueKind() != JsonValueKind.String || Regex.IsMatch((string)value!, (string)says!), $"{value} does not look like {says}"),
                "format" => Unless(value?.GetValueKind() != JsonValueKind.String || Looks((string)value!, (string)says!), $"{value} is no {says}"),
                "required" => value is JsonObject members ? says!.AsArray().Select(it => (string)it!).Where(it => !members.ContainsKey(it)).Select(it => $"{place}/{it}: missing") : [],
                "properties" => Members(value, says!.AsObject(), schema["additionalProperties"], find, place),
                "additionalProperties" => schema.ContainsKey("properties") ? [] : Members(value, [], says, find, place),
                "items" => value is JsonArray items ? items.SelectMany((it, i) => Of(it, says!.AsObject(), find, $"{place}/{i}")) : [],
                "anyOf" => Unless(says!.AsArray().Any(it => !Of(value, it!.AsObject(), find, place).Any()), $"{value?.ToJsonString()} fits nothing"),
                _ => throw new NotSupportedException($"The keyword \"{keyword}\" is not held here."),
            };
            foreach (var one in wrong)
                yield return one;
        }

        IEnumerable<string> Unless(bool fits, string said) => fits ? [] : [$"{place}: {said}"];
    }

    private static IEnumerable<string> Members(JsonNode? value, JsonObject known, JsonNode? others, Func<string, JsonObject> find, string place) =>
        value is not JsonObject members
            ? []
            : members.SelectMany(it => known[it.Key] is JsonObject schema ? Of(it.Value, schema, find, $"{place}/{it.Key}")
                : others is JsonObject other ? Of(it.Value, other, find, $"{place}/{it.Key}")
                : [$"{place}/{it.Key}: not described"]);

    private static string Kind(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString()!.ToLowerInvariant(),
    };

    private static bool IsOf(JsonNode? value, string type) =>
        type == "integer" ? Kind(value) == "number" && decimal.IsInteger(decimal.Parse(value!.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture)) : Kind(value) == type;

    private static bool Looks(string text, string format) => format switch
    {
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => Regex.IsMatch(text, "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})$") && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => throw new NotSupportedException($"The format \"{format}\" is not held here."),
    };
}
