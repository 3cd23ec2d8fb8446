using Shouldly;
using SmartCities.Longitudinal.Questionnaires;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Cities;

public sealed class CityTests(StudyService study)
{
    [Fact]
    public async Task Cities_are_listed_alphabetically()
    {
        var client = await study.ClientAsync();

        var cities = (await client.GetJsonAsync("/api/v1/cities?limit=1000"))["cities"]!.AsArray().Select(it => (string)it!["city"]!).ToList();

        cities.ShouldBe(cities.Order(StringComparer.Ordinal));
        cities.ShouldContain("bilbao");
    }

    [Fact]
    public async Task Cities_are_read_page_by_page_and_none_is_missed_or_doubled()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync();
        var prefix = StudyService.NewId("paged");
        var expected = new List<string>();
        for (var i = 0; i < 5; i++)
            expected.Add(await study.NewCityAsync(edition, prefix: prefix));
        expected.Sort(StringComparer.Ordinal);

        var first = await client.GetJsonAsync($"/api/v1/cities?limit=2&after={prefix}");
        Cities(first).ShouldBe(expected[..2]);
        var late = await study.NewCityAsync(edition, prefix: $"{prefix}-0");
        var second = await client.GetJsonAsync($"/api/v1/cities?limit=2&after={first["next"]}");
        Cities(second).ShouldBe(expected[2..4]);
        Cities(await client.GetJsonAsync($"/api/v1/cities?limit=1&after={second["next"]}")).ShouldBe(expected[4..]);
        Cities(await client.GetJsonAsync($"/api/v1/cities?limit=1&after={prefix}")).ShouldBe([late]);

        (await client.GetJsonAsync("/api/v1/cities?after=zzzz"))["next"].ShouldBeNull();
        (await client.RefusedAsync(Get, "/api/v1/cities?limit=1001")).ShouldBe((400, "query-invalid", "?limit"));

