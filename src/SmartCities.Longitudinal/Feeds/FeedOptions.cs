namespace SmartCities.Longitudinal.Feeds;

/// <summary>Settings of the feed, under <c>Feeds</c> of the configuration.</summary>
public sealed class FeedOptions(IConfiguration configuration)
{
    /// <summary>A stream on which nothing happens gives a sign of life this often: less than what stands between closes quiet connections after.</summary>
    public TimeSpan Heartbeat { get; } = TimeSpan.FromSeconds(configuration.GetValue("Feeds:HeartbeatSeconds", 15.0));

    /// <summary>A reader that takes nothing for this long is cut off.</summary>
    public TimeSpan Patience { get; } = TimeSpan.FromSeconds(configuration.GetValue("Feeds:PatienceSeconds", 10.0));
}
