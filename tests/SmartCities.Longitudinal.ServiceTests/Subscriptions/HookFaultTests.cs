using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Shouldly;
using SmartCities.Longitudinal.ServiceTests.Health;
using SmartCities.Longitudinal.ServiceTests.Nodes;
using SmartCities.Longitudinal.ServiceTests.Storage;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Subscriptions;

/// <summary>
/// Services and the database killed or frozen while events are recorded and delivered: afterwards the sink has every event, what came twice came under one
/// id, and each submission's events came in order.
/// </summary>
public sealed class HookFaultTests
{
    private const string Asked = "HOOK_FAULT_ROUNDS";

    private static readonly (string, string)[] s_settings =
    [
        ("Service__Address", "http://study.test"), ("Subscriptions__RetrySeconds", "0.2,0.5,1,2,4,8,16"), ("Subscriptions__TimeoutSeconds", "5"),
    ];

    /// <summary>The long form is asked for: <c>HOOK_FAULT_ROUNDS=20</c> and this test alone.</summary>
    public static bool IsAsked => Environment.GetEnvironmentVariable(Asked) is not null && Place.ProgramFolder is not null;

    public static bool HasSignals => TwoNodesTests.HasSignals;

    [Fact]
    public async Task A_service_that_is_killed_and_started_again_misses_nothing()
    {
        var database = await StudyDatabaseFixture.NewDatabaseAsync("hookkill");
        await KillAsync(database, rounds: 2, databaseServer: null);
    }

    [Fact(Skip = $"Runs for minutes: set {Asked}, the number of rounds.", SkipUnless = nameof(IsAsked)), Trait("Category", "Faults")]
    public async Task Services_and_the_database_killed_many_times_miss_nothing()
    {
        using var place = new Place();
        await using var study = await place.ProvisionAsync();
        await KillAsync(study.ConnectionString, int.Parse(Environment.GetEnvironmentVariable(Asked)!, CultureInfo.InvariantCulture), place);
    }

