using System.Globalization;
using Shouldly;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Subscriptions;

/// <summary>What becomes of deliveries that fail: tried again, held, parked, made again; and of subscriptions whose endpoint is gone or down.</summary>
public sealed class FailureTests(HookStudy hooks)
{
    private readonly string edition = HookStudy.NewEdition();

    [Fact]
    public async Task What_fails_for_too_long_is_parked_and_lets_go_of_the_rest_until_it_is_asked_for_again()
    {
        var poisoned = true;
        long poison = 0;
        await using var sink = await Sink.StartAsync(Sink.Otherwise((http, it) =>
        {
            http.Response.StatusCode = Volatile.Read(ref poisoned) && it.Position == Volatile.Read(ref poison) ? 500 : 200;
            return Task.CompletedTask;
        }));
        var alder = await hooks.RecordAsync(edition, "alder", 3);
        poison = alder[0];
        var (id, _) = await hooks.SubscribeAsync(sink.Address, edition, "beginning");
        await ReachHeldAsync(id, 2);
        var brook = await hooks.RecordAsync(edition, "brook", 1);

        // Another submission goes on meanwhile; this one's later events wait.
        await sink.UntilTakenAsync(1);
        sink.Taken[0].Position.ShouldBe(brook[0]);
        await sink.UntilTakenAsync(3);
        sink.Taken.Select(it => it.Position).ShouldBe([brook[0], alder[1], alder[2]]);

        await hooks.UntilAsync(id, it => (int)it["counts"]!["parked"]! == 1 && (long)it["lag"]!["events"]! == 0 && (string)it["state"]! == "active");
        var parked = await hooks.DeliveriesAsync(id, "parked");
        parked.ShouldHaveSingleItem();
        ((long)parked[0]["position"]!, (string)parked[0]["id"]!).ShouldBe((alder[0], sink.All.First(it => it.Position == alder[0]).Id));
        parked[0]["attempts"]!.AsArray().Select(it => (int)it!["status"]!).ShouldBe([500, 500, 500, 500, 500]);
        parked[0]["parked"].ShouldNotBeNull();

        Volatile.Write(ref poisoned, false);
        ((int)(await hooks.PostAsync(id, $"deliveries/{alder[0]}/replay"))["deliveries"]!).ShouldBe(1);
        await sink.UntilTakenAsync(4);
        sink.Taken[^1].Position.ShouldBe(alder[0]);
        sink.All.Where(it => it.Position == alder[0]).Select(it => it.Id).Distinct().ShouldHaveSingleItem();
        await hooks.UntilAsync(id, it => (int)it["counts"]!["parked"]! == 0);
    }

    [Fact]
    public async Task All_that_is_parked_is_made_again_at_once_and_what_was_delivered_one_by_one()
    {
        var isPoisoned = true;
        await using var sink = await Sink.StartAsync(Sink.Otherwise((http, it) =>
        {
            http.Response.StatusCode = Volatile.Read(ref isPoisoned) && it.Type == "submission.form-submitted.v1" && !it.Subject.EndsWith("dale", StringComparison.Ordinal) ? 503 : 200;
            return Task.CompletedTask;
        }));
        var (id, _) = await hooks.SubscribeAsync(sink.Address, edition);
        foreach (var city in new[] { "alder", "brook", "cliff" })
            await hooks.RecordAsync(edition, city, 2);
        await ReachHeldAsync(id, 3);
        await hooks.RecordAsync(edition, "dale", 1);
        await hooks.UntilAsync(id, it => (int)it["counts"]!["parked"]! == 3 && (long)it["counts"]!["delivered"]! == 4);

        Volatile.Write(ref isPoisoned, false);
        ((int)(await hooks.PostAsync(id, "deliveries/replay"))["deliveries"]!).ShouldBe(3);
        await sink.UntilTakenAsync(7);
        await hooks.UntilAsync(id, it => (int)it["counts"]!["parked"]! == 0 && (int)it["counts"]!["retrying"]! == 0);
        ((int)(await hooks.PostAsync(id, "deliveries/replay"))["deliveries"]!).ShouldBe(0);

        var again = sink.Taken[0];
        await hooks.PostAsync(id, $"deliveries/{again.Position}/replay");
        await sink.UntilTakenAsync(8);
        (sink.Taken[^1].Id, Convert.ToHexString(sink.Taken[^1].Body)).ShouldBe((again.Id, Convert.ToHexString(again.Body)));
        await hooks.UntilAsync(id, it => (long)it["counts"]!["delivered"]! == 8);
        (await hooks.DeliveriesAsync(id)).Select(it => (string)it["state"]!).ShouldBe(Enumerable.Repeat("delivered", 7));
    }

