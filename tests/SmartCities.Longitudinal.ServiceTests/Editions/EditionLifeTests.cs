using System.Text.Json.Nodes;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Storage;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Editions;

public sealed class EditionLifeTests(StudyService study)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_that_is_known_of_2017_can_be_read()
    {
        var client = await study.ClientAsync();

        var edition = await client.GetJsonAsync("/api/v1/editions/2017");

        ((string)edition["stage"]!, (bool)edition["demonstration"]!, (int)edition["participants"]!).ShouldBe(("closed", false, 20));
        (edition["framework"]!["fields"]!.AsArray().Count, edition["framework"]!["factors"]!.AsArray().Count).ShouldBe((3, 15));
        var release = edition["releases"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)release["release"]!, (bool)release["withdrawn"]!).ShouldBe(("2017.0", false));
        ((string)release["hash"]!).Length.ShouldBe(64);
        ((long)release["position"]!).ShouldBeGreaterThan(0);
        edition["questionnaires"]!.AsArray().ShouldHaveSingleItem()!["version"]!.GetValue<int>().ShouldBe(1);
        edition["barriers"]!["barriers"]!.AsArray().ShouldNotBeEmpty();
        edition["sources"]!.AsArray().ShouldNotBeEmpty();
        edition["leftOut"]!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_edition_lives_from_its_plan_to_its_release_over_http()
    {
        var client = await study.ClientAsync();
        var edition = StudyService.NewId("edition");
        var address = $"/api/v1/editions/{edition}";

        await client.ChangeAsync(Post, "/api/v1/editions", Small.Plan(edition));
        await client.ChangeAsync(Put, $"{address}/questionnaire", Small.Form(), ifNoneMatch: "*");
        var tag = await client.ChangeAsync(Put, $"{address}/indicators", new { indicators = Small.Indicators }, ifNoneMatch: "*");
        tag = await client.ChangeAsync(Post, $"{address}/opening", new { closes = "2031-01-01T00:00:00Z" }, tag);
        (await StageAsync()).ShouldBe("open");
        tag = await client.ChangeAsync(Post, $"{address}/extension", new { closes = "2031-02-01T00:00:00Z", reason = "Two cities asked." }, tag);
        ((DateTimeOffset)(await client.GetJsonAsync(address))["closes"]!).ShouldBe(new(2031, 2, 1, 0, 0, 0, TimeSpan.Zero));
        tag = await client.ChangeAsync(Post, $"{address}/closing", ifMatch: tag);
        (await StageAsync()).ShouldBe("closed");
        tag = await client.ChangeAsync(Post, $"{address}/reopening", new { reason = "A form was lost." }, tag);
        (await StageAsync()).ShouldBe("open");
        tag = await client.ChangeAsync(Post, $"{address}/closing", new { reason = "All is in." }, tag);
        tag = await client.ChangeAsync(Post, $"{address}/releases", new { note = "The first." }, tag);
        await client.ChangeAsync(Post, $"{address}/releases/{edition}.0/withdrawal", new { reason = "A table was wrong." }, tag);

        var release = (await client.GetJsonAsync(address))["releases"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)release["release"]!, (bool)release["withdrawn"]!, (string)release["note"]!).ShouldBe(($"{edition}.0", true, "The first."));
        ((string)release["withdrawalReason"]!).ShouldBe("A table was wrong.");
        foreach (var page in new[] { $"/editions/{edition}", $"/editions/{edition}?at=r:{edition}.0" })
            (await client.GetStringAsync(page, TestContext.Current.CancellationToken)).ShouldContain("</a>.</strong> A table was wrong.");
        (await ListedAsync())["releases"]!.AsArray().ShouldBeEmpty();

        async Task<string> StageAsync() => (string)(await client.GetJsonAsync(address))["stage"]!;
        async Task<JsonNode> ListedAsync() => (await client.GetJsonAsync("/api/v1/editions"))["editions"]!.AsArray().Single(it => (string)it!["edition"]! == edition)!;
    }

    [Fact]
    public async Task An_edition_does_not_open_before_each_indicator_is_mapped_or_says_why_not()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync(open: false);
        var (address, series) = ($"/api/v1/editions/{edition}", $"/api/v1/series/{StudyService.NewId("s")}");
        var tag = await client.ChangeAsync(Put, $"{address}/indicators", new { indicators = Small.Indicators.Select(it => it with { NoSeries = it.Id == "spaces" ? it.NoSeries : null }) }, await client.ETagAsync(address));

        using var refused = await client.SendJsonAsync(Post, $"{address}/opening", new { }, ("If-Match", tag));
        ((int)refused.StatusCode).ShouldBe(409);
        var problem = await refused.JsonAsync();
        ((string)problem["code"]!).ShouldBe("indicator-unmapped");
        problem["errors"]!.AsArray().Select(it => (string)it!["pointer"]!).ShouldBe(["/indicators/0", "/indicators/1"]);
        problem["errors"]!.AsArray().Select(it => (string)it!["detail"]!).Zip(["\"strategy\"", "\"formalised\""]).ShouldAllBe(it => it.First.Contains(it.Second) && it.First.Contains("map it to one"));

        await client.ChangeAsync(Post, "/api/v1/series", new { series = series.Split('/')[^1], label = new { en = "Has a strategy" }, measure = "share" });
        await client.ChangeAsync(Put, $"{series}/mappings/{edition}", new { rule = "any-of", indicators = new[] { "strategy", "formalised" } }, ifNoneMatch: "*");
        await client.ChangeAsync(Post, $"{address}/opening", new { }, tag);

        ((string)(await client.GetJsonAsync(address))["stage"]!).ShouldBe("open");
    }

    [Fact]
    public async Task Where_an_edition_opens_its_indicators_are_mapped_whatever_is_written_meanwhile()
    {
        var client = await study.ClientAsync();
        var log = await study.GetAsync<EventLog>();
        var editor = new Actor("tester", "editor", "test");
        for (var round = 0; round < 12; round++)
        {
            var edition = await study.NewEditionAsync(open: false);
            var series = Streams.Series(StudyService.NewId("s"));
            await log.DecideAsync<Edition>(Streams.Edition(edition), editor, it => DefineIndicators.Decide(it, new([Small.Indicators[0] with { NoSeries = null }])), Cancellation);
            var planned = (await log.ReadAsync<Edition>(Streams.Edition(edition), Cancellation)).State;
            await log.DecideAsync<FollowedSeries>(series, editor, it => StartSeries.Decide(it, new(series["series:".Length..], new("Has a strategy"), SeriesMeasure.Share)), Cancellation);
            await MapAsync(new(MappingRule.Direct, ["strategy"]));

            var opening = OpenAsync();
            await Task.Delay(round, Cancellation);
            await Task.WhenAll(opening, MapAsync(new(MappingRule.None, [], Why: new("Not asked."))));

            var mapped = (await log.EventsAsync(series, long.MaxValue, Cancellation)).Single(it => it.Data is IndicatorMapped { Rule: MappingRule.None }).Sequence;
            var opened = (await log.EventsAsync(Streams.Edition(edition), long.MaxValue, Cancellation)).SingleOrDefault(it => it.Data is EditionOpened)?.Sequence;
            (opened is not null).ShouldBe(await opening);
            (opened ?? 0).ShouldBeLessThan(mapped);

            Task MapAsync(MapIndicators map) => log.DecideAsync<FollowedSeries>(series, editor, it => MapIndicators.Decide(it, map, planned), Cancellation);
            async Task<bool> OpenAsync()
            {
                using var answer = await client.SendJsonAsync(Post, $"/api/v1/editions/{edition}/opening", new { }, ("If-Match", $"\"{planned.Version}\""));
                return answer.IsSuccessStatusCode;
            }
        }
    }

    [Fact]
    public async Task A_release_stands_where_the_answers_stood()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync();
        var city = await study.NewCityAsync(edition);
        await study.SubmitAsync(edition, city, ("strategy", new SmartCities.Longitudinal.Questionnaires.BooleanAnswer(true)));
        var tag = await client.ChangeAsync(Post, $"/api/v1/editions/{edition}/closing", ifMatch: await client.ETagAsync($"/api/v1/editions/{edition}"));
        var before = (long)(await client.GetJsonAsync($"/api/v1/editions/{edition}/participation"))["position"]!;

        await client.ChangeAsync(Post, $"/api/v1/editions/{edition}/releases", new { release = $"{edition}.0" }, tag);

        var release = (await client.GetJsonAsync($"/api/v1/editions/{edition}"))["releases"]![0]!;
        ((long)release["position"]!).ShouldBeGreaterThanOrEqualTo(before);
        ((string)(await client.GetJsonAsync($"/api/v1/editions/{edition}?at=r:{edition}.0"))["stage"]!).ShouldBe("closed");
    }

    [Fact]
    public async Task The_past_of_an_edition_stays_readable()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync();
        var then = (long)(await client.GetJsonAsync($"/api/v1/editions/{edition}/participation"))["position"]!;

        await client.ChangeAsync(Post, $"/api/v1/editions/{edition}/closing", ifMatch: await client.ETagAsync($"/api/v1/editions/{edition}"));

        ((string)(await client.GetJsonAsync($"/api/v1/editions/{edition}"))["stage"]!).ShouldBe("closed");
        ((string)(await client.GetJsonAsync($"/api/v1/editions/{edition}?at=p:{then}"))["stage"]!).ShouldBe("open");
    }

    [Fact]
    public async Task A_reader_that_has_it_already_is_told_so()
    {
        var client = await study.ClientAsync();
        var tag = await client.ETagAsync("/api/v1/editions/2017");

        using var again = await client.SendJsonAsync(Get, "/api/v1/editions/2017", null, ("If-None-Match", tag));

        ((int)again.StatusCode).ShouldBe(304);
    }

    [Fact]
    public async Task A_change_names_what_it_changes()
    {
        var client = await study.ClientAsync();
        var address = $"/api/v1/editions/{await study.NewEditionAsync()}";

        (await client.RefusedAsync(Post, $"{address}/closing")).ShouldBe((428, "precondition-missing", null));
        (await client.RefusedAsync(Post, $"{address}/closing", ifMatch: "\"1\"")).ShouldBe((412, "stale", null));
        (await client.RefusedAsync(Post, $"{address}/closing", ifMatch: "\"something else\"")).ShouldBe((412, "stale", null));
        (await client.RefusedAsync(Post, "/api/v1/editions/not-there/closing", ifMatch: "\"1\"")).ShouldBe((404, "edition-unknown", null));
    }

    [Fact]
    public async Task A_change_of_what_is_not_there_is_told_so_even_without_a_version()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync();
        var city = await study.NewCityAsync(edition);
        var there = $"/api/v1/editions/{edition}";

        await NotFoundAsync(Post, "/api/v1/editions/not-there/closing", null, "edition-unknown");
        await NotFoundAsync(Put, "/api/v1/editions/not-there/questionnaire", Small.Form(), "edition-unknown");
        await NotFoundAsync(Put, "/api/v1/editions/not-there/indicators", new { indicators = Small.Indicators }, "edition-unknown");
        await NotFoundAsync(Post, $"{there}/releases/{edition}.7/withdrawal", new { reason = "…" }, "release-unknown");
        await NotFoundAsync(Patch, $"{there}/figures/not-there", new { reason = "…" }, "figure-unknown");
        await NotFoundAsync(Patch, $"{there}/drafts/not-there", new { answers = new { } }, "city-unknown");
        await NotFoundAsync(Post, $"{there}/submissions/not-there", new { }, "city-unknown");
        await NotFoundAsync(Put, $"{there}/submissions/{city}/publication", null, "submission-unknown");
        await NotFoundAsync(Patch, "/api/v1/cities/not-there", new { name = "X", reason = "…" }, "city-unknown");
        await NotFoundAsync(Put, $"/api/v1/cities/{city}/classifications/not-there", new { region = "north", band = "small" }, "edition-unknown");
        await NotFoundAsync(Delete, "/api/v1/practices/not-there", new { reason = "…" }, "practice-unknown");
        await NotFoundAsync(Put, "/api/v1/series/not-there/mappings/2017", new { rule = "direct", indicators = new[] { "x" } }, "series-unknown");
        await NotFoundAsync(Put, "/api/v1/series/big-data-programmes/comparability/2017/not-there", new { verdict = "comparable" }, "edition-unknown");
        (await client.RefusedAsync(Patch, $"{there}/drafts/{city}", new { answers = new { } })).ShouldBe((428, "precondition-missing", null));

        async Task NotFoundAsync(HttpMethod method, string address, object? body, string code) =>
            (await client.RefusedAsync(method, address, body)).ShouldBe((404, code, null), $"{method} {address}");
    }

    [Fact]
    public async Task What_cannot_be_done_now_says_why()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync();
        var address = $"/api/v1/editions/{edition}";
        var tag = await client.ETagAsync(address);

        (await client.RefusedAsync(Post, $"{address}/extension", new { closes = "2031-01-01T00:00:00Z", reason = " " }, tag)).ShouldBe((422, "reason-missing", "/reason"));
        (await client.RefusedAsync(Post, $"{address}/extension", new { closes = "tomorrow", reason = "…" }, tag)).ShouldBe((400, "json-invalid", "/closes"));
        (await client.RefusedAsync(Post, $"{address}/extension", ifMatch: tag)).ShouldBe((400, "body-missing", ""));
        (await client.RefusedAsync(Post, $"{address}/closing", new { because = "…" }, tag)).Code.ShouldBe("json-invalid");
        (await client.RefusedAsync(Post, $"{address}/reopening", new { reason = "" }, tag)).ShouldBe((422, "reason-missing", "/reason"));
        (await client.RefusedAsync(Post, $"{address}/releases", new { release = $"{edition}.7" }, tag)).ShouldBe((409, "release-out-of-order", "/release"));
        (await client.RefusedAsync(Post, $"{address}/releases", ifMatch: tag)).ShouldBe((409, "edition-not-closed", null));
        (await client.RefusedAsync(Post, $"{address}/releases/{edition}.0/withdrawal", new { reason = "…" }, tag)).ShouldBe((404, "release-unknown", null));
        (await client.RefusedAsync(Post, "/api/v1/editions/2019/opening", ifMatch: await client.ETagAsync("/api/v1/editions/2019"))).ShouldBe((409, "edition-known-only", null));
    }

    [Theory]
    [InlineData("not-there", "edition-unknown")]
    [InlineData("Not_There", "id-invalid")]
    [InlineData("a%20b", "id-invalid")]
    [InlineData("2017.0", "id-invalid")]
    public async Task An_edition_that_is_not_there_is_not_found(string edition, string code)
    {
        var client = await study.ClientAsync();

        (await client.RefusedAsync(Get, $"/api/v1/editions/{edition}")).ShouldBe((404, code, null));
        (await client.RefusedAsync(Get, $"/api/v1/editions/{edition}/participation")).ShouldBe((404, code, null));
        (await client.RefusedAsync(Get, $"/api/v1/editions/{edition}/figures")).ShouldBe((404, code, null));
        (await client.RefusedAsync(Get, $"/api/v1/editions/{edition}/questionnaire")).ShouldBe((404, code, null));
    }
}