        static IEnumerable<string> Cities(System.Text.Json.Nodes.JsonObject page) => page["cities"]!.AsArray().Select(it => (string)it!["city"]!);
    }

    [Fact]
    public async Task A_city_shows_every_edition_with_its_place_in_the_scheme_and_its_stage()
    {
        var client = await study.ClientAsync();

        var alder = await client.GetJsonAsync("/api/v1/cities/alder");
        alder["editions"]!.AsArray().Select(it => (string)it!["edition"]!).ShouldBe(["demo-2012", "demo-2017", "demo-2022"]);
        alder["editions"]!.AsArray().Take(2).ShouldAllBe(it => (string)it!["stage"]! == "submitted" && (bool)it["demonstration"]!);

        var bilbao = (await client.GetJsonAsync("/api/v1/cities/bilbao"))["editions"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)bilbao["stage"]!, (string)bilbao["region"]!, (string)bilbao["band"]!).ShouldBe(("reported", "europe", "100k-1m"));
    }

    [Fact]
    public async Task A_city_is_registered_renamed_and_classified()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync();
        var city = StudyService.NewId("city");
        var address = $"/api/v1/cities/{city}";

        using var created = await client.SendJsonAsync(Post, "/api/v1/cities", new { city, name = "Birchwood", fictional = true });
        ((int)created.StatusCode, created.Headers.Location!.ToString()).ShouldBe((201, address));
        var tag = await client.ChangeAsync(Put, $"{address}/classifications/{edition}", new { region = "north", band = "small", population = 40_000 }, ifNoneMatch: "*");
        (await client.RefusedAsync(Put, $"{address}/classifications/{edition}", new { region = "south", band = "small" }, ifNoneMatch: "*")).ShouldBe((412, "stale", null));
        (await client.RefusedAsync(Put, $"{address}/classifications/{edition}", new { region = "south", band = "small" })).ShouldBe((428, "precondition-missing", null));
        await client.ChangeAsync(Put, $"{address}/classifications/{edition}", new { region = "south", band = "small" }, tag);
        tag = await client.ETagAsync(address);
        (await client.RefusedAsync(Patch, address, new { name = "" }, tag)).ShouldBe((422, "name-invalid", "/name"));
        (await client.RefusedAsync(Patch, address, new { name = "Beechwood" })).ShouldBe((428, "precondition-missing", null));
        await client.ChangeAsync(Patch, address, new { name = "Beechwood", reason = "It was renamed." }, tag);
        (await client.RefusedAsync(Patch, address, new { name = "Ashwood" }, tag)).ShouldBe((412, "stale", null));

        var there = await client.GetJsonAsync(address);
        ((string)there["name"]!, (string)there["editions"]![0]!["region"]!).ShouldBe(("Beechwood", "south"));
        there["editions"]![0]!["stage"].ShouldBeNull();
    }

    [Fact]
    public async Task What_a_city_does_elsewhere_changes_its_reading_and_not_its_version()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync();
        var city = await study.NewCityAsync(edition);
        var before = await client.ETagAsync($"/api/v1/cities/{city}");

        await study.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(true)));

        (await client.ETagAsync($"/api/v1/cities/{city}")).ShouldNotBe(before);
        await client.ChangeAsync(Patch, $"/api/v1/cities/{city}", new { name = "Renamed" }, before);
    }

    [Fact]
    public async Task A_city_can_succeed_another_and_never_itself()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync();
        var (old, young, other) = (await study.NewCityAsync(edition), await study.NewCityAsync(edition), await study.NewCityAsync(edition));

        await client.ChangeAsync(Put, $"/api/v1/cities/{old}/successor", new { city = young, reason = "They merged." }, ifNoneMatch: "*");

        ((string)(await client.GetJsonAsync($"/api/v1/cities/{old}"))["successor"]!).ShouldBe(young);
        ((string)(await client.GetJsonAsync($"/api/v1/cities/{young}"))["predecessor"]!).ShouldBe(old);
        var tag = await client.ETagAsync($"/api/v1/cities/{old}");
        (await client.RefusedAsync(Put, $"/api/v1/cities/{old}/successor", new { city = young }, ifNoneMatch: "*")).ShouldBe((412, "stale", null));
        (await client.RefusedAsync(Put, $"/api/v1/cities/{old}/successor", new { city = other }, tag)).ShouldBe((409, "city-succeeded", "/city"));
        (await client.RefusedAsync(Put, $"/api/v1/cities/{young}/successor", new { city = old }, ifNoneMatch: "*")).ShouldBe((422, "succeeds-itself", "/city"));
        (await client.RefusedAsync(Put, $"/api/v1/cities/{young}/successor", new { city = "bilbao" }, ifNoneMatch: "*")).ShouldBe((409, "fiction-and-fact", "/city"));
        (await client.RefusedAsync(Put, $"/api/v1/cities/{young}/successor", new { city = "not-there" }, ifNoneMatch: "*")).ShouldBe((422, "city-unknown", "/city"));
        (await client.RefusedAsync(Put, "/api/v1/cities/not-there/successor", new { city = young }, ifNoneMatch: "*")).ShouldBe((404, "city-unknown", null));
    }

    [Fact]
    public async Task A_city_that_cannot_be_is_refused()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync();
        var city = await study.NewCityAsync(edition);

        (await client.RefusedAsync(Post, "/api/v1/cities", new { city = "Big City", name = "x", fictional = true })).ShouldBe((422, "id-invalid", "/city"));
        (await client.RefusedAsync(Post, "/api/v1/cities", new { city = StudyService.NewId("city"), name = "x" })).ShouldBe((422, "country-missing", "/country"));
        (await client.RefusedAsync(Post, "/api/v1/cities", new { city = "bilbao", name = "Bilbo", country = "ES" })).ShouldBe((409, "city-exists", "/city"));
        (await client.RefusedAsync(Put, $"/api/v1/cities/{city}/classifications/2017", new { region = "europe", band = "gt-1m" }, ifNoneMatch: "*")).ShouldBe((409, "fiction-and-fact", null));
        (await client.RefusedAsync(Put, $"/api/v1/cities/{city}/classifications/not-there", new { region = "north", band = "small" }, ifNoneMatch: "*")).ShouldBe((404, "edition-unknown", null));
        var other = await study.NewEditionAsync();
        (await client.RefusedAsync(Put, $"/api/v1/cities/{city}/classifications/{other}", new { region = "west", band = "small" }, ifNoneMatch: "*")).ShouldBe((422, "region-unknown", "/region"));
        (await client.RefusedAsync(Get, "/api/v1/cities/not-there")).ShouldBe((404, "city-unknown", null));
        (await client.RefusedAsync(Get, "/api/v1/cities?order=population")).ShouldBe((400, "query-unknown", "?order"));
    }
}
