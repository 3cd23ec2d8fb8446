using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using SmartCities.Longitudinal.Questionnaires;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Pages;

/// <summary>Editors invite, chase and give time on pages without a script; this service sends no mail.</summary>
public sealed partial class ParticipationPageTests(StudyService study)
{
    [Fact]
    public async Task An_editor_reminds_the_cities_selected()
    {
        using var browser = await FormBrowser.AsAsync(study, "demo-editor", "fr");
        var edition = await study.NewEditionAsync();
        var (one, other) = (await study.NewCityAsync(edition, prefix: "a"), await study.NewCityAsync(edition, prefix: "b"));
        await InviteAsync(edition, one, other);
        var reminders = $"/editions/{edition}/reminders";

        var page = await browser.OpenAsync(Page(edition));
        page.Words.ShouldContain("Participation à A small edition");
        page.Words.ShouldContain("sans adresse");
        page.Words.ShouldContain("Ce service n’envoie pas de courrier");
        (await browser.SendAsync(reminders)).Status.ShouldBe(422);
        browser.Page.Words.ShouldContain("Choisissez d’abord les villes.");
        (await browser.SendAsync(reminders, ("city", other))).Words.ShouldContain("1 ville a reçu un rappel.");

        var cities = (await (await study.ClientAsync()).GetJsonAsync($"/api/v1/editions/{edition}/participation"))["cities"]!.AsArray();
        cities.Select(it => it!["reach"]!["reminded"] is not null).ShouldBe([false, true]);
    }

    [Fact]
    public async Task Cities_are_shown_by_stage_region_band_and_how_they_were_reached_and_all_that_are_shown_are_reminded()
    {
        using var browser = await FormBrowser.AsAsync(study, "demo-editor");
        var edition = await study.NewEditionAsync();
        var (begun, north, south) = (await study.NewCityAsync(edition, prefix: "a"), await study.NewCityAsync(edition, band: "large", prefix: "b"), await study.NewCityAsync(edition, region: "south", prefix: "c"));
        var submitted = await study.NewCityAsync(edition, region: "south", prefix: "d");
        await InviteAsync(edition, begun, north, south, submitted);
        await (await study.ClientAsync()).ChangeAsync(Patch, $"/api/v1/editions/{edition}/drafts/{begun}", new { answers = new { spaces = 3 } }, "\"0\"");
        await study.SubmitAsync(edition, submitted, ("strategy", new BooleanAnswer(true)));

        (await ShownAsync("")).ShouldBe([begun, north, south, submitted]);
        (await ShownAsync("?region=south")).ShouldBe([south, submitted]);
        (await ShownAsync("?region=north&band=large")).ShouldBe([north]);
        (await ShownAsync("?stage=started")).ShouldBe([begun]);
        browser.Page.Words.ShouldContain("last in “Spaces”; 1 required answer missing");
        (await ShownAsync("?reach=not-opened&region=south")).ShouldBe([south, submitted]);
        (await ShownAsync("?reach=opened")).ShouldBeEmpty();
        (await ShownAsync("?reach=unreachable&stage=submitted")).ShouldBe([submitted]);
        (await ShownAsync("?region=atlantis")).ShouldBeEmpty();
        browser.Page.Html.ShouldNotContain("name=\"all\"");

        await ShownAsync("?region=south&stage=");
        (await browser.SendAsync($"/editions/{edition}/reminders?region=south", ("all", "yes"))).Words.ShouldContain("1 city was reminded.");
        browser.LedTo.ShouldBe($"{Page(edition)}?region=south&reminded=1");

        async Task<IReadOnlyList<string>> ShownAsync(string query)
        {
            var page = await browser.OpenAsync(Page(edition) + query);
            page.Status.ShouldBe(200);
            return CitiesOf(edition, page);
        }
    }

