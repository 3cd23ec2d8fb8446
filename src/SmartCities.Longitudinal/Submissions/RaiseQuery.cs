using SmartCities.Longitudinal.Editions;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>An editor asks the city about one answer.</summary>
public sealed record RaiseQuery(string Question, string Text)
{
    public static Decision Decide(Submission submission, RaiseQuery raise, Edition edition) => submission switch
    {
        { Stage: SubmissionStage.Accepted } => Decision.Refuse("already-accepted", "This form was accepted, which closed its review."),
        _ when SubmissionRefusals.NotStanding(submission) is { } refusal => refusal,
        _ when edition.Questionnaires[submission.Questionnaire].Find(raise.Question) is null =>
            Decision.Refuse("question-unknown", $"The form has no question \"{raise.Question}\".", "/question"),
        _ => Reason.Refused(raise.Text, "text", "A query says what it asks.")
            ?? Decision.Accept(new QueryRaised(submission.Edition, submission.City, submission.Queries.Count + 1, raise.Question, raise.Text)),
    };
}
