using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;
using static System.Net.Http.HttpMethod;
using EventLog = SmartCities.Longitudinal.Storage.EventLog;

namespace SmartCities.Longitudinal.ServiceTests.Audit;

/// <summary>What a city is given with each revision, to hold against what it reads later.</summary>
public sealed partial class ReceiptTests(StudyService study)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_receipt_says_what_was_recorded_with_each_revision()
    {
        var (client, edition, city) = await SubmittedAsync();
        var at = $"/api/v1/editions/{edition}/submissions/{city}";
        var amended = await client.ChangeAsync(Post, $"{at}/amendments", new { kind = "correction", reason = "Counted again.", answers = new { spaces = 5 } }, await client.ETagAsync(at));
        await study.ReleaseAsync(edition);
        await client.ChangeAsync(Post, $"{at}/amendments", new { kind = "late-answer", reason = "Found it.", answers = new { focus = "trade" } }, amended);
        await client.ChangeAsync(Post, $"{at}/amendments/1/approval", ifMatch: await client.ETagAsync(at));

        var (itself, told) = (await study.ClientAsync(@as: $"demo-city-{city}"), new List<JsonObject>());
        foreach (var revision in new[] { 1, 2, 3 })
        {
            var receipt = await itself.GetJsonAsync($"{at}/receipts/{revision}");
            var stood = await itself.GetJsonAsync($"{at}?at=v:{revision}");
            ((string?)receipt["edition"], (string?)receipt["city"], (int?)receipt["revision"]).ShouldBe((edition, city, revision));
            ((long?)receipt["position"], (int?)receipt["questionnaire"], (string?)receipt["language"], (int?)receipt["answers"])
                .ShouldBe(((long?)stood["position"], (int?)stood["questionnaire"], (string?)stood["language"], stood["answers"]!.AsObject().Count));
            (DateTimeOffset.UtcNow - (DateTimeOffset)receipt["at"]!).ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromMinutes(5));
            ((string?)receipt["type"], (string?)receipt["cityName"], (bool?)receipt["demonstration"], (string?)receipt["role"]).ShouldBe(("urn:smartcities:receipt:v1", city, true, "editor"));
            receipt["questions"]!.AsArray().ToDictionary(it => (string)it!["question"]!, it => it!["answer"]!.ToJsonString())
                .ShouldBe(stood["answers"]!.AsObject().ToDictionary(it => it.Key, it => it.Value!["value"]!.ToJsonString()), ignoreOrder: true);
            ((string?)receipt["fingerprint"]).ShouldBe(Fingerprint(Canonical(receipt)));
            told.Add(receipt);
        }

        told.Select(it => (string?)it["kind"]).ShouldBe(["submitted", "amended", "approved"]);
        told.Select(it => (string?)it["fingerprint"]).ShouldBeUnique();
        told[0].ContainsKey("amendment").ShouldBeFalse();
        told[0]["questions"]!.AsArray().Select(it => (string?)it!["text"]).ShouldBe(["Do you have a strategy?", "How many spaces?"]);
        told[1]["amendment"]!.ToJsonString().ShouldBe("""{"kind":"correction","reason":"Counted again.","changes":[{"question":"spaces","text":"How many spaces?","from":3,"to":5}]}""");
        ((string?)told[2]["amendment"]!["reason"], (int?)told[2]["amendment"]!["proposal"]).ShouldBe(("Found it.", 1));
        told[2]["questions"]!.AsArray().Single(it => (string?)it!["question"] == "focus")!["labels"]!.ToJsonString().ShouldBe("""["Trade"]""");
        var history = (await itself.GetJsonAsync($"{at}/history"))["entries"]!.AsArray();
        told.ShouldAllBe(it => history.Any(one => (long)one!["position"]! == (long)it["position"]! && (string)one["at"]! == (string)it["at"]!));
    }

    [Fact]
    public async Task A_receipt_says_the_same_for_ever_whatever_happens_after_it()
    {
        var (client, edition, city) = await SubmittedAsync();
        var at = $"/api/v1/editions/{edition}/submissions/{city}";
        var before = await client.GetStringAsync($"{at}/receipts/1", Cancellation);
        var etag = await client.ETagAsync($"{at}/receipts/1");

        await client.ChangeAsync(Post, $"{at}/amendments", new { kind = "correction", reason = "Counted again.", answers = new { spaces = 5 } }, await client.ETagAsync(at));
        await client.ChangeAsync(Patch, $"/api/v1/cities/{city}", new { name = "Another name" }, await client.ETagAsync($"/api/v1/cities/{city}"));

        (await client.GetStringAsync($"{at}/receipts/1", Cancellation)).ShouldBe(before);
        using var again = await client.SendJsonAsync(Get, $"{at}/receipts/1", null, ("If-None-Match", etag));
        again.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotModified);
        ((string?)(await client.GetJsonAsync($"{at}/receipts/2"))["cityName"]).ShouldBe(city);
        using var file = await client.GetAsync($"{at}/receipts/2", Cancellation);
        file.Content.Headers.ContentDisposition!.ToString().ShouldBe($"attachment; filename=receipt-{edition}-{city}-2.json");
    }

    [Fact]
    public async Task The_page_of_a_receipt_tells_what_is_in_the_file_and_what_changed_since()
    {
        var (client, edition, city) = await SubmittedAsync();
        var at = $"/editions/{edition}/submissions/{city}";
        var newest = await PageAsync("/receipts/1");
        newest.ShouldContain("Nothing: this is the newest revision.");
        newest.ShouldContain($"href=\"/api/v1{at}/receipts/1\" download=\"receipt-{edition}-{city}-1.json\"");
        newest.ShouldContain((string)(await client.GetJsonAsync($"/api/v1{at}/receipts/1"))["fingerprint"]!);

        await client.ChangeAsync(Post, $"/api/v1{at}/amendments", new { kind = "correction", reason = "<b>Counted</b> again.", answers = new { spaces = 5 } }, await client.ETagAsync($"/api/v1{at}"));

        var since = await PageAsync("/receipts/1", "es");
        since.ShouldContain("Entre esta revisión y la revisión 2");
        Cells(since).ShouldContain("How many spaces? | 3 | 5");
        var amended = await PageAsync("/receipts/2");
        amended.ShouldContain("&lt;b&gt;Counted&lt;/b&gt; again.");
        Cells(amended).ShouldContain("How many spaces? | 3 | 5");
        foreach (var page in new[] { "", "/answers", "/history" })
            (await PageAsync(page)).ShouldContain($"href=\"{at}/receipts/2\"");
        (await client.GetAsync($"{at}/receipts/3", Cancellation)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);

        async Task<string> PageAsync(string page, string language = "en")
        {
            using var response = await client.SendJsonAsync(Get, at + page, null, ("Accept-Language", language));
            response.IsSuccessStatusCode.ShouldBeTrue(page);
            return await response.Content.ReadAsStringAsync(Cancellation);
        }

        static IEnumerable<string> Cells(string html) => Row().Matches(html).Select(row => string.Join(" | ", Cell().Matches(row.Value).Select(it => it.Groups[1].Value.Trim())));
    }

    [Theory]
    [InlineData("4")]
    [InlineData("0")]
    [InlineData("-1")]
    public async Task A_revision_that_is_not_there_has_no_receipt(string revision)
    {
        var (client, edition, city) = await SubmittedAsync();

        using var response = await client.GetAsync($"/api/v1/editions/{edition}/submissions/{city}/receipts/{revision}", Cancellation);
        var problem = await response.JsonAsync();
        ((int)response.StatusCode, (string?)problem["code"]).ShouldBe((404, "revision-unknown"));
        ((string?)problem["detail"]).ShouldBe($"{city} has no revision {revision} in the edition {edition}.");
    }

    [Fact]
    public async Task What_a_report_says_and_an_invitation_are_no_revisions()
    {
        var client = await study.ClientAsync();
        var (edition, city) = await NewAsync();
        await RecordAsync(edition, city, new CityInvited(edition, city, null, null));

        foreach (var at in new[] { $"editions/{edition}/submissions/{city}", "editions/2017/submissions/bilbao" })
        {
            foreach (var revision in new[] { 0, 1 })
                (await client.RefusedAsync(Get, $"/api/v1/{at}/receipts/{revision}")).ShouldBe((404, "revision-unknown", null));
        }
    }

    /// <summary>The line of the README, as a city would type it: jq knows nothing of how the service makes a fingerprint.</summary>
    [Fact]
    public async Task A_city_makes_the_fingerprint_itself_with_jq()
    {
        var filter = (await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "README.md"), Cancellation)).Single(it => it.Contains("sha256sum", StringComparison.Ordinal) && it.Contains("jq ", StringComparison.Ordinal)).Split('\'')[1];
        if (await JqAsync(".", "{}") is null)
            Assert.Skip("jq is not installed.");
        await SameAsync(await study.ClientAsync(@as: "demo-city-alder"), "/api/v1/editions/demo-2022/submissions/alder/receipts/1");

        // Every form of an answer, written as somebody might.
        var (edition, city) = await NewAsync();
        await study.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(false)), ("focus", new MissingAnswer(MissingReason.DontKnow)), ("spaces", new RangeAnswer(20.0m, 25.0m)));
        await RecordAsync(edition, city, new AnswersAmended(edition, city, 2, 1,
        [
            new("spaces", null, new NumberAnswer(12.50m)), new("focus", null, new TextAnswer("\"Größe\" \\ 東京 😀\n\t/")), new("formalised", null, new OptionsAnswer(["b", "a"])),
            new("strategy", null, new RecordsAnswer([new Dictionary<string, RecordValue> { ["year"] = new(null, 2017.0m), ["exact"] = new(null, 1234567890.123456789012345678m), ["name"] = new("plan", null) }])),
        ], AmendmentKind.Correction, "All of them.", null));
        foreach (var revision in new[] { 1, 2 })
            await SameAsync(await study.ClientAsync(), $"/api/v1/editions/{edition}/submissions/{city}/receipts/{revision}");

        async Task SameAsync(HttpClient client, string address)
        {
            var receipt = await client.GetStringAsync(address, Cancellation);
            var text = await JqAsync(filter, receipt);
            text.ShouldBe(Canonical(JsonNode.Parse(receipt)!.AsObject()));
            Fingerprint(text!).ShouldBe((string?)JsonNode.Parse(receipt)!["fingerprint"]);
        }
    }

    /// <summary>A receipt as RFC 8785 has it, written for this test alone: it holds numbers of few digits.</summary>
    private static string Canonical(JsonObject receipt) => Written(new JsonObject(receipt.Where(it => it.Key != "fingerprint").Select(it => KeyValuePair.Create(it.Key, it.Value?.DeepClone()))));

    private static string Written(JsonNode? node) => node switch
    {
        JsonObject members => $"{{{string.Join(',', members.OrderBy(it => it.Key, StringComparer.Ordinal).Select(it => $"{Text(it.Key)}:{Written(it.Value)}"))}}}",
        JsonArray items => $"[{string.Join(',', items.Select(Written))}]",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Text((string)value!),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.ToJsonString() is var number => number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number,
        _ => node!.ToJsonString(),
    };

    private static string Text(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)}\"";

    private static string Fingerprint(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static async Task<string?> JqAsync(string filter, string json)
    {
        try
        {
            using var jq = Process.Start(new ProcessStartInfo("jq", ["-cjS", filter])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                StandardInputEncoding = new UTF8Encoding(false),
                StandardOutputEncoding = new UTF8Encoding(false),
            })!;
            await jq.StandardInput.WriteAsync(json);
            jq.StandardInput.Close();
            return await jq.StandardOutput.ReadToEndAsync(Cancellation);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private async Task<(HttpClient Client, string Edition, string City)> SubmittedAsync()
    {
        var (edition, city) = await NewAsync();
        await study.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(true)), ("spaces", new NumberAnswer(3)));
        return (await study.ClientAsync(), edition, city);
    }

    private async Task<(string Edition, string City)> NewAsync()
    {
        var edition = await study.NewEditionAsync();
        return (edition, await study.NewCityAsync(edition));
    }

    private async Task RecordAsync(string edition, string city, object happened)
    {
        var recorded = await (await study.GetAsync<EventLog>()).DecideAsync<Submission>(Streams.Submission(edition, city), new("tester", "editor", "test"), _ => Decision.Accept(happened), Cancellation);
        await study.ReachAsync(recorded.Position);
    }

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("<t[hd][^>]*>(.*?)</t[hd]>", RegexOptions.Singleline)]
    private static partial Regex Cell();
}
