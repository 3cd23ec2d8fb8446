using Microsoft.Playwright;
using Shouldly;
using SmartCities.Longitudinal.ServiceTests;
using Xunit;

namespace SmartCities.Longitudinal.BrowserTests;

public sealed class PagesTests(StudyService study, Browser browser)
{
    public static TheoryData<string> Addresses =>
    [
        "/", "/editions/2012", "/editions/2017", "/editions/demo-2017", "/comparisons", "/comparisons?from=demo-2012&to=demo-2017",
        "/comparisons?from=2017&to=demo-2017", "/cities", "/cities/bilbao", "/cities/alder", "/practices/brno-effect", "/sign-in",
        "/editions/2017/factors/basic-education", "/editions/2017/figures", "/editions/2017/figures?field=digital-society-economy", "/editions/demo-2017/factors/smart-specialisation",
        "/editions/demo-2017/indicators/smart-specialisation-formalised", "/editions/2017/indicators/dual-vocational-training",
        "/comparisons/smart-specialisation-strategy?from=demo-2012&to=demo-2017", "/comparisons/dual-vocational-training?from=demo-2012&to=demo-2017",
        "/comparisons/smart-specialisation-strategy?from=demo-2012&to=demo-2017&group=region", "/series", "/series/smart-specialisation-strategy", "/series/big-data-programmes",
        "/editions/demo-2022/submissions/alder/history", "/editions/2017/submissions/bilbao/history", "/editions/demo-2017/changes", "/editions/demo-2022/questionnaire/diff?with=demo-2017",
        "/editions/demo-2022/submissions/tarn", "/editions/demo-2022/drafts/tarn", "/editions/demo-2022/drafts/tarn/profile", "/editions/demo-2022/drafts/tarn/closing",
        "/editions/demo-2022/drafts/tarn/digital-infrastructure", "/editions/demo-2022/submissions/alder", "/editions/demo-2022/submissions/alder/answers",
        "/editions/demo-2022/submissions/alder/amendment?section=entrepreneurship", "/editions/demo-2022/submissions/alder/queries?question=population",
        "/people", "/cities/alder/office", "/cities/tarn/office", "/erasures", "/redactions", "/me", "/privacy", "/editions/demo-2022/submissions/alder/receipts/1",
        "/editions/demo-2022/participation", "/editions/demo-2022/participation?stage=not-invited", "/editions/demo-2022/invitations/tarn", "/editions/demo-2022/invitations/alder",
    ];

    // As an administrator, who may see every page.
    private static readonly Dictionary<string, string> Administrator = new() { ["Authorization"] = "Bearer demo-administrator" };

    private static Task? s_people;

    // One page for all addresses: a browser takes longer to open another than to read most of them.
    private static Task<IPage>? s_wide;
    private static Task<IPage>? s_narrow;

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_page_has_no_serious_barrier_and_nothing_to_say_to_the_console(string address)
    {
        var page = await (s_wide ??= browser.NewPageAsync(new() { Locale = "en", ExtraHTTPHeaders = Administrator }));
        var said = new List<string>();
        page.Console += Hear;
        page.PageError += HearError;

        await page.GotoAsync(await At(address));
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(it => it.open = true)");
        (await page.BarriersAsync()).ShouldBeEmpty();
        said.Where(it => !it.Contains("the server responded with a status of 4", StringComparison.Ordinal)).ShouldBeEmpty();
        page.Console -= Hear;
        page.PageError -= HearError;

        void Hear(object? from, IConsoleMessage message) => said.Add(message.Text);
        void HearError(object? from, string error) => said.Add(error);
    }

