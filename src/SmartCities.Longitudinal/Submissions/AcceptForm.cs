using System.Globalization;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>An editor accepts a form as it stands, which closes its review.</summary>
public sealed record AcceptForm
{
    public static Decision Decide(Submission submission, AcceptForm accept) => submission switch
    {
        { Stage: SubmissionStage.Accepted } => Decision.NothingToDo,
        { Stage: SubmissionStage.Returned } => Decision.Refuse("returned", "This form was returned; it can be accepted once the city has submitted it again."),
        _ when SubmissionRefusals.NotStanding(submission) is { } refusal => refusal,
        _ when submission.Queries.Values.Where(it => it.Stage != QueryStage.Closed).ToList() is { Count: > 0 } open =>
            Decision.Refuse("queries-open", $"Close the queries first: {string.Join(", ", open.Select(it => string.Create(CultureInfo.InvariantCulture, $"{it.Number} ({it.Question})")))}."),
        _ => Decision.Accept(new FormAccepted(submission.Edition, submission.City, submission.Revision)),
    };
}
