using Shouldly;
using SmartCities.Longitudinal.Feeds;
using SmartCities.Longitudinal.Subscriptions;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Subscriptions;

/// <summary>What is sent next, and how far a subscription may say it is.</summary>
public sealed class DeliveryQueueSpecs
{
    private static readonly DateTimeOffset Start = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly RetrySchedule Schedule = new("10,100");

    private DateTimeOffset now = Start;
    private long last;

    [Fact]
    public void Events_of_one_subject_go_one_after_the_other_and_others_beside_them()
    {
        var queue = Queue();
        queue.Take(Page((1, "a"), (2, "a"), (3, "b")), now);

        var (one, three) = (queue.Next(now)!, queue.Next(now)!);
        (one.Position, three.Position).ShouldBe((1, 3));
        queue.Next(now).ShouldBeNull();
        queue.Succeed(three, now);
        queue.Changes()!.Standing.Position.ShouldBe(0);
        queue.Succeed(one, now);
        queue.Changes()!.Standing.ShouldSatisfyAllConditions(it => it.Position.ShouldBe(1), it => it.Previous.ShouldBe(1), it => it.Delivered.ShouldBe(2));
        queue.Succeed(queue.Next(now)!, now);
        queue.Changes()!.Standing.Position.ShouldBe(3);
    }

    [Fact]
    public void What_fails_is_set_aside_with_what_follows_it_and_the_position_passes_both()
    {
        var queue = Queue();
        queue.Take(Page((1, "a"), (2, "a"), (3, "b")), now);
        Fail(queue, queue.Next(now)!).ShouldBeNull();
        queue.Succeed(queue.Next(now)!, now);

        var changes = queue.Changes()!;
        changes.Standing.Position.ShouldBe(3);
        Rows(changes).ShouldBe([(1, 1, Start.AddSeconds(10)), (2, 0, null)]);
        queue.Next(now).ShouldBeNull();
        queue.Due.ShouldBe(Start.AddSeconds(10));

        queue.Take(Page((4, "a")), now);
        queue.Next(now).ShouldBeNull();
        Rows(queue.Changes()!).ShouldBe([(4, 0, null)]);

        now = Start.AddSeconds(10);
        foreach (var position in new[] { 1, 2, 4 })
        {
            var next = queue.Next(now)!;
            next.Position.ShouldBe(position);
            queue.Succeed(next, now);
        }

        queue.Changes()!.Rows.ShouldAllBe(it => it.Value == null);
    }

    [Fact]
    public void What_fails_for_too_long_is_parked_and_lets_go_of_the_rest()
    {
        var queue = Queue();
        queue.Take(Page((1, "a"), (2, "a"), (3, "b")), now);
        Fail(queue, queue.Next(now)!);
        now = Start.AddSeconds(1);
        queue.Succeed(queue.Next(now)!, now);
        now = Start.AddSeconds(10);
        Fail(queue, queue.Next(now)!);
        now = Start.AddSeconds(110);

        // Something was delivered meanwhile: it is this one's fault, not the endpoint's.
        Fail(queue, queue.Next(now)!).ShouldBeNull();
        queue.Changes()!.Rows[1]!.Parked.ShouldBe(now);
        queue.Next(now)!.Position.ShouldBe(2);
    }

    [Fact]
    public void Where_nothing_was_delivered_meanwhile_it_says_since_when()
    {
        var queue = Queue();
        queue.Take(Page((1, "a")), now);
        Fail(queue, queue.Next(now)!).ShouldBeNull();
        now = Start.AddSeconds(10);
        Fail(queue, queue.Next(now)!).ShouldBeNull();
        now = Start.AddSeconds(110);

        Fail(queue, queue.Next(now)!).ShouldBe(Start);
    }

