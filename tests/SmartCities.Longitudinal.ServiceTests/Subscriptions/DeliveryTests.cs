using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Shouldly;
using SmartCities.Longitudinal.ServiceTests.Health;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Subscriptions;

/// <summary>What a subscriber gets: every event of its filter, signed, in order, after it was verified.</summary>
public sealed class DeliveryTests(HookStudy hooks)
{
    [Fact]
    public async Task An_event_is_delivered_signed_once_the_endpoint_gave_back_its_challenge()
    {
        await using var sink = await Sink.StartAsync();
        var edition = HookStudy.NewEdition();
        var (id, secret) = await hooks.SubscribeAsync(sink.Address, edition);

        var position = (await hooks.RecordAsync(edition, "alder", 1))[0];
        await sink.UntilTakenAsync(1);

        sink.All[0].IsChallenge.ShouldBeTrue();
        var it = sink.Taken.ShouldHaveSingleItem();
        (it.Position, it.Type, it.Subject, it.ContentType).ShouldBe((position, "submission.form-submitted.v1", $"editions/{edition}/submissions/alder", "application/cloudevents+json"));
        it.Id.ShouldBe((string?)it.Json["id"]);
        foreach (var one in sink.All)
            one.Signature.ShouldBe($"v1,{Hmac(secret, one)}");
        Math.Abs(long.Parse(it.Timestamp, System.Globalization.CultureInfo.InvariantCulture) - DateTimeOffset.UtcNow.ToUnixTimeSeconds()).ShouldBeLessThan(30);
        await hooks.UntilAsync(id, body => (string)body["state"]! == "active" && (long)body["counts"]!["delivered"]! == 1 && (long)body["lag"]!["events"]! == 0 && (long)body["position"]! >= position);
    }

    [Fact]
    public async Task Who_starts_at_the_beginning_or_at_a_position_gets_what_was_recorded_after_it_each_naming_the_one_before()
    {
        var edition = HookStudy.NewEdition();
        var positions = (await hooks.RecordAsync(edition, "alder", 3)).Concat(await hooks.RecordAsync(edition, "brook", 3)).ToList();
        await using var all = await Sink.StartAsync();
        await using var some = await Sink.StartAsync();
        await using var later = await Sink.StartAsync();
        await hooks.CatchUpAsync();

        await hooks.SubscribeAsync(all.Address, edition, "beginning");
        await hooks.SubscribeAsync(some.Address, edition, $"p:{positions[1]}");
        await hooks.SubscribeAsync(later.Address, edition, "now");
        await later.UntilAskedAsync();
        positions.AddRange(await hooks.RecordAsync(edition, "alder", 1));

        await Task.WhenAll(all.UntilTakenAsync(7), some.UntilTakenAsync(5), later.UntilTakenAsync(1));
        all.Taken.Select(it => it.Position).Order().ShouldBe(positions);
        some.Taken.Select(it => it.Position).Order().ShouldBe(positions[2..]);
        later.Taken.Select(it => it.Position).ShouldBe(positions[^1..]);
        foreach (var sink in new[] { all, some, later })
            sink.Taken.ShouldAllBe(it => it.Previous == positions.Where(one => one < it.Position).Select(one => (long?)one).LastOrDefault());
    }

    [Fact]
    public async Task Only_the_types_asked_for_are_delivered()
    {
        await using var sink = await Sink.StartAsync();
        var edition = HookStudy.NewEdition();
        await hooks.SubscribeAsync(sink.Address, edition, types: ["submission.answers-amended.v1"]);

        await hooks.RecordAsync(edition, "alder", 4);

        await sink.UntilTakenAsync(3);
        sink.Taken.Select(it => (it.Type, (int)it.Json["data"]!["revision"]!)).ShouldBe([("submission.answers-amended.v1", 2), ("submission.answers-amended.v1", 3), ("submission.answers-amended.v1", 4)]);
    }

