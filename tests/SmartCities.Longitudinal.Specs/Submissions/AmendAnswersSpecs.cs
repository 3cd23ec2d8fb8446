using Shouldly;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Submissions;

public sealed class AmendAnswersSpecs
{
    private static readonly AmendAnswers Counted = new(AmendmentKind.Correction, "Counted again.", Example.Asked(("staff", 14)));
    private static readonly FormReturned Returned = new("2017", "bilbao", "Please look at the budget.", null);
    private static readonly FormAccepted Accepted = new("2017", "bilbao", 1);
    private static readonly FormWithdrawn Withdrawn = new("2017", "bilbao", "We were not asked.");

    [Fact]
    public void An_amendment_says_what_changed_from_what_to_what() =>
        new Given<Submission>(Example.Submitted)
            .When(Amend(("staff", 14)))
            .Then(Amended(Change("staff", 12, 14)));

    [Fact]
    public void An_answer_that_was_not_there_has_no_from() =>
        new Given<Submission>(Example.Submitted).When(Amend(("stage", "draft"))).Then(Amended(Change("stage", null, "draft")));

    [Fact]
    public void A_blanked_answer_has_no_to() =>
        new Given<Submission>(Example.Submitted).When(Amend(("staff", null))).Then(Amended(Change("staff", 12, null)));

    [Fact]
    public void What_stands_already_is_no_change()
    {
        new Given<Submission>(Example.Submitted).When(Amend(("staff", 12), ("strategy", true), ("stage", null))).ThenNothing();
        new Given<Submission>(Example.Submitted).When(Amend(("staff", 12), ("stage", "none"))).Then(Amended(Change("stage", null, "none")));
    }

    [Fact]
    public void Revisions_count_on() =>
        new Given<Submission>(Example.Submitted, Amended(Change("staff", 12, 13)))
            .When(Amend(("staff", 14)))
            .Then(Amended(Change("staff", 13, 14)) with { Revision = 3 });

    [Fact]
    public void Kind_reason_and_comments_are_kept() =>
        new Given<Submission>(Example.Submitted)
            .When(it => AmendAnswers.Decide(
                it, new(AmendmentKind.ProcessingError, "Typed wrongly.", Example.Asked(("staff", 14)), new Dictionary<string, string> { ["staff"] = "14 on paper" }), Example.OpenEdition, byCommittee: true))
            .Then(Amended(Change("staff", 12, 14)) with
            {
                Kind = AmendmentKind.ProcessingError,
                Reason = "Typed wrongly.",
                Comments = new Dictionary<string, string> { ["staff"] = "14 on paper" },
            });

    [Fact]
    public void Closing_a_gate_blanks_the_whole_chain_behind_it_as_explicit_changes() =>
        new Given<Submission>(Example.Submitted)
            .When(Amend(("strategy", false)))
            .Then(Amended(Change("strategy", true, false), Change("axes", Example.Chosen("health"), null), Change("formalised", true, null)));

    [Fact]
    public void Closing_a_gate_in_the_middle_blanks_what_hangs_on_it() =>
        new Given<Submission>(Example.Submitted)
            .When(Amend(("formalised", false)))
            .Then(Amended(Change("formalised", true, false), Change("axes", Example.Chosen("health"), null)));

    [Fact]
    public void Not_knowing_a_gate_keeps_the_answers_behind_it() =>
        new Given<Submission>(Example.Submitted)
            .When(Amend(("strategy", MissingReason.DontKnow)))
            .Then(Amended(Change("strategy", true, MissingReason.DontKnow)));

    [Fact]
    public void Opening_a_gate_asks_for_what_is_required_behind_it()
    {
        new Given<Submission>(Example.SubmittedWith(("strategy", false))).When(Amend(("strategy", true))).ThenRefused("required-missing", "/answers/formalised");
        new Given<Submission>(Example.SubmittedWith(("strategy", false)))
            .When(Amend(("strategy", true), ("formalised", false)))
            .Then(Amended(Change("strategy", false, true), Change("formalised", null, false)));
    }

    [Fact]
    public void An_answer_behind_a_closed_gate_is_refused() =>
        new Given<Submission>(Example.SubmittedWith(("strategy", false))).When(Amend(("formalised", true))).ThenRefused("not-asked", "/answers/formalised");

    [Fact]
    public void An_answer_behind_a_gate_that_the_same_amendment_closes_is_refused()
    {
        new Given<Submission>(Example.Submitted).When(Amend(("strategy", false), ("formalised", true))).ThenRefused("not-asked", "/answers/formalised");
        new Given<Submission>(Example.Submitted).When(Amend(("strategy", false), ("axes", Example.Chosen("energy")))).ThenRefused("not-asked", "/answers/axes");
    }

    [Fact]
    public void Blanking_what_a_closed_gate_blanks_anyway_is_one_change() =>
        new Given<Submission>(Example.Submitted)
            .When(Amend(("strategy", false), ("axes", null)))
            .Then(Amended(Change("strategy", true, false), Change("axes", Example.Chosen("health"), null), Change("formalised", true, null)));

