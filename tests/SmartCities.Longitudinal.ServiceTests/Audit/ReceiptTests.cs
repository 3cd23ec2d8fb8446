using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;
using static System.Net.Http.HttpMethod;
using EventLog = SmartCities.Longitudinal.Storage.EventLog;

namespace SmartCities.Longitudinal.ServiceTests.Audit;

/// <summary>What a city is given with each revision, to hold against what it reads later.</summary>
public sealed class ReceiptTests(StudyService study)
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
            ((string?)receipt["fingerprint"]).ShouldBe(Fingerprint(Canonical(stood["answers"]!)));
            told.Add(receipt);
        }

        told.Select(it => (string?)it["kind"]).ShouldBe(["submitted", "amended", "approved"]);
        told.Select(it => (string?)it["fingerprint"]).ShouldBeUnique();
        var history = (await itself.GetJsonAsync($"{at}/history"))["entries"]!.AsArray();
        told.ShouldAllBe(it => history.Any(one => (long)one!["position"]! == (long)it["position"]! && (string)one["at"]! == (string)it["at"]!));
    }

    [Fact]
    public async Task What_was_changed_and_changed_back_has_the_fingerprint_it_had()
    {
        var (client, edition, city) = await SubmittedAsync();
        var at = $"/api/v1/editions/{edition}/submissions/{city}";
        foreach (var spaces in new[] { 5, 3 })
            await client.ChangeAsync(Post, $"{at}/amendments", new { kind = "correction", reason = "Counted again.", answers = new { spaces } }, await client.ETagAsync(at));

        (await client.GetJsonAsync($"{at}/receipts/3"))["fingerprint"]!.ToJsonString().ShouldBe((await client.GetJsonAsync($"{at}/receipts/1"))["fingerprint"]!.ToJsonString());
        (await client.GetJsonAsync($"{at}/receipts/2"))["fingerprint"]!.ToJsonString().ShouldNotBe((await client.GetJsonAsync($"{at}/receipts/1"))["fingerprint"]!.ToJsonString());
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

    /// <summary>The line of the README, as a city would type it.</summary>
    [Fact]
    public async Task A_city_makes_the_fingerprint_itself_with_jq()
    {
        var filter = (await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "README.md"), Cancellation)).Single(it => it.Contains("sha256sum", StringComparison.Ordinal) && it.Contains("jq ", StringComparison.Ordinal)).Split('\'')[1];
        if (await JqAsync(".", "{}") is null)
            Assert.Skip("jq is not installed.");
        var at = "/api/v1/editions/demo-2022/submissions/alder";
        var (itself, editor) = (await study.ClientAsync(@as: "demo-city-alder"), await study.ClientAsync());
        await EveryAsync(itself, $"{at}?at=v:1", $"{at}/receipts/1");

        // Every form of an answer, written as somebody might.
        var (edition, city) = await NewAsync();
        await study.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(false)), ("focus", new MissingAnswer(MissingReason.DontKnow)), ("spaces", new RangeAnswer(20.0m, 25.0m)));
        await RecordAsync(edition, city, new AnswersAmended(edition, city, 2, 1,
        [
            new("spaces", null, new NumberAnswer(12.50m)), new("focus", null, new TextAnswer("\"Größe\" \\ 東京 😀\n\t/")), new("formalised", null, new OptionsAnswer(["b", "a"])),
            new("strategy", null, new RecordsAnswer([new Dictionary<string, RecordValue> { ["year"] = new(null, 2017.0m), ["name"] = new("plan", null) }])),
        ], AmendmentKind.Correction, "All of them.", null));
        at = $"/api/v1/editions/{edition}/submissions/{city}";
        foreach (var revision in new[] { 1, 2 })
            await EveryAsync(editor, $"{at}?at=v:{revision}", $"{at}/receipts/{revision}");

        async Task EveryAsync(HttpClient client, string submission, string receipt)
        {
            var text = await JqAsync(filter, await client.GetStringAsync(submission, Cancellation));
            text.ShouldBe(Canonical(JsonNode.Parse(await client.GetStringAsync(submission, Cancellation))!["answers"]!));
            ((string?)(await client.GetJsonAsync(receipt))["fingerprint"]).ShouldBe(Fingerprint(text!));
        }
    }

    /// <summary>The answers in the form the README describes, written for this test alone.</summary>
    private static string Canonical(JsonNode answers) => Written(new JsonObject(answers.AsObject().Select(it => KeyValuePair.Create(it.Key, (JsonNode?)it.Value!["value"]!.DeepClone()))));

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
}
