using System.Text.Json.Nodes;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Drafts;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Editions;

public sealed class ParticipationTests(StudyService study)
{
    private static readonly Actor s_tester = new("tester", "editor", "test");

    [Fact]
    public async Task Every_city_stands_at_its_furthest_stage_in_alphabetical_order()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync();
        var started = await study.NewCityAsync(edition, prefix: "a");
        var submitted = await study.NewCityAsync(edition, region: "south", prefix: "b");
        var invited = await study.NewCityAsync(edition, prefix: "c");
        await study.NewCityAsync(edition, prefix: "d");
        await InviteAsync(edition, started);
        await InviteAsync(edition, invited);
        await InviteAsync(edition, submitted);
        await BeginAsync(edition, started);
        await study.SubmitAsync(edition, submitted, ("strategy", new BooleanAnswer(true)));

        var participation = await client.GetJsonAsync($"/api/v1/editions/{edition}/participation");

        participation["cities"]!.AsArray().Select(it => ((string)it!["city"]!, (string)it["stage"]!))
            .ShouldBe([(started, "started"), (submitted, "submitted"), (invited, "invited")]);
        Counts(participation["counts"]!).ShouldBe((3, 1, 1, 1));
        participation["regions"]!.AsArray().Select(it => ((string)it!["id"]!, (int)it["counts"]!["cities"]!)).ShouldBe([("north", 2), ("south", 1)]);
        participation["bands"]!.AsArray().Select(it => ((string)it!["id"]!, (int)it["counts"]!["cities"]!)).ShouldBe([("small", 3), ("large", 0)]);
    }

    [Fact]
    public async Task Participation_is_told_as_it_was()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync();
        var city = await study.NewCityAsync(edition);
        await InviteAsync(edition, city);
        var then = (long)(await client.GetJsonAsync($"/api/v1/editions/{edition}/participation"))["position"]!;
        await study.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(true)));

        Stage(await client.GetJsonAsync($"/api/v1/editions/{edition}/participation?at=p:{then}")).ShouldBe("invited");
        Stage(await client.GetJsonAsync($"/api/v1/editions/{edition}/participation")).ShouldBe("submitted");

        static string Stage(JsonObject participation) => (string)participation["cities"]![0]!["stage"]!;
    }

    [Fact]
    public async Task The_cities_of_2017_are_reported_and_those_of_demo_2022_are_on_their_way()
    {
        var client = await study.ClientAsync();

        var counts = (await client.GetJsonAsync("/api/v1/editions/2017/participation"))["counts"]!;
        ((int)counts["cities"]!, (int)counts["reported"]!).ShouldBe((20, 20));
        counts = (await client.GetJsonAsync("/api/v1/editions/demo-2022/participation"))["counts"]!;
        ((int)counts["cities"]!).ShouldBe(24);
    }

    private static (int, int, int, int) Counts(JsonNode counts) =>
        ((int)counts["cities"]!, (int)counts["invited"]!, (int)counts["started"]!, (int)counts["submitted"]!);

    private async Task InviteAsync(string edition, string city)
    {
        var log = await study.GetAsync<EventLog>();
        await study.ReachAsync((await log.DecideAsync<Submission>(
            Streams.Submission(edition, city), s_tester, it => InviteCity.Decide(it, new(), edition, city), TestContext.Current.CancellationToken)).Position);
    }

    private async Task BeginAsync(string edition, string city)
    {
        var log = await study.GetAsync<EventLog>();
        var plan = (await log.ReadAsync<Edition>(Streams.Edition(edition), TestContext.Current.CancellationToken)).State;
        var record = new RecordAnswers(new Dictionary<string, Answer?> { ["strategy"] = new BooleanAnswer(true) });
        await study.ReachAsync((await log.DecideAsync<Draft>(
            Streams.Draft(edition, city), s_tester, it => RecordAnswers.Decide(it, record, plan, city), TestContext.Current.CancellationToken)).Position);
    }
}
