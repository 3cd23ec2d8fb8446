using JasperFx;
using SmartCities.Longitudinal.Packages;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;

var builder = WebApplication.CreateBuilder(args);
await using var database = await builder.AddStudyDatabaseAsync(args);
builder.AddStorage();
builder.AddReadings();
builder.AddPackages();

var app = builder.Build();
app.MapGet("/", () => "SmartCities.Longitudinal");
return await app.RunJasperFxCommands(args);

/// <summary>The service.</summary>
public partial class Program;
