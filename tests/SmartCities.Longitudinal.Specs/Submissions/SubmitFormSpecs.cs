using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Submissions;
using Xunit;
using static SmartCities.Longitudinal.Questionnaires.MissingReason;

namespace SmartCities.Longitudinal.Specs.Submissions;

public sealed class SubmitFormSpecs
{
    private static readonly CityInvited Invited = new("2017", "bilbao", "es", null);
    private static readonly FormReturned Returned = new("2017", "bilbao", "Please look at the budget.", null);
    private static readonly FormAccepted Accepted = new("2017", "bilbao", 1);
    private static readonly FormWithdrawn Withdrawn = new("2017", "bilbao", "We were not asked.");

    [Fact]
    public void A_form_is_submitted_as_revision_1_with_every_answer() =>
        new Given<Submission>()
            .When(Submit(("strategy", false), ("staff", 12)))
            .Then(new FormSubmitted("2017", "bilbao", 1, 1, "en", Provenance.Submitted, Example.Answers(("strategy", false), ("staff", 12)), null, null));

    [Fact]
    public void An_invited_city_submits() => new Given<Submission>(Invited).When(Submit(("strategy", false))).Then<FormSubmitted>();

    [Fact]
    public void Comments_language_and_provenance_are_kept() =>
        new Given<Submission>()
            .When(it => SubmitForm.Decide(
                it,
                new(1, "es", Example.Answers(("strategy", false)), true, new(ProvenanceKind.Transcribed, "bilbao.docx", "page 3", "t-7"), new Dictionary<string, string> { ["strategy"] = "Not yet." }),
                Example.OpenEdition, "bilbao"))
            .Then(new FormSubmitted(
                "2017", "bilbao", 1, 1, "es", new(ProvenanceKind.Transcribed, "bilbao.docx", "page 3", "t-7"), Example.Answers(("strategy", false)),
                new Dictionary<string, string> { ["strategy"] = "Not yet." }, null));

    [Fact]
    public void No_comments_are_no_member_of_the_event() =>
        new Given<Submission>()
            .When(it => SubmitForm.Decide(it, Form(("strategy", false)) with { Comments = new Dictionary<string, string>() }, Example.OpenEdition, "bilbao"))
            .Then(Example.SubmittedWith(("strategy", false)));

    [Fact]
    public void A_city_known_by_a_report_may_submit_its_own_form_as_revision_1() =>
        new Given<Submission>(new AnswersReported("2017", "bilbao", 1, "study-2017", [new("strategy", new BooleanAnswer(true), "line 533")]))
            .When(Submit(("strategy", false)))
            .Then(Example.SubmittedWith(("strategy", false)));

    [Fact]
    public void A_returned_form_is_submitted_as_the_next_revision() =>
        new Given<Submission>(Example.Submitted, Returned)
            .When(Submit(("strategy", false)))
            .Then(Example.SubmittedWith(("strategy", false)) with { Revision = 2 });

    [Fact]
    public void A_returned_form_may_be_submitted_unchanged() =>
        new Given<Submission>(Example.SubmittedWith(("strategy", false)), Returned)
            .When(Submit(("strategy", false)))
            .Then(Example.SubmittedWith(("strategy", false)) with { Revision = 2 });

    [Fact]
    public void Submitting_the_same_form_again_changes_nothing() =>
        new Given<Submission>(Example.SubmittedWith(("strategy", false))).When(Submit(("strategy", false))).ThenNothing();

    [Fact]
    public void Submitting_other_answers_again_is_refused() =>
        new Given<Submission>(Example.SubmittedWith(("strategy", false))).When(Submit(("strategy", MissingReason.Refused))).ThenRefused("already-submitted");

    [Fact]
    public void An_accepted_form_is_amended_not_submitted() =>
        new Given<Submission>(Example.Submitted, Accepted).When(Submit(("strategy", false))).ThenRefused("already-accepted");

    [Fact]
    public void A_withdrawn_form_is_reinstated_first() =>
        new Given<Submission>(Example.Submitted, Withdrawn).When(Submit(("strategy", false))).ThenRefused("withdrawn");

    [Fact]
    public void An_edition_that_is_not_there_takes_no_form() =>
        new Given<Submission>().When(it => SubmitForm.Decide(it, Form(("strategy", false)), Edition.Empty, "bilbao")).ThenRefused("edition-unknown");

