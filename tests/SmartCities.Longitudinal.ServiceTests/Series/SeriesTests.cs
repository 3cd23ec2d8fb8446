using Shouldly;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Series;

public sealed class SeriesTests(StudyService study)
{
    [Fact]
    public async Task A_packaged_series_shows_its_mappings_and_judgements_with_author_and_date()
    {
        var client = await study.ClientAsync();

        var series = await client.GetJsonAsync("/api/v1/series/big-data-programmes");

        series["mappings"]!.AsArray().Select(it => (string)it!["edition"]!).ShouldBe(["demo-2012", "demo-2017", "demo-2022"]);
        series["comparability"]!.AsArray().ShouldNotBeEmpty();
        series["comparability"]!.AsArray().ShouldAllBe(it => (string)it!["author"]! == "operator" && it["date"] != null && it["verdict"] != null);
    }

    [Fact]
    public async Task A_series_is_started_mapped_and_judged()
    {
        var client = await study.ClientAsync();
        var (one, other) = (await study.NewEditionAsync(), await study.NewEditionAsync());
        var series = StudyService.NewId("series");
        var address = $"/api/v1/series/{series}";

        await client.ChangeAsync(Post, "/api/v1/series", new { series, label = new { en = "Has a strategy" }, measure = "share" });
        await client.ChangeAsync(Put, $"{address}/mappings/{one}", new { rule = "direct", indicators = new[] { "strategy" } }, ifNoneMatch: "*");
        var tag = await client.ChangeAsync(Put, $"{address}/mappings/{other}", new { rule = "any-of", indicators = new[] { "strategy", "formalised" } }, ifNoneMatch: "*");
        (await client.RefusedAsync(Put, $"{address}/mappings/{other}", new { rule = "direct", indicators = new[] { "formalised" } }, ifNoneMatch: "*")).ShouldBe((412, "stale", null));
        (await client.RefusedAsync(Put, $"{address}/mappings/{other}", new { rule = "direct", indicators = new[] { "formalised" } })).ShouldBe((428, "precondition-missing", null));
        tag = await client.ChangeAsync(Put, $"{address}/mappings/{other}", new { rule = "direct", indicators = new[] { "formalised" } }, tag);
        await client.ChangeAsync(Put, $"{address}/comparability/{one}/{other}", new { verdict = "with-caution", differs = new[] { "wording", "concept" }, note = new { en = "Formalised is more." } }, ifNoneMatch: "*");

        var there = await client.GetJsonAsync(address);
        there["mappings"]!.AsArray().Select(it => ((string)it!["edition"]!, (string)it["indicators"]![0]!)).ShouldBe([(one, "strategy"), (other, "formalised")], ignoreOrder: true);
        var judged = there["comparability"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)judged["verdict"]!, (string)judged["differs"]![1]!, (string)judged["author"]!).ShouldBe(("with-caution", "concept", "demo-editor"));
        (await client.GetJsonAsync("/api/v1/series"))["series"]!.AsArray().ShouldContain(it => (string)it!["series"]! == series);
    }

    [Fact]
    public async Task A_pair_has_one_judgement_whichever_way_round_it_is_named()
    {
        var client = await study.ClientAsync();
        var (one, other) = (await study.NewEditionAsync(), await study.NewEditionAsync());
        var series = StudyService.NewId("series");
        var address = $"/api/v1/series/{series}";
        await client.ChangeAsync(Post, "/api/v1/series", new { series, label = new { en = "…" }, measure = "share" });
        var tag = await client.ChangeAsync(Put, $"{address}/comparability/{one}/{other}", new { verdict = "comparable" }, ifNoneMatch: "*");

        (await client.RefusedAsync(Put, $"{address}/comparability/{other}/{one}", new { verdict = "comparable" }, ifNoneMatch: "*")).ShouldBe((412, "stale", null));
        await client.ChangeAsync(Put, $"{address}/comparability/{other}/{one}", new { verdict = "not-comparable", note = new { en = "Another question." } }, tag);

        var judged = (await client.GetJsonAsync(address))["comparability"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)judged["from"]!, (string)judged["verdict"]!).ShouldBe((one, "not-comparable"));
    }

    [Fact]
    public async Task What_does_not_fit_is_refused()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync();
        var series = StudyService.NewId("series");
        var address = $"/api/v1/series/{series}";
        await client.ChangeAsync(Post, "/api/v1/series", new { series, label = new { en = "…" }, measure = "share" });

        (await client.RefusedAsync(Post, "/api/v1/series", new { series, label = new { en = "…" }, measure = "number" })).ShouldBe((409, "series-exists", "/series"));
        (await client.RefusedAsync(Put, $"{address}/mappings/{edition}", new { rule = "direct", indicators = new[] { "none" } }, ifNoneMatch: "*")).ShouldBe((422, "indicator-unknown", "/indicators/0"));
        (await client.RefusedAsync(Put, $"{address}/mappings/{edition}", new { rule = "direct", indicators = new[] { "spaces" } }, ifNoneMatch: "*")).ShouldBe((422, "measure-differs", "/indicators"));
        (await client.RefusedAsync(Put, $"{address}/mappings/not-there", new { rule = "direct", indicators = new[] { "strategy" } }, ifNoneMatch: "*")).ShouldBe((404, "edition-unknown", null));
        (await client.RefusedAsync(Put, "/api/v1/series/not-there/mappings/2017", new { rule = "direct", indicators = new[] { "strategy" } }, ifNoneMatch: "*")).ShouldBe((404, "series-unknown", null));
        (await client.RefusedAsync(Put, $"{address}/comparability/{edition}/2017", new { verdict = "comparable" }, ifNoneMatch: "*")).ShouldBe((409, "fiction-and-fact", "/from"));
        (await client.RefusedAsync(Put, $"{address}/comparability/demo-2012/demo-2017", new { verdict = "with-caution" }, ifNoneMatch: "*")).ShouldBe((422, "note-missing", "/note"));
        (await client.RefusedAsync(Put, $"{address}/comparability/demo-2012/demo-2017", new { verdict = "better" }, ifNoneMatch: "*")).ShouldBe((400, "json-invalid", "/verdict"));
        (await client.RefusedAsync(Get, "/api/v1/series/not-there")).ShouldBe((404, "series-unknown", null));
    }
}