    [Fact]
    public async Task An_endpoint_that_takes_nothing_for_too_long_disables_its_subscription_and_resuming_goes_on_where_it_stood()
    {
        var isDown = true;
        await using var sink = await Sink.StartAsync(Sink.Otherwise((http, _) =>
        {
            http.Response.StatusCode = Volatile.Read(ref isDown) ? 500 : 200;
            return Task.CompletedTask;
        }));
        var (id, _) = await hooks.SubscribeAsync(sink.Address, edition);
        await hooks.UntilAsync(id, "active");
        var alder = await hooks.RecordAsync(edition, "alder", 4);

        await hooks.UntilAsync(id, "disabled");
        ((string?)(await hooks.ReadAsync(id))["reason"]).ShouldNotBeNull().ShouldStartWith("Nothing could be delivered since ");
        var brook = await hooks.RecordAsync(edition, "brook", 2);
        await hooks.CatchUpAsync();
        var attempts = sink.All.Count;
        ((int)(await hooks.ReadAsync(id))["counts"]!["parked"]!).ShouldBe(1);

        Volatile.Write(ref isDown, false);
        await hooks.PostAsync(id, "resumption");
        await sink.UntilTakenAsync(6);
        sink.All.Count.ShouldBe(attempts + 6);
        sink.Taken.Where(it => it.Subject.EndsWith("alder", StringComparison.Ordinal)).Select(it => it.Position).ShouldBe(alder);
        sink.Taken.Select(it => it.Position).Order().ShouldBe([.. alder, .. brook]);
        await hooks.UntilAsync(id, "active");
    }

    [Fact]
    public async Task Where_one_subject_after_the_other_fails_little_is_set_aside()
    {
        var isDown = true;
        await using var sink = await Sink.StartAsync(Sink.Otherwise((http, _) =>
        {
            http.Response.StatusCode = Volatile.Read(ref isDown) ? 500 : 200;
            return Task.CompletedTask;
        }));
        var cities = Enumerable.Range(0, 40).Select(it => $"city-{it}").ToList();
        var recorded = new List<long>();
        foreach (var city in cities)
            recorded.AddRange(await hooks.RecordAsync(edition, city, 1));
        await hooks.CatchUpAsync();
        var (id, _) = await hooks.SubscribeAsync(sink.Address, edition, "beginning");
        await hooks.UntilAsync(id, "disabled");

        // As many as were under way when it was seen, and one for each time that it was tried with something new.
        sink.All.Where(it => !it.IsChallenge).Select(it => it.Position).Distinct().Count().ShouldBeInRange(5, 16);

        Volatile.Write(ref isDown, false);
        await hooks.PostAsync(id, "resumption");
        await sink.UntilTakenAsync(40);
        sink.Taken.Select(it => it.Position).Order().ShouldBe(recorded);
    }

    /// <summary>An endpoint answers that it is gone, but only once the subscription is another's: the loser decides nothing by it.</summary>
    [Fact]
    public async Task A_node_that_lost_a_subscription_does_not_disable_it()
    {
        var host = await hooks.HostAsync();
        var id = "";
        var isLost = false;
        await using var sink = await Sink.StartAsync(Sink.Otherwise(async (http, _) =>
        {
            if (isLost)
                return;
            isLost = true;
            await host.AskAsync<object>($"update study.subscriptions set fence = fence + 1 where id = '{id}'");
            http.Response.StatusCode = 410;
        }));
        (id, _) = await hooks.SubscribeAsync(sink.Address, edition);
        await hooks.UntilAsync(id, "active");

        var position = (await hooks.RecordAsync(edition, "alder", 1))[0];

        await sink.UntilTakenAsync(1);
        sink.All.Count(it => it.Position == position).ShouldBe(2);
        await hooks.UntilAsync(id, it => (string)it["state"]! == "active" && (long)it["position"]! >= position);
    }

