namespace SmartCities.Longitudinal.Feeds;

/// <summary>The log as other services follow it.</summary>
public static class FeedsModule
{
    public static void AddFeeds(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<FeedOptions>();
        builder.Services.AddSingleton<ServiceAddress>();
        builder.Services.AddSingleton<ReleaseChanges>();
        builder.Services.AddSingleton<EventFeed>();
        builder.Services.AddSingleton<FeedTail>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<FeedTail>());
    }
}
