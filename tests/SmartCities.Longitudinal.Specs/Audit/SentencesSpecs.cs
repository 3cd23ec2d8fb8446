using System.Reflection;
using System.Text.RegularExpressions;
using Shouldly;
using SmartCities.Longitudinal.Audit;
using SmartCities.Longitudinal.Pages;
using SmartCities.Longitudinal.Specs.Storage;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Audit;

public sealed partial class SentencesSpecs
{
    public static TheoryData<string> Aliases => [.. EventTypes.ByAlias.Keys];

    [Theory]
    [MemberData(nameof(Aliases))]
    public void Every_event_is_said_in_a_sentence_in_three_languages(string alias)
    {
        var happened = Happen(alias, EventExamples.Of(EventTypes.ByAlias[alias]));

        var said = new[] { "en", "es", "fr" }.Select(it => Entries.Of(happened, null, null, it, null, one => one).Sentence).ToList();

        said.ShouldAllBe(it => it.EndsWith('.') && char.IsUpper(it[0]) && !it.Contains('{'));
        said.ShouldBeUnique();
        LooseMark().IsMatch(said[2]).ShouldBeFalse(said[2]);
    }

    [Fact]
    public void Every_text_has_the_same_places_in_each_language()
    {
        foreach (var text in typeof(SentenceTexts).GetFields(BindingFlags.Public | BindingFlags.Static).SelectMany(it => it.GetValue(null) switch { Plural both => [both.One, both.Many], var one => new[] { (Text)one! } }))
        {
            Places(text.Es!).ShouldBe(Places(text.En));
            Places(text.Fr!).ShouldBe(Places(text.En));
        }
    }

    [Fact]
    public void A_single_change_is_told_in_full_and_several_are_counted()
    {
        var amended = new AnswersAmended("2017", "bilbao", 2, 1, [Change("staff", 12, 14)], AmendmentKind.Correction, "Counted again.", null);
        Say(amended, "city-contributor").ShouldBe("bilbao amended the answers to revision 2 (correction): “People”, from 12 to 14.");

        var several = amended with { Changes = [.. amended.Changes, Change("strategy", true, null)] };
        Say(several, "editor").ShouldBe("The committee amended the answers to revision 2 (correction): 2 answers.");
    }

    [Fact]
    public void A_comment_alone_is_told_too()
    {
        var amended = new AnswersAmended("2017", "bilbao", 2, 1, [], AmendmentKind.Correction, "Say why.", new Dictionary<string, string> { ["staff"] = "Ours and theirs." });
        Say(amended, "city-contributor").ShouldBe("bilbao amended the answers to revision 2 (correction): a comment on 1 answer.");

        var entry = Entries.Of(Happen("submission.answers-amended.v1", amended), Example.OpenEdition, null, "en", null, it => it);
        entry.Changes.ShouldHaveSingleItem().Comment.ShouldBe("Ours and theirs.");
        entry.Changes[0].Text.ShouldBe("People");
    }

    [Fact]
    public void A_form_tells_what_it_changed_against_what_stood_before()
    {
        var before = Submission.Empty.Apply(Example.Submitted);
        var again = Example.SubmittedWith(("strategy", true), ("axes", Example.Chosen("health")), ("staff", 13)) with { Revision = 2 };

        var entry = Entries.Of(Happen("submission.form-submitted.v1", again), Example.OpenEdition, before, "es", null, it => it);

        entry.Changes.Select(it => (it.Question, it.FromWords, it.ToWords)).ShouldBe([("formalised", "sí", "sin respuesta"), ("staff", "12", "13")]);
    }

    [Fact]
    public void Markup_in_a_reason_stays_the_text_it_is()
    {
        var entry = Entries.Of(Happen("submission.form-withdrawn.v1", new FormWithdrawn("2017", "bilbao", "<b>Not</b> ours")), null, null, "en", null, it => it);

        entry.Reason.ShouldBe("<b>Not</b> ours");
    }

    private static AnswerChange Change(string question, object? from, object? to) => new(question, from is null ? null : Example.Answer(from), to is null ? null : Example.Answer(to));

    private static string Say(object data, string role) => Entries.Of(Happen("", data) with { Role = role }, Example.OpenEdition, null, "en", null, it => it).Sentence;

    private static Happened Happen(string alias, object data) => new(default, 7, "submission:2017:bilbao", 2, alias, DateTimeOffset.UnixEpoch, "actor-1", null, null, "editor", "api", data);

    private static string Places(string phrase) => string.Concat(Place().Matches(phrase).Select(it => it.Value).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Place();

    [GeneratedRegex(" [;:?!»]|« ")]
    private static partial Regex LooseMark();
}
