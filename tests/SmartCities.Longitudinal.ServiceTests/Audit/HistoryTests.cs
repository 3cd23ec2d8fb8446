using System.Text.Json.Nodes;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Audit;

/// <summary>What a city reads about itself, and an analyst about everybody.</summary>
public sealed class HistoryTests(StudyService service)
{
    private static readonly Actor Officer = new("officer-7", "city-contributor", "page", "visit-1", "click-2");

    private HttpClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_history_tells_who_changed_what_from_what_to_what_when_and_why()
    {
        var (edition, city) = await NewAsync();
        await RecordAsync(edition, city, new AnswersAmended(
            edition, city, 2, 1, [Change("spaces", 3, 5), new("focus", null, new TextAnswer("trade"), new(Statistics.ProvenanceKind.Transcribed, "form.docx", "page 3", "t-1"))],
            AmendmentKind.Correction, "<b>We</b> had counted one twice; \"=1+1\".", new Dictionary<string, string> { ["spaces"] = "with the annex" }));

        var body = await _client.GetJsonAsync(Address(edition, city));

        var entries = body["entries"]!.AsArray();
        entries.Select(it => (string)it!["event"]!).ShouldBe(["submission.answers-amended.v1", "submission.form-submitted.v1"]);
        body["next"].ShouldBeNull();
        var amended = entries[0]!;
        amended["sentence"]!.GetValue<string>().ShouldBe($"{city} amended the answers to revision 2 (correction): 2 answers.");
        (amended["actor"]!.GetValue<string>(), amended["role"]!.GetValue<string>(), amended["channel"]!.GetValue<string>(), amended["correlation"]!.GetValue<string>(), amended["causation"]!.GetValue<string>())
            .ShouldBe(("officer-7", "city-contributor", "page", "visit-1", "click-2"));
        (amended["revision"]!.GetValue<int>(), amended["questionnaire"]!.GetValue<int>(), amended["kind"]!.GetValue<string>()).ShouldBe((2, 1, "correction"));
        amended["reason"]!.GetValue<string>().ShouldBe("<b>We</b> had counted one twice; \"=1+1\".");
        amended["changes"]!.AsArray().Select(it => $"{it!["text"]}|{it["fromWords"]}|{it["toWords"]}|{it["from"]?.ToJsonString()}|{it["to"]?.ToJsonString()}|{it["comment"]}|{it["provenance"]?["file"]}")
            .ShouldBe(["How many spaces?|3|5|3|5|with the annex|", "Its focus?|no answer|Trade||\"trade\"||form.docx"]);
    }

    [Theory]
    [InlineData("es", "modificó las respuestas a la revisión 2 (corrección): «How many spaces?», de 3 a 4.")]
    [InlineData("fr", "a modifié les réponses en révision 2 (correction)\u00a0: «\u00a0How many spaces?\u00a0», de 3 à 4.")]
    public async Task It_is_told_in_the_language_asked_for(string language, string end)
    {
        var (edition, city) = await NewAsync();
        await RecordAsync(edition, city, Amended(edition, city, 2, 3, 4));

        foreach (var (address, header) in new[] { ($"{Address(edition, city)}?lang={language}", "en"), (Address(edition, city), $"{language}-BE, en;q=0.5") })
        {
            var response = await _client.SendJsonAsync(HttpMethod.Get, address, null, ("Accept-Language", header));
            (await response.JsonAsync())["entries"]![0]!["sentence"]!.GetValue<string>().ShouldBe($"{city} {end}");
            response.Content.Headers.ContentLanguage.ShouldBe([language]);
        }
    }

    [Fact]
    public async Task Page_by_page_both_ways_nothing_is_passed_over_or_told_twice()
    {
        var (edition, city) = await NewAsync();
        await RecordAsync(edition, city, [.. Enumerable.Range(2, 23).Select(it => Amended(edition, city, it, it + 1, it + 2))]);

        foreach (var first in new[] { "?limit=5", "?limit=5&after=0" })
        {
            var positions = new List<long>();
            for (var address = Address(edition, city) + first; address is not null;)
            {
                var page = await _client.GetJsonAsync(address);
                positions.AddRange(page["entries"]!.AsArray().Select(it => it!["position"]!.GetValue<long>()));
                address = (string?)page["next"];
            }

            positions.Count.ShouldBe(24);
            positions.ShouldBeUnique();
            positions.ShouldBe(first.Contains("after", StringComparison.Ordinal) ? positions.Order() : positions.OrderDescending());
        }
    }

