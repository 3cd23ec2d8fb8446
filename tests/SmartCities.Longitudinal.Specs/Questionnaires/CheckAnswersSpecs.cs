using Shouldly;
using SmartCities.Longitudinal.Questionnaires;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Questionnaires;

public sealed class CheckAnswersSpecs
{
    [Fact]
    public void Answers_of_their_questions_types_are_taken()
    {
        Refusals("strategy", true).ShouldBeEmpty();
        Refusals("axes", Example.Chosen("health", "tourism")).ShouldBeEmpty();
        Refusals("axes", Example.Chosen()).ShouldBeEmpty();
        Refusals("stage", "draft").ShouldBeEmpty();
        Refusals("staff", 1000).ShouldBeEmpty();
        Refusals("staff", 12.0m).ShouldBeEmpty();
        Refusals("staff", new RangeAnswer(20, 25)).ShouldBeEmpty();
        Refusals("staff", new RangeAnswer(20, null)).ShouldBeEmpty();
        Refusals("staff", new RangeAnswer(null, 7)).ShouldBeEmpty();
        Refusals("budget", -12.25m).ShouldBeEmpty();
        Refusals("graduates", 47.333m).ShouldBeEmpty();
        Refusals("motto", "Eman ta zabal zazu!!").ShouldBeEmpty();
        Refusals("note", new string('x', 4_000)).ShouldBeEmpty();
        Refusals("documents", Records(("name", "Plan"), ("year", 2016), ("kind", "plan"))).ShouldBeEmpty();
        Refusals("documents", Example.Chosen()).ShouldBeEmpty();
    }

    [Fact]
    public void A_question_the_form_does_not_ask_is_refused() => Refusals("colour", true).ShouldBe([("question-unknown", "/answers/colour")]);

    [Theory]
    [InlineData("strategy", "yes")]
    [InlineData("strategy", 1)]
    [InlineData("axes", "health")]
    [InlineData("axes", true)]
    [InlineData("stage", true)]
    [InlineData("staff", "12")]
    [InlineData("graduates", false)]
    [InlineData("motto", 7)]
    [InlineData("documents", "Plan")]
    public void A_value_of_the_wrong_type_is_refused(string question, object value) => Refusals(question, value).ShouldBe([("type-wrong", $"/answers/{question}")]);

    [Fact]
    public void A_value_in_another_shape_is_refused()
    {
        Refusals("stage", Example.Chosen("draft")).ShouldBe([("type-wrong", "/answers/stage")]);
        Refusals("motto", Example.Chosen("draft")).ShouldBe([("type-wrong", "/answers/motto")]);
        Refusals("strategy", new RangeAnswer(0, 1)).ShouldBe([("type-wrong", "/answers/strategy")]);
        Refusals("axes", Records(("name", "Plan"))).ShouldBe([("type-wrong", "/answers/axes")]);
        Refusals("documents", Example.Chosen("Plan")).ShouldBe([("type-wrong", "/answers/documents")]);
        Refusals("strategy", new VaultedAnswer("v-1", "c-1")).ShouldBe([("type-wrong", "/answers/strategy")]);
    }

    [Theory, InlineData("staff", 0), InlineData("staff", 1001), InlineData("graduates", -1), InlineData("graduates", 101)]
    public void A_number_out_of_range_is_refused(string question, int value) => Refusals(question, value).ShouldBe([("out-of-range", $"/answers/{question}")]);

    [Fact]
    public void A_number_larger_than_sums_can_hold_is_refused()
    {
        Refusals("budget", 100_000_000_000_000_000_000m).ShouldBeEmpty();
        Refusals("budget", 100_000_000_000_000_000_001m).ShouldBe([("out-of-range", "/answers/budget")]);
        Refusals("budget", decimal.MinValue).ShouldBe([("out-of-range", "/answers/budget")]);
    }

