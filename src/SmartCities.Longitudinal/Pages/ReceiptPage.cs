using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Audit;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Pages;

/// <summary>
/// A receipt to read and print: what it tells, section by section (one without a section is what the form does not have), what the revision changed, and what
/// changed since, up to the newest revision.
/// </summary>
public sealed record ReceiptView(
    Edition Edition, Receipt Receipt, Submission Submission, Questionnaire? Form, IReadOnlyList<(Section? Section, IReadOnlyList<ReceiptAnswer> Answers)> Sections,
    IReadOnlyList<EntryChange> Changed, int Newest, IReadOnlyList<EntryChange> Since);

public static class ReceiptPage
{
    /// <summary>Where the receipt of a revision is read.</summary>
    public static string Address(string edition, string city, int revision) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/editions/{edition}/submissions/{city}/receipts/{revision}");

    [For(Role.Analyst, OwnCity = true)]
    public static async Task<IResult> Get(string edition, string city, int revision, HttpContext http, Receipts receipts, EventLog log, Reader reader, CancellationToken cancellation)
    {
        var page = http.Features.Get<Page>()!;
        var (receipt, submission, definitions) = await receipts.FindAsync(edition, city, revision, cancellation);
        var newest = await SubmissionAt.FindAsync(edition, city, page.Point, log, reader, cancellation);
        page.Position = newest?.Position ?? receipt.Position;
        var after = newest is { There.State: var state } && state.Revision > revision ? state : submission;
        var form = definitions.Questionnaires.GetValueOrDefault(submission.Questionnaire);
        return PagesModule.Show<ReceiptShown>(nameof(ReceiptShown.View), new ReceiptView(
            definitions, receipt, submission, form,
            [
                .. receipt.Questions.GroupBy(it => form?.Find(it.Question)?.Section)
                    .Select(it => (form?.Sections.FirstOrDefault(section => section.Id == it.Key), (IReadOnlyList<ReceiptAnswer>)[.. it])),
            ],
            [.. (receipt.Amendment?.Changes ?? []).Select(it => Entries.Change(new(it.Question, it.From, it.To), form?.Find(it.Question), page.Language))],
            after.Revision, CompareSubmissionEndpoint.Between(submission, after, definitions, page.Language)));
    }
}
