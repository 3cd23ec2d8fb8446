using System.Text.Json;
using System.Text.Json.Serialization;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Questionnaires;

/// <summary>Reads and writes predicates: <c>all</c>, <c>any</c>, <c>not</c>, or a question with <c>is</c>, <c>includes</c>, <c>answered</c> or <c>atLeast</c>.</summary>
public sealed class PredicateJson : JsonConverter<Predicate>
{
    public override Predicate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw NotOne();

        string? question = null, word = null, member = null;
        bool? truth = null;
        decimal? number = null;
        Predicate? tree = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = JsonText.Read(ref reader);
            reader.Read();
            if (name == "question" && question is null && reader.TokenType == JsonTokenType.String)
            {
                question = JsonText.Read(ref reader);
                continue;
            }

            if (member is not null)
                throw JsonText.Malformed($"A condition tests one thing; it has \"{member}\" and \"{name}\".");

            member = name;
            switch (name, reader.TokenType)
            {
                case ("all", JsonTokenType.StartArray):
                    tree = new Predicate.All(ReadParts(ref reader, options));
                    break;
                case ("any", JsonTokenType.StartArray):
                    tree = new Predicate.Any(ReadParts(ref reader, options));
                    break;
                case ("not", JsonTokenType.StartObject):
                    tree = new Predicate.Not(Read(ref reader, typeToConvert, options));
                    break;
                case ("is", JsonTokenType.True or JsonTokenType.False):
                    truth = reader.GetBoolean();
                    break;
                case ("answered", JsonTokenType.True):
                    break;
                case ("is" or "includes", JsonTokenType.String):
                    word = JsonText.Read(ref reader);
                    break;
                case ("is" or "atLeast", JsonTokenType.Number):
                    number = JsonText.ReadNumber(ref reader);
                    break;
                default:
                    throw JsonText.Malformed($"\"{name}\" is not a member of a condition, or its value is of the wrong type.");
            }
        }

        return (question, member, truth, word, number) switch
        {
            (null, "all" or "any" or "not", _, _, _) => tree!,
            ({ } it, "is", { } value, _, _) => new Predicate.IsBoolean(it, value),
            ({ } it, "is", _, { } option, _) => new Predicate.IsOption(it, option),
            ({ } it, "is", _, _, { } value) => new Predicate.IsNumber(it, value),
            ({ } it, "includes", _, { } option, _) => new Predicate.Includes(it, option),
            ({ } it, "answered", _, _, _) => new Predicate.Answered(it),
            ({ } it, "atLeast", _, _, { } bound) => new Predicate.AtLeast(it, bound),
            _ => throw JsonText.Malformed("A condition is all, any, not, or a question with is, includes, answered or atLeast."),
        };
    }

    public override void Write(Utf8JsonWriter writer, Predicate value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value is Predicate.Test test)
            writer.WriteString("question", test.Question);

        switch (value)
        {
            case Predicate.All all:
                WriteParts(writer, "all", all.Parts, options);
                break;
            case Predicate.Any any:
                WriteParts(writer, "any", any.Parts, options);
                break;
            case Predicate.Not not:
                writer.WritePropertyName("not");
                Write(writer, not.Part, options);
                break;
            case Predicate.IsBoolean it:
                writer.WriteBoolean("is", it.Value);
                break;
            case Predicate.IsOption it:
                writer.WriteString("is", it.Option);
                break;
            case Predicate.IsNumber it:
                writer.WriteNumber("is", it.Value);
                break;
            case Predicate.Includes it:
                writer.WriteString("includes", it.Option);
                break;
            case Predicate.Answered:
                writer.WriteBoolean("answered", true);
                break;
            case Predicate.AtLeast it:
                writer.WriteNumber("atLeast", it.Bound);
                break;
        }

        writer.WriteEndObject();
    }

    private static Predicate[] ReadParts(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var parts = JsonSerializer.Deserialize<Predicate[]>(ref reader, options)!;
        return parts.Contains(null) ? throw NotOne() : parts;
    }

    private static JsonException NotOne() => new("A condition is an object such as {\"question\":\"…\",\"is\":true}.");

    private void WriteParts(Utf8JsonWriter writer, string name, IReadOnlyList<Predicate> parts, JsonSerializerOptions options)
    {
        writer.WriteStartArray(name);
        foreach (var part in parts)
            Write(writer, part, options);
        writer.WriteEndArray();
    }
}