    [Fact]
    public void A_range_is_held_to_the_bounds_at_both_ends()
    {
        Refusals("staff", new RangeAnswer(0, 1001)).ShouldBe([("out-of-range", "/answers/staff"), ("out-of-range", "/answers/staff")]);
        Refusals("staff", new RangeAnswer(null, 1001)).ShouldBe([("out-of-range", "/answers/staff")]);
        Refusals("staff", new RangeAnswer(1.5m, null)).ShouldBe([("too-precise", "/answers/staff")]);
    }

    [Fact]
    public void A_range_from_large_to_small_is_refused() => Refusals("staff", new RangeAnswer(25, 20)).ShouldBe([("range-reversed", "/answers/staff")]);

    [Fact]
    public void A_number_finer_than_asked_is_refused()
    {
        Refusals("staff", 12.5m).ShouldBe([("too-precise", "/answers/staff")]);
        Refusals("budget", 0.001m).ShouldBe([("too-precise", "/answers/budget")]);
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused()
    {
        Refusals("motto", new string('x', 21)).ShouldBe([("too-long", "/answers/motto")]);
        Refusals("note", new string('x', 4_001)).ShouldBe([("too-long", "/answers/note")]);
    }

    [Fact]
    public void An_option_that_is_not_there_is_refused()
    {
        Refusals("stage", "late").ShouldBe([("option-unknown", "/answers/stage")]);
        Refusals("axes", Example.Chosen("health", "colour")).ShouldBe([("option-unknown", "/answers/axes/1")]);
    }

    [Fact]
    public void An_option_chosen_twice_is_refused() => Refusals("axes", Example.Chosen("health", "health")).ShouldBe([("option-duplicate", "/answers/axes")]);

    [Fact]
    public void A_record_is_checked_field_by_field() =>
        Refusals("documents", Records(("name", "Plan"), ("colour", "blue")), Records(("name", 3), ("year", "2016"), ("kind", "poem")))
            .ShouldBe([
                ("field-unknown", "/answers/documents/0/colour"), ("type-wrong", "/answers/documents/1/name"),
                ("type-wrong", "/answers/documents/1/year"), ("option-unknown", "/answers/documents/1/kind"),
            ]);

    [Fact]
    public void A_text_in_a_record_is_not_endless_either() =>
        Refusals("documents", Records(("name", new string('x', 4_001)))).ShouldBe([("too-long", "/answers/documents/0/name")]);

    [Fact]
    public void More_records_than_anyone_reads_are_refused() =>
        Refusals("documents", [.. Enumerable.Repeat(Records(("name", "Plan")), 201)]).ShouldBe([("too-many", "/answers/documents")]);

    [Fact]
    public void A_personal_answer_is_not_kept_with_the_others()
    {
        Refusals("contact", "Ane Etxebarria").ShouldBe([("personal-answer", "/answers/contact")]);
        Refusals("contact", new string('x', CheckAnswers.LongestText + 1)).ShouldBe([("too-long", "/answers/contact")]);
        Refusals("contact", true).ShouldBe([("type-wrong", "/answers/contact")]);
        Refusals("contact", new VaultedAnswer("v-1", "c-1")).ShouldBeEmpty();
        Refusals("contact", MissingReason.Refused).ShouldBeEmpty();
    }

    [Theory, InlineData(MissingReason.NotPublished), InlineData(MissingReason.Unreliable)]
    public void The_committees_reasons_are_not_a_citys(MissingReason reason) => Refusals("contact", reason).ShouldBe([("reason-not-yours", "/answers/contact")]);

    private static IEnumerable<(string, string?)> Refusals(string question, object value) =>
        Example.Form.CheckEach(Example.Answers((question, value)), "/answers").Select(it => (it.Code, it.Pointer));

    private static IEnumerable<(string, string?)> Refusals(string question, params RecordsAnswer[] records) =>
        Refusals(question, (object)new RecordsAnswer([.. records.SelectMany(it => it.Records)]));

    private static RecordsAnswer Records(params (string Field, object Value)[] fields) =>
        new([fields.ToDictionary(it => it.Field, it => it.Value is string text ? new RecordValue(text, null) : new RecordValue(null, Convert.ToDecimal(it.Value, null)))]);
}
