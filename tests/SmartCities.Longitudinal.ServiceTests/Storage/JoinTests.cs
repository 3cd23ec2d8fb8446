using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using SmartCities.Longitudinal.Storage.Provisioning;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Storage;

/// <summary>A command finds the server of the service that runs on the same folder.</summary>
public sealed class JoinTests : IDisposable
{
    private const string NoPrograms = "PostgreSQL's programs are not installed here.";

    private readonly Place _place = new();

    public static bool HasPrograms => Place.ProgramFolder is not null;

    private string Announcement => Path.Combine(_place.Folder, "running");

    [Fact(Skip = NoPrograms, SkipUnless = nameof(HasPrograms))]
    public async Task A_command_joins_a_running_service_and_leaves_it_running()
    {
        await using var service = await _place.ProvisionAsync();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Announcement).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        await using (var command = await JoinAsync())
            command.ConnectionString.ShouldBe(service.ConnectionString);

        (await Place.AskAsync(service, "select 1")).ShouldBe(1);
        await service.DisposeAsync();
        File.Exists(Announcement).ShouldBeFalse();
    }

    [Fact(Skip = NoPrograms, SkipUnless = nameof(HasPrograms))]
    public async Task A_command_without_a_service_starts_the_server_for_itself_whatever_a_killed_service_left_behind()
    {
        await (await _place.ProvisionAsync()).DisposeAsync();
        await File.WriteAllTextAsync(Announcement, "Host=127.0.0.1;Port=1", TestContext.Current.CancellationToken);

        await using (var command = await JoinAsync())
        {
            (await Place.AskAsync(command, "select 1")).ShouldBe(1);
            File.Exists(Announcement).ShouldBeFalse();
            (await _place.RefusalAsync()).ShouldContain("a command that will be done soon");
        }

        File.Exists(Path.Combine(_place.Cluster, "postmaster.pid")).ShouldBeFalse();
    }

    public void Dispose() => _place.Dispose();

    private Task<StudyDatabase> JoinAsync() => StudyDatabase.ProvisionAsync(
        new StorageOptions { DataDirectory = _place.Folder, Provider = StorageProvider.Programs }, null, mayJoin: true, NullLogger.Instance, TestContext.Current.CancellationToken);
}
