using Npgsql;
using Shouldly;
using SmartCities.Longitudinal.Storage.Provisioning;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Storage;

/// <summary>A real PostgreSQL of our own, from the programs installed on this machine.</summary>
public sealed class PrivateServerTests(PrivateServerTests.Running running) : IClassFixture<PrivateServerTests.Running>
{
    private const string NoPrograms = "PostgreSQL's programs are not installed here.";

    public static bool HasPrograms => Place.ProgramFolder is not null;

    public static bool IsRootWithPrograms => HasPrograms && Environment.IsPrivilegedProcess && OperatingSystem.IsLinux();

    [Fact(Skip = NoPrograms, SkipUnless = nameof(HasPrograms))]
    public async Task A_new_folder_gives_an_empty_durable_database_in_UTF8_and_UTC_on_the_loopback_only()
    {
        (await Place.AskAsync(running.Study, "select current_database()")).ShouldBe("study");
        (await Place.AskAsync(running.Study, "show server_encoding")).ShouldBe("UTF8");
        (await Place.AskAsync(running.Study, "show timezone")).ShouldBe("UTC");
        (await Place.AskAsync(running.Study, "show fsync")).ShouldBe("on");
        (await Place.AskAsync(running.Study, "show synchronous_commit")).ShouldBe("on");
        (await Place.AskAsync(running.Study, "show listen_addresses")).ShouldBe("127.0.0.1");
        (await Place.AskAsync(running.Study, "show unix_socket_directories")).ShouldBe("");
        (await Place.AskAsync(running.Study, "select upper('ñ')")).ShouldBe("Ñ");
        running.Study.Source.ShouldContain(running.Place.Folder);
        running.Study.Source.ShouldNotContain(new NpgsqlConnectionStringBuilder(running.Study.ConnectionString).Password!);
    }

    [Fact(Skip = NoPrograms, SkipUnless = nameof(HasPrograms))]
    public async Task It_opens_with_the_password_only_which_others_cannot_read()
    {
        var wrong = new NpgsqlConnectionStringBuilder(running.Study.ConnectionString) { Password = "guessed" }.ConnectionString;
        (await Should.ThrowAsync<PostgresException>(() => Place.AskAsync(wrong, "select 1"))).SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);

        var none = new NpgsqlConnectionStringBuilder(running.Study.ConnectionString) { Password = null }.ConnectionString;
        await Should.ThrowAsync<NpgsqlException>(() => Place.AskAsync(none, "select 1"));

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(running.Place.Folder, "password")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact(Skip = NoPrograms, SkipUnless = nameof(HasPrograms))]
    public async Task A_second_service_on_the_folder_is_refused_and_the_first_goes_on()
    {
        (await running.Place.RefusalAsync()).ShouldContain("Another running service holds the data");

        (await Place.AskAsync(running.Study, "select 1")).ShouldBe(1);
    }

    [Fact(Skip = NoPrograms, SkipUnless = nameof(HasPrograms))]
    public async Task Further_databases_are_apart_from_the_studys()
    {
        await Place.AskAsync(running.Study, "create table here()");

        var other = await running.Study.CreateDatabaseAsync("A \"test\" run", TestContext.Current.CancellationToken);

        (await Place.AskAsync(other, "select current_database()")).ShouldBe("A \"test\" run");
        (await Place.AskAsync(other, "select to_regclass('here') is null")).ShouldBe(true);
        (await running.Study.CreateDatabaseAsync("A \"test\" run", TestContext.Current.CancellationToken)).ShouldBe(other);
    }

    [Fact(Skip = "PostgreSQL's user matters only when the tests run as root on Linux, with programs.", SkipUnless = nameof(IsRootWithPrograms))]
    public async Task As_root_it_runs_as_somebody_else_in_a_session_of_its_own()
    {
        var owner = await File.ReadAllLinesAsync($"/proc/{running.Place.PostmasterProcess}/status", TestContext.Current.CancellationToken);
        owner.Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t').Skip(1).ShouldNotContain("0");

        // The sixth field is the session, whose number is its leader's.
        var fields = (await File.ReadAllTextAsync($"/proc/{running.Place.PostmasterProcess}/stat", TestContext.Current.CancellationToken)).Split(' ');
        fields[5].ShouldBe($"{running.Place.PostmasterProcess}");
    }

    /// <summary>One server for these tests, which leave it as it is.</summary>
    public sealed class Running : IAsyncLifetime
    {
        internal Place Place { get; } = new();

        internal StudyDatabase Study { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            if (HasPrograms)
                Study = await Place.ProvisionAsync();
        }

        public async ValueTask DisposeAsync()
        {
            if (HasPrograms)
                await Study.DisposeAsync();
            Place.Dispose();
        }
    }
}
