using Shouldly;
using SmartCities.Longitudinal.ServiceTests.Health;
using SmartCities.Longitudinal.Subscriptions;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Subscriptions;

/// <summary>The life of a subscription: whose it is, paused and resumed, rewound, its secret changed, moved elsewhere, ended.</summary>
public sealed class SubscriptionTests(HookStudy hooks)
{
    private const string Subscriptions = HookStudy.Subscriptions;

    private readonly string edition = HookStudy.NewEdition();

    [Fact]
    public async Task A_secret_is_shown_once_and_is_nowhere_in_the_log()
    {
        await using var sink = await Sink.StartAsync();
        var client = await hooks.ClientAsync();
        var (body, header) = (new { endpoint = sink.Address, edition }, ("Idempotency-Key", StudyHost.NewId("key")));

        using var first = await client.SendJsonAsync(Post, Subscriptions, body, header);
        using var again = await client.SendJsonAsync(Post, Subscriptions, body, header);

        ((int)first.StatusCode, first.Headers.CacheControl!.NoStore).ShouldBe((201, true));
        var (one, other) = (await first.JsonAsync(), await again.JsonAsync());
        var (id, secret) = ((string)one["subscription"]!, (string)one["secret"]!);
        first.Headers.Location!.ToString().ShouldBe($"{Subscriptions}/{id}");
        Convert.FromBase64String(secret["whsec_".Length..]).Length.ShouldBe(32);
        ((string?)other["subscription"], (string?)other["secret"]).ShouldBe((id, null));
        (await hooks.ReadAsync(id)).ToJsonString().ShouldNotContain(secret["whsec_".Length..]);
        var host = await hooks.HostAsync();
        (await host.AskAsync<long>($"select count(*) from log.mt_events where data::text like '%{secret["whsec_".Length..]}%'")).ShouldBe(0);
        (await host.AskAsync<long>($"select count(*) from study.answered where encode(body, 'escape') like '%{secret["whsec_".Length..]}%'")).ShouldBe(0);
    }

    [Fact]
    public async Task Services_see_their_own_subscriptions_and_administrators_all()
    {
        await using var sink = await Sink.StartAsync();
        var (id, _) = await hooks.SubscribeAsync(sink.Address, edition);
        var (key, _) = await IssueAsync("events:all");
        var stranger = await hooks.ClientAsync(key);

        (await stranger.RefusedAsync(Get, $"{Subscriptions}/{id}")).ShouldBe((404, "subscription-unknown", null));
        foreach (var what in new[] { "pause", "resumption", "secret", "deliveries/replay", "deliveries/1/replay" })
            (await stranger.RefusedAsync(Post, $"{Subscriptions}/{id}/{what}", new { })).ShouldBe((404, "subscription-unknown", null), what);
        (await stranger.RefusedAsync(Post, $"{Subscriptions}/{id}/rewind", new { to = "beginning" })).ShouldBe((404, "subscription-unknown", null));
        (await stranger.RefusedAsync(Patch, $"{Subscriptions}/{id}", new { endpoint = sink.Address })).ShouldBe((404, "subscription-unknown", null));
        (await stranger.RefusedAsync(Delete, $"{Subscriptions}/{id}", new { })).ShouldBe((404, "subscription-unknown", null));
        (await stranger.RefusedAsync(Get, $"{Subscriptions}/{id}/deliveries")).ShouldBe((404, "subscription-unknown", null));
        (await ListAsync(stranger)).ShouldBeEmpty();
        (await ListAsync(await hooks.ClientAsync())).ShouldContain(id);
        (await ListAsync(await hooks.ClientAsync("demo-administrator"))).ShouldContain(id);
        (await (await hooks.ClientAsync("demo-analyst")).RefusedAsync(Get, Subscriptions)).ShouldBe((403, "role-missing", null));
    }

