using System.Text.Json.Nodes;
using Shouldly;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Questionnaires;

public sealed class QuestionnaireDiffTests(StudyService study)
{
    [Fact]
    public async Task What_differs_its_harm_and_what_blocks_opening_is_told_before_and_the_proposal_can_be_taken()
    {
        var client = await study.ClientAsync();
        var (earlier, later, series) = await FollowedAsync(client);
        var address = $"/api/v1/editions/{later}/questionnaire/diff?with={earlier}";

        var diff = await client.GetJsonAsync(address);

        ((string)diff["from"]!["edition"]!, (string)diff["to"]!["edition"]!, (int)diff["alike"]!).ShouldBe((earlier, later, 0));
        diff["changes"]!.AsObject().Select(it => (it.Key, (int)it.Value!)).ShouldBe([("added", 1), ("removed", 1), ("reworded", 1), ("option-added", 1), ("universe", 1)]);
        var changed = diff["questions"]!.AsArray().ToDictionary(it => (string)it!["id"]!, it => it!);
        changed.Keys.ShouldBe(["strategy", "formalised", "focus", "trams", "spaces"]);
        ((string)changed["focus"]["changes"]![0]!["kind"]!, (string)changed["focus"]["changes"]![0]!["differs"]!).ShouldBe(("option-added", "options"));
        changed["focus"]["changes"]![0]!["of"]!.AsArray().Select(it => (string)it!).ShouldBe(["health"]);
        changed["strategy"]["changes"]![0]!["harm"]!.AsObject().Select(it => it.Key).ShouldBe(["en", "es", "fr"]);
        ((string)changed["strategy"]["from"]!["text"]!["en"]!, (string)changed["strategy"]["to"]!["text"]!["en"]!).ShouldBe(("Do you have a strategy?", "Do you have a written strategy?"));
        (changed["trams"]["from"], changed["spaces"]["to"]).ShouldBe((null, null));

        var proposed = diff["series"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)proposed["series"]!, (string)proposed["proposed"]!["rule"]!, (string)proposed["verdict"]!, (string)proposed["differs"]![0]!).ShouldBe((series, "direct", "with-caution", "wording"));
        ((bool)diff["opening"]!["blocked"]!).ShouldBeTrue();
        diff["opening"]!["unmapped"]!.AsArray().Select(it => (string)it!).ShouldBe(["strategy"]);
        diff["opening"]!["notMentioned"]!.AsArray().Select(it => (string)it!).ShouldBe([series]);
        (await client.RefusedAsync(Post, $"/api/v1/editions/{later}/opening", new { }, await client.ETagAsync($"/api/v1/editions/{later}"))).ShouldBe((409, "indicator-unmapped", "/indicators/0"));

        await client.ChangeAsync(
            Put, $"/api/v1/series/{series}/mappings/{later}", new { rule = (string)proposed["proposed"]!["rule"]!, indicators = proposed["proposed"]!["indicators"]!.AsArray().Select(it => (string)it!) },
            await client.ETagAsync($"/api/v1/series/{series}"));
        var mapped = await client.GetJsonAsync(address);
        ((bool)mapped["opening"]!["blocked"]!, mapped["opening"]!["unmapped"]!.AsArray().Count, mapped["opening"]!["notMentioned"]!.AsArray().Count).ShouldBe((false, 0, 0));
        ((string)mapped["series"]![0]!["mapped"]!["rule"]!).ShouldBe("direct");
        await client.ChangeAsync(Post, $"/api/v1/editions/{later}/opening", new { }, await client.ETagAsync($"/api/v1/editions/{later}"));

