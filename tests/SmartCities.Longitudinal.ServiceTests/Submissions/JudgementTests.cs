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

/// <summary>An editor judges that a city's value of one edition cannot be compared with another's.</summary>
public sealed class JudgementTests(StudyService study)
{
    private static readonly Actor Tester = new("tester", "editor", "test");
    private static readonly object Why = new { en = "It counted the whole region.", fr = "Elle a compté toute la région." };

    [Fact]
    public async Task The_value_counts_and_the_city_is_in_no_movement_of_a_comparison()
    {
        var world = await WorldAsync();
        var client = await study.ClientAsync();
        var before = await ComparedAsync(client, world);
        Panel(before).ShouldBe((3, 1, 1, 1));
        before["judged"].ShouldBeNull();

        await JudgeAsync(client, world.From, world.Cities[1], "strategy", false);
        var after = await ComparedAsync(client, world);

        Panel(after).ShouldBe((2, 1, 0, 1));
        after["panel"]!["gained"]!.AsArray().ShouldBeEmpty();
        foreach (var side in new[] { "from", "to", "difference" })
            after[side]!.ToJsonString().ShouldBe(before[side]!.ToJsonString());
        ((int)after["judged"]!["setAside"]!).ShouldBe(1);
        var told = after["judged"]!["cities"]!.AsArray().ShouldHaveSingleItem()!;
        new[] { "city", "edition", "indicator" }.Select(it => (string)told[it]!).ShouldBe([world.Cities[1], world.From, "strategy"]);
        ((string)told["reason"]!["fr"]!).ShouldBe("Elle a compté toute la région.");

        var change = after["change"]!;
        var parts = (decimal)change["panel"]! + change["composition"]!.AsObject().Sum(it => (decimal)it.Value!);
        parts.ShouldBe((decimal)after["difference"]!["share"]!, 1e-20m);
        ((decimal)change["composition"]!["setAsideEarlier"]!).ShouldNotBe(0);
    }

    [Fact]
    public async Task Numbers_that_were_judged_are_not_paired()
    {
        var world = await WorldAsync();
        var client = await study.ClientAsync();
        ((int)(await ComparedAsync(client, world, world.Spaces))["paired"]!["n"]!).ShouldBe(3);

        await JudgeAsync(client, world.To, world.Cities[2], "spaces", false);

        var after = await ComparedAsync(client, world, world.Spaces);
        ((int)after["paired"]!["n"]!).ShouldBe(2);
        ((int)after["judged"]!["setAside"]!).ShouldBe(1);
        (await ComparedAsync(client, world))["judged"].ShouldBeNull();
    }

    [Fact]
    public async Task At_a_position_before_it_the_comparison_is_as_it_was_and_taken_back_it_is_so_again()
    {
        var world = await WorldAsync();
        var client = await study.ClientAsync();
        var then = (long)(await client.GetJsonAsync(Address(world)))["to"]!["position"]!;
        var before = await BytesAsync(client, world, then);

        await JudgeAsync(client, world.To, world.Cities[1], "strategy", false);
        var judged = (long)(await client.GetJsonAsync(Address(world)))["to"]!["position"]!;
        var during = await BytesAsync(client, world, judged);
        await JudgeAsync(client, world.To, world.Cities[1], "strategy", true);

        (await BytesAsync(client, world, then)).ShouldBe(before);
        (await BytesAsync(client, world, judged)).ShouldBe(during);
        during.ShouldContain("setAside\":1");
        (await ComparedAsync(client, world))["judged"].ShouldBeNull();
        Panel(await ComparedAsync(client, world)).ShouldBe((3, 1, 1, 1));
    }

    [Fact]
    public async Task One_edition_at_two_points_in_time_compares_what_was_judged_too()
    {
        var world = await WorldAsync();
        var client = await study.ClientAsync();
        var then = (long)(await client.GetJsonAsync(Address(world)))["to"]!["position"]!;
        await JudgeAsync(client, world.To, world.Cities[1], "strategy", false);

        var same = (await client.GetJsonAsync($"/api/v1/comparisons?from={world.To}@p:{then}&to={world.To}&series={world.Strategy}"))["series"]![0]!;

        ((int)same["panel"]!["n"]!).ShouldBe(3);
        same["judged"].ShouldBeNull();
    }

