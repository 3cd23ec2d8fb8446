using SmartCities.Longitudinal.Editions;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>Takes a submission out of the count; what was recorded stays recorded.</summary>
public sealed record WithdrawForm(string Reason)
{
    public static Decision Decide(Submission submission, WithdrawForm withdraw) => submission switch
    {
        { Stage: SubmissionStage.Withdrawn } => Decision.NothingToDo,
        _ when SubmissionRefusals.NotStanding(submission) is { } refusal => refusal,
        _ => Submissions.Reason.Refused(withdraw.Reason, "reason", "Say why the submission is withdrawn; it is kept with it.")
            ?? Decision.Accept(new FormWithdrawn(submission.Edition, submission.City, withdraw.Reason)),
    };
}

/// <summary>Takes a withdrawn submission back into the count, with the answers it had; once the edition is closed, that is the committee's to do.</summary>
public sealed record ReinstateForm(string Reason, bool ByCommittee)
{
    public static Decision Decide(Submission submission, ReinstateForm reinstate, Edition edition) => submission switch
    {
        { IsSubmitted: true } => Decision.NothingToDo,
        { Stage: not SubmissionStage.Withdrawn } => Decision.Refuse("not-withdrawn", "Only a submission that was withdrawn is reinstated."),
        _ when edition.Stage != EditionStage.Open && !reinstate.ByCommittee => Decision.Refuse("edition-closed", "This edition is closed; ask the committee to reinstate the submission."),
        _ => Submissions.Reason.Refused(reinstate.Reason, "reason", "Say why the submission is reinstated; it is kept with it.")
            ?? Decision.Accept(new FormReinstated(submission.Edition, submission.City, reinstate.Reason)),
    };
}

/// <summary>Why a thing is done.</summary>
