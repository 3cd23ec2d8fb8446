using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shouldly;
using SmartCities.Longitudinal.Packages;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Packages;

/// <summary>What the service does at its start with the packages that come with it.</summary>
public sealed class PackagedEditionsTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("smartcities-longitudinal-tests-").FullName;

    [Fact]
    public async Task An_edition_stays_as_an_earlier_version_of_its_package_loaded_it_and_the_service_starts()
    {
        await using var host = await StudyHost.StartAsync("packaged");
        using var package = new SmallPackage();
        await StartAsync(host, package);
        var events = await host.AskAsync<long>("select count(*) from log.mt_events");
        events.ShouldBeGreaterThan(0);

        var asked = JsonNode.Parse(package["questionnaire.json"])!["questions"]![0]!["text"]!["en"]!.GetValue<string>();
        package.Replace("questionnaire.json", asked, "Asked otherwise?");
        await StartAsync(host, package);

        (await host.AskAsync<long>("select count(*) from log.mt_events")).ShouldBe(events);
        (await host.AskAsync<long>("select count(*) from study.packages")).ShouldBe(1);
    }

    [Fact]
    public async Task A_package_that_never_could_be_loaded_stops_the_service()
    {
        await using var host = await StudyHost.StartAsync("packaged");
        using var broken = new SmallPackage();
        broken["questionnaire.json"] = "{";

        (await Should.ThrowAsync<PackageRefusedException>(() => StartAsync(host, broken))).File.ShouldEndWith("questionnaire.json");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>Starts as the service does, with this package beside it.</summary>
    private Task StartAsync(StudyHost host, SmallPackage package)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, package.Edition)).FullName;
        foreach (var file in Directory.EnumerateFiles(package.Write().Path))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Editions:Packages", root)]).Build();
        return new LoadPackagedEditions(host.Get<LoadPackage>(), host.Get<NpgsqlDataSource>(), configuration, NullLogger<LoadPackagedEditions>.Instance)
            .StartAsync(TestContext.Current.CancellationToken);
    }
}
