using System.Text.Json.Nodes;
using Shouldly;
using SmartCities.Longitudinal.Questionnaires;
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
    public async Task All_waves_stand_in_the_order_of_their_dates_each_since_the_one_before_as_the_comparison_tells_it()
    {
        var client = await study.ClientAsync();
        var (breaks, moves, without) = (0, 0, 0);
        foreach (var id in (await client.GetJsonAsync("/api/v1/series"))["series"]!.AsArray().Where(it => it!["editions"]!.AsArray().Any(edition => (string)edition! == "demo-2017")).Select(it => (string)it!["series"]!))
        {
            var waves = (await client.GetJsonAsync($"/api/v1/series/{id}"))["waves"]!.AsArray().Select(it => it!.AsObject()).ToList();
            waves.Select(it => (string)it["date"]!).ShouldBeInOrder();
            foreach (var wave in waves)
            {
                if (wave["since"] is not { } since)
                {
                    without++;
                    continue;
                }

                var compared = (await client.GetJsonAsync($"/api/v1/comparisons?from={since["from"]}&to={wave["edition"]}&series={id}&take=20"))["series"]![0]!;
                foreach (var member in new[] { "comparability", "panel", "difference", "change", "paired" })
                    JsonNode.DeepEquals(since[member], compared[member]).ShouldBeTrue($"{id} {wave["edition"]} {member}");
                JsonNode.DeepEquals(wave["side"], compared["to"]).ShouldBeTrue($"{id} {wave["edition"]}");
                if ((bool)since["break"]!)
                    (breaks, since["difference"]).ShouldBe((breaks++, null));
                else
                    moves++;
            }
        }

        (breaks > 0, moves > 0, without > 0).ShouldBe((true, true, true));
    }

    [Fact]
    public async Task The_public_sees_the_waves_that_are_released()
    {
        var client = await study.ClientAsync();
        var (one, other) = (await study.NewEditionAsync(), await study.NewEditionAsync());
        var series = StudyService.NewId("series");
        await client.ChangeAsync(Post, "/api/v1/series", new { series, label = new { en = "Has a strategy" }, measure = "share" });
        foreach (var edition in new[] { one, other })
        {
            await study.SubmitAsync(edition, await study.NewCityAsync(edition), ("strategy", new BooleanAnswer(true)));
            await client.ChangeAsync(Put, $"/api/v1/series/{series}/mappings/{edition}", new { rule = "direct", indicators = new[] { "strategy" } }, ifNoneMatch: "*");
        }

        await study.ReleaseAsync(one);

        var waves = (await (await study.ClientAsync(null)).GetJsonAsync($"/api/v1/series/{series}"))["waves"]!.AsArray().ToDictionary(it => (string)it!["edition"]!, it => it!);
        ((int)waves[one]["side"]!["value"]!["numerator"]!, (string?)waves[one]["release"]).ShouldBe((1, $"{one}.0"));
        (waves[other]["side"], waves[other]["participants"]).ShouldBe((null, null));
        (await client.GetJsonAsync($"/api/v1/series/{series}"))["waves"]!.AsArray().ShouldAllBe(it => it!["side"] != null);
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
