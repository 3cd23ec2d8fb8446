using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
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

    // The member at fault, where the parser names the object it belongs to; and the fault, said as a refusal says it.
    private const string Member = "member";
    private const string Said = "said";

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
            throw Malformed("The text has a character that is not one: a lone surrogate.");
        }

        return text.Contains('\0', StringComparison.Ordinal)
            ? throw Malformed("The text has a NUL character (\\u0000), which cannot be kept.")
            : text;
    }

    /// <summary>A number kept to its last digit: one that a decimal would round is refused.</summary>
    public static decimal ReadNumber(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number)
            throw Malformed("A number was expected.");
        var written = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        return reader.TryGetDecimal(out var number) && IsExact(number, written) ? number : throw Malformed("A number must fit 28 digits.");
    }

    /// <summary>A member's name as a step of a JSON pointer.</summary>
    public static string Step(string member) => "/" + member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>Where in what was sent the fault lies, as a JSON pointer.</summary>
    public static string PointerOf(JsonException malformed) =>
        PathStep().Replace(malformed.Path is ['$', .. var path] ? path : "", step => Step(step.Groups["name"].Value + step.Groups["quoted"].Value + step.Groups["index"].Value)) +
        (malformed.Data[Member] is string member ? Step(member) : "");

    /// <summary>What is wrong, in English, without the parser's own trailer about paths and bytes.</summary>
    public static string ReasonOf(JsonException malformed) => RefusalOf(malformed).Sentence;

    /// <summary>The refusal of what cannot be read: our own words, the parser's commonest complaints in words that name no type of ours, any other as it makes it.</summary>
    public static Refusal RefusalOf(JsonException malformed)
    {
        var (complaint, pointer) = (Complaint().Match(malformed.Message).Groups, PointerOf(malformed));
        return malformed.Data[Said] switch
        {
            Sentence said => new("json-invalid", said, pointer),
            _ when complaint["unknown"] is { Success: true, Value: var member } => new("json-invalid", $"There is no member \"{member}\" here.", pointer),
            _ when complaint["twice"] is { Success: true, Value: var member } => new("json-invalid", $"The member \"{member}\" stands twice.", pointer),
            _ when complaint["missing"] is { Success: true, Value: var members } => new("json-invalid", $"Something is missing: {members.Replace("'", "", StringComparison.Ordinal)}.", pointer),
            _ when complaint["null"].Success => new("json-invalid", $"\"{pointer[(pointer.LastIndexOf('/') + 1)..]}\" cannot be null.", pointer),
            _ when complaint["other"].Success => new("json-invalid", "This is of another type, or another word, than can stand here.", pointer),
            _ => new("json-invalid", Trailer().Replace(malformed.Message, "").Trim(), pointer),
        };
    }

    /// <summary>What a converter throws at JSON that it cannot take; the member is named where the parser would name the object that it belongs to.</summary>
    public static JsonException Malformed(Sentence said, string? member = null) => new(said.ToString()) { Data = { [Said] = said, [Member] = member } };

    /// <summary>Whether two values say the same in the log's own words; the database keeps members in an order of its own.</summary>
    public static bool Same<T>(T one, T other) =>
        JsonElement.DeepEquals(JsonSerializer.SerializeToElement(one, Options), JsonSerializer.SerializeToElement(other, Options));

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
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { MayLeaveOutWhatMayBeNull, HoldsNoNull } };
        options.MaxDepth = MaxDepth;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new StorableStrings());
        options.Converters.Add(new ExactNumbers());
        options.Converters.Add(new Questionnaires.PredicateJson());
    }

    /// <summary>Puts the words of enumerations back: the event store takes every such converter out and writes numbers or C# names instead.</summary>
    public static void KeepWords(JsonSerializerOptions options)
    {
        foreach (var theirs in options.Converters.OfType<JsonStringEnumConverter>().ToList())
            options.Converters.Remove(theirs);
        options.Converters.Insert(0, new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
    }

    private static void MayLeaveOutWhatMayBeNull(JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
        {
            if (member.AssociatedParameter is { IsNullable: true } || Nullable.GetUnderlyingType(member.PropertyType) is not null)
                member.IsRequired = false;
        }
    }

    // Nullability is respected of members, not of what lists and maps hold.
    private static void HoldsNoNull(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        var nullability = new NullabilityInfoContext();
        var holding = type.Properties
            .Where(it => it is { Get: not null, AttributeProvider: PropertyInfo property } && nullability.Create(property).GenericTypeArguments is [.., { ReadState: NullabilityState.NotNull, Type.IsValueType: false }])
            .ToArray();
        if (holding.Length > 0)
            type.OnDeserialized = read =>
            {
                foreach (var member in holding)
                {
                    if (member.Get!(read) is IEnumerable values && (values is IDictionary map ? map.Values : values).Cast<object?>().Contains(null))
                        throw Malformed($"\"{member.Name}\" holds a null.", member.Name);
                }
            };
    }

    private static bool IsExact(decimal number, ReadOnlySpan<byte> written) =>
        (written.Length <= 28 && written.IndexOfAny((byte)'e', (byte)'E') < 0) ||
        Digits(Encoding.UTF8.GetString(written)) == Digits(number.ToString(CultureInfo.InvariantCulture));

    private static string Digits(string number) =>
        number.Split('e', 'E')[0].Replace(".", "", StringComparison.Ordinal).TrimStart('-').Trim('0');

    private static JsonSerializerOptions Strict()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        return options;
    }

    // The path quotes names with dots, spaces, quotes or brackets in them, and escapes nothing.
    [GeneratedRegex(@"\.(?<name>[^.\[\]]+)|\['(?<quoted>.*?)'\](?=[.\[]|$)|\[(?<index>[0-9]+)\]", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex PathStep();

    [GeneratedRegex(@" ?(Path: |LineNumber: ).*$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Trailer();

    [GeneratedRegex(
        @"^The JSON property '(?<unknown>.*?)' could not be mapped|^Duplicate property '(?<twice>.*?)' encountered|missing required properties including: (?<missing>.*?)\.( Path:|$)|doesn't allow (setting )?(?<null>null) values|^(?<other>The JSON value could not be converted)",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Complaint();

    private sealed class StorableStrings : JsonConverter<string>
    {
        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
                ? JsonText.Read(ref reader)
                : throw Malformed("A text was expected.");

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonText.Read(ref reader);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
    }

    private sealed class ExactNumbers : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadNumber(ref reader);

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
    }
}