    [Fact(Skip = "Freezing a process takes signals.", SkipUnless = nameof(HasSignals))]
    public async Task A_node_that_froze_is_stood_in_for_and_when_it_thaws_sends_nothing_more()
    {
        var database = await StudyDatabaseFixture.NewDatabaseAsync("hookfreeze");
        await using var log = new StudyLog(database);
        using var first = await ServiceNode.StartAsync(database, s_settings);
        using var second = await ServiceNode.StartAsync(database, s_settings);
        var sinks = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Sink.StartAsync()));
        var ids = new List<string>();

        // Whoever is asked claims it at once; mostly.
        foreach (var sink in sinks)
            ids.Add(await SubscribeAsync(second, sink));
        await Task.WhenAll(sinks.Select(it => it.UntilAskedAsync()));
        await log.WhileWritingAsync(4, first, second, HappensAsync, AfterwardsAsync);

        async Task HappensAsync()
        {
            await Task.WhenAll(sinks.Select(it => it.UntilTakenAsync(50)));
            var before = await DriversAsync(log);
            await second.FreezeAsync();
            await ReadinessTests.UntilAsync(async () => (await DriversAsync(log)).Values.Distinct().Count() == 1, "The other node should have taken over.");
            var taken = sinks.Select(it => it.Taken.Count).ToList();
            await Task.WhenAll(sinks.Select((it, place) => it.UntilTakenAsync(taken[place] + 50)));
            var after = await DriversAsync(log);
            ids.Count(it => before[it] != after[it]).ShouldBePositive("The node that froze should have driven some.");
            await second.ThawAsync();
            await ReadinessTests.UntilAsync(second.IsReadyAsync, "The node should have thawed.");
            taken = [.. sinks.Select(it => it.All.Count)];
            await Task.WhenAll(sinks.Select((it, place) => it.UntilTakenAsync(taken[place] + 100)));
            (await DriversAsync(log)).ShouldBe(after, ignoreOrder: true);

            // Two that drive the same would send all of it twice.
            foreach (var (sink, place) in sinks.Select((it, place) => (it, place)))
                sink.All.Skip(taken[place] + 20).GroupBy(it => it.Id).Count(it => it.Count() > 1).ShouldBe(0);
        }

        async Task AfterwardsAsync()
        {
            foreach (var sink in sinks)
            {
                await AuditAsync(log, log.Acknowledged, sink);
                await sink.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task A_service_that_stops_lets_go_of_what_it_drives()
    {
        var database = await StudyDatabaseFixture.NewDatabaseAsync("hookstop");
        await using var log = new StudyLog(database);
        await using var sink = await Sink.StartAsync();
        await using (var host = await StudyHost.OnAsync(database, ("Service:Address", "http://study.test")))
        {
            using var started = await host.CreateClient().With("demo-service").SendJsonAsync(Post, HookStudy.Subscriptions, new { endpoint = sink.Address });
            await sink.UntilAskedAsync();
            (await log.AskAsync<long>("select count(*) from study.subscriptions where node is not null")).ShouldBe(1);
        }

        (await log.AskAsync<long>("select count(*) from study.subscriptions where node is null and lease_until is null")).ShouldBe(1);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task KillAsync(string database, int rounds, Place? databaseServer)
    {
        var random = new Random(11);
        var sinks = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Sink.StartAsync()));
        ServiceNode? node = await ServiceNode.StartAsync(database, s_settings);
        await using var log = new StudyLog(database);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        foreach (var sink in sinks)
            await SubscribeAsync(node, sink);
        var writing = log.WriteAsync(4, stop.Token);
        try
        {
            for (var round = 0; round < rounds; round++)
            {
                var taken = sinks.Select(it => it.Taken.Count).ToList();
                await Task.WhenAll(sinks.Select((it, place) => it.UntilTakenAsync(taken[place] + 30, seconds: 60)));
                await Task.Delay(random.Next(1_000), Cancellation);
                if (databaseServer is not null && round % 2 == 1)
                {
                    using (var postmaster = Process.GetProcessById(databaseServer.PostmasterProcess))
                        postmaster.Kill();
                    await ReadinessTests.UntilAsync(() => AnswersAsync(database), "The database should have been started again.");
                }
                else
                {
                    node.Kill();
                    node.Dispose();
                    node = null;
                    node = await ServiceNode.StartAsync(database, s_settings);
                }
            }

            await stop.CancelAsync();
            await writing;
            await ReadinessTests.UntilAsync(node.IsReadyAsync, "The service and its database should be back.", seconds: 60);

            // On new connections: the server may have gone from under the old ones.
            await using var auditor = new StudyLog(database);
            foreach (var sink in sinks)
                await AuditAsync(auditor, log.Acknowledged, sink);
            log.Acknowledged.Count.ShouldBeGreaterThan(rounds * 30);
        }
        catch
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"--- node\n{node?.Output}");
            throw;
        }
        finally
        {
            await stop.CancelAsync();
            await writing;
            node?.Dispose();
            foreach (var sink in sinks)
                await sink.DisposeAsync();
        }
    }

    private static async Task<bool> AnswersAsync(string database)
    {
        try
        {
            return await Place.AskAsync(database, "select 1") is 1;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>Holds what a sink took against what the log has.</summary>
    private static async Task AuditAsync(StudyLog log, IEnumerable<(string Stream, long Position)> acknowledged, Sink sink)
    {
        var recorded = (await log.RowsAsync("select id, seq_id, stream_id from log.mt_events where stream_id like 'submission:%' order by seq_id")).Select(it => it.Split(" | ")).ToList();
        recorded.Select(it => (it[2], long.Parse(it[1], CultureInfo.InvariantCulture))).ToHashSet().IsSupersetOf(acknowledged).ShouldBeTrue();
        var ids = recorded.Select(it => it[0]).ToHashSet();
        await ReadinessTests.UntilAsync(
            () => Task.FromResult(ids.IsSubsetOf(sink.Taken.Select(it => it.Id))), $"The sink should have all {ids.Count} events; it has {sink.Taken.DistinctBy(it => it.Id).Count()}.", seconds: 60);

        var taken = sink.Taken;
        var once = taken.DistinctBy(it => it.Id).ToList();
        once.Select(it => it.Id).Order(StringComparer.Ordinal).ShouldBe(ids.Order(StringComparer.Ordinal));
        once.Select(it => it.Position).Order().ShouldBe(recorded.Select(it => long.Parse(it[1], CultureInfo.InvariantCulture)));
        foreach (var subject in once.GroupBy(it => it.Subject))
            subject.Select(it => it.Position).ShouldBe(subject.Select(it => it.Position).Order());
        foreach (var same in taken.GroupBy(it => it.Id))
            same.Select(it => Convert.ToHexString(it.Body)).Distinct().ShouldHaveSingleItem();
        TestContext.Current.TestOutputHelper?.WriteLine($"{once.Count} events, {taken.Count - once.Count} of them again.");
    }

    private static async Task<string> SubscribeAsync(ServiceNode node, Sink sink)
    {
        using var client = new HttpClient { BaseAddress = node.Client.BaseAddress };
        using var response = await client.With("demo-service").SendJsonAsync(Post, HookStudy.Subscriptions, new { endpoint = sink.Address, from = "beginning" });
        return (string)(await response.JsonAsync())["subscription"]!;
    }

    /// <summary>Which node drives each subscription.</summary>
    private static async Task<Dictionary<string, string>> DriversAsync(StudyLog log) =>
        (await log.RowsAsync("select id, node from study.subscriptions")).Select(it => it.Split(" | ")).ToDictionary(it => it[0], it => it[1]);
}