    [Fact]
    public async Task A_series_over_all_its_editions_sets_the_city_aside_between_two_waves()
    {
        var world = await WorldAsync();
        var client = await study.ClientAsync();
        await JudgeAsync(client, world.From, world.Cities[0], "strategy", false);

        var since = (await client.GetJsonAsync($"/api/v1/series/{world.Strategy}"))["waves"]!.AsArray().Select(it => it!["since"]).OfType<JsonNode>().ShouldHaveSingleItem();
        ((int)since["panel"]!["n"]!, (int)since["judged"]!["setAside"]!).ShouldBe((2, 1));
    }

    [Fact]
    public async Task A_release_keeps_what_was_judged_and_names_only_who_agreed()
    {
        var world = await WorldAsync();
        var client = await study.ClientAsync();
        foreach (var (city, wish) in world.Cities.Zip([true, false, true]))
        {
            await study.WishAsync(world.From, city, wish);
            await study.WishAsync(world.To, city, wish);
        }

        await JudgeAsync(client, world.To, world.Cities[1], "strategy", false);
        await JudgeAsync(client, world.To, world.Cities[2], "strategy", false);
        await study.ReleaseAsync(world.From);
        await study.ReleaseAsync(world.To);
        await JudgeAsync(client, world.To, world.Cities[2], "strategy", true);

        var judged = (await ComparedAsync(await study.ClientAsync(@as: null), world))["judged"]!;
        judged["cities"]!.AsArray().Select(it => (string)it!["city"]!).ShouldBe([world.Cities[2]]);
        ((int)judged["unnamed"]!).ShouldBe(1);
        ((int)judged["setAside"]!).ShouldBe(2);
    }

