using SmartCities.Longitudinal.Drafts;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Drafts;

public sealed class RecordAnswersSpecs
{
    private static readonly DraftOpened Opened = new("2017", "bilbao", 1);

    [Fact]
    public void The_first_answers_open_the_draft_on_the_latest_form() =>
        new Given<Draft>().When(Record(("strategy", true), ("staff", 12))).Then(Opened, Recorded(Change("strategy", null, true), Change("staff", null, 12)));

    [Fact]
    public void A_draft_may_be_opened_empty_and_only_once()
    {
        new Given<Draft>().When(Record()).Then(Opened);
        new Given<Draft>(Opened).When(Record()).ThenNothing();
    }

    [Fact]
    public void What_is_absent_is_untouched_and_null_blanks()
    {
        var given = new Given<Draft>(Opened, Recorded(Change("strategy", null, true), Change("staff", null, 12)));
        given.When(Record(("staff", 13))).Then(Recorded(Change("staff", 12, 13)));
        given.When(Record(("staff", null))).Then(Recorded(Change("staff", 12, null)));
    }

    [Fact]
    public void What_stands_already_is_no_change() =>
        new Given<Draft>(Opened, Recorded(Change("strategy", null, true))).When(Record(("strategy", true), ("staff", null))).ThenNothing();

    [Fact]
    public void A_required_question_may_stay_blank_in_a_draft() =>
        new Given<Draft>(Opened).When(Record(("staff", 12))).Then(Recorded(Change("staff", null, 12)));

    [Fact]
    public void Closing_a_gate_blanks_the_chain_behind_it() =>
        new Given<Draft>(Opened, Recorded(Change("strategy", null, true), Change("formalised", null, true), Change("axes", null, Example.Chosen("health"))))
            .When(Record(("strategy", false)))
            .Then(Recorded(Change("strategy", true, false), Change("axes", Example.Chosen("health"), null), Change("formalised", true, null)));

    [Fact]
    public void An_answer_behind_a_closed_gate_is_refused() =>
        new Given<Draft>(Opened, Recorded(Change("strategy", null, false))).When(Record(("formalised", true))).ThenRefused("not-asked", "/answers/formalised");

    [Fact]
    public void An_answer_behind_a_gate_not_answered_yet_is_taken() =>
        new Given<Draft>(Opened).When(Record(("formalised", true))).Then(Recorded(Change("formalised", null, true)));

    [Fact]
    public void Each_answer_is_checked_on_its_own() =>
        new Given<Draft>(Opened)
            .When(Record(("staff", 0), ("colour", "blue"), ("size", null)))
            .ThenRefused(("out-of-range", "/answers/staff"), ("question-unknown", "/answers/colour"), ("question-unknown", "/answers/size"));

    [Fact]
    public void Language_and_comments_are_recorded_with_the_answers()
    {
        var comments = new Dictionary<string, string> { ["staff"] = "Half of them part-time" };
        new Given<Draft>(Opened)
            .When(it => RecordAnswers.Decide(it, new(Language: "es", Comments: comments), Example.OpenEdition, "bilbao"))
            .Then(new AnswersRecorded("2017", "bilbao", [], "es", comments));
        new Given<Draft>(Opened, new AnswersRecorded("2017", "bilbao", [], "es", comments))
            .When(it => RecordAnswers.Decide(it, new(Language: "es", Comments: comments), Example.OpenEdition, "bilbao"))
            .ThenNothing();
    }

    [Fact]
    public void A_language_or_a_comment_that_does_not_fit_the_form_is_refused() =>
        new Given<Draft>(Opened)
            .When(it => RecordAnswers.Decide(
                it, new(Language: "fr", Comments: new Dictionary<string, string> { ["colour"] = "blue", ["staff"] = new('x', 4_001) }), Example.OpenEdition, "bilbao"))
            .ThenRefused(("question-unknown", "/comments/colour"), ("too-long", "/comments/staff"), ("language-unknown", "/language"));

    [Fact]
    public void A_draft_stays_on_the_form_it_was_opened_on()
    {
        var withColour = Example.Form with { Version = 2, Questions = [.. Example.Form.Questions, new("colour", "other", QuestionType.Text, Example.Words("Colour"))] };
        var edition = new Given<Edition>(Example.Planned, Example.Published, new QuestionnairePublished("2017", withColour), Example.Opened).State;
        var colour = new RecordAnswers(Example.Asked(("colour", "blue")));

        new Given<Draft>(Opened).When(it => RecordAnswers.Decide(it, colour, edition, "bilbao")).ThenRefused("question-unknown", "/answers/colour");
        new Given<Draft>().When(it => RecordAnswers.Decide(it, colour, edition, "bilbao"))
            .Then(Opened with { Questionnaire = 2 }, Recorded(Change("colour", null, "blue")));
    }

    [Fact]
    public void A_draft_is_filled_in_while_the_edition_is_open()
    {
        new Given<Draft>().When(it => RecordAnswers.Decide(it, new(), Edition.Empty, "bilbao")).ThenRefused("edition-unknown");
        new Given<Draft>().When(it => RecordAnswers.Decide(it, new(), new Given<Edition>(Example.Planned, Example.Published).State, "bilbao")).ThenRefused("edition-not-open");
        new Given<Draft>(Opened).When(it => RecordAnswers.Decide(it, new(), Example.ClosedEdition, "bilbao")).ThenRefused("edition-not-open");
    }

    private static Func<Draft, Decision> Record(params (string, object?)[] answers) =>
        it => RecordAnswers.Decide(it, new(Example.Asked(answers)), Example.OpenEdition, "bilbao");

    private static AnswersRecorded Recorded(params AnswerChange[] changes) => new("2017", "bilbao", changes, null, null);

    private static AnswerChange Change(string question, object? from, object? to) =>
        new(question, from is null ? null : Example.Answer(from), to is null ? null : Example.Answer(to));
}
