using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Audit;
using SmartCities.Longitudinal.Commands;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Feeds;
using SmartCities.Longitudinal.Health;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Mail;
using SmartCities.Longitudinal.Packages;
using SmartCities.Longitudinal.Pages;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Redactions;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Subscriptions;

var line = CommandLine.Parse(args);
try
{
    if (line.NeedsFilesAlone)
        return await CommandsModule.RunAsync(line);

    var builder = WebApplication.CreateBuilder(line.Options).QuietFor(line);
    builder.AddAccess(line);
    await using var database = await builder.AddStudyDatabaseAsync(line);
    builder.AddStorage();
    builder.AddReadings();
    builder.AddPeople();
    builder.AddAudit();
    builder.AddEditions();
    builder.AddFeeds();
    builder.AddSubscriptions();
    builder.AddRedactions();
    builder.AddMail();
    builder.AddPackages();
    builder.AddHealth();
    builder.AddHttpSurface();
    builder.AddPages();

    var app = builder.Build();
    app.UseProblems();
    app.UsePages();
    app.UseAccess();
    app.MapHealth();
    app.MapHttpSurface();
    app.MapFeedDocuments();
    app.MapPages();
    return await app.RunAsync(line);
}
catch (Exception failure) when (CommandsModule.IsPlain(failure))
{
    return CommandsModule.Explain(failure);
}

/// <summary>The service.</summary>
public partial class Program;
