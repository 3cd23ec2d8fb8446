using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Submissions;

/// <summary>The form's own checks: an error blocks, a warning asks for a comment.</summary>
public sealed class FormCheckSpecs
{
    private static readonly Check Impossible = new(
        "budget-of-nobody", "budget", new Predicate.All(new Predicate.IsNumber("staff", 1), new Predicate.AtLeast("budget", 1_000_000)), Example.Words("One person does not spend a million."), Severity.Error);

    private static readonly Check Unusual = new("many", "staff", new Predicate.AtLeast("staff", 500), Example.Words("That is many people."));

    private static readonly Questionnaire Form = Example.Form with { Checks = [Impossible, Unusual] };
    private static readonly Edition Open = new Given<Edition>(Example.Planned, new QuestionnairePublished("2017", Form), Example.Opened).State;
    private static readonly Edition Closed = new Given<Edition>(Example.Planned, new QuestionnairePublished("2017", Form), Example.Opened, Example.Closed).State;

    private static readonly FormSubmitted Few = Example.SubmittedWith(("strategy", false), ("staff", 12), ("budget", 2_000_000));
    private static readonly FormSubmitted Many = Example.SubmittedWith(("strategy", false), ("staff", 600)) with { Comments = Saying("staff", "All offices.") };

    [Fact]
    public void An_error_blocks_and_no_comment_helps()
    {
        new Given<Submission>().When(Submit(("staff", 1), ("budget", 1_000_000))).ThenRefused("check-failed", "/answers/budget");
        new Given<Submission>().When(Submit(Saying("budget", "It is so."), ("staff", 1), ("budget", 1_000_000))).ThenRefused("check-failed", "/answers/budget");
        new Given<Submission>().When(Submit(("staff", 1), ("budget", 999_999))).Then<FormSubmitted>();
    }

    [Fact]
    public void A_warning_asks_for_a_comment_and_a_comment_satisfies_it()
    {
        new Given<Submission>().When(Submit(("staff", 500))).ThenRefused("comment-missing", "/comments/staff");
        new Given<Submission>().When(Submit(("staff", 500))).ThenRefusedSaying("^That is many people. If the answer is right, say so in a comment.$");
        new Given<Submission>().When(Submit(Saying("staff", " "), ("staff", 500))).ThenRefused("comment-missing", "/comments/staff");
        new Given<Submission>().When(Submit(Saying("budget", "All offices."), ("staff", 500))).ThenRefused("comment-missing", "/comments/staff");
        new Given<Submission>().When(Submit(Saying("staff", "All offices."), ("staff", 500))).Then<FormSubmitted>();
    }

    [Fact]
    public void What_missing_answers_leave_open_does_not_fail()
    {
        new Given<Submission>().When(Submit(("budget", 1_000_000))).Then<FormSubmitted>();
        new Given<Submission>().When(Submit(("staff", 1), ("budget", MissingReason.DontKnow))).Then<FormSubmitted>();
        new Given<Submission>().When(Submit(("staff", new RangeAnswer(400, 600)))).Then<FormSubmitted>();
        new Given<Submission>().When(Submit(("staff", new RangeAnswer(500, null)))).ThenRefused("comment-missing", "/comments/staff");
    }

    [Fact]
    public void An_amendment_that_brings_an_error_to_fail_is_refused() =>
        new Given<Submission>(Few).When(Amend(Open, ("staff", 1))).ThenRefused("check-failed", "/answers/budget");

    [Fact]
    public void So_is_a_proposal_and_its_approval_once_another_has_changed_the_answers()
    {
        new Given<Submission>(Few).When(Amend(Closed, ("staff", 1))).ThenRefused("check-failed", "/answers/budget");

        var poor = Example.SubmittedWith(("strategy", false), ("staff", 12), ("budget", 10));
        AnswerChange[] one = [Change("staff", 12, 1)], two = [Change("budget", 10, 2_000_000)];
        var proposed = new AmendmentProposed("2017", "bilbao", 1, 1, one, AmendmentKind.Correction, "Counted again.", null);
        var approved = new AmendmentApproved("2017", "bilbao", 2, 2, 1, two, AmendmentKind.Correction, "Counted again.", null);
        new Given<Submission>(poor, proposed).When(it => ApproveAmendment.Decide(it, new(1), Closed)).Then<AmendmentApproved>();
        new Given<Submission>(poor, proposed, proposed with { Proposal = 2, Changes = two }, approved)
            .When(it => ApproveAmendment.Decide(it, new(1), Closed)).ThenRefused("check-failed", "/answers/budget");
    }

    [Fact]
    public void An_error_that_failed_before_leaves_room_to_put_it_right_step_by_step()
    {
        var wrong = Example.SubmittedWith(("strategy", false), ("staff", 1), ("budget", 3_000_000));
        new Given<Submission>(wrong).When(Amend(Open, ("budget", 2_000_000))).Then<AnswersAmended>();
    }

    [Fact]
    public void An_amendment_that_a_warning_is_about_needs_a_comment()
    {
        new Given<Submission>(Few).When(Amend(Open, ("staff", 600))).ThenRefused("comment-missing", "/comments/staff");
        new Given<Submission>(Few).When(Amend(Open, Saying("staff", "All offices."), ("staff", 600))).Then<AnswersAmended>();
    }

    [Fact]
    public void A_warning_is_not_asked_about_again_while_its_answer_stays()
    {
        new Given<Submission>(Many).When(Amend(Open, ("motto", "Aurrera"))).Then<AnswersAmended>();
        new Given<Submission>(Many).When(Amend(Open, ("staff", 700))).ThenRefused("comment-missing", "/comments/staff");
    }

    [Fact]
    public void The_same_comment_said_again_is_kept_with_the_changed_answer() =>
        new Given<Submission>(Many)
            .When(Amend(Open, Saying("staff", "All offices."), ("staff", 700)))
            .Then(new AnswersAmended("2017", "bilbao", 2, 1, [Change("staff", 600, 700)], AmendmentKind.Correction, "Counted again.", Saying("staff", "All offices.")));

    private static Func<Submission, Decision> Submit(params (string, object)[] answers) => Submit([], answers);

    private static Func<Submission, Decision> Submit(Dictionary<string, string> comments, params (string, object)[] answers) =>
        it => SubmitForm.Decide(it, new(1, "en", Example.Answers([("strategy", false), .. answers]), Blanks: true, Provenance.Submitted, comments), Open, "bilbao");

    private static Func<Submission, Decision> Amend(Edition edition, params (string, object?)[] answers) => Amend(edition, [], answers);

    private static Func<Submission, Decision> Amend(Edition edition, Dictionary<string, string> comments, params (string, object?)[] answers) =>
        it => AmendAnswers.Decide(it, new(AmendmentKind.Correction, "Counted again.", Example.Asked(answers), comments), edition, byCommittee: false);

    private static Dictionary<string, string> Saying(string question, string comment) => new() { [question] = comment };

    private static AnswerChange Change(string question, int from, int to) => new(question, new NumberAnswer(from), new NumberAnswer(to), Provenance.Submitted);
}
