namespace SmartCities.Longitudinal.Subscriptions;

/// <summary>Sends a subscription's events elsewhere, once that endpoint is verified.</summary>
public sealed record ChangeEndpoint(string Endpoint)
{
    public static Decision Decide(Subscription subscription, ChangeEndpoint change) => subscription switch
    {
        { Started: null } => SubscriptionRefusals.Unknown,
        { Ended: not null } => SubscriptionRefusals.Ended,
        _ when subscription.Endpoint == change.Endpoint => Decision.NothingToDo,
        { Started: { } it } => Decision.Accept(new EndpointChanged(it.Subscription, change.Endpoint)),
    };
}

/// <summary>Takes note that an endpoint gave back its challenge.</summary>
public sealed record VerifyEndpoint(string Endpoint)
{
    public static Decision Decide(Subscription subscription, VerifyEndpoint verify) => subscription switch
    {
        { Started: null } => SubscriptionRefusals.Unknown,
        { Started: { } it, Ended: null, Verified: false } when subscription.Endpoint == verify.Endpoint => Decision.Accept(new EndpointVerified(it.Subscription, verify.Endpoint)),

        // Ended, verified or moved meanwhile: the answer was to another question.
        _ => Decision.NothingToDo,
    };
}

/// <summary>Refusals that several decisions on a subscription share.</summary>
public static class SubscriptionRefusals
{
    public static readonly Decision Unknown = Decision.Refuse("subscription-unknown", "There is no such subscription.");

    public static readonly Decision Ended = Decision.Refuse("subscription-ended", "This subscription has ended. Start another one.");
}
