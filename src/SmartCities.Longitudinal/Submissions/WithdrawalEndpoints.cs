using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Submissions;

public sealed record Because(string Reason);

public static class WithdrawFormEndpoint
{
    /// <summary>Takes the submission out of the count.</summary>
    [WolverinePost("/api/v1/editions/{edition}/submissions/{city}/withdrawal"), For(Role.Editor, OwnCity = true), Takes(typeof(Because)), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Post(string edition, string city, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var said = await request.BodyAsync<Because>();
        return new Written(await request.DecideOnSubmissionAsync(edition, city, log, (submission, it) => WithdrawForm.Decide(submission, new(said.Reason)), cancellation));
    }
}

public static class ReinstateFormEndpoint
{
    /// <summary>Takes the submission back into the count.</summary>
    [WolverinePost("/api/v1/editions/{edition}/submissions/{city}/reinstatement"), For(Role.Editor, OwnCity = true), Takes(typeof(Because)), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Post(string edition, string city, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var said = await request.BodyAsync<Because>();
        return new Written(await request.DecideOnSubmissionAsync(edition, city, log, (submission, it) => ReinstateForm.Decide(submission, new(said.Reason, request.Caller().IsAtLeast(Role.Editor)), it), cancellation));
    }
}

public static class ConfirmTranscriptionEndpoint
{
    /// <summary>The city confirms what was transcribed.</summary>
    [WolverinePost("/api/v1/editions/{edition}/submissions/{city}/confirmation"), For(Role.Administrator, OwnCity = true), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Post(string edition, string city, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        return new Written(await request.DecideOnSubmissionAsync(edition, city, log, (submission, it) => ConfirmTranscription.Decide(submission, new()), cancellation));
    }
}
