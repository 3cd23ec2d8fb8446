using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Storage;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Submissions;

/// <summary>Last time beside this time, over HTTP: from the draft to the label of a movement, the drafted amendment and the hint to the editors.</summary>
public sealed class LastTimeTests(StudyService study)
{
    private static readonly Actor Tester = new("tester", "editor", "test");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_city_says_beside_last_time_labels_its_movement()
    {
        var (from, to, series, cities) = await AnsweredBeforeAsync(4, strategy: false);
        var replies = new[] { "changed-since", "wrong-last-time", "read-differently", null };
        foreach (var (city, reply) in cities.Zip(replies))
            await SubmitAsync(to, city, true, reply);

        var client = await study.ClientAsync();
        var panel = (await client.GetJsonAsync($"/api/v1/comparisons?from={from}&to={to}&series={series}"))["series"]![0]!["panel"]!;
        var said = new { changedSince = 1, wrongLastTime = 1, readDifferently = 1, nothing = 1, cities = cities.Zip(replies).Take(3).ToDictionary(it => it.First, it => it.Second) };
        JsonNode.DeepEquals(panel["said"], JsonSerializer.SerializeToNode(said)).ShouldBeTrue(panel.ToJsonString());

        using var page = new HttpRequestMessage(Get, $"/comparisons/{series}?from={from}&to={to}");
        var html = await (await client.SendAsync(page, Cancellation)).Content.ReadAsStringAsync(Cancellation);
        html.ShouldContain("It changed since: <a href=\"/cities/" + cities[0]);
        html.ShouldContain("1 did not say");

        // The editors are told where the question was read differently; nobody else is.
        var hints = (await client.GetJsonAsync($"/api/v1/series/{series}"))["readDifferently"]!.AsArray();
        hints.Select(it => ((string?)it!["from"], (string?)it["to"], (string?)it["question"], (string?)it["city"])).ShouldBe([(from, to, "strategy", cities[2])]);
        (await (await study.ClientAsync(@as: null)).GetJsonAsync($"/api/v1/series/{series}")).ContainsKey("readDifferently").ShouldBeFalse();
    }

    [Fact]
    public async Task Last_time_is_shown_and_counts_for_nothing_until_it_is_given_again()
    {
        var (from, to, _, cities) = await AnsweredBeforeAsync(1, strategy: true);
        var client = await study.ClientAsync(@as: $"demo-city-{cities[0]}");
        var at = $"/api/v1/editions/{to}/drafts/{cities[0]}";

        var draft = await client.GetJsonAsync(at);
        draft["answers"]!.AsObject().ShouldBeEmpty();
        var last = draft["lastTime"]!["strategy"]!;
        ((string?)last["edition"], (string?)last["question"], (bool?)last["value"], (string?)last["verdict"]).ShouldBe((from, "strategy", true, "comparable"));
        draft["requiredMissing"]!.AsArray().Select(it => (string?)it).ShouldContain("strategy");

        (await client.RefusedAsync(Patch, at, new { replies = new { nowhere = "confirmed" } }, await client.ETagAsync(at))).ShouldBe((422, "question-unknown", "/replies/nowhere"));
        await client.ChangeAsync(Patch, at, new { answers = new { strategy = true, formalised = true }, replies = new { strategy = "changed-since" } }, await client.ETagAsync(at));
        (await client.RefusedAsync(Post, $"/api/v1/editions/{to}/submissions/{cities[0]}", new { blanks = true }, await client.ETagAsync(at))).ShouldBe((422, "reply-contradicted", "/replies/strategy"));
        await client.ChangeAsync(Patch, at, new { replies = new { strategy = "confirmed" } }, await client.ETagAsync(at));
        await client.ChangeAsync(Post, $"/api/v1/editions/{to}/submissions/{cities[0]}", new { blanks = true }, await client.ETagAsync(at));

        var answer = (await client.GetJsonAsync($"/api/v1/editions/{to}/submissions/{cities[0]}"))["answers"]!["strategy"]!;
        ((string?)answer["reply"], (string?)answer["lastEdition"]).ShouldBe(("confirmed", from));
    }

