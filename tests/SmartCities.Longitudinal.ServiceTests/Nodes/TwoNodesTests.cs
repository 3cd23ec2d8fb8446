using Shouldly;
using SmartCities.Longitudinal.ServiceTests.Health;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Nodes;

/// <summary>Two services on one database: whichever is frozen or killed, the facts are what the events say.</summary>
public sealed class TwoNodesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static bool HasSignals => !OperatingSystem.IsWindows();

    [Fact(Skip = "Freezing a process takes signals.", SkipUnless = nameof(HasSignals))]
    public async Task A_node_that_froze_past_its_time_and_thaws_leaves_no_hole_and_no_double_and_neither_does_one_that_is_killed()
    {
        var database = await StudyDatabaseFixture.NewDatabaseAsync("nodes");
        await using var log = new StudyLog(database);
        using var first = await ServiceNode.StartAsync(database);
        using var second = await ServiceNode.StartAsync(database);
        await ReadinessTests.UntilAsync(async () => await log.OwnerOfFactsAsync() is not null, "Some node should run the facts.");
        var (one, two) = await log.NodesAsync() is [var a, var b] ? (a, b) : throw new InvalidOperationException("There should be two nodes.");
        (await log.LeaderAsync()).ShouldBe(one);
        if (await log.OwnerOfFactsAsync() != two)
            await log.MoveFactsAsync(two);

        ServiceNode? other = null;
        await log.WhileWritingAsync(4, first, second, HappensAsync, AfterwardsAsync);

        async Task HappensAsync()
        {
            await MovesAsync(log);
            await second.FreezeAsync();
            await ReadinessTests.UntilAsync(async () => await log.OwnerOfFactsAsync() == one, "The other node should have taken over.");
            await MovesAsync(log);
            await second.ThawAsync();
            await Task.Delay(TimeSpan.FromSeconds(4), Cancellation);
            await MovesAsync(log);

            // Whoever runs them by now is killed.
            (var owner, other) = await log.OwnerOfFactsAsync() == one ? (first, second) : (second, first);
            owner.Kill();
            await MovesAsync(log);
        }

        async Task AfterwardsAsync()
        {
            await log.AuditAsync();
            await ReadinessTests.UntilAsync(other!.IsReadyAsync, "The other node should be ready.");
            log.Acknowledged.Count.ShouldBeGreaterThan(500);
        }
    }

    /// <summary>As when their machine, or the database of both, stood still: each finds the other, and itself, taken for dead.</summary>
    [Fact(Skip = "Freezing a process takes signals.", SkipUnless = nameof(HasSignals))]
    public async Task Where_both_stood_still_past_their_time_one_of_them_goes_on()
    {
        var database = await StudyDatabaseFixture.NewDatabaseAsync("nodes");
        await using var log = new StudyLog(database);
        using var first = await ServiceNode.StartAsync(database);
        using var second = await ServiceNode.StartAsync(database);
        var one = (await log.NodesAsync())[0];

        await log.WhileWritingAsync(1, first, second, HappensAsync, log.AuditAsync);

        async Task HappensAsync()
        {
            await MovesAsync(log);
            await Task.WhenAll(first.FreezeAsync(), second.FreezeAsync());
            await Task.Delay(TimeSpan.FromSeconds(4), Cancellation);
            await Task.WhenAll(first.ThawAsync(), second.ThawAsync());
            await MovesAsync(log);

            // And the other can still stand in for whoever runs them by now.
            (await log.OwnerOfFactsAsync() == one ? first : second).Kill();
            await MovesAsync(log);
        }
    }

    /// <summary>The facts reach what is recorded now.</summary>
    private static async Task MovesAsync(StudyLog log)
    {
        var before = log.Acknowledged.Count;
        await ReadinessTests.UntilAsync(() => Task.FromResult(log.Acknowledged.Count > before + 20), "Writers should have gone on.");
        var now = log.Acknowledged.Max(it => it.Position);
        await ReadinessTests.UntilAsync(async () => await log.ReadableAsync() >= now, "The facts should have moved on.");
    }
}
