using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SmartCities.Longitudinal.Storage;

/// <summary>
/// One text for one value, that anyone's library makes too: the JSON Canonicalization Scheme (RFC 8785). Members sorted by UTF-16 code units, no whitespace,
/// only what has to be escaped is, numbers as ECMAScript prints doubles. What a double would round is to be written as a string before.
/// </summary>
public static class CanonicalJson
{
    // A number of more whole digits, or of more zeros behind the point, is written with an exponent.
    private const int MostWholeDigits = 21;
    private const int MostLeadingZeros = 5;

    /// <summary>SHA-256 of the text in UTF-8, in lower-case hex; of an object, one of its own members can be left out.</summary>
    public static string Fingerprint(JsonElement value, string? without = null) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Of(value, without))));

    /// <exception cref="FormatException">A number is beyond what a double can say.</exception>
    /// <exception cref="InvalidOperationException">A text has half a surrogate pair.</exception>
    public static string Of(JsonElement value, string? without = null)
    {
        var text = new StringBuilder();
        Write(text, value, without);
        return text.ToString();
    }

    /// <summary>Whether a double says just this number: read back from its text, it is the same to the last digit.</summary>
    public static bool Carries(decimal number) =>
        decimal.TryParse(
            Number(double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)), NumberStyles.Float, CultureInfo.InvariantCulture, out var read)
        && read == number;

    /// <summary>A number as ECMAScript's <c>Number.prototype.toString</c> prints it: the fewest digits that give it back.</summary>
    public static string Number(double number)
    {
        if (!double.IsFinite(number))
            throw new FormatException("A number is beyond what a double can say.");
        if (number == 0)
            return "0";

        // The runtime's own shortest digits, taken apart: d.ddd and the place of the point.
        var shortest = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var (whole, fraction) = shortest[0].Split('.') is [var before, var behind] ? (before, behind) : (shortest[0], "");
        var exponent = shortest.Length > 1 ? int.Parse(shortest[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var all = whole + fraction;
        var digits = all.TrimStart('0');
        var point = whole.Length + exponent - (all.Length - digits.Length);
        digits = digits.TrimEnd('0');
        return (number < 0 ? "-" : "") + Placed(digits, point);
    }

    /// <summary>Digits with the point after the first <paramref name="point"/> of them.</summary>
    private static string Placed(string digits, int point) => point switch
    {
        > 0 and <= MostWholeDigits when digits.Length <= point => digits.PadRight(point, '0'),
        > 0 and <= MostWholeDigits => $"{digits[..point]}.{digits[point..]}",
        <= 0 and >= -MostLeadingZeros => $"0.{new string('0', -point)}{digits}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{(point > 0 ? "+" : "")}{point - 1}"),
    };

    private static void Write(StringBuilder text, JsonElement value, string? without = null)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var members = value.EnumerateObject().Where(it => it.Name != without).OrderBy(it => it.Name, StringComparer.Ordinal);
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
                text.Append(Number(value.GetDouble()));
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
}
