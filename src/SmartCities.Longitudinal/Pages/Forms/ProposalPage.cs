using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Audit;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Pages.Forms;

/// <summary>A proposed amendment, what it changes, and what can be decided on it.</summary>
public sealed record ProposalView(
    Edition Edition, City City, Submission Submission, long Version, ProposedAmendment Proposal, Questionnaire? Form, IReadOnlyList<Entry> Done, Problem? Problem, Typed Typed, string? Refused);

public static class ProposalPage
{
    [For(Role.Analyst, OwnCity = true)]
    public static Task<IResult> Get(string edition, string city, int proposal, HttpContext http, EventLog log, Vault vault, CancellationToken cancellation) =>
        ShowAsync(edition, city, proposal, http, log, vault, cancellation);

    [For(Role.Editor)]
    public static Task<IResult> Approve(string edition, string city, int proposal, HttpContext http, EventLog log, Vault vault, CancellationToken cancellation) =>
        DecideAsync(edition, city, proposal, http, log, vault, (_, submission, its) => ApproveAmendment.Decide(submission, new(proposal), its), cancellation);

    [For(Role.Editor)]
    public static Task<IResult> Decline(string edition, string city, int proposal, HttpContext http, EventLog log, Vault vault, CancellationToken cancellation) =>
        DecideAsync(edition, city, proposal, http, log, vault, (typed, submission, _) => DeclineAmendment.Decide(submission, new(proposal, typed["reason"])), cancellation);

    [For(Role.Editor, OwnCity = true)]
    public static Task<IResult> Withdraw(string edition, string city, int proposal, HttpContext http, EventLog log, Vault vault, CancellationToken cancellation) =>
        DecideAsync(edition, city, proposal, http, log, vault, (typed, submission, _) => WithdrawAmendment.Decide(submission, new(proposal, typed["reason"])), cancellation);

    private static async Task<IResult> DecideAsync(
        string edition, string city, int proposal, HttpContext http, EventLog log, Vault vault, Func<Typed, Submission, Edition, Decision> decide, CancellationToken cancellation)
    {
        var typed = await http.TypedAsync();
        return await FormPage.ActAsync(
            http, Address(edition, city, proposal),
            () => EditionAndCity.DecideOnSubmissionAsync(edition, city, typed.Version, log, http.Request.Actor(), (submission, its) => decide(typed, submission, its), cancellation),
            problem => ShowAsync(edition, city, proposal, http, log, vault, cancellation, problem, typed));
    }

    private static async Task<IResult> ShowAsync(
        string edition, string city, int proposal, HttpContext http, EventLog log, Vault vault, CancellationToken cancellation, Problem? problem = null, Typed? typed = null)
    {
        var page = http.Features.Get<Page>()!;
        var it = await EditionAndCity.ReadAsync(edition, city, log, cancellation);
        var events = await log.EventsSinceAsync(it.SubmissionStream, 0, cancellation);
        var proposed = ProposedAmendment.Of(events, await vault.OpenAsync(http.Request.Caller(), edition, city, cancellation)).FirstOrDefault(one => one.Proposal == proposal) ?? throw new RefusedException(((Longitudinal.Refused)SubmissionRefusals.ProposalUnknown(proposal)).Refusals);
        page.ReadAt = Address(edition, city, proposal);
        return PagesModule.Show<ProposalShown>(
            nameof(ProposalShown.View),
            new ProposalView(
                it.Edition.State, it.City.State, it.Submission.State, it.Submission.Version, proposed,
                it.Edition.State.Questionnaires.GetValueOrDefault(it.Submission.State.Proposals[proposal].Proposed.Questionnaire),
                problem is null ? FormPage.DoneAt(events, http.Request.Query["done"], it.Edition.State, it.City.State, page.Language) : [],
                problem, typed ?? Typed.Nothing, problem is null ? null : http.Request.Path.Value?[(page.ReadAt.Length + 1)..]),
            problem?.Status ?? 200);
    }

    private static string Address(string edition, string city, int proposal) => FormattableString.Invariant($"{FormPage.Desk(edition, city)}/amendments/{proposal}");
}
