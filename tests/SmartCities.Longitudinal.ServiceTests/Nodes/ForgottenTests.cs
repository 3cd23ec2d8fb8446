using System.Net;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Redactions;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.ServiceTests.Mail;
using SmartCities.Longitudinal.ServiceTests.SignIn;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Nodes;

/// <summary>What is taken out on one node is out of the memories of another a second later, and stays out: words of the log, and what is kept about people.</summary>
public sealed class ForgottenTests(SignInStudy study) : IClassFixture<SignInStudy>
{
    /// <summary>Within this, the other node has looked.</summary>
    private static readonly TimeSpan s_while = TimeSpan.FromSeconds(1);

    private static readonly Actor s_tester = new("tester", "administrator", "test");

    private static readonly Questionnaire s_form = new(
        1,
        [new("planning", new("Planning"), "planning")],
        [
            new("strategy", "planning", QuestionType.Boolean, new("Do you have a strategy?"), Required: true),
            new("contact", "planning", QuestionType.Text, new("Whom may we write to?"), MaxLength: 100, Personal: true),
            new("motto", "planning", QuestionType.Text, new("Your motto?")),
        ],
        ["en"]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_that_were_redacted_on_one_node_are_out_of_the_memories_of_another()
    {
        await using var other = await BesideAsync();
        var (edition, city) = await SubmittedAsync("Ask the_person first.", "nobody@example.org", "the_person said so.");
        await other.CatchUpAsync();
        var (here, there) = (study.Host.CreateClient().With("demo-administrator"), other.CreateClient().With("demo-administrator"));
        var at = $"/api/v1/editions/{edition}/submissions/{city}";
        var submitted = (long)(await there.GetJsonAsync($"{at}/receipts/1"))["position"]!;
        string[] reads =
        [
            at, $"{at}?at=v:1", $"{at}?at=v:2", $"{at}?at=p:{submitted}", $"{at}/history", $"{at}/history?format=csv", $"{at}/receipts/1", $"{at}/receipts/2", $"/api/v1/editions/{edition}/drafts/{city}",
            $"/api/v1/audit?edition={edition}", $"/api/v1/events?after={submitted - 1}&edition={edition}", $"/editions/{edition}/submissions/{city}/history", $"/editions/{edition}/submissions/{city}/answers",
        ];
        var read = new Dictionary<string, string>();
        foreach (var address in reads)
        {
            (await there.GetStringAsync(address, Cancellation)).ShouldContain("the_person", Case.Sensitive, address);
            if (address.StartsWith("/api/", StringComparison.Ordinal) && !address.Contains("format=csv", StringComparison.Ordinal) && !address.Contains("/events?", StringComparison.Ordinal))
                read[address] = await there.ETagAsync(address);
        }

        // Somebody reads on and on beside it, so that what is read just before is not kept just after.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var reading = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ReadOnAsync(there, reads, stop.Token)));
        var left = new Queue<(long Position, string Field)>([(submitted, "/answers/motto")]);
        while (left.TryDequeue(out var next))
        {
            using var made = await here.SendJsonAsync(Post, "/api/v1/redactions", new { position = next.Position, field = next.Field, text = "the_person", why = "It named somebody." });
            made.StatusCode.ShouldBe(HttpStatusCode.Created, await made.Content.ReadAsStringAsync(Cancellation));
            left = new((await made.JsonAsync())["alsoAt"]!.AsArray().Select(it => ((long)it!["position"]!, (string)it["field"]!)));
        }

        await Task.Delay(s_while, Cancellation);
        await stop.CancelAsync();
        await reading;
        foreach (var address in reads)
        {
            var now = await there.GetStringAsync(address, Cancellation);
            now.ShouldNotContain("the_person", Case.Sensitive, address);
            now.ShouldContain(RedactText.Mark, Case.Sensitive, address);
        }

        foreach (var (address, etag) in read)
        {
            using var again = await there.SendJsonAsync(Get, address, null, ("If-None-Match", etag));
            again.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        }
    }

    [Fact]
    public async Task Who_and_what_was_erased_on_one_node_is_known_to_another_no_more()
    {
        await using var other = await BesideAsync();
        var person = await study.NewPersonAsync($"{StudyHost.NewId("zoe")}@committee.example");
        await study.GrantAsync(person.Id, Role.Editor);
        using var visitor = study.NewVisitor(other);
        visitor.SetCookie("person", await CookieAsync(person));
        (await visitor.OpenAsync("/cities")).Html.ShouldContain("Sign out");
        var (edition, city) = await SubmittedAsync("Onwards.", person.Address, "Counted again.", by: person.Id);
        await other.CatchUpAsync();
        var there = other.CreateClient().With("demo-administrator");
        var at = $"/api/v1/editions/{edition}/submissions/{city}";
        string[] reads = [at, $"{at}/receipts/1", $"/api/v1/people/{person.Id}", "/people", $"/editions/{edition}/submissions/{city}/history", $"/editions/{edition}/submissions/{city}/answers"];
        foreach (var address in reads.Except([$"{at}/receipts/1"]))
            (await there.GetStringAsync(address, Cancellation)).ShouldMatch($"{person.Address}|{person.Name}", address);

        await study.Host.Get<Erasures>().EraseAsync(new(person.Id), s_tester, Cancellation);

        foreach (var address in reads)
        {
            using var answer = await there.GetAsync(address, Cancellation);
            var now = await answer.Content.ReadAsStringAsync(Cancellation);
            now.ShouldNotContain(person.Address);
            now.ShouldNotContain($"({person.Name})");
        }

        (await there.GetStringAsync($"/editions/{edition}/submissions/{city}/history", Cancellation)).ShouldContain("a person whose data was erased");
        await Task.Delay(s_while, Cancellation);
        (await visitor.OpenAsync("/cities")).Html.ShouldNotContain("Sign out");
        (await there.GetJsonAsync(at))["answers"]!["contact"]!["value"]!["vault"].ShouldNotBeNull();
    }

    private Task<StudyHost> BesideAsync() => StudyHost.OnAsync(
        study.Host.Database, ("SignIn:Authority", study.Provider.Address), ("SignIn:ClientId", OpenIdProvider.Client), ("Service:Address", "http://localhost"));

    private async Task<string> CookieAsync(Person person)
    {
        using var visitor = study.NewVisitor();
        await study.SignInAsync(visitor, new(StudyHost.NewId("sub"), person.Address));
        return visitor.Cookie("person")!;
    }

    /// <summary>A city's form, filled in, submitted and amended.</summary>
    private async Task<(string Edition, string City)> SubmittedAsync(string motto, string contact, string reason, string? by = null)
    {
        var (edition, log) = (StudyHost.NewId("edition"), study.Host.Get<EventLog>());
        foreach (var decide in new Func<Edition, Decision>[] { it => PlanEdition.Decide(it, Small.Plan(edition)), it => PublishQuestionnaire.Decide(it, new(s_form)), it => OpenEdition.Decide(it, new(), SeriesCatalog.Of([])) })
            await log.DecideAsync(Streams.Edition(edition), s_tester, decide, Cancellation);
        var city = await MailStudy.NewCityAsync(study.Host, null);
        var (client, draft, at) = (study.Host.CreateClient(), $"/api/v1/editions/{edition}/drafts/{city}", $"/api/v1/editions/{edition}/submissions/{city}");
        await client.ChangeAsync(Patch, draft, new { answers = new { strategy = true, contact, motto } }, "\"0\"");
        await client.ChangeAsync(Post, at, new { blanks = true }, await client.ETagAsync(draft));
        await client.ChangeAsync(Post, $"{at}/amendments", new { kind = "correction", reason, answers = new { strategy = false } }, await client.ETagAsync(at));
        if (by is not null)
            await log.DecideAsync<Submission>(Streams.Submission(edition, city), s_tester with { Id = by }, it => WishPublication.Decide(it, new(true)), Cancellation);
        await study.Host.CatchUpAsync();
        return (edition, city);
    }

    private static async Task ReadOnAsync(HttpClient client, string[] addresses, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                foreach (var address in addresses)
                    await client.GetStringAsync(address, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // Enough was read.
        }
    }
}
