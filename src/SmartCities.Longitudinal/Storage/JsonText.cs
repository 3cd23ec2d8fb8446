using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartCities.Longitudinal.Storage;

/// <summary>One JSON dialect for the log, the API and the packages: strict on the way in, plain on the way out.</summary>
public static class JsonText
{
    /// <summary>The log and the API: unknown and duplicate members are refused, enumerations are words, nulls are left out.</summary>
    public static readonly JsonSerializerOptions Options = Strict();

    private const int MaxDepth = 32;

    /// <summary>A string that PostgreSQL can store: NUL and lone surrogates are refused at the door.</summary>
    public static string Read(ref Utf8JsonReader reader)
    {
        string text;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new JsonException("The text has a character that is not one: a lone surrogate.");
        }

        return text.Contains('\0', StringComparison.Ordinal)
            ? throw new JsonException("The text has a NUL character (\\u0000), which cannot be kept.")
            : text;
    }

    /// <summary>Whether two values say the same in the log's own words.</summary>
    public static bool Same<T>(T one, T other) => JsonSerializer.Serialize(one, Options) == JsonSerializer.Serialize(other, Options);

    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = MaxDepth;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new StorableStrings());
        options.Converters.Add(new Questionnaires.PredicateJson());
    }

    private static JsonSerializerOptions Strict()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        return options;
    }

    private sealed class StorableStrings : JsonConverter<string>
    {
        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
                ? JsonText.Read(ref reader)
                : throw new JsonException("A text was expected.");

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonText.Read(ref reader);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
    }
}
