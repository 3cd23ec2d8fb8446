using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SmartCities.Longitudinal.Storage;

/// <summary>
/// One text for one value, in UTF-8, that others can make too: as RFC 8785 has it (members sorted by ordinal, no whitespace, only what has to be escaped is),
/// but for numbers, which are kept to their last digit: plain, without an exponent, a plus, or zeros at the end.
/// </summary>
public static class CanonicalJson
{
    /// <summary>SHA-256 of the text, in lower-case hex.</summary>
    public static string Fingerprint<T>(T value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Of(value))));

    public static string Of<T>(T value)
    {
        var text = new StringBuilder();
        Write(text, JsonSerializer.SerializeToElement(value, JsonText.Options));
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var members = value.EnumerateObject().OrderBy(it => it.Name, StringComparer.Ordinal).ToList();
                WriteEach(text, '{', members, it =>
                {
                    Write(text, it.Name);
                    text.Append(':');
                    Write(text, it.Value);
                }, '}');
                break;
            case JsonValueKind.Array:
                WriteEach(text, '[', value.EnumerateArray(), it => Write(text, it), ']');
                break;
            case JsonValueKind.String:
                Write(text, value.GetString()!);
                break;
            case JsonValueKind.Number:
                text.Append(Plain(value.GetDecimal()));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void WriteEach<T>(StringBuilder text, char opening, IEnumerable<T> items, Action<T> write, char closing)
    {
        text.Append(opening);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
                text.Append(',');
            isFirst = false;
            write(item);
        }

        text.Append(closing);
    }

    private static void Write(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' or '\\' => text.Append('\\').Append(character),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }

    private static string Plain(decimal number) => number == 0 ? "0" : number.ToString("0.############################", CultureInfo.InvariantCulture);
}