    [Fact]
    public async Task What_is_recorded_while_it_is_paused_comes_when_it_is_resumed()
    {
        await using var sink = await Sink.StartAsync();
        var (id, _) = await hooks.SubscribeAsync(sink.Address, edition);
        await hooks.UntilAsync(id, "active");

        await hooks.PostAsync(id, "pause", new { reason = "We are moving." });
        ((int?)(await hooks.PostAsync(id, "pause"))["recorded"]).ShouldBe(0);
        var body = await hooks.ReadAsync(id);
        ((string?)body["state"], (string?)body["reason"]).ShouldBe(("paused", "We are moving."));
        var recorded = await hooks.RecordAsync(edition, "alder", 3);
        await hooks.UntilAsync(id, it => (long)it["lag"]!["events"]! == 3 && (double)it["lag"]!["seconds"]! > 0);
        sink.Taken.ShouldBeEmpty();
        (await hooks.DeliveriesAsync(id, "waiting")).Select(it => (long)it["position"]!).ShouldBe(recorded);

        await hooks.PostAsync(id, "resumption");
        await sink.UntilTakenAsync(3);
        sink.Taken.Select(it => it.Position).ShouldBe(recorded);
    }

    /// <summary>What a node still has to write that froze, and whose subscriptions are another's since.</summary>
    [Fact]
    public async Task Progress_under_a_fence_that_is_passed_is_not_written()
    {
        await using var sink = await Sink.StartAsync();
        var (id, _) = await hooks.SubscribeAsync(sink.Address, edition);
        await hooks.UntilAsync(id, "active");
        await hooks.PostAsync(id, "pause");
        var host = await hooks.HostAsync();
        var (rows, fence) = (host.Get<SubscriptionRows>(), await host.AskAsync<long>($"select fence from study.subscriptions where id = '{id}'"));
        var delivery = new Delivery { Position = 7, Id = "i", Type = "t", Subject = "s", Recorded = DateTimeOffset.UtcNow };
        var progress = new Progress(new(7, null, 3, null, null), new Dictionary<long, Delivery?> { [7] = delivery });

        (await rows.WriteAsync([(id, fence - 1, progress)], TestContext.Current.CancellationToken)).ShouldBeEmpty();
        ((long)(await hooks.ReadAsync(id))["counts"]!["delivered"]!, (int)(await hooks.ReadAsync(id))["counts"]!["held"]!).ShouldBe((0, 0));

        (await rows.WriteAsync([(id, fence, progress)], TestContext.Current.CancellationToken)).ShouldBe([id]);
        ((long)(await hooks.ReadAsync(id))["counts"]!["delivered"]!, (int)(await hooks.ReadAsync(id))["counts"]!["held"]!).ShouldBe((3, 1));
    }

    [Fact]
    public async Task While_a_secret_is_changed_both_sign_and_after_it_the_new_one_alone()
    {
        await using var sink = await Sink.StartAsync();
        var (id, old) = await hooks.SubscribeAsync(sink.Address, edition);
        await hooks.UntilAsync(id, "active");
        using var stop = new CancellationTokenSource();
        var writing = WriteAsync(stop.Token);
        await sink.UntilTakenAsync(10);

        var rotated = await hooks.PostAsync(id, "secret");
        var now = (string)rotated["secret"]!;
        now.ShouldNotBe(old);
        await ReadinessTests.UntilAsync(() => Task.FromResult(sink.Taken[^1].Signature.Contains(' ', StringComparison.Ordinal)), "Both secrets should sign.");
        ((await hooks.ReadAsync(id))["oldSecretUntil"]).ShouldNotBeNull();
        await hooks.PostAsync(id, "secret", new { overlapHours = 0 });
        await ReadinessTests.UntilAsync(() => Task.FromResult(!sink.Taken[^1].Signature.Contains(' ', StringComparison.Ordinal)), "The newest secret should sign alone.");
        await stop.CancelAsync();
        var recorded = await writing;
        await sink.UntilTakenAsync(recorded.Count);

        // Whoever knows either can verify what came until the second change.
        var both = sink.Taken.Where(it => it.Signature.Contains(' ', StringComparison.Ordinal)).ToList();
        both.ShouldAllBe(it => it.Signature == $"v1,{DeliveryTests.Hmac(now, it)} v1,{DeliveryTests.Hmac(old, it)}");
        sink.Taken.TakeWhile(it => it != both[0]).ShouldAllBe(it => it.Signature == $"v1,{DeliveryTests.Hmac(old, it)}");
        sink.Taken[^1].Signature.ShouldNotContain(DeliveryTests.Hmac(now, sink.Taken[^1]));
        sink.Taken.Select(it => it.Position).Distinct().ShouldBe(recorded);
    }

