using System.Text.RegularExpressions;

namespace SmartCities.Longitudinal.Questionnaires;

/// <summary>How alike two wordings are in the language in which they are most alike: a share from 0 to 1, and the words they have in common there.</summary>
public sealed record Alike(decimal Share, string Language, IReadOnlyList<string> Words)
{
    /// <summary>Whether they are alike to this share at least; one word in common is none, unless there are no others.</summary>
    public bool IsAtLeast(decimal share) => Share == 1 || (Share >= share && Words.Count > 1);
}

/// <summary>
/// How alike wordings are: twice the words that stand in both, over the words of each (Dice 1945), whatever their case and accents. Words of up to three
/// letters do not count, nor do words that stand in more than a twentieth of all wordings (and in more than four): they set no question apart. A hint for
/// people, never acted upon.
/// </summary>
/// <example>"Do you have a business incubator?" and "Do you have a public incubator?", where "have" is everywhere: one of two words in both, 2 · 1 / (2 + 2) = 0.5.</example>
public sealed partial class Likeness(IReadOnlyCollection<Text> all, IReadOnlyList<string> languages)
{
    private const int OneIn = 20;
    private const int Few = 4;
    private const int ShortWord = 3;

    private readonly Dictionary<string, HashSet<string>> common = languages.ToDictionary(
        it => it, it => all.SelectMany(text => WordsOf(text.In(it))).CountBy(word => word).Where(word => word.Value > Math.Max(Few, all.Count / OneIn)).Select(word => word.Key).ToHashSet());

    private readonly Dictionary<(Text, string), HashSet<string>> kept = [];

    /// <summary>How alike two wordings are; with no word of their own on either side, only the same words are alike.</summary>
    public Alike Between(Text one, Text other) => languages.Select(it => In(it, one, other)).MaxBy(it => it.Share)!;

    private Alike In(string language, Text one, Text other)
    {
        var (left, right) = (Telling(one, language), Telling(other, language));
        var both = left.Where(right.Contains).Order(StringComparer.Ordinal).ToList();
        var share = left.Count + right.Count > 0 ? 2m * both.Count / (left.Count + right.Count) : Wording.IsSame(one.In(language), other.In(language)) ? 1 : 0;
        return new(decimal.Round(share, 3), language, both);
    }

    private HashSet<string> Telling(Text text, string language) =>
        kept.TryGetValue((text, language), out var words) ? words : kept[(text, language)] = [.. WordsOf(text.In(language)).Where(it => !common[language].Contains(it))];

    private static IEnumerable<string> WordsOf(string text) => Word().Matches(Letters.Folded(text)).Select(it => it.Value).Where(it => it.Length > ShortWord).Distinct();

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}

/// <summary>What two versions of a text say to who reads them.</summary>
public static class Wording
{
    // Between digits a point or a comma is part of the number.
    private const string Typography = " \u00a0\u202f\u2009\t\r\n'’‘\"“”«»‐‑-–—.,:;!?¿¡()…·";

    /// <summary>Whether two texts differ at most in spaces, case, quotation marks, dashes and punctuation.</summary>
    public static bool IsSame(string one, string other) => one == other || Bare(one) == Bare(other);

    /// <summary>The languages in which other words are read, and those in which only the typography differs.</summary>
    public static (IReadOnlyList<string> Reworded, IReadOnlyList<string> Retouched) Compare(Text? one, Text? other, IReadOnlyList<string> languages)
    {
        var changed = languages.Where(it => one?.In(it) != other?.In(it)).ToLookup(it => IsSame(one?.In(it) ?? "", other?.In(it) ?? ""));
        return ([.. changed[false]], [.. changed[true]]);
    }

    private static string Bare(string text) => string.Concat(text.Where((letter, i) => !Typography.Contains(letter) || IsInNumber(text, i)).Select(char.ToLowerInvariant));

    private static bool IsInNumber(string text, int i) =>
        text[i] is '.' or ',' && i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]);
}
