using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>
/// Amends submitted answers on the form they were given on, with a kind and a reason; <c>null</c> blanks an answer, what is absent is untouched. With
/// <c>RevertsTo</c> the answers go back to those of an earlier revision instead. While the edition is open this takes effect at once; once it is closed
/// it is a proposal for an editor to decide on.
/// </summary>
public sealed record AmendAnswers(
    AmendmentKind Kind,
    string Reason,
    IReadOnlyDictionary<string, Answer?>? Answers = null,
    IReadOnlyDictionary<string, string>? Comments = null,
    IReadOnlyDictionary<string, LastTimeReply>? Replies = null,
    int? RevertsTo = null)
{
    public static Decision Decide(
        Submission submission, AmendAnswers amend, Edition edition, bool byCommittee, IReadOnlyDictionary<string, LastAnswer>? last = null) => submission.Stage switch
        {
            SubmissionStage.None or SubmissionStage.Invited => Decision.Refuse("not-submitted", "There is nothing submitted to amend; a draft is changed, not amended."),
            _ when SubmissionRefusals.NotStanding(submission) is { } refusal => refusal,
            SubmissionStage.Returned when edition.Stage == EditionStage.Open => Decision.Refuse("returned", "This form was returned: change its draft and submit it again."),
            _ when amend.Kind == AmendmentKind.ProcessingError && !byCommittee =>
                Decision.Refuse("kind-not-yours", "A processing error is the committee's own; a city corrects an answer (correction) or gives it late (late-answer).", "/kind"),
            _ => Submissions.Reason.Refused(amend.Reason, "reason", "An amendment needs a reason; it is kept and shown with it.")
                ?? amend.On(submission, edition, last),
        };

    private Decision On(Submission submission, Edition edition, IReadOnlyDictionary<string, LastAnswer>? last)
    {
        var form = edition.Questionnaires[submission.Questionnaire];
        if (Asked(submission, out var asked) is { } refusal)
            return refusal;
        if (Check(form, asked, last) is { Count: > 0 } refusals)
            return Decision.Refuse(refusals);
        if (Changes(form, submission, asked, Comments, out var changes) is { Count: > 0 } impossible)
            return Decision.Refuse(impossible);

        // A changed answer does not keep its comment: the same one is said again.
        var comments = Comments?.Where(it => submission.Comments.GetValueOrDefault(it.Key) != it.Value || changes.Exists(change => change.Question == it.Key)).ToDictionary(it => it.Key, it => it.Value);
        if (changes.Count == 0 && comments is null or { Count: 0 })
            return Decision.NothingToDo;
        if (edition.Stage == EditionStage.Open)
        {
            var amended = new AnswersAmended(
                submission.Edition, submission.City, submission.Revision + 1, submission.Questionnaire, changes, Kind, Reason, comments is { Count: > 0 } ? comments : null, Replies, RevertsTo, LastTime.EditionsOf(Replies, last));
            return Decision.Accept([.. BeforeAmendment(submission, Reason), amended, .. AfterAmendment(submission, changes)]);
        }

        return Decision.Accept(new AmendmentProposed(
            submission.Edition, submission.City, submission.Proposals.Count + 1, submission.Questionnaire, changes, Kind, Reason, comments is { Count: > 0 } ? comments : null, Replies, RevertsTo, LastTime.EditionsOf(Replies, last)));
    }

    /// <summary>The answers asked for: as written, or whatever leads back to the earlier revision.</summary>
    private Decision? Asked(Submission submission, out IReadOnlyDictionary<string, Answer?> asked)
    {
        asked = Answers ?? new Dictionary<string, Answer?>();
        if (RevertsTo is not { } earlier)
            return null;
        if (asked.Count > 0)
            return Decision.Refuse("reverts-alone", "Going back to an earlier revision takes its answers as they were; change others in an amendment of its own.", "/answers");
        if (!submission.Revisions.TryGetValue(earlier, out var revision) || earlier == submission.Revision)
            return Decision.Refuse("revision-unknown", $"There is no earlier revision {earlier}; there are 1 to {submission.Revision}, and {submission.Revision} stands.", "/revertsTo");
        if (revision.Questionnaire != submission.Questionnaire)
            return Decision.Refuse("other-questionnaire", "That revision was answered on another version of the form; its answers do not fit this one.", "/revertsTo");

        asked = submission.Answers.Keys.Union(revision.Answers.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .ToDictionary(it => it, it => revision.Answers.GetValueOrDefault(it)?.Value);
        return null;
    }

    private List<Refusal> Check(Questionnaire form, IReadOnlyDictionary<string, Answer?> asked, IReadOnlyDictionary<string, LastAnswer>? last)
    {
        var refusals = form.CheckEach(asked.Where(it => it.Value is not null).Select(it => KeyValuePair.Create(it.Key, it.Value!)), "/answers").ToList();
        refusals.AddRange(asked.Where(it => form.Find(it.Key) is null).Select(it => new Refusal("question-unknown", $"The form has no question \"{it.Key}\".", "/answers" + JsonText.Step(it.Key))));
        refusals.AddRange(SubmitForm.CheckComments(form, Comments));
        if (last is not null)
            refusals.AddRange(LastTime.Check(Replies, asked.Where(it => it.Value is not null).ToDictionary(it => it.Key, it => it.Value!), last));
        refusals.AddRange((Replies?.Keys ?? []).Where(it => asked.GetValueOrDefault(it) is null)
            .Select(it => new Refusal("reply-unasked", "A reply about last time goes with an answer of this amendment.", "/replies" + JsonText.Step(it))));
        return [.. refusals.DistinctBy(it => (it.Code, it.Pointer))];
    }

    /// <summary>The changes that lead to what is asked for, or why they cannot be made.</summary>
    public static List<Refusal> Changes(
        Questionnaire form, Submission submission, IReadOnlyDictionary<string, Answer?> asked, IReadOnlyDictionary<string, string>? comments, out List<AnswerChange> changes)
    {
        var standing = submission.Values;
        var merged = Merge(form, standing, asked, out var excluded);
        changes = [.. merged.Select(it => it with { Provenance = Provenance.Submitted })];
        if (excluded.Count > 0)
            return [.. excluded.Select(it => new Refusal("not-asked", "A condition of the form excludes this question, given the other answers.", $"/answers/{it}"))];
        var after = form.States(Applied(standing, changes), ProvenanceKind.Submitted);
        return [.. after.RequiredButMissing().Select(SubmitForm.RequiredMissing), .. Failed(form, submission, after, changes, comments).Select(SubmitForm.Failed)];
    }

    /// <summary>
    /// The form's checks that these changes have to answer for: an error that did not fail before, and a warning on an answer they change, unless a comment
    /// says why it is right.
    /// </summary>
    private static IEnumerable<Check> Failed(Questionnaire form, Submission submission, CityStates after, List<AnswerChange> changes, IReadOnlyDictionary<string, string>? comments) =>
        from check in form.Checks ?? []
        where changes.Exists(it => check.Concerns(it.Question)) && after.Fails(check)
        where check.Severity == Severity.Error
            ? !form.States(submission.Values, ProvenanceKind.Submitted).Fails(check)
            : string.IsNullOrWhiteSpace(comments?.GetValueOrDefault(check.Question) ?? (changes.Exists(it => it.Question == check.Question) ? null : submission.Comments.GetValueOrDefault(check.Question)))
        select check;

    /// <summary>What an amendment of an accepted form comes with: its acceptance is taken back.</summary>
    public static IEnumerable<object> BeforeAmendment(Submission submission, string reason) =>
        submission.Stage == SubmissionStage.Accepted ? [new AcceptanceTakenBack(submission.Edition, submission.City, reason)] : [];

    /// <summary>What a changed answer brings after it: queries on it that were closed are open again.</summary>
    public static IEnumerable<object> AfterAmendment(Submission submission, IEnumerable<AnswerChange> changes) =>
        from query in submission.Queries.Values
        where query.Stage == QueryStage.Closed && changes.Any(it => it.Question == query.Question)
        select new QueryReopened(submission.Edition, submission.City, query.Number, "answer-changed");

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
