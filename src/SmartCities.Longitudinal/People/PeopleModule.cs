using SmartCities.Longitudinal.Offices;

namespace SmartCities.Longitudinal.People;

/// <summary>Who acts here, and how they are reached.</summary>
public static class PeopleModule
{
    public static void AddPeople(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ActorDirectory>();
        services.AddSingleton<IKeepAboutPeople>(provider => provider.GetRequiredService<ActorDirectory>());
        services.AddSingleton<Links>();
        services.AddSingleton<Office>();
        services.AddSingleton<AboutPeople>();
        services.AddSingleton<ReadPeople>();
        services.AddSingleton<Erasures>();
        services.AddSingleton<Vault>();
        services.AddSingleton<IKeepAboutPeople>(provider => provider.GetRequiredService<Vault>());
    }
}
