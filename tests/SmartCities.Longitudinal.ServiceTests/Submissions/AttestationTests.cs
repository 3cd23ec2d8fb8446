using System.Net;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Offices;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.ServiceTests.Mail;
using SmartCities.Longitudinal.ServiceTests.SignIn;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Submissions;

/// <summary>Who may submit a form for a city, and what is recorded of it: real people of its office, on pages and through the API.</summary>
public sealed class AttestationTests(SignInStudy study) : IClassFixture<SignInStudy>
{
    private static readonly Actor s_tester = new("tester", "editor", "test");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_contributor_fills_in_and_the_lead_submits_and_everything_says_so()
    {
        var (edition, city) = await NewAsync();
        var (ada, bo) = (await MemberAsync(city, lead: true), await MemberAsync(city));
        var draft = $"/api/v1/editions/{edition}/drafts/{city}";
        var at = $"/api/v1/editions/{edition}/submissions/{city}";
        await bo.ChangeAsync(HttpMethod.Patch, draft, new { answers = new { strategy = true } }, ifMatch: "\"0\"");
        var read = await bo.ETagAsync(draft);

        // Bo may not, in words of his language; what he filled in is there, and nothing was submitted.
        foreach (var (language, words) in new[] { ("en", "ask the lead"), ("es", "persona responsable de la oficina"), ("fr", "responsable du bureau de votre ville") })
        {
            using var refused = await bo.SendJsonAsync(HttpMethod.Post, at, new { blanks = true }, ("If-Match", read), ("Accept-Language", language));
            var problem = await refused.JsonAsync();
            ((int)refused.StatusCode, (string?)problem["code"]).ShouldBe((403, "not-attested"));
            ((string)problem["detail"]!).ShouldContain(words);
        }

        (await bo.ETagAsync(draft)).ShouldBe(read);
        (await bo.RefusedAsync(HttpMethod.Get, at)).Status.ShouldBe(404);

        await ada.ChangeAsync(HttpMethod.Post, at, new { blanks = true }, read);
        (await RoleOfAsync(edition, city, "submission.form-submitted.v1")).ShouldBe(Actor.CityLead);
        ((string?)(await bo.GetJsonAsync($"{at}/receipts/1"))["role"]).ShouldBe(Actor.CityLead);
        var entry = (await bo.GetJsonAsync($"{at}/history"))["entries"]![0]!;
        ((string?)entry["role"], (string?)entry["actor"]).ShouldBe((Actor.CityLead, await PersonAsync(ada)));
        (await Editor().GetStringAsync($"/api/v1/audit?city={city}&kind=submission.form-submitted.v1&format=csv", Cancellation)).ShouldContain($",{Actor.CityLead},");
        var told = await study.Host.CreateClient().With("demo-service").GetJsonAsync($"/api/v1/events?types=submission.form-submitted.v1&edition={edition}");
        ((string?)told["events"]![0]!["data"]!["actor"]!["role"]).ShouldBe(Actor.CityLead);
        foreach (var (language, words) in new[] { ("en", "city, lead of its office"), ("es", "ciudad, responsable de su oficina"), ("fr", "ville, responsable de son bureau") })
        {
            var (history, receipt) = ($"/editions/{edition}/submissions/{city}/history?lang={language}", $"/editions/{edition}/submissions/{city}/receipts/1?lang={language}");
            (await bo.GetStringAsync(history, Cancellation)).ShouldContain(words);
            (await bo.GetStringAsync(receipt, Cancellation)).ShouldContain(words);
        }
    }

