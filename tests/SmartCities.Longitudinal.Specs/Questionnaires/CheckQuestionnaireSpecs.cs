using Shouldly;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Questionnaires;

public sealed class CheckQuestionnaireSpecs
{
    [Fact]
    public void A_form_that_holds_together_is_taken() => Refusals(Example.Form).ShouldBeEmpty();

    [Fact]
    public void A_form_has_questions_but_not_without_end()
    {
        Refusals(Example.Form with { Questions = [] }).ShouldBe([("questions-invalid", "/questions")]);
        Refusals(Asking([.. Enumerable.Range(0, 501).Select(it => Question($"q-{it}"))])).ShouldBe([("questions-invalid", "/questions")]);
        Refusals(Asking([.. Enumerable.Range(0, 500).Select(it => Question($"q-{it}"))])).ShouldBeEmpty();
    }

    [Fact]
    public void Versions_begin_at_1() => Refusals(Example.Form with { Version = 0 }).ShouldBe([("version-invalid", "/version")]);

    [Fact]
    public void Ids_are_ids_and_stand_once()
    {
        Refusals(Asking(Question("strategy"), Question("staff"), Question("strategy"))).ShouldBe([("id-duplicate", "/questions/2")]);
        Refusals(Asking(Question("Strategy?"))).ShouldBe([("id-invalid", "/questions/0")]);
        Refusals(Asking(Question("strategy")) with { Sections = [new("main", Example.Words("Main")), new("main", Example.Words("Main"))] }).ShouldBe([("id-duplicate", "/sections/1")]);
        Refusals(Asking(Question("stage") with { Type = QuestionType.Option, Options = Example.Options("formal", "Draft", "formal") }))
            .ShouldBe([("id-invalid", "/questions/0/options/1"), ("id-duplicate", "/questions/0/options/2")]);
    }

    [Fact]
    public void A_question_stands_in_a_section_that_is_there() =>
        Refusals(Asking(Question("strategy") with { Section = "appendix" })).ShouldBe([("section-unknown", "/questions/0/section")]);

    [Fact]
    public void A_section_stands_under_a_factor_that_is_there() =>
        Refusals(Asking(Question("strategy")) with { Sections = [new("main", Example.Words("Main"), "weather")] }).ShouldBe([("factor-unknown", "/sections/0/factor")]);

    [Theory, InlineData(QuestionType.Option), InlineData(QuestionType.Options)]
    public void A_choice_has_options_but_not_without_end(QuestionType type)
    {
        Refusals(Asking(Question("stage") with { Type = type })).ShouldBe([("options-missing", "/questions/0/options")]);
        Refusals(Asking(Question("stage") with { Type = type, Options = [] })).ShouldBe([("options-missing", "/questions/0/options")]);
        Refusals(Asking(Question("stage") with { Type = type, Options = Example.Options([.. Enumerable.Range(0, 65).Select(it => $"o-{it}")]) }))
            .ShouldBe([("options-missing", "/questions/0/options")]);
    }

    [Fact]
    public void Nothing_else_has_options() =>
        Refusals(Asking(Question("strategy") with { Options = Example.Options("yes", "no") })).ShouldBe([("options-unexpected", "/questions/0/options")]);

    [Fact]
    public void Records_name_their_fields()
    {
        Refusals(Asking(Question("documents") with { Type = QuestionType.Records })).ShouldBe([("fields-missing", "/questions/0/fields")]);
        Refusals(Asking(Question("documents") with { Type = QuestionType.Records, Fields = [] })).ShouldBe([("fields-missing", "/questions/0/fields")]);
    }

    [Fact]
    public void A_field_of_a_record_stands_once_and_has_options_where_it_is_chosen_from_them()
    {
        Refusals(Records(Field("name"), Field("name"), Field("The year"))).ShouldBe([("id-duplicate", "/questions/0/fields/1"), ("id-invalid", "/questions/0/fields/2")]);
        Refusals(Records(Field("name"), Field("kind") with { Type = RecordFieldType.Option })).ShouldBe([("options-missing", "/questions/0/fields/1/options")]);
        Refusals(Records(Field("kind") with { Type = RecordFieldType.Option, Options = Example.Options("law", "law") })).ShouldBe([("id-duplicate", "/questions/0/fields/0/options/1")]);
    }

    [Fact]
    public void Nothing_else_has_fields() =>
        Refusals(Asking(Question("strategy") with { Fields = [Field("name")] })).ShouldBe([("fields-unexpected", "/questions/0/fields")]);

    [Fact]
    public void Limits_that_no_answer_could_keep_are_refused()
    {
        var staff = Question("staff") with { Type = QuestionType.Number };
        Refusals(Asking(staff with { Min = 10, Max = 9 })).ShouldBe([("range-reversed", "/questions/0/min")]);
        Refusals(Asking(staff with { Decimals = -1 })).ShouldBe([("out-of-range", "/questions/0/decimals")]);
        Refusals(Asking(staff with { Decimals = 29 })).ShouldBe([("out-of-range", "/questions/0/decimals")]);
        Refusals(Asking(Question("note") with { Type = QuestionType.Text, MaxLength = 0 })).ShouldBe([("out-of-range", "/questions/0/maxLength")]);
        Refusals(Asking(staff) with { Languages = [] }).ShouldBe([("languages-missing", "/languages")]);
    }

