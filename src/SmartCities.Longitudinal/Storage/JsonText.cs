using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace SmartCities.Longitudinal.Storage;

/// <summary>One JSON dialect for the log, the API and the packages: strict on the way in, plain on the way out.</summary>
public static partial class JsonText
{
    /// <summary>The log and the API: unknown and duplicate members are refused, enumerations are words, nulls are left out.</summary>
    public static readonly JsonSerializerOptions Options = Strict();

    /// <summary>The log, when it is read: a member that a later version of the service added is passed over.</summary>
    public static readonly JsonSerializerOptions Log = new(Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

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

    /// <summary>Where in what was sent the fault lies, as a JSON pointer.</summary>
    public static string PointerOf(JsonException malformed) =>
        malformed.Path is null or "$"
            ? ""
            : PathStep().Replace(malformed.Path.AsSpan(1).ToString(), step => "/" + (step.Groups["name"].Success ? step.Groups["name"].Value : step.Groups["quoted"].Success ? step.Groups["quoted"].Value.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal) : step.Groups["index"].Value));

    /// <summary>What is wrong, without the parser's own trailer about paths and bytes.</summary>
    public static string ReasonOf(JsonException malformed) => Trailer().Replace(malformed.Message, "").Trim();

    /// <summary>Whether two values say the same in the log's own words.</summary>
    public static bool Same<T>(T one, T other) => JsonSerializer.Serialize(one, Options) == JsonSerializer.Serialize(other, Options);

    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { MayLeaveOutWhatMayBeNull } };
        options.MaxDepth = MaxDepth;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new StorableStrings());
        options.Converters.Add(new Questionnaires.PredicateJson());
    }

    private static void MayLeaveOutWhatMayBeNull(JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
        {
            if (member.AssociatedParameter is { IsNullable: true } || Nullable.GetUnderlyingType(member.PropertyType) is not null)
                member.IsRequired = false;
        }
    }

    private static JsonSerializerOptions Strict()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        return options;
    }

    [GeneratedRegex(@"\.(?<name>[^.\[\]]+)|\['(?<quoted>[^']*)'\]|\[(?<index>[0-9]+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex PathStep();

    [GeneratedRegex(@" ?(Path: |LineNumber: ).*$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Trailer();

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
