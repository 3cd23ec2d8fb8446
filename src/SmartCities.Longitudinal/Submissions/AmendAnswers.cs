using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>Amends submitted answers on the form they were given on, with a kind and a reason; <c>null</c> blanks an answer.</summary>
public sealed record AmendAnswers(
    IReadOnlyDictionary<string, Answer?> Answers,
    AmendmentKind Kind,
    string Reason,
    IReadOnlyDictionary<string, string>? Comments = null)
{
    private const int LongestReason = 2_000;

    public static Decision Decide(Submission submission, AmendAnswers amend, Edition edition) => submission.Stage switch
    {
        SubmissionStage.None or SubmissionStage.Invited => Decision.Refuse("not-submitted", "There is nothing submitted to amend."),
        SubmissionStage.Withdrawn => Decision.Refuse("withdrawn", "This submission was withdrawn; reinstate it first."),
        SubmissionStage.Reported => Decision.Refuse("reported", "These answers were taken from a report; the city can submit its own form, the report does not change."),
        _ when string.IsNullOrWhiteSpace(amend.Reason) => Decision.Refuse("reason-missing", "An amendment needs a reason; it is kept and shown with it.", "/reason"),
        _ when amend.Reason.Length > LongestReason => Decision.Refuse("too-long", $"A reason has at most {LongestReason} characters.", "/reason"),
        _ when edition.Stage != EditionStage.Open => Decision.Refuse("edition-closed", "This edition is closed; amendments are proposed to the committee, which decides."),
        _ => amend.On(submission, edition.Questionnaires[submission.Questionnaire]),
    };

    private Decision On(Submission submission, Questionnaire form)
    {
        var refusals = form.CheckEach(Answers.Where(it => it.Value is not null).Select(it => KeyValuePair.Create(it.Key, it.Value!)), "/answers").ToList();
        refusals.AddRange(Answers.Where(it => form.Find(it.Key) is null).Select(it => new Refusal("question-unknown", $"The form has no question \"{it.Key}\".", "/answers" + JsonText.Step(it.Key))));
        refusals.AddRange(SubmitForm.CheckComments(form, Comments));
        if (refusals.Count > 0)
            return Decision.Refuse([.. refusals.DistinctBy(it => (it.Code, it.Pointer))]);

        var changes = Merge(form, submission.Values, Answers, out var excluded);
        if (excluded.Count > 0)
            return Decision.Refuse([.. excluded.Select(it => new Refusal("not-asked", "A condition of the form excludes this question, given the other answers.", $"/answers/{it}"))]);

        var after = Applied(submission.Values, changes);
        var missing = form.RequiredButMissing(after).Select(it => new Refusal("required-missing", $"\"{it.Text.En}\" needs an answer; dont-know, not-applicable and refused are answers too.", $"/answers/{it.Id}")).ToList();
        if (missing.Count > 0)
            return Decision.Refuse(missing);
        if (changes.Count == 0)
            return Decision.NothingToDo;

        var amended = new AnswersAmended(
            submission.Edition, submission.City, submission.Revision + 1, submission.Questionnaire,
            [.. changes.Select(it => it with { Provenance = Provenance.Submitted })], Kind, Reason, Comments);
        return submission.Stage == SubmissionStage.Accepted
            ? Decision.Accept(new AcceptanceTakenBack(submission.Edition, submission.City, Reason), amended)
            : Decision.Accept(amended);
    }

    /// <summary>The changes that lead from the answers that stand to those asked for, blanking what a changed gate no longer asks.</summary>
    public static List<AnswerChange> Merge(Questionnaire form, IReadOnlyDictionary<string, Answer> standing, IReadOnlyDictionary<string, Answer?> asked, out List<string> excluded)
    {
        var changes = asked
            .Select(it => new AnswerChange(it.Key, standing.GetValueOrDefault(it.Key), it.Value))
            .Where(it => it.From != it.To)
            .ToList();
        var after = Applied(standing, changes);
        var gated = form.NotAsked(after).ToList();
        excluded = [.. gated.Where(it => asked.GetValueOrDefault(it) is not null)];

        // A blanked gate may in turn exclude what hangs on it.
        while (excluded.Count == 0 && gated.Count > 0)
        {
            changes.AddRange(gated.Select(it => new AnswerChange(it, standing[it], null)));
            after = Applied(standing, changes);
            gated = [.. form.NotAsked(after)];
        }

        return changes;
    }

    private static Dictionary<string, Answer> Applied(IReadOnlyDictionary<string, Answer> standing, IEnumerable<AnswerChange> changes)
    {
        var after = new Dictionary<string, Answer>(standing);
        foreach (var change in changes)
        {
            if (change.To is { } answer)
                after[change.Question] = answer;
            else
                after.Remove(change.Question);
        }

        return after;
    }
}
