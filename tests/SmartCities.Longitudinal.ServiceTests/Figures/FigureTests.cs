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
        readings.Where(it => it.Verdict == "reproduced").Select(it => it.Id).ShouldBe(["participating-cities", "participants-by-population-and-region"]);
        readings.ShouldContain(it => it.Id == "smart-specialisation-strategy" && it.Verdict == "consistent");
        readings.ShouldContain(it => it.Id == "science-technology-parks" && it.Verdict == "undecidable");
        readings.ShouldNotContain(it => it.Verdict == "impossible" || it.Verdict == "contradicted");
        var group = list["groups"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)group["group"]!, (string)group["verdict"]!).ShouldBe(("investment-factors", "impossible"));
        ((string)group["why"]!).ShouldContain("45");
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
        (await VerdictAsync()).ShouldBe(("impossible", "No whole number of at most 4 cities rounds to 70 %."));
        var tag = await client.ETagAsync($"{address}/strategy");
        (await client.RefusedAsync(Patch, $"{address}/strategy", new { printed = new { value = 75 } }, tag)).ShouldBe((422, "reason-missing", "/reason"));
        (await client.RefusedAsync(Patch, $"{address}/strategy", new { id = "other", reason = "…" }, tag)).ShouldBe((422, "member-fixed", "/id"));
        (await client.RefusedAsync(Patch, $"{address}/strategy", new { colour = "red", reason = "…" }, tag)).Status.ShouldBe(400);
        (await client.RefusedAsync(Patch, $"{address}/strategy", new { source = "rumour", reason = "…" }, tag)).ShouldBe((422, "source-unknown", "/source"));
        (await client.RefusedAsync(Patch, $"{address}/strategy", new { printed = new { value = 75 }, reason = "…" })).ShouldBe((428, "precondition-missing", null));
        await client.ChangeAsync(Patch, $"{address}/strategy", new { printed = new { value = 75 }, reason = "We misread the page." }, tag);

        (await VerdictAsync()).ShouldBe(("reproduced", "The answers give 3 of 4 cities, 75 %, as printed."));
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
        (await client.RefusedAsync(Post, address, "{\"id\":\"a\\u0000b\"}")).Status.ShouldBe(400);
        (await client.RefusedAsync(Post, address, Figure("big", 70).ToJsonString().Replace("70", "1e400", StringComparison.Ordinal))).ShouldBe((400, "json-invalid", "/printed/value"));
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
