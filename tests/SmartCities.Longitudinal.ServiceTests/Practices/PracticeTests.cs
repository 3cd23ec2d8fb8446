using Shouldly;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Practices;

public sealed class PracticeTests(StudyService study)
{
    [Fact]
    public async Task The_practices_of_2017_are_listed_by_title_and_found_by_city_factor_and_words()
    {
        var client = await study.ClientAsync();

        var titles = await TitlesAsync("?edition=2017");
        titles.Count.ShouldBe(24);
        titles.ShouldBe(titles.OrderBy(Letters.Folded, StringComparer.Ordinal));
        (await TitlesAsync("?city=brno&edition=2017")).ShouldContain("Brno Effect");
        (await TitlesAsync("?factor=smart-specialisation&edition=2017")).ShouldContain("Brno Effect");
        (await TitlesAsync("?q=ELECTRON%20microscopes")).ShouldBe(["Brno Effect"]);
        (await TitlesAsync("?q=nothing-of-the-kind")).ShouldBeEmpty();

        async Task<List<string>> TitlesAsync(string query) => [.. (await client.GetJsonAsync($"/api/v1/practices{query}"))["practices"]!.AsArray().Select(it => (string)it!["title"]!)];
    }

    [Fact]
    public async Task The_practices_are_read_page_by_page()
    {
        var client = await study.ClientAsync();
        var all = (await client.GetJsonAsync("/api/v1/practices?edition=2017"))["practices"]!.AsArray().Select(it => (string)it!["practice"]!).ToList();

        var (read, next) = (new List<string>(), "");
        do
        {
            var page = await client.GetJsonAsync($"/api/v1/practices?edition=2017&limit=7&after={Uri.EscapeDataString(next)}");
            read.AddRange(page["practices"]!.AsArray().Select(it => (string)it!["practice"]!));
            next = (string?)page["next"];
        }
        while (next is not null);

        read.ShouldBe(all);
        (await client.RefusedAsync(Get, "/api/v1/practices?limit=0")).ShouldBe((400, "query-invalid", "?limit"));
    }

    [Theory]
    [InlineData("Une bibliothèque à l’œuvre dans chaque quartier", "BIBLIOTHEQUE oeuvre l'œuvre")]
    [InlineData("Año de la niñez: educación y pingüinos", "ninez EDUCACIÓN anó")]
    [InlineData("The café at the harbour", "cafe harbour")]
    public async Task A_practice_is_found_whatever_the_accents(string title, string words)
    {
        var client = await study.ClientAsync();
        var (edition, practice) = (await study.NewEditionAsync(), StudyService.NewId("practice"));
        var city = await study.NewCityAsync(edition);
        await client.ChangeAsync(Post, "/api/v1/practices", new { practice, edition, title, city, successFactors = Array.Empty<string>(), results = Array.Empty<object>() });

        var found = await client.GetJsonAsync($"/api/v1/practices?city={city}&q={Uri.EscapeDataString(words)}");

        ((string)found["practices"]!.AsArray().ShouldHaveSingleItem()!["practice"]!).ShouldBe(practice);
        (await client.GetJsonAsync($"/api/v1/practices?city={city}&q=bibliotheken"))["practices"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_practice_is_shared_revised_with_a_reason_and_retired()
    {
        var client = await study.ClientAsync();
        var (edition, practice) = (await study.NewEditionAsync(), StudyService.NewId("practice"));
        var city = await study.NewCityAsync(edition);
        var address = $"/api/v1/practices/{practice}";

        var tag = await client.ChangeAsync(Post, "/api/v1/practices", Practice(practice, edition, city));
        (await client.RefusedAsync(Patch, address, new { objective = "More." }, tag)).ShouldBe((422, "reason-missing", "/reason"));
        (await client.RefusedAsync(Patch, address, new { objective = "More.", reason = "…" })).ShouldBe((428, "precondition-missing", null));
        (await client.RefusedAsync(Patch, address, new { factor = "none", reason = "…" }, tag)).ShouldBe((422, "factor-unknown", "/factor"));
        (await client.RefusedAsync(Patch, address, new { city = "bilbao", reason = "…" }, tag)).ShouldBe((409, "fiction-and-fact", "/city"));
        (await client.RefusedAsync(Patch, address, new { edition = "2017", reason = "…" }, tag)).ShouldBe((422, "member-fixed", "/edition"));
        var revised = await client.ChangeAsync(Patch, address, new { objective = "More.", factor = (string?)null, reason = "It grew." }, tag);
        (await client.RefusedAsync(Delete, address, new { reason = "…" }, tag)).ShouldBe((412, "stale", null));
        (await client.RefusedAsync(Delete, address, new { reason = "" }, revised)).ShouldBe((422, "reason-missing", "/reason"));

        var there = await client.GetJsonAsync(address);
        ((string)there["objective"]!, (string)there["title"]!, (bool)there["retired"]!).ShouldBe(("More.", "A library in each quarter", false));
        (await ListedAsync()).ShouldBe([practice]);
        await client.ChangeAsync(Delete, address, new { reason = "The library closed." }, revised);
        (await ListedAsync()).ShouldBeEmpty();
        ((bool)(await client.GetJsonAsync(address))["retired"]!).ShouldBeTrue();

        async Task<List<string>> ListedAsync() => [.. (await client.GetJsonAsync($"/api/v1/practices?edition={edition}"))["practices"]!.AsArray().Select(it => (string)it!["practice"]!)];
    }

    [Fact]
    public async Task A_practice_of_nobody_or_nowhere_is_refused()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync();
        var city = await study.NewCityAsync(edition);

        (await client.RefusedAsync(Post, "/api/v1/practices", Practice("Not An Id", edition, city))).ShouldBe((422, "id-invalid", "/practice"));
        (await client.RefusedAsync(Post, "/api/v1/practices", Practice(StudyService.NewId("practice"), "not-there", city))).ShouldBe((422, "edition-unknown", "/edition"));
        (await client.RefusedAsync(Post, "/api/v1/practices", Practice(StudyService.NewId("practice"), edition, "not-there"))).ShouldBe((422, "city-unknown", "/city"));
        (await client.RefusedAsync(Post, "/api/v1/practices", Practice("brno-effect", "2017", "brno"))).ShouldBe((409, "practice-exists", "/practice"));
        (await client.RefusedAsync(Get, "/api/v1/practices/not-there")).ShouldBe((404, "practice-unknown", null));
    }

    private static object Practice(string practice, string edition, string city) => new
    {
        practice,
        edition,
        title = "A library in each quarter",
        city,
        factor = edition == "2017" ? "smart-specialisation" : "planning",
        objective = "Reading for all.",
        successFactors = new[] { "Patience" },
        results = new[] { new { metric = "libraries", value = 12 } },
    };
}
