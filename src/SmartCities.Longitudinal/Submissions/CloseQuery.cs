namespace SmartCities.Longitudinal.Submissions;

/// <summary>An editor closes a query, and nobody else does.</summary>
public sealed record CloseQuery(int Query, string? Note = null)
{
    public static Decision Decide(Submission submission, CloseQuery close) => submission switch
    {
        _ when SubmissionRefusals.NotStanding(submission) is { } refusal => refusal,
        _ when !submission.Queries.ContainsKey(close.Query) => SubmissionRefusals.QueryUnknown(close.Query),
        _ when submission.Queries[close.Query].Stage == QueryStage.Closed => Decision.NothingToDo,
        _ => Reason.TooLong(close.Note, "note") ?? Decision.Accept(new QueryClosed(submission.Edition, submission.City, close.Query, close.Note)),
    };
}

/// <summary>What is written down with a closing; may be left out.</summary>