    [Fact]
    public async Task After_a_return_the_lead_submits_again_and_contributors_amend_reply_and_wish()
    {
        var (edition, city) = await NewAsync();
        var (ada, bo) = (await MemberAsync(city, lead: true), await MemberAsync(city));
        var (draft, at) = ($"/api/v1/editions/{edition}/drafts/{city}", $"/api/v1/editions/{edition}/submissions/{city}");
        await ada.ChangeAsync(HttpMethod.Patch, draft, new { answers = new { strategy = true, spaces = 3 } }, ifMatch: "\"0\"");
        await ada.ChangeAsync(HttpMethod.Post, at, new { blanks = true }, await ada.ETagAsync(draft));
        await Editor().ChangeAsync(HttpMethod.Post, $"{at}/return", new { reason = "Look again." }, await bo.ETagAsync(at));
        await bo.ChangeAsync(HttpMethod.Patch, draft, new { answers = new { spaces = 4 } }, await bo.ETagAsync(draft));

        (await bo.RefusedAsync(HttpMethod.Post, at, new { blanks = true }, await bo.ETagAsync(draft))).ShouldBe((403, "not-attested", null));
        await ada.ChangeAsync(HttpMethod.Post, at, new { blanks = true }, await ada.ETagAsync(draft));
        await bo.ChangeAsync(HttpMethod.Post, $"{at}/amendments", new { kind = "correction", reason = "Counted again.", answers = new { spaces = 5 } }, await bo.ETagAsync(at));
        await bo.ChangeAsync(HttpMethod.Put, $"{at}/publication", ifMatch: await bo.ETagAsync(at));

        var entries = (await bo.GetJsonAsync($"{at}/history"))["entries"]!.AsArray();
        entries.Select(it => ((string)it!["event"]!, (string)it["role"]!)).ShouldBe([
            ("submission.publication-permitted.v1", Actor.CityContributor), ("submission.answers-amended.v1", Actor.CityContributor), ("submission.form-submitted.v1", Actor.CityLead),
            ("submission.form-returned.v1", "editor"), ("submission.form-submitted.v1", Actor.CityLead)]);
        ((string)entries[1]!["sentence"]!).ShouldStartWith(city);
        ((string)entries[2]!["sentence"]!).ShouldStartWith(city);
    }