    [Fact]
    public void A_planned_edition_takes_no_form() =>
        new Given<Submission>()
            .When(it => SubmitForm.Decide(it, Form(("strategy", false)), new Given<Edition>(Example.Planned, Example.Published).State, "bilbao"))
            .ThenRefused("edition-not-open");

    [Fact]
    public void A_closed_edition_takes_no_form() =>
        new Given<Submission>().When(it => SubmitForm.Decide(it, Form(("strategy", false)), Example.ClosedEdition, "bilbao")).ThenRefused("edition-not-open");

    [Fact]
    public void A_version_of_the_form_that_is_not_there_is_refused() =>
        new Given<Submission>()
            .When(it => SubmitForm.Decide(it, Form(("strategy", false)) with { Questionnaire = 2 }, Example.OpenEdition, "bilbao"))
            .ThenRefused("questionnaire-unknown", "/questionnaire");

    [Fact]
    public void A_language_the_form_is_not_in_is_refused() =>
        new Given<Submission>()
            .When(it => SubmitForm.Decide(it, Form(("strategy", false)) with { Language = "fr" }, Example.OpenEdition, "bilbao"))
            .ThenRefused("language-unknown", "/language");

    [Fact]
    public void A_comment_to_no_question_is_refused() =>
        new Given<Submission>()
            .When(it => SubmitForm.Decide(it, Form(("strategy", false)) with { Comments = new Dictionary<string, string> { ["colour"] = "Blue" } }, Example.OpenEdition, "bilbao"))
            .ThenRefused("question-unknown", "/comments/colour");

    [Fact]
    public void A_comment_without_end_is_refused() =>
        new Given<Submission>()
            .When(it => SubmitForm.Decide(it, Form(("strategy", false)) with { Comments = new Dictionary<string, string> { ["strategy"] = new('x', 4_001) } }, Example.OpenEdition, "bilbao"))
            .ThenRefused("too-long", "/comments/strategy");

    [Fact]
    public void A_form_is_submitted_or_transcribed_with_where_from_and_by_whom()
    {
        new Given<Submission>().When(Came(new(ProvenanceKind.Reported, "study-2017", "line 533"))).ThenRefused("provenance-invalid", "/provenance/kind");
        new Given<Submission>().When(Came(new(ProvenanceKind.Transcribed, "bilbao.docx", "page 3"))).ThenRefused("provenance-invalid", "/provenance");
        new Given<Submission>().When(Came(new(ProvenanceKind.Transcribed, "bilbao.docx", null, "t-7"))).ThenRefused("provenance-invalid", "/provenance");
        new Given<Submission>().When(Came(new(ProvenanceKind.Transcribed, null, "page 3", "t-7"))).ThenRefused("provenance-invalid", "/provenance");

        static Func<Submission, Decision> Came(Provenance provenance) =>
            it => SubmitForm.Decide(it, Form(("strategy", false)) with { Provenance = provenance }, Example.OpenEdition, "bilbao");
    }

    [Fact]
    public void Everything_wrong_with_a_form_is_said_at_once() =>
        new Given<Submission>()
            .When(Submit(("strategy", "yes"), ("colour", true), ("staff", 0)))
            .ThenRefused(("type-wrong", "/answers/strategy"), ("question-unknown", "/answers/colour"), ("out-of-range", "/answers/staff"));

    [Fact]
    public void A_place_is_a_JSON_pointer_whatever_the_question_is_called() =>
        new Given<Submission>()
            .When(it => SubmitForm.Decide(it, Form(("a/b", true), ("c~d", 1)) with { Comments = new Dictionary<string, string> { ["e/f"] = "" } }, Example.OpenEdition, "bilbao"))
            .ThenRefused(("question-unknown", "/answers/a~1b"), ("question-unknown", "/answers/c~0d"), ("question-unknown", "/comments/e~1f"));

    [Fact]
    public void A_required_question_left_out_is_refused() =>
        new Given<Submission>().When(Submit(("staff", 12))).ThenRefused("required-missing", "/answers/strategy");

    [Fact]
    public void A_required_question_behind_an_open_gate_is_refused_too() =>
        new Given<Submission>().When(Submit(("strategy", true))).ThenRefused("required-missing", "/answers/formalised");