    [Fact]
    public void A_condition_on_a_choice_that_has_no_options_is_one_more_fault() =>
        Refusals(Asking(
                Question("stage") with { Type = QuestionType.Option }, Question("axes") with { Type = QuestionType.Options },
                Question("formalised") with { Condition = new Predicate.All(new Predicate.IsOption("stage", "formal"), new Predicate.Includes("axes", "health")) }))
            .ShouldBe([
                ("options-missing", "/questions/0/options"), ("options-missing", "/questions/1/options"),
                ("condition-invalid", "/questions/2/condition/all/0"), ("condition-invalid", "/questions/2/condition/all/1"),
            ]);

    [Fact]
    public void A_condition_looks_back_never_forward_nor_at_itself()
    {
        var gated = Question("formalised") with { Condition = new Predicate.IsBoolean("strategy", true) };
        Refusals(Asking(Question("strategy"), gated)).ShouldBeEmpty();
        Refusals(Asking(gated, Question("strategy"))).ShouldBe([("question-unknown", "/questions/0/condition/question")]);
        Refusals(Asking(Question("strategy") with { Condition = new Predicate.IsBoolean("strategy", true) })).ShouldBe([("question-unknown", "/questions/0/condition/question")]);
    }

    [Fact]
    public void The_place_of_a_fault_deep_in_a_condition_is_told()
    {
        var condition = new Predicate.All(
            new Predicate.IsBoolean("strategy", true), new Predicate.Any(new Predicate.Not(new Predicate.IsBoolean("colour", true)), new Predicate.AtLeast("strategy", 3)));
        Refusals(Asking(Question("strategy"), Question("formalised") with { Condition = condition }))
            .ShouldBe([("question-unknown", "/questions/1/condition/all/1/any/0/not/question"), ("condition-invalid", "/questions/1/condition/all/1/any/1")]);
    }

    [Fact]
    public void A_question_is_tested_as_its_type_allows()
    {
        foreach (var question in Example.Form.Questions)
        {
            Fits(question, new Predicate.Answered(question.Id)).ShouldBeTrue();
            Fits(question, new Predicate.IsBoolean(question.Id, false)).ShouldBe(question.Type == QuestionType.Boolean);
            Fits(question, new Predicate.IsOption(question.Id, "draft")).ShouldBe(question.Id == "stage");
            Fits(question, new Predicate.Includes(question.Id, "health")).ShouldBe(question.Id == "axes");
            Fits(question, new Predicate.IsNumber(question.Id, 3)).ShouldBe(question.Type is QuestionType.Number or QuestionType.Percent);
            Fits(question, new Predicate.AtLeast(question.Id, 3)).ShouldBe(question.Type is QuestionType.Number or QuestionType.Percent);
            Fits(question, new Predicate.IsOption(question.Id, "late")).ShouldBeFalse();
            Fits(question, new Predicate.Includes(question.Id, "late")).ShouldBeFalse();
        }
    }

    [Fact]
    public void A_check_looks_at_questions_of_the_form_and_is_about_one()
    {
        Refusals(Checking(Check("a", "staff", new Predicate.All(new Predicate.AtLeast("staff", 9), new Predicate.IsBoolean("strategy", true))))).ShouldBeEmpty();
        Refusals(Checking(Check("a", "staff", new Predicate.Not(new Predicate.IsBoolean("colour", true))))).ShouldBe([("question-unknown", "/checks/0/fails/not/question")]);
        Refusals(Checking(Check("a", "staff", new Predicate.AtLeast("strategy", 9)))).ShouldBe([("condition-invalid", "/checks/0/fails")]);
        Refusals(Checking(Check("a", "colour", new Predicate.AtLeast("staff", 9)))).ShouldBe([("question-unknown", "/checks/0/question")]);
    }

    [Fact]
    public void A_check_has_an_id_that_stands_once()
    {
        var many = new Predicate.AtLeast("staff", 9);
        Refusals(Checking(Check("a", "staff", many), Check("a", "staff", many), Check("Too many!", "staff", many))).ShouldBe([("id-duplicate", "/checks/1"), ("id-invalid", "/checks/2")]);
    }

    private static Questionnaire Checking(params Check[] checks) => Example.Form with { Checks = checks };

    private static Check Check(string id, string question, Predicate fails) => new(id, question, fails, Example.Words("Look again."));

    private static bool Fits(Question question, Predicate predicate) =>
        !CheckQuestionnaire.CheckPredicate(predicate, new Dictionary<string, Question> { [question.Id] = question }, "").Any();

    private static Questionnaire Asking(params Question[] questions) => new(1, [new("main", Example.Words("Main"))], questions, ["en"]);

    private static Questionnaire Records(params RecordField[] fields) => Asking(Question("documents") with { Type = QuestionType.Records, Fields = fields });

    private static RecordField Field(string id) => new(id, RecordFieldType.Text, Example.Words(id));

    private static Question Question(string id) => new(id, "main", QuestionType.Boolean, Example.Words(id));

    private static IEnumerable<(string, string?)> Refusals(Questionnaire form) => form.Check(["smart-specialisation"]).Select(it => (it.Code, it.Pointer));
}
