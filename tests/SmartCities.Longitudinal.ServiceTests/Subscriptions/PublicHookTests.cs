using System.Text;
using Shouldly;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.ServiceTests.Health;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Subscriptions;

/// <summary>What a service is told whose key is for public events: released editions, within each city's wish.</summary>
public sealed class PublicHookTests(StudyService study)
{
    [Fact]
    public async Task It_is_told_of_released_editions_within_each_citys_wish()
    {
        var edition = await study.NewEditionAsync();
        var (shown, hidden) = (await study.NewCityAsync(edition, prefix: "shown"), await study.NewCityAsync(edition, prefix: "hidden"));
        await using var sink = await Sink.StartAsync();
        var (id, service) = await SubscribeAsync(sink, edition);
        await sink.UntilAskedAsync();

        // Before the release nothing is told of any city; after it, what happens to the one that permits it.
        await study.SubmitAsync(edition, shown, ("strategy", new BooleanAnswer(true)));
        await study.WishAsync(edition, shown, publish: true);
        await study.SubmitAsync(edition, hidden, ("strategy", new BooleanAnswer(true)));
        var release = await study.ReleaseAsync(edition);
        await AmendAsync(edition, hidden);
        var last = await AmendAsync(edition, shown);

        await ReadinessTests.UntilAsync(
            async () => await service.GetJsonAsync($"{HookStudy.Subscriptions}/{id}") is var body && (long)body["position"]! >= last && (long)body["lag"]!["events"]! == 0, "All should have been delivered.");
        sink.Taken.Select(it => it.Type).ShouldBe(["edition.closed.v1", "edition.released.v1", "submission.answers-amended.v1"], ignoreOrder: true);
        sink.All.ShouldAllBe(it => !Encoding.UTF8.GetString(it.Body).Contains(hidden, StringComparison.Ordinal));
        ((string?)sink.Taken.Single(it => it.Type == "edition.released.v1").Json["data"]!["release"]).ShouldBe(release);
        var amended = sink.Taken.Single(it => it.Type == "submission.answers-amended.v1").Json["data"]!;
        ((string?)amended["city"], amended["actor"]!["id"], (bool)amended["answers"]!["strategy"]!).ShouldBe((shown, null, false));
    }

    [Fact]
    public async Task It_cannot_ask_for_what_is_for_the_committee_alone()
    {
        var service = await study.ClientAsync(@as: await study.PublicKeyAsync());

        (await service.RefusedAsync(Post, HookStudy.Subscriptions, new { endpoint = "https://1.1.1.1/", types = new[] { "submission.city-invited.v1" } })).ShouldBe((400, "type-unknown", "/types"));
    }

    private async Task<(string Id, HttpClient Service)> SubscribeAsync(Sink sink, string edition)
    {
        var service = await study.ClientAsync(@as: await study.PublicKeyAsync());
        using var started = await service.SendJsonAsync(Post, HookStudy.Subscriptions, new { endpoint = sink.Address, edition });
        return ((string)(await started.JsonAsync())["subscription"]!, service);
    }

    private async Task<long> AmendAsync(string edition, string city) => (await (await study.GetAsync<EventLog>()).DecideAsync<Submission>(
        Streams.Submission(edition, city), new("tester", "editor", "test"),
        it => Decision.Accept(new AnswersAmended(edition, city, it.Revision + 1, 1, [new("strategy", new BooleanAnswer(true), new BooleanAnswer(false))], AmendmentKind.Correction, "because", null)),
        TestContext.Current.CancellationToken)).Position;
}
