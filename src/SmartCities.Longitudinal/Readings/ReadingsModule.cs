using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Readings;

/// <summary>Readings: what the answers and definitions give at a position.</summary>
public static class ReadingsModule
{
    public static void AddReadings(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Positions>();
        builder.Services.AddSingleton<Reader>();
        builder.Services.AddSingleton<ReadingHash>();
        builder.Services.AddSingleton<Participations>();
        builder.Services.AddSingleton<PublicationWishes>();
        builder.Services.AddSingleton<Audience>();
        builder.Services.AddSingleton<LastTime>();
        builder.Services.AddSingleton<Lineage>();
    }
}
