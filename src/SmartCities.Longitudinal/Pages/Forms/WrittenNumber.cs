using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartCities.Longitudinal.Pages.Forms;

/// <summary>
/// A number as people write it. A mark with three digits after it can stand between thousands or before decimals, depending on where one learnt to write: such
/// a number has two readings, and is never guessed at.
/// </summary>
public static partial class WrittenNumber
{
    private const int Longest = 34;

    /// <summary>What was written can mean: nothing, one number, or two, the one with decimals last.</summary>
    public static IReadOnlyList<decimal> Readings(string written)
    {
        var text = written.Trim().Replace('\u2212', '-');
        if (text.Length is 0 or > Longest || Parts().Match(text) is not { Success: true } found)
            return [];
        var (sign, body) = (found.Groups["sign"].Value == "-" ? -1 : 1, Spaces().Replace(found.Groups["body"].Value, "_"));
        return [.. Bodies(body).Select(it => decimal.TryParse(it, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? sign * number : (decimal?)null).OfType<decimal>()];
    }

    /// <summary>A number written so that it has one reading in every language: digits, and the decimal mark of this one.</summary>
    public static string Of(decimal number, string language)
    {
        var written = number.ToString(CultureInfo.InvariantCulture);
        if (Doubtful().IsMatch(written))
            written += "0";
        return language == "en" ? written : written.Replace('.', ',');
    }

    /// <summary>The digits with a point before the decimals, for each way in which the marks can be meant.</summary>
    private static IEnumerable<string> Bodies(string body)
    {
        if (Digits().IsMatch(body))
            yield return body;
        else if (Grouped().IsMatch(body) && (Marks().Count(body) > 1 || body.AsSpan().ContainsAny("_'’")))
            yield return Plain(body);
        else if (GroupedWithDecimals().IsMatch(body))
            yield return $"{Plain(body[..body.LastIndexOfAny(['.', ','])])}.{body[(body.LastIndexOfAny(['.', ',']) + 1)..]}";
        else if (OneMark().IsMatch(body))
        {
            if (Grouped().IsMatch(body))
                yield return Plain(body);
            yield return body.Replace(',', '.');
        }
    }

    private static string Plain(string digits) => Marks().Replace(digits, "");

    [GeneratedRegex(@"^(?<sign>[-+]?)\s?(?<body>[0-9](?:[0-9.,'’_ \u00a0\u202f\u2009]*[0-9])?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();

    [GeneratedRegex("[ \u00a0\u202f\u2009]")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[0-9]+\z")]
    private static partial Regex Digits();

    // Thousands by threes; or, as in South Asia, by twos before the last three.
    [GeneratedRegex(@"^[1-9][0-9]{0,2}(?:(?<mark>[.,_'’])[0-9]{3})(?:\k<mark>[0-9]{3})*\z|^[1-9][0-9]?(?:(?<mark>,)[0-9]{2})+(?<mark>,)[0-9]{3}\z")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^[1-9][0-9]{0,2}(?:(?<mark>[_'’.,])[0-9]{3})(?:\k<mark>[0-9]{3})*(?!\k<mark>)[.,][0-9]+\z|^[1-9][0-9]?(?:,[0-9]{2})*,[0-9]{3}\.[0-9]+\z")]
    private static partial Regex GroupedWithDecimals();

    [GeneratedRegex(@"^[0-9]+[.,][0-9]+\z")]
    private static partial Regex OneMark();

    [GeneratedRegex("[.,_'’]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2}\.[0-9]{3}\z")]
    private static partial Regex Doubtful();
}
