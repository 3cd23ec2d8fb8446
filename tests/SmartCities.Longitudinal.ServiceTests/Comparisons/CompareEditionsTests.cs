using System.Text.Json.Nodes;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Storage;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Comparisons;

public sealed class CompareEditionsTests(StudyService service)
{
    [Fact]
    public async Task The_demonstration_editions_give_the_example_that_was_agreed()
    {
        var comparison = await CompareAsync("from=demo-2012&to=demo-2017");
        comparison["from"]!["edition"]!.GetValue<string>().ShouldBe("demo-2012");
        comparison["to"]!["participants"]!.GetValue<int>().ShouldBe(20);

        var series = Find(comparison, "smart-specialisation-strategy");
        series["comparability"]!["verdict"]!.GetValue<string>().ShouldBe("with-caution");
        series["comparability"]!["differs"]!.AsArray().Select(it => it!.GetValue<string>()).ShouldContain("wording");
        series["from"]!["value"]!["numerator"]!.GetValue<int>().ShouldBe(15);
        series["from"]!["value"]!["base"]!.GetValue<int>().ShouldBe(28);
        series["to"]!["value"]!["numerator"]!.GetValue<int>().ShouldBe(15);
        series["to"]!["value"]!["base"]!.GetValue<int>().ShouldBe(20);

        var panel = series["panel"]!;
        panel["n"]!.GetValue<int>().ShouldBe(9);
        new[] { "yesYes", "yesNo", "noYes", "noNo" }.Select(it => panel[it]!.GetValue<int>()).ShouldBe([4, 1, 3, 1]);
        panel["gained"]!.AsArray().Select(it => it!.GetValue<string>()).ShouldBe(["alder", "brook", "cliff"]);
        panel["lost"]!.AsArray().Select(it => it!.GetValue<string>()).ShouldBe(["dale"]);
        panel["mcNemar"]!["p"]!.GetValue<double>().ShouldBe(0.625, 1e-12);
        panel["mcNemar"]!["reading"]!.GetValue<string>().ShouldBe("cannot tell: 4 of 9 matched cities moved; at least 6, all one way, would be needed");

        series["difference"]!["share"]!.GetValue<decimal>().ShouldBe(3m / 14, 1e-20m);
        series["difference"]!["method"]!.GetValue<string>().ShouldBe("newcombe-independent");
        series["change"]!["panel"]!.GetValue<decimal>().ShouldBe(2m / 9, 1e-20m);
        series["change"]!["composition"]!["newCity"]!.GetValue<decimal>().ShouldBe(-1m / 36, 1e-20m);
        series["change"]!["composition"]!["gone"]!.GetValue<decimal>().ShouldBe(5m / 252, 1e-20m);
    }

