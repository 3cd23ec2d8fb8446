using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Pages;

public sealed partial class PagesTests(StudyService study)
{
    public static TheoryData<string> Addresses =>
    [
        "/", "/editions/2012", "/editions/2017", "/editions/demo-2012", "/editions/demo-2017", "/editions/demo-2022", "/comparisons",
        "/comparisons?from=demo-2012&to=demo-2017", "/comparisons?from=demo-2017&to=demo-2022", "/comparisons?from=demo-2012&to=demo-2022", "/comparisons?from=2012&to=2017",
        "/cities", "/cities/bilbao", "/cities/alder", "/practices", "/practices/brno-effect",
        "/editions/2017/factors/basic-education", "/editions/demo-2017/factors/smart-specialisation",
        "/editions/demo-2017/indicators/smart-specialisation-formalised", "/editions/demo-2017/indicators/training-other-groups", "/editions/demo-2017/indicators/participating-cities",
        "/editions/demo-2017/indicators/university-students-international-share", "/editions/2017/indicators/dual-vocational-training",
        "/editions/2017/figures", "/editions/2017/figures?field=knowledge-talent", "/editions/2017/figures?verdict=undecidable", "/editions/demo-2017/figures",
        "/comparisons/smart-specialisation-strategy?from=demo-2012&to=demo-2017", "/comparisons/dual-vocational-training?from=demo-2012&to=demo-2017",
        "/comparisons/international-students?from=demo-2012&to=demo-2017",
        "/comparisons/smart-specialisation-strategy?from=demo-2012&to=demo-2017&group=region", "/series", "/series/smart-specialisation-strategy", "/series/big-data-programmes",
        "/editions/demo-2017/submissions/alder/receipts/1", "/editions/demo-2017/submissions/alder/history", "/editions/2017/submissions/bilbao/history", "/editions/demo-2017/changes", "/editions/2017/changes",
        "/editions/demo-2017/questionnaire/diff", "/editions/demo-2012/questionnaire/diff",
    ];

    public static TheoryData<string> OpenAddresses =>
    [
        "/", "/editions/2012", "/editions/2017", "/editions/2017?at=r:2017.0", "/editions/demo-2012", "/editions/demo-2017", "/editions/demo-2022", "/comparisons",
        "/comparisons?from=demo-2012&to=demo-2017", "/cities", "/cities/bilbao", "/cities/alder", "/practices", "/practices/brno-effect", "/sign-in", "/series", "/series/ai-use",
        "/editions/demo-2017/indicators/smart-specialisation-formalised-of-those-with-strategy", "/editions/2017/indicators/dual-vocational-training",
    ];

    [Theory]
    [MemberData(nameof(OpenAddresses))]
    public async Task A_page_is_whole_for_anyone_in_every_language(string address)
    {
        var anyone = await study.ClientAsync(@as: null);
        foreach (var language in new[] { "en", "es", "fr" })
        {
            var (response, html) = await GetAsync(address, language, anyone);

            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            html.ShouldContain($"<html lang=\"{language}\">");
            Headings().Matches(html).Count(it => it.Groups[1].Value == "1").ShouldBe(1);
            html.ShouldNotContain("at=p%3A");
            html.ShouldContain("href=\"/sign-in");
        }
    }

