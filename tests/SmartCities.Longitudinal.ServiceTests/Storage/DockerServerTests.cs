using DotNet.Testcontainers.Builders;
using Shouldly;
using SmartCities.Longitudinal.Storage.Provisioning;
using Testcontainers.PostgreSql;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Storage;

/// <summary>PostgreSQL in a container, with its data in a volume that outlives it.</summary>
public sealed class DockerServerTests : IDisposable
{
    private readonly Place _place = new();

    public static bool HasDocker { get; } = FindDocker();

    [Fact(Skip = "There is no Docker engine here.", SkipUnless = nameof(HasDocker))]
    public async Task The_data_outlives_the_container()
    {
        await using (var study = await _place.ProvisionAsync(StorageProvider.Docker))
        {
            (await Place.AskAsync(study, "show fsync")).ShouldBe("on");
            await Place.AskAsync(study, "create table kept as select 42 as answer");
        }

        await using (var again = await _place.ProvisionAsync(StorageProvider.Auto))
            (await Place.AskAsync(again, "select answer from kept")).ShouldBe(42);

        // Asking for the volume by its name gives the one that is there, to be deleted with the rest.
        var record = await File.ReadAllLinesAsync(Path.Combine(_place.Folder, "container"), TestContext.Current.CancellationToken);
        await using var volume = new VolumeBuilder().WithName(record[1]).Build();
        await volume.CreateAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => _place.Dispose();

    private static bool FindDocker()
    {
        try
        {
            new PostgreSqlBuilder("postgres:17").Build();
            return true;
        }
        catch (DockerUnavailableException)
        {
            return false;
        }
    }
}
