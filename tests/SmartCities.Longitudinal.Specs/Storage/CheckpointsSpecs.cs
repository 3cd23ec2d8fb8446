using CsCheck;
using JasperFx.Events;
using Shouldly;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Storage;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Storage;

public sealed class CheckpointsSpecs
{
    private const string Stream = "city:bilbao";

    [Fact]
    public void A_fold_from_a_checkpoint_is_the_full_fold_at_every_position_whatever_was_read_before() =>
        Gen.Select(Gen.Int[0, 120], Gen.Int[1, 9], Gen.Int[1, 60], Gen.Int[0, 20], Gen.Long[0, 260].Array[1, 40]).Sample((length, every, most, close, asked) =>
        {
            var events = Events(length);
            var checkpoints = new Checkpoints(every, most, close);
            foreach (var position in asked)
            {
                var full = EventLog.Fold<City>(events.Where(it => it.Sequence <= position));
                var at = Read(checkpoints, events, it => it.Position > position, out _);
                (at?.Version ?? 0).ShouldBe(full.Version);
                (at?.State.Name ?? "").ShouldBe(full.State.Name);
            }
        });

    [Fact]
    public void Once_a_stream_was_read_a_fold_reads_no_more_events_than_lie_between_two_checkpoints()
    {
        var events = Events(1_000);
        var checkpoints = new Checkpoints(every: 32);
        Read(checkpoints, events, _ => false, out var first);
        first.ShouldBe(1_000);

        foreach (var position in new[] { 7L, 500, 1_001, 2_000 })
        {
            Read(checkpoints, events, it => it.Position > position, out var read);
            read.ShouldBeLessThanOrEqualTo(33);
        }
    }

    [Fact]
    public void What_was_read_beyond_the_position_asked_for_is_not_read_again()
    {
        var events = Events(1_000);
        var checkpoints = new Checkpoints(every: 32);
        var first = Read(checkpoints, events, it => it.Position > 500, out var all);
        all.ShouldBe(1_000);

        foreach (var position in new[] { 500L, 2_000 })
        {
            var again = Read(checkpoints, events, it => it.Position > position, out var read);
            read.ShouldBeLessThanOrEqualTo(33);
            if (position == 500)
                again.ShouldBe(first);
        }
    }

    [Fact]
    public void What_was_folded_from_another_history_is_not_served()
    {
        var checkpoints = new Checkpoints(every: 10);
        Read(checkpoints, Events(100), _ => false, out _)!.State.Name.ShouldBe("Name 100");

        Read(checkpoints, Events(50, "Other"), _ => false, out _)!.State.Name.ShouldBe("Other 50");
        Read(checkpoints, Events(35, "Third"), it => it.Position > 24, out _)!.State.Name.ShouldBe("Third 12");
        Read(checkpoints, [], _ => false, out _).ShouldBeNull();

        // Another history in which the position asked for lies further on than the next state that was known.
        Read(checkpoints, Events(100), _ => false, out _);
        List<IEvent> denser = [.. Enumerable.Range(1, 60).Select(it => (IEvent)new Event<CityRenamed>(new("bilbao", $"Denser {it}", null)) { Id = Guid.NewGuid(), Version = it, Sequence = it })];
        Read(checkpoints, denser, it => it.Position > 3, out _)!.State.Name.ShouldBe("Denser 3");
        Read(checkpoints, Events(100), it => it.Position > 3, out _)!.State.Name.ShouldBe("Name 1");
    }

    [Fact]
    public void Streams_and_types_do_not_mix()
    {
        var checkpoints = new Checkpoints(every: 10);
        Read(checkpoints, Events(100), _ => false, out _);

        checkpoints.Around<City>("city:oslo", _ => false).From.ShouldBeNull();
        checkpoints.Around<SmartCities.Longitudinal.Submissions.Submission>(Stream, _ => false).From.ShouldBeNull();
        checkpoints.Around<City>(Stream, _ => false).From!.Version.ShouldBe(100);
    }

    /// <summary>As the log reads: from the checkpoint's own event to the next one known.</summary>
    [Fact]
    public void Many_at_once_keep_and_forget_without_standing_in_each_others_way()
    {
        var events = Events(2);
        var checkpoints = new Checkpoints(most: 50);
        Parallel.For(0, 40_000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, it =>
            checkpoints.Fold<City>($"city:{it}", null, events, _ => false)!.Version.ShouldBe(2));
    }

    private static Checkpoint<City>? Read(Checkpoints checkpoints, List<IEvent> stream, Func<Checkpoint<City>, bool> isBeyond, out int read)
    {
        read = 0;
        while (true)
        {
            var (from, next) = checkpoints.Around(Stream, isBeyond);
            var events = stream.Where(it => it.Version >= (from?.Version ?? 0) && (next is null || it.Version <= next.Version)).ToList();
            read += events.Count;
            if (checkpoints.Continue(Stream, from, next, events))
                return checkpoints.Fold(Stream, from, events, isBeyond);
        }
    }

    private static List<IEvent> Events(int count, string name = "Name") =>
        [.. Enumerable.Range(1, count).Select(it => (IEvent)new Event<CityRenamed>(new("bilbao", $"{name} {it}", null)) { Id = Guid.NewGuid(), Version = it, Sequence = it * 2 })];
}