    [Fact]
    public void A_required_answer_is_not_blanked() =>
        new Given<Submission>(Example.Submitted).When(Amend(("strategy", null))).ThenRefused("required-missing", "/answers/strategy");

    [Fact]
    public void Each_answer_is_checked_as_at_submission() =>
        new Given<Submission>(Example.Submitted)
            .When(Amend(("staff", 0), ("colour", "blue"), ("size", null)))
            .ThenRefused(("out-of-range", "/answers/staff"), ("question-unknown", "/answers/colour"), ("question-unknown", "/answers/size"));

    [Fact]
    public void Comments_are_checked_too() =>
        new Given<Submission>(Example.Submitted)
            .When(it => AmendAnswers.Decide(
                it, new(AmendmentKind.Correction, "Counted again.", Example.Asked(("staff", 14)), new Dictionary<string, string> { ["colour"] = "blue" }), Example.OpenEdition, byCommittee: false))
            .ThenRefused("question-unknown", "/comments/colour");

    [Fact]
    public void An_amendment_needs_a_reason()
    {
        new Given<Submission>(Example.Submitted).When(Amend(" ", ("staff", 14))).ThenRefused("reason-missing", "/reason");
        new Given<Submission>(Example.Submitted).When(Amend(new string('x', 2_001), ("staff", 14))).ThenRefused("too-long", "/reason");
    }

    [Fact]
    public void What_was_not_submitted_is_not_amended()
    {
        new Given<Submission>().When(Amend(("staff", 14))).ThenRefused("not-submitted");
        new Given<Submission>(new CityInvited("2017", "bilbao", null, null)).When(Amend(("staff", 14))).ThenRefused("not-submitted");
    }

    [Fact]
    public void What_a_report_says_is_not_amended() =>
        new Given<Submission>(new AnswersReported("2017", "bilbao", 1, "study-2017", [new("staff", new NumberAnswer(12), "line 533")]))
            .When(Amend(("staff", 14)))
            .ThenRefused("reported");

    [Fact]
    public void What_was_withdrawn_is_not_amended() =>
        new Given<Submission>(Example.Submitted, Withdrawn).When(Amend(("staff", 14))).ThenRefused("withdrawn");

    [Fact]
    public void Once_the_edition_is_closed_a_city_proposes() =>
        new Given<Submission>(Example.Submitted)
            .When(it => AmendAnswers.Decide(it, Counted, Example.ClosedEdition, byCommittee: false))
            .Then(new AmendmentProposed("2017", "bilbao", 1, 1, [Change("staff", 12, 14)], AmendmentKind.Correction, "Counted again.", null));

    [Fact]
    public void A_processing_error_is_the_committees_own() =>
        new Given<Submission>(Example.Submitted)
            .When(it => AmendAnswers.Decide(it, Counted with { Kind = AmendmentKind.ProcessingError }, Example.OpenEdition, byCommittee: false))
            .ThenRefused("kind-not-yours", "/kind");

    [Fact]
    public void A_comment_alone_is_a_change() =>
        new Given<Submission>(Example.Submitted)
            .When(it => AmendAnswers.Decide(it, Counted with { Answers = null, Comments = Comment("In offices only.") }, Example.OpenEdition, byCommittee: false))
            .Then(Amended() with { Comments = Comment("In offices only.") });

    [Fact]
    public void The_comment_that_stands_already_is_no_change() =>
        new Given<Submission>(Example.Submitted, Amended() with { Comments = Comment("In offices only.") })
            .When(it => AmendAnswers.Decide(it, Counted with { Answers = null, Comments = Comment("In offices only.") }, Example.OpenEdition, byCommittee: false))
            .ThenNothing();

    [Fact]
    public void Changing_an_answer_opens_closed_queries_on_it_again_and_no_others() =>
        new Given<Submission>(Example.Submitted, Asked(1, "staff"), Asked(2, "axes"), Asked(3, "staff"), Closed(1), Closed(2))
            .When(Amend(("staff", 14)))
            .Then(Amended(Change("staff", 12, 14)), new QueryReopened("2017", "bilbao", 1, "answer-changed"));

    [Fact]
    public void An_earlier_revision_is_gone_back_to_by_an_amendment_that_says_so() =>
        new Given<Submission>(Example.Submitted, Amended(Change("strategy", true, false), Change("axes", Example.Chosen("health"), null), Change("formalised", true, null)))
            .When(it => AmendAnswers.Decide(it, Counted with { Answers = null, RevertsTo = 1 }, Example.OpenEdition, byCommittee: false))
            .Then(Amended(Change("axes", null, Example.Chosen("health")), Change("formalised", null, true), Change("strategy", false, true)) with { Revision = 3, RevertsTo = 1 });