        // The same point in time says the same for ever.
        var then = await client.GetStringAsync($"{address}&at=p:{diff["position"]}", TestContext.Current.CancellationToken);
        then.ShouldBe(diff.ToJsonString(Longitudinal.Storage.JsonText.Options));
    }

    [Fact]
    public async Task A_form_is_compared_with_another_version_of_itself_and_not_with_the_same()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync(open: false);
        var form = Small.Form(2);
        await client.ChangeAsync(Put, $"/api/v1/editions/{edition}/questionnaire", form with { Questions = [.. form.Questions.Where(it => it.Id != "focus")] }, "\"1\"");
        var address = $"/api/v1/editions/{edition}/questionnaire/diff";

        var diff = await client.GetJsonAsync($"{address}?with={edition}&withVersion=1");

        ((int)diff["from"]!["version"]!, (int)diff["to"]!["version"]!, diff["series"]!.AsArray().Count).ShouldBe((1, 2, 0));
        var removed = diff["questions"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)removed["id"]!, (string)removed["changes"]![0]!["kind"]!).ShouldBe(("focus", "removed"));
        (await client.RefusedAsync(Get, $"{address}?with={edition}")).ShouldBe((422, "same-form", "?with"));
        (await client.RefusedAsync(Get, $"{address}?with={edition}&withVersion=2")).ShouldBe((422, "same-form", "?with"));
        (await client.RefusedAsync(Get, $"{address}?with={edition}&withVersion=3")).ShouldBe((422, "questionnaire-unknown", "?withVersion"));
        (await client.RefusedAsync(Get, $"{address}?with={edition}&version=3")).ShouldBe((422, "questionnaire-unknown", "?version"));
        (await client.RefusedAsync(Get, $"{address}?with={edition}&version=new")).ShouldBe((400, "query-invalid", "?version"));
    }

    [Fact]
    public async Task What_cannot_be_compared_is_refused_by_its_name()
    {
        var client = await study.ClientAsync();
        var (planned, bare) = (await study.NewEditionAsync(open: false), await study.NewEditionAsync(withForm: false));
        var address = $"/api/v1/editions/{planned}/questionnaire/diff";

        (await client.RefusedAsync(Get, address)).ShouldBe((400, "query-invalid", "?with"));
        (await client.RefusedAsync(Get, $"{address}?with=")).ShouldBe((400, "query-invalid", "?with"));
        (await client.RefusedAsync(Get, $"{address}?with=not-there")).ShouldBe((422, "edition-unknown", "?with"));
        (await client.RefusedAsync(Get, $"{address}?with=Not_There")).ShouldBe((422, "id-invalid", "?with"));
        (await client.RefusedAsync(Get, $"{address}?with={bare}")).ShouldBe((422, "questionnaire-unknown", "?with"));
        (await client.RefusedAsync(Get, $"{address}?with=2017")).ShouldBe((409, "fiction-and-fact", "?with"));
        (await client.RefusedAsync(Get, $"{address}?with=demo-2017&order=desc")).ShouldBe((400, "query-unknown", "?order"));
        (await client.RefusedAsync(Get, $"/api/v1/editions/{bare}/questionnaire/diff?with=demo-2017")).ShouldBe((404, "questionnaire-unknown", null));
        (await client.RefusedAsync(Get, "/api/v1/editions/not-there/questionnaire/diff?with=demo-2017")).ShouldBe((404, "edition-unknown", null));
        (await client.RefusedAsync(Get, $"{address}?with=demo-2017&at=p:999999999")).Status.ShouldBe(503);
    }

    [Fact]
    public async Task Forms_are_compared_by_who_may_read_them()
    {
        var (nobody, city) = (await study.ClientAsync(@as: null), await study.ClientAsync(@as: "demo-city-alder"));
        var planned = await study.NewEditionAsync(open: false);

        foreach (var client in new[] { nobody, city })
        {
            ((int)(await client.GetJsonAsync("/api/v1/editions/demo-2022/questionnaire/diff?with=demo-2017"))["alike"]!).ShouldBe(1);
            (await client.RefusedAsync(Get, $"/api/v1/editions/{planned}/questionnaire/diff?with=demo-2017")).ShouldBe((404, "questionnaire-unknown", null));
            (await client.RefusedAsync(Get, $"/api/v1/editions/demo-2017/questionnaire/diff?with={planned}")).ShouldBe((422, "questionnaire-unknown", "?with"));
        }

        (await (await study.ClientAsync(@as: "demo-analyst")).GetJsonAsync($"/api/v1/editions/{planned}/questionnaire/diff?with=demo-2017"))["questions"]!.AsArray().ShouldNotBeEmpty();
    }

    /// <summary>An open edition, a planned one whose form reads otherwise and whose strategy is unmapped, and the series that the open one feeds.</summary>
    private async Task<(string Earlier, string Later, string Series)> FollowedAsync(HttpClient client)
    {
        var (earlier, later, series) = (await study.NewEditionAsync(), await study.NewEditionAsync(withForm: false), StudyService.NewId("s"));
        var form = Small.Form();
        Question[] questions =
        [
            form.Questions[0] with { Text = new("Do you have a written strategy?") },
            form.Questions[1],
            form.Questions[2] with { Options = [.. form.Questions[2].Options!, new("health", new("Health"))] },
            new("trams", "spaces", QuestionType.Boolean, new("Trams?")),
        ];
        await client.ChangeAsync(Put, $"/api/v1/editions/{later}/questionnaire", form with { Questions = questions }, ifNoneMatch: "*");
        await client.ChangeAsync(Put, $"/api/v1/editions/{later}/indicators", new { indicators = Small.Indicators.Take(2).Select(it => it.Id == "strategy" ? it with { NoSeries = null } : it) }, ifNoneMatch: "*");
        await client.ChangeAsync(Post, "/api/v1/series", new { series, label = new { en = "Has a strategy" }, measure = "share" });
        await client.ChangeAsync(Put, $"/api/v1/series/{series}/mappings/{earlier}", new { rule = "direct", indicators = new[] { "strategy" } }, ifNoneMatch: "*");
        return (earlier, later, series);
    }
}
