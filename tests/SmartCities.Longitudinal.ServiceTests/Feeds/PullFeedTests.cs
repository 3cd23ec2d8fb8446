using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Feeds;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Feeds;

public sealed class PullFeedTests(StudyService service)
{
    private const string Service = "demo-service";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_submitted_comes_in_the_order_of_the_log_and_names_the_event_before_it()
    {
        var (edition, city) = await SubmittedAsync();
        var client = await service.ClientAsync(Service);

        var all = await EventsAsync(client, $"edition={edition}");

        all.Select(it => (string)it["type"]!).ShouldBe(
        [
            "edition.planned.v1", "edition.questionnaire-published.v1", "edition.indicators-defined.v1", "edition.opened.v1", "city.classified.v1", "submission.form-submitted.v1",
        ]);
        var positions = all.Select(Position).ToList();
        positions.ShouldBeInOrder();
        all.Select(it => (string?)it["previous"]).ShouldBe([null, .. positions.SkipLast(1).Select(CloudEvent.Sequence)]);
        var submitted = all[^1];
        ((string)submitted["specversion"]!).ShouldBe("1.0");
        ((string)submitted["subject"]!).ShouldBe($"editions/{edition}/submissions/{city}");
        ((string)submitted["dataschema"]!).ShouldEndWith("/schemas/submission.form-submitted.v1.json");
        ((bool)submitted["data"]!["answers"]!["strategy"]!).ShouldBeTrue();
        ((string)submitted["data"]!["actor"]!["role"]!).ShouldBe("editor");
        ((string)submitted["data"]!["actor"]!["id"]!).ShouldBe("tester");
    }

    /// <summary>Somebody waited once, and nobody follows since: what memory kept from then is not the end of the log.</summary>
    [Fact]
    public async Task Who_asks_without_waiting_is_told_what_is_new()
    {
        await using var host = await StudyHost.StartAsync("pulled");
        using var client = host.CreateClient().With(Service);
        await RecordAsync(StudyHost.NewId("edition"));
        var first = await client.GetJsonAsync("/api/v1/events?after=0");
        (await client.GetJsonAsync($"/api/v1/events?after={first["next"]}&wait=1"))["events"]!.AsArray().ShouldBeEmpty();

        await RecordAsync(StudyHost.NewId("edition"));

        (await client.GetJsonAsync($"/api/v1/events?after={first["next"]}"))["events"]!.AsArray().ShouldHaveSingleItem();

        async Task RecordAsync(string edition)
        {
            await host.Get<EventLog>().DecideAsync<Edition>(Streams.Edition(edition), new("tester", "editor", "test"), it => PlanEdition.Decide(it, Small.Plan(edition)), Cancellation);
            await host.CatchUpAsync();
        }
    }

    [Fact]
    public async Task Pages_of_one_event_tell_the_same_as_one_page()
    {
        var (edition, _) = await SubmittedAsync();
        var client = await service.ClientAsync(Service);
        var whole = await EventsAsync(client, $"edition={edition}");

        var (after, one) = ("0", new List<JsonObject>());
        while (true)
        {
            using var response = await client.GetAsync($"/api/v1/events?edition={edition}&limit=1&after={after}", Cancellation);
            var page = await response.JsonAsync();
            response.Headers.NonValidated["Link"].ToString().ShouldBe($"</api/v1/events?edition={edition}&limit=1&after={page["next"]}>; rel=\"next\"");
            if (page["events"]!.AsArray() is not [var it])
                break;
            one.Add(it!.AsObject());
            after = (string)page["next"]!;
        }

        one.Select(it => it.ToJsonString()).ShouldBe(whole.Select(it => it.ToJsonString()));
    }