    [Fact]
    public async Task On_the_page_a_contributor_sees_who_submits_and_sending_the_form_all_the_same_keeps_it()
    {
        var (edition, city) = await NewAsync();
        await MemberAsync(city, lead: true);
        using var bo = await VisitAsync(city);
        var (page, desk) = ($"/editions/{edition}/drafts/{city}", $"/editions/{edition}/submissions/{city}");
        var read = await FillAsync(edition, city);

        foreach (var (language, words) in new[] { ("es", "La persona responsable de su oficina"), ("fr", "Le responsable de votre bureau soumet"), ("en", "The lead of your office submits the form") })
        {
            var shown = await bo.OpenAsync($"{page}?lang={language}");
            shown.Html.ShouldContain(words);
            shown.Html.ShouldContain($"href=\"/cities/{city}/office\"");
            shown.Html.ShouldNotContain("name=\"blanks\"");
        }

        var refused = await bo.SubmitAsync(page, page, ("version", read), ("blanks", "yes"));
        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        refused.Html.ShouldContain("ask the lead");
        refused.Html.ShouldContain("<form method=\"post\"");
        (await study.Host.Get<EventLog>().ReadAsync<Submission>(Streams.Submission(edition, city), Cancellation)).State.Stage.ShouldBe(SubmissionStage.None);
        (await bo.OpenAsync(desk)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_contributor_comments_on_a_warning_for_the_lead_who_then_submits()
    {
        var (edition, city) = (await NewEditionAsync(Small.Form() with { Checks = [new("many", "spaces", new Predicate.AtLeast("spaces", 1_000), new("A thousand spaces is a lot."))] }), await MailStudy.NewCityAsync(study.Host, null));
        using var ada = await VisitAsync(city, lead: true);
        using var bo = await VisitAsync(city);
        var (page, draft) = ($"/editions/{edition}/drafts/{city}", $"/api/v1/editions/{edition}/drafts/{city}");
        await Editor().ChangeAsync(HttpMethod.Patch, draft, new { answers = new { strategy = true, spaces = 2_000 } }, "\"0\"");
        (await bo.OpenAsync(page)).Html.ShouldContain("A thousand spaces is a lot.");

        (await bo.SubmitAsync(page, page, ("version", "2"), ("c.spaces", "With the libraries."), ("comments-alone", "yes"))).Location.ShouldBe($"{page}?saved=3");

        (await bo.OpenAsync(page)).Html.ShouldContain("With the libraries.");
        (await ada.SubmitAsync(page, page, ("version", "3"), ("c.spaces", "With the libraries."), ("blanks", "yes"))).Location!.ShouldContain("?done=");
        (await RoleOfAsync(edition, city, "submission.form-submitted.v1")).ShouldBe(Actor.CityLead);
    }

    [Fact]
    public async Task On_the_page_the_lead_submits()
    {
        var (edition, city) = await NewAsync();
        using var ada = await VisitAsync(city, lead: true);
        var page = $"/editions/{edition}/drafts/{city}";
        var read = await FillAsync(edition, city);
        var shown = await ada.OpenAsync(page);
        shown.Html.ShouldContain("name=\"blanks\"");
        shown.Html.ShouldContain($"lead of {city}");

        (await ada.SubmitAsync(page, page, ("version", read), ("blanks", "yes"))).Location!.ShouldStartWith($"/editions/{edition}/submissions/{city}?done=");

        (await RoleOfAsync(edition, city, "submission.form-submitted.v1")).ShouldBe(Actor.CityLead);
    }

    [Fact]
    public async Task An_office_without_a_lead_submits_by_any_of_its_contributors()
    {
        var (edition, city) = await NewAsync();
        var bo = await MemberAsync(city);
        var read = await FillAsync(edition, city);
        (await (await VisitAsync(city)).OpenAsync($"/editions/{edition}/drafts/{city}")).Html.ShouldContain("name=\"blanks\"");

        await bo.ChangeAsync(HttpMethod.Post, $"/api/v1/editions/{edition}/submissions/{city}", new { blanks = true }, $"\"{read}\"");

        (await RoleOfAsync(edition, city, "submission.form-submitted.v1")).ShouldBe(Actor.CityContributor);
    }

    [Fact]
    public async Task An_editor_records_what_a_city_sent_whoever_leads_its_office()
    {
        var (edition, city) = await NewAsync();
        await MemberAsync(city, lead: true);
        var read = await FillAsync(edition, city);

        await Editor().ChangeAsync(HttpMethod.Post, $"/api/v1/editions/{edition}/submissions/{city}", new { blanks = true }, $"\"{read}\"");

        (await RoleOfAsync(edition, city, "submission.form-submitted.v1")).ShouldBe("editor");
    }

    [Fact]
    public async Task Where_the_lead_is_gone_the_committee_names_another()
    {
        var (edition, city) = await NewAsync();
        var gone = await MemberAsync(city, lead: true);
        var bo = await MemberAsync(city);
        var read = await FillAsync(edition, city);
        await study.Host.Get<Erasures>().EraseAsync(new(await PersonAsync(gone)), s_tester, Cancellation);
        var at = $"/api/v1/editions/{edition}/submissions/{city}";
        (await bo.RefusedAsync(HttpMethod.Post, at, new { blanks = true }, $"\"{read}\"")).ShouldBe((403, "not-attested", null));

        await Editor().ChangeAsync(HttpMethod.Post, $"/api/v1/cities/{city}/members/{await PersonAsync(bo)}/lead");

        await Health.ReadinessTests.UntilAsync(async () => (await bo.SendJsonAsync(HttpMethod.Post, at, new { blanks = true }, ("If-Match", $"\"{read}\""))).IsSuccessStatusCode, "Who was named lead should submit.");
        (await RoleOfAsync(edition, city, "submission.form-submitted.v1")).ShouldBe(Actor.CityLead);
    }

    [Fact]
    public async Task A_transcription_is_confirmed_by_the_lead_on_the_page_and_through_the_api()
    {
        var (edition, city) = await NewAsync();
        var bo = await MemberAsync(city);
        using var ada = await VisitAsync(city, lead: true);
        using var bosPage = await VisitAsync(city);
        var form = new SubmitForm(1, "en", new Dictionary<string, Answer> { ["strategy"] = new BooleanAnswer(true) }, Blanks: true, new(ProvenanceKind.Transcribed, "form.docx", "page 3", "clerk"));
        var log = study.Host.Get<EventLog>();
        var plan = (await log.ReadAsync<Edition>(Streams.Edition(edition), Cancellation)).State;
        await log.DecideAsync<Submission>(Streams.Submission(edition, city), s_tester, it => SubmitForm.Decide(it, form, plan, city), Cancellation);
        var (at, desk) = ($"/api/v1/editions/{edition}/submissions/{city}", $"/editions/{edition}/submissions/{city}");

        (await bo.RefusedAsync(HttpMethod.Post, $"{at}/confirmation", ifMatch: "\"1\"")).ShouldBe((403, "not-attested", null));
        var seen = await bosPage.OpenAsync(desk);
        seen.Html.ShouldContain("The lead of your office confirms it");
        seen.Html.ShouldNotContain($"action=\"{desk}/confirmation\"");
        (await bosPage.SubmitAsync(desk, $"{desk}/confirmation", ("version", "1"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await ada.OpenAsync(desk)).Html.ShouldContain($"action=\"{desk}/confirmation\"");
        (await ada.SubmitAsync(desk, $"{desk}/confirmation", ("version", "1"))).Location.ShouldBe($"{desk}?done=2");

        (await RoleOfAsync(edition, city, "submission.transcription-confirmed.v1")).ShouldBe(Actor.CityLead);
    }

    private async Task<(string Edition, string City)> NewAsync() => (await MailStudy.NewEditionAsync(study.Host), await MailStudy.NewCityAsync(study.Host, null));

    private async Task<string> NewEditionAsync(Questionnaire form)
    {
        var (edition, log) = (StudyHost.NewId("edition"), study.Host.Get<EventLog>());
        foreach (var decide in new Func<Edition, Decision>[] { it => PlanEdition.Decide(it, Small.Plan(edition)), it => PublishQuestionnaire.Decide(it, new(form)), it => OpenEdition.Decide(it, new(), SeriesCatalog.Of([])) })
            await log.DecideAsync(Streams.Edition(edition), s_tester, decide, Cancellation);
        await study.Host.CatchUpAsync();
        return edition;
    }

    private HttpClient Editor() => study.Host.CreateClient();

    /// <summary>A member of a city's office, who comes with a token of the provider.</summary>
    private async Task<HttpClient> MemberAsync(string city, bool lead = false)
    {
        var client = study.Host.CreateClient().With(study.Provider.Token(await EnterAsync(city, lead)));
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "*/*");
        return client;
    }

    /// <summary>A member of a city's office at a browser.</summary>
    private async Task<Visitor> VisitAsync(string city, bool lead = false)
    {
        var visitor = study.NewVisitor();
        await study.SignInAsync(visitor, await EnterAsync(city, lead));
        return visitor;
    }

    private async Task<Account> EnterAsync(string city, bool lead)
    {
        var (name, address) = (StudyHost.NewId("person"), $"{StudyHost.NewId("member")}@city.example");
        await study.Host.Get<Office>().AddAsync(city, new(name, address, "en", lead), s_tester, Cancellation);
        return new(StudyHost.NewId("sub"), address, Name: name);
    }

    /// <summary>Fills the form of a city in; the version of its draft.</summary>
    private async Task<string> FillAsync(string edition, string city)
    {
        var draft = $"/api/v1/editions/{edition}/drafts/{city}";
        await Editor().ChangeAsync(HttpMethod.Patch, draft, new { answers = new { strategy = true } }, "\"0\"");
        return (await Editor().ETagAsync(draft)).Trim('"');
    }

    private static async Task<string> PersonAsync(HttpClient client) => (string)(await client.GetJsonAsync("/api/v1/me"))["person"]!;

    private async Task<string?> RoleOfAsync(string edition, string city, string @event) => await study.Host.AskAsync<string>(
        $"select headers ->> 'role' from log.mt_events where stream_id = '{Streams.Submission(edition, city)}' and type = '{@event}' order by seq_id desc limit 1");
}
