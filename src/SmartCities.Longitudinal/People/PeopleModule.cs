namespace SmartCities.Longitudinal.People;

/// <summary>Who acts here, and how they are reached.</summary>
public static class PeopleModule
{
    public static void AddPeople(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ActorDirectory>();
        builder.Services.AddSingleton<Links>();
    }
}
