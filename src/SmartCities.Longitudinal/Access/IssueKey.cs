namespace SmartCities.Longitudinal.Access;

/// <summary>Gives a service a key: a name to know it by, what it is good for, and until when.</summary>
public sealed record IssueKey(string Name, IReadOnlyList<string> Scopes, DateTimeOffset? Expires = null)
{
    private const int LongestName = 200;

    public static Decision Decide(ServiceKey key, IssueKey issue, string id, DateTimeOffset now) => issue switch
    {
        _ when key.Issued is not null => Decision.Refuse("key-exists", "This key was issued already."),
        _ when string.IsNullOrWhiteSpace(issue.Name) => Decision.Refuse("name-missing", "A key has a name, so that people know whose it is.", "/name"),
        { Name.Length: > LongestName } => Decision.Refuse("too-long", $"A name has at most {LongestName} characters.", "/name"),
        { Scopes.Count: 0 } => Decision.Refuse("scopes-missing", $"Say what the key is good for: {string.Join(", ", KeyScope.All)}.", "/scopes"),
        _ when Unknown(issue.Scopes) is >= 0 and var place => Decision.Refuse("scope-unknown", $"There are the scopes {string.Join(", ", KeyScope.All)}.", $"/scopes/{place}"),
        _ when issue.Expires <= now => Decision.Refuse("expires-past", "The key would have expired already.", "/expires"),
        _ => Decision.Accept(new KeyIssued(id, issue.Name, [.. issue.Scopes.Distinct()], issue.Expires?.ToUniversalTime())),
    };

    private static int Unknown(IReadOnlyList<string> scopes) => scopes.Index().Where(it => !KeyScope.All.Contains(it.Item)).Select(it => it.Index).DefaultIfEmpty(-1).First();
}

/// <summary>Takes a key back for good, at once.</summary>
public sealed record RevokeKey(string? Reason = null)
{
    public static Decision Decide(ServiceKey key, RevokeKey revoke) => key switch
    {
        { Issued: null } => Decision.Refuse("service-key-unknown", "There is no such key."),
        { Revoked: not null } => Decision.NothingToDo,
        { Issued: { } issued } => Submissions.Reason.TooLong(revoke.Reason, "reason") ?? Decision.Accept(new KeyRevoked(issued.Key, revoke.Reason)),
    };
}
