using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace SmartCities.Longitudinal;

/// <summary>
/// A sentence for people. It is written in English where it is said, as an interpolated string; its form, with <c>{0}</c> for the first thing it names, finds its Spanish and
/// French in <see cref="Translations"/>. What it names stays as it is in every language, unless it is a sentence or a <see cref="Text"/> itself.
/// </summary>
[InterpolatedStringHandler]
public sealed class Sentence : IEquatable<Sentence>
{
    private readonly StringBuilder form;
    private readonly List<object> named = [];

    public Sentence(int literalLength, int formattedCount) => form = new(literalLength + (3 * formattedCount));

    /// <summary>As it is looked up: <c>There is no series "{0}".</c></summary>
    public string Form => form.ToString();

    /// <summary>In English.</summary>
    public override string ToString() => Say(Form, "en");

    /// <summary>In a language; in English where it has not been translated.</summary>
    public string In(string language) => Say(Translations.Of(Form)?.In(language) ?? Form, language);

    public Text InAll => new(In("en"), In("es"), In("fr"));

    public void AppendLiteral(string text) => form.Append(text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    public void AppendFormatted<T>(T value, string? format = null)
    {
        form.Append(CultureInfo.InvariantCulture, $"{{{named.Count}}}");
        named.Add(value switch
        {
            Sentence or Text => value,
            IFormattable it => it.ToString(format, CultureInfo.InvariantCulture),
            _ => value?.ToString() ?? "",
        });
    }

    public bool Equals(Sentence? other) => other is not null && ToString() == other.ToString();

    public override bool Equals(object? other) => Equals(other as Sentence);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public static implicit operator Sentence(string text)
    {
        var sentence = new Sentence(text.Length, 0);
        sentence.AppendLiteral(text);
        return sentence;
    }

    public static implicit operator Sentence(Text text)
    {
        var sentence = new Sentence(0, 1);
        sentence.AppendFormatted(text);
        return sentence;
    }

    private string Say(string words, string language) => string.Format(CultureInfo.InvariantCulture, words, [.. named.Select(it => it switch
    {
        Sentence sentence => sentence.In(language),
        Text text => text.In(language),
        _ => it,
    })]);
}

/// <summary>What refusals say, in Spanish and French, by their English form.</summary>
public static partial class Translations
{
    private static readonly FrozenDictionary<string, Text> ByForm = All.ToFrozenDictionary(it => it.En, StringComparer.Ordinal);

    public static Text? Of(string form) => ByForm.GetValueOrDefault(form);
}
