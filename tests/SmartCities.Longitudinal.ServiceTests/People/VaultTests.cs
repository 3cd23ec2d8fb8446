using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Shouldly;
using SmartCities.Longitudinal.Packages;
using SmartCities.Longitudinal.ServiceTests.Packages;
using SmartCities.Longitudinal.ServiceTests.Pages;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.People;

/// <summary>Personal answers lie in the vault alone, whichever way they came in, and are read by those who may.</summary>
public sealed class VaultTests(StudyService study)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_personal_answer_lies_in_the_vault_and_nowhere_else()
    {
        var it = await PersonalStudy.NewAsync(study);
        var address = PersonalStudy.NewAddress();

        await it.SubmitAsync(address);
        await it.AmendAsync("Jon");
        await it.AmendAsync(address);

        (await it.VaultAsync()).Values.ShouldBe([address, "Jon"], ignoreOrder: true);
        (await Everywhere.WithAsync(await study.GetAsync<NpgsqlDataSource>(), address)).ShouldBe(["study.vault"]);
    }

    [Fact]
    public async Task The_city_and_editors_read_it_and_analysts_see_that_it_is_kept_apart()
    {
        var it = await PersonalStudy.NewAsync(study);
        var address = PersonalStudy.NewAddress();
        await it.SubmitAsync(address);
        await it.AmendAsync(address + ".eu");

        (await it.ContactAsync()).ShouldBe($"\"{address}.eu\"");
        (await it.ContactAsync("demo-editor")).ShouldBe($"\"{address}.eu\"");
        (await it.ContactAsync("demo-administrator")).ShouldBe($"\"{address}.eu\"");
        var reference = JsonNode.Parse((await it.ContactAsync("demo-analyst"))!)!;
        ((string?)reference["vault"]).ShouldBe((await it.VaultAsync()).Single(one => one.Value == address + ".eu").Key);
        (await it.ContactAsync("demo-service")).ShouldBe(reference.ToJsonString());
        using var analyst = await study.ClientAsync(@as: "demo-analyst");
        foreach (var read in new[] { $"{it.Submission}/history", $"{it.Submission}/history?format=csv", $"{it.Submission}/changes?from=v:1&to=v:2", $"{it.Submission}/receipts/2", $"/api/v1/audit?city={it.City}", $"/api/v1/events?limit=1000&after={await study.LoadedAsync()}" })
        {
            using var response = await analyst.GetAsync(read, Cancellation);
            var said = await response.Content.ReadAsStringAsync(Cancellation);
            ((int)response.StatusCode).ShouldBe(200, said);
            said.ShouldNotContain(address, customMessage: read);
        }

        using var browser = await FormBrowser.AsAsync(study, "demo-analyst");
        (await browser.OpenAsync($"/editions/{it.Edition}/submissions/{it.City}/answers")).Words.ShouldContain("kept apart: a personal answer");
        browser.Page.Words.ShouldNotContain(address);
    }

    [Fact]
    public async Task What_is_said_again_is_no_change_and_what_was_said_before_keeps_its_reference()
    {
        var it = await PersonalStudy.NewAsync(study);
        ((int?)(await it.SaveAsync(new { contact = "Ane" }))["recorded"]).ShouldBe(2);
        ((int?)(await it.SaveAsync(new { contact = "Ane" }))["recorded"]).ShouldBe(0);
        var first = (await it.VaultAsync()).Keys.Single();

        await it.SaveAsync(new { contact = "Jon" });
        await it.Client.ChangeAsync(HttpMethod.Patch, it.Draft, """{"answers":{"contact":null}}""", await it.Client.ETagAsync(it.Draft));
        ((string?)(await it.Client.GetJsonAsync(it.Draft))["earlier"]!["contact"]).ShouldBe("Jon");
        await it.SubmitAsync("Ane");

        (await it.VaultAsync()).Count.ShouldBe(2);
        ((string?)JsonNode.Parse((await it.ContactAsync("demo-analyst"))!)!["vault"]).ShouldBe(first);
    }

    [Fact]
    public async Task The_commitment_can_be_made_again_from_what_the_vault_holds()
    {
        var it = await PersonalStudy.NewAsync(study);
        await it.SubmitAsync("Ane “Etxebarria”");

        await using var command = (await study.GetAsync<NpgsqlDataSource>()).CreateCommand("select encode(sha256(salt || convert_to(to_json(text)::text, 'UTF8')), 'hex'), length(salt) from study.vault where city = $1");
        command.Parameters.Add(new() { Value = it.City });
        await using var row = await command.ExecuteReaderAsync(Cancellation);
        (await row.ReadAsync(Cancellation)).ShouldBeTrue();
        row.GetInt32(1).ShouldBe(32);
        ((string?)JsonNode.Parse((await it.ContactAsync("demo-analyst"))!)!["commitment"]).ShouldBe(row.GetString(0));
    }

    [Fact]
    public async Task What_is_refused_leaves_nothing_in_the_vault()
    {
        var it = await PersonalStudy.NewAsync(study);
        (await it.Client.RefusedAsync(HttpMethod.Patch, it.Draft, new { answers = new { contact = new string('x', 61) } }, "\"0\"")).ShouldBe((422, "too-long", "/answers/contact"));
        (await it.Client.RefusedAsync(HttpMethod.Patch, it.Draft, new { answers = new { contact = true } }, "\"0\"")).ShouldBe((422, "type-wrong", "/answers/contact"));
        (await it.Client.RefusedAsync(HttpMethod.Patch, it.Draft, new { answers = new { contact = "Ane", strategy = 7 } }, "\"0\"")).ShouldBe((422, "type-wrong", "/answers/strategy"));

        (await it.VaultAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reference_to_somebody_elses_answer_is_none()
    {
        var (it, other) = (await PersonalStudy.NewAsync(study), await PersonalStudy.NewAsync(study));
        await other.SubmitAsync("Ane");
        await it.SubmitAsync("Jon");
        using var analyst = await study.ClientAsync(@as: "demo-analyst");
        var (own, foreign) = (await ReferenceAsync(it), await ReferenceAsync(other));

        (await it.Client.RefusedAsync(HttpMethod.Post, $"{it.Submission}/amendments", Amendment(foreign), "\"1\"")).ShouldBe((422, "personal-answer-unknown", "/answers/contact"));
        using var same = await it.Client.SendJsonAsync(HttpMethod.Post, $"{it.Submission}/amendments", Amendment(own), ("If-Match", "\"1\""));
        ((int?)(await same.JsonAsync())["recorded"]).ShouldBe(0);

        async Task<JsonNode> ReferenceAsync(PersonalStudy one) => (await analyst.GetJsonAsync(one.Submission))["answers"]!["contact"]!["value"]!.DeepClone();
        static object Amendment(JsonNode contact) => new { kind = "correction", reason = "x", answers = new { contact } };
    }

    [Fact]
    public async Task An_amendment_sent_again_under_its_key_is_made_once()
    {
        var it = await PersonalStudy.NewAsync(study);
        await it.SubmitAsync("Ane");
        for (var time = 0; time < 2; time++)
        {
            using var amended = await it.Client.SendJsonAsync(
                HttpMethod.Post, $"{it.Submission}/amendments", new { kind = "correction", reason = "x", answers = new { contact = "Jon" } }, ("If-Match", "\"1\""), ("Idempotency-Key", it.City));
            ((int)amended.StatusCode).ShouldBe(201);
        }

        ((int?)(await it.Client.GetJsonAsync(it.Submission))["revision"]).ShouldBe(2);
        (await it.VaultAsync()).Values.ShouldBe(["Ane", "Jon"], ignoreOrder: true);
    }

    [Fact]
    public async Task Two_people_who_type_the_same_do_not_contradict_each_other()
    {
        var it = await PersonalStudy.NewAsync(study);
        await it.SaveAsync(new { contact = "Ane" });
        (await it.Client.RefusedAsync(HttpMethod.Patch, it.Draft, new { answers = new { contact = "Jon" } }, "\"0\"")).Code.ShouldBe("answer-changed");
        using var same = await it.Client.SendJsonAsync(HttpMethod.Patch, it.Draft, new { answers = new { contact = "Ane" } }, ("If-Match", "\"0\""));
        ((int)same.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task On_a_page_it_is_a_field_like_another_with_a_word_on_what_becomes_of_it()
    {
        var it = await PersonalStudy.NewAsync(study);
        var (address, section) = (PersonalStudy.NewAddress(), $"/editions/{it.Edition}/drafts/{it.City}/planning");
        using var browser = await FormBrowser.AsAsync(study, it.City);
        (await browser.OpenAsync(section)).Words.ShouldContain("it is kept apart from the other answers");
        await browser.SendAsync(section, ("a.strategy", "true"), ("a.contact", address), ("a.words", "Ours"));

        await browser.OpenAsync(section);
        browser.Fields(section).ShouldContain(KeyValuePair.Create("a.contact", address));
        await browser.SendAsync(section, ("a.words", "Theirs"));
        (await it.VaultAsync()).Values.ShouldBe([address]);
        await browser.OpenAsync(section);
        await browser.SendAsync(section, ("a.contact", new string('x', 61)));
        browser.Page.Status.ShouldBe(422);
        (await it.VaultAsync()).Values.ShouldBe([address]);

        var desk = $"/editions/{it.Edition}/submissions/{it.City}";
        await it.Client.ChangeAsync(HttpMethod.Post, it.Submission, new { blanks = true }, await it.Client.ETagAsync(it.Draft));
        (await browser.OpenAsync($"{desk}/answers")).Words.ShouldContain(address);
        await browser.OpenAsync($"{desk}/amendment?question=contact");
        browser.Fields($"{desk}/amendment").ShouldContain(KeyValuePair.Create("a.contact", address));
        await browser.SendAsync($"{desk}/amendment", ("a.contact", "Jon"), ("kind", "correction"), ("reason", "Ane has left."));
        (await it.ContactAsync()).ShouldBe("\"Jon\"");
        (await browser.OpenAsync($"{desk}/history")).Words.ShouldContain("kept apart: a personal answer");
    }

    [Fact]
    public async Task What_a_city_proposes_is_read_by_the_editor_who_decides_on_it()
    {
        var it = await PersonalStudy.NewAsync(study);
        await it.SubmitAsync("Ane");
        await study.ReleaseAsync(it.Edition);
        await it.AmendAsync("Jon");
        using var browser = await FormBrowser.AsAsync(study, "demo-editor");

        (await browser.OpenAsync($"/editions/{it.Edition}/submissions/{it.City}/amendments/1")).Words.ShouldContain("Jon");
        await browser.SendAsync($"/editions/{it.Edition}/submissions/{it.City}/amendments/1/approval");

        (await it.ContactAsync()).ShouldBe("\"Jon\"");
        (await it.VaultAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_package_puts_them_there_too_and_adds_nothing_the_second_time()
    {
        using var package = new SmallPackage();
        var address = PersonalStudy.NewAddress();
        package.Replace("questionnaire.json", "\"questions\":[", "\"questions\":[{\"id\":\"contact\",\"section\":\"planning\",\"type\":\"text\",\"text\":{\"en\":\"Whom?\"},\"personal\":true},");
        package.Replace("submissions.jsonl", "\"spaces\":3", $"\"spaces\":3,\"contact\":\"{address}\"");
        package.Replace("reported.jsonl", "\"answers\":[", $"\"answers\":[{{\"question\":\"contact\",\"value\":\"{address}\",\"place\":\"line 4\"}},");
        var load = await study.GetAsync<LoadPackage>();

        (await load.LoadAsync(package.Write(), null, Cancellation)).Added.ShouldBeGreaterThan(0);
        (await load.LoadAsync(package.Write(), null, Cancellation)).Added.ShouldBe(0);

        (await Everywhere.WithAsync(await study.GetAsync<NpgsqlDataSource>(), address)).ShouldBe(["study.vault"]);
        using var editor = await study.ClientAsync(@as: "demo-editor");
        foreach (var city in new[] { "alder", "cedar" })
            ((string?)(await editor.GetJsonAsync($"/api/v1/editions/{package.Edition}/submissions/{package.Edition}-{city}"))["answers"]!["contact"]!["value"]).ShouldBe(address);
    }

    [Fact]
    public async Task The_form_says_of_such_a_question_what_becomes_of_its_answer()
    {
        var it = await PersonalStudy.NewAsync(study);
        using var schema = await it.Client.SendJsonAsync(HttpMethod.Get, $"/api/v1/editions/{it.Edition}/questionnaire", null, ("Accept", "application/schema+json"));
        var contact = JsonSerializer.Deserialize<JsonObject>(await schema.Content.ReadAsStringAsync(Cancellation))!["properties"]!["contact"]!;

        ((string?)contact["$comment"]).ShouldBe("A personal answer: its text is kept apart from the others, and can be erased.");
        ((int?)contact["anyOf"]![0]!["maxLength"]).ShouldBe(60);
    }
}
