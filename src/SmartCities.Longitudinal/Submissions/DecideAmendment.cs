using SmartCities.Longitudinal.Editions;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>An editor approves a proposed amendment: it is made on the answers that stand now, if what it changes from still does.</summary>
public sealed record ApproveAmendment(int Proposal)
{
    public static Decision Decide(Submission submission, ApproveAmendment approve, Edition edition) => submission switch
    {
        _ when SubmissionRefusals.NotStanding(submission) is { } refusal => refusal,
        _ => ProposalRefusals.NotPending(submission, approve.Proposal, ProposalStage.Approved) ?? On(submission, submission.Proposals[approve.Proposal].Proposed, edition),
    };

    private static Decision On(Submission submission, AmendmentProposed proposed, Edition edition)
    {
        var moved = proposed.Changes.Where(it => it.From != submission.Answers.GetValueOrDefault(it.Question)?.Value).ToList();
        if (proposed.Questionnaire != submission.Questionnaire)
            return Decision.Refuse("from-changed", "The city has submitted another version of the form since this was proposed. Decline it, and let the city propose again.");
        if (moved.Count > 0)
            return Decision.Refuse([.. moved.Select(it => new Refusal("from-changed", $"The answer to \"{it.Question}\" is no longer the one this was proposed on. Decline it, and let the city propose again.", $"/changes/{it.Question}"))]);

        var asked = proposed.Changes.ToDictionary(it => it.Question, it => it.To);
        if (AmendAnswers.Changes(edition.Questionnaires[submission.Questionnaire], submission, asked, proposed.Comments, out var changes) is { Count: > 0 } refusals)
            return Decision.Refuse(refusals);

        var approved = new AmendmentApproved(
            submission.Edition, submission.City, proposed.Proposal, submission.Revision + 1, submission.Questionnaire,
            changes, proposed.Kind, proposed.Reason, proposed.Comments, proposed.Replies, proposed.RevertsTo, proposed.LastEditions);
        return Decision.Accept([.. AmendAnswers.BeforeAmendment(submission, proposed.Reason), approved, .. AmendAnswers.AfterAmendment(submission, changes)]);
    }
}

/// <summary>An editor declines a proposed amendment, and says why.</summary>
public sealed record DeclineAmendment(int Proposal, string Reason)
{
    public static Decision Decide(Submission submission, DeclineAmendment decline) => submission switch
    {
        _ when ProposalRefusals.NotPending(submission, decline.Proposal, ProposalStage.Declined) is { } refusal => refusal,
        _ => Submissions.Reason.Refused(decline.Reason, "reason", "Say why the amendment is declined; the city reads it.")
            ?? Decision.Accept(new AmendmentDeclined(submission.Edition, submission.City, decline.Proposal, decline.Reason)),
    };
}

/// <summary>The city takes its proposal back before it was decided on.</summary>
public sealed record WithdrawAmendment(int Proposal, string? Reason = null)
{
    public static Decision Decide(Submission submission, WithdrawAmendment withdraw) => submission switch
    {
        _ when ProposalRefusals.NotPending(submission, withdraw.Proposal, ProposalStage.Withdrawn) is { } refusal => refusal,
        _ => Submissions.Reason.TooLong(withdraw.Reason, "reason")
            ?? Decision.Accept(new AmendmentWithdrawn(submission.Edition, submission.City, withdraw.Proposal, withdraw.Reason)),
    };
}

internal static class ProposalRefusals
{
    /// <summary>What there is to say of a proposal that no longer waits: nothing to do where it was decided the same way.</summary>
    public static Decision? NotPending(Submission submission, int number, ProposalStage asked)
    {
        if (!submission.Proposals.TryGetValue(number, out var proposal))
            return SubmissionRefusals.ProposalUnknown(number);
        return proposal.Stage switch
        {
            ProposalStage.Pending => null,
            var decided when decided == asked => Decision.NothingToDo,
            ProposalStage.Approved => Decision.Refuse("proposal-decided", "This amendment was approved."),
            ProposalStage.Declined => Decision.Refuse("proposal-decided", "This amendment was declined."),
            _ => Decision.Refuse("proposal-decided", "The city took this amendment back."),
        };
    }
}

/// <summary>Why a proposal is taken back; may be left out.</summary>
