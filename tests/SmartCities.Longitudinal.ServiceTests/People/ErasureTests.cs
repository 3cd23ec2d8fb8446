using System.Text.Json.Nodes;
using Npgsql;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.ServiceTests.Pages;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.People;

/// <summary>Somebody asks to be forgotten, and is: everywhere, and every history still reads.</summary>
public sealed class ErasureTests(StudyService study)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_who_is_everywhere_is_nowhere_afterwards()
    {
        var it = await PersonalStudy.NewAsync(study);

        // Whatever letters it is written in, and wherever, this part of the name and of the address stays as it is.
        var mark = StudyService.NewId("x")[2..];
        var (name, address) = ($"Añe O'Hara-{mark}", $"ane.{mark}@example.org");
        using var admin = await study.ClientAsync(@as: "demo-administrator");
        var database = await study.GetAsync<NpgsqlDataSource>();

        // In the directory, as a member and as an office's address, in two contacts, in answers kept for a request sent again, and in keys of requests.
        var person = await EnterAsync(admin, name, address);
        await admin.ChangeAsync(HttpMethod.Post, $"/api/v1/cities/{it.City}/members", new { name, address, language = "fr", lead = true });
        await (await study.GetAsync<ActorDirectory>()).SetMailboxAsync(new(it.City, address, "fr"), Cancellation);
        await it.SubmitAsync(address);
        await it.AmendAsync($"{name} <{address}>");
        (await AmendAgainstAsync(it, name)).ShouldContain(mark);
        await DoAsync(it, person);
        (await Everywhere.WithAsync(database, mark)).ShouldBe(["study.answered", "study.mailboxes", "study.people", "study.vault"]);
        using var browser = await FormBrowser.AsAsync(study, "demo-editor");
        (await browser.OpenAsync($"/editions/{it.Edition}/submissions/{it.City}/history")).Words.ShouldContain($"({name})");

        var erased = await EraseAsync(admin, new { person, why = "She asked for it." });

        ((bool)erased["again"]!).ShouldBeFalse();
        ((int)erased["entries"]!).ShouldBeGreaterThanOrEqualTo(5);
        (await Everywhere.WithAsync(database, mark)).ShouldBeEmpty();
        (await study.LinesAsync()).ShouldNotBeEmpty();
        (await study.LinesAsync()).ShouldNotContain(line => line.Contains(mark, StringComparison.OrdinalIgnoreCase));

        // What was answered once is answered again, without them; what was there is told as erased.
        (await AmendAgainstAsync(it, name)).ShouldNotContain(mark);
        (await browser.OpenAsync($"/editions/{it.Edition}/submissions/{it.City}/history")).Words.ShouldContain("(a person whose data was erased)");
        browser.Page.Words.ShouldNotContain(mark);
        (await browser.OpenAsync($"/editions/{it.Edition}/submissions/{it.City}/answers")).Words.ShouldContain("a personal answer that was erased");
        var submission = await it.Client.GetJsonAsync(it.Submission);
        ((string?)submission["states"]!["contact"]).ShouldBe("answered");
        submission["answers"]!["contact"]!["value"]!["vault"].ShouldNotBeNull();
        foreach (var export in new[] { "history?format=csv", "history?format=jsonl", "changes?from=v:1&to=v:2", "receipts/1" })
            (await admin.GetStringAsync($"{it.Submission}/{export}", Cancellation)).ShouldNotContain(mark);
        var trail = await admin.GetJsonAsync("/api/v1/audit?kind=erasure&limit=200");
        trail["entries"]!.AsArray().Select(one => (string?)one!["sentence"]).ShouldContain("The committee erased what was kept about a person (a person whose data was erased).");
        using var spanish = await FormBrowser.AsAsync(study, "demo-editor", "es");
        (await spanish.OpenAsync($"/editions/{it.Edition}/submissions/{it.City}/history")).Words.ShouldContain("(una persona cuyos datos se borraron)");
    }

    [Fact]
    public async Task Erasing_again_is_harmless_and_what_was_never_there_is_said_not_to_be()
    {
        using var admin = await study.ClientAsync(@as: "demo-administrator");
        var person = await EnterAsync(admin, "Jon", PersonalStudy.NewAddress());

        ((bool)(await EraseAsync(admin, new { person }))["again"]!).ShouldBeFalse();
        var again = await EraseAsync(admin, new { person });
        ((bool)again["again"]!).ShouldBeTrue();
        again["position"].ShouldBeNull();

        (await admin.RefusedAsync(HttpMethod.Post, "/api/v1/erasures", new { person = ActorDirectory.NewId() })).ShouldBe((404, "nothing-kept", null));
        (await admin.RefusedAsync(HttpMethod.Post, "/api/v1/erasures", new { city = "alder" })).ShouldBe((422, "erasure-unclear", null));
    }

    [Fact]
    public async Task A_contact_is_erased_and_another_of_the_same_single_name_is_not()
    {
        var (it, other) = (await PersonalStudy.NewAsync(study), await PersonalStudy.NewAsync(study));
        await it.SubmitAsync("Jon");
        await it.AmendAsync("Miren");
        await other.SubmitAsync("Jon");
        var tag = await it.Client.ETagAsync(it.Submission);
        using var admin = await study.ClientAsync(@as: "demo-administrator");

        (await admin.RefusedAsync(HttpMethod.Post, "/api/v1/erasures", new { edition = it.Edition, city = it.City, question = "contact", why = "Miren asked." })).ShouldBe((422, "why-names", "/why"));
        ((int)(await EraseAsync(admin, new { edition = it.Edition, city = it.City, question = "contact" }))["entries"]!).ShouldBe(2);

        (await it.VaultAsync()).ShouldBeEmpty();
        (await it.Client.ETagAsync(it.Submission)).ShouldNotBe(tag);
        (await other.ContactAsync()).ShouldBe("\"Jon\"");
        ((bool)(await EraseAsync(admin, new { edition = it.Edition, city = it.City, question = "contact" }))["again"]!).ShouldBeTrue();

        // It can be answered anew, and that erased too.
        await it.AmendAsync("Ane");
        (await it.ContactAsync()).ShouldBe("\"Ane\"");
        ((int)(await EraseAsync(admin, new { edition = it.Edition, city = it.City, question = "contact" }))["entries"]!).ShouldBe(1);
    }

    [Fact]
    public async Task A_form_with_an_erased_answer_says_so_and_can_be_saved()
    {
        var it = await PersonalStudy.NewAsync(study);
        await it.SaveAsync(new { contact = "Jon" });
        using var admin = await study.ClientAsync(@as: "demo-administrator");
        await EraseAsync(admin, new { edition = it.Edition, city = it.City, question = "contact" });
        var section = $"/editions/{it.Edition}/drafts/{it.City}/planning";
        using var browser = await FormBrowser.AsAsync(study, it.City);

        (await browser.OpenAsync(section)).Words.ShouldContain("What was answered here has been erased.");
        await browser.SendAsync(section, ("a.strategy", "true"));

        (await it.Client.GetJsonAsync(it.Draft))["answers"]!["contact"]!["vault"].ShouldNotBeNull();
        await it.Client.ChangeAsync(HttpMethod.Post, it.Submission, new { blanks = true }, await it.Client.ETagAsync(it.Draft));
        ((string?)(await it.Client.GetJsonAsync(it.Submission))["states"]!["contact"]).ShouldBe("answered");
    }

    [Fact]
    public async Task The_address_of_an_office_is_erased()
    {
        var it = await PersonalStudy.NewAsync(study);
        var (directory, address) = (await study.GetAsync<ActorDirectory>(), PersonalStudy.NewAddress());
        await directory.SetMailboxAsync(new(it.City, address, "en"), Cancellation);
        using var browser = await FormBrowser.AsAsync(study, "demo-administrator");
        await browser.OpenAsync("/erasures");

        await browser.SendAsync("/erasures", Of(browser, ("mailbox", "yes"), ("city", it.City), ("why", $"It was {address}.")));
        browser.Page.Status.ShouldBe(422);
        browser.Page.Words.ShouldContain("Give a reason without it.");
        await browser.SendAsync("/erasures", Of(browser, ("mailbox", "yes"), ("city", it.City)));
        browser.Page.Words.ShouldContain("Erased: 1 entry is gone.");
        await browser.SendAsync("/erasures", Of(browser, ("mailbox", "yes"), ("city", it.City)));
        browser.Page.Words.ShouldContain("This was erased before");

        (await directory.MailboxAsync(it.City, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task What_cannot_be_recorded_as_erased_is_not_erased()
    {
        var it = await PersonalStudy.NewAsync(study);
        await it.SaveAsync(new { contact = "Jon" });
        var keepers = (await study.GetAsync<IEnumerable<IKeepAboutPeople>>()).Append(new Broken());
        var erasures = new Erasures(await study.GetAsync<EventLog>(), await study.GetAsync<ActorDirectory>(), await study.GetAsync<Vault>(), keepers);

        await Should.ThrowAsync<InvalidOperationException>(() => erasures.EraseAsync(new(Edition: it.Edition, City: it.City, Question: "contact"), new("tester", "administrator", "test"), Cancellation));

        (await it.VaultAsync()).Values.ShouldBe(["Jon"]);
        (await (await study.GetAsync<EventLog>()).ReadAsync<Erasure>(Streams.Erasure($"answer:{it.Edition}:{it.City}:contact"), Cancellation)).Version.ShouldBe(0);
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Of(FormBrowser browser, params (string Name, string Value)[] fields) =>
        [browser.Fields("/erasures").First(it => it.Key == "token"), .. fields.Select(it => KeyValuePair.Create(it.Name, it.Value))];

    private static async Task<string> EnterAsync(HttpClient admin, string name, string address)
    {
        using var entered = await admin.SendJsonAsync(HttpMethod.Post, "/api/v1/people", new { name, address, language = "fr" }, ("Idempotency-Key", $"enter-{address}"));
        ((int)entered.StatusCode).ShouldBe(201);
        return (string)(await entered.JsonAsync())["person"]!;
    }

    private static async Task<JsonObject> EraseAsync(HttpClient admin, object erase)
    {
        using var erased = await admin.SendJsonAsync(HttpMethod.Post, "/api/v1/erasures", erase);
        ((int)erased.StatusCode).ShouldBe(200, await erased.Content.ReadAsStringAsync(Cancellation));
        return await erased.JsonAsync();
    }

    /// <summary>An amendment of an answer that somebody else changed meanwhile: what it is answered says both, and is kept.</summary>
    private static async Task<string> AmendAgainstAsync(PersonalStudy it, string contact)
    {
        using var refused = await it.Client.SendJsonAsync(
            HttpMethod.Post, $"{it.Submission}/amendments", new { kind = "correction", reason = "x", answers = new { contact } }, ("If-Match", "\"1\""), ("Idempotency-Key", $"amend-{it.City}"));
        ((int)refused.StatusCode).ShouldBe(412);
        return await refused.Content.ReadAsStringAsync(Cancellation);
    }

    /// <summary>The person does something for the city, under their id.</summary>
    private async Task DoAsync(PersonalStudy it, string person) => await study.ReachAsync(
        (await (await study.GetAsync<EventLog>()).DecideAsync<Submission>(
            Streams.Submission(it.Edition, it.City), new Actor(person, "city-contributor", "page"), submission => WishPublication.Decide(submission, new(true)), Cancellation)).Position);

    /// <summary>Keeps something it cannot forget.</summary>
    private sealed class Broken : IKeepAboutPeople
    {
        public Kept Kept { get; } = new("broken", new("it"), new("why"), new("how long"));

        public Task<JsonNode?> OfAsync(string person, CancellationToken cancellation) => Task.FromResult<JsonNode?>(null);

        public Task<int> EraseAsync(Erasing erasing, NpgsqlConnection connection, CancellationToken cancellation) => throw new InvalidOperationException("It cannot forget.");
    }
}