    [Fact]
    public async Task A_barrier_is_found_where_there_is_one_in_the_dark_too()
    {
        var page = await browser.NewPageAsync();
        await page.SetContentAsync(
            """
            <html lang="en"><title>Poor</title><style>@media (prefers-color-scheme: dark) { p { color: #777; background: #888 } }</style>
            <main><h1>Poor</h1><img src="data:,"><p>Grey on grey</p></main></html>
            """);

        var found = await page.BarriersAsync();

        found.Select(it => it.Split(':')[0]).ShouldBe(["image-alt", "color-contrast"]);
        found[1].ShouldContain("Grey on grey");
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_page_fits_the_narrowest_screen_in_every_language(string address)
    {
        var page = await (s_narrow ??= browser.NewPageAsync(new() { ViewportSize = new() { Width = 320, Height = 700 }, ExtraHTTPHeaders = Administrator }));
        foreach (var language in new[] { "en", "es", "fr" })
        {
            await page.GotoAsync(await At($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}"));
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(it => it.open = true)");

            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(320, $"{address} in {language}");
        }
    }

    [Fact]
    public async Task Two_editions_are_chosen_and_compared_without_a_script()
    {
        var page = await browser.NewPageAsync(new() { JavaScriptEnabled = false, Locale = "en" });

        await page.GotoAsync(await At("/comparisons"));
        await page.GetByLabel("Earlier edition").SelectOptionAsync("demo-2012");
        await page.GetByLabel("Later edition").SelectOptionAsync("demo-2017");
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();

        page.Url.ShouldEndWith("/comparisons?from=demo-2012&to=demo-2017");
        (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldBe("demo-2012 and demo-2017 compared");
        await page.GetByRole(AriaRole.Link, new() { Name = "Has a smart specialisation strategy" }).ClickAsync();
        (await page.GetByRole(AriaRole.Main).InnerTextAsync()).ShouldContain("Cannot tell: 4 of 9 matched cities moved");
        await page.GetByRole(AriaRole.Link, new() { Name = "demo-2012 and demo-2017 compared" }).ClickAsync();
        page.Url.ShouldEndWith("/comparisons?from=demo-2012&to=demo-2017");
    }

    [Fact]
    public async Task The_keyboard_goes_first_to_the_content_and_shows_where_it_is()
    {
        var page = await browser.NewPageAsync(new() { Locale = "en" });
        await page.GotoAsync(await At("/"));

        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Skip to content");
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle")).ShouldBe("solid");
        (await page.EvaluateAsync<float>("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")).ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task A_person_signs_in_stays_on_the_page_and_signs_out_without_a_script()
    {
        var page = await browser.NewPageAsync(new() { JavaScriptEnabled = false, Locale = "en", ViewportSize = new() { Width = 320, Height = 700 } });
        await page.GotoAsync(await At("/editions/demo-2022"));
        (await page.InnerTextAsync("main")).ShouldContain("Nothing is released yet.");

        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.GetByLabel("City", new() { Exact = true }).SelectOptionAsync("tarn");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        page.Url.ShouldEndWith("/editions/demo-2022");
        (await page.InnerTextAsync("header")).ShouldContain("lead of tarn");

        await page.GotoAsync(await At("/sign-in?returnTo=/editions/demo-2022"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in: analyst" }).ClickAsync();
        (await page.InnerTextAsync("main")).ShouldNotContain("Nothing is released yet.");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(320);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        (await page.InnerTextAsync("main")).ShouldContain("Nothing is released yet.");
    }

    [Fact]
    public async Task A_chosen_language_is_remembered()
    {
        var page = await browser.NewPageAsync(new() { Locale = "en" });
        await page.GotoAsync(await At("/"));

        await page.GetByRole(AriaRole.Link, new() { Name = "Français" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Villes", Exact = true }).ClickAsync();

        (await page.EvaluateAsync<string>("document.documentElement.lang")).ShouldBe("fr");
        (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldBe("Villes");
    }

    /// <summary>An address of the service, where there are people to see: an office has a lead and somebody with a long address.</summary>
    private async Task<string> At(string address)
    {
        var client = await study.ClientAsync();
        await (s_people ??= AddPeopleAsync(client));
        return new Uri(client.BaseAddress!, address).ToString();
    }

    private static async Task AddPeopleAsync(HttpClient client)
    {
        foreach (var (name, mail) in new[] { ("Ada Þórsdóttir", "ada@alder.example"), ("Bo", $"{new string('b', 50)}.of.the.planning.department@alder.example") })
            await client.ChangeAsync(HttpMethod.Post, "/api/v1/cities/alder/members", new { name, address = mail, language = "en", lead = name.Length > 2 });
    }
}