    /// <summary>Every third attempt fails, at random places: each submission's events are taken in order, each once.</summary>
    [Fact]
    public async Task Events_of_a_submission_are_taken_in_order_whatever_fails()
    {
        var random = new Random(5);
        var failed = new Dictionary<string, int>();
        await using var sink = await Sink.StartAsync(Sink.Otherwise(async (http, it) =>
        {
            int chance;
            lock (failed)
            {
                // Four times at most: a fifth would park it.
                chance = random.Next(99);
                var times = failed.GetValueOrDefault(it.Id);
                if (chance < 33 && times < 4)
                    (failed[it.Id], http.Response.StatusCode) = (times + 1, 500);
            }

            await Task.Delay(chance % 10);
        }));
        var edition = HookStudy.NewEdition();
        var (id, _) = await hooks.SubscribeAsync(sink.Address, edition);
        string[] cities = ["alder", "brook", "cliff", "dale", "elm", "fern"];

        var recorded = await Task.WhenAll(cities.Select(it => hooks.RecordAsync(edition, it, 15)));

        await sink.UntilTakenAsync(90, seconds: 60);
        var taken = sink.Taken;
        taken.Select(it => it.Position).Distinct().Count().ShouldBe(taken.Count);
        foreach (var (city, positions) in cities.Zip(recorded))
            taken.Where(it => it.Subject.EndsWith(city, StringComparison.Ordinal)).Select(it => it.Position).ShouldBe(positions);
        sink.All.GroupBy(it => it.Id).ShouldAllBe(it => it.Select(one => Convert.ToHexString(one.Body)).Distinct().Count() == 1);
        await hooks.UntilAsync(id, it => (long)it["lag"]!["events"]! == 0 && (int)it["counts"]!["retrying"]! == 0);
    }

    /// <summary>One endpoint each that hangs, fails, redirects, is gone, asks to be left alone, hangs up, answers without end: the good ones do not notice.</summary>
    [Fact]
    public async Task A_bad_endpoint_delays_no_other()
    {
        await using var elsewhere = await Sink.StartAsync();
        using var never = new CancellationTokenSource();
        var filler = new byte[64 * 1024];
        Func<HttpContext, Received, Task>[] bad =
        [
            Sink.Otherwise(async (http, _) => await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default)),
            Sink.Status(500),
            Sink.Status(301, ("Location", elsewhere.Address)),
            Sink.Status(410),
            Sink.Status(429, ("Retry-After", "30")),
            Sink.Otherwise((http, _) =>
            {
                http.Abort();
                return Task.CompletedTask;
            }),
            Sink.Otherwise(async (http, _) =>
            {
                http.Response.StatusCode = 500;
                while (!http.RequestAborted.IsCancellationRequested)
                    await http.Response.Body.WriteAsync(filler);
            }),
        ];
        var sinks = await Task.WhenAll(bad.Select(it => Sink.StartAsync(it)));
        var good = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Sink.StartAsync()));
        var edition = HookStudy.NewEdition();
        var ids = await Task.WhenAll(sinks.Concat(good).Select(async it => (await hooks.SubscribeAsync(it.Address, edition)).Id));
        await Task.WhenAll(sinks.Concat(good).Select(it => it.UntilAskedAsync()));
        foreach (var id in ids)
            await hooks.UntilAsync(id, it => (string)it["state"]! != "verifying");

        string[] cities = ["alder", "brook", "cliff", "dale", "elm", "fern", "grove"];
        await Task.WhenAll(cities.Select(it => hooks.RecordAsync(edition, it, 3)));

        // Behind the endpoint that never answers alone, 21 deliveries of 5 attempts each would take more than three minutes.
        await Task.WhenAll(good.Select(it => ReadinessTests.UntilAsync(
            () => Task.FromResult(it.Taken.Select(one => one.Position).Distinct().Count() == 21), "Every good sink should have taken all.", seconds: 90)));

        elsewhere.All.ShouldBeEmpty();
        good.ShouldAllBe(it => it.Taken.Select(one => one.Position).Distinct().Count() == 21);
        foreach (var (id, place) in ids[..sinks.Length].Select((it, place) => (it, place)))
            await hooks.UntilAsync(id, it => it["lastError"] is not null && (place != 3 || (string)it["state"]! == "disabled"));
        await hooks.UntilAsync(ids[4], it => (int?)it["lastError"]!["status"] == 429);
        foreach (var sink in sinks.Concat(good))
            await sink.DisposeAsync();
    }

    /// <summary>As the specification says it, independently of how the service does it.</summary>
    internal static string Hmac(string secret, Received it)
    {
        using var hmac = new HMACSHA256(Convert.FromBase64String(secret["whsec_".Length..]));
        return Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes($"{it.Id}.{it.Timestamp}.{Encoding.UTF8.GetString(it.Body)}")));
    }
}
