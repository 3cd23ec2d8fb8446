using JasperFx.Events;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>An amendment that was proposed once the edition was closed, what was decided on it, by whom and why.</summary>
public sealed record ProposedAmendment(
    int Proposal,
    ProposalStage Stage,
    AmendmentKind Kind,
    string Reason,
    IReadOnlyList<AnswerChange> Changes,
    IReadOnlyDictionary<string, string>? Comments,
    int? RevertsTo,
    string Who,
    DateTimeOffset When,
    string? DecidedBy,
    DateTimeOffset? DecidedWhen,
    string? Why)
{
    /// <summary>The proposals on a submission, as its events tell them.</summary>
    public static IReadOnlyList<ProposedAmendment> Of(IReadOnlyList<IEvent> events, CityVault personal)
    {
        var decisions = events.Where(it => DecidedOn(it.Data).Proposal > 0).ToDictionary(it => DecidedOn(it.Data).Proposal);
        var proposed = events.Where(it => it.Data is AmendmentProposed).ToDictionary(it => ((AmendmentProposed)it.Data).Proposal);
        return
        [
            .. from proposal in EventLog.Fold<Submission>(events).State.Proposals.Values
               let it = proposal.Proposed
               let said = proposed[it.Proposal]
               let decided = decisions.GetValueOrDefault(it.Proposal)
               select new ProposedAmendment(
                   it.Proposal, proposal.Stage, it.Kind, it.Reason, [.. it.Changes.Select(personal.Open)], it.Comments, it.RevertsTo, said.UserName ?? "", said.Timestamp,
                   decided?.UserName, decided?.Timestamp, decided is null ? null : DecidedOn(decided.Data).Why),
        ];
    }

    private static (int Proposal, string? Why) DecidedOn(object happened) => happened switch
    {
        AmendmentApproved it => (it.Proposal, null),
        AmendmentDeclined it => (it.Proposal, it.Reason),
        AmendmentWithdrawn it => (it.Proposal, it.Reason),
        _ => default,
    };
}

/// <summary>The amendments proposed on a submission, and those that the city's later forms lead to.</summary>
public sealed record ProposedAmendments(string Edition, string City, IReadOnlyList<ProposedAmendment> Amendments, IReadOnlyList<SuggestedAmendment> Suggested);

public static class ListAmendmentsEndpoint
{
    [WolverineGet("/api/v1/editions/{edition}/submissions/{city}/amendments"), For(Role.Analyst, OwnCity = true), Gives(typeof(ProposedAmendments))]
    public static async Task<IResult> Get(string edition, string city, HttpRequest request, EventLog log, Reader reader, LastTime lastTime, Vault vault, CancellationToken cancellation)
    {
        request.Allow();
        var definitions = await EditionAndCity.RequireAsync(edition, city, log, reader, cancellation);
        return new Read(new ProposedAmendments(
            edition, city,
            ProposedAmendment.Of(await log.EventsSinceAsync(Streams.Submission(edition, city), 0, cancellation), await vault.OpenAsync(request.Caller(), edition, city, cancellation)),
            await lastTime.SuggestedAsync(definitions, city, cancellation)));
    }
}

public static class ReadAmendmentEndpoint
{
    [WolverineGet("/api/v1/editions/{edition}/submissions/{city}/amendments/{proposal}"), For(Role.Analyst, OwnCity = true), Gives(typeof(ProposedAmendment))]
    public static async Task<IResult> Get(string edition, string city, int proposal, HttpRequest request, EventLog log, Reader reader, Vault vault, CancellationToken cancellation)
    {
        request.Allow();
        await EditionAndCity.RequireAsync(edition, city, log, reader, cancellation);
        var personal = await vault.OpenAsync(request.Caller(), edition, city, cancellation);
        return ProposedAmendment.Of(await log.EventsSinceAsync(Streams.Submission(edition, city), 0, cancellation), personal).FirstOrDefault(it => it.Proposal == proposal) is { } found
            ? new Read(found)
            : throw new RefusedException(((Refused)SubmissionRefusals.ProposalUnknown(proposal)).Refusals);
    }
}
