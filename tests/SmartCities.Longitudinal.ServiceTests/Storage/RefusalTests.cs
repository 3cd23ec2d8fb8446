using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using SmartCities.Longitudinal.Storage.Provisioning;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Storage;

/// <summary>What is refused before anything is touched, with what to do about it.</summary>
public sealed class RefusalTests : IDisposable
{
    private static readonly Surroundings s_bare =
        new([], Npm: null, MayHaveDocker: false, major => "sudo " + Surroundings.InstallCommandOn("ID=debian", major));

    private readonly Place _place = new();

    public static bool HasPrograms => Place.ProgramFolder is not null;

    [Fact]
    public async Task Without_any_way_one_message_names_the_command_to_type()
    {
        var message = await _place.RefusalAsync(StorageProvider.Auto, s_bare);

        message.ShouldContain("Type: sudo apt-get install postgresql\n");
        message.ShouldContain("no PostgreSQL programs were found; there is no npm; there is no Docker engine");
    }

    [Theory]
    [InlineData("ID=debian", null, "apt-get install postgresql")]
    [InlineData("NAME=\"Ubuntu\"\nID=ubuntu\nID_LIKE=debian", 16, "apt-get install postgresql-16")]
    [InlineData("ID=linuxmint\nID_LIKE=\"ubuntu debian\"", null, "apt-get install postgresql")]
    [InlineData("ID=fedora", null, "dnf install postgresql-server")]
    [InlineData("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"", 16, "dnf install postgresql16-server")]
    [InlineData("ID=alpine", 17, "apk add postgresql17")]
    [InlineData("ID=arch", null, "pacman -S postgresql")]
    [InlineData("ID=\"opensuse-leap\"\nID_LIKE=\"suse opensuse\"", null, "zypper install postgresql-server")]
    [InlineData("", null, "(this system's package manager) install postgresql")]
    public void The_command_is_that_of_the_system(string osRelease, int? major, string command) =>
        Surroundings.InstallCommandOn(osRelease, major).ShouldBe(command);

    [Fact]
    public async Task A_folder_with_somebody_elses_files_is_refused_untouched()
    {
        Directory.CreateDirectory(_place.Folder);
        var letter = Path.Combine(_place.Folder, "letter.txt");
        await File.WriteAllTextAsync(letter, "Dear city,", TestContext.Current.CancellationToken);

        (await _place.RefusalAsync()).ShouldContain("nothing was touched");

        Directory.GetFileSystemEntries(_place.Folder).ShouldBe([letter]);
    }

    [Fact]
    public async Task Data_of_another_major_version_is_refused_untouched()
    {
        Directory.CreateDirectory(_place.Cluster);
        await File.WriteAllTextAsync(Path.Combine(_place.Folder, "smartcities-longitudinal.lock"), "", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_place.Cluster, "PG_VERSION"), "99\n", TestContext.Current.CancellationToken);

        var message = await _place.RefusalAsync(StorageProvider.Auto, s_bare with { ProgramFolders = Surroundings.OfThisMachine().ProgramFolders });

        message.ShouldContain("written by PostgreSQL 99");
        message.ShouldContain("sudo apt-get install postgresql-99");
        if (HasPrograms)
            message.ShouldContain("the PostgreSQL programs found are");
        Directory.GetFileSystemEntries(_place.Cluster).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Data_kept_by_Docker_is_not_passed_over_for_programs()
    {
        Directory.CreateDirectory(_place.Folder);
        await File.WriteAllTextAsync(Path.Combine(_place.Folder, "smartcities-longitudinal.lock"), "", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_place.Folder, "container"), "postgres:17\nsome-volume\n", TestContext.Current.CancellationToken);

        (await _place.RefusalAsync(StorageProvider.Auto, Surroundings.OfThisMachine() with { MayHaveDocker = false })).ShouldContain("in a Docker volume");
    }

    [Fact(Skip = "PostgreSQL's programs are not installed here.", SkipUnless = nameof(HasPrograms))]
    public async Task A_lost_password_is_said_not_replaced()
    {
        await (await _place.ProvisionAsync()).DisposeAsync();
        File.Delete(Path.Combine(_place.Folder, "password"));

        (await _place.RefusalAsync()).ShouldContain("bring the file back from a backup");
    }

    [Fact]
    public async Task A_configured_server_is_used_as_it_is_and_left_running()
    {
        var configured = await StudyDatabaseFixture.NewDatabaseAsync("configured");

        await using (var study = await StudyDatabase.ProvisionAsync(
            new StorageOptions { DataDirectory = _place.Folder }, configured, NullLogger.Instance, TestContext.Current.CancellationToken))
        {
            study.ConnectionString.ShouldBe(configured);
            study.Source.ShouldContain("the configured database configured_");
        }

        Directory.Exists(_place.Folder).ShouldBeFalse();
        (await Place.AskAsync(configured, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_configured_server_that_does_not_answer_is_named_without_its_password()
    {
        await using var study = await StudyDatabase.ProvisionAsync(
            new StorageOptions(), "Host=127.0.0.1;Port=1;Database=study;Username=u;Password=secret", NullLogger.Instance, TestContext.Current.CancellationToken);

        study.Source.ShouldContain("the configured database study on 127.0.0.1:1, which cannot be used yet");
        study.Source.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_configured_string_that_is_none_is_said_to_be_none() =>
        (await Should.ThrowAsync<DatabaseUnavailableException>(() => StudyDatabase.ProvisionAsync(
            new StorageOptions(), "postgres://u@h/study", NullLogger.Instance, TestContext.Current.CancellationToken)))
            .Message.ShouldContain("ConnectionStrings:Study is not a connection string");

    [Fact]
    public async Task A_damaged_cluster_is_refused_untouched()
    {
        Directory.CreateDirectory(_place.Cluster);
        await File.WriteAllTextAsync(Path.Combine(_place.Folder, "smartcities-longitudinal.lock"), "", TestContext.Current.CancellationToken);

        (await _place.RefusalAsync()).ShouldContain("is damaged");

        Directory.GetFileSystemEntries(_place.Cluster).ShouldBeEmpty();
    }

    public void Dispose() => _place.Dispose();
}