    [Fact]
    public async Task That_last_time_was_wrong_drafts_the_amendment_of_the_earlier_edition()
    {
        var (from, to, _, cities) = await AnsweredBeforeAsync(1, strategy: false);
        await SubmitAsync(to, cities[0], true, "wrong-last-time");
        var client = await study.ClientAsync(@as: $"demo-city-{cities[0]}");
        var at = $"/api/v1/editions/{from}/submissions/{cities[0]}";

        var suggested = (await client.GetJsonAsync($"{at}/amendments"))["suggested"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)suggested["question"], (bool?)suggested["from"], (bool?)suggested["to"], (string?)suggested["later"]).ShouldBe(("strategy", false, true, to));
        ((bool?)(await client.GetJsonAsync(at))["answers"]!["strategy"]!["value"]).ShouldBe(false, "Nothing is changed until the city proposes it.");

        using var desk = await client.GetAsync($"/editions/{from}/submissions/{cities[0]}", Cancellation);
        (await desk.Content.ReadAsStringAsync(Cancellation)).ShouldContain($"/amendment?question=strategy&amp;later={to}\"");
        using var page = await client.GetAsync($"/editions/{from}/submissions/{cities[0]}/amendment?question=strategy&later={to}", Cancellation);
        var html = await page.Content.ReadAsStringAsync(Cancellation);
        html.ShouldMatch("value=\"true\"[^>]* checked");
        html.ShouldMatch("value=\"correction\"[^>]* checked");
        html.ShouldContain($"Found when filling in {to}.");

        await client.ChangeAsync(Post, $"{at}/amendments", new { kind = "correction", reason = "Found when filling in the next form.", answers = new { strategy = true } }, await client.ETagAsync(at));
        (await client.GetJsonAsync($"{at}/amendments"))["suggested"]!.AsArray().ShouldBeEmpty();
    }

    /// <summary>Two editions that share a series of shares, the earlier one answered by these cities, both open.</summary>
    private async Task<(string From, string To, string Series, string[] Cities)> AnsweredBeforeAsync(int count, bool strategy)
    {
        var (from, to) = (await study.NewEditionAsync(referenceDate: new(2012, 1, 1)), await study.NewEditionAsync(referenceDate: new(2017, 1, 1)));
        var (log, series) = (await study.GetAsync<EventLog>(), StudyService.NewId("series"));
        var (earlier, later) = ((await log.ReadAsync<Edition>(Streams.Edition(from), Cancellation)).State, (await log.ReadAsync<Edition>(Streams.Edition(to), Cancellation)).State);
        await DecideAsync(it => StartSeries.Decide(it, new(series, new(series), SeriesMeasure.Share)));
        await DecideAsync(it => MapIndicators.Decide(it, new(MappingRule.Direct, ["strategy"]), earlier));
        await DecideAsync(it => MapIndicators.Decide(it, new(MappingRule.Direct, ["strategy"]), later));
        await study.ReachAsync((await DecideAsync(it => JudgeComparability.Decide(it, new(from, to, Verdict.Comparable), earlier, later))).Position);

        var cities = new List<string>();
        for (var i = 0; i < count; i++)
            cities.Add(await study.NewCityAsync(from));
        cities.Sort(StringComparer.Ordinal);
        foreach (var city in cities)
            await study.SubmitAsync(from, city, strategy ? [("strategy", new BooleanAnswer(true)), ("formalised", new BooleanAnswer(true))] : [("strategy", new BooleanAnswer(false))]);
        return (from, to, series, [.. cities]);

        Task<Recorded> DecideAsync(Func<FollowedSeries, Decision> decide) => log.DecideAsync(Streams.Series(series), Tester, decide, Cancellation);
    }

    private async Task SubmitAsync(string edition, string city, bool strategy, string? reply)
    {
        var client = await study.ClientAsync(@as: $"demo-city-{city}");
        var at = $"/api/v1/editions/{edition}/drafts/{city}";
        var replies = reply is null ? [] : new Dictionary<string, string> { ["strategy"] = reply };
        await client.ChangeAsync(Patch, at, new { answers = new { strategy }, replies }, await client.ETagAsync(at));
        await client.ChangeAsync(Post, $"/api/v1/editions/{edition}/submissions/{city}", new { blanks = true }, await client.ETagAsync(at));
    }
}
