namespace SmartCities.Longitudinal.Subscriptions;

/// <summary>Ends a subscription for good.</summary>
public sealed record EndSubscription(string? Reason = null)
{
    public static Decision Decide(Subscription subscription, EndSubscription end) => subscription switch
    {
        { Started: null } => SubscriptionRefusals.Unknown,
        { Ended: not null } => Decision.NothingToDo,
        { Started: { } it } => Submissions.Reason.TooLong(end.Reason, "reason") ?? Decision.Accept(new SubscriptionEnded(it.Subscription, end.Reason)),
    };
}
