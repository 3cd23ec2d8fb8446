using System.Diagnostics;
using Shouldly;
using SmartCities.Longitudinal.Storage.Provisioning;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Storage;

/// <summary>Stopping, crashing and coming back, with the programs installed on this machine.</summary>
public sealed class PrivateServerRestartTests : IDisposable
{
    private const string NoPrograms = "PostgreSQL's programs are not installed here.";

    private readonly Place _place = new();

    public static bool HasPrograms => Place.ProgramFolder is not null;

    [Fact(Skip = NoPrograms, SkipUnless = nameof(HasPrograms))]
    public async Task It_stops_with_the_service_and_finds_its_data_again()
    {
        int process;
        await using (var study = await _place.ProvisionAsync())
        {
            process = _place.PostmasterProcess;
            Place.IsRunning(process).ShouldBeTrue();
            await Place.AskAsync(study, "create table kept as select 42 as answer");
        }

        (await Place.EndsAsync(process)).ShouldBeTrue();

        await using var again = await _place.ProvisionAsync();
        (await Place.AskAsync(again, "select answer from kept")).ShouldBe(42);
    }

    [Fact(Skip = NoPrograms, SkipUnless = nameof(HasPrograms))]
    public async Task After_the_server_was_killed_the_next_start_recovers_what_was_acknowledged()
    {
        await using (var study = await _place.ProvisionAsync())
        {
            await Place.AskAsync(study, "create table kept as select 42 as answer");
            using var postmaster = Process.GetProcessById(_place.PostmasterProcess);
            postmaster.Kill();
        }

        File.Exists(Path.Combine(_place.Cluster, "postmaster.pid")).ShouldBeTrue();

        await using var again = await _place.ProvisionAsync();
        (await Place.AskAsync(again, "select answer from kept")).ShouldBe(42);
    }

    [Fact(Skip = NoPrograms, SkipUnless = nameof(HasPrograms))]
    public async Task A_server_that_outlived_its_service_is_stopped_and_taken_over()
    {
        await using (var study = await _place.ProvisionAsync())
            await Place.AskAsync(study, "create table kept as select 42 as answer");
        await _place.StartPostmasterAloneAsync();
        var orphan = _place.PostmasterProcess;

        await using var again = await _place.ProvisionAsync();

        (await Place.EndsAsync(orphan)).ShouldBeTrue();
        (await Place.AskAsync(again, "select answer from kept")).ShouldBe(42);
    }

    [Fact(Skip = NoPrograms, SkipUnless = nameof(HasPrograms))]
    public async Task A_process_number_left_from_before_a_reboot_harms_neither_side()
    {
        await (await _place.ProvisionAsync()).DisposeAsync();
        using var innocent = _place.StartUnprivileged("sleep", "60");
        await File.WriteAllLinesAsync(
            Path.Combine(_place.Cluster, "postmaster.pid"),
            [$"{innocent.Id}", _place.Cluster, "1500000000", "5432", "", "127.0.0.1", "        1         1", "ready   "],
            TestContext.Current.CancellationToken);

        await using (var again = await _place.ProvisionAsync())
            (await Place.AskAsync(again, "select 1")).ShouldBe(1);

        innocent.HasExited.ShouldBeFalse();
        innocent.Kill();
    }

    [Fact(Skip = NoPrograms, SkipUnless = nameof(HasPrograms))]
    public async Task An_interrupted_creation_is_started_over()
    {
        Directory.CreateDirectory(_place.Cluster + ".new");
        await File.WriteAllTextAsync(Path.Combine(_place.Cluster + ".new", "PG_VERSION"), "15", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_place.Folder, "smartcities-longitudinal.lock"), "", TestContext.Current.CancellationToken);

        await using var study = await _place.ProvisionAsync();

        (await Place.AskAsync(study, "select 1")).ShouldBe(1);
        Directory.Exists(_place.Cluster + ".new").ShouldBeFalse();
    }

    public void Dispose() => _place.Dispose();
}
