namespace SmartCities.Longitudinal.Submissions;

/// <summary>The city answers a query, and may propose that it is resolved; an editor may add to the conversation.</summary>
public sealed record ReplyToQuery(int Query, string Reply, bool ProposesResolution, bool ByCommittee)
{
    public static Decision Decide(Submission submission, ReplyToQuery reply) => submission switch
    {
        _ when SubmissionRefusals.NotStanding(submission) is { } refusal => refusal,
        _ when !submission.Queries.ContainsKey(reply.Query) => SubmissionRefusals.QueryUnknown(reply.Query),
        _ when submission.Queries[reply.Query].Stage == QueryStage.Closed =>
            Decision.Refuse("query-closed", "This query is closed. Amend the answer if it has to change; that opens the query again."),
        _ when reply is { ProposesResolution: true, ByCommittee: true } =>
            Decision.Refuse("resolution-not-yours", "The city proposes that a query is resolved; an editor closes it.", "/proposesResolution"),
        _ => Reason.Refused(reply.Reply, "reply", "A reply says something.")
            ?? Decision.Accept(new QueryAnswered(submission.Edition, submission.City, reply.Query, reply.Reply, reply.ProposesResolution)),
    };
}

/// <summary>A reply to a query; with <c>proposesResolution</c> the city says that the matter is settled.</summary>
