using System.Text.Json;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Drafts;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Redactions;
using SmartCities.Longitudinal.Specs.Storage;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Redactions;

public sealed class RedactTextSpecs
{
    private static readonly Edition Edition = Edition.Empty.Apply(Example.Planned).Apply(Example.Published);

    private static readonly FormSubmitted Submitted = new(
        "2017", "bilbao", 1, 1, "es", Provenance.Submitted,
        new Dictionary<string, Answer>
        {
            ["strategy"] = new BooleanAnswer(true),
            ["stage"] = new TextAnswer("formal"),
            ["note"] = new TextAnswer("Ask Ana Gómez; Ana Gómez knows."),
            ["motto"] = new MissingAnswer(MissingReason.Refused),
            ["documents"] = new RecordsAnswer([new Dictionary<string, RecordValue> { ["name"] = new("By Ana Gómez", null), ["year"] = new(null, 2016), ["kind"] = new("law", null) }]),
        },
        new Dictionary<string, string> { ["a/b"] = "Ana Gómez said so." }, null);

    [Fact]
    public void What_is_redacted_is_recorded_without_the_words() =>
        When(Submitted, "/answers/note", "Ana Gómez").Then(new TextRedacted("r", 7, "/answers/note", "It named a person.", "2017", "bilbao"));

    [Theory]
    [InlineData("/answers/note")]
    [InlineData("/answers/documents/0/name")]
    [InlineData("/comments/a~1b")]
    public void Words_that_a_city_wrote_can_be_redacted(string field) => When(Submitted, field).Then<TextRedacted>().Field.ShouldBe(field);

    [Theory]
    [InlineData("/answers/stage")]
    [InlineData("/answers/strategy")]
    [InlineData("/answers/motto")]
    [InlineData("/answers/motto/missing")]
    [InlineData("/answers/documents")]
    [InlineData("/answers/documents/0/year")]
    [InlineData("/answers/documents/0/kind")]
    [InlineData("/edition")]
    [InlineData("/language")]
    [InlineData("/provenance/kind")]
    public void Choices_numbers_ids_and_types_cannot(string field) => When(Submitted, field).ThenRefused("not-words", "/field");

    [Theory]
    [InlineData("")]
    [InlineData("note")]
    [InlineData("/answers/nothing")]
    [InlineData("/answers/note/0")]
    [InlineData("/answers/documents/1/name")]
    [InlineData("/answers/documents/-1/name")]
    [InlineData("/answers/documents/00/name")]
    public void A_field_is_one_there_is(string field) => When(Submitted, field).ThenRefused("field-unknown", "/field");

    [Fact]
    public void A_position_is_one_at_which_something_is_recorded() => Asked(null, new(8, "/reason", "Why.")).ThenRefused("position-unknown", "/position");

    [Theory]
    [InlineData("", "text-missing", "/text")]
    [InlineData("Eva", "text-not-there", "/text")]
    [InlineData("ana gómez", "text-not-there", "/text")]
    public void A_part_is_one_there_is(string text, string code, string pointer) => When(Submitted, "/answers/note", text).ThenRefused(code, pointer);

    [Theory]
    [InlineData("", "why-missing")]
    [InlineData(" ", "why-missing")]
    [InlineData("Because of ANA GÓMEZ.", "why-repeats")]
    public void It_says_why_without_the_words(string why, string code) =>
        Asked(Submitted, new(7, "/answers/note", why, "Ana Gómez")).ThenRefused(code, "/why");

    [Fact]
    public void A_reason_is_not_endless() =>
        Asked(Submitted, new(7, "/answers/note", new('a', Reason.Longest + 1))).ThenRefused("too-long", "/why");

    [Fact]
    public void What_is_redacted_is_not_redacted_again()
    {
        var redacted = new FormReturned("2017", "bilbao", RedactText.Mark, null);
        When(redacted, "/reason").ThenRefused("already-redacted", "/field");
        When(new FormReturned("2017", "bilbao", $"{RedactText.Mark} says so.", null), "/reason", RedactText.Mark).ThenRefused("text-not-there", "/text");
        When(new FormReturned("2017", "bilbao", $"{RedactText.Mark} and Ana say so.", null), "/reason", "Ana").Then<TextRedacted>();
    }

