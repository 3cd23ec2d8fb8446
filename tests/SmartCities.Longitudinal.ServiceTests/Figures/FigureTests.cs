using System.Text.Json.Nodes;
using Shouldly;
using SmartCities.Longitudinal.Questionnaires;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Figures;

public sealed class FigureTests(StudyService study)
{
    [Fact]
    public async Task Every_figure_of_2017_is_held_against_what_is_known_and_none_is_called_reproduced_on_faith()
    {
        var client = await study.ClientAsync();

        var list = await client.GetJsonAsync("/api/v1/editions/2017/figures");

        var readings = list["figures"]!.AsArray().SelectMany(it => it!["readings"]!.AsArray().Select(reading => (Id: (string)it["id"]!, Verdict: (string)reading!["verdict"]!, Why: (string)reading["why"]!))).ToList();
        readings.ShouldAllBe(it => it.Why.EndsWith('.'));
        readings.ShouldNotContain(it => it.Verdict == "reproduced", "nobody's complete answers are known");
        readings.ShouldContain(it => it.Id == "smart-specialisation-strategy" && it.Verdict == "consistent");
        readings.ShouldContain(it => it.Id == "science-technology-parks" && it.Verdict == "undecidable");
        readings.Where(it => it.Verdict == "impossible").Select(it => it.Id).ShouldBe([
            "business-collaboration", "investment-factors-qualified-human-capital", "investment-factors-innovative-centres", "investment-factors-geographic-position"]);
        var group = list["groups"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)group["group"]!, (string)group["verdict"]!, (int)group["smallestBase"]!, group["commonBases"]!.AsArray().Count).ShouldBe(("investment-factors", "impossible", 45, 0));
        ((string)group["why"]!).ShouldContain("45");
    }

    [Fact]
    public async Task A_figure_says_what_is_possible_what_the_facts_imply_and_why_in_three_languages()
    {
        var client = await study.ClientAsync();

        var dual = await client.GetJsonAsync("/api/v1/editions/2017/figures/dual-vocational-training");
        ((string)dual["verdict"]!).ShouldBe("consistent");
        var wide = dual["readings"]!.AsArray().Single(it => (string)it!["reading"]! == "any-level")!;
        ((string)wide["verdict"]!).ShouldBe("contradicted");
        wide["feasible"]!.ToJsonString().ShouldBe("""[{"numerator":4,"base":20}]""");
        wide["implied"]!.ToJsonString().ShouldBe("""{"atLeast":8,"atMost":20}""");
        ((string)wide["sentence"]!["en"]!).ShouldBe((string)wide["why"]!);
        ((string)wide["sentence"]!["es"]!).ShouldStartWith("Lo que se sabe es al menos 8");
        ((string)wide["sentence"]!["fr"]!).ShouldContain("au moins 8 et au plus 20 sur 20 villes");
        ((string)dual["readings"]![0]!["verdict"]!).ShouldBe("consistent");

        var youth = await client.GetJsonAsync("/api/v1/editions/2017/figures/youth-digital-programmes");
        ((string)youth["verdict"]!, (string)youth["why"]!).ShouldBe(("undecidable",
            "It can be read as “of all participating cities” (10 of 20) or “of the cities with inclusion programmes” (7 of 14). Nothing known tells which was meant."));
    }

    [Fact]
    public async Task A_release_and_a_past_position_keep_their_verdicts()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync();
        await study.SubmitAsync(edition, await study.NewCityAsync(edition), ("strategy", new BooleanAnswer(true)));
        var address = $"/api/v1/editions/{edition}/figures";
        await client.ChangeAsync(Post, address, Figure("strategy", 100));
        var before = await client.GetJsonAsync(address);
        await client.ChangeAsync(Patch, $"{address}/strategy", new { printed = new { value = 50 }, reason = "We misread the page." }, await client.ETagAsync($"{address}/strategy"));

        var then = await client.GetJsonAsync($"{address}?at=p:{(long)before["definitions"]!}");
        ((string)then["figures"]![0]!["readings"]![0]!["verdict"]!, (decimal)then["figures"]![0]!["printed"]!["value"]!).ShouldBe(("consistent", 100));
        ((string)(await client.GetJsonAsync(address))["figures"]![0]!["readings"]![0]!["verdict"]!).ShouldBe("impossible");
    }

    [Fact]
    public async Task A_figure_is_published_held_against_the_answers_and_corrected_with_a_reason()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync();
        foreach (var yes in new[] { true, true, true, false })
            await study.SubmitAsync(edition, await study.NewCityAsync(edition), ("strategy", new BooleanAnswer(yes)));
        var address = $"/api/v1/editions/{edition}/figures";

        await client.ChangeAsync(Post, address, Figure("strategy", 70));
        (await VerdictAsync()).ShouldBe(("impossible", "No whole number of at most 4 cities rounds to 70%."));
        var tag = await client.ETagAsync($"{address}/strategy");
        (await client.RefusedAsync(Patch, $"{address}/strategy", new { printed = new { value = 75 } }, tag)).ShouldBe((422, "reason-missing", "/reason"));
        (await client.RefusedAsync(Patch, $"{address}/strategy", new { id = "other", reason = "…" }, tag)).ShouldBe((422, "member-fixed", "/id"));
        (await client.RefusedAsync(Patch, $"{address}/strategy", new { colour = "red", reason = "…" }, tag)).Status.ShouldBe(400);
        (await client.RefusedAsync(Patch, $"{address}/strategy", new { source = "rumour", reason = "…" }, tag)).ShouldBe((422, "source-unknown", "/source"));
        (await client.RefusedAsync(Patch, $"{address}/strategy", new { printed = new { value = 75 }, reason = "…" })).ShouldBe((428, "precondition-missing", null));
        await client.ChangeAsync(Patch, $"{address}/strategy", new { printed = new { value = 75 }, reason = "We misread the page." }, tag);

        (await VerdictAsync()).ShouldBe(("consistent", "The answers give 3 of 4, 75%, as printed. These cities are fictional: their answers reproduce nothing."));
        var figure = await client.GetJsonAsync($"{address}/strategy");
        ((decimal)figure["printed"]!["value"]!, (string)figure["printed"]!["unit"]!, (string)figure["place"]!).ShouldBe((75, "percent", "line 1"));
        (await client.RefusedAsync(Patch, $"{address}/strategy", new { place = "line 2", reason = "…" }, tag)).ShouldBe((412, "stale", null));

        async Task<(string, string)> VerdictAsync()
        {
            var reading = (await client.GetJsonAsync(address))["figures"]![0]!["readings"]![0]!;
            return ((string)reading["verdict"]!, (string)reading["why"]!);
        }
    }

    [Fact]
    public async Task A_figure_that_cannot_be_kept_is_refused()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync();
        var address = $"/api/v1/editions/{edition}/figures";
        await client.ChangeAsync(Post, address, Figure("strategy", 70));

        (await client.RefusedAsync(Post, address, Figure("strategy", 71))).ShouldBe((409, "figure-exists", "/id"));
        (await client.RefusedAsync(Post, address, Figure("Strategy", 70))).ShouldBe((422, "id-invalid", "/id"));
        var figure = Figure("other", 70);
        figure["indicator"] = "none";
        (await client.RefusedAsync(Post, address, figure.ToJsonString())).ShouldBe((422, "indicator-unknown", "/indicator"));
        (await client.RefusedAsync(Get, $"{address}/none")).ShouldBe((404, "figure-unknown", null));
        (await client.RefusedAsync(Patch, $"{address}/none", new { reason = "…" }, await client.ETagAsync(address))).ShouldBe((404, "figure-unknown", null));
        (await RefusedAsync(it => it["printed"]!["value"] = 140)).ShouldBe((422, "out-of-range", "/printed/value"));
        (await RefusedAsync(it => it["printed"]!["value"] = -1)).ShouldBe((422, "out-of-range", "/printed/value"));
        (await RefusedAsync(it => (it["statedNumerator"], it["statedBase"]) = (5, 4))).ShouldBe((422, "count-too-large", "/statedNumerator"));
        (await RefusedAsync(it => it["readings"] = JsonNode.Parse("""[{"reading":"of-all"},{"reading":"of-all"}]"""))).ShouldBe((422, "id-duplicate", "/readings/1"));
        (await RefusedAsync(it => it["readings"] = JsonNode.Parse("""[{"reading":"narrow","within":"wide"}]"""))).ShouldBe((422, "reading-unknown", "/readings/0/within"));
        foreach (var nothing in new[] { "readings", "alsoAt", "discrepancies" })
            (await RefusedAsync(it => it[nothing] = JsonNode.Parse("[null]"))).Status.ShouldBe(400);
        foreach (var printed in new[] { """{"cities":[null]}""", """{"values":[null]}""", """{"table":{"small":null}}""" })
            (await RefusedAsync(it => it["printed"] = JsonNode.Parse(printed))).Status.ShouldBe(400);
        (await client.RefusedAsync(Patch, $"{address}/strategy", new { printed = new { value = 140 }, reason = "…" }, await client.ETagAsync($"{address}/strategy"))).ShouldBe((422, "out-of-range", "/printed/value"));
        (await client.RefusedAsync(Post, address, "{\"id\":\"a\\u0000b\"}")).Status.ShouldBe(400);
        (await client.RefusedAsync(Post, address, Figure("big", 70).ToJsonString().Replace("70", "1e400", StringComparison.Ordinal))).ShouldBe((400, "json-invalid", "/printed/value"));

        async Task<(int Status, string? Code, string? Pointer)> RefusedAsync(Action<JsonObject> change)
        {
            var figure = Figure("other", 70);
            change(figure);
            return await client.RefusedAsync(Post, address, figure.ToJsonString());
        }
    }

    private static JsonObject Figure(string id, int printed) => new()
    {
        ["id"] = id,
        ["indicator"] = "strategy",
        ["label"] = new JsonObject { ["en"] = "Has a strategy" },
        ["kind"] = "share",
        ["source"] = "report",
        ["place"] = "line 1",
        ["printed"] = new JsonObject { ["value"] = printed, ["unit"] = "percent" },
        ["rounding"] = "half-up-whole-percent",
    };
}
