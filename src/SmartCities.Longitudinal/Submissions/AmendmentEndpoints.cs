using System.Globalization;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Submissions;

public static class AmendAnswersEndpoint
{
    /// <summary>
    /// Amends at once while the edition is open, and proposes to amend once it is closed. Answers merge: only a question that someone else changed since
    /// the version that was read is refused.
    /// </summary>
    [WolverinePost("/api/v1/editions/{edition}/submissions/{city}/amendments"), For(Role.Editor, OwnCity = true), Takes(typeof(AmendAnswers)), TakesIfMatch, Gives(typeof(WrittenBody), 201)]
    public static async Task<IResult> Post(string edition, string city, HttpRequest request, EventLog log, LastTime lastTime, Vault vault, CancellationToken cancellation)
    {
        request.Allow();
        var read = request.IfMatch();
        var amend = await request.BodyAsync<AmendAnswers>();
        var byCommittee = request.Caller().IsAtLeast(Role.Editor);
        var recorded = await AmendWhatWasSubmitted.AmendAsync(
            edition, city, read, log, vault, request.Actor(), byCommittee, lastTime, (_, since, personal) =>
            {
                if (amend.RevertsTo is null)
                    Conflicts.Refuse(since, amend.Answers ?? new Dictionary<string, Answer?>(), personal);
                return amend;
            }, cancellation, amend.Answers?.Keys ?? []);
        var address = $"/api/v1/editions/{edition}/submissions/{city}";
        return new Written(
            recorded, recorded.Events is [.., AmendmentProposed proposed] ? string.Create(CultureInfo.InvariantCulture, $"{address}/amendments/{proposed.Proposal}") : address);
    }
}

public static class ApproveAmendmentEndpoint
{
    /// <summary>Makes a proposed amendment.</summary>
    [WolverinePost("/api/v1/editions/{edition}/submissions/{city}/amendments/{proposal}/approval"), For(Role.Editor), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Post(string edition, string city, int proposal, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        return new Written(await request.DecideOnSubmissionAsync(edition, city, log, (submission, it) => ApproveAmendment.Decide(submission, new(proposal), it), cancellation));
    }
}

public static class DeclineAmendmentEndpoint
{
    /// <summary>Declines a proposed amendment.</summary>
    [WolverinePost("/api/v1/editions/{edition}/submissions/{city}/amendments/{proposal}/decline"), For(Role.Editor), Takes(typeof(Because)), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Post(string edition, string city, int proposal, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var said = await request.BodyAsync<Because>();
        return new Written(await request.DecideOnSubmissionAsync(edition, city, log, (submission, it) => DeclineAmendment.Decide(submission, new(proposal, said.Reason)), cancellation));
    }
}

/// <summary>Why something is taken back; may be left out.</summary>
public sealed record TakingBack(string? Reason = null);

public static class WithdrawAmendmentEndpoint
{
    /// <summary>Takes a proposed amendment back.</summary>
    [WolverinePost("/api/v1/editions/{edition}/submissions/{city}/amendments/{proposal}/withdrawal"), For(Role.Editor, OwnCity = true), Takes(typeof(TakingBack)), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Post(string edition, string city, int proposal, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var said = await request.BodyAsync<TakingBack>();
        return new Written(await request.DecideOnSubmissionAsync(edition, city, log, (submission, it) => WithdrawAmendment.Decide(submission, new(proposal, said.Reason)), cancellation));
    }
}
