namespace SmartCities.Longitudinal.Submissions;

/// <summary>The city's wish: its answers may be shown under its name, or may not.</summary>
public sealed record WishPublication(bool Publish, string? Reason = null)
{
    public static Decision Decide(Submission submission, WishPublication wish) => submission.Stage switch
    {
        SubmissionStage.None or SubmissionStage.Invited or SubmissionStage.Reported => Decision.Refuse("not-submitted", "There is nothing submitted to publish."),
        _ when submission.Publication == wish.Publish => Decision.NothingToDo,
        _ when wish.Publish => Decision.Accept(new PublicationPermitted(submission.Edition, submission.City)),
        _ => Submissions.Reason.TooLong(wish.Reason, "reason")
            ?? Decision.Accept(new PublicationRevoked(submission.Edition, submission.City, wish.Reason)),
    };
}