    [Fact]
    public async Task Rewound_while_it_delivers_it_goes_over_everything_after_that_position_again()
    {
        await using var sink = await Sink.StartAsync();
        var (id, _) = await hooks.SubscribeAsync(sink.Address, edition);
        using var stop = new CancellationTokenSource();
        var writing = WriteAsync(stop.Token);
        await sink.UntilTakenAsync(20);

        var to = sink.Taken[9].Position;
        await hooks.PostAsync(id, "rewind", new { to = $"p:{to}", reason = "We lost a disk." });
        await ReadinessTests.UntilAsync(() => Task.FromResult(sink.Taken.Count(it => it.Position == sink.Taken[10].Position) == 2), "What came after the position should have come again.");
        await stop.CancelAsync();
        var recorded = await writing;
        await hooks.UntilAsync(id, it => (long)it["position"]! >= recorded[^1] && (long)it["lag"]!["events"]! == 0);

        sink.Taken.Count(it => it.Position <= to).ShouldBe(10);
        var again = sink.Taken.Skip(1).Select((it, place) => (it.Position, Before: sink.Taken[place].Position)).Single(it => it.Position < it.Before);
        again.Position.ShouldBe(recorded[10]);
        sink.Taken.Select(it => it.Position).Distinct().ShouldBe(recorded);
        sink.Taken.GroupBy(it => it.Position).ShouldAllBe(it => it.Select(one => one.Id).Distinct().Count() == 1);
    }

    [Fact]
    public async Task It_can_be_rewound_to_the_beginning_and_to_nothing_that_is_not_there()
    {
        await using var sink = await Sink.StartAsync();
        var recorded = await hooks.RecordAsync(edition, "alder", 2);
        var (id, _) = await hooks.SubscribeAsync(sink.Address, edition, "beginning");
        await sink.UntilTakenAsync(2);

        await hooks.PostAsync(id, "rewind", new { to = "beginning" });
        await sink.UntilTakenAsync(4);
        sink.Taken.Select(it => it.Position).ShouldBe([.. recorded, .. recorded]);

        var client = await hooks.ClientAsync();
        foreach (var (to, code) in new[] { ("p:999999999999", "position-ahead"), ("now", "to-invalid"), ("p:-1", "to-invalid"), ("yesterday", "to-invalid"), ("p:99999999999999999999", "to-invalid") })
            (await client.RefusedAsync(Post, $"{Subscriptions}/{id}/rewind", new { to })).ShouldBe((422, code, "/to"), to);
        (await client.RefusedAsync(Post, $"{Subscriptions}/{id}/rewind", new { })).ShouldBe((400, "json-invalid", ""));
        (await client.RefusedAsync(Post, $"{Subscriptions}/{id}/deliveries/999999999999/replay", new { })).ShouldBe((404, "delivery-unknown", null));
        (await client.RefusedAsync(Post, $"{Subscriptions}/{id}/deliveries/0/replay", new { })).ShouldBe((404, "delivery-unknown", null));
        (await client.RefusedAsync(Post, $"{Subscriptions}/{id}/deliveries/first/replay", new { })).ShouldBe((404, "delivery-unknown", null));
    }

