using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Drafts;

/// <summary>Records answers in a draft: what is absent is untouched, <c>null</c> blanks an answer.</summary>
public sealed record RecordAnswers(
    IReadOnlyDictionary<string, Answer?>? Answers = null,
    string? Language = null,
    IReadOnlyDictionary<string, string>? Comments = null,
    IReadOnlyDictionary<string, LastTimeReply>? Replies = null)
{
    public static Decision Decide(Draft draft, RecordAnswers record, Edition edition, string city, SubmissionStage submission = SubmissionStage.None)
    {
        if (edition.Stage == EditionStage.None)
            return EditionRefusals.Unknown;
        if (edition.Stage != EditionStage.Open)
            return Decision.Refuse("edition-not-open", "This edition is not open; its form can be filled in while it is.");

        switch (submission)
        {
            case SubmissionStage.Submitted or SubmissionStage.Accepted:
                return Decision.Refuse("already-submitted", "This form was submitted; amend it, with a kind and a reason.");
            case SubmissionStage.Withdrawn:
                return Decision.Refuse("withdrawn", "This submission was withdrawn; reinstate it first.");
        }

        var form = edition.Questionnaires[draft.IsOpen ? draft.Questionnaire : edition.Questionnaire!.Version];
        var answers = record.Answers ?? new Dictionary<string, Answer?>();
        var refusals = form.CheckEach(answers.Where(it => it.Value is not null).Select(it => KeyValuePair.Create(it.Key, it.Value!)), "/answers")
            .Concat(answers.Where(it => it.Value is null && form.Find(it.Key) is null).Select(it => new Refusal("question-unknown", $"The form has no question \"{it.Key}\".", "/answers" + JsonText.Step(it.Key))))
            .Concat(SubmitForm.CheckComments(form, record.Comments))
            .Concat((record.Replies?.Keys ?? []).Where(it => form.Find(it) is null).Select(it => new Refusal("question-unknown", $"The form has no question \"{it}\".", "/replies" + JsonText.Step(it))))
            .ToList();
        if (record.Language is { } language && !form.Languages.Contains(language))
            refusals.Add(new("language-unknown", $"The form is there in {string.Join(", ", form.Languages)}.", "/language"));
        if (refusals.Count > 0)
            return Decision.Refuse(refusals);

        var changes = AmendAnswers.Merge(form, draft.Answers, answers, out var excluded);
        if (excluded.Count > 0)
            return Decision.Refuse([.. excluded.Select(it => new Refusal("not-asked", "A condition of the form excludes this question, given the other answers.", $"/answers/{it}"))]);

        var said = record.Comments?.Any(it => draft.Comments.GetValueOrDefault(it.Key, "") != it.Value) == true
            || record.Replies?.Any(it => !draft.Replies.TryGetValue(it.Key, out var reply) || reply != it.Value) == true;
        var events = new List<object>();
        if (!draft.IsOpen)
            events.Add(new DraftOpened(edition.Id, city, form.Version));
        if (changes.Count > 0 || said || (record.Language is not null && record.Language != draft.Language))
            events.Add(new AnswersRecorded(edition.Id, city, changes, record.Language, record.Comments, record.Replies is { Count: > 0 } replies ? replies : null));
        return Decision.Accept([.. events]);
    }
}
