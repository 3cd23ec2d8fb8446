namespace SmartCities.Longitudinal.Editions;

/// <summary>Editions that close when they said they would.</summary>
public static class EditionsModule
{
    public static void AddEditions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<KeepDeadlines>();
        builder.Services.AddSingleton<Reached>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<KeepDeadlines>());
    }
}
