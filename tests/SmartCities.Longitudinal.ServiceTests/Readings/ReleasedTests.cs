using Shouldly;
using SmartCities.Longitudinal.Questionnaires;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Readings;

/// <summary>What those read who are not of the committee: releases, and the names of cities that agree.</summary>
public sealed class ReleasedTests(StudyService study)
{
    [Fact]
    public async Task Anyone_reads_the_latest_release_and_the_committee_the_present()
    {
        var edition = await study.NewEditionAsync();
        var city = await study.NewCityAsync(edition);
        await study.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(true)));
        var release = await study.ReleaseAsync(edition);
        await AmendAsync(edition, city, false);
        var (anyone, editor) = (await study.ClientAsync(@as: null), await study.ClientAsync());
        var address = $"/api/v1/editions/{edition}/indicators";

        ((string?)(await anyone.GetJsonAsync(address))["release"]).ShouldBe(release);
        Yes(await anyone.GetJsonAsync(address)).ShouldBe(1);
        Yes(await anyone.GetJsonAsync($"{address}?at=r:{release}")).ShouldBe(1);
        Yes(await (await study.ClientAsync(@as: $"demo-city-{city}")).GetJsonAsync(address)).ShouldBe(1);
        Yes(await editor.GetJsonAsync(address)).ShouldBe(0);
        Yes(await (await study.ClientAsync(@as: "demo-service")).GetJsonAsync(address)).ShouldBe(0);

        await editor.ChangeAsync(Post, $"/api/v1/editions/{edition}/releases", new { }, await editor.ETagAsync($"/api/v1/editions/{edition}"));
        Yes(await anyone.GetJsonAsync(address)).ShouldBe(0);
        Yes(await anyone.GetJsonAsync($"{address}?at=r:{release}")).ShouldBe(1);
    }

    [Theory]
    [InlineData("p:1", null, 401)]
    [InlineData("t:2026-01-01T00:00:00Z", null, 401)]
    [InlineData("p:1", "demo-city-alder", 403)]
    public async Task Any_other_point_in_time_is_for_the_committee(string at, string? key, int status)
    {
        var client = await study.ClientAsync(@as: key);

        foreach (var address in new[]
                 {
                     "editions", "editions/2017", "editions/2017/indicators", "editions/2017/figures", "editions/2017/submissions", "editions/2017/submissions/bilbao", "cities",
                     "cities/bilbao", "series", "practices", "editions/2017/questionnaire",
                 })
            (await client.RefusedAsync(Get, $"/api/v1/{address}?at={at}")).ShouldBe((status, "released-only", "?at"), address);
        (await client.RefusedAsync(Get, $"/api/v1/comparisons?from=demo-2012@{at}&to=demo-2017")).ShouldBe((status, "released-only", "?from"));
        (await client.RefusedAsync(Get, $"/api/v1/comparisons?from=demo-2012&to=demo-2017@{at}")).ShouldBe((status, "released-only", "?to"));
    }

    [Fact]
    public async Task A_revision_is_no_release_even_where_the_same_answers_were_released()
    {
        var edition = await study.NewEditionAsync();
        var (city, other) = (await study.NewCityAsync(edition), await study.NewCityAsync(edition));
        await study.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(true)));
        await study.WishAsync(edition, city, true);
        var at = $"/api/v1/editions/{edition}/submissions/{city}";
        var (anyone, another) = (await study.ClientAsync(@as: null), await study.ClientAsync(@as: $"demo-city-{other}"));
        await RefusedAsync();
        var release = await study.ReleaseAsync(edition);
        await RefusedAsync();
        (await anyone.GetJsonAsync($"{at}?at=r:{release}")).ShouldNotBeNull();
        (await (await study.ClientAsync(@as: $"demo-city-{city}")).GetJsonAsync($"{at}?at=v:1")).ShouldNotBeNull();

        async Task RefusedAsync()
        {
            foreach (var point in new[] { "v:1", "p:1", "t:2026-01-01T00:00:00Z" })
            {
                (await anyone.RefusedAsync(Get, $"{at}?at={point}")).ShouldBe((401, "released-only", "?at"), point);
                (await another.RefusedAsync(Get, $"{at}?at={point}")).ShouldBe((403, "released-only", "?at"), point);
            }
        }
    }

    [Fact]
    public async Task What_a_city_says_to_the_committee_beside_its_answers_is_not_told_to_everyone()
    {
        var edition = await study.NewEditionAsync();
        var city = await study.NewCityAsync(edition);
        await SubmitAsync(edition, city, new Longitudinal.Submissions.FormSubmitted(
            edition, city, 1, 1, "en", Longitudinal.Submissions.Provenance.Submitted, new Dictionary<string, Answer> { ["strategy"] = new BooleanAnswer(true), ["spaces"] = new MissingAnswer(MissingReason.DontKnow) },
            new Dictionary<string, string> { ["strategy"] = "Between us: not yet signed.", ["spaces"] = "Between us: nobody counts.", ["focus"] = "Between us: open." },
            new Dictionary<string, Longitudinal.Submissions.LastTimeReply> { ["strategy"] = Longitudinal.Submissions.LastTimeReply.ChangedSince }));
        await study.WishAsync(edition, city, true);
        await study.ReleaseAsync(edition);
        var (at, page) = ($"/api/v1/editions/{edition}/submissions/{city}", $"/cities/{city}");
        var (anyone, itself) = (await study.ClientAsync(@as: null), await study.ClientAsync(@as: $"demo-city-{city}"));

        var strategy = (await anyone.GetJsonAsync(at))["answers"]!["strategy"]!;
        (strategy["value"]!.ToJsonString(), (string?)strategy["provenance"]!["kind"], (string?)strategy["reply"]).ShouldBe(("true", "submitted", "changed-since"));
        foreach (var address in new[] { at, page })
        {
            (await anyone.GetStringAsync(address, TestContext.Current.CancellationToken)).ShouldNotContain("Between us");
            (await itself.GetStringAsync(address, TestContext.Current.CancellationToken)).ShouldContain("Between us");
        }
    }

    [Fact]
    public async Task What_is_not_released_has_no_answers_for_anyone_but_the_city_and_the_committee()
    {
        var edition = await study.NewEditionAsync();
        var (city, other) = (await study.NewCityAsync(edition), await study.NewCityAsync(edition));
        await study.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(true)));
        await study.WishAsync(edition, city, true);
        var (address, own) = ($"/api/v1/editions/{edition}", $"/api/v1/editions/{edition}/submissions/{city}");
        var anyone = await study.ClientAsync(@as: null);

        foreach (var client in new[] { anyone, await study.ClientAsync(@as: $"demo-city-{other}") })
        {
            foreach (var part in new[] { "indicators", "indicators/strategy", "submissions", $"submissions/{city}" })
                (await client.RefusedAsync(Get, $"{address}/{part}")).ShouldBe((404, "not-released", null), part);
            (await client.GetJsonAsync($"{address}/questionnaire")).ShouldNotBeNull();
            (await client.GetJsonAsync($"{address}/figures")).ShouldNotBeNull();
            (await client.GetJsonAsync($"/api/v1/cities/{city}"))["editions"]!.AsArray().ShouldBeEmpty();
        }

        (await (await study.ClientAsync(@as: $"demo-city-{city}")).GetJsonAsync(own)).ShouldNotBeNull();
        (await (await study.ClientAsync(@as: $"demo-city-{city}")).GetJsonAsync($"/api/v1/cities/{city}"))["editions"]!.AsArray().ShouldHaveSingleItem();
        (await (await study.ClientAsync()).GetJsonAsync(own)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_questionnaire_is_shown_once_the_edition_is_open()
    {
        var edition = await study.NewEditionAsync(open: false);
        var address = $"/api/v1/editions/{edition}/questionnaire";

        (await (await study.ClientAsync(@as: null)).RefusedAsync(Get, address)).ShouldBe((404, "questionnaire-unknown", null));
        (await (await study.ClientAsync()).GetJsonAsync(address)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_withdrawn_release_is_read_by_its_name_only()
    {
        var edition = await study.NewEditionAsync();
        var city = await study.NewCityAsync(edition);
        await study.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(true)));
        var release = await study.ReleaseAsync(edition);
        var (anyone, editor) = (await study.ClientAsync(@as: null), await study.ClientAsync());
        var address = $"/api/v1/editions/{edition}";
        await editor.ChangeAsync(Post, $"{address}/releases/{release}/withdrawal", new { reason = "wrong" }, await editor.ETagAsync(address));

        (await anyone.RefusedAsync(Get, $"{address}/indicators")).ShouldBe((404, "not-released", null));
        ((string?)(await anyone.GetJsonAsync($"{address}/indicators?at=r:{release}"))["release"]).ShouldBe(release);
    }

    [Fact]
    public async Task A_citys_wish_holds_from_now_on_whatever_release_is_read()
    {
        var edition = await study.NewEditionAsync();
        var (city, other) = (await study.NewCityAsync(edition), await study.NewCityAsync(edition));
        foreach (var one in new[] { city, other })
            await study.SubmitAsync(edition, one, ("strategy", new BooleanAnswer(true)));
        await study.WishAsync(edition, city, true);
        await study.ReleaseAsync(edition);
        var (anyone, own) = (await study.ClientAsync(@as: null), await study.ClientAsync(@as: $"demo-city-{other}"));
        var (indicator, submissions) = ($"/api/v1/editions/{edition}/indicators/strategy", $"/api/v1/editions/{edition}/submissions");
        string[] both = [.. new[] { city, other }.Order(StringComparer.Ordinal)];

        await ShownAsync(anyone, [city], 1);
        await ShownAsync(own, both, 0);
        await ShownAsync(await study.ClientAsync(), both, 0);
        var tag = await anyone.ETagAsync(indicator);
        (await anyone.GetJsonAsync($"{submissions}/{city}")).ShouldNotBeNull();
        (await anyone.RefusedAsync(Get, $"{submissions}/{other}")).ShouldBe((404, "submission-unknown", null));

        await study.WishAsync(edition, city, false);
        await ShownAsync(anyone, [], 2);
        await ShownAsync(own, [other], 1);
        (await anyone.ETagAsync(indicator)).ShouldNotBe(tag);
        (await anyone.RefusedAsync(Get, $"{submissions}/{city}")).ShouldBe((404, "submission-unknown", null));

        async Task ShownAsync(HttpClient client, string[] cities, int unnamed)
        {
            foreach (var (address, list) in new[] { (indicator, "cities"), (submissions, "submissions") })
            {
                var body = await client.GetJsonAsync(address);
                body[list]!.AsArray().Select(it => (string)it!["city"]!).ShouldBe(cities);
                ((int)body["unnamed"]!).ShouldBe(unnamed);
            }
        }
    }

    [Fact]
    public async Task What_is_kept_for_one_is_not_taken_for_another()
    {
        var edition = await study.NewEditionAsync();
        var city = await study.NewCityAsync(edition);
        await study.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(true)));
        await study.ReleaseAsync(edition);
        var (anyone, editor) = (await study.ClientAsync(@as: null), await study.ClientAsync());

        foreach (var address in new[] { $"/api/v1/editions/{edition}/indicators/strategy", $"/api/v1/editions/{edition}/submissions" })
        {
            var tag = await editor.ETagAsync(address);
            using var response = await anyone.SendJsonAsync(Get, address, null, ("If-None-Match", tag));

            ((int)response.StatusCode).ShouldBe(200, address);
            response.Headers.Vary.ShouldContain("Authorization");
            response.Headers.Vary.ShouldContain("Cookie");
        }
    }

    [Fact]
    public async Task What_a_report_printed_is_public()
    {
        var anyone = await study.ClientAsync(@as: null);

        ((string?)(await anyone.GetJsonAsync("/api/v1/editions/2017/submissions/bilbao"))["stage"]).ShouldBe("reported");
        ((int)(await anyone.GetJsonAsync("/api/v1/editions/2017/submissions"))["unnamed"]!).ShouldBe(0);
        (await anyone.GetJsonAsync("/api/v1/editions/2017/figures"))["figures"]!.AsArray().Count.ShouldBeGreaterThan(50);
    }

    private static int Yes(System.Text.Json.Nodes.JsonObject indicators) =>
        (int)indicators["indicators"]!.AsArray().Single(it => (string)it!["id"]! == "strategy")!["value"]!["numerator"]!;

    private async Task SubmitAsync(string edition, string city, Longitudinal.Submissions.FormSubmitted submitted)
    {
        var log = await study.GetAsync<Longitudinal.Storage.EventLog>();
        await study.ReachAsync((await log.DecideAsync<Longitudinal.Submissions.Submission>(
            Longitudinal.Storage.Streams.Submission(edition, city), new("tester", "editor", "test"), _ => Decision.Accept(submitted), TestContext.Current.CancellationToken)).Position);
    }

    private async Task AmendAsync(string edition, string city, bool strategy)
    {
        var log = await study.GetAsync<Longitudinal.Storage.EventLog>();
        var recorded = await log.RecordAsync(
            [
                (Longitudinal.Storage.Streams.Submission(edition, city), (await log.ReadAsync<Longitudinal.Submissions.Submission>(Longitudinal.Storage.Streams.Submission(edition, city), TestContext.Current.CancellationToken)).Version,
                    Decision.Accept(new Longitudinal.Submissions.AnswersAmended(
                        edition, city, 2, 1, [new("strategy", new BooleanAnswer(!strategy), new BooleanAnswer(strategy))], Longitudinal.Submissions.AmendmentKind.Correction, "We were wrong.", null))),
            ],
            new("tester", "editor", "test"),
            TestContext.Current.CancellationToken);
        await study.ReachAsync(recorded.Position);
    }
}