    [Fact]
    public async Task Moved_elsewhere_it_is_verified_anew_and_goes_on_there()
    {
        await using var old = await Sink.StartAsync();
        await using var now = await Sink.StartAsync();
        var (id, _) = await hooks.SubscribeAsync(old.Address, edition);
        var first = await hooks.RecordAsync(edition, "alder", 1);
        await old.UntilTakenAsync(1);
        var client = await hooks.ClientAsync();

        (await client.RefusedAsync(Patch, $"{Subscriptions}/{id}", new { endpoint = now.Address })).ShouldBe((428, "precondition-missing", null));
        (await client.RefusedAsync(Patch, $"{Subscriptions}/{id}", new { endpoint = now.Address }, ifMatch: "\"1\"")).ShouldBe((412, "stale", null));
        await client.ChangeAsync(Patch, $"{Subscriptions}/{id}", new { endpoint = now.Address }, await client.ETagAsync($"{Subscriptions}/{id}"));
        await now.UntilAskedAsync();
        await hooks.UntilAsync(id, "active");
        var second = await hooks.RecordAsync(edition, "alder", 1);

        await now.UntilTakenAsync(1);
        (old.Taken.Select(it => it.Position), now.Taken.Select(it => it.Position)).ShouldSatisfyAllConditions(it => it.Item1.ShouldBe(first), it => it.Item2.ShouldBe(second));
    }

