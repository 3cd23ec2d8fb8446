using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using SmartCities.Longitudinal.Feeds;
using SmartCities.Longitudinal.Specs;
using SmartCities.Longitudinal.Subscriptions;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Feeds;

/// <summary>What describes the feed to programs, held against what is sent.</summary>
public sealed class DocumentTests(StudyService study)
{
    private const int PageSize = 500;

    // What everyone is told of a life, most of which comes before the release.
    private static readonly string[] SinceReleased =
        ["submission.amendment-approved.v1", "submission.form-withdrawn.v1", "submission.form-reinstated.v1", "submission.publication-revoked.v1"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_event_of_the_packaged_editions_and_of_a_submissions_life_fits_the_schema_it_names()
    {
        var (edition, lived) = await LiveAsync();
        var (address, feed) = ((await study.GetAsync<ServiceAddress>()).Value, await study.GetAsync<EventFeed>());
        var schemas = new Dictionary<string, JsonObject>();
        var (wrong, loaded) = (new List<string>(), await study.LoadedAsync());
        foreach (var isPublic in new[] { false, true })
        {
            foreach (var filter in new[] { new FeedFilter([], null, null, isPublic), new FeedFilter([], edition, null, isPublic) })
            {
                var seen = new HashSet<string>();
                for (var (after, page) = (0L, (FeedPage?)null); page is not { HasMore: false } && !(filter.Edition is null && after >= loaded); after = page.Position)
                {
                    page = await feed.ReadAsync(filter, after, PageSize, Cancellation);
                    foreach (var (it, previous) in page.Events)
                    {
                        seen.Add(it.Type);
                        var json = JsonNode.Parse(it.Json(isPublic, previous, address))!.AsObject();
                        wrong.AddRange(JsonSchemaCheck.Of(json, await SchemaAsync($"{it.Type}.event.json"), Find).Select(said => $"{it.Position} {it.Type}, public {isPublic}: {said}"));
                        ((string?)json["dataschema"]).ShouldBe((string?)schemas[$"{it.Type}.json"]["$id"]);
                    }
                }

                seen.ShouldContain("edition.released.v1");
                if (filter.Edition is not null)
                    (isPublic ? SinceReleased : lived).Except(seen).ShouldBeEmpty();
            }
        }

        wrong.ShouldBeEmpty();

        async Task<JsonObject> SchemaAsync(string name)
        {
            if (!schemas.TryGetValue(name, out var schema))
            {
                schemas[name] = schema = await (await study.ClientAsync(@as: null)).GetJsonAsync($"/schemas/{name}");
                if (name.EndsWith(".event.json", StringComparison.Ordinal))
                    await SchemaAsync(name.Replace(".event.json", ".json", StringComparison.Ordinal));
            }

            return schema;
        }

        JsonObject Find(string name) => schemas[name];
    }

    [Fact]
    public async Task The_schemas_are_listed_and_read_by_anyone_once()
    {
        var client = await study.ClientAsync(@as: null);
        var list = (await client.GetJsonAsync("/schemas/"))["schemas"]!.AsArray();

        list.Select(it => (string)it!["type"]!).ShouldBe(AnnouncedTypes.All);
        foreach (var it in list)
        {
            foreach (var kind in new[] { "data", "event" })
            {
                using var read = await client.GetAsync((string)it![kind]!, Cancellation);
                read.Content.Headers.ContentType!.MediaType.ShouldBe("application/schema+json");
                ((string?)(await read.JsonAsync())["$id"]).ShouldBe((string?)it[kind]);
            }
        }

        using var again = await client.SendJsonAsync(HttpMethod.Get, "/schemas/edition.opened.v1.json", null, ("If-None-Match", await client.ETagAsync("/schemas/edition.opened.v1.json")));
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("edition.exploded.v1.json")]
    [InlineData("draft.opened.v1.json")]
    [InlineData("edition.opened.v1")]
    public async Task A_schema_that_is_not_there_is_a_problem(string name)
    {
        using var response = await (await study.ClientAsync(@as: null)).GetAsync($"/schemas/{name}", Cancellation);

        (await response.RefusalAsync()).ShouldBe((404, "not-found", null));
    }

    [Fact]
    public async Task The_AsyncAPI_document_holds_together_and_names_every_type()
    {
        var client = await study.ClientAsync(@as: null);
        var document = await client.GetJsonAsync("/asyncapi/v1.json");

        document["components"]!["messages"]!.AsObject().Select(it => it.Key).Where(it => it.EndsWith(".v1", StringComparison.Ordinal)).ShouldBe([.. AnnouncedTypes.All, Challenge.Type]);
        foreach (var channel in new[] { "stream", "webhook" })
            AnnouncedTypes.All.Except(document["channels"]![channel]!["messages"]!.AsObject().Select(it => it.Key)).ShouldBeEmpty();
        var references = References(document).Distinct().ToList();
        references.Count.ShouldBeGreaterThan(AnnouncedTypes.All.Length * 3);
        foreach (var reference in references)
        {
            if (reference.StartsWith("#/", StringComparison.Ordinal))
                reference[2..].Split('/').Aggregate((JsonNode?)document, (at, step) => at?[step]).ShouldNotBeNull(reference);
            else
                ((string?)(await client.GetJsonAsync(reference))["$id"]).ShouldBe(reference);
        }

        // An operation sends what its channel has.
        foreach (var (_, operation) in document["operations"]!.AsObject())
            operation!["messages"]!.AsArray().ShouldAllBe(it => ((string)it!["$ref"]!).StartsWith((string)operation["channel"]!["$ref"]! + "/messages/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_OpenAPI_document_has_a_webhook_for_every_type()
    {
        var document = await (await study.ClientAsync(@as: null)).GetJsonAsync("/openapi/v1.json");

        document["webhooks"]!.AsObject().Select(it => it.Key).ShouldBe(AnnouncedTypes.All);
        foreach (var (type, webhook) in document["webhooks"]!.AsObject())
        {
            var reference = (string)webhook!["post"]!["requestBody"]!["content"]!["application/cloudevents+json"]!["schema"]!["$ref"]!;
            var schema = reference[2..].Split('/').Aggregate((JsonNode)document, (at, step) => at[step]!);
            ((string?)schema["properties"]!["type"]!["const"]).ShouldBe(type);
            schema["properties"]!["data"]!["properties"]!["actor"].ShouldNotBeNull();
        }

        document["webhooks"]!.AsObject().Select(it => (string)it.Value!["post"]!["operationId"]!).ShouldBeUnique();
    }

    /// <summary>An edition of this test alone in which a city goes the whole way; and the types of events that it took.</summary>
    private async Task<(string Edition, string[] Types)> LiveAsync()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync();
        var city = await study.NewCityAsync(edition);
        var (at, draft) = ($"/api/v1/editions/{edition}/submissions/{city}", $"/api/v1/editions/{edition}/drafts/{city}");
        await client.ChangeAsync(HttpMethod.Patch, draft, new { answers = new { strategy = true, spaces = 3 } }, "\"0\"");
        await client.ChangeAsync(HttpMethod.Post, at, new { blanks = true }, await client.ETagAsync(draft));
        await client.ChangeAsync(HttpMethod.Post, $"{at}/queries", new { question = "spaces", text = "Is that all of them?" });
        await client.ChangeAsync(HttpMethod.Post, $"{at}/queries/1/replies", new { reply = "Now it is." });
        await DoAsync(HttpMethod.Post, "/queries/1/closing", new { note = "Thank you." });
        await DoAsync(HttpMethod.Post, "/acceptance");
        await DoAsync(HttpMethod.Put, "/publication", new { publish = true });
        await AmendAsync(5);
        await study.ReleaseAsync(edition);
        await AmendAsync(6);
        await DoAsync(HttpMethod.Post, "/amendments/1/approval");
        await AmendAsync(7);
        await DoAsync(HttpMethod.Post, "/amendments/2/decline", new { reason = "No." });
        await AmendAsync(8);
        await DoAsync(HttpMethod.Post, "/amendments/3/withdrawal", new { reason = "A mistake." });
        await DoAsync(HttpMethod.Post, "/withdrawal", new { reason = "The council wants to see it." });
        await DoAsync(HttpMethod.Post, "/reinstatement", new { reason = "It has." });
        await DoAsync(HttpMethod.Delete, "/publication");
        return (edition,
        [
            "submission.form-submitted.v1", "submission.query-raised.v1", "submission.query-answered.v1", "submission.query-closed.v1", "submission.query-reopened.v1", "submission.form-accepted.v1",
            "submission.acceptance-taken-back.v1", "submission.publication-permitted.v1", "submission.answers-amended.v1", "submission.amendment-proposed.v1", "submission.amendment-approved.v1",
            "submission.amendment-declined.v1", "submission.amendment-withdrawn.v1", "submission.form-withdrawn.v1", "submission.form-reinstated.v1", "submission.publication-revoked.v1",
        ]);

        async Task DoAsync(HttpMethod method, string address, object? body = null) => await client.ChangeAsync(method, at + address, body, await client.ETagAsync(at));

        Task AmendAsync(int spaces) => DoAsync(HttpMethod.Post, "/amendments", new { answers = new { spaces }, kind = "correction", reason = "We had miscounted." });
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(it => it.Key == "$ref" ? [(string)it.Value!] : References(it.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}
