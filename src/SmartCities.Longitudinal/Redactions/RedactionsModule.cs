using SmartCities.Longitudinal.Audit;
using SmartCities.Longitudinal.Feeds;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Redactions;

/// <summary>Redactions: words taken out of the log, and out of every memory of it.</summary>
public static class RedactionsModule
{
    public static void AddRedactions(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IRemember>(provider => provider.GetRequiredService<EventLog>());
        services.AddSingleton<IRemember>(provider => provider.GetRequiredService<Reader>());
        services.AddSingleton<IRemember>(provider => provider.GetRequiredService<FeedTail>());
        services.AddSingleton<IRemember>(provider => provider.GetRequiredService<Trail>());
        services.AddSingleton<RedactedTexts>();
        services.AddHostedService(provider => provider.GetRequiredService<RedactedTexts>());
        services.AddSingleton<Redactor>();
    }
}
