using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Submissions;

public sealed class ReportAnswersSpecs
{
    private static readonly ReportedAnswer Strategy = new("strategy", new BooleanAnswer(true), "line 533");
    private static readonly ReportedAnswer Staff = new("staff", new RangeAnswer(20, 25), "line 540", "about two dozen");
    private static readonly Observation Axes = new("strategy-axes", new NumberAnswer(7), "line 553", "axes", Factor: "smart-specialisation");

    [Fact]
    public void What_a_report_says_is_kept_with_its_place_and_nothing_more_is_asked() =>
        new Given<Submission>().When(Report(Strategy, Staff)).Then(Reported(Strategy, Staff));

    [Fact]
    public void A_report_that_names_a_city_and_answers_nothing_makes_it_known() =>
        new Given<Submission>().When(Report()).Then(Reported());

    [Theory, InlineData(MissingReason.Unreliable), InlineData(MissingReason.NotPublished), InlineData(MissingReason.NotApplicable)]
    public void A_report_may_say_why_it_has_no_value(MissingReason reason)
    {
        var without = Strategy with { Value = new MissingAnswer(reason) };
        new Given<Submission>().When(Report(without)).Then(Reported(without));
    }

    [Fact]
    public void What_was_reported_already_is_not_reported_again()
    {
        new Given<Submission>(Reported(Strategy, Staff)).When(Report(Strategy, Staff)).ThenNothing();
        new Given<Submission>(Reported(Strategy)).When(Report(Strategy, Staff)).Then(Reported(Staff));
        new Given<Submission>(Reported()).When(Report()).ThenNothing();
    }

    [Fact]
    public void Another_value_note_or_place_is_news()
    {
        var elsewhere = Strategy with { Place = "line 1776" };
        new Given<Submission>(Reported(Strategy)).When(Report(elsewhere)).Then(Reported(elsewhere));
        var other = Strategy with { Value = new BooleanAnswer(false) };
        new Given<Submission>(Reported(Strategy)).When(Report(other)).Then(Reported(other));
        var noted = Strategy with { Note = "in the annex" };
        new Given<Submission>(Reported(Strategy)).When(Report(noted)).Then(Reported(noted));
    }

    [Fact]
    public void A_citys_own_form_stands_above_a_report()
    {
        new Given<Submission>(Example.Submitted).When(Report(Strategy)).ThenRefused("already-submitted");
        new Given<Submission>(Example.Submitted, new FormWithdrawn("2017", "bilbao", "We were not asked.")).When(Report(Strategy)).ThenRefused("already-submitted");
    }

    [Fact]
    public void Reported_answers_are_answers_to_the_form() =>
        new Given<Submission>()
            .When(Report(new ReportedAnswer("strategy", new NumberAnswer(1), "line 1"), new ReportedAnswer("colour", new BooleanAnswer(true), "line 2"), Staff with { Value = new NumberAnswer(0) }))
            .ThenRefused(("type-wrong", "/answers/0/value"), ("question-unknown", "/answers/1/value"), ("out-of-range", "/answers/2/value"));

    [Fact]
    public void A_reported_answer_has_its_place() =>
        new Given<Submission>().When(Report(Strategy, Staff with { Place = " " })).ThenRefused("place-missing", "/answers/1/place");

    [Fact]
    public void A_question_is_reported_once() =>
        new Given<Submission>().When(Report(Strategy, Strategy with { Place = "line 900" })).ThenRefused("question-duplicate", "/answers");

    [Fact]
    public void Facts_that_the_forms_condition_excludes_are_refused()
    {
        var none = Strategy with { Value = new BooleanAnswer(false) };
        var formalised = new ReportedAnswer("formalised", new BooleanAnswer(true), "line 541");
        new Given<Submission>().When(Report(none, formalised)).ThenRefused("not-asked", "/answers/1");
        new Given<Submission>(Reported(none)).When(Report(formalised)).ThenRefused("not-asked", "/answers/0");
    }

