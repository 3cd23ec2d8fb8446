using SmartCities.Longitudinal.Drafts;
using SmartCities.Longitudinal.Editions;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>An editor returns a form: its draft opens again with the answers that stand, which go on counting until the city submits anew.</summary>
public sealed record ReturnForm(string Reason, IReadOnlyList<string>? Questions = null)
{
    public static Decision Decide(Submission submission, ReturnForm form, Edition edition) => submission switch
    {
        { Stage: SubmissionStage.Returned } => Decision.Refuse("already-returned", "This form was returned already; the city has not submitted it again."),
        { Stage: SubmissionStage.Accepted } => Decision.Refuse("already-accepted", "This form was accepted, which closed its review."),
        _ when SubmissionRefusals.NotStanding(submission) is { } refusal => refusal,
        _ when edition.Stage != EditionStage.Open => Decision.Refuse("edition-closed", "This edition is closed: the city could not submit the form again. Ask with a query; the city proposes an amendment."),
        _ when form.Questions?.FirstOrDefault(it => edition.Questionnaires[submission.Questionnaire].Find(it) is null) is { } unknown =>
            Decision.Refuse("question-unknown", $"The form has no question \"{unknown}\".", "/questions"),
        _ => Submissions.Reason.Refused(form.Reason, "reason", "Say what the city should look at.")
            ?? Decision.Accept(new FormReturned(submission.Edition, submission.City, form.Reason, form.Questions is { Count: > 0 } questions ? questions : null)),
    };

    /// <summary>What brings the draft to the answers that stand: amendments and transcriptions never went through it.</summary>
    public static Decision DecideOn(Draft draft, Submission submission)
    {
        var opened = draft.IsOpen && draft.Questionnaire == submission.Questionnaire;
        var changes = draft.Answers.Keys.Union(submission.Answers.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(it => new AnswerChange(it, draft.Answers.GetValueOrDefault(it), submission.Answers.GetValueOrDefault(it)?.Value))
            .Where(it => it.From != it.To)
            .ToList();
        var comments = submission.Comments.Where(it => draft.Comments.GetValueOrDefault(it.Key) != it.Value).ToDictionary(it => it.Key, it => it.Value);
        return Decision.Accept(
        [
            .. opened ? Array.Empty<object>() : [new DraftOpened(submission.Edition, submission.City, submission.Questionnaire)],
            .. changes.Count == 0 && comments.Count == 0 ? Array.Empty<object>()
                : [new AnswersRecorded(submission.Edition, submission.City, changes, submission.Language == draft.Language ? null : submission.Language, comments.Count == 0 ? null : comments)],
        ]);
    }
}
