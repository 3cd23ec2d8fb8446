using System.Diagnostics;
using Npgsql;
using Shouldly;
using SmartCities.Longitudinal.Storage.Provisioning;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Storage;

/// <summary>A real PostgreSQL of our own, from the programs installed on this machine.</summary>
public sealed class PrivateServerTests : IDisposable
{
    private const string NoPrograms = "PostgreSQL's programs are not installed here.";

    private readonly Place _place = new();

    public static bool HasPrograms => Place.ProgramFolder is not null;

    public static bool IsRootWithPrograms => HasPrograms && Environment.IsPrivilegedProcess && OperatingSystem.IsLinux();

    [Fact(Skip = NoPrograms, SkipUnless = nameof(HasPrograms))]
    public async Task A_new_folder_gives_an_empty_durable_database_in_UTF8_and_UTC_on_the_loopback_only()
    {
        await using var study = await _place.ProvisionAsync();

        (await Place.AskAsync(study, "select current_database()")).ShouldBe("study");
        (await Place.AskAsync(study, "show server_encoding")).ShouldBe("UTF8");
        (await Place.AskAsync(study, "show timezone")).ShouldBe("UTC");
        (await Place.AskAsync(study, "show fsync")).ShouldBe("on");
        (await Place.AskAsync(study, "show synchronous_commit")).ShouldBe("on");
        (await Place.AskAsync(study, "show listen_addresses")).ShouldBe("127.0.0.1");
        (await Place.AskAsync(study, "show unix_socket_directories")).ShouldBe("");
        (await Place.AskAsync(study, "select upper('ñ')")).ShouldBe("Ñ");
        study.Source.ShouldContain(_place.Folder);
        study.Source.ShouldNotContain(new NpgsqlConnectionStringBuilder(study.ConnectionString).Password!);
    }

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
    public async Task It_opens_with_the_password_only_which_others_cannot_read()
    {
        await using var study = await _place.ProvisionAsync();

        var wrong = new NpgsqlConnectionStringBuilder(study.ConnectionString) { Password = "guessed" }.ConnectionString;
        (await Should.ThrowAsync<PostgresException>(() => Place.AskAsync(wrong, "select 1"))).SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);

        var none = new NpgsqlConnectionStringBuilder(study.ConnectionString) { Password = null }.ConnectionString;
        await Should.ThrowAsync<NpgsqlException>(() => Place.AskAsync(none, "select 1"));

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(_place.Folder, "password")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact(Skip = NoPrograms, SkipUnless = nameof(HasPrograms))]
    public async Task A_second_service_on_the_folder_is_refused_and_the_first_goes_on()
    {
        await using var study = await _place.ProvisionAsync();

        (await _place.RefusalAsync()).ShouldContain("Another running service holds the data");

        (await Place.AskAsync(study, "select 1")).ShouldBe(1);
    }

    [Fact(Skip = NoPrograms, SkipUnless = nameof(HasPrograms))]
    public async Task Further_databases_are_apart_from_the_studys()
    {
        await using var study = await _place.ProvisionAsync();
        await Place.AskAsync(study, "create table here()");

        var other = await study.CreateDatabaseAsync("A \"test\" run", TestContext.Current.CancellationToken);

        (await Place.AskAsync(other, "select current_database()")).ShouldBe("A \"test\" run");
        (await Place.AskAsync(other, "select to_regclass('here') is null")).ShouldBe(true);
        (await study.CreateDatabaseAsync("A \"test\" run", TestContext.Current.CancellationToken)).ShouldBe(other);
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

    [Fact(Skip = "PostgreSQL's user matters only when the tests run as root on Linux, with programs.", SkipUnless = nameof(IsRootWithPrograms))]
    public async Task As_root_it_runs_as_somebody_else_in_a_session_of_its_own()
    {
        await using var study = await _place.ProvisionAsync();

        var owner = await File.ReadAllLinesAsync($"/proc/{_place.PostmasterProcess}/status", TestContext.Current.CancellationToken);
        owner.Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t').Skip(1).ShouldNotContain("0");

        // The sixth field is the session, whose number is its leader's.
        var fields = (await File.ReadAllTextAsync($"/proc/{_place.PostmasterProcess}/stat", TestContext.Current.CancellationToken)).Split(' ');
        fields[5].ShouldBe($"{_place.PostmasterProcess}");
    }

    public void Dispose() => _place.Dispose();
}