    [Fact]
    public async Task An_endpoint_that_is_gone_disables_its_subscription_at_once()
    {
        await using var sink = await Sink.StartAsync(Sink.Status(410));
        var (id, _) = await hooks.SubscribeAsync(sink.Address, edition);
        await hooks.UntilAsync(id, "active");
        await hooks.RecordAsync(edition, "alder", 1);

        await hooks.UntilAsync(id, "disabled");
        ((string?)(await hooks.ReadAsync(id))["reason"]).ShouldBe("The endpoint answered 410: it is gone for good.");
        sink.All.Count(it => !it.IsChallenge).ShouldBe(1);

        sink.Answer = Sink.TakeAsync;
        await hooks.PostAsync(id, "resumption");
        await sink.UntilTakenAsync(1);
    }

    [Theory]
    [InlineData(429, false)]
    [InlineData(503, false)]
    [InlineData(429, true)]
    public async Task An_endpoint_that_asks_to_be_left_alone_for_a_time_is(int status, bool asDate)
    {
        var isBusy = true;
        await using var sink = await Sink.StartAsync(Sink.Otherwise((http, _) =>
        {
            if (!Volatile.Read(ref isBusy))
                return Task.CompletedTask;
            Volatile.Write(ref isBusy, false);
            http.Response.StatusCode = status;
            http.Response.Headers.RetryAfter = asDate ? DateTimeOffset.UtcNow.AddSeconds(120).ToString("r", CultureInfo.InvariantCulture) : "120";
            return Task.CompletedTask;
        }));
        var (id, _) = await hooks.SubscribeAsync(sink.Address, edition);
        await hooks.UntilAsync(id, "active");
        await hooks.RecordAsync(edition, "alder", 1);
        await hooks.UntilAsync(id, "failing");
        await hooks.RecordAsync(edition, "brook", 1);
        await sink.UntilTakenAsync(2);

        // The longest pause of the schedule here is 0.4 s, and nobody is waited for longer than that: certainly not for the two minutes asked for.
        var (asked, next) = (sink.All.First(it => !it.IsChallenge), sink.All.Where(it => !it.IsChallenge).Skip(1).First());
        (next.At - asked.At).TotalSeconds.ShouldBeInRange(0.35, 60);
        sink.All.Count(it => !it.IsChallenge).ShouldBe(3);
    }

    [Fact]
    public async Task A_redirect_is_a_failure_and_nothing_is_sent_where_it_leads()
    {
        await using var elsewhere = await Sink.StartAsync();
        await using var sink = await Sink.StartAsync(Sink.Status(307, ("Location", elsewhere.Address)));
        var (id, _) = await hooks.SubscribeAsync(sink.Address, edition);
        await hooks.RecordAsync(edition, "alder", 1);

        await hooks.UntilAsync(id, "failing");
        ((string?)(await hooks.ReadAsync(id))["lastError"]!["error"]).ShouldBe("The endpoint answered 307: a redirect, which is not followed.");
        elsewhere.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("ok")]
    [InlineData("""{"challenge":"another"}""")]
    [InlineData("""{"challenge":7}""")]
    public async Task An_endpoint_that_does_not_give_back_its_challenge_gets_nothing(string text)
    {
        await using var sink = await Sink.StartAsync((http, it) => http.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text)).AsTask());
        await hooks.RecordAsync(edition, "alder", 1);
        var (id, _) = await hooks.SubscribeAsync(sink.Address, edition, "beginning");

        await hooks.UntilAsync(id, "disabled");
        sink.All.Count.ShouldBe(5);
        sink.All.ShouldAllBe(it => it.IsChallenge);
        sink.All.Select(it => it.Id).Distinct().Count().ShouldBe(5);
        ((string?)(await hooks.ReadAsync(id))["lastError"]!["error"]).ShouldBe("The endpoint did not give back the challenge.");

        sink.Answer = (http, it) => it.IsChallenge ? http.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes((string)it.Json["data"]!["challenge"]!)).AsTask() : Task.CompletedTask;
        await hooks.PostAsync(id, "resumption");
        await sink.UntilTakenAsync(1);
    }

    private Task ReachHeldAsync(string id, int held) => hooks.UntilAsync(id, it => (int)it["counts"]!["held"]! == held);
}