    [Fact]
    public void An_endpoint_that_is_down_gets_nothing_new_until_it_answers_and_then_all_that_waited()
    {
        var queue = Queue();
        queue.Take(Page([.. Enumerable.Range(1, 10).Select(it => ((long)it, $"s{it}"))]), now);
        for (var i = 0; i < DeliveryQueue.Down; i++)
            Fail(queue, queue.Next(now)!);

        queue.Next(now).ShouldBeNull();
        queue.Room.ShouldBe(0);
        queue.Changes()!.Standing.Position.ShouldBe(5);
        now = Start.AddSeconds(10);
        queue.Succeed(queue.Next(now)!, now);
        queue.Room.ShouldBeGreaterThan(0);
        Enumerable.Range(0, 9).Select(_ => queue.Next(now)!.Position).Order().ShouldBe([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    }

    /// <summary>Five events that an endpoint refuses for good, one after the other, in a quiet hour.</summary>
    [Fact]
    public void An_endpoint_that_is_only_taken_to_be_down_gets_what_is_new_soon()
    {
        var queue = Queue();
        queue.Take(Page([.. Enumerable.Range(1, 5).Select(it => ((long)it, $"s{it}"))]), now);
        for (var i = 0; i < DeliveryQueue.Down; i++)
            Fail(queue, queue.Next(now)!);
        queue.Room.ShouldBe(1);
        queue.Take(Page((6, "a")), now);
        now = Start.AddSeconds(10);
        for (var i = 0; i < DeliveryQueue.Down; i++)
            Fail(queue, queue.Next(now)!);

        queue.Succeed(queue.Next(now)!, now);
        queue.Room.ShouldBeGreaterThan(1);

        // Also where all of them were parked meanwhile.
        now = Start.AddSeconds(110);
        for (var i = 0; i < DeliveryQueue.Down; i++)
            Fail(queue, queue.Next(now)!).ShouldBeNull();
        queue.Take(Page((7, "b")), now);
        queue.Next(now)!.Position.ShouldBe(7);
    }

    [Fact]
    public void An_endpoint_that_is_down_is_tried_with_something_new_ever_more_rarely()
    {
        var queue = Queue();
        queue.Take(Page([.. Enumerable.Range(1, 20).Select(it => ((long)it, $"s{it}"))]), now);
        for (var i = 0; i < DeliveryQueue.Down; i++)
            Fail(queue, queue.Next(now)!);

        var tried = new List<(long Position, double Seconds)>();
        while (tried.Count < 12)
        {
            now = queue.Due > now ? queue.Due.Value : now;
            var next = queue.Next(now)!;
            tried.Add((next.Position, (now - Start).TotalSeconds));
            Fail(queue, next);
        }

        tried.Where(it => it.Position > 5).ShouldBe([(6, 10), (6, 20)]);
    }

    [Fact]
    public void What_was_set_aside_before_is_gone_on_with_also_that_the_endpoint_was_down()
    {
        var before = Enumerable.Range(1, 5).Select(it => new Delivery { Position = it, Id = $"{it}", Type = "t", Subject = $"s{it}", Recorded = Start, Attempts = [new(Start, 500, "No.", 1)], Failures = 1, First = Start, Next = Start.AddSeconds(it) }).ToList();
        var queue = new DeliveryQueue(new(7, 7, 2, Start.AddSeconds(-1), null), before, Schedule, () => 0.5, now);

        queue.Room.ShouldBe(1);
        queue.Due.ShouldBe(Start.AddSeconds(1));
        queue.Next(Start.AddSeconds(2))!.Position.ShouldBe(1);
        (queue.ReadTo, queue.LastRead).ShouldBe((7, 7));
    }

    [Fact]
    public void Who_asks_to_be_left_alone_is_and_gets_nothing_else_meanwhile()
    {
        var queue = Queue();
        queue.Take(Page((1, "a"), (2, "b")), now);
        var (one, two) = (queue.Next(now)!, queue.Next(now)!);
        queue.Fail(one, new(now, 429, "No.", 1), TimeSpan.FromSeconds(30), now).ShouldBeNull();
        queue.Succeed(two, now);
        queue.Take(Page((3, "c")), now);

        queue.Next(Start.AddSeconds(29)).ShouldBeNull();
        queue.Due.ShouldBe(Start.AddSeconds(30));
        new[] { queue.Next(Start.AddSeconds(30))!.Position, queue.Next(Start.AddSeconds(30))!.Position }.ShouldBe([1, 3]);
        one.Failures.ShouldBe(0);
    }

    [Fact]
    public void Nobody_is_left_alone_for_ever()
    {
        var queue = Queue();
        queue.Take(Page((1, "a")), now);
        queue.Fail(queue.Next(now)!, new(now, 429, "No.", 1), TimeSpan.FromDays(365), now);
        queue.Due.ShouldBe(Start.AddSeconds(100));

        now = Start.AddSeconds(100);
        queue.Fail(queue.Next(now)!, new(now, 429, "No.", 1), TimeSpan.FromDays(365), now).ShouldBe(Start);
    }

    [Fact]
    public void What_could_not_be_written_is_told_again_with_what_came_since()
    {
        var queue = Queue();
        queue.Take(Page((1, "a"), (2, "b")), now);
        Fail(queue, queue.Next(now)!);
        var unwritten = queue.Changes()!;
        queue.Changes().ShouldBeNull();
        now = Start.AddSeconds(10);
        queue.Succeed(queue.Next(now)!, now);

        queue.NotWritten(unwritten);
        queue.Changes()!.Rows.ShouldHaveSingleItem().ShouldBe(new(1, null));
    }

    private static DeliveryQueue Queue() => new(new(0, null, 0, null, null), [], Schedule, () => 0.5, Start);

    private DateTimeOffset? Fail(DeliveryQueue queue, Delivery it) => queue.Fail(it, new(now, 500, "No.", 1), null, now);

    private static IEnumerable<(long Position, int Failures, DateTimeOffset? Next)> Rows(Progress changes) =>
        changes.Rows.OrderBy(it => it.Key).Select(it => (it.Key, it.Value!.Failures, it.Value.Next));

    private FeedPage Page(params (long Position, string Subject)[] events)
    {
        var delivered = new List<Delivered>();
        foreach (var (position, subject) in events)
        {
            delivered.Add(Delivered.After(last, new()
            {
                Position = position,
                Id = Guid.Empty,
                Type = "practice.shared.v1",
                Stream = $"practice:{subject}",
                Time = Start,
                Actor = null,
                Role = null,
                IsPublic = true,
                Data = "{}"u8.ToArray(),
                Answers = null,
            }));
            last = position;
        }

        return new(delivered, events[^1].Position, false);
    }
}
