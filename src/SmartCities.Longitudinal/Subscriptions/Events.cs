namespace SmartCities.Longitudinal.Subscriptions;

/// <summary>A service asked to be told of events at an address, from a position on: of what is public alone, or of all. Its secret lies beside the log.</summary>
public sealed record SubscriptionStarted(
    string Subscription,
    string Owner,
    string Endpoint,
    IReadOnlyList<string> Types,
    string? Edition,
    string? City,
    bool Public,
    long From);

public sealed record EndpointChanged(string Subscription, string Endpoint);

/// <summary>The endpoint gave back what it was challenged with: whoever answers there wants to be told.</summary>
public sealed record EndpointVerified(string Subscription, string Endpoint);

public sealed record SecretRotated(string Subscription, DateTimeOffset OldValidUntil);

public sealed record SubscriptionPaused(string Subscription, string? Reason);

public sealed record SubscriptionResumed(string Subscription);

public sealed record SubscriptionDisabled(string Subscription, string Reason);

public sealed record SubscriptionRewound(string Subscription, long To, string? Reason);

public sealed record SubscriptionEnded(string Subscription, string? Reason);