    [Fact]
    public async Task Those_not_invited_yet_are_chosen_among_or_all_of_a_region_are_invited()
    {
        using var browser = await FormBrowser.AsAsync(study, "demo-editor");
        var edition = await study.NewEditionAsync();
        var (one, two, three) = (await study.NewCityAsync(edition, prefix: "a"), await study.NewCityAsync(edition, prefix: "b"), await study.NewCityAsync(edition, region: "south", prefix: "c"));
        var invitations = $"/editions/{edition}/invitations";

        (await browser.OpenAsync($"{Page(edition)}?region=north")).Words.ShouldContain("2 cities are registered and were not invited yet.");
        CitiesOf(edition, await browser.OpenAsync($"{Page(edition)}?stage=not-invited&region=north")).ShouldBe([one, two]);
        (await browser.SendAsync($"{invitations}?stage=not-invited&region=north", ("language", "es"))).Status.ShouldBe(422);
        browser.Page.Words.ShouldContain("Select the cities first.");
        browser.Page.Html.ShouldContain("<option value=\"es\" selected>");
        (await browser.SendAsync($"{invitations}?stage=not-invited&region=north", ("city", two), ("language", "es"))).Words.ShouldContain("1 city was invited.");
        CitiesOf(edition, browser.Page).ShouldBe([one]);

        await browser.OpenAsync($"{Page(edition)}?region=south");
        (await browser.SendAsync($"{invitations}?region=south", ("all", "yes"))).Words.ShouldContain("1 city was invited.");
        CitiesOf(edition, await browser.OpenAsync(Page(edition))).ShouldBe([two, three]);
        var events = (await (await study.ClientAsync()).GetJsonAsync($"/api/v1/audit?edition={edition}&city={two}"))["entries"]!.AsArray();
        ((string?)events[0]!["language"]).ShouldBe("es");

        // What came in between is told city by city, and the others are done.
        await browser.OpenAsync($"{Page(edition)}?stage=not-invited&region=north");
        var fields = browser.Fields($"{invitations}?stage=not-invited&region=north").Concat([KeyValuePair.Create("city", one), KeyValuePair.Create("city", "bilbao")]).ToList();
        (await browser.SendAsync($"{invitations}?stage=not-invited&region=north", fields)).Status.ShouldBe(200);
        browser.Page.Words.ShouldContain("1 city was invited.");
        browser.Page.Words.ShouldContain("This was not done for 1 city Fictional cities take part in demonstration editions only, and real ones never do. Bilbao");
    }