    [Theory]
    [InlineData("demo-2012", "demo-2017")]
    [InlineData("demo-2017", "demo-2022")]
    [InlineData("demo-2012", "demo-2022")]
    public async Task Every_series_has_a_verdict_and_no_difference_where_it_cannot_be_compared(string from, string to)
    {
        var comparison = await CompareAsync($"from={from}&to={to}");
        var verdicts = new HashSet<string>();
        foreach (var series in comparison["series"]!.AsArray().Select(it => it!.AsObject()))
        {
            var verdict = series["comparability"]!["verdict"]!.GetValue<string>();
            verdicts.Add(verdict);
            if (verdict is "not-comparable" or "not-judged")
            {
                foreach (var member in new[] { "panel", "difference", "change", "paired" })
                    series[member].ShouldBeNull($"{series["series"]} has a {member}");
                if (verdict == "not-comparable")
                    series["comparability"]!["note"].ShouldNotBeNull();
            }
            else if (series["change"] is { } change)
            {
                var parts = change["panel"]!.GetValue<decimal>() + change["composition"]!.AsObject().Sum(it => it.Value!.GetValue<decimal>());
                parts.ShouldBe(series["difference"]!["share"]!.GetValue<decimal>(), 1e-20m);
            }
        }

        verdicts.ShouldBe(["comparable", "with-caution", "not-comparable", "not-judged"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_demonstration_edition_is_never_compared_with_a_real_one()
    {
        (await RefusedAsync("from=2017&to=demo-2017")).ShouldBe((409, "fiction-and-fact", "?to"));
        (await RefusedAsync("from=demo-2017&to=demo-2017")).ShouldBe((422, "same-reading", "?to"));
        (await RefusedAsync("from=demo-2012&to=demo-2017&group=value")).ShouldBe((400, "query-invalid", "?group"));
        (await RefusedAsync("from=demo-2012&to=nothing")).ShouldBe((404, "edition-unknown", null));
        (await RefusedAsync("from=demo-2012")).ShouldBe((400, "query-invalid", "?to"));
        (await RefusedAsync("from=demo-2012&to=demo-2017&series=nothing")).ShouldBe((404, "series-unknown", null));
        (await RefusedAsync("from=demo-2012&to=demo-2017&order=share")).ShouldBe((400, "query-unknown", "?order"));
    }

    [Fact]
    public async Task The_same_request_at_a_position_gives_the_same_bytes_whatever_is_recorded_later()
    {
        var client = await service.ClientAsync();
        var (from, to, _) = await PairAsync();
        var city = await service.NewCityAsync(to);
        await service.SubmitAsync(to, city, ("strategy", new BooleanAnswer(true)));
        var position = (await CompareAsync($"from={from}&to={to}"))["to"]!["position"]!.GetValue<long>();
        var address = $"/api/v1/comparisons?from={from}@p:{position}&to={to}@p:{position}";
        var before = await client.GetByteArrayAsync(address, TestContext.Current.CancellationToken);

        await service.SubmitAsync(to, await service.NewCityAsync(to), ("strategy", new BooleanAnswer(false)));

        (await client.GetByteArrayAsync(address, TestContext.Current.CancellationToken)).ShouldBe(before);
        (await CompareAsync($"from={from}&to={to}"))["to"]!["participants"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task A_series_whose_indicator_is_no_longer_defined_cannot_be_compared_and_says_so()
    {
        var client = await service.ClientAsync();
        var (from, to, series) = await PairAsync();
        var city = await service.NewCityAsync(from);
        await service.SubmitAsync(from, city, ("strategy", new BooleanAnswer(false)));
        await service.SubmitAsync(to, city, ("strategy", new BooleanAnswer(true)));
        var before = (await CompareAsync($"from={from}&to={to}"))["to"]!["position"]!.GetValue<long>();

        var edition = $"/api/v1/editions/{to}";
        await client.ChangeAsync(HttpMethod.Put, $"{edition}/indicators", new { indicators = Small.Indicators.Skip(1) }, await client.ETagAsync(edition));

        var gone = Find(await CompareAsync($"from={from}&to={to}"), series);
        gone["to"]!["rule"]!.GetValue<string>().ShouldBe("none");
        gone["to"]!["why"]!["en"]!.GetValue<string>().ShouldBe("The indicator strategy is no longer defined.");
        gone["difference"].ShouldBeNull();
        gone["panel"].ShouldBeNull();
        Find(await CompareAsync($"from={from}@p:{before}&to={to}@p:{before}"), series)["panel"]!["n"]!.GetValue<int>().ShouldBe(1);
        foreach (var address in new[] { $"/comparisons?from={from}&to={to}", $"/cities/{city}", $"/api/v1/series/{series}", $"{edition}/indicators" })
            (await client.GetAsync(address, TestContext.Current.CancellationToken)).IsSuccessStatusCode.ShouldBeTrue(address);
        (await client.GetStringAsync($"/comparisons?from={from}&to={to}", TestContext.Current.CancellationToken)).ShouldContain($"cannot be read in {to} · The indicator strategy is no longer defined.");
    }

    [Theory]
    [InlineData("region", "regions", new[] { "", "too-few" })]
    [InlineData("band", "bands", new[] { "other-scheme" })] // 2017 has other bands than 2012.
    public async Task Cities_by_region_or_band_add_up_to_all_of_them_in_the_order_of_the_scheme(string by, string scheme, string[] withheld)
    {
        var client = await service.ClientAsync();
        var comparison = await CompareAsync($"from=demo-2012&to=demo-2017&group={by}");
        var order = (await client.GetJsonAsync("/api/v1/editions/demo-2017"))[scheme]!.AsArray().Select(it => (string?)it!["id"]).ToList();
        var seen = new HashSet<string>();
        foreach (var series in comparison["series"]!.AsArray().Select(it => it!.AsObject()))
        {
            if ((string)series["comparability"]!["verdict"]! is "not-comparable" or "not-judged" || series["from"]!["counts"] is null || series["to"]!["counts"] is null)
            {
                series["groups"].ShouldBeNull();
                continue;
            }

            var groups = series["groups"]!.AsArray().Select(it => it!.AsObject()).ToList();
            groups.Select(it => (string?)it["group"]).Where(order.Contains).ShouldBe(order.Where(it => groups.Any(group => (string?)group["group"] == it)));
            foreach (var side in new[] { "from", "to" })
            {
                groups.Sum(it => (int)it[side]!["participants"]!).ShouldBe((int)series[side]!["counts"]!["participants"]!);
                foreach (var group in groups)
                {
                    var isTold = group["withheld"] is null;
                    seen.Add((string?)group["withheld"] ?? "");
                    (group[side]!["value"] is not null).ShouldBe(isTold);
                    if (isTold)
                        ((int)group[side]!["value"]!["base"]!).ShouldBeGreaterThanOrEqualTo(5);
                    else
                        (group["panel"] ?? group["difference"] ?? group["change"] ?? group["paired"]).ShouldBeNull();
                }
            }
        }

        seen.ShouldBe(withheld, ignoreOrder: true);
    }

    [Fact]
    public async Task One_edition_is_compared_with_itself_at_two_points_in_time()
    {
        var (_, edition, series) = await PairAsync();
        var (steady, moved) = (await service.NewCityAsync(edition), await service.NewCityAsync(edition));
        foreach (var city in new[] { steady, moved })
            await service.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(false)));
        var then = (await (await service.ClientAsync()).GetJsonAsync($"/api/v1/editions/{edition}/indicators"))["position"]!.GetValue<long>();
        var (client, submission) = (await service.ClientAsync(), $"/api/v1/editions/{edition}/submissions/{moved}");
        await client.ChangeAsync(
            HttpMethod.Post, $"{submission}/amendments", new { kind = "correction", reason = "Found in a drawer.", answers = new { strategy = true } }, await client.ETagAsync(submission));

        var comparison = Find(await CompareAsync($"from={edition}@p:{then}&to={edition}"), series);

        ((string)comparison["comparability"]!["verdict"]!, (int)comparison["panel"]!["n"]!).ShouldBe(("comparable", 2));
        comparison["panel"]!["gained"]!.AsArray().Select(it => (string)it!).ShouldBe([moved]);
        (await RefusedAsync($"from={edition}@p:{then}&to={edition}@p:{then}")).ShouldBe((422, "same-reading", "?to"));
    }

    [Fact]
    public async Task A_pair_that_was_not_judged_itself_takes_the_worst_link_of_the_way_between()
    {
        var client = await service.ClientAsync();
        var (from, to, series) = await PairAsync();
        var last = await service.NewEditionAsync();
        await client.ChangeAsync(HttpMethod.Put, $"/api/v1/series/{series}/mappings/{last}", new { rule = "direct", indicators = new[] { "strategy" } }, ifNoneMatch: "*");
        Find(await CompareAsync($"from={from}&to={last}"), series)["comparability"]!["verdict"]!.GetValue<string>().ShouldBe("not-judged");

        await client.ChangeAsync(
            HttpMethod.Put, $"/api/v1/series/{series}/comparability/{to}/{last}", new { verdict = "with-caution", differs = new[] { "mode" }, note = new { en = "By letter." } }, ifNoneMatch: "*");

        var comparability = Find(await CompareAsync($"from={from}&to={last}"), series)["comparability"]!;
        ((string)comparability["verdict"]!, (string)comparability["note"]!["en"]!, (string)comparability["differs"]![0]!).ShouldBe(("with-caution", "By letter.", "mode"));
        comparability["path"]!.AsArray().Select(it => ((string)it!["from"]!, (string)it["to"]!, (string)it["verdict"]!)).ShouldBe([(from, to, "comparable"), (to, last, "with-caution")]);
    }

    [Fact]
    public async Task A_side_known_only_by_a_printed_figure_takes_part_with_share_and_base_without_a_panel()
    {
        var client = await service.ClientAsync();
        var (_, to, series) = await PairAsync();
        foreach (var strategy in new[] { true, true, true, false })
            await service.SubmitAsync(to, await service.NewCityAsync(to), ("strategy", new BooleanAnswer(strategy)));
        var known = await KnownAsync(client, series, new { value = 54, unit = "percent" }, 28);
        await client.ChangeAsync(HttpMethod.Put, $"/api/v1/series/{series}/comparability/{known}/{to}", new { verdict = "comparable" }, ifNoneMatch: "*");

        var compared = Find(await CompareAsync($"from={known}&to={to}"), series);

        // 15 of 28 is the only count that rounds to 54 %.
        var published = compared["from"]!["published"]!;
        ((string)published["figure"]!, (decimal)published["printed"]!, (int)published["numerator"]!, (int)published["base"]!).ShouldBe(("printed", 54, 15, 28));
        compared["panel"].ShouldBeNull();
        compared["change"].ShouldBeNull();
        ((decimal)compared["difference"]!["share"]!).ShouldBe(0.75m - (15m / 28), 1e-20m);
        ((string)compared["difference"]!["method"]!).ShouldBe("newcombe-independent");
        foreach (var address in new[] { $"/comparisons?from={known}&to={to}", $"/comparisons/{series}?from={known}&to={to}", $"/comparisons/{series}?from={to}&to={known}", $"/series/{series}" })
            (await client.GetStringAsync(address, TestContext.Current.CancellationToken)).ShouldContain("printed: 54% (of 28)", customMessage: address);
    }

    [Fact]
    public async Task A_printed_share_without_a_base_leaves_its_rounding_open_and_an_impossible_one_gives_no_difference()
    {
        var client = await service.ClientAsync();
        var (_, to, series) = await PairAsync();
        await service.SubmitAsync(to, await service.NewCityAsync(to), ("strategy", new BooleanAnswer(true)));
        var open = await KnownAsync(client, series, new { value = 54, unit = "percent" }, null);
        var impossible = await KnownAsync(client, series, new { value = 58, unit = "percent" }, 20);
        foreach (var known in new[] { open, impossible })
            await client.ChangeAsync(HttpMethod.Put, $"/api/v1/series/{series}/comparability/{known}/{to}", new { verdict = "comparable" }, ifNoneMatch: "*");

        var difference = Find(await CompareAsync($"from={open}&to={to}"), series)["difference"]!;
        ((decimal)difference["share"]!, (decimal)difference["bounds"]!["low"]!, (decimal)difference["bounds"]!["high"]!).ShouldBe((0.46m, 0.455m, 0.465m));
        difference["method"].ShouldBeNull();
        var ruledOut = Find(await CompareAsync($"from={impossible}&to={to}"), series);
        ((string)ruledOut["from"]!["published"]!["verdict"]!).ShouldBe("impossible");
        ruledOut["difference"].ShouldBeNull();
    }

    /// <summary>A demonstration edition of which nothing is held but a figure that a report printed.</summary>
    private async Task<string> KnownAsync(HttpClient client, string series, object printed, int? statedBase)
    {
        var edition = StudyService.NewId("known");
        var log = await service.GetAsync<EventLog>();
        await log.DecideAsync<Edition>(
            Streams.Edition(edition), new("tester", "editor", "test"), it => PlanEdition.Decide(it, Small.Plan(edition) with { Known = true, Participants = 28 }), TestContext.Current.CancellationToken);
        await client.ChangeAsync(HttpMethod.Post, $"/api/v1/editions/{edition}/figures", new { id = "printed", label = new { en = "…" }, kind = "share", source = "report", place = "page 1", printed, statedBase });
        await client.ChangeAsync(HttpMethod.Put, $"/api/v1/series/{series}/mappings/{edition}", new { rule = "direct", indicators = Array.Empty<string>(), figure = "printed" }, ifNoneMatch: "*");
        return edition;
    }

    [Fact]
    public async Task Cities_stand_in_alphabetical_order_whatever_they_answer()
    {
        var (from, to, series) = await PairAsync();
        var cities = new List<string>();
        foreach (var prefix in new[] { "mill", "alder", "zest", "cove" })
            cities.Add(await service.NewCityAsync(from, prefix: prefix));
        for (var i = 0; i < cities.Count; i++)
        {
            await service.SubmitAsync(from, cities[i], ("strategy", new BooleanAnswer(false)), ("spaces", new NumberAnswer(100 - i)));
            await service.SubmitAsync(to, cities[i], ("strategy", new BooleanAnswer(true)), ("spaces", new NumberAnswer(i)));
        }

        var expected = cities.Order(StringComparer.Ordinal);
        Find(await CompareAsync($"from={from}&to={to}"), series)["panel"]!["gained"]!.AsArray().Select(it => it!.GetValue<string>()).ShouldBe(expected);
        var client = await service.ClientAsync();
        (await client.GetJsonAsync($"/api/v1/editions/{to}/indicators/spaces"))["cities"]!.AsArray().Select(it => it!["city"]!.GetValue<string>()).ShouldBe(expected);
        (await client.GetJsonAsync($"/api/v1/editions/{to}/submissions"))["submissions"]!.AsArray().Select(it => it!["city"]!.GetValue<string>()).ShouldBe(expected);
    }

    /// <summary>Two small editions that share one series, judged comparable.</summary>
    private async Task<(string From, string To, string Series)> PairAsync()
    {
        var (from, to, series) = (await service.NewEditionAsync(), await service.NewEditionAsync(), StudyService.NewId("series"));
        var log = await service.GetAsync<EventLog>();
        var editor = new Actor("tester", "editor", "test");
        var cancellation = TestContext.Current.CancellationToken;
        var earlier = await EditionAsync(from);
        var later = await EditionAsync(to);
        var stream = Streams.Series(series);
        await log.DecideAsync<FollowedSeries>(stream, editor, it => StartSeries.Decide(it, new(series, new("Strategy"), SeriesMeasure.Share)), cancellation);
        await log.DecideAsync<FollowedSeries>(stream, editor, it => MapIndicators.Decide(it, new(MappingRule.Direct, ["strategy"]), earlier), cancellation);
        await log.DecideAsync<FollowedSeries>(stream, editor, it => MapIndicators.Decide(it, new(MappingRule.Direct, ["strategy"]), later), cancellation);
        var recorded = await log.DecideAsync<FollowedSeries>(stream, editor, it => JudgeComparability.Decide(it, new(from, to, Verdict.Comparable), earlier, later), cancellation);
        await service.ReachAsync(recorded.Position);
        return (from, to, series);

        async Task<Edition> EditionAsync(string edition) => (await log.ReadAsync<Edition>(Streams.Edition(edition), cancellation)).State;
    }

    private async Task<JsonObject> CompareAsync(string query) => await (await service.ClientAsync()).GetJsonAsync($"/api/v1/comparisons?{query}");

    private async Task<(int, string, string?)> RefusedAsync(string query) =>
        await (await (await service.ClientAsync()).GetAsync($"/api/v1/comparisons?{query}", TestContext.Current.CancellationToken)).RefusalAsync();

    private static JsonObject Find(JsonObject comparison, string series) =>
        comparison["series"]!.AsArray().Single(it => it!["series"]!.GetValue<string>() == series)!.AsObject();
}
