using System.Text.Json.Nodes;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Indicators;

/// <summary>An indicator's value followed down to cities, answers and events.</summary>
public sealed class ReadLineageTests(StudyService study)
{
    private static readonly Actor Tester = new("tester", "editor", "test");
    private static readonly string[] Missing = ["not-answered", "dont-know", "not-applicable", "refused", "not-published", "unreliable"];

    [Theory]
    [InlineData("demo-2012")]
    [InlineData("demo-2017")]
    [InlineData("2017")]
    public async Task Every_value_of_an_edition_is_recomputed_from_its_lineage(string edition)
    {
        var client = await study.ClientAsync();
        var list = (await client.GetJsonAsync($"/api/v1/editions/{edition}/indicators"))["indicators"]!.AsArray().Select(it => it!.AsObject()).ToList();
        list.ShouldNotBeEmpty();
        foreach (var indicator in list)
        {
            var (detail, cities) = await LineageAsync(client, edition, (string)indicator["id"]!);
            detail["indicator"]!.ToJsonString().ShouldBe(indicator.ToJsonString());
            cities.Select(it => (string)it["city"]!).ShouldBe(cities.Select(it => (string)it["city"]!).Order(StringComparer.Ordinal));
            Recomputed(indicator, cities, [.. detail["questions"]!.AsArray().Select(it => (string)it!["id"]!)]);
        }
    }

    [Theory]
    [InlineData("demo-2012")]
    [InlineData("demo-2017")]
    [InlineData("2017")]
    public async Task Its_answers_are_those_of_the_submissions(string edition)
    {
        var client = await study.ClientAsync();
        var submissions = new Dictionary<string, JsonObject>();
        foreach (var indicator in (await client.GetJsonAsync($"/api/v1/editions/{edition}/indicators"))["indicators"]!.AsArray())
        {
            var (_, cities) = await LineageAsync(client, edition, (string)indicator!["id"]!);
            foreach (var city in cities)
            {
                var name = (string)city["city"]!;
                if (!submissions.TryGetValue(name, out var submission))
                    submissions[name] = submission = await client.GetJsonAsync($"/api/v1/editions/{edition}/submissions/{name}");
                foreach (var read in city["answers"]!.AsArray())
                {
                    var (question, standing) = ((string)read!["question"]!, submission["answers"]![(string)read["question"]!]);
                    (read["answer"]?.ToJsonString(), read["provenance"]?.ToJsonString(), (string?)read["note"], (string?)read["comment"])
                        .ShouldBe((standing?["value"]?.ToJsonString(), standing?["provenance"]?.ToJsonString(), (string?)standing?["note"], (string?)standing?["comment"]), $"{name}, {question}");
                    ((string)read["state"]!).ShouldBe((string)submission["states"]![question]!, $"{name}, {question}");
                }
            }
        }
    }

