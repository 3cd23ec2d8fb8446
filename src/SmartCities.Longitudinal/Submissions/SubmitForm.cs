using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>Submits a city's form: the complete answers, checked as a whole.</summary>
/// <param name="Questionnaire">The version it was filled in on.</param>
/// <param name="Language">The language it was filled in.</param>
/// <param name="Answers">Every answer given.</param>
/// <param name="Blanks">True once the city has said that questions left blank are meant to be.</param>
/// <param name="Provenance">How the answers came in.</param>
/// <param name="Comments">Comments by question.</param>
/// <param name="Replies">What the city says of answers beside those of last time.</param>
/// <param name="Last">What it answered last time, where the replies are held against it.</param>
public sealed record SubmitForm(
    int Questionnaire,
    string Language,
    IReadOnlyDictionary<string, Answer> Answers,
    bool Blanks,
    Provenance Provenance,
    IReadOnlyDictionary<string, string>? Comments = null,
    IReadOnlyDictionary<string, LastTimeReply>? Replies = null,
    IReadOnlyDictionary<string, LastAnswer>? Last = null)
{
    public static Decision Decide(Submission submission, SubmitForm submit, Edition edition, string city) => (edition.Stage, submission.Stage) switch
    {
        (EditionStage.None, _) => EditionRefusals.Unknown,
        (not EditionStage.Open, _) => Decision.Refuse("edition-not-open", "This edition is not open; forms are submitted while it is."),
        (_, SubmissionStage.Accepted) => Decision.Refuse("already-accepted", "This form was submitted and accepted; amend it, with a kind and a reason."),
        (_, SubmissionStage.Submitted) when submission.SaysAlready(submit) => Decision.NothingToDo,
        (_, SubmissionStage.Submitted) => Decision.Refuse("already-submitted", "This form was submitted; amend it, with a kind and a reason."),
        (_, SubmissionStage.Withdrawn) => Decision.Refuse("withdrawn", "This submission was withdrawn; reinstate it first."),
        _ => !edition.Questionnaires.TryGetValue(submit.Questionnaire, out var form)
            ? Decision.Refuse("questionnaire-unknown", $"The edition has no version {submit.Questionnaire} of its questionnaire.", "/questionnaire")
            : submit.Check(form) is { Count: > 0 } refusals
                ? Decision.Refuse(refusals)
                : Decision.Accept(
                [
                    new FormSubmitted(
                        edition.Id, city, submission.Revision + 1, submit.Questionnaire, submit.Language, submit.Provenance, submit.Answers,
                        submit.Comments is { Count: > 0 } comments ? comments : null, submit.Replies is { Count: > 0 } replies ? replies : null,
                        LastTime.EditionsOf(submit.Replies, submit.Last)),
                    .. AmendAnswers.AfterAmendment(submission, submit.ChangesOf(submission)),
                ]),
    };

    private IEnumerable<AnswerChange> ChangesOf(Submission submission) =>
        from question in submission.Answers.Keys.Union(Answers.Keys, StringComparer.Ordinal)
        let change = new AnswerChange(question, submission.Answers.GetValueOrDefault(question)?.Value, Answers.GetValueOrDefault(question))
        where change.From != change.To
        select change;

    private List<Refusal> Check(Questionnaire form)
    {
        var refusals = form.CheckEach(Answers, "/answers").ToList();
        if (!form.Languages.Contains(Language))
            refusals.Add(new("language-unknown", $"The form is there in {string.Join(", ", form.Languages)}.", "/language"));
        if (Provenance.Kind == ProvenanceKind.Reported)
            refusals.Add(new("provenance-invalid", "A form is submitted or transcribed; what a report says is reported.", "/provenance/kind"));
        if (Provenance is { Kind: ProvenanceKind.Transcribed, File: null } or { Kind: ProvenanceKind.Transcribed, Place: null } or { Kind: ProvenanceKind.Transcribed, Transcriber: null })
            refusals.Add(new("provenance-invalid", "A transcription names its file, its page or cell, and who transcribed it.", "/provenance"));
        refusals.AddRange(CheckComments(form, Comments));
        if (Last is not null)
            refusals.AddRange(LastTime.Check(Replies, Answers, Last));
        if (refusals.Count > 0)
            return refusals;

        var states = form.States(Answers, ProvenanceKind.Submitted);
        refusals.AddRange(states.NotAsked(Answers).Select(it => new Refusal("not-asked", "A condition of the form excludes this question, given the other answers; leave it out.", $"/answers/{it}")));
        refusals.AddRange(states.RequiredButMissing().Select(RequiredMissing));
        refusals.AddRange(CheckRules(form, states));
        if (!Blanks && refusals.Count == 0)
        {
            var blank = states.Blank().ToList();
            if (blank.Count > 0)
                refusals.Add(new("blanks-unconfirmed", $"{blank.Count} questions are blank ({string.Join(", ", blank.Take(5).Select(it => it.Id))}{(blank.Count > 5 ? ", …" : "")}). Say \"blanks\": true to submit the form like this.", "/blanks"));
        }

        return refusals;
    }

    /// <summary>The form's own checks: an error blocks, a warning asks for a comment that says why the answer is right.</summary>
    private IEnumerable<Refusal> CheckRules(Questionnaire form, CityStates states) =>
        from check in form.Checks ?? []
        where states.Fails(check) && (check.Severity == Severity.Error || string.IsNullOrWhiteSpace(Comments?.GetValueOrDefault(check.Question)))
        select Failed(check);

    public static Refusal Failed(Check check) => check.Severity == Severity.Error
        ? new("check-failed", check.Message, $"/answers/{check.Question}")
        : new("comment-missing", $"{check.Message} If the answer is right, say so in a comment.", $"/comments/{check.Question}");

    public static Refusal RequiredMissing(Question question) =>
        new("required-missing", $"\"{question.Text}\" needs an answer; dont-know, not-applicable and refused are answers too.", $"/answers/{question.Id}");

    /// <summary>Comments are to questions of the form, and not endless.</summary>
    public static IEnumerable<Refusal> CheckComments(Questionnaire form, IReadOnlyDictionary<string, string>? comments)
    {
        foreach (var (question, comment) in comments ?? new Dictionary<string, string>())
        {
            if (form.Find(question) is null)
                yield return new("question-unknown", $"The form has no question \"{question}\".", "/comments" + JsonText.Step(question));
            else if (comment.Length > CheckAnswers.LongestText)
                yield return new("too-long", $"A comment has at most {CheckAnswers.LongestText} characters.", $"/comments/{question}");
        }
    }
}
