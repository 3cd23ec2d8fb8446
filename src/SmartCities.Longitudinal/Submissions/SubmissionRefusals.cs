namespace SmartCities.Longitudinal.Submissions;

/// <summary>Refusals that several decisions on a submission share.</summary>
public static class SubmissionRefusals
{
    /// <summary>The city's office has a lead, and it is somebody else.</summary>
    public static readonly Decision NotAttested = Decision.Refuse(
        "not-attested", "The lead of your city's office submits or confirms the form, and so attests it for the city. What was filled in is kept: ask the lead; if there is none any more, ask the committee to name one.");

    /// <summary>Refused where no form of the city stands; null where one does.</summary>
    public static Decision? NotStanding(Submission submission) => submission.Stage switch
    {
        SubmissionStage.None or SubmissionStage.Invited => Decision.Refuse("not-submitted", "The city has submitted nothing yet."),
        SubmissionStage.Reported => Decision.Refuse("reported", "These answers were taken from a report; the city can submit its own form, the report does not change."),
        SubmissionStage.Withdrawn => Decision.Refuse("withdrawn", "This submission was withdrawn; reinstate it first."),
        _ => null,
    };

    public static Decision QueryUnknown(int query) => Decision.Refuse("query-number-unknown", $"There is no query {query} on this submission.");

    public static Decision ProposalUnknown(int proposal) => Decision.Refuse("proposal-unknown", $"There is no proposed amendment {proposal} of this submission.");
}