    [Fact]
    public void A_required_question_that_is_not_asked_is_not_missed() =>
        new Given<Submission>().When(Submit(("strategy", false))).Then<FormSubmitted>();

    [Theory, InlineData(DontKnow), InlineData(NotApplicable), InlineData(MissingReason.Refused)]
    public void A_required_question_is_satisfied_by_saying_why_there_is_no_answer(MissingReason reason) =>
        new Given<Submission>().When(Submit(("strategy", reason))).Then<FormSubmitted>();

    [Fact]
    public void A_required_question_is_not_satisfied_by_not_answered() =>
        new Given<Submission>().When(Submit(("strategy", NotAnswered))).ThenRefused("required-missing", "/answers/strategy");

    [Fact]
    public void A_text_of_nothing_but_spaces_answers_nothing()
    {
        var required = Example.Form with { Questions = [.. Example.Form.Questions.Select(it => it.Id == "motto" ? it with { Required = true } : it)] };
        var edition = new Given<Edition>(Example.Planned, new QuestionnairePublished("2017", required), Example.Opened).State;
        new Given<Submission>().When(it => SubmitForm.Decide(it, Form(("strategy", false), ("motto", " ")), edition, "bilbao")).ThenRefused("required-missing", "/answers/motto");
    }

    [Theory, InlineData(NotPublished), InlineData(Unreliable)]
    public void A_city_does_not_give_the_committees_reasons(MissingReason reason) =>
        new Given<Submission>().When(Submit(("strategy", reason))).ThenRefused("reason-not-yours", "/answers/strategy");

    [Fact]
    public void An_answer_to_an_excluded_question_is_refused() =>
        new Given<Submission>().When(Submit(("strategy", false), ("formalised", true))).ThenRefused("not-asked", "/answers/formalised");

    [Fact]
    public void An_answer_down_a_chain_of_excluded_questions_is_refused() =>
        new Given<Submission>().When(Submit(("strategy", false), ("axes", Example.Chosen("health")))).ThenRefused("not-asked", "/answers/axes");

    [Fact]
    public void Even_a_reason_for_no_answer_to_an_excluded_question_is_refused() =>
        new Given<Submission>().When(Submit(("strategy", false), ("formalised", DontKnow))).ThenRefused("not-asked", "/answers/formalised");

    [Fact]
    public void Behind_a_gate_the_city_does_not_know_an_answer_stands_and_none_is_required()
    {
        new Given<Submission>().When(Submit(("strategy", DontKnow), ("formalised", true))).Then<FormSubmitted>();
        new Given<Submission>().When(Submit(("strategy", DontKnow))).Then<FormSubmitted>();
    }

    [Fact]
    public void Blanks_must_be_confirmed()
    {
        var unconfirmed = Form(("strategy", false), ("stage", "draft")) with { Blanks = false };
        new Given<Submission>().When(it => SubmitForm.Decide(it, unconfirmed, Example.OpenEdition, "bilbao")).ThenRefused("blanks-unconfirmed", "/blanks");
        new Given<Submission>().When(it => SubmitForm.Decide(it, unconfirmed, Example.OpenEdition, "bilbao"))
            .ThenRefusedSaying(@"^7 questions are blank \(staff, budget, graduates, motto, note, …\)\.");
    }

    [Fact]
    public void A_form_without_blanks_needs_no_confirmation() =>
        new Given<Submission>()
            .When(it => SubmitForm.Decide(
                it,
                Form(
                    ("strategy", false), ("stage", "draft"), ("staff", 3), ("budget", DontKnow), ("graduates", 40), ("motto", "Eman ta zabal zazu"), ("note", "–"),
                    ("documents", Example.Chosen()), ("contact", MissingReason.Refused)) with
                { Blanks = false },
                Example.OpenEdition, "bilbao"))
            .Then<FormSubmitted>();

    private static Func<Submission, Decision> Submit(params (string, object)[] answers) =>
        it => SubmitForm.Decide(it, Form(answers), Example.OpenEdition, "bilbao");

    private static SubmitForm Form(params (string, object)[] answers) => new(1, "en", Example.Answers(answers), Blanks: true, Provenance.Submitted);
}
