using System.Globalization;
using System.Text;

namespace SmartCities.Longitudinal;

/// <summary>Letters as they are looked for and sorted, whatever their case and accents: <c>Éducation à l’œuvre</c> is <c>EDUCATION A L'OEUVRE</c>.</summary>
public static class Letters
{
    // Written out: the service runs without a library of cultures, and then letters do not come apart by themselves.
    private static readonly Dictionary<char, string> Plain = Pairs(
        "A ÀÁÂÃÄÅĀĂĄ", "AE Æ", "C ÇĆĈĊČ", "D ĎĐ", "E ÈÉÊËĒĔĖĘĚ", "G ĜĞĠĢ", "H ĤĦ", "I ÌÍÎÏĨĪĬĮİı", "J Ĵ", "K Ķ", "L ĹĻĽĿŁ", "N ÑŃŅŇ", "O ÒÓÔÕÖØŌŎŐ", "OE Œ",
        "R ŔŖŘ", "S ŚŜŞŠȘ", "SS ßẞ", "T ŢŤŦȚ", "U ÙÚÛÜŨŪŬŮŰŲ", "W Ŵ", "Y ÝŶŸ", "Z ŹŻŽ", "' ’‘");

    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var upper = char.ToUpperInvariant(letter);
            if (Plain.TryGetValue(upper, out var plain))
                folded.Append(plain);
            else if (CharUnicodeInfo.GetUnicodeCategory(upper) != UnicodeCategory.NonSpacingMark)
                folded.Append(upper);
        }

        return folded.ToString();
    }

    private static Dictionary<char, string> Pairs(params string[] groups) =>
        groups.Select(it => it.Split(' ')).SelectMany(it => it[1].Select(letter => KeyValuePair.Create(letter, it[0]))).ToDictionary();
}
