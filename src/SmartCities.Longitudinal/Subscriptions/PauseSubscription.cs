namespace SmartCities.Longitudinal.Subscriptions;

/// <summary>Stops deliveries until somebody resumes them; nothing is lost meanwhile.</summary>
public sealed record PauseSubscription(string? Reason = null)
{
    public static Decision Decide(Subscription subscription, PauseSubscription pause) => subscription switch
    {
        { Started: null } => SubscriptionRefusals.Unknown,
        { Ended: not null } => SubscriptionRefusals.Ended,
        { Paused: not null } => Decision.NothingToDo,
        { Started: { } it } => Submissions.Reason.TooLong(pause.Reason, "reason") ?? Decision.Accept(new SubscriptionPaused(it.Subscription, pause.Reason)),
    };
}

/// <summary>Goes on with deliveries that were paused, or that the service had stopped.</summary>
public sealed record ResumeSubscription
{
    public static Decision Decide(Subscription subscription) => subscription switch
    {
        { Started: null } => SubscriptionRefusals.Unknown,
        { Ended: not null } => SubscriptionRefusals.Ended,
        { Paused: null, Disabled: null } => Decision.NothingToDo,
        { Started: { } it } => Decision.Accept(new SubscriptionResumed(it.Subscription)),
    };
}

/// <summary>Stops deliveries that lead nowhere, and says why.</summary>
public sealed record DisableSubscription(string Reason)
{
    public static Decision Decide(Subscription subscription, DisableSubscription disable) => subscription switch
    {
        { Started: null } => SubscriptionRefusals.Unknown,
        { Ended: not null } or { Disabled: not null } => Decision.NothingToDo,
        { Started: { } it } => Decision.Accept(new SubscriptionDisabled(it.Subscription, disable.Reason)),
    };
}
