using Shouldly;
using SmartCities.Longitudinal.Questionnaires;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Submissions;

public sealed class InvitationTests(StudyService study)
{
    [Fact]
    public async Task Several_cities_are_invited_each_by_itself_and_asking_again_does_what_is_left()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync();
        var (first, second, third) = (await study.NewCityAsync(edition, prefix: "a"), await study.NewCityAsync(edition, prefix: "b"), await study.NewCityAsync(edition, prefix: "c"));
        var address = $"/api/v1/editions/{edition}/invitations";

        using var some = await client.SendJsonAsync(Post, address, new { cities = new[] { second, "atlantis", "bilbao", first }, language = "es" });
        var outcomes = await some.JsonAsync();
        using var all = await client.SendJsonAsync(Post, address, new { cities = new[] { first, second, third } });
        var again = await all.JsonAsync();

        outcomes["cities"]!.AsArray().Select(it => ((string)it!["city"]!, (string)it["outcome"]!, (string?)it["code"]))
            .ShouldBe([(first, "recorded", null), ("atlantis", "refused", "city-unknown"), (second, "recorded", null), ("bilbao", "refused", "fiction-and-fact")], ignoreOrder: true);
        outcomes["cities"]!.AsArray().Select(it => (string)it!["city"]!).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        again["cities"]!.AsArray().Select(it => (string)it!["outcome"]!).ShouldBe(["nothing-to-do", "nothing-to-do", "recorded"]);
        await study.ReachAsync((long)again["position"]!);
        var list = await client.GetJsonAsync(address);
        list["cities"]!.AsArray().Select(it => (string)it!["city"]!).ShouldBe([first, second, third]);
        ((int)list["progress"]!["withoutAddress"]!).ShouldBe(3);

        using var once = await client.SendJsonAsync(Post, address, new { cities = new[] { first }, again = true });
        ((int)(await once.JsonAsync())["recorded"]!).ShouldBe(1);
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused_as_a_whole()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync();
        var address = $"/api/v1/editions/{edition}/invitations";
        (await client.RefusedAsync(Post, address, new { cities = Array.Empty<string>() })).ShouldBe((422, "cities-missing", "/cities"));
        (await client.RefusedAsync(Post, address, new { cities = Enumerable.Range(0, 2_001).Select(it => $"city-{it}") })).ShouldBe((422, "too-many", "/cities"));
        (await client.RefusedAsync(Post, address, new { cities = new[] { "alder" }, language = "tlh" })).ShouldBe((422, "language-unknown", "/language"));
        (await client.RefusedAsync(Post, address, new { })).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Cities_are_reminded_by_name_or_by_where_they_stand()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync();
        var (invited, begun, south) = (await study.NewCityAsync(edition, prefix: "a"), await study.NewCityAsync(edition, prefix: "b"), await study.NewCityAsync(edition, region: "south", prefix: "c"));
        var submitted = await study.NewCityAsync(edition, prefix: "d");
        using (await client.SendJsonAsync(Post, $"/api/v1/editions/{edition}/invitations", new { cities = new[] { invited, begun, south } }))
            await client.ChangeAsync(Patch, $"/api/v1/editions/{edition}/drafts/{begun}", new { answers = new { strategy = true } }, "\"0\"");
        await study.SubmitAsync(edition, submitted, ("strategy", new BooleanAnswer(true)));

        (await RemindAsync(new { })).ShouldBe([invited, begun, south]);
        (await RemindAsync(new { stage = "started" })).ShouldBe([begun]);
        (await RemindAsync(new { region = "south" })).ShouldBe([south]);
        (await RemindAsync(new { band = "small", stage = "invited", region = "north" })).ShouldBe([invited]);
        (await RemindAsync(new { cities = new[] { submitted, invited } })).ShouldBe([invited]);
        (await RemindAsync(new { stage = "returned" })).ShouldBeEmpty();

        async Task<IReadOnlyList<string>> RemindAsync(object whom)
        {
            using var response = await client.SendJsonAsync(Post, $"/api/v1/editions/{edition}/reminders", whom);
            return [.. (await response.JsonAsync())["cities"]!.AsArray().Where(it => (string)it!["outcome"]! == "recorded").Select(it => (string)it!["city"]!)];
        }
    }

    [Fact]
    public async Task Editors_read_where_a_city_is_stuck_and_analysts_do_not()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync();
        var city = await study.NewCityAsync(edition);
        await client.ChangeAsync(Patch, $"/api/v1/editions/{edition}/drafts/{city}", new { answers = new { spaces = 3 } }, "\"0\"");

        var reach = (await client.GetJsonAsync($"/api/v1/editions/{edition}/participation"))["cities"]![0]!["reach"]!;
        ((string)reach["section"]!, (int)reach["requiredBlank"]!, (bool)reach["hasAddress"]!).ShouldBe(("spaces", 1, false));
        ((string?)reach["lastActivity"]).ShouldNotBeNull();
        (await (await study.ClientAsync(@as: "demo-analyst")).GetJsonAsync($"/api/v1/editions/{edition}/participation"))["cities"]![0]!["reach"].ShouldBeNull();
    }
}
