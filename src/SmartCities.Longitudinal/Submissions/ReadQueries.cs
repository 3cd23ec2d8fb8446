using JasperFx.Events;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>A query with its conversation, oldest first.</summary>
public sealed record QueryBody(int Query, string Question, QueryStage Stage, IReadOnlyList<QueryMessage> Messages)
{
    /// <summary>The queries on a submission, as its events tell them.</summary>
    public static IReadOnlyList<QueryBody> Of(IReadOnlyList<IEvent> events)
    {
        var turns = events.Select(TurnOf).Where(it => it.Query > 0).ToLookup(it => it.Query, it => it.Message);
        return [.. EventLog.Fold<Submission>(events).State.Queries.Values.Select(it => new QueryBody(it.Number, it.Question, it.Stage, [.. turns[it.Number]]))];
    }

    private static (int Query, QueryMessage Message) TurnOf(IEvent happened) => happened.Data switch
    {
        QueryRaised it => (it.Query, QueryMessage.Of(happened, QueryTurn.Raised, it.Text)),
        QueryAnswered it => (it.Query, QueryMessage.Of(happened, QueryTurn.Replied, it.Reply) with { ProposesResolution = it.ProposesResolution }),
        QueryClosed it => (it.Query, QueryMessage.Of(happened, QueryTurn.Closed, it.Note)),
        QueryReopened it => (it.Query, QueryMessage.Of(happened, QueryTurn.Reopened, null)),
        _ => default,
    };
}

/// <summary>One turn of a query, who took it, and when.</summary>
public sealed record QueryMessage(QueryTurn Turn, string? Text, bool ProposesResolution, string Who, string Role, DateTimeOffset When, long Position)
{
    public static QueryMessage Of(IEvent happened, QueryTurn turn, string? text) =>
        new(turn, text, false, happened.UserName ?? "", happened.Headers?.GetValueOrDefault(Actor.RoleHeader)?.ToString() ?? "", happened.Timestamp, happened.Sequence);
}

/// <summary>A closed query opens again when its answer changes.</summary>
public enum QueryTurn
{
    Raised,
    Replied,
    Closed,
    Reopened,
}

public sealed record QueryList(string Edition, string City, IReadOnlyList<QueryBody> Queries);

public static class ListQueriesEndpoint
{
    [WolverineGet("/api/v1/editions/{edition}/submissions/{city}/queries"), For(Role.Analyst, OwnCity = true), Gives(typeof(QueryList))]
    public static async Task<IResult> Get(string edition, string city, HttpRequest request, EventLog log, Reader reader, CancellationToken cancellation)
    {
        request.Allow();
        await EditionAndCity.RequireAsync(edition, city, log, reader, cancellation);
        return new Read(new QueryList(edition, city, QueryBody.Of(await log.EventsSinceAsync(Streams.Submission(edition, city), 0, cancellation))));
    }
}

public static class ReadQueryEndpoint
{
    [WolverineGet("/api/v1/editions/{edition}/submissions/{city}/queries/{query}"), For(Role.Analyst, OwnCity = true), Gives(typeof(QueryBody))]
    public static async Task<IResult> Get(string edition, string city, int query, HttpRequest request, EventLog log, Reader reader, CancellationToken cancellation)
    {
        request.Allow();
        await EditionAndCity.RequireAsync(edition, city, log, reader, cancellation);
        return QueryBody.Of(await log.EventsSinceAsync(Streams.Submission(edition, city), 0, cancellation)).FirstOrDefault(it => it.Query == query) is { } found
            ? new Read(found)
            : throw new RefusedException(((Refused)SubmissionRefusals.QueryUnknown(query)).Refusals);
    }
}
