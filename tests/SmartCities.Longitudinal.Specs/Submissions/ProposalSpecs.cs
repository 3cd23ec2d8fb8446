using Shouldly;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Submissions;

/// <summary>Amendments of a closed edition: proposed by the city, decided by an editor on the answers that stand then.</summary>
public sealed class ProposalSpecs
{
    private static readonly AnswerChange Change = new("staff", new NumberAnswer(12), new NumberAnswer(14), Provenance.Submitted);
    private static readonly AmendmentProposed Proposed = new("2017", "bilbao", 1, 1, [Change], AmendmentKind.Correction, "Counted again.", null);
    private static readonly AmendmentApproved Approved = new("2017", "bilbao", 1, 2, 1, [Change], AmendmentKind.Correction, "Counted again.", null);
    private static readonly AmendmentDeclined Declined = new("2017", "bilbao", 1, "Not in the reference year.");

    private static readonly AmendmentApproved Other = Approved with { Proposal = 2, Changes = [Change with { To = new NumberAnswer(15) }] };

    [Fact]
    public void A_proposal_changes_nothing_yet() => new Given<Submission>(Example.Submitted, Proposed).State.Values["staff"].ShouldBe(new NumberAnswer(12));

    [Fact]
    public void An_approved_proposal_makes_its_changes()
    {
        new Given<Submission>(Example.Submitted, Proposed).When(Approve).Then(Approved);
        new Given<Submission>(Example.Submitted, Proposed, Approved).State.Values["staff"].ShouldBe(new NumberAnswer(14));
    }

    [Fact]
    public void Approval_takes_the_acceptance_back_and_opens_the_query_on_the_answer() =>
        new Given<Submission>(Example.Submitted, new QueryRaised("2017", "bilbao", 1, "staff", "All?"), new QueryClosed("2017", "bilbao", 1, null), new FormAccepted("2017", "bilbao", 1), Proposed)
            .When(Approve)
            .Then(new AcceptanceTakenBack("2017", "bilbao", "Counted again."), Approved, new QueryReopened("2017", "bilbao", 1, "answer-changed"));

    [Fact]
    public void A_proposal_whose_from_no_longer_holds_is_not_approved() =>
        new Given<Submission>(Example.Submitted, Proposed, Proposed with { Proposal = 2 }, Other).When(Approve).ThenRefused("from-changed", "/changes/staff");

    [Fact]
    public void A_proposal_behind_a_gate_that_was_closed_meanwhile_is_not_approved()
    {
        var axes = Proposed with { Changes = [new("axes", Example.Chosen("health"), Example.Chosen("energy"), Provenance.Submitted)] };
        var gate = Other with { Changes = [new("formalised", new BooleanAnswer(true), new BooleanAnswer(false), Provenance.Submitted), new("axes", Example.Chosen("health"), null, Provenance.Submitted)] };
        new Given<Submission>(Example.Submitted, axes, Proposed with { Proposal = 2 }, gate).When(Approve).ThenRefused("from-changed", "/changes/axes");
    }

    [Fact]
    public void A_proposal_of_a_withdrawn_submission_is_not_approved() =>
        new Given<Submission>(Example.Submitted, Proposed, new FormWithdrawn("2017", "bilbao", "We were not asked.")).When(Approve).ThenRefused("withdrawn");

    [Fact]
    public void A_proposal_is_declined_with_a_reason()
    {
        new Given<Submission>(Example.Submitted, Proposed).When(it => DeclineAmendment.Decide(it, new(1, "Not in the reference year."))).Then(Declined);
        new Given<Submission>(Example.Submitted, Proposed).When(it => DeclineAmendment.Decide(it, new(1, ""))).ThenRefused("reason-missing", "/reason");
    }

    [Fact]
    public void The_city_takes_its_proposal_back() =>
        new Given<Submission>(Example.Submitted, Proposed).When(it => WithdrawAmendment.Decide(it, new(1))).Then(new AmendmentWithdrawn("2017", "bilbao", 1, null));

    [Fact]
    public void What_was_decided_stays_decided()
    {
        new Given<Submission>(Example.Submitted, Proposed, Declined).When(Approve).ThenRefused("proposal-decided");
        new Given<Submission>(Example.Submitted, Proposed, Approved).When(Approve).ThenNothing();
        new Given<Submission>(Example.Submitted, Proposed, Approved).When(it => DeclineAmendment.Decide(it, new(1, "No."))).ThenRefused("proposal-decided");
        new Given<Submission>(Example.Submitted, Proposed, Approved).When(it => WithdrawAmendment.Decide(it, new(1))).ThenRefused("proposal-decided");
        new Given<Submission>(Example.Submitted, Proposed, Declined).When(it => DeclineAmendment.Decide(it, new(1, "No."))).ThenNothing();
    }

    [Fact]
    public void What_was_not_proposed_is_not_decided()
    {
        new Given<Submission>(Example.Submitted).When(Approve).ThenRefused("proposal-unknown");
        new Given<Submission>(Example.Submitted).When(it => DeclineAmendment.Decide(it, new(1, "No."))).ThenRefused("proposal-unknown");
    }

    [Fact]
    public void A_proposal_on_answers_of_another_version_of_the_form_is_not_approved()
    {
        var edition = new Given<Edition>(Example.Planned, Example.Published, new QuestionnairePublished("2017", Example.Form with { Version = 2 }), Example.Opened, Example.Closed).State;
        new Given<Submission>(Example.Submitted, Proposed, Example.Submitted with { Revision = 2, Questionnaire = 2 })
            .When(it => ApproveAmendment.Decide(it, new(1), edition))
            .ThenRefused("from-changed");
    }

    private static Decision Approve(Submission submission) => ApproveAmendment.Decide(submission, new(1), Example.ClosedEdition);
}