    [Theory]
    [InlineData("/editions/demo-2022", 200, "Nothing is released yet.")]
    [InlineData("/editions/demo-2022/factors/smart-specialisation", 200, "Nothing is released yet.")]
    [InlineData("/comparisons?from=demo-2017&to=demo-2022", 404, "Nothing is released yet.")]
    [InlineData("/editions/demo-2017?at=p:1", 401, "Sign in to see this")]
    [InlineData("/?at=p:1", 401, "Sign in to see this")]
    [InlineData("/comparisons?from=demo-2012@p:1&to=demo-2017", 401, "Sign in to see this")]
    [InlineData("/cities/alder?at=t:2026-01-01T00:00:00Z", 401, "Sign in to see this")]
    public async Task What_is_not_released_invites_to_sign_in(string address, int status, string words)
    {
        var (response, html) = await GetAsync(address, by: await study.ClientAsync(@as: null));

        ((int)response.StatusCode).ShouldBe(status);
        html.ShouldContain(words);
        html.ShouldContain($"href=\"/sign-in?returnTo=%2F");
        html.ShouldNotContain("class=\"indicators");
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_page_is_whole_in_every_language_and_small(string address)
    {
        // The pages that name every edition grow with those that other tests make.
        if (address is "/" or "/comparisons" || address.EndsWith("/questionnaire/diff", StringComparison.Ordinal))
            address += $"?at=p:{await study.LoadedAsync()}";
        else if (address.StartsWith("/comparisons?", StringComparison.Ordinal))
            address += $"&at=p:{await study.LoadedAsync()}";
        foreach (var language in new[] { "en", "es", "fr" })
        {
            var (response, html) = await GetAsync(address, language);

            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            response.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
            html.ShouldContain($"<html lang=\"{language}\">");
            if (address.Contains("at=p:", StringComparison.Ordinal))
                html.ShouldContain("demo-2022");
            Headings().Matches(html).Count(it => it.Groups[1].Value == "1").ShouldBe(1);
            Position().IsMatch(html).ShouldBeTrue();
            html.ShouldNotContain("<script");
            html.ShouldNotContain(" style=");
            Encoding.UTF8.GetByteCount(html).ShouldBeLessThan(60_000);
            (await CompressedAsync(address, language)).ShouldBeLessThan(16 * 1024);
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Headings_never_skip_a_level(string address)
    {
        var (_, html) = await GetAsync(address);

        var level = 0;
        foreach (Match heading in Headings().Matches(html))
        {
            var next = heading.Groups[1].Value[0] - '0';
            next.ShouldBeLessThanOrEqualTo(level + 1, heading.Value);
            level = next;
        }
    }

    [Theory]
    [InlineData("/editions/demo-2017")]
    [InlineData("/comparisons?from=demo-2012&to=demo-2017")]
    [InlineData("/cities/alder")]
    public async Task A_demonstration_page_says_that_it_is_one(string address)
    {
        var (_, html) = await GetAsync(address);

        html.ShouldContain("class=\"fiction\"");
        html.ShouldContain("the cities are fictional and their answers are made up");
    }

    [Theory]
    [InlineData("/editions/2017")]
    [InlineData("/cities/bilbao")]
    public async Task A_real_page_does_not(string address)
    {
        var (_, html) = await GetAsync(address);

        html.ShouldNotContain("class=\"fiction\"");
    }

    [Fact]
    public async Task Nothing_but_our_own_style_sheet_may_load()
    {
        var (response, html) = await GetAsync("/");

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'self'; script-src 'none'");
        policy.ShouldNotContain("unsafe");
        var sheet = StyleSheet().Match(html).Groups[1].Value;
        sheet.ShouldMatch(@"^/site\.[a-z0-9]+\.css$");
        using var css = await (await study.ClientAsync()).GetAsync(sheet, TestContext.Current.CancellationToken);
        css.StatusCode.ShouldBe(HttpStatusCode.OK);
        css.Headers.CacheControl!.MaxAge!.Value.TotalDays.ShouldBeGreaterThan(300);
    }

    [Fact]
    public async Task The_language_is_asked_for_remembered_or_the_browsers_first()
    {
        // A client of its own, which keeps no cookie: the shared one would speak Spanish from then on.
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = (await study.ClientAsync()).BaseAddress };
        using var asked = await SendAsync(client, "/?lang=es", "fr-CA, en;q=0.5");
        using var browsers = await SendAsync(client, "/cities", "de, fr-CA;q=0.8, en;q=0.5");

        asked.Headers.GetValues("Set-Cookie").Single().ShouldStartWith("lang=es;");
        (await asked.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("<html lang=\"es\">");
        (await browsers.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("<html lang=\"fr\">");
    }

    [Fact]
    public async Task The_2017_page_shows_what_was_printed_and_what_is_known_and_never_more()
    {
        var (_, html) = await GetAsync("/editions/2017");
        var figure = Figure("incubation-spaces").Match(html).Value;

        figure.ShouldContain("<b>55%</b>");
        figure.ShouldContain("11 yes");
        figure.ShouldContain("0 no");
        figure.ShouldContain("9 unknown");
        Figure("smart-specialisation-strategy").Match(html).Value.ShouldContain("15 of 20");
        html.ShouldContain("href=\"/editions/2017/factors/entrepreneurship\"");
        html.ShouldNotContain("/cities/helsinki");
    }

    [Fact]
    public async Task A_factor_tells_its_figures_in_full()
    {
        var (_, html) = await GetAsync("/editions/2017/factors/entrepreneurship");
        var figure = Figure("incubation-spaces").Match(html).Value;

        figure.ShouldContain("<b>55%</b>");
        figure.ShouldContain("D06");
        figure.ShouldContain("lines 604, 606, 637, 1777");
        html.ShouldContain("href=\"/practices/");
        html.ShouldContain("rel=\"next\"");
    }

    [Fact]
    public async Task The_ledger_tells_each_reading_with_its_verdict_and_why()
    {
        var (_, ledger) = await GetAsync("/editions/2017/figures");
        ledger.ShouldContain("the smallest such base is 45.");
        ledger.ShouldContain("href=\"/editions/2017/figures?field=knowledge-talent#f-dual-vocational-training\"");

        var (_, html) = await GetAsync("/editions/2017/figures?field=knowledge-talent");
        var dual = Figure("dual-vocational-training").Match(html).Value;
        dual.ShouldContain("<b>20%</b>");
        dual.ShouldContain("contradicted");
        dual.ShouldContain("8 to 20");

        var (_, digital) = await GetAsync("/editions/2017/figures?field=digital-society-economy");
        Figure("youth-digital-programmes").Match(digital).Value.ShouldContain("Nothing known tells which was meant.");
        Figure("digital-training-groups").Match(digital).Value.ShouldContain("Helsinki: named, and not among the cities of this edition.");
        digital.ShouldNotContain("/cities/helsinki");

        var (_, impossible) = await GetAsync("/editions/2017/figures?verdict=impossible");
        Regex.Count(impossible, "<article class=\"figure\"").ShouldBe(4);
    }

    [Fact]
    public async Task The_demonstration_of_2017_shows_counts_first()
    {
        var (_, html) = await GetAsync("/editions/demo-2017");

        html.ShouldContain("<strong>15 of 20</strong>");
        html.ShouldContain(">75%<");
    }

    [Fact]
    public async Task What_cannot_be_compared_is_told_with_its_reason_and_no_difference()
    {
        var (_, html) = await GetAsync("/comparisons?from=demo-2012&to=demo-2017");
        var entry = Regex.Match(html, "<li id=\"s-dual-vocational-training\">.*?</li>", RegexOptions.Singleline).Value;

        entry.ShouldContain("cannot be compared");
        entry.ShouldContain("Any apprenticeship counted in 2012");
        entry.ShouldNotContain("points");

        var (_, own) = await GetAsync("/comparisons/dual-vocational-training?from=demo-2012&to=demo-2017");
        own.ShouldContain("Any apprenticeship counted in 2012");
        own.ShouldNotContain("points");
        own.ShouldNotContain("id=\"change\"");
    }

    [Fact]
    public async Task A_series_has_a_page_with_both_sides_the_movers_and_where_the_difference_comes_from()
    {
        var (_, overview) = await GetAsync("/comparisons?from=demo-2012&to=demo-2017");
        var (_, html) = await GetAsync("/comparisons/smart-specialisation-strategy?from=demo-2012&to=demo-2017");

        overview.ShouldContain("href=\"/comparisons/smart-specialisation-strategy?from=demo-2012&amp;to=demo-2017\"");
        html.ShouldContain("15 of 28");
        html.ShouldContain("3 gained");
        html.ShouldContain("Cannot tell: 4 of 9 matched cities moved");
        html.ShouldContain("cities new in demo-2017");
    }

    [Theory]
    [InlineData("/comparisons?from=2017&to=demo-2017", 409, "Fiction is not compared with fact")]
    [InlineData("/comparisons?from=2017&to=2017", 422, "Two different readings are needed")]
    [InlineData("/editions/1999", 404, "There is no such page")]
    [InlineData("/cities/atlantis", 404, "There is no such page")]
    [InlineData("/practices/alchemy", 404, "There is no such page")]
    [InlineData("/editions/2017/factors/alchemy", 404, "There is no such page")]
    [InlineData("/comparisons/alchemy?from=demo-2012&to=demo-2017", 404, "There is no such page")]
    [InlineData("/comparisons/smart-specialisation-strategy?from=demo-2012", 400, "This cannot be shown")]
    [InlineData("/nowhere", 404, "There is no such page")]
    [InlineData("/editions/Not_An_Id", 404, "There is no such page")]
    [InlineData("/?at=yesterday", 400, "That point in time cannot be read")]
    public async Task A_refusal_is_a_page_too(string address, int status, string title)
    {
        var (response, html) = await GetAsync(address);

        ((int)response.StatusCode).ShouldBe(status);
        html.ShouldContain($"<h1>{title}</h1>");
        response.Headers.Contains("Content-Security-Policy").ShouldBeTrue();
    }

    [Fact]
    public async Task The_API_keeps_its_problems()
    {
        using var response = await SendAsync(await study.ClientAsync(), "/api/v1/editions/1999");

        (await response.RefusalAsync()).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_page_at_a_position_stays_there()
    {
        var (_, html) = await GetAsync("/editions/2017?at=r:2017.0");

        html.ShouldContain("You are reading an earlier position.");
        html.ShouldContain("href=\"/cities/bilbao?at=r%3A2017.0\"");
    }

    [Fact]
    public async Task Answers_are_shown_under_a_name_only_where_the_city_agreed()
    {
        var edition = await study.NewEditionAsync();
        var (open, silent, closed) = (await study.NewCityAsync(edition), await study.NewCityAsync(edition), await study.NewCityAsync(edition));
        foreach (var city in new[] { open, silent, closed })
            await study.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(true)), ("formalised", new BooleanAnswer(true)), ("spaces", new NumberAnswer(4711)));
        await study.WishAsync(edition, open, true);
        await study.WishAsync(edition, closed, false);
        await study.ReleaseAsync(edition);
        var (anyone, theirs) = (await study.ClientAsync(@as: null), await study.ClientAsync(@as: $"demo-city-{closed}"));

        (await GetAsync($"/cities/{open}", by: anyone)).Html.ShouldContain("4,711");
        foreach (var city in new[] { silent, closed })
        {
            var (_, html) = await GetAsync($"/cities/{city}", by: anyone);
            html.ShouldContain("has not agreed to have its answers shown");
            html.ShouldNotContain("4,711");
            (await GetAsync($"/cities/{city}")).Html.ShouldContain("4,711");
        }

        (await GetAsync($"/cities/{closed}", by: theirs)).Html.ShouldContain("4,711");
        (await GetAsync($"/cities/{silent}", by: theirs)).Html.ShouldNotContain("4,711");
        (await GetAsync($"/editions/{edition}", by: anyone)).Html.ShouldContain("3 of 3");
    }

    [Fact]
    public async Task Movers_that_did_not_agree_are_counted_and_not_named()
    {
        var (from, to, series, cities) = await TwoEditionsAsync([false, false, false], [true, true, true]);
        foreach (var edition in new[] { from, to })
            await study.WishAsync(edition, cities[1], true);
        await study.WishAsync(from, cities[2], true);
        await study.ReleaseAsync(from);
        await study.ReleaseAsync(to);

        var (_, html) = await GetAsync($"/comparisons/{series}?from={from}&to={to}", by: await study.ClientAsync(@as: null));

        html.ShouldContain($"<a href=\"/cities/{cities[1]}\">");
        html.ShouldContain("and 2 that did not agree to be named");
        html.ShouldNotContain($"/cities/{cities[0]}\"");
        html.ShouldNotContain($"/cities/{cities[2]}\"");

        var panel = await PanelAsync(await study.ClientAsync(@as: null));
        panel["gained"]!.AsArray().Select(it => (string)it!).ShouldBe([cities[1]]);
        ((int)panel["gainedCount"]!, (int)panel["gainedUnnamed"]!).ShouldBe((3, 2));
        (await PanelAsync(await study.ClientAsync(@as: $"demo-city-{cities[0]}")))["gained"]!.AsArray().Count.ShouldBe(2);
        (await PanelAsync(await study.ClientAsync()))["gained"]!.AsArray().Count.ShouldBe(3);

        async Task<JsonNode> PanelAsync(HttpClient client) => (await client.GetJsonAsync($"/api/v1/comparisons?from={from}&to={to}"))["series"]![0]!["panel"]!;
    }

    private static readonly Actor Tester = new("tester", "editor", "test");

    private async Task<(string From, string To, string Series, string[] Cities)> TwoEditionsAsync(bool[] before, bool[] after)
    {
        var (from, to) = (await study.NewEditionAsync(), await study.NewEditionAsync());
        var cities = new string[before.Length];
        for (var i = 0; i < cities.Length; i++)
            cities[i] = await study.NewCityAsync(from);
        Array.Sort(cities, StringComparer.Ordinal);

        var log = await study.GetAsync<EventLog>();
        var earlier = (await log.ReadAsync<Edition>(Streams.Edition(from), Cancellation)).State;
        var later = (await log.ReadAsync<Edition>(Streams.Edition(to), Cancellation)).State;
        for (var i = 0; i < cities.Length; i++)
        {
            await log.DecideAsync<Longitudinal.Cities.City>(Streams.City(cities[i]), Tester, it => Longitudinal.Cities.ClassifyCity.Decide(it, new("north", "small"), later), Cancellation);
            await SubmitAsync(from, cities[i], before[i]);
            await SubmitAsync(to, cities[i], after[i]);
        }

        var series = StudyService.NewId("series");
        await DecideAsync(it => StartSeries.Decide(it, new(series, new("A series"), SeriesMeasure.Share)));
        await DecideAsync(it => MapIndicators.Decide(it, new(MappingRule.Direct, ["strategy"]), earlier));
        await DecideAsync(it => MapIndicators.Decide(it, new(MappingRule.Direct, ["strategy"]), later));
        var recorded = await DecideAsync(it => JudgeComparability.Decide(it, new(from, to, Verdict.Comparable), earlier, later));
        await study.ReachAsync(recorded.Position);
        return (from, to, series, cities);

        Task<Recorded> DecideAsync(Func<FollowedSeries, Decision> decide) => log.DecideAsync(Streams.Series(series), Tester, decide, Cancellation);

        Task SubmitAsync(string edition, string city, bool strategy) => strategy
            ? study.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(true)), ("formalised", new BooleanAnswer(false)))
            : study.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(false)));
    }

    private async Task<(HttpResponseMessage Response, string Html)> GetAsync(string address, string language = "en", HttpClient? by = null)
    {
        var response = await SendAsync(by ?? await study.ClientAsync(), address, language);
        return (response, await response.Content.ReadAsStringAsync(Cancellation));
    }

    private async Task<long> CompressedAsync(string address, string language)
    {
        using var request = Request(address, language);
        request.Headers.AcceptEncoding.Add(new("br"));
        using var response = await (await study.ClientAsync()).SendAsync(request, Cancellation);
        response.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        return (await response.Content.ReadAsByteArrayAsync(Cancellation)).LongLength;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, string languages = "en")
    {
        using var request = Request(address, languages);
        return await client.SendAsync(request, Cancellation);
    }

    private static HttpRequestMessage Request(string address, string languages)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        request.Headers.TryAddWithoutValidation("Accept-Language", languages);
        return request;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Regex Figure(string id) => new($"<article class=\"figure\" id=\"f-{id}\">.*?</article>", RegexOptions.Singleline);

    [GeneratedRegex("<h([1-6])[ >]")]
    private static partial Regex Headings();

    [GeneratedRegex("at=p%3A[0-9]+")]
    private static partial Regex Position();

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"([^\"]+)\"")]
    private static partial Regex StyleSheet();
}
