using JasperFx;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Packages;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;

var builder = WebApplication.CreateBuilder(args);
await using var database = await builder.AddStudyDatabaseAsync(args);
builder.AddStorage();
builder.AddReadings();
builder.AddPackages();
builder.AddHttpSurface();

var app = builder.Build();
app.MapHttpSurface();
return await app.RunJasperFxCommands(args);

/// <summary>The service.</summary>
public partial class Program;