    [Fact]
    public async Task Types_cities_and_kinds_leave_what_they_say()
    {
        var (edition, city) = await SubmittedAsync();
        var client = await service.ClientAsync(Service);

        (await EventsAsync(client, $"edition={edition}&types=submission.form-submitted.v1")).ShouldHaveSingleItem();
        (await EventsAsync(client, $"edition={edition}&types=edition.opened.v1,submission.*")).Select(it => (string)it["type"]!).ShouldBe(["edition.opened.v1", "submission.form-submitted.v1"]);
        (await EventsAsync(client, $"city={city}")).Select(it => (string)it["type"]!).ShouldBe(["city.registered.v1", "city.classified.v1", "submission.form-submitted.v1"]);
    }

    [Fact]
    public async Task An_amendment_says_what_changed_why_and_what_stands_after_it()
    {
        var (edition, city) = await SubmittedAsync();
        var editor = await service.ClientAsync();
        await AmendAsync(editor, edition, city, """{"spaces":12}""");

        var amended = (await EventsAsync(await service.ClientAsync(Service), $"edition={edition}&types=submission.answers-amended.v1")).ShouldHaveSingleItem()["data"]!;

        ((int)amended["revision"]!).ShouldBe(2);
        ((string)amended["kind"]!).ShouldBe("correction");
        ((string)amended["reason"]!).ShouldBe("counted anew");
        var change = amended["changes"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)change["question"]!, (int)change["from"]!, (int)change["to"]!).ShouldBe(("spaces", 3, 12));
        amended["answers"]!.ToJsonString().ShouldBe("""{"spaces":12,"strategy":true,"formalised":false}""");
    }

    [Fact]
    public async Task Who_waits_is_told_as_soon_as_it_is_recorded()
    {
        var (edition, city) = await SubmittedAsync();
        var (client, editor) = (await service.ClientAsync(Service), await service.ClientAsync());
        var after = (string)(await client.GetJsonAsync($"/api/v1/events?edition={edition}&limit=1000"))["next"]!;

        var waiting = client.GetJsonAsync($"/api/v1/events?edition={edition}&after={after}&wait=30");
        var quiet = await client.GetJsonAsync($"/api/v1/events?edition={edition}&after={after}&wait=1");
        quiet["events"]!.AsArray().ShouldBeEmpty();
        waiting.IsCompleted.ShouldBeFalse();
        await AmendAsync(editor, edition, city, """{"spaces":12}""");

        var told = (await waiting)["events"]!.AsArray().ShouldHaveSingleItem()!.AsObject();
        ((string)told["type"]!).ShouldBe("submission.answers-amended.v1");
        ((string)told["previous"]!).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_public_is_told_of_released_editions_and_of_cities_that_permit_it()
    {
        var (edition, shown) = await SubmittedAsync();
        var hidden = await service.NewCityAsync(edition);
        await service.SubmitAsync(edition, hidden, ("strategy", new BooleanAnswer(true)), ("formalised", new BooleanAnswer(true)));
        await service.WishAsync(edition, shown, publish: true);
        var (client, editor) = (await service.ClientAsync(await service.PublicKeyAsync()), await service.ClientAsync());
        (await TypesAsync(client, edition)).ShouldBe(["edition.planned.v1", "edition.opened.v1"]);

        var release = await service.ReleaseAsync(edition);
        await editor.ChangeAsync(HttpMethod.Post, $"/api/v1/editions/{edition}/reopening", new { reason = "late answers" }, await editor.ETagAsync($"/api/v1/editions/{edition}"));
        await AmendAsync(editor, edition, shown, """{"spaces":12}""");
        await AmendAsync(editor, edition, hidden, """{"formalised":false}""");
        await service.WishAsync(edition, hidden, publish: true);
        await service.WishAsync(edition, shown, publish: false);
        await AmendAsync(editor, edition, shown, """{"spaces":13}""");

        var told = await EventsAsync(client, $"edition={edition}");
        told.Select(it => ((string)it["type"]!, (string?)it["data"]!["city"])).ShouldBe(
        [
            ("edition.planned.v1", null), ("edition.opened.v1", null), ("edition.closed.v1", null), ("edition.released.v1", null), ("edition.reopened.v1", null),
            ("submission.answers-amended.v1", shown), ("submission.publication-permitted.v1", hidden), ("submission.publication-revoked.v1", shown),
        ]);
        told[3]["data"]!["changed"]!.AsArray().Select(it => (string)it!).ShouldBe(["strategy", "formalised", "spaces"]);
        ((string)told[3]["data"]!["hash"]!).ShouldNotBeNullOrEmpty();
        told[5]["data"]!["comments"].ShouldBeNull();
        told[5]["data"]!["actor"]!.AsObject().Select(it => it.Key).ShouldBe(["role"]);
        ((bool)told[6]["data"]!["answers"]!["formalised"]!).ShouldBeFalse();
        told[7]["data"]!["drop"]!.ToJsonString().ShouldBe($$"""{"edition":"{{edition}}","city":"{{shown}}"}""");
        told[7]["data"]!["reason"].ShouldBeNull();

        await editor.ChangeAsync(HttpMethod.Post, $"/api/v1/editions/{edition}/releases/{release}/withdrawal", new { reason = "a mistake" }, await editor.ETagAsync($"/api/v1/editions/{edition}"));
        await AmendAsync(editor, edition, hidden, """{"formalised":true}""");
        var last = (await EventsAsync(client, $"edition={edition}"))[^1];
        ((string)last["type"]!).ShouldBe("edition.release-withdrawn.v1");
        last["data"]!["drop"]!.ToJsonString().ShouldBe($$"""{"edition":"{{edition}}","release":"{{release}}"}""");
    }

    [Fact]
    public async Task A_release_names_the_indicators_it_changed()
    {
        var (edition, city) = await SubmittedAsync();
        await service.ReleaseAsync(edition);
        var editor = await service.ClientAsync();
        await editor.ChangeAsync(HttpMethod.Post, $"/api/v1/editions/{edition}/reopening", new { reason = "late answers" }, await editor.ETagAsync($"/api/v1/editions/{edition}"));
        await AmendAsync(editor, edition, city, """{"spaces":12}""");
        await service.ReleaseAsync(edition);

        var released = await EventsAsync(await service.ClientAsync(Service), $"edition={edition}&types=edition.released.v1");

        released[^1]["data"]!["changed"]!.AsArray().Select(it => (string)it!).ShouldBe(["spaces"]);
    }

    [Fact]
    public async Task Drafts_keys_and_members_are_never_told()
    {
        var edition = await service.NewEditionAsync();
        var city = await service.NewCityAsync(edition);
        var editor = await service.ClientAsync();
        await editor.ChangeAsync(HttpMethod.Patch, $"/api/v1/editions/{edition}/drafts/{city}", """{"answers":{"strategy":true}}""", "\"0\"");
        await service.PublicKeyAsync();

        AnnouncedTypes.All.ShouldNotContain(it => it.StartsWith("draft.") || it.StartsWith("key.") || it.StartsWith("subscription.") || it.StartsWith("city.member"));
        (await TypesAsync(await service.ClientAsync(Service), edition))[^1].ShouldBe("city.classified.v1");
    }

    [Fact]
    public async Task A_position_at_which_nothing_was_recorded_after_all_is_no_event()
    {
        var (edition, city) = await SubmittedAsync();
        var (client, log, database) = (await service.ClientAsync(Service), await service.GetAsync<EventLog>(), await service.GetAsync<NpgsqlDataSource>());
        var before = await (await service.GetAsync<Positions>()).LastRecordedAsync(Cancellation);

        // What is to be written beside it cannot be: its position is drawn, and then given up.
        var failed = log.RecordAsync(
            [(Streams.Submission(edition, StudyService.NewId("city")), 0, Decision.Accept(new CityInvited(edition, city, null, null)).With((_, _) => throw new TimeoutException()))],
            new("tester", "editor", "test"), Cancellation);
        await Should.ThrowAsync<TimeoutException>(failed);

        // What this relies on has changed: it draws none.
        var stale = log.RecordAsync(
            [(Streams.Submission(edition, StudyService.NewId("city")), 0, Decision.Accept(new CityInvited(edition, city, null, null)))], new("tester", "editor", "test"), Cancellation, (Streams.Edition(edition), 1));
        await Should.ThrowAsync<StaleException>(stale);
        await using var tombstones = database.CreateCommand("select count(*) from log.mt_events where type = 'tombstone' and seq_id > $1");
        tombstones.Parameters.Add(new() { Value = before });
        while ((long)(await tombstones.ExecuteScalarAsync(Cancellation))! == 0)
            await Task.Delay(20, Cancellation);
        await service.ReachAsync(await (await service.GetAsync<Positions>()).LastRecordedAsync(Cancellation));

        (await client.GetJsonAsync($"/api/v1/events?after={before}&limit=1000"))["events"]!.AsArray().ShouldAllBe(it => (string)it!["type"]! != "tombstone");
        (await (await service.ClientAsync()).GetJsonAsync($"/api/v1/audit?after=p:{before}"))["entries"]!.AsArray().ShouldAllBe(it => (string)it!["event"]! != "tombstone");
    }

    [Fact]
    public async Task A_page_that_was_read_is_not_sent_again()
    {
        var (edition, _) = await SubmittedAsync();
        var client = await service.ClientAsync(Service);
        using var first = await client.GetAsync($"/api/v1/events?edition={edition}&limit=2", Cancellation);

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/events?edition={edition}&limit=2") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var again = await client.SendAsync(request, Cancellation);

        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_batch_of_cloud_events_is_there_for_who_asks_for_it()
    {
        var (edition, _) = await SubmittedAsync();
        var client = await service.ClientAsync(Service);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/events?edition={edition}") { Headers = { Accept = { new(CloudEvent.BatchMediaType) } } };
        using var response = await client.SendAsync(request, Cancellation);

        response.Content.Headers.ContentType!.MediaType.ShouldBe(CloudEvent.BatchMediaType);
        (await response.Content.ReadFromJsonAsync<JsonArray>(Cancellation))!.Count.ShouldBe(6);
    }

    [Fact]
    public async Task What_is_committed_late_is_told_in_its_place_and_nothing_after_it_before()
    {
        var (edition, city) = await SubmittedAsync();
        var (client, editor, database) = (await service.ClientAsync(Service), await service.ClientAsync(), await service.GetAsync<NpgsqlDataSource>());
        var after = (string)(await client.GetJsonAsync($"/api/v1/events?edition={edition}&limit=1000"))["next"]!;
        var late = await service.NewCityAsync(edition);

        // A writer draws its position and stays away with it.
        await using var connection = await database.OpenConnectionAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await using var append = new NpgsqlCommand(
            """
            insert into log.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, headers, user_name)
            select nextval('log.mt_events_sequence'), gen_random_uuid(), stream_id, version + 1, jsonb_build_object('city', $1::text, 'name', 'Late'), 'city.renamed.v1', clock_timestamp(), tenant_id, 'SmartCities.Longitudinal.Cities.CityRenamed, SmartCities.Longitudinal', headers, user_name
            from log.mt_events where stream_id = 'city:' || $1 order by version desc limit 1 returning seq_id
            """, connection, transaction)
        { Parameters = { new() { Value = late } } };
        var held = (long)(await append.ExecuteScalarAsync(Cancellation))!;
        using var amended = await AmendedAsync(editor, edition, city, """{"spaces":12}""");
        var overtaking = (long)(await amended.JsonAsync())["position"]!;
        overtaking.ShouldBeGreaterThan(held);

        var meanwhile = await client.GetJsonAsync($"/api/v1/events?after={after}&limit=1000&wait=1");
        meanwhile["events"]!.AsArray().ShouldAllBe(it => Position(it!.AsObject()) < held);
        ((long)meanwhile["position"]!).ShouldBeLessThan(held);
        await transaction.CommitAsync(Cancellation);

        var told = new List<long>();
        for (var (next, tries) = ((string)meanwhile["next"]!, 0); !told.Contains(overtaking) && tries < 100; tries++)
        {
            var page = await client.GetJsonAsync($"/api/v1/events?after={next}&limit=1000&wait=1");
            told.AddRange(page["events"]!.AsArray().Select(it => Position(it!.AsObject())));
            next = (string)page["next"]!;
        }

        told.ShouldContain(held);
        told.ShouldBeInOrder();
    }

    [Theory]
    [InlineData("limit=1000000", "query-invalid", "?limit")]
    [InlineData("limit=0", "query-invalid", "?limit")]
    [InlineData("wait=61", "query-invalid", "?wait")]
    [InlineData("after=900000000000", "query-invalid", "?after")]
    [InlineData("after=eyJmb3JnZWQiOnRydWV9", "query-invalid", "?after")]
    [InlineData("after=-1", "query-invalid", "?after")]
    [InlineData("after=99999999999999999999", "query-invalid", "?after")]
    [InlineData("types=submission.dreamt-of.v1", "type-unknown", "?types")]
    [InlineData("types=draft.opened.v1", "type-unknown", "?types")]
    [InlineData("types=key.*", "type-unknown", "?types")]
    [InlineData("edition=No%20such", "id-invalid", "?edition")]
    [InlineData("city=../etc", "id-invalid", "?city")]
    [InlineData("colour=blue", "query-unknown", "?colour")]
    [InlineData("after=1&after=2", "query-invalid", "?after")]
    public async Task What_cannot_be_asked_is_refused_in_words(string query, string code, string pointer)
    {
        using var response = await (await service.ClientAsync(Service)).GetAsync($"/api/v1/events?{query}", Cancellation);

        var (status, said, place) = await response.RefusalAsync();
        (said, place).ShouldBe((code, pointer));
        status.ShouldBeOneOf(400, 422);
    }

    [Fact]
    public async Task Committee_types_are_not_there_for_a_public_key()
    {
        using var response = await (await service.ClientAsync(await service.PublicKeyAsync())).GetAsync("/api/v1/events?types=submission.query-raised.v1", Cancellation);

        (await response.RefusalAsync()).Code.ShouldBe("type-unknown");
    }

    private async Task<(string Edition, string City)> SubmittedAsync()
    {
        var edition = await service.NewEditionAsync();
        var city = await service.NewCityAsync(edition);
        await service.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(true)), ("formalised", new BooleanAnswer(false)), ("spaces", new NumberAnswer(3)));
        return (edition, city);
    }

    private static async Task AmendAsync(HttpClient editor, string edition, string city, string answers)
    {
        using var response = await AmendedAsync(editor, edition, city, answers);
        await editor.GetJsonAsync($"/api/v1/editions?atLeast={(long)(await response.JsonAsync())["position"]!}");
    }

    private static async Task<HttpResponseMessage> AmendedAsync(HttpClient editor, string edition, string city, string answers)
    {
        var address = $"/api/v1/editions/{edition}/submissions/{city}";
        var response = await editor.SendJsonAsync(
            HttpMethod.Post, $"{address}/amendments", $$"""{"answers":{{answers}},"kind":"correction","reason":"counted anew"}""", ("If-Match", await editor.ETagAsync(address)));
        response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync(Cancellation));
        return response;
    }

    private static async Task<List<string>> TypesAsync(HttpClient client, string edition) => [.. (await EventsAsync(client, $"edition={edition}")).Select(it => (string)it["type"]!)];

    private static async Task<List<JsonObject>> EventsAsync(HttpClient client, string query) =>
        [.. (await client.GetJsonAsync($"/api/v1/events?{query}&limit=1000"))["events"]!.AsArray().Select(it => it!.AsObject())];

    private static long Position(JsonObject it) => long.Parse((string)it["sequence"]!, NumberStyles.None, CultureInfo.InvariantCulture);
}