    [Fact]
    public async Task The_filters_leave_what_they_say()
    {
        var (edition, city) = await NewAsync();
        await RecordAsync(edition, city,
            new QueryRaised(edition, city, 1, "spaces", "Really three?"), new QueryAnswered(edition, city, 1, "Yes.", true), new QueryRaised(edition, city, 2, "focus", "Which?"), new QueryClosed(edition, city, 2, null),
            Amended(edition, city, 2, 3, 4), new FormWithdrawn(edition, city, "Not ours."));
        var positions = (await _client.GetJsonAsync($"{Address(edition, city)}?after=0"))["entries"]!.AsArray().Select(it => it!["position"]!.GetValue<long>()).ToList();

        (await EventsAsync($"{Address(edition, city)}?question=spaces")).ShouldBe(["answers-amended", "query-answered", "query-raised", "form-submitted"]);
        (await EventsAsync($"{Address(edition, city)}?kind=correction")).ShouldBe(["answers-amended"]);
        (await EventsAsync($"{Address(edition, city)}?kind=late-answer")).ShouldBeEmpty();
        (await EventsAsync($"{Address(edition, city)}?kind=submission.query-raised")).ShouldBe(["query-raised", "query-raised"]);
        (await EventsAsync($"{Address(edition, city)}?actor=officer-7&from=p:{positions[0]}&to=p:{positions[2]}")).ShouldBe(["query-answered", "query-raised"]);
        (await EventsAsync($"/api/v1/audit?edition={edition}&city={city}&kind=submission")).Count.ShouldBe(7);
        (await EventsAsync($"/api/v1/audit?edition={edition}")).ShouldContain("city.classified");
        (await EventsAsync($"/api/v1/audit?city={city}")).ShouldContain("city.registered");
        (await EventsAsync($"/api/v1/audit?actor=officer-7&edition={edition}&limit=2")).ShouldBe(["form-withdrawn", "answers-amended"]);
    }

    [Theory]
    [InlineData("?limit=0", "query-invalid")]
    [InlineData("?limit=201", "query-invalid")]
    [InlineData("?before=x", "query-invalid")]
    [InlineData("?before=1&after=2", "query-invalid")]
    [InlineData("?kind=gossip", "query-invalid")]
    [InlineData("?lang=tlh", "query-invalid")]
    [InlineData("?format=xml", "query-invalid")]
    [InlineData("?question=A%20B", "query-invalid")]
    [InlineData("?from=v:2", "point-invalid")]
    [InlineData("?sort=value", "query-unknown")]
    [InlineData("?format=csv&before=9", "query-invalid")]
    public async Task What_cannot_be_asked_is_refused(string query, string code)
    {
        var (edition, city) = await NewAsync();

        var refused = await (await _client.GetAsync(Address(edition, city) + query, Cancellation)).RefusalAsync();
        (refused.Status, refused.Code).ShouldBe((400, code));
    }

    [Fact]
    public async Task Drafts_are_told_only_where_they_are_asked_for()
    {
        var (edition, city) = await NewAsync();
        await (await service.GetAsync<EventLog>()).RecordAsync(
            [(Streams.Draft(edition, city), 0, Decision.Accept(new Drafts.DraftOpened(edition, city, 1), new Drafts.AnswersRecorded(edition, city, [Change("spaces", null, 9)], null, null)))], Officer, Cancellation);

        (await EventsAsync(Address(edition, city))).ShouldBe(["form-submitted"]);
        (await EventsAsync($"{Address(edition, city)}?drafts=true&atLeast={await LastAsync()}")).ShouldBe(["draft.answers-recorded", "draft.opened", "form-submitted"]);
    }

