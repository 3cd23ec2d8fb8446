using System.Globalization;
using SmartCities.Longitudinal.Pages;
using SmartCities.Longitudinal.Statistics;
using Texts = SmartCities.Longitudinal.Figures.FigureSentences;

namespace SmartCities.Longitudinal.Figures;

/// <summary>Puts sentences together in all three languages at once; numbers are written as each language writes them.</summary>
internal static class FigureWords
{
    /// <summary>A text with its places filled: by texts, numbers, pairs of count and base, or words of no language.</summary>
    public static Text With(this Text text, params object[] parts) =>
        In(language => string.Format(CultureInfo.InvariantCulture, text.In(language), [.. parts.Select(it => Written(it, language))]));

    public static Text Percent(decimal percent) => In(language => new Say(language).Percent(percent, 10));

    public static Text CityCount(int count) => (count == 1 ? Phrases.CityCount.One : Phrases.CityCount.Many).With(count);

    public static Text Value(Questionnaires.Answer value, string? unit) => In(language => new Say(language).Answer(value, null, unit));

    public static Text Place(string place) => In(language => new Say(language).Place(place));

    /// <summary>"a", "a or b", "a, b or c".</summary>
    public static Text Listed(IEnumerable<object> items, Text? last = null) => In(language =>
    {
        var words = items.Select(it => Written(it, language)).ToList();
        return words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} {(last ?? Texts.And).In(language)} {words[^1]}";
    });

    /// <summary>The pairs of the largest bases, which are those of most cities.</summary>
    public static Text Allowed(IReadOnlyList<Proportion> pairs)
    {
        const int Shown = 3;
        var most = pairs.Reverse().Take(Shown).Cast<object>();
        return pairs.Count > Shown ? Texts.OrFewer.With(Listed(most, Texts.Or)) : Listed(most, Texts.Or);
    }

    public static Text Then(this Text text, Text next) => In(language => $"{text.In(language)} {next.In(language)}");

    private static Text In(Func<string, string> say) => new(say("en"), say("es"), say("fr"));

    private static string Written(object part, string language) => part switch
    {
        Text it => it.In(language),
        int it => new Say(language).Number(it),
        decimal it => new Say(language).Number(it, 10),
        Proportion it => new Say(language).Of(it.Numerator, it.Base),
        _ => (string)part,
    };
}
