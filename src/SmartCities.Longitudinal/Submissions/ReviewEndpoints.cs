using System.Globalization;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Drafts;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Submissions;

public static class RaiseQueryEndpoint
{
    [WolverinePost("/api/v1/editions/{edition}/submissions/{city}/queries"), For(Role.Editor), Takes(typeof(RaiseQuery)), Gives(typeof(WrittenBody), 201)]
    public static async Task<IResult> Post(string edition, string city, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var raise = await request.BodyAsync<RaiseQuery>();
        var recorded = await EditionAndCity.DecideAsync(
            edition, city, log, request.Actor(), it => it.OnSubmission(null, submission => RaiseQuery.Decide(submission, raise, it.Edition.State)), cancellation);
        var raised = recorded.Events!.OfType<QueryRaised>().Single();
        return new Written(recorded, string.Create(CultureInfo.InvariantCulture, $"/api/v1/editions/{edition}/submissions/{city}/queries/{raised.Query}"));
    }
}

public sealed record QueryReply(string Reply, bool ProposesResolution = false);

public static class ReplyToQueryEndpoint
{
    [WolverinePost("/api/v1/editions/{edition}/submissions/{city}/queries/{query}/replies"), For(Role.Editor, OwnCity = true), Takes(typeof(QueryReply)), Gives(typeof(WrittenBody), 201)]
    public static async Task<IResult> Post(string edition, string city, int query, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var said = await request.BodyAsync<QueryReply>();
        var reply = new ReplyToQuery(query, said.Reply, said.ProposesResolution, request.Caller().IsAtLeast(Role.Editor));
        return new Written(
            await EditionAndCity.DecideAsync(edition, city, log, request.Actor(), it => it.OnSubmission(null, submission => ReplyToQuery.Decide(submission, reply)), cancellation),
            string.Create(CultureInfo.InvariantCulture, $"/api/v1/editions/{edition}/submissions/{city}/queries/{query}"));
    }
}

public sealed record QueryClosing(string? Note = null);

public static class CloseQueryEndpoint
{
    /// <summary>Closes a query; only an editor does.</summary>
    [WolverinePost("/api/v1/editions/{edition}/submissions/{city}/queries/{query}/closing"), For(Role.Editor), Takes(typeof(QueryClosing)), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Post(string edition, string city, int query, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var said = await request.BodyAsync<QueryClosing>();
        return new Written(await request.DecideOnSubmissionAsync(edition, city, log, (submission, it) => CloseQuery.Decide(submission, new(query, said.Note)), cancellation));
    }
}

public static class ReturnFormEndpoint
{
    /// <summary>Returns the form to the city and opens its draft again.</summary>
    [WolverinePost("/api/v1/editions/{edition}/submissions/{city}/return"), For(Role.Editor), Takes(typeof(ReturnForm)), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Post(string edition, string city, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var read = request.IfMatch();
        var form = await request.BodyAsync<ReturnForm>();
        return new Written(await ReturnWhatWasSubmitted.ReturnAsync(edition, city, read, form, log, request.Actor(), cancellation));
    }
}

public static class AcceptFormEndpoint
{
    /// <summary>Accepts the form as it stands.</summary>
    [WolverinePost("/api/v1/editions/{edition}/submissions/{city}/acceptance"), For(Role.Editor), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Post(string edition, string city, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        return new Written(await request.DecideOnSubmissionAsync(edition, city, log, (submission, it) => AcceptForm.Decide(submission, new()), cancellation));
    }
}
