using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Storage;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Storage;

/// <summary>A stream read from a checkpoint is the stream.</summary>
public sealed class CheckpointTests(StudyService service)
{
    private static readonly Actor Tester = new("tester", "editor", "test");

    /// <summary>A stream that no reading lists: what it tells has no beginning that a city would have.</summary>
    private static string NewStream() => $"test:{StudyService.NewId("renamed")}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_long_stream_reads_at_every_position_as_its_events_fold()
    {
        var (log, stream) = (await service.GetAsync<EventLog>(), NewStream());
        await log.RecordAsync([(stream, 0, Decision.Accept([.. Enumerable.Range(1, 150).Select(it => new CityRenamed(stream, $"Name {it}", null))]))], Tester, Cancellation);
        var events = await log.EventsAsync(stream, long.MaxValue, Cancellation);

        foreach (var turn in new[] { events, events.Reverse() })
        {
            foreach (var it in turn)
            {
                var at = await log.ReadAtAsync<City>(stream, it.Sequence, Cancellation);
                (at.Version, at.State.Name).ShouldBe((it.Version, $"Name {it.Version}"));
            }
        }

        (await log.ReadAtAsync<City>(stream, events[0].Sequence - 1, Cancellation)).Version.ShouldBe(0);
    }

    [Fact]
    public async Task A_decision_on_a_long_stream_is_taken_on_what_stands()
    {
        var (log, stream) = (await service.GetAsync<EventLog>(), NewStream());
        for (var i = 1; i <= 70; i++)
        {
            var seen = "";
            var recorded = await log.DecideAsync<City>(stream, Tester, it => (seen = it.Name) is null ? Decision.NothingToDo : Decision.Accept(new CityRenamed(stream, $"Name {i}", null)), Cancellation);
            (recorded.Version, seen).ShouldBe((i, i == 1 ? "" : $"Name {i - 1}"));
        }
    }
}
