using System.Text.Json;
using System.Text.Json.Serialization;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Questionnaires;

/// <summary>Reads and writes answers: an answer's shape tells its kind.</summary>
public sealed class AnswerJson : JsonConverter<Answer>
{
    public override Answer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => new BooleanAnswer(true),
        JsonTokenType.False => new BooleanAnswer(false),
        JsonTokenType.String => new TextAnswer(JsonText.Read(ref reader)),
        JsonTokenType.Number => new NumberAnswer(JsonText.ReadNumber(ref reader)),
        JsonTokenType.StartArray => ReadList(ref reader),
        JsonTokenType.StartObject => ReadObject(ref reader),
        _ => throw JsonText.Malformed("An answer is true, false, a string, a number, a list, or an object such as {\"missing\":\"dont-know\"}; null is none of them."),
    };

    public override void Write(Utf8JsonWriter writer, Answer value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case BooleanAnswer boolean:
                writer.WriteBooleanValue(boolean.Value);
                break;
            case TextAnswer text:
                writer.WriteStringValue(text.Value);
                break;
            case NumberAnswer number:
                writer.WriteNumberValue(number.Value);
                break;
            case OptionsAnswer chosen:
                writer.WriteStartArray();
                foreach (var option in chosen.Options)
                    writer.WriteStringValue(option);
                writer.WriteEndArray();
                break;
            case RangeAnswer range:
                writer.WriteStartObject();
                if (range is { From: { } from, To: { } to })
                {
                    writer.WriteNumber("from", from);
                    writer.WriteNumber("to", to);
                }
                else if (range.From is { } atLeast)
                {
                    writer.WriteNumber("atLeast", atLeast);
                }
                else if (range.To is { } atMost)
                {
                    writer.WriteNumber("atMost", atMost);
                }

                writer.WriteEndObject();
                break;
            case RecordsAnswer records:
                WriteRecords(writer, records);
                break;
            case MissingAnswer missing:
                writer.WriteStartObject();
                writer.WriteString("missing", missing.Reason.Word());
                writer.WriteEndObject();
                break;
            case VaultedAnswer vaulted:
                writer.WriteStartObject();
                writer.WriteString("vault", vaulted.Vault);
                writer.WriteString("commitment", vaulted.Commitment);
                writer.WriteEndObject();
                break;
        }
    }

    private static void WriteRecords(Utf8JsonWriter writer, RecordsAnswer records)
    {
        writer.WriteStartArray();
        foreach (var record in records.Records)
        {
            writer.WriteStartObject();
            foreach (var (field, value) in record)
            {
                if (value.Number is { } number)
                    writer.WriteNumber(field, number);
                else
                    writer.WriteString(field, value.Text);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static Answer ReadList(ref Utf8JsonReader reader)
    {
        var options = new List<string>();
        var records = new List<IReadOnlyDictionary<string, RecordValue>>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
                options.Add(JsonText.Read(ref reader));
            else if (reader.TokenType == JsonTokenType.StartObject)
                records.Add(ReadRecord(ref reader));
            else
                throw JsonText.Malformed("A list holds option ids, or records.");
        }

        return (options.Count, records.Count) switch
        {
            (_, 0) => new OptionsAnswer(options),
            (0, _) => new RecordsAnswer(records),
            _ => throw JsonText.Malformed("A list holds option ids or records, not both."),
        };
    }

    private static Dictionary<string, RecordValue> ReadRecord(ref Utf8JsonReader reader)
    {
        var record = new Dictionary<string, RecordValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var field = JsonText.Read(ref reader);
            reader.Read();
            var value = reader.TokenType switch
            {
                JsonTokenType.String => new RecordValue(JsonText.Read(ref reader), null),
                JsonTokenType.Number => new RecordValue(null, JsonText.ReadNumber(ref reader)),
                _ => throw JsonText.Malformed("A record's value is a text or a number."),
            };
            if (!record.TryAdd(field, value))
                throw JsonText.Malformed($"The field \"{field}\" stands twice in one record.");
        }

        return record;
    }

    private static Answer ReadObject(ref Utf8JsonReader reader)
    {
        decimal? from = null, to = null, atLeast = null, atMost = null;
        string? missing = null, vault = null, commitment = null;
        var seen = new HashSet<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var member = JsonText.Read(ref reader);
            reader.Read();
            if (!seen.Add(member))
                throw JsonText.Malformed($"The member \"{member}\" stands twice.");

            switch (member, reader.TokenType)
            {
                case ("from", JsonTokenType.Number):
                    from = JsonText.ReadNumber(ref reader);
                    break;
                case ("to", JsonTokenType.Number):
                    to = JsonText.ReadNumber(ref reader);
                    break;
                case ("atLeast", JsonTokenType.Number):
                    atLeast = JsonText.ReadNumber(ref reader);
                    break;
                case ("atMost", JsonTokenType.Number):
                    atMost = JsonText.ReadNumber(ref reader);
                    break;
                case ("missing", JsonTokenType.String):
                    missing = JsonText.Read(ref reader);
                    break;
                case ("vault", JsonTokenType.String):
                    vault = JsonText.Read(ref reader);
                    break;
                case ("commitment", JsonTokenType.String):
                    commitment = JsonText.Read(ref reader);
                    break;
                default:
                    throw JsonText.Malformed($"\"{member}\" is not a member of an answer, or its value is of the wrong type.");
            }
        }

        return (seen.Count, from, to, atLeast, atMost, missing, vault, commitment) switch
        {
            (2, { } low, { } high, null, null, null, null, null) => new RangeAnswer(low, high),
            (1, null, null, { } low, null, null, null, null) => new RangeAnswer(low, null),
            (1, null, null, null, { } high, null, null, null) => new RangeAnswer(null, high),
            (1, null, null, null, null, { } reason, null, null) => new MissingAnswer(Words.Parse<MissingReason>(reason)
                ?? throw JsonText.Malformed($"\"{reason}\" is not a missing reason; they are {Words.All<MissingReason>()}.")),
            (2, null, null, null, null, null, { } place, { } proof) => new VaultedAnswer(place, proof),
            _ => throw JsonText.Malformed("An answer object is {\"from\",\"to\"}, {\"atLeast\"}, {\"atMost\"}, {\"missing\"} or {\"vault\",\"commitment\"}."),
        };
    }
}