    [Fact]
    public async Task Ended_it_is_told_nothing_more_and_its_secret_is_forgotten()
    {
        await using var sink = await Sink.StartAsync();
        var (id, _) = await hooks.SubscribeAsync(sink.Address, edition);
        await hooks.UntilAsync(id, "active");
        var client = await hooks.ClientAsync();

        await client.ChangeAsync(Delete, $"{Subscriptions}/{id}", new { reason = "It was a trial." });

        ((string?)(await hooks.ReadAsync(id))["state"]).ShouldBe("ended");
        await ReadinessTests.UntilAsync(async () => await (await hooks.HostAsync()).AskAsync<long>($"select count(*) from study.subscriptions where id = '{id}'") == 0, "Its row should be gone.");
        foreach (var what in new[] { "pause", "resumption", "secret", "deliveries/replay", "deliveries/1/replay" })
            (await client.RefusedAsync(Post, $"{Subscriptions}/{id}/{what}", new { })).ShouldBe((409, "subscription-ended", null), what);
        await hooks.RecordAsync(edition, "alder", 1);
        await hooks.CatchUpAsync();
        sink.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task Once_its_owners_key_is_revoked_nothing_more_is_delivered()
    {
        await using var sink = await Sink.StartAsync();
        var (secret, key) = await IssueAsync("events:all");
        var (id, _) = await hooks.SubscribeAsync(sink.Address, edition, key: secret);
        await hooks.UntilAsync(id, "active");

        await (await hooks.ClientAsync("demo-administrator")).ChangeAsync(Delete, $"/api/v1/keys/{key}", new { reason = "It leaked." });
        await hooks.UntilAsync(id, "disabled");
        ((string?)(await hooks.ReadAsync(id))["reason"]).ShouldBe("The key of its owner was revoked.");
        await hooks.RecordAsync(edition, "alder", 1);
        await hooks.CatchUpAsync();

        // Nor does resuming it help.
        await hooks.PostAsync(id, "resumption");
        await hooks.UntilAsync(id, "disabled");
        sink.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task Once_its_owners_key_has_expired_nothing_more_is_delivered()
    {
        await using var sink = await Sink.StartAsync();
        var (secret, _) = await IssueAsync("events:all", DateTimeOffset.UtcNow.AddSeconds(4));
        var (id, _) = await hooks.SubscribeAsync(sink.Address, edition, key: secret);
        await hooks.UntilAsync(id, "active");

        await hooks.UntilAsync(id, "disabled");
        ((string?)(await hooks.ReadAsync(id))["reason"]).ShouldBe("The key of its owner has expired.");
    }

    [Theory]
    [InlineData("""{}""", 400, "json-invalid", "")]
    [InlineData("""{"endpoint":"https://example.org","colour":"red"}""", 400, "json-invalid", "/colour")]
    [InlineData("""{"endpoint":"http://example.org/hooks"}""", 422, "endpoint-not-https", "/endpoint")]
    [InlineData("""{"endpoint":"ftp://example.org/hooks"}""", 422, "endpoint-not-https", "/endpoint")]
    [InlineData("""{"endpoint":"/hooks"}""", 422, "endpoint-invalid", "/endpoint")]
    [InlineData("""{"endpoint":"hooks"}""", 422, "endpoint-invalid", "/endpoint")]
    [InlineData("""{"endpoint":"https://someone:secret@1.1.1.1/"}""", 422, "endpoint-invalid", "/endpoint")]
    [InlineData("""{"endpoint":"https://1.1.1.1/#there"}""", 422, "endpoint-invalid", "/endpoint")]
    [InlineData("""{"endpoint":"https://1.1.1.1:22/"}""", 422, "endpoint-port", "/endpoint")]
    [InlineData("""{"endpoint":"https://10.1.2.3/"}""", 422, "endpoint-not-public", "/endpoint")]
    [InlineData("""{"endpoint":"https://169.254.169.254/latest/meta-data"}""", 422, "endpoint-not-public", "/endpoint")]
    [InlineData("""{"endpoint":"https://[fd00::1]/"}""", 422, "endpoint-not-public", "/endpoint")]
    [InlineData("""{"endpoint":"https://[::ffff:192.168.0.1]/"}""", 422, "endpoint-not-public", "/endpoint")]
    [InlineData("""{"endpoint":"https://0x0a000001/"}""", 422, "endpoint-not-public", "/endpoint")]
    [InlineData("""{"endpoint":"https://no-such-name.invalid/"}""", 422, "endpoint-unresolved", "/endpoint")]
    [InlineData("""{"endpoint":"https://1.1.1.1/","from":"tomorrow"}""", 422, "from-invalid", "/from")]
    [InlineData("""{"endpoint":"https://1.1.1.1/","from":"p:999999999999"}""", 422, "position-ahead", "/from")]
    [InlineData("""{"endpoint":"https://1.1.1.1/","types":["nothing.happened.v1"]}""", 400, "type-unknown", "/types")]
    [InlineData("""{"endpoint":"https://1.1.1.1/","edition":"No Edition"}""", 422, "id-invalid", "/edition")]
    public async Task A_subscription_that_cannot_be_is_refused(string body, int status, string code, string pointer) =>
        (await (await hooks.ClientAsync()).RefusedAsync(Post, Subscriptions, body)).ShouldBe((status, code, pointer));

    [Fact]
    public async Task An_endpoint_of_too_many_characters_is_refused() =>
        (await (await hooks.ClientAsync()).RefusedAsync(Post, Subscriptions, new { endpoint = $"https://1.1.1.1/{new string('a', 2_000)}" })).ShouldBe((422, "too-long", "/endpoint"));

    [Theory]
    [InlineData("?limit=1000000", "?limit")]
    [InlineData("?after=tomorrow", "?after")]
    [InlineData("?state=lost", "?state")]
    public async Task Deliveries_are_asked_for_in_bounds(string query, string pointer)
    {
        await using var sink = await Sink.StartAsync();
        var (id, _) = await hooks.SubscribeAsync(sink.Address, edition);

        (await (await hooks.ClientAsync()).RefusedAsync(Get, $"{Subscriptions}/{id}/deliveries{query}")).ShouldBe((400, "query-invalid", pointer));
    }

    private async Task<IReadOnlyList<long>> WriteAsync(CancellationToken stop)
    {
        var recorded = new List<long>();
        while (!stop.IsCancellationRequested)
            recorded.AddRange(await hooks.RecordAsync(edition, "alder", 1));
        return recorded;
    }

    private async Task<(string Secret, string Key)> IssueAsync(string scope, DateTimeOffset? expires = null)
    {
        using var response = await (await hooks.ClientAsync("demo-administrator")).SendJsonAsync(Post, "/api/v1/keys", new { name = "A portal", scopes = new[] { scope }, expires });
        var issued = await response.JsonAsync();
        return ((string)issued["secret"]!, (string)issued["key"]!);
    }

    private static async Task<IReadOnlyList<string>> ListAsync(HttpClient client) =>
        [.. (await client.GetJsonAsync($"{Subscriptions}?limit=1000"))["subscriptions"]!.AsArray().Select(it => (string)it!["subscription"]!)];
}
