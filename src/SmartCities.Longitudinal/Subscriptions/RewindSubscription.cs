namespace SmartCities.Longitudinal.Subscriptions;

/// <summary>Delivers again what was delivered after a position (<c>beginning</c>, or <c>p:123</c>).</summary>
public sealed record RewindSubscription(string To, string? Reason = null)
{
    /// <param name="subscription">The state decided on.</param>
    /// <param name="rewind">What is asked for.</param>
    /// <param name="position">The position up to which events were delivered.</param>
    public static Decision Decide(Subscription subscription, RewindSubscription rewind, long position) => subscription switch
    {
        { Started: null } => SubscriptionRefusals.Unknown,
        { Ended: not null } => SubscriptionRefusals.Ended,
        _ when rewind.To == "now" || StartSubscription.Position(rewind.To, position) is null =>
            Decision.Refuse("to-invalid", $"\"{StartSubscription.Shown(rewind.To)}\" is no place to go back to: beginning, or p: and a position.", "/to"),
        _ when StartSubscription.Position(rewind.To, position) is { } to && to > position => StartSubscription.Ahead(position, "/to"),
        { Started: { } it } => Submissions.Reason.TooLong(rewind.Reason, "reason")
            ?? Decision.Accept(new SubscriptionRewound(it.Subscription, StartSubscription.Position(rewind.To, position)!.Value, rewind.Reason)),
    };
}
