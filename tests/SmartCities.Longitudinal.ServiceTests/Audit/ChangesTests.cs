using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Audit;

/// <summary>What differs between two points of a submission, and between two readings of an edition.</summary>
public sealed class ChangesTests(StudyService service)
{
    private static readonly Actor Officer = new("officer-7", "city-contributor", "page");

    private HttpClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_points_of_a_submission_differ_question_by_question_with_what_happened_between()
    {
        var (edition, city) = await NewAsync();
        var first = await LastAsync();
        await RecordAsync(edition, city, Amended(edition, city, 2, new("spaces", new NumberAnswer(3), new NumberAnswer(4)), new("focus", null, new TextAnswer("trade"))), new FormAccepted(edition, city, 2));
        await RecordAsync(edition, city, new AcceptanceTakenBack(edition, city, "Counted again."), Amended(edition, city, 3, new("spaces", new NumberAnswer(4), new NumberAnswer(3)), new("strategy", new BooleanAnswer(true), null)));
        var address = $"/api/v1/editions/{edition}/submissions/{city}/changes";

        foreach (var query in new[] { "", "?from=v:1", $"?from=p:{first}&to=v:3", $"?from=v:1&to=p:{await LastAsync()}" })
        {
            var all = await _client.GetJsonAsync(address + query);
            Changes(all).ShouldBe(["strategy: yes → no answer", "focus: no answer → Trade"]);
            all["events"]!.AsArray().Select(it => (string)it!["event"]!).ShouldBe(
                ["submission.answers-amended.v1", "submission.form-accepted.v1", "submission.acceptance-taken-back.v1", "submission.answers-amended.v1"]);
            ((int)all["from"]!["revision"]!, (int)all["to"]!["revision"]!).ShouldBe((1, 3));
        }

        Changes(await _client.GetJsonAsync($"{address}?from=v:2&to=v:3&lang=es")).ShouldBe(["strategy: sí → sin respuesta", "spaces: 4 → 3"]);
        Changes(await _client.GetJsonAsync($"{address}?from=v:2&to=v:2")).ShouldBeEmpty();
        (await _client.RefusedAsync(HttpMethod.Get, $"{address}?from=v:3&to=v:1")).ShouldBe((422, "points-reversed", "?from"));
        (await _client.RefusedAsync(HttpMethod.Get, $"{address}?to=v:9")).ShouldBe((422, "revision-unknown", "?to"));
        (await _client.RefusedAsync(HttpMethod.Get, $"{address}?from=yesterday")).ShouldBe((400, "point-invalid", "?from"));
    }