    [Fact]
    public async Task An_answer_names_the_event_that_recorded_it_at_any_point_in_time()
    {
        var (edition, city, client) = await SubmittedAsync(("strategy", new BooleanAnswer(true)), ("spaces", new NumberAnswer(3)));
        var at = $"/api/v1/editions/{edition}/submissions/{city}";
        var submitted = await StandingAsync(client, edition, "spaces", city);
        (Event(submitted, "spaces"), (int)Read(submitted, "spaces")["answer"]!, (decimal)submitted["number"]!).ShouldBe(("submission.form-submitted.v1", 3, 3));
        var then = (long)Read(submitted, "spaces")["recorded"]!["position"]!;

        await AmendAsync(client, at, new { spaces = 5 }, new { spaces = "With the libraries." });
        var amended = Read(await StandingAsync(client, edition, "spaces", city), "spaces");
        ((string)amended["recorded"]!["event"]!, (int)amended["recorded"]!["revision"]!, (int)amended["answer"]!, (string)amended["comment"]!)
            .ShouldBe(("submission.answers-amended.v1", 2, 5, "With the libraries."));

        await AmendAsync(client, at, new Dictionary<string, object?> { ["spaces"] = null });
        var blanked = await StandingAsync(client, edition, "spaces", city);
        ((string)blanked["outcome"]!, (bool)blanked["counted"]!, Event(blanked, "spaces"), (int)Read(blanked, "spaces")["recorded"]!["revision"]!)
            .ShouldBe(("not-answered", false, "submission.answers-amended.v1", 3));
        (Read(blanked, "spaces")["answer"], Read(blanked, "spaces")["comment"]).ShouldBe((null, null));

        (await StandingAsync(client, edition, "spaces", city, $"?at=p:{then}")).ToJsonString().ShouldBe(submitted.ToJsonString());
        (await client.GetJsonAsync($"/api/v1/editions/{edition}/indicators/spaces?at=p:{then - 1}"))["cities"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_proposed_is_told_once_it_is_approved()
    {
        var (edition, city, client) = await SubmittedAsync(("strategy", new BooleanAnswer(true)), ("spaces", new NumberAnswer(3)));
        var (at, address) = ($"/api/v1/editions/{edition}/submissions/{city}", $"/api/v1/editions/{edition}");
        await client.ChangeAsync(Post, $"{address}/closing", new { }, await client.ETagAsync(address));
        await AmendAsync(client, at, new { spaces = 4 }, new { spaces = "With the new one." });
        var proposed = Read(await StandingAsync(client, edition, "spaces", city), "spaces");
        ((int)proposed["answer"]!, (string?)proposed["comment"]).ShouldBe((3, null));

        await client.ChangeAsync(Post, $"{at}/amendments/1/approval", ifMatch: await client.ETagAsync(at));

        var approved = Read(await StandingAsync(client, edition, "spaces", city), "spaces");
        ((int)approved["answer"]!, (string)approved["comment"]!, (string)approved["recorded"]!["event"]!).ShouldBe((4, "With the new one.", "submission.amendment-approved.v1"));
    }

    [Fact]
    public async Task The_answers_that_decide_who_is_asked_stand_beside_the_one_that_is_measured()
    {
        var (edition, city, client) = await SubmittedAsync(("strategy", new BooleanAnswer(false)));

        var detail = await client.GetJsonAsync($"/api/v1/editions/{edition}/indicators/formalised");
        detail["questions"]!.AsArray().Select(it => ((string)it!["id"]!, (string)it["for"]!)).ShouldBe([("formalised", "measured"), ("strategy", "condition")]);
        var standing = detail["cities"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)standing["city"]!, (string)standing["outcome"]!, (bool)standing["counted"]!, (bool)standing["inNumerator"]!).ShouldBe((city, "not-asked", true, false));
        ((string)Read(standing, "formalised")["state"]!, (bool)Read(standing, "strategy")["answer"]!).ShouldBe(("not-asked", false));
        Event(standing, "formalised").ShouldBe("submission.form-submitted.v1");
    }

    [Fact]
    public async Task A_transcription_names_its_place_and_whether_the_city_confirmed_it()
    {
        var (edition, city, client) = await SubmittedAsync(new Provenance(ProvenanceKind.Transcribed, "forms/alder.docx", "page 3", "editor-7"), ("strategy", new BooleanAnswer(true)));
        var before = await StandingAsync(client, edition, "strategy", city);
        ((string)before["provenance"]!, (bool)before["confirmed"]!).ShouldBe(("transcribed", false));
        ((string)Read(before, "strategy")["provenance"]!["place"]!).ShouldBe("page 3");

        await DecideAsync(edition, city, it => ConfirmTranscription.Decide(it, new(true)));

        ((bool)(await StandingAsync(client, edition, "strategy", city))["confirmed"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_report_says_comes_with_its_source_and_place()
    {
        var edition = await study.NewEditionAsync();
        var city = await study.NewCityAsync(edition);
        var definitions = (await (await study.GetAsync<EventLog>()).ReadAsync<Edition>(Streams.Edition(edition), Cancellation)).State;
        await DecideAsync(edition, city, it => ReportAnswers.Decide(it, new(1, "report", [new("strategy", new BooleanAnswer(true), "line 9", "Adopted in June.")]), definitions, city));
        var client = await study.ClientAsync();

        var known = Read(await StandingAsync(client, edition, "strategy", city), "strategy");
        (known["provenance"]!.ToJsonString(), (string)known["note"]!, (string)known["recorded"]!["event"]!)
            .ShouldBe(("""{"kind":"reported","file":"report","place":"line 9"}""", "Adopted in June.", "submission.answers-reported.v1"));
        ((string)(await StandingAsync(client, edition, "spaces", city))["outcome"]!).ShouldBe("not-published");
    }

    [Fact]
    public async Task A_value_that_cannot_be_compared_is_told_with_its_reason_and_counts()
    {
        var (edition, city, client) = await SubmittedAsync(("strategy", new BooleanAnswer(true)));
        var at = $"/api/v1/editions/{edition}/submissions/{city}";
        await client.ChangeAsync(Put, $"{at}/judgements/strategy", new { comparable = false, reason = new { en = "It answered for its region." } }, await client.ETagAsync(at));

        var standing = await StandingAsync(client, edition, "strategy", city);
        ((bool)standing["counted"]!, (bool)standing["inNumerator"]!).ShouldBe((true, true));
        ((string)standing["judged"]!["reason"]!["en"]!, (string)standing["judged"]!["recorded"]!["event"]!).ShouldBe(("It answered for its region.", "submission.city-value-judged.v1"));
        (await StandingAsync(client, edition, "formalised", city))["judged"].ShouldBeNull();
    }

    [Fact]
    public async Task Everyone_reads_the_cities_that_agreed_without_their_comments_and_how_many_did_not()
    {
        var (edition, city, client) = await SubmittedAsync(("strategy", new BooleanAnswer(true)));
        var other = await study.NewCityAsync(edition);
        await study.SubmitAsync(edition, other, ("strategy", new BooleanAnswer(false)));
        foreach (var one in new[] { city, other })
            await AmendAsync(client, $"/api/v1/editions/{edition}/submissions/{one}", new { }, new { strategy = "For the committee." });
        await study.WishAsync(edition, city, true);
        await study.ReleaseAsync(edition);

        await SeenAsync(null, [(city, null)], 1);
        await SeenAsync($"demo-city-{other}", [(city, null), (other, "For the committee.")], 0);
        await SeenAsync("demo-analyst", [(city, "For the committee."), (other, "For the committee.")], 0);
        ((int)(await (await study.ClientAsync(@as: null)).GetJsonAsync($"/api/v1/editions/{edition}/indicators/strategy?outcome=yes"))["unnamed"]!).ShouldBe(0);

        async Task SeenAsync(string? person, (string City, string? Comment)[] expected, int unnamed)
        {
            var detail = await (await study.ClientAsync(@as: person)).GetJsonAsync($"/api/v1/editions/{edition}/indicators/strategy");
            detail["cities"]!.AsArray().Select(it => ((string)it!["city"]!, (string?)it["answers"]![0]!["comment"])).ShouldBe(expected.OrderBy(it => it.City, StringComparer.Ordinal));
            ((int)detail["unnamed"]!).ShouldBe(unnamed);
            ((int)detail["indicator"]!["value"]!["base"]!).ShouldBe(2);
        }
    }

    [Fact]
    public async Task The_event_that_defined_it_is_the_last_that_changed_this_definition()
    {
        var edition = await study.NewEditionAsync();
        var client = await study.ClientAsync();
        var (strategy, spaces) = (await DefinedAsync("strategy"), await DefinedAsync("spaces"));
        strategy.ShouldBe(spaces);

        await client.ChangeAsync(
            Put, $"/api/v1/editions/{edition}/indicators", new { indicators = Small.Indicators.Select(it => it.Id == "spaces" ? it with { Measure = Measure.Mean } : it) },
            await client.ETagAsync($"/api/v1/editions/{edition}"));

        (await DefinedAsync("strategy")).ShouldBe(strategy);
        (await DefinedAsync("spaces")).ShouldBeGreaterThan(spaces);
        (await DefinedAsync("spaces", $"?at=p:{spaces}")).ShouldBe(spaces);

        async Task<long> DefinedAsync(string indicator, string query = "") =>
            (long)(await client.GetJsonAsync($"/api/v1/editions/{edition}/indicators/{indicator}{query}"))["definedBy"]!["position"]!;
    }

    [Fact]
    public async Task Cities_are_read_page_by_page_and_by_outcome()
    {
        var client = await study.ClientAsync();
        const string Address = "/api/v1/editions/demo-2017/indicators/smart-specialisation-strategy";
        var first = await client.GetJsonAsync($"{Address}?limit=3");
        Names(first).ShouldBe(["alder", "brook", "cliff"]);
        ((string)first["next"]!).ShouldBe("cliff");
        Names(await client.GetJsonAsync($"{Address}?limit=1000&after=cliff"))[0].ShouldBe("dale");

        var no = await client.GetJsonAsync($"{Address}?outcome=no");
        Names(no).Count.ShouldBe(5);
        no["cities"]!.AsArray().ShouldAllBe(it => (string)it!["outcome"]! == "no");

        static List<string> Names(JsonObject detail) => [.. detail["cities"]!.AsArray().Select(it => (string)it!["city"]!)];
    }

    [Fact]
    public async Task An_empty_base_is_an_answer()
    {
        var edition = await study.NewEditionAsync();
        var detail = await (await study.ClientAsync()).GetJsonAsync($"/api/v1/editions/{edition}/indicators/strategy");

        detail["indicator"]!["value"]!.ToJsonString().ShouldBe("""{"numerator":0,"base":0,"share":null}""");
        detail["cities"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_there_and_an_order_by_value_are_refused()
    {
        var client = await study.ClientAsync();
        const string Address = "/api/v1/editions/demo-2017/indicators/smart-specialisation-strategy";
        using (var unknown = await client.GetAsync("/api/v1/editions/demo-2017/indicators/weather", Cancellation))
            ((string)(await unknown.JsonAsync())["detail"]!).ShouldContain("\"weather\"");
        (await client.RefusedAsync(Get, "/api/v1/editions/demo-2017/indicators/weather")).ShouldBe((404, "indicator-unknown", null));
        (await client.RefusedAsync(Get, "/api/v1/editions/none/indicators/strategy")).ShouldBe((404, "edition-unknown", null));
        (await client.RefusedAsync(Get, $"{Address}?sort=number")).ShouldBe((400, "query-unknown", "?sort"));
        (await client.RefusedAsync(Get, $"{Address}?outcome=best")).ShouldBe((400, "query-invalid", "?outcome"));
        (await client.RefusedAsync(Get, $"{Address}?outcome=not-participating")).ShouldBe((400, "query-invalid", "?outcome"));
        (await client.RefusedAsync(Get, $"{Address}?limit=0")).ShouldBe((400, "query-invalid", "?limit"));
        (await client.RefusedAsync(Get, $"{Address}?at=p:999999999")).ShouldBe((503, "position-not-reached", "?at"));
        (await client.RefusedAsync(Get, $"{Address}?at=t:2999-01-01T00:00:00Z")).ShouldBe((422, "moment-to-come", "?at"));
        (await client.RefusedAsync(Get, $"{Address}?at=r:demo-2017.99")).ShouldBe((422, "release-unknown", "?at"));
        (await (await study.ClientAsync(@as: null)).RefusedAsync(Get, $"{Address}?at=p:10")).ShouldBe((401, "released-only", "?at"));
    }

    /// <summary>Counts, base, shares, numbers and provenance of the list, from nothing but the cities of the lineage and their answers.</summary>
    private static void Recomputed(JsonObject indicator, IReadOnlyList<JsonObject> cities, IReadOnlyList<string> questions)
    {
        var id = (string)indicator["id"]!;
        var counted = cities.Where(it => (bool)it["counted"]!).ToList();
        var selected = Of(counted, "reported") > 0;
        ((int)indicator["base"]!).ShouldBe(counted.Count, id);
        foreach (var provenance in new[] { "submitted", "transcribed", "reported" })
            ((int)indicator["provenance"]![provenance]!).ShouldBe(Of(counted, provenance), id);

        var counts = indicator["counts"]!;
        foreach (var (member, outcomes) in new (string, string[])[]
        {
            ("notAsked", ["not-asked"]), ("eligibilityUnknown", ["eligibility-unknown"]), ("outsideBase", ["outside-base"]), ("baseUnknown", ["base-unknown"]), ("ranges", ["range"]),
            ("answered", ["yes", "no", "value", "range"]), ("asked", ["yes", "no", "value", "range", .. Missing]),
        })
            ((int)counts[member]!).ShouldBe(cities.Count(it => outcomes.Contains((string)it["outcome"]!)), $"{id}, {member}");
        foreach (var reason in Missing)
            ((int)counts["missing"]![reason]!).ShouldBe(cities.Count(it => (string)it["outcome"]! == reason), $"{id}, {reason}");
        ((int)counts["participants"]!).ShouldBe(cities.Count, id);

        if (indicator["value"] is { } value)
        {
            var numerator = cities.Count(it => (bool)it["inNumerator"]!);
            Share(value, numerator, counted.Count);
            Share(indicator["ofParticipants"]!, numerator, cities.Count);
            if ((string)indicator["measure"]! == "count")
                ((int)indicator["number"]!).ShouldBe(numerator, id);
            return;
        }

        decimal[] numbers = [.. counted.Select(it => (decimal?)it["number"]).OfType<decimal>().Order()];
        decimal? number = counted.Count == 0 || selected ? null : (string)indicator["measure"]! switch
        {
            "sum" => numbers.Sum(),
            "mean" => numbers.Sum() / numbers.Length,
            "median" => (numbers[(numbers.Length - 1) / 2] + numbers[numbers.Length / 2]) / 2,
            "ratio-of-sums" => counted.Sum(it => (decimal)Read(it, questions[0])["answer"]!) / counted.Sum(it => (decimal)Read(it, questions[1])["answer"]!),
            var measure => throw new InvalidOperationException(measure),
        };
        ((decimal?)indicator["number"]).ShouldBe(number, id);

        void Share(JsonNode told, int numerator, int @base) => ((int)told["numerator"]!, (int)told["base"]!, (decimal?)told["share"])
            .ShouldBe((numerator, @base, @base == 0 || selected ? null : (decimal)numerator / @base), id);

        static int Of(IEnumerable<JsonObject> those, string provenance) => those.Count(it => (string)it["provenance"]! == provenance);
    }

    /// <summary>All pages of a lineage.</summary>
    private static async Task<(JsonObject Detail, IReadOnlyList<JsonObject> Cities)> LineageAsync(HttpClient client, string edition, string indicator)
    {
        var cities = new List<JsonObject>();
        for (var after = ""; ;)
        {
            var page = await client.GetJsonAsync($"/api/v1/editions/{edition}/indicators/{indicator}?limit=11{(after.Length > 0 ? $"&after={after}" : "")}");
            cities.AddRange(page["cities"]!.AsArray().Select(it => it!.AsObject()));
            if ((string?)page["next"] is not { } next)
                return (page, cities);
            after = next;
        }
    }

    private Task<(string Edition, string City, HttpClient Client)> SubmittedAsync(params (string Question, Answer Answer)[] answers) => SubmittedAsync(Provenance.Submitted, answers);

    private async Task<(string Edition, string City, HttpClient Client)> SubmittedAsync(Provenance provenance, params (string Question, Answer Answer)[] answers)
    {
        var edition = await study.NewEditionAsync();
        var city = await study.NewCityAsync(edition);
        var definitions = (await (await study.GetAsync<EventLog>()).ReadAsync<Edition>(Streams.Edition(edition), Cancellation)).State;
        await DecideAsync(edition, city, it => SubmitForm.Decide(it, new(1, "en", answers.ToDictionary(one => one.Question, one => one.Answer), Blanks: true, provenance), definitions, city));
        return (edition, city, await study.ClientAsync());
    }

    private async Task DecideAsync(string edition, string city, Func<Submission, Decision> decide) => await study.ReachAsync(
        (await (await study.GetAsync<EventLog>()).DecideAsync(Streams.Submission(edition, city), Tester, decide, Cancellation)).Position);

    private static async Task AmendAsync(HttpClient client, string at, object answers, object? comments = null) =>
        await client.ChangeAsync(Post, $"{at}/amendments", new { kind = "correction", reason = "Counted again.", answers, comments }, await client.ETagAsync(at));

    private static async Task<JsonNode> StandingAsync(HttpClient client, string edition, string indicator, string city, string query = "") =>
        (await client.GetJsonAsync($"/api/v1/editions/{edition}/indicators/{indicator}{query}"))["cities"]!.AsArray().Single(it => (string)it!["city"]! == city)!;

    private static JsonNode Read(JsonNode standing, string question) => standing["answers"]!.AsArray().Single(it => (string)it!["question"]! == question)!;

    private static string Event(JsonNode standing, string question) => (string)Read(standing, question)["recorded"]!["event"]!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