    [Fact]
    public async Task One_city_gets_more_time_and_what_was_typed_stays_where_it_is_refused()
    {
        var client = await study.ClientAsync();
        using var browser = await FormBrowser.AsAsync(study, "demo-editor");
        var edition = await study.NewEditionAsync();
        var city = await study.NewCityAsync(edition);
        await client.ChangeAsync(Post, $"/api/v1/editions/{edition}/extension", new { closes = "2031-03-20T23:59:00+01:00", timeZone = "Europe/Madrid", reason = "As announced." }, await client.ETagAsync($"/api/v1/editions/{edition}"));
        await InviteAsync(edition, city);
        var (page, extension) = ($"/editions/{edition}/invitations/{city}", $"/editions/{edition}/invitations/{city}/extension");

        await browser.OpenAsync(page);
        browser.Page.Words.ShouldContain("as clocks in Europe/Madrid show them");
        browser.Fields(extension).ShouldContain(KeyValuePair.Create("date", "2031-03-27"));
        foreach (var (date, time, words) in new[] { ("2031-03-30", "02:30", "no day and time that clocks there show"), ("soon", "23:59", "no day and time"), ("2031-03-01", "23:59", "moves the closing day later, never earlier") })
        {
            (await browser.SendAsync(extension, ("date", date), ("time", time), ("reason", "A flood <b>."))).Status.ShouldBe(422);
            browser.Page.Title.ShouldStartWith("Error:");
            browser.Page.Words.ShouldContain(words);
            browser.Fields(extension).Select(it => it.Value).ShouldContain(date);
            browser.Fields(extension).ShouldContain(KeyValuePair.Create("reason", "A flood <b>."));
        }

        (await browser.SendAsync(extension, ("reason", ""))).Words.ShouldContain("Give a reason");
        await browser.SendAsync(extension, ("date", "2031-04-02"), ("time", "12:00"), ("reason", "A flood."));
        browser.Page.Status.ShouldBe(200);
        browser.Page.Words.ShouldContain("until 2 April 2031");
        browser.Page.Words.ShouldContain("2 April 2031, 12:00 (Europe/Madrid, UTC+02:00)");
        ((DateTimeOffset?)(await client.GetJsonAsync($"/api/v1/editions/{edition}/participation"))["cities"]![0]!["reach"]!["extendedUntil"])
            .ShouldBe(DateTimeOffset.Parse("2031-04-02T12:00:00+02:00", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task An_invitation_is_withdrawn_and_made_again_on_the_citys_page()
    {
        using var browser = await FormBrowser.AsAsync(study, "demo-editor", "es");
        var edition = await study.NewEditionAsync();
        var city = await study.NewCityAsync(edition);
        var page = $"/editions/{edition}/invitations/{city}";
        await browser.OpenAsync(page);
        browser.Page.Html.ShouldNotContain("/withdrawal");
        (await browser.SendAsync(page, ("language", "fr"))).Words.ShouldContain($"invitó a {city}");
        (await browser.SendAsync($"{page}/reminder")).Words.ShouldContain("recordó el formulario");

        (await browser.SendAsync($"{page}/withdrawal")).Words.ShouldContain("retiró la invitación");
        browser.Page.Words.ShouldContain("Su invitación se retiró el");
        browser.Page.Html.ShouldNotContain("/reminder\"");
        (await browser.SendAsync(page)).Words.ShouldContain("invitó a");
        browser.Page.Html.ShouldContain($"{page}/withdrawal");

        // Somebody else submitted meanwhile: the page that was read is stale.
        var stale = browser.Fields($"{page}/extension", ("date", "2031-01-01"), ("reason", "A flood.")).ToList();
        await study.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(true)));
        (await browser.SendAsync($"{page}/extension", stale)).Status.ShouldBe(412);
        browser.Page.Words.ShouldContain("Ha cambiado desde que lo leyó");
        browser.Fields($"{page}/extension").ShouldContain(KeyValuePair.Create("reason", "A flood."));
    }

    [Fact]
    public async Task Before_an_edition_opens_cities_are_invited_and_after_it_closed_nobody_is()
    {
        var client = await study.ClientAsync();
        using var browser = await FormBrowser.AsAsync(study, "demo-editor");
        var edition = await study.NewEditionAsync(open: false);
        var (one, other) = (await study.NewCityAsync(edition, prefix: "a"), await study.NewCityAsync(edition, prefix: "b"));
        await browser.OpenAsync($"{Page(edition)}?stage=not-invited&region=north");
        browser.Page.Words.ShouldContain("The edition is not open yet");
        await browser.SendAsync($"/editions/{edition}/invitations?stage=not-invited&region=north", ("city", one));
        await browser.OpenAsync($"{Page(edition)}?region=north");
        browser.Page.Html.ShouldNotContain("Remind the cities selected");
        (await browser.OpenAsync($"/editions/{edition}/invitations/{one}")).Html.ShouldNotContain("/extension\"");

        await client.ChangeAsync(Post, $"/api/v1/editions/{edition}/opening", new { }, await client.ETagAsync($"/api/v1/editions/{edition}"));
        await browser.OpenAsync(Page(edition));
        var fields = browser.Fields($"/editions/{edition}/reminders", ("city", one)).ToList();
        await client.ChangeAsync(Post, $"/api/v1/editions/{edition}/closing", new { }, await client.ETagAsync($"/api/v1/editions/{edition}"));

        (await browser.SendAsync($"/editions/{edition}/reminders", fields)).Status.ShouldBe(409);
        browser.Page.Words.ShouldContain("This edition is not open.");
        browser.Page.Words.ShouldContain("The edition is closed: nobody is invited any more.");
        browser.Page.Html.ShouldNotContain("Invite all");
        await browser.OpenAsync($"/editions/{edition}/invitations/{other}");
        browser.Page.Html.ShouldNotContain("Invite</button>");

        // Given more time, a city can be reminded again, and it alone.
        await browser.OpenAsync($"/editions/{edition}/invitations/{one}");
        await browser.SendAsync($"/editions/{edition}/invitations/{one}/extension", ("date", "2031-01-01"), ("reason", "A flood."));
        await browser.OpenAsync(Page(edition));
        (await browser.SendAsync($"/editions/{edition}/reminders", ("city", one))).Words.ShouldContain("1 city was reminded.");
    }

    [Theory]
    [InlineData("demo-analyst", 403)]
    [InlineData("alder", 403)]
    public async Task Whoever_runs_no_edition_sees_none_of_it(string person, int status)
    {
        using var browser = await FormBrowser.AsAsync(study, person);
        (await browser.OpenAsync(Page("demo-2022"))).Status.ShouldBe(status);
        (await browser.OpenAsync("/editions/demo-2022/invitations/alder")).Status.ShouldBe(status);
        foreach (var action in new[] { "invitations", "reminders", "invitations/alder", "invitations/alder/withdrawal", "invitations/alder/extension", "invitations/alder/reminder" })
            (await browser.SendAsync($"/editions/demo-2022/{action}", [KeyValuePair.Create("city", "alder")])).Status.ShouldBeGreaterThanOrEqualTo(400);
    }

    private static string Page(string edition) => $"/editions/{edition}/participation";

    private static IReadOnlyList<string> CitiesOf(string edition, FormPageRead page) =>
        [.. CityLink().Matches(page.Html).Where(it => it.Groups[1].Value == edition).Select(it => it.Groups[2].Value)];

    private async Task InviteAsync(string edition, params string[] cities)
    {
        using var invited = await (await study.ClientAsync()).SendJsonAsync(Post, $"/api/v1/editions/{edition}/invitations", new { cities });
        await study.ReachAsync((long)(await invited.JsonAsync())["position"]!);
    }

    [GeneratedRegex("<th scope=\"row\"><a href=\"/editions/([^/]+)/invitations/([^\"]+)\">")]
    private static partial Regex CityLink();
}