    [Fact]
    public void Only_an_earlier_revision_is_gone_back_to()
    {
        var amended = new Given<Submission>(Example.Submitted, Amended(Change("staff", 12, 14)));
        amended.When(it => AmendAnswers.Decide(it, Counted with { Answers = null, RevertsTo = 2 }, Example.OpenEdition, byCommittee: false)).ThenRefused("revision-unknown", "/revertsTo");
        amended.When(it => AmendAnswers.Decide(it, Counted with { Answers = null, RevertsTo = 7 }, Example.OpenEdition, byCommittee: false)).ThenRefused("revision-unknown", "/revertsTo");
        amended.When(it => AmendAnswers.Decide(it, Counted with { RevertsTo = 1 }, Example.OpenEdition, byCommittee: false)).ThenRefused("reverts-alone", "/answers");
    }

    [Fact]
    public void A_reply_about_last_time_goes_with_an_answer() =>
        new Given<Submission>(Example.Submitted)
            .When(it => AmendAnswers.Decide(
                it, Counted with { Replies = new Dictionary<string, LastTimeReply> { ["axes"] = LastTimeReply.ChangedSince } }, Example.OpenEdition, byCommittee: false))
            .ThenRefused("reply-unasked", "/replies/axes");

    [Fact]
    public void Blanked_answers_are_offered_again()
    {
        var blanked = new Given<Submission>(Example.Submitted, Amended(Change("strategy", true, false), Change("axes", Example.Chosen("health"), null), Change("formalised", true, null)));
        blanked.State.Earlier.Keys.ShouldBe(["axes", "formalised"]);
        new Given<Submission>(Example.Submitted, Amended(Change("axes", Example.Chosen("health"), null)), Amended(Change("axes", null, Example.Chosen("energy"))) with { Revision = 3 })
            .State.Earlier.ShouldBeEmpty();
    }

    [Fact]
    public void Amending_an_accepted_form_takes_its_acceptance_back() =>
        new Given<Submission>(Example.Submitted, Accepted)
            .When(Amend(("staff", 14)))
            .Then(new AcceptanceTakenBack("2017", "bilbao", "Counted again."), Amended(Change("staff", 12, 14)));

    [Fact]
    public void Amending_an_accepted_form_to_what_it_says_leaves_it_accepted() =>
        new Given<Submission>(Example.Submitted, Accepted).When(Amend(("staff", 12))).ThenNothing();

    [Fact]
    public void A_returned_form_is_changed_in_its_draft_and_once_the_edition_is_closed_by_a_proposal()
    {
        new Given<Submission>(Example.Submitted, Returned).When(Amend(("staff", 14))).ThenRefused("returned");
        new Given<Submission>(Example.Submitted, Returned)
            .When(it => AmendAnswers.Decide(it, Counted, Example.ClosedEdition, byCommittee: false))
            .Then<AmendmentProposed>().Changes.ShouldBe([Change("staff", 12, 14)]);
    }

    [Fact]
    public void An_amended_form_that_was_returned_is_still_returned() =>
        new Given<Submission>(Example.Submitted, Returned, Amended(Change("staff", 12, 14))).State.Stage.ShouldBe(SubmissionStage.Returned);

    [Fact]
    public void An_amendment_is_made_on_the_form_it_was_answered_in()
    {
        var withColour = Example.Form with { Version = 2, Questions = [.. Example.Form.Questions, new("colour", "other", QuestionType.Text, Example.Words("Colour"), Required: true)] };
        var edition = new Given<Edition>(Example.Planned, Example.Published, new QuestionnairePublished("2017", withColour), Example.Opened).State;
        new Given<Submission>(Example.Submitted).When(it => AmendAnswers.Decide(it, Counted, edition, byCommittee: false)).Then(Amended(Change("staff", 12, 14)));
        new Given<Submission>(Example.Submitted)
            .When(it => AmendAnswers.Decide(it, Counted with { Answers = Example.Asked(("colour", "blue")) }, edition, byCommittee: false))
            .ThenRefused("question-unknown", "/answers/colour");
    }

    private static Func<Submission, Decision> Amend(params (string, object?)[] answers) => Amend("Counted again.", answers);

    private static Func<Submission, Decision> Amend(string reason, params (string, object?)[] answers) =>
        it => AmendAnswers.Decide(it, new(AmendmentKind.Correction, reason, Example.Asked(answers)), Example.OpenEdition, byCommittee: false);

    private static QueryRaised Asked(int query, string question) => new("2017", "bilbao", query, question, "Is that so?");

    private static QueryClosed Closed(int query) => new("2017", "bilbao", query, null);

    private static Dictionary<string, string> Comment(string text) => new() { ["staff"] = text };

    private static AnswersAmended Amended(params AnswerChange[] changes) => new("2017", "bilbao", 2, 1, changes, AmendmentKind.Correction, "Counted again.", null);

    private static AnswerChange Change(string question, object? from, object? to) => new(
        question, from is null ? null : Example.Answer(from), to is null ? null : Example.Answer(to), Provenance.Submitted);
}
