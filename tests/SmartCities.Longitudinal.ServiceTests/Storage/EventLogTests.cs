using Npgsql;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Packages;
using SmartCities.Longitudinal.ServiceTests.Packages;
using SmartCities.Longitudinal.Storage;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Storage;

/// <summary>What was recorded stays, and what many record at once is recorded once each.</summary>
public sealed class EventLogTests(EventLogTests.Running running) : IClassFixture<EventLogTests.Running>
{
    private static readonly Actor Tester = new("tester", "editor", "test");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("update log.mt_events set data = '{}'")]
    [InlineData("update log.mt_events set is_archived = true")]
    [InlineData("delete from log.mt_events")]
    [InlineData("truncate log.mt_events")]
    [InlineData("truncate log.mt_streams cascade")]
    [InlineData("delete from log.mt_streams")]
    public async Task An_event_is_never_changed_or_taken_out(string sql)
    {
        using var package = new SmallPackage();
        await running.Host.Get<LoadPackage>().LoadAsync(package.Write(), null, Cancellation);
        var before = await running.Host.AskAsync<long>("select count(*) from log.mt_events");

        var refused = await Should.ThrowAsync<PostgresException>(() => running.Host.AskAsync<object>(sql));

        refused.SqlState.ShouldBe("SC002");
        (await running.Host.AskAsync<long>("select count(*) from log.mt_events")).ShouldBe(before);
    }

    [Fact]
    public async Task Fifty_decisions_on_one_stream_at_once_are_recorded_once_each_in_a_row()
    {
        var city = StudyHost.NewId("city");
        var log = running.Host.Get<EventLog>();
        await RegisterAsync(city);

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(it => TryAsync(() =>
            log.DecideAsync<City>(Streams.City(city), Tester, _ => Decision.Accept(new CityRenamed(city, $"Name {it}", null)), Cancellation))));

        results.ShouldAllBe(it => it != null);
        results.Select(it => it!.Value.Version).Order().ShouldBe(Enumerable.Range(2, 50).Select(it => (long)it));
        (await running.Host.RowsAsync($"select version, data->>'name' from log.mt_events where stream_id = 'city:{city}' and version > 1 order by version"))
            .ShouldBe(results.Select((it, i) => (it!.Value.Version, Name: $"Name {i}")).OrderBy(it => it.Version).Select(it => $"{it.Version} | {it.Name}"));
    }

    [Fact]
    public async Task Of_fifty_that_demand_the_version_they_read_one_is_recorded_and_the_others_are_stale()
    {
        var city = StudyHost.NewId("city");
        var log = running.Host.Get<EventLog>();
        await RegisterAsync(city);

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(it => TryAsync(() =>
            log.DecideAsync<City>(Streams.City(city), Tester, _ => Decision.Accept(new CityRenamed(city, $"Name {it}", null)), Cancellation, onVersion: 1))));

        results.Count(it => it is not null).ShouldBe(1);
        (await running.Host.AskAsync<long>($"select max(version) from log.mt_events where stream_id = 'city:{city}'")).ShouldBe(2);
    }

    [Fact]
    public async Task A_version_that_is_not_there_yet_is_stale_too()
    {
        var city = StudyHost.NewId("city");
        await RegisterAsync(city);

        await Should.ThrowAsync<StaleException>(() => running.Host.Get<EventLog>()
            .DecideAsync<City>(Streams.City(city), Tester, _ => Decision.Accept(new CityRenamed(city, "Elsewhere", null)), Cancellation, onVersion: 7));
    }

    [Fact]
    public async Task Of_many_who_begin_one_stream_at_once_one_begins_it_and_the_others_find_it_there()
    {
        var cities = Enumerable.Range(0, 20).Select(_ => StudyHost.NewId("city")).ToList();
        var log = running.Host.Get<EventLog>();

        var results = await Task.WhenAll(cities.SelectMany(city => Enumerable.Range(0, 4).Select(_ => log.DecideAsync<City>(
            Streams.City(city), Tester, it => RegisterCity.Decide(it, new(city, "A city", Fictional: true)), Cancellation))));

        results.Sum(it => it.Added).ShouldBe(cities.Count);
        (await running.Host.RowsAsync($"select count(*), max(version) from log.mt_events where stream_id in ({string.Join(",", cities.Select(it => $"'city:{it}'"))})")).ShouldBe([$"{cities.Count} | 1"]);
    }

    [Fact]
    public async Task Two_logs_on_one_database_leave_no_hole_and_no_double_either()
    {
        var city = StudyHost.NewId("city");
        await RegisterAsync(city);
        await using var second = await running.SecondAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(it => TryAsync(() =>
            (it % 2 == 0 ? running.Host : second).Get<EventLog>().DecideAsync<City>(Streams.City(city), Tester, _ => Decision.Accept(new CityRenamed(city, $"Name {it}", null)), Cancellation))));

        var recorded = results.Count(it => it is not null);
        recorded.ShouldBeGreaterThan(0);
        (await running.Host.RowsAsync($"select count(*), min(version), max(version), count(distinct version) from log.mt_events where stream_id = 'city:{city}'"))
            .ShouldBe([$"{recorded + 1} | 1 | {recorded + 1} | {recorded + 1}"]);
    }

    private async Task RegisterAsync(string city) => await running.Host.Get<EventLog>().DecideAsync<City>(
        Streams.City(city), Tester, it => RegisterCity.Decide(it, new(city, "A city", Fictional: true)), Cancellation);

    private static async Task<Recorded?> TryAsync(Func<Task<Recorded>> decide)
    {
        try
        {
            return await decide();
        }
        catch (StaleException)
        {
            return null;
        }
    }

    /// <summary>One service for these tests; each works on streams of its own.</summary>
    public sealed class Running : IAsyncLifetime
    {
        private string _database = "";

        public StudyHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            _database = await StudyDatabaseFixture.NewDatabaseAsync("eventlog");
            Host = await StudyHost.OnAsync(_database);
        }

        internal Task<StudyHost> SecondAsync() => StudyHost.OnAsync(_database);

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
