namespace SmartCities.Longitudinal.Subscriptions;

/// <summary>How patient deliveries are (<c>Subscriptions:</c> in the configuration).</summary>
public sealed class SubscriptionOptions
{
    public const string Section = "Subscriptions";

    /// <summary>The pauses before an attempt is made again, in seconds, with commas between.</summary>
    public string RetrySeconds { get; init; } = RetrySchedule.Usual;

    /// <summary>How long an endpoint may take, from connecting to the end of its answer.</summary>
    public double TimeoutSeconds { get; init; } = 10;
}