    [Fact]
    public async Task It_is_told_in_the_submission_and_in_its_history_in_three_languages()
    {
        var world = await WorldAsync();
        var client = await study.ClientAsync();
        var at = $"/api/v1/editions/{world.To}/submissions/{world.Cities[0]}";
        await JudgeAsync(client, world.To, world.Cities[0], "strategy", false);

        ((string)(await client.GetJsonAsync(at))["judgements"]!["strategy"]!["en"]!).ShouldBe("It counted the whole region.");
        foreach (var (language, words, why) in new[]
        {
            ("en", "cannot be compared on the indicator “Has a strategy”.", "It counted the whole region."), ("es", "no puede compararse", "It counted the whole region."),
            ("fr", "ne peut être comparée", "Elle a compté toute la région."),
        })
        {
            var entry = (await client.GetJsonAsync($"{at}/history?lang={language}&limit=1"))["entries"]![0]!;
            ((string)entry["sentence"]!).ShouldContain(words);
            ((string)entry["reason"]!).ShouldBe(why);
        }

        await JudgeAsync(client, world.To, world.Cities[0], "strategy", true);
        ((string)(await client.GetJsonAsync($"{at}/history?lang=en&limit=1"))["entries"]![0]!["sentence"]!).ShouldContain("can be compared again");
        (await client.GetJsonAsync(at))["judgements"]!.AsObject().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_judged_is_refused()
    {
        var world = await WorldAsync();
        var (client, analyst) = (await study.ClientAsync(), await study.ClientAsync(@as: "demo-analyst"));
        var submission = $"/api/v1/editions/{world.To}/submissions/{world.Cities[0]}";
        var (address, tag) = ($"{submission}/judgements/strategy", await client.ETagAsync(submission));
        var said = new { comparable = false, reason = Why };

        (await client.RefusedAsync(Put, address, said)).ShouldBe((428, "precondition-missing", null));
        (await client.RefusedAsync(Put, address, said, "\"99\"")).ShouldBe((412, "stale", null));
        (await client.RefusedAsync(Put, address, new { comparable = false, reason = new { en = " " } }, tag)).ShouldBe((422, "reason-missing", "/reason"));
        (await client.RefusedAsync(Put, address, new { comparable = false }, tag)).ShouldBe((400, "json-invalid", ""));
        (await client.RefusedAsync(Put, address, new { comparable = "no", reason = Why }, tag)).ShouldBe((400, "json-invalid", "/comparable"));
        (await client.RefusedAsync(Put, $"{submission}/judgements/weather", said, tag)).ShouldBe((404, "indicator-unknown", null));
        (await client.RefusedAsync(Put, $"/api/v1/editions/{world.To}/submissions/{StudyService.NewId("none")}/judgements/strategy", said, tag)).ShouldBe((404, "city-unknown", null));
        (await client.RefusedAsync(Put, $"/api/v1/editions/none/submissions/{world.Cities[0]}/judgements/strategy", said, tag)).ShouldBe((404, "edition-unknown", null));
        (await client.RefusedAsync(Put, $"/api/v1/editions/{world.To}/submissions/{await study.NewCityAsync(world.To)}/judgements/strategy", said, "\"0\"")).ShouldBe((409, "not-submitted", null));
        (await analyst.RefusedAsync(Put, address, said, tag)).ShouldBe((403, "role-missing", null));
        (await (await study.ClientAsync(@as: null)).RefusedAsync(Put, address, said, tag)).ShouldBe((401, "sign-in", null));
    }

    private sealed record World(string From, string To, string[] Cities, string Strategy, string Spaces);

    /// <summary>Three cities in two editions that share two series: one stays at yes, one gains, one loses.</summary>
    private async Task<World> WorldAsync()
    {
        var (from, to) = (await study.NewEditionAsync(), await study.NewEditionAsync());
        string[] cities = [.. Enumerable.Range(0, 3).Select(_ => StudyService.NewId("city")).Order(StringComparer.Ordinal)];
        var log = await study.GetAsync<EventLog>();
        foreach (var city in cities)
            await log.DecideAsync<Longitudinal.Cities.City>(Streams.City(city), Tester, it => Longitudinal.Cities.RegisterCity.Decide(it, new(city, city, Fictional: true)), Cancellation);
        foreach (var (edition, answers) in new[] { (from, new[] { true, false, true }), (to, new[] { true, true, false }) })
        {
            for (var i = 0; i < cities.Length; i++)
                await study.SubmitAsync(edition, cities[i], ("strategy", new BooleanAnswer(answers[i])), ("spaces", new NumberAnswer(i + (edition == to ? 2 * i : 0))));
        }

        return new(from, to, cities, await SeriesAsync("strategy", SeriesMeasure.Share), await SeriesAsync("spaces", SeriesMeasure.Number));

        async Task<string> SeriesAsync(string indicator, SeriesMeasure measure)
        {
            var series = StudyService.NewId("series");
            var (one, other) = ((await log.ReadAsync<Edition>(Streams.Edition(from), Cancellation)).State, (await log.ReadAsync<Edition>(Streams.Edition(to), Cancellation)).State);
            foreach (var decide in new Func<FollowedSeries, Decision>[]
            {
                it => StartSeries.Decide(it, new(series, new(series), measure)), it => MapIndicators.Decide(it, new(MappingRule.Direct, [indicator]), one),
                it => MapIndicators.Decide(it, new(MappingRule.Direct, [indicator]), other), it => JudgeComparability.Decide(it, new(from, to, Verdict.Comparable), one, other),
            })
                await study.ReachAsync((await log.DecideAsync(Streams.Series(series), Tester, decide, Cancellation)).Position);
            return series;
        }
    }

    private static async Task JudgeAsync(HttpClient client, string edition, string city, string indicator, bool comparable)
    {
        var submission = $"/api/v1/editions/{edition}/submissions/{city}";
        await client.ChangeAsync(Put, $"{submission}/judgements/{indicator}", new { comparable, reason = Why }, await client.ETagAsync(submission));
    }

    private static string Address(World world) => $"/api/v1/comparisons?from={world.From}&to={world.To}";

    private static async Task<JsonNode> ComparedAsync(HttpClient client, World world, string? series = null) =>
        (await client.GetJsonAsync($"{Address(world)}&series={series ?? world.Strategy}"))["series"]![0]!;

    private static Task<string> BytesAsync(HttpClient client, World world, long position) =>
        client.GetStringAsync($"/api/v1/comparisons?from={world.From}@p:{position}&to={world.To}@p:{position}", Cancellation);

    private static (int N, int YesYes, int NoYes, int YesNo) Panel(JsonNode series) =>
        ((int)series["panel"]!["n"]!, (int)series["panel"]!["yesYes"]!, (int)series["panel"]!["noYes"]!, (int)series["panel"]!["yesNo"]!);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