    [Fact]
    public void Behind_a_gate_of_which_the_report_says_nothing_a_fact_stands() =>
        new Given<Submission>().When(Report(new ReportedAnswer("formalised", new BooleanAnswer(true), "line 541"))).Then<AnswersReported>();

    [Fact]
    public void Behind_an_option_that_the_report_does_not_name_a_fact_stands_too()
    {
        var hospitals = new Question("hospitals", "strategy", QuestionType.Number, Example.Words("Hospitals"), Condition: new Predicate.Includes("axes", "health"));
        var edition = new Given<Edition>(Example.Planned, Example.Published with { Questionnaire = Example.Form with { Questions = [.. Example.Form.Questions, hospitals] } }).State;
        ReportedAnswer[] said = [new("axes", Example.Chosen("tourism"), "line 541"), new("hospitals", new NumberAnswer(3), "line 542")];
        new Given<Submission>().When(it => ReportAnswers.Decide(it, new(1, "study-2017", said), edition, "bilbao")).Then(Reported(said));
    }

    [Fact]
    public void An_edition_a_source_or_a_form_that_is_not_there_is_refused()
    {
        new Given<Submission>().When(it => ReportAnswers.Decide(it, new(1, "study-2017", [Strategy]), Edition.Empty, "bilbao")).ThenRefused("edition-unknown");
        new Given<Submission>().When(it => ReportAnswers.Decide(it, new(1, "gazette", [Strategy]), Example.OpenEdition, "bilbao")).ThenRefused("source-unknown", "/source");
        new Given<Submission>().When(it => ReportAnswers.Decide(it, new(2, "study-2017", [Strategy]), Example.OpenEdition, "bilbao")).ThenRefused("questionnaire-unknown", "/questionnaire");
    }

    [Fact]
    public void A_report_may_be_read_into_a_closed_edition() =>
        new Given<Submission>().When(it => ReportAnswers.Decide(it, new(1, "study-2017", [Strategy]), Example.ClosedEdition, "bilbao")).Then(Reported(Strategy));

    [Fact]
    public void An_observation_is_kept_with_its_place() =>
        new Given<Submission>().When(Observe(Axes)).Then(new ObservationReported("2017", "bilbao", "study-2017", Axes));

    [Fact]
    public void An_observation_made_already_is_not_made_again()
    {
        var observed = new ObservationReported("2017", "bilbao", "study-2017", Axes);
        new Given<Submission>(observed).When(Observe(Axes)).ThenNothing();
        new Given<Submission>(observed).When(Observe(Axes with { Period = "2016" })).Then<ObservationReported>();
    }

    [Fact]
    public void An_observation_stands_beside_a_citys_own_form() => new Given<Submission>(Example.Submitted).When(Observe(Axes)).Then<ObservationReported>();

    [Fact]
    public void An_observation_names_what_is_there()
    {
        new Given<Submission>().When(it => ReportObservation.Decide(it, new("study-2017", Axes), Edition.Empty, "bilbao")).ThenRefused("edition-unknown");
        new Given<Submission>().When(it => ReportObservation.Decide(it, new("gazette", Axes), Example.OpenEdition, "bilbao")).ThenRefused("source-unknown", "/source");
        new Given<Submission>().When(Observe(Axes with { Topic = "Strategy axes" })).ThenRefused("id-invalid", "/topic");
        new Given<Submission>().When(Observe(Axes with { Factor = "weather" })).ThenRefused("factor-unknown", "/factor");
        new Given<Submission>().When(Observe(Axes with { Place = "" })).ThenRefused("place-missing", "/place");
    }

    private static Func<Submission, Decision> Report(params ReportedAnswer[] answers) =>
        it => ReportAnswers.Decide(it, new(1, "study-2017", answers), Example.OpenEdition, "bilbao");

    private static Func<Submission, Decision> Observe(Observation observation) =>
        it => ReportObservation.Decide(it, new("study-2017", observation), Example.OpenEdition, "bilbao");

    private static AnswersReported Reported(params ReportedAnswer[] answers) => new("2017", "bilbao", 1, "study-2017", answers);
}
