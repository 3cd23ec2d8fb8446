using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Redactions;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Audit;

/// <summary>A receipt, the submission as its revision left it, and the edition.</summary>
public sealed record ReceiptFound(Receipt Receipt, Submission Submission, Edition Edition);

/// <summary>Makes the receipt of a revision from what the log had at its position: the city goes by the name it had then.</summary>
public sealed class Receipts(EventLog log, Reader reader, Trail trail, RedactedTexts redactions)
{
    /// <exception cref="RefusedException">There is no such edition, city or revision.</exception>
    public async Task<ReceiptFound> FindAsync(string edition, string city, int revision, CancellationToken cancellation)
    {
        var definitions = await EditionAndCity.RequireAsync(edition, city, log, reader, cancellation);
        var at = PointInTime.Now with { Revision = revision };
        var found = revision > 0 ? await SubmissionAt.FindAsync(edition, city, at, log, reader, cancellation) : null;
        var (there, position) = SubmissionAt.Require(found, edition, city, at, pointer: null);
        var happened = (await trail.AtAsync([position], cancellation))[position];
        var named = (await log.ReadAtAsync<City>(Streams.City(city), position, cancellation)).State;
        var receipt = Of(happened, there.State, named, definitions);
        var redacted = redactions.In(edition, city, position, HoldsMark(receipt)).Select(it => new ReceiptRedaction(it.Said.Position, it.Said.Field, it.Recorded)).ToList();
        return new((redacted.Count == 0 ? receipt : receipt with { Redacted = redacted }).Sealed(), there.State, definitions);
    }

    /// <summary>The receipt of the event that made a revision, from the submission as the event left it; yet without its fingerprint.</summary>
    public static Receipt Of(Happened happened, Submission submission, City city, Edition edition)
    {
        var form = edition.Questionnaires.GetValueOrDefault(submission.Questionnaire);
        var asked = (form?.Questions ?? []).Select(it => it.Id).ToList();
        return new Receipt(
            Receipt.OfToday, submission.Edition, submission.City, city.Name, edition.Demonstration, submission.Revision, KindOf(happened.Data), happened.Position, happened.At,
            happened.Actor, happened.Role, submission.Questionnaire, submission.Language, submission.Answers.Count,
            [
                .. submission.Answers.Keys.Union(submission.Comments.Keys)
                    .OrderBy(it => asked.IndexOf(it) is >= 0 and var place ? place : asked.Count).ThenBy(it => it, StringComparer.Ordinal)
                    .Select(it => AnswerTo(it, submission, form?.Find(it))),
            ],
            happened.Data switch
            {
                AnswersAmended it => new(it.Kind, it.Reason, null, it.RevertsTo, Changes(it.Changes)),
                AmendmentApproved it => new(it.Kind, it.Reason, it.Proposal, it.RevertsTo, Changes(it.Changes)),
                _ => null,
            });

        IReadOnlyList<ReceiptChange> Changes(IReadOnlyList<AnswerChange> changes) =>
            [.. changes.Select(it => (Change: it, Question: form?.Find(it.Question)))
                .Select(it => new ReceiptChange(it.Change.Question, Words(it.Change.Question, it.Question, submission.Language), Told(it.Change.From, it.Question), Told(it.Change.To, it.Question)))];
    }

    private static bool HoldsMark(Receipt receipt) => receipt.Questions.Any(it => Holds(it.Comment) || it.Answer switch
    {
        TextAnswer text => Holds(text.Value),
        RecordsAnswer records => records.Records.Any(record => record.Values.Any(value => Holds(value.Text))),
        _ => false,
    });

    private static bool Holds(string? words) => words?.Contains(RedactText.Mark, StringComparison.Ordinal) == true;

    private static RevisionKind KindOf(object made) => made switch
    {
        FormSubmitted => RevisionKind.Submitted,
        AmendmentApproved => RevisionKind.Approved,
        _ => RevisionKind.Amended,
    };

    private static ReceiptAnswer AnswerTo(string id, Submission submission, Question? question)
    {
        var answer = submission.Answers.GetValueOrDefault(id);
        return new(
            id, Words(id, question, submission.Language), question?.Type, question?.Unit, Told(answer?.Value, question), Labels(answer?.Value, question, submission.Language),
            question?.Personal == true ? true : null, submission.Comments.GetValueOrDefault(id), answer?.Reply, answer?.LastEdition, answer?.Provenance);
    }

    private static string Words(string id, Question? question, string language) => question?.Text.In(language) ?? id;

    /// <summary>An answer as a receipt may tell it: a personal one by its commitment, or not at all.</summary>
    private static Answer? Told(Answer? answer, Question? question) => question?.Personal == true && answer is not (VaultedAnswer or MissingAnswer) ? null : answer;

    private static IReadOnlyList<string>? Labels(Answer? answer, Question? question, string language) => (answer, question?.Options) switch
    {
        (TextAnswer it, { } options) => LabelsOf([it.Value], options, language),
        (OptionsAnswer { Options.Count: > 0 } it, { } options) => LabelsOf(it.Options, options, language),
        _ => null,
    };

    private static IReadOnlyList<string> LabelsOf(IReadOnlyList<string> chosen, IReadOnlyList<Option> options, string language) =>
        [.. chosen.Select(it => options.FirstOrDefault(option => option.Id == it)?.Label.In(language) ?? it)];
}
