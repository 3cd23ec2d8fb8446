namespace SmartCities.Longitudinal.Subscriptions;

/// <summary>Gives a subscription another secret; what is sent is signed with the old one too for as many hours as it takes to change it.</summary>
public sealed record RotateSecret(int? OverlapHours = null)
{
    private const int UsualHours = 24;
    private const int MostHours = 24 * 7;

    public static Decision Decide(Subscription subscription, RotateSecret rotate, DateTimeOffset now) => subscription switch
    {
        { Started: null } => SubscriptionRefusals.Unknown,
        { Ended: not null } => SubscriptionRefusals.Ended,
        _ when rotate.OverlapHours is < 0 or > MostHours => Decision.Refuse("out-of-range", $"Both secrets are used for 0 to {MostHours} hours.", "/overlapHours"),
        { Started: { } it } => Decision.Accept(new SecretRotated(it.Subscription, now.AddHours(rotate.OverlapHours ?? UsualHours))),
    };
}
