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

/// <summary>A judgement of a city's value of the indicator that the address names.</summary>
public sealed record ValueJudgement(bool Comparable, Text Reason);

public static class JudgeCityValueEndpoint
{
    /// <summary>Says that the city's value cannot be compared with other editions, or can again, and why; its answer counts in its own edition as ever.</summary>
    [WolverinePut("/api/v1/editions/{edition}/submissions/{city}/judgements/{indicator}"), For(Role.Editor), Takes(typeof(ValueJudgement)), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Put(string edition, string city, string indicator, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var judged = await request.BodyAsync<ValueJudgement>();
        return new Written(await request.DecideOnSubmissionAsync(
            edition, city, log, (submission, it) => JudgeCityValue.Decide(submission, new(indicator, judged.Comparable, judged.Reason), it), cancellation));
    }
}

public static class ConfirmTranscriptionEndpoint
{
    /// <summary>The city confirms what was transcribed; where its office has a lead, the lead does.</summary>
    [WolverinePost("/api/v1/editions/{edition}/submissions/{city}/confirmation"), For(Role.Administrator, OwnCity = true), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Post(string edition, string city, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        return new Written(await ConfirmWhatWasTranscribed.ConfirmAsync(edition, city, request.IfMatch(), log, request.Actor(), cancellation));
    }
}