    [Fact]
    public async Task An_editions_difference_is_taken_apart_by_what_happened_and_adds_up()
    {
        var (edition, one) = await NewAsync("aa");
        var two = await service.NewCityAsync(edition, prefix: "bb");
        await service.SubmitAsync(edition, two, ("strategy", new BooleanAnswer(false)), ("spaces", new NumberAnswer(10)));
        var before = await LastAsync();
        await RecordAsync(edition, one, Amended(edition, one, 2, new AnswerChange("strategy", new BooleanAnswer(true), new BooleanAnswer(false))));
        await RecordAsync(edition, two, Amended(edition, two, 2, new AnswerChange("spaces", new NumberAnswer(10), new NumberAnswer(20))) with { Kind = AmendmentKind.ProcessingError });
        var three = await service.NewCityAsync(edition, prefix: "cc");
        await service.SubmitAsync(edition, three, ("strategy", new BooleanAnswer(true)), ("spaces", new NumberAnswer(1)));
        await RecordAsync(edition, two, new FormWithdrawn(edition, two, "Not ours."));

        var body = await _client.GetJsonAsync($"/api/v1/editions/{edition}/changes?from=p:{before}");

        body["causes"]!.AsArray().Select(it => $"{it!["cause"]} {it["events"]} {string.Join(',', it["cities"]!.AsArray().Select(city => ((string)city!)[..2]))}").ShouldBe(
            ["correction 1 aa", "processing-error 1 bb", "submission 1 cc", "withdrawal 1 bb", "classification 1 cc"]);
        var strategy = body["moved"]!.AsArray().Single(it => (string)it!["id"]! == "strategy")!;
        strategy["from"]!["value"]!.ToJsonString().ShouldBe("""{"numerator":1,"base":2,"share":0.5}""");
        strategy["to"]!["value"]!.ToJsonString().ShouldBe("""{"numerator":1,"base":2,"share":0.5}""");
        Parts(strategy, "share").ShouldBe(["correction -1 0 -0.5", "submission 1 1 0.333333333333", "withdrawal 0 -1 0.166666666667"]);
        var spaces = body["moved"]!.AsArray().Single(it => (string)it!["id"]! == "spaces")!;
        Parts(spaces, "number").ShouldBe(["processing-error 0 0 10", "submission 0 1 1", "withdrawal 0 -1 -20"]);
        ((decimal)spaces["difference"]!["number"]!).ShouldBe(-9);

        foreach (var moved in body["moved"]!.AsArray().Where(it => it!["difference"] is not null))
        {
            foreach (var member in new[] { "numerator", "base", "share", "number" })
                moved!["contributions"]!.AsArray().Sum(it => (decimal?)it![member] ?? 0).ShouldBe((decimal?)moved["difference"]![member] ?? 0);
        }

        (await _client.GetAsync($"/editions/{edition}/changes?from=p:{before}", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_a_beginning_it_is_the_latest_release()
    {
        var (edition, city) = await NewAsync();
        (await _client.RefusedAsync(HttpMethod.Get, $"/api/v1/editions/{edition}/changes")).ShouldBe((422, "from-missing", "?from"));

        var log = await service.GetAsync<EventLog>();
        var at = await LastAsync();
        var released = await log.DecideAsync<SmartCities.Longitudinal.Editions.Edition>(
            Streams.Edition(edition), Officer, _ => Decision.Accept(new SmartCities.Longitudinal.Editions.EditionReleased(edition, $"{edition}.0", at, at, "00", null)), Cancellation);
        await service.ReachAsync(released.Position);
        (await _client.GetJsonAsync($"/api/v1/editions/{edition}/changes"))["causes"]!.AsArray().ShouldBeEmpty();

        await RecordAsync(edition, city, Amended(edition, city, 2, new AnswerChange("spaces", new NumberAnswer(3), new NumberAnswer(7))));
        var body = await _client.GetJsonAsync($"/api/v1/editions/{edition}/changes?lang=fr");
        ((string)body["from"]!["release"]!, (string?)body["to"]!["release"]).ShouldBe(($"{edition}.0", null));
        body["moved"]!.AsArray().Select(it => (string)it!["id"]!).ShouldBe(["spaces"]);
        (await _client.RefusedAsync(HttpMethod.Get, $"/api/v1/editions/{edition}/changes?from=p:{await LastAsync()}&to=r:{edition}.0")).ShouldBe((422, "points-reversed", "?from"));
    }

    [Fact]
    public async Task A_city_reads_its_history_on_a_page_without_a_script_and_markup_is_text()
    {
        var (edition, city) = await NewAsync();
        await RecordAsync(edition, city, Amended(edition, city, 2, new AnswerChange("spaces", new NumberAnswer(3), new NumberAnswer(4))) with { Reason = "<script>alert(1)</script>" });
        await RecordAsync(edition, city, [.. Enumerable.Range(3, 45).Select(it => Amended(edition, city, it, new AnswerChange("spaces", new NumberAnswer(it + 1), new NumberAnswer(it + 2))))]);

        var address = $"/editions/{edition}/submissions/{city}/history";
        var (pages, seen) = (0, new List<string>());
        while (address is not null)
        {
            var html = await (await _client.GetAsync(address, Cancellation)).Content.ReadAsStringAsync(Cancellation);
            html.Length.ShouldBeLessThan(60 * 1024);
            html.ShouldNotContain("<script");
            seen.AddRange(html.Split("<li id=\"p").Skip(1).Select(it => it[..it.IndexOf('"', StringComparison.Ordinal)]));
            pages++;
            if (html.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", StringComparison.Ordinal))
                pages.ShouldBe(3);
            address = html.Split("<a href=\"").Skip(1).FirstOrDefault(it => it.Contains("rel=\"next\"", StringComparison.Ordinal) && it.IndexOf("rel=\"next\"", StringComparison.Ordinal) < it.IndexOf('>', StringComparison.Ordinal))?.Split('"')[0].Replace("&amp;", "&", StringComparison.Ordinal);
        }

        (pages, seen.Count).ShouldBe((3, 47));
        seen.ShouldBeUnique();
        var french = await _client.SendJsonAsync(HttpMethod.Get, $"/editions/{edition}/submissions/{city}/history?question=focus", null, ("Accept-Language", "fr"));
        (await french.Content.ReadAsStringAsync(Cancellation)).ShouldContain("Historique de");
        (await _client.GetAsync($"/editions/{edition}/submissions/nowhere/history", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static List<string> Changes(JsonObject body) => [.. body["changes"]!.AsArray().Select(it => $"{it!["question"]}: {it["fromWords"]} → {it["toWords"]}")];

    private static List<string> Parts(JsonNode indicator, string member) =>
        [.. indicator["contributions"]!.AsArray().Select(it => $"{it!["cause"]} {it["numerator"]} {it["base"]} {it[member]}")];

    private static AnswersAmended Amended(string edition, string city, int revision, params AnswerChange[] changes) =>
        new(edition, city, revision, 1, changes, AmendmentKind.Correction, "Counted again.", null);

    private async Task<long> LastAsync() => await (await service.GetAsync<Positions>()).LastRecordedAsync(Cancellation);

    private async Task RecordAsync(string edition, string city, params object[] events)
    {
        var recorded = await (await service.GetAsync<EventLog>()).DecideAsync<Submission>(Streams.Submission(edition, city), Officer, _ => Decision.Accept(events), Cancellation);
        await service.ReachAsync(recorded.Position);
    }

    private async Task<(string Edition, string City)> NewAsync(string prefix = "city")
    {
        _client = await service.ClientAsync();
        var edition = await service.NewEditionAsync();
        var city = await service.NewCityAsync(edition, prefix: prefix);
        await service.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(true)), ("spaces", new NumberAnswer(3)));
        return (edition, city);
    }
}