    [Fact]
    public void Messages_and_both_sides_of_a_change_are_words()
    {
        When(new QueryRaised("2017", "bilbao", 1, "note", "Who is Ana?"), "/text").Then<TextRedacted>();
        When(new QueryRaised("2017", "bilbao", 1, "note", "Who is Ana?"), "/question").ThenRefused("not-words", "/field");
        When(new QueryAnswered("2017", "bilbao", 1, "Ana is our lead.", false), "/reply").Then<TextRedacted>();
        When(new QueryClosed("2017", "bilbao", 1, "Ana was right."), "/note").Then<TextRedacted>();
        var changes = new[] { new AnswerChange("note", new TextAnswer("Ana"), new TextAnswer("Eva")), new AnswerChange("stage", null, new TextAnswer("draft")) };
        var amended = new AnswersAmended("2017", "bilbao", 2, 1, changes, AmendmentKind.Correction, "Ana left.", null);
        foreach (var field in new[] { "/changes/0/from", "/changes/0/to", "/reason" })
            When(amended, field).Then<TextRedacted>();
        foreach (var field in new[] { "/changes/1/to", "/changes/0/question", "/kind" })
            When(amended, field).ThenRefused("not-words", "/field");
        When(new AnswersRecorded("2017", "bilbao", changes, "es", null), "/changes/0/to").Then<TextRedacted>();
        When(new CityValueJudged("2017", "bilbao", "staff", new("Ana counted.", "Ana contó.", "Ana a compté.")), "/reason/es").Then<TextRedacted>();
    }

    [Fact]
    public void What_a_release_stands_for_is_not()
    {
        When(Example.Published, "/questionnaire/questions/0/text/en").ThenRefused("not-words", "/field");
        When(new EditionReleased("2017", "2017.0", 7, 7, "00", "Ana made it."), "/note").ThenRefused("not-words", "/field");
        When(new TextRedacted("r", 7, "/reason", "Why."), "/why").ThenRefused("not-words", "/field");
    }

    [Fact]
    public void A_fact_is_found_by_the_field_it_was_made_of()
    {
        Fact(Submitted, "/answers/note").ShouldBe(("note", ""));
        Fact(Submitted, "/answers/documents/0/name").ShouldBe(("documents", "0/name"));
        Fact(Submitted, "/comments/a~1b").ShouldBeNull();
        var amended = new AnswersAmended("2017", "bilbao", 2, 1, [new("note", new TextAnswer("Ana"), new TextAnswer("Eva"))], AmendmentKind.Correction, "Ana left.", null);
        Fact(amended, "/changes/0/to").ShouldBe(("note", ""));
        Fact(amended, "/changes/0/from").ShouldBeNull();
        Fact(new CityValueJudged("2017", "bilbao", "staff", new("Ana counted.")), "/reason/en").ShouldBe(("@judged:staff", "en"));
        Fact(new AnswersRecorded("2017", "bilbao", amended.Changes, "es", null), "/changes/0/to").ShouldBeNull();
    }

    /// <summary>Nothing that a fold or a reading goes by is among the words, of no event: every field that can be redacted is a text of a person.</summary>
    [Fact]
    public void No_event_has_words_among_what_its_readings_go_by()
    {
        string[] named = ["reason", "why", "note", "text", "reply", "title", "objective", "en", "es", "fr"];
        foreach (var type in EventTypes.ByAlias.Values)
        {
            var stored = Stored(EventExamples.Of(type));
            foreach (var pointer in Texts(stored.Json, "").Where(stored.IsWords))
                (named.Contains(pointer[(pointer.LastIndexOf('/') + 1)..]) || pointer.Contains("/comments/", StringComparison.Ordinal) || pointer.Contains("/successFactors/", StringComparison.Ordinal)
                    || pointer.Contains("/answers/", StringComparison.Ordinal) || pointer.Contains("/changes/", StringComparison.Ordinal)).ShouldBeTrue($"{type.Name} {pointer}");
        }
    }

    private static IEnumerable<string> Texts(JsonElement it, string pointer) => it.ValueKind switch
    {
        JsonValueKind.Object => it.EnumerateObject().SelectMany(member => Texts(member.Value, pointer + JsonText.Step(member.Name))),
        JsonValueKind.Array => it.EnumerateArray().SelectMany((item, place) => Texts(item, $"{pointer}/{place}")),
        JsonValueKind.String => [pointer],
        _ => [],
    };

    private static (string Question, string Path)? Fact(object happened, string field) => Stored(happened).FactOf(field) is { } fact ? (fact.Question, string.Join('/', fact.Path)) : null;

    private static Decided When(object happened, string field, string? text = null) => Asked(happened, new(7, field, "It named a person.", text));

    private static Decided Asked(object? happened, RedactText redact)
    {
        var decision = RedactText.Decide(happened is null ? null : Stored(happened), redact, "r");
        return new(decision);
    }

    private static StoredEvent Stored(object happened) => new("stream", happened, JsonSerializer.SerializeToElement(happened, happened.GetType(), JsonText.Options), Edition);
}
