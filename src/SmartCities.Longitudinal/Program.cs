using JasperFx;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Packages;
using SmartCities.Longitudinal.Pages;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;

var builder = WebApplication.CreateBuilder(args);
await using var database = await builder.AddStudyDatabaseAsync(args);
builder.AddStorage();
builder.AddReadings();
builder.AddPackages();
builder.AddHttpSurface();
builder.AddPages();

var app = builder.Build();
app.MapHttpSurface();
app.MapPages();
return await app.RunJasperFxCommands(args);

/// <summary>The service.</summary>
public partial class Program;
