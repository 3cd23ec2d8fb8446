using Shouldly;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.ServiceTests.Pages;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.People;

/// <summary>What is kept about people is told to everyone in general, and to each of them about themselves; administrators keep the directory.</summary>
public sealed class AboutPeopleTests(StudyService study)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_says_what_is_kept_why_and_how_long_in_every_language()
    {
        using var nobody = await study.ClientAsync(@as: null);
        var kept = (await study.GetAsync<AboutPeople>()).Kept;
        kept.Select(it => it.Name).ShouldBeUnique();
        new[] { "directory", "personal-answers", "requests" }.ShouldBeSubsetOf(kept.Select(it => it.Name));
        foreach (var language in new[] { "en", "es", "fr" })
        {
            var page = System.Net.WebUtility.HtmlDecode(await nobody.GetStringAsync($"/privacy?lang={language}", Cancellation));
            foreach (var words in kept.SelectMany(it => new[] { it.What, it.Why, it.HowLong }))
            {
                words.Es.ShouldNotBeNullOrEmpty();
                words.Fr.ShouldNotBeNullOrEmpty();
                page.ShouldContain(words.In(language));
            }
        }

        (await nobody.GetStringAsync("/", Cancellation)).ShouldContain("<a href=\"/privacy\">");
    }

    [Fact]
    public async Task Everyone_reads_and_takes_away_what_is_kept_about_them()
    {
        using var editor = await study.ClientAsync(@as: "demo-editor");
        using var keyed = await editor.SendJsonAsync(HttpMethod.Post, "/api/v1/cities", new { city = "No Id" }, ("Idempotency-Key", StudyService.NewId("me")));
        var me = await editor.GetJsonAsync("/api/v1/me");
        ((string?)me["person"]).ShouldBe("demo-editor");
        ((string?)me["role"]).ShouldBe("editor");
        me["kept"]!["requests"]!.AsArray().Count.ShouldBeGreaterThan(0);
        ((long)me["done"]!["events"]!).ShouldBeGreaterThanOrEqualTo(0);
        (await editor.RefusedAsync(HttpMethod.Patch, "/api/v1/me", new { name = "Ane" })).ShouldBe((404, "person-unknown", null));

        using var browser = await FormBrowser.AsAsync(study, "demo-editor");
        (await browser.OpenAsync("/me")).Words.ShouldContain("You are known here as demo-editor.");
        browser.Page.Html.ShouldContain("href=\"/api/v1/me\"");
        browser.Page.Words.ShouldContain("The directory does not have you");
    }

    [Fact]
    public async Task A_person_changes_their_own_name_language_and_digest()
    {
        var directory = await study.GetAsync<ActorDirectory>();
        var address = PersonalStudy.NewAddress();
        await directory.AddAsync(new("demo-city-birch", "Ane", address, "en", Digest: false), Cancellation);
        using var browser = await FormBrowser.AsAsync(study, "birch");
        (await browser.OpenAsync("/me")).Words.ShouldContain(address);

        await browser.SendAsync("/me", ("name", "Ane Etxebarria"), ("language", "fr"), ("digest", "yes"));
        browser.Page.Words.ShouldContain("Saved.");
        (await directory.FindAsync("demo-city-birch", Cancellation)).ShouldBe(new("demo-city-birch", "Ane Etxebarria", address, "fr", Digest: true));
        await browser.SendAsync("/me", ("name", "Ane\nBcc: all@example.org"));
        browser.Page.Status.ShouldBe(422);

        using var client = await study.ClientAsync(@as: "demo-city-birch");
        await client.ChangeAsync(HttpMethod.Patch, "/api/v1/me", new { language = "es" });
        ((string?)(await client.GetJsonAsync("/api/v1/me"))["kept"]!["directory"]!["language"]).ShouldBe("es");
        (await client.RefusedAsync(HttpMethod.Patch, "/api/v1/me", new { language = "de" })).ShouldBe((422, "language-unknown", "/language"));
    }

    [Fact]
    public async Task Administrators_keep_the_directory()
    {
        using var admin = await study.ClientAsync(@as: "demo-administrator");
        var address = PersonalStudy.NewAddress();
        using var entered = await admin.SendJsonAsync(HttpMethod.Post, "/api/v1/people", new { name = "Ane Etxebarria", address, language = "fr" });
        ((int)entered.StatusCode).ShouldBe(201);
        var at = entered.Headers.Location!.OriginalString;
        var person = (string)(await entered.JsonAsync())["person"]!;
        person.ShouldStartWith("person-");
        (await admin.RefusedAsync(HttpMethod.Post, "/api/v1/people", new { name = "Another", address = address.ToUpperInvariant(), language = "fr" })).ShouldBe((409, "address-taken", "/address"));
        (await admin.RefusedAsync(HttpMethod.Post, "/api/v1/people", new { name = "Another", address = "nowhere", language = "fr" })).ShouldBe((422, "address-invalid", "/address"));

        var tag = await admin.ETagAsync(at);
        (await admin.RefusedAsync(HttpMethod.Patch, at, new { digest = true })).Status.ShouldBe(428);
        await admin.ChangeAsync(HttpMethod.Patch, at, new { digest = true }, tag);
        (await admin.RefusedAsync(HttpMethod.Patch, at, new { digest = false }, tag)).ShouldBe((412, "stale", null));
        var there = await admin.GetJsonAsync(at);
        ((string?)there["name"]).ShouldBe("Ane Etxebarria");
        ((bool)there["digest"]!).ShouldBeTrue();
        (await admin.GetJsonAsync("/api/v1/people?limit=1000"))["people"]!.AsArray().Select(it => (string?)it!["person"]).ShouldContain(person);
        (await admin.RefusedAsync(HttpMethod.Patch, "/api/v1/people/nobody", new { digest = true }, tag)).ShouldBe((404, "person-unknown", null));
    }
}