    [Fact]
    public async Task A_city_reads_its_own_history_with_its_draft_and_no_other_and_an_analyst_reads_no_drafts()
    {
        var (edition, city) = await NewAsync();
        var other = await service.NewCityAsync(edition);
        await (await service.GetAsync<EventLog>()).RecordAsync([(Streams.Draft(edition, city), 0, Decision.Accept(new Drafts.DraftOpened(edition, city, 1)))], Officer, Cancellation);
        await service.ReachAsync(await LastAsync());

        var itself = await service.ClientAsync($"demo-city-{city}");
        (await itself.GetJsonAsync(Address(edition, city)))["entries"]!.AsArray().Count.ShouldBe(1);
        (await itself.GetJsonAsync($"{Address(edition, city)}?drafts=true"))["entries"]!.AsArray().Count.ShouldBe(2);
        (await itself.GetAsync($"/editions/{edition}/submissions/{city}/history", Cancellation)).IsSuccessStatusCode.ShouldBeTrue();
        ((int)(await itself.GetAsync(Address(edition, other), Cancellation)).StatusCode).ShouldBe(404);
        ((int)(await itself.GetAsync("/api/v1/audit", Cancellation)).StatusCode).ShouldBe(403);
        ((int)(await itself.GetAsync($"/api/v1/editions/{edition}/changes?from=p:1", Cancellation)).StatusCode).ShouldBe(403);

        var analyst = await service.ClientAsync("demo-analyst");
        (await (await analyst.GetAsync($"{Address(edition, city)}?drafts=true", Cancellation)).RefusalAsync()).ShouldBe((403, "role-missing", "?drafts"));
        var seen = (await analyst.GetJsonAsync($"/api/v1/audit?edition={edition}&limit=200"))["entries"]!.AsArray().Select(it => (string)it!["event"]!).ToList();
        seen.ShouldContain("submission.form-submitted.v1");
        seen.ShouldNotContain("draft.opened.v1");
        (await EventsAsync($"/api/v1/audit?edition={edition}&kind=draft")).ShouldBe(["draft.opened"]);
        ((int)(await (await service.ClientAsync(null)).GetAsync(Address(edition, city), Cancellation)).StatusCode).ShouldBe(401);
    }

    [Fact]
    public async Task What_is_not_there_has_no_history()
    {
        var (edition, city) = await NewAsync();

        (await (await _client.GetAsync(Address(edition, "nowhere"), Cancellation)).RefusalAsync()).Code.ShouldBe("city-unknown");
        (await (await _client.GetAsync(Address("no-edition", city), Cancellation)).RefusalAsync()).Code.ShouldBe("edition-unknown");
    }

    [Fact]
    public async Task An_export_has_one_line_a_change_in_order_and_no_formula()
    {
        var (edition, city) = await NewAsync();
        await RecordAsync(edition, city, new AnswersAmended(
            edition, city, 2, 1, [Change("spaces", 3, 5), new("focus", null, new TextAnswer("trade"))], AmendmentKind.LateAnswer, "=HYPERLINK(\"http://x\",\"y\"), two\nlines", null));

        foreach (var (address, accept) in new[] { ($"{Address(edition, city)}?format=csv", "*/*"), (Address(edition, city), "text/csv"), ($"/api/v1/audit?edition={edition}&city={city}&kind=submission&format=csv", "*/*") })
        {
            var response = await _client.SendJsonAsync(HttpMethod.Get, address, null, ("Accept", accept));
            response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
            var text = await response.Content.ReadAsStringAsync(Cancellation);
            text.ShouldStartWith("position,at,event,");
            text.ShouldEndWith("\r\n");
            text.ShouldContain("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\"), two\nlines\"");
            text.Split("\r\n").Length.ShouldBe(1 + 2 + 2 + 1);
        }

        var lines = (await _client.GetStringAsync($"{Address(edition, city)}?format=jsonl", Cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Select(it => (string)JsonNode.Parse(it)!["event"]!).ShouldBe(["submission.form-submitted.v1", "submission.answers-amended.v1"]);
    }

    private static string Address(string edition, string city) => $"/api/v1/editions/{edition}/submissions/{city}/history";

    private static AnswersAmended Amended(string edition, string city, int revision, int from, int to) =>
        new(edition, city, revision, 1, [Change("spaces", from, to)], AmendmentKind.Correction, "Counted again.", null);

    private static AnswerChange Change(string question, int? from, int? to) => new(question, from is { } old ? new NumberAnswer(old) : null, to is { } now ? new NumberAnswer(now) : null);

    private async Task<IReadOnlyList<string>> EventsAsync(string address) =>
        [.. (await _client.GetJsonAsync(address))["entries"]!.AsArray().Select(it => ((string)it!["event"]!)[..^3].Replace("submission.", "", StringComparison.Ordinal))];

    private async Task<long> LastAsync() => await (await service.GetAsync<SmartCities.Longitudinal.Readings.Positions>()).LastRecordedAsync(Cancellation);

    private async Task RecordAsync(string edition, string city, params object[] events)
    {
        var (log, stream) = (await service.GetAsync<EventLog>(), Streams.Submission(edition, city));
        var recorded = await log.DecideAsync<Submission>(stream, Officer, _ => Decision.Accept(events), Cancellation);
        await service.ReachAsync(recorded.Position);
    }

    private async Task<(string Edition, string City)> NewAsync()
    {
        _client = await service.ClientAsync();
        var edition = await service.NewEditionAsync();
        var city = await service.NewCityAsync(edition);
        await service.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(true)), ("spaces", new NumberAnswer(3)));
        return (edition, city);
    }
}
