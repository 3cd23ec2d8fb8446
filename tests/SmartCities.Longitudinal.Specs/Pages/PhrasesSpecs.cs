using System.Reflection;
using System.Text.RegularExpressions;
using Shouldly;
using SmartCities.Longitudinal.Mail;
using SmartCities.Longitudinal.Pages;
using SmartCities.Longitudinal.Pages.Forms;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Pages;

public sealed partial class PhrasesSpecs
{
    [Fact]
    public void Every_phrase_is_said_in_all_three_languages()
    {
        foreach (var (name, phrase) in All())
        {
            phrase.En.ShouldNotBeNullOrWhiteSpace(name);
            phrase.Es.ShouldNotBeNullOrWhiteSpace(name);
            phrase.Fr.ShouldNotBeNullOrWhiteSpace(name);
        }
    }

    [Fact]
    public void Every_phrase_has_the_same_places_to_fill_in_each_language()
    {
        foreach (var (name, phrase) in All())
        {
            Places(phrase.Es!).ShouldBe(Places(phrase.En), name);
            Places(phrase.Fr!).ShouldBe(Places(phrase.En), name);
        }
    }

    [Fact]
    public void French_keeps_its_double_marks_on_the_line_of_their_word()
    {
        foreach (var (name, phrase) in All())
            LooseMark().IsMatch(phrase.Fr!).ShouldBeFalse($"{name}: {phrase.Fr}");
    }

    [Fact]
    public void A_missing_reason_of_the_domain_has_words()
    {
        foreach (var reason in Enum.GetValues<SmartCities.Longitudinal.Questionnaires.MissingReason>())
            Say.Missing(reason).Fr.ShouldNotBeNullOrWhiteSpace();
    }

    private static IEnumerable<(string Name, Text Phrase)> All() =>
        new[] { typeof(Phrases), typeof(FormPhrases), typeof(DiffPhrases), typeof(ParticipationPhrases), typeof(MailTexts), typeof(ReceiptPhrases), typeof(RedactionPhrases), typeof(PeoplePhrases) }.SelectMany(it => it.GetFields(BindingFlags.Public | BindingFlags.Static)).SelectMany(field => field.GetValue(null) switch
        {
            Text one => [(field.Name, one)],
            Plural both => [(field.Name, both.One), (field.Name, both.Many)],
            IReadOnlyDictionary<string, Text> named => named.Select(it => ($"{field.Name} {it.Key}", it.Value)),
            IEnumerable<Text> several => several.Select(it => (field.Name, it)),
            _ => Enumerable.Empty<(string, Text)>(),
        });

    private static string Places(string phrase) => string.Concat(Place().Matches(phrase).Select(it => it.Value).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Place();

    [GeneratedRegex(" [;:?!»]|« ")]
    private static partial Regex LooseMark();
}
