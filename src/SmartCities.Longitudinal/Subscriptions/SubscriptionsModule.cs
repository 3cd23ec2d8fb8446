namespace SmartCities.Longitudinal.Subscriptions;

/// <summary>Events brought to those who asked for them.</summary>
public static class SubscriptionsModule
{
    public static void AddSubscriptions(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(SubscriptionOptions.Section).Get<SubscriptionOptions>() ?? new SubscriptionOptions();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(new RetrySchedule(options.RetrySeconds));
        builder.Services.AddSingleton<OutboundGuard>();
        builder.Services.AddSingleton<ITransport, HttpTransport>();
        builder.Services.AddSingleton<SubscriptionRows>();
        builder.Services.AddSingleton<ReadSubscriptions>();
        builder.Services.AddSingleton<SubscriptionDriving>();
        builder.Services.AddSingleton<DriveSubscriptions>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<DriveSubscriptions>());
    }
}
