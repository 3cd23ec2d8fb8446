using System.Text.Json.Nodes;
using Shouldly;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Submissions;

/// <summary>A submission's life over HTTP, from its draft to its amendment after the edition closed.</summary>
public sealed class LifeTests(StudyService study)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_is_raised_answered_closed_and_opened_again_by_a_changed_answer()
    {
        var (client, at) = await SubmittedAsync();
        await client.ChangeAsync(HttpMethod.Post, $"{at}/queries", new { question = "spaces", text = "Is that all of them?" });
        await client.ChangeAsync(HttpMethod.Post, $"{at}/queries/1/replies", new { reply = "Now it is." });
        (await client.RefusedAsync(HttpMethod.Post, $"{at}/acceptance", ifMatch: await client.ETagAsync(at))).ShouldBe((409, "queries-open", null));
        await client.ChangeAsync(HttpMethod.Post, $"{at}/queries/1/closing", new { note = "Thank you." }, await client.ETagAsync(at));
        await client.ChangeAsync(HttpMethod.Post, $"{at}/acceptance", ifMatch: await client.ETagAsync(at));
        (await StageAsync(client, at)).ShouldBe("accepted");

        await AmendAsync(client, at, ("spaces", 5));

        (await StageAsync(client, at)).ShouldBe("submitted");
        var query = await client.GetJsonAsync($"{at}/queries/1");
        ((string?)query["stage"]).ShouldBe("open");
        query["messages"]!.AsArray().Select(it => (string?)it!["turn"]).ShouldBe(["raised", "replied", "closed", "reopened"]);
        query["messages"]!.AsArray().Select(it => (string?)it!["text"]).ShouldBe(["Is that all of them?", "Now it is.", "Thank you.", null]);
    }

    [Fact]
    public async Task A_returned_form_opens_its_draft_with_the_answers_that_stand()
    {
        var (client, at) = await SubmittedAsync();
        await AmendAsync(client, at, ("spaces", 5));
        await client.ChangeAsync(HttpMethod.Post, $"{at}/return", new { reason = "Please look at the strategy.", questions = new[] { "strategy" } }, await client.ETagAsync(at));

        var draftAt = at.Replace("/submissions/", "/drafts/", StringComparison.Ordinal);
        var draft = await client.GetJsonAsync(draftAt);
        ((int?)draft["answers"]!["spaces"]).ShouldBe(5);
        (await StageAsync(client, at)).ShouldBe("returned");
        await client.ChangeAsync(HttpMethod.Patch, draftAt, new { answers = new { strategy = false } }, await client.ETagAsync(draftAt));
        await client.ChangeAsync(HttpMethod.Post, at, new { blanks = true }, await client.ETagAsync(draftAt));

        var submission = await client.GetJsonAsync(at);
        ((int?)submission["revision"]).ShouldBe(3);
        ((string?)submission["stage"]).ShouldBe("submitted");
        ((bool?)submission["answers"]!["strategy"]!["value"]).ShouldBe(false);
        (await client.RefusedAsync(HttpMethod.Patch, draftAt, new { answers = new { spaces = 6 } }, await client.ETagAsync(draftAt))).ShouldBe((409, "already-submitted", null));
    }

    [Fact]
    public async Task Once_the_edition_is_closed_a_proposal_is_decided_on()
    {
        var (client, at) = await SubmittedAsync(close: true);
        using (var proposed = await PostAmendmentAsync(client, at, await client.ETagAsync(at), ("spaces", 5)))
        {
            ((int)proposed.StatusCode).ShouldBe(201);
            proposed.Headers.Location!.ToString().ShouldBe($"{at}/amendments/1");
        }

        (await client.GetJsonAsync(at))["answers"]!["spaces"]!["value"]!.GetValue<int>().ShouldBe(3);
        await PostAmendmentAsync(client, at, await client.ETagAsync(at), ("spaces", 6));
        await client.ChangeAsync(HttpMethod.Post, $"{at}/amendments/1/approval", ifMatch: await client.ETagAsync(at));

        (await client.GetJsonAsync(at))["answers"]!["spaces"]!["value"]!.GetValue<int>().ShouldBe(5);
        (await client.RefusedAsync(HttpMethod.Post, $"{at}/amendments/2/approval", ifMatch: await client.ETagAsync(at))).ShouldBe((409, "from-changed", "/changes/spaces"));
        await client.ChangeAsync(HttpMethod.Post, $"{at}/amendments/2/decline", new { reason = "Another was approved." }, await client.ETagAsync(at));
        (await client.RefusedAsync(HttpMethod.Post, $"{at}/amendments/3/approval", ifMatch: await client.ETagAsync(at))).ShouldBe((404, "proposal-unknown", null));

        var list = (await client.GetJsonAsync($"{at}/amendments"))["amendments"]!.AsArray();
        list.Select(it => (string?)it!["stage"]).ShouldBe(["approved", "declined"]);
        list.Select(it => (string?)it!["why"]).ShouldBe([null, "Another was approved."]);
        ((string?)(await client.GetJsonAsync($"{at}/amendments/2"))["decidedBy"]).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_proposal_that_is_taken_back_waits_no_longer()
    {
        var (client, at) = await SubmittedAsync(close: true);
        await PostAmendmentAsync(client, at, await client.ETagAsync(at), ("spaces", 5));
        await client.ChangeAsync(HttpMethod.Post, $"{at}/amendments/1/withdrawal", new { reason = "We were right." }, await client.ETagAsync(at));
        (await client.RefusedAsync(HttpMethod.Post, $"{at}/amendments/1/approval", ifMatch: await client.ETagAsync(at))).ShouldBe((409, "proposal-decided", null));
    }

    [Fact]
    public async Task A_withdrawn_submission_does_not_count_until_it_is_reinstated()
    {
        var (client, at) = await SubmittedAsync();
        await client.ChangeAsync(HttpMethod.Post, $"{at}/withdrawal", new { reason = "Filled in by mistake." }, await client.ETagAsync(at));
        (await ParticipantsAsync(client, at)).ShouldBe(0);
        (await client.RefusedAsync(HttpMethod.Post, $"{at}/acceptance", ifMatch: await client.ETagAsync(at))).ShouldBe((409, "withdrawn", null));

        await client.ChangeAsync(HttpMethod.Post, $"{at}/reinstatement", new { reason = "No mistake." }, await client.ETagAsync(at));
        (await ParticipantsAsync(client, at)).ShouldBe(1);
    }

    [Fact]
    public async Task Amendments_of_different_questions_are_all_recorded_and_of_the_same_one_the_second_is_told()
    {
        var (client, at) = await SubmittedAsync();
        var read = await client.ETagAsync(at);
        using (var first = await PostAmendmentAsync(client, at, read, ("spaces", 5)))
            ((int)first.StatusCode).ShouldBe(201);
        using (var second = await PostAmendmentAsync(client, at, read, ("strategy", false)))
            ((int)second.StatusCode).ShouldBe(201);

        using var same = await PostAmendmentAsync(client, at, read, ("spaces", 6));
        ((int)same.StatusCode).ShouldBe(412);
        var conflict = (await same.JsonAsync())["conflicts"]![0]!;
        ((string?)conflict["question"]).ShouldBe("spaces");
        ((int?)conflict["yours"]).ShouldBe(6);
        ((int?)conflict["theirs"]).ShouldBe(5);
        ((string?)conflict["who"]).ShouldNotBeNullOrEmpty();
        (DateTimeOffset.UtcNow - (DateTimeOffset)conflict["when"]!).ShouldBeLessThan(TimeSpan.FromMinutes(5));
        ((int?)(await client.GetJsonAsync(at))["revision"]).ShouldBe(3);
    }

    [Fact]
    public async Task Sixteen_clients_amending_at_once_lose_nothing()
    {
        var edition = await study.NewEditionAsync(withForm: false);
        var client = await study.ClientAsync();
        var questions = Enumerable.Range(1, 16).Select(it => new Question($"q{it}", "all", QuestionType.Number, new($"Number {it}"))).ToList();
        var log = await study.GetAsync<EventLog>();
        foreach (var decide in new Func<Edition, Decision>[] { it => PublishQuestionnaire.Decide(it, new(new(1, [new("all", new("All"))], questions, ["en"]))), it => OpenEdition.Decide(it, new(), SeriesCatalog.Of([])) })
            await study.ReachAsync((await log.DecideAsync(Streams.Edition(edition), new("tester", "editor", "test"), decide, Cancellation)).Position);
        var city = await study.NewCityAsync(edition);
        await study.SubmitAsync(edition, city, ("q1", new NumberAnswer(0)));
        var at = $"/api/v1/editions/{edition}/submissions/{city}";
        var read = await client.ETagAsync(at);

        var answers = await Task.WhenAll(questions.Select(it => PostAmendmentAsync(client, at, read, (it.Id, 7))));

        answers.Select(it => (int)it.StatusCode).ShouldAllBe(it => it == 201);
        var submission = await client.GetJsonAsync(at);
        ((int?)submission["revision"]).ShouldBe(17);
        questions.ShouldAllBe(it => (int?)submission["answers"]![it.Id]!["value"] == 7);
    }

    [Fact]
    public async Task Of_two_decisions_at_once_one_is_stale()
    {
        var (client, at) = await SubmittedAsync();
        var read = await client.ETagAsync(at);
        var both = await Task.WhenAll(
            client.SendJsonAsync(HttpMethod.Post, $"{at}/acceptance", null, ("If-Match", read)),
            client.SendJsonAsync(HttpMethod.Post, $"{at}/return", new { reason = "Look again." }, ("If-Match", read)));
        both.Select(it => (int)it.StatusCode).Order().ShouldBe([200, 412]);
        (await StageAsync(client, at)).ShouldBe(both[0].IsSuccessStatusCode ? "accepted" : "returned");
    }

    [Fact]
    public async Task Of_two_editors_who_decide_on_one_proposal_at_once_one_is_told_and_the_other_stands()
    {
        for (var round = 0; round < 4; round++)
        {
            var (client, at) = await SubmittedAsync(close: true);
            using (await PostAmendmentAsync(client, at, await client.ETagAsync(at), ("spaces", 5)))
            {
            }

            var (read, other) = (await client.ETagAsync(at), await study.ClientAsync(@as: "demo-administrator"));
            var both = await Task.WhenAll(
                client.SendJsonAsync(HttpMethod.Post, $"{at}/amendments/1/approval", null, ("If-Match", read)),
                other.SendJsonAsync(HttpMethod.Post, $"{at}/amendments/1/decline", new { reason = "Not in the reference year." }, ("If-Match", read)));
            both.Select(it => (int)it.StatusCode).Order().ShouldBe([200, 412]);
            (await both.Single(it => !it.IsSuccessStatusCode).RefusalAsync()).ShouldBe((412, "stale", null));

            var isApproved = both[0].IsSuccessStatusCode;
            ((string?)(await client.GetJsonAsync($"{at}/amendments/1"))["stage"]).ShouldBe(isApproved ? "approved" : "declined");
            var stood = await client.GetJsonAsync(at);
            ((int?)stood["answers"]!["spaces"]!["value"], (int?)stood["revision"]).ShouldBe(isApproved ? (5, 2) : (3, 1));
        }
    }

    [Fact]
    public async Task Why_a_city_takes_its_name_off_its_answers_may_be_said()
    {
        var (client, at) = await SubmittedAsync();
        await client.ChangeAsync(HttpMethod.Put, $"{at}/publication", ifMatch: await client.ETagAsync(at));
        (await client.RefusedAsync(HttpMethod.Delete, $"{at}/publication", new { reason = new string('x', 100_000) }, await client.ETagAsync(at))).ShouldBe((422, "too-long", "/reason"));
        (await client.RefusedAsync(HttpMethod.Delete, $"{at}/publication", new { why = "A new mayor." }, await client.ETagAsync(at))).ShouldBe((400, "json-invalid", "/why"));
        await client.ChangeAsync(HttpMethod.Delete, $"{at}/publication", new { reason = "<b>A new mayor.</b>" }, await client.ETagAsync(at));
        await client.ChangeAsync(HttpMethod.Put, $"{at}/publication", ifMatch: await client.ETagAsync(at));
        await client.ChangeAsync(HttpMethod.Delete, $"{at}/publication", ifMatch: await client.ETagAsync(at));

        ((bool?)(await client.GetJsonAsync(at))["publication"]).ShouldBe(false);
        (await client.GetJsonAsync($"{at}/history?kind=submission.publication-revoked"))["entries"]!.AsArray().Select(it => (string?)it!["reason"]).ShouldBe([null, "<b>A new mayor.</b>"]);
    }

    [Fact]
    public async Task A_warning_of_the_form_is_answered_with_a_comment_and_an_error_not_at_all()
    {
        var edition = await study.NewEditionAsync(withForm: false);
        var form = Small.Form() with
        {
            Checks =
            [
                new("spaces-without-strategy", "spaces", new Predicate.All(new Predicate.IsBoolean("strategy", false), new Predicate.AtLeast("spaces", 100)), new("So many, without a strategy?"), Severity.Error),
                new("many", "spaces", new Predicate.AtLeast("spaces", 50), new("Really that many?")),
            ],
        };
        var log = await study.GetAsync<EventLog>();
        foreach (var decide in new Func<Edition, Decision>[] { it => PublishQuestionnaire.Decide(it, new(form)), it => OpenEdition.Decide(it, new(), SeriesCatalog.Of([])) })
            await study.ReachAsync((await log.DecideAsync(Streams.Edition(edition), new("tester", "editor", "test"), decide, Cancellation)).Position);
        var (client, city) = (await study.ClientAsync(), await study.NewCityAsync(edition));
        var (at, draft) = ($"/api/v1/editions/{edition}/submissions/{city}", $"/api/v1/editions/{edition}/drafts/{city}");

        await client.ChangeAsync(HttpMethod.Patch, draft, new { answers = new { strategy = false, spaces = 100 } }, "\"0\"");
        (await RefusedAsync(at, new { blanks = true }, await client.ETagAsync(draft))).ShouldBe([("check-failed", "/answers/spaces"), ("comment-missing", "/comments/spaces")]);
        await client.ChangeAsync(HttpMethod.Patch, draft, new { answers = new { spaces = 60 } }, await client.ETagAsync(draft));
        (await RefusedAsync(at, new { blanks = true }, await client.ETagAsync(draft))).ShouldBe([("comment-missing", "/comments/spaces")]);
        await client.ChangeAsync(HttpMethod.Patch, draft, new { answers = new { }, comments = new { spaces = "With the libraries." } }, await client.ETagAsync(draft));
        await client.ChangeAsync(HttpMethod.Post, at, new { blanks = true }, await client.ETagAsync(draft));

        (await RefusedAsync($"{at}/amendments", Amendment(("spaces", 100)), await client.ETagAsync(at))).ShouldBe([("check-failed", "/answers/spaces"), ("comment-missing", "/comments/spaces")]);
        (await RefusedAsync($"{at}/amendments", Amendment(("spaces", 70)), await client.ETagAsync(at))).ShouldBe([("comment-missing", "/comments/spaces")]);
        await AmendAsync(client, at, ("focus", "trade"));
        await client.ChangeAsync(
            HttpMethod.Post, $"{at}/amendments", new { kind = "correction", reason = "Counted again.", answers = new { spaces = 70 }, comments = new { spaces = "With the libraries." } }, await client.ETagAsync(at));
        ((string?)(await client.GetJsonAsync(at))["answers"]!["spaces"]!["comment"]).ShouldBe("With the libraries.");

        async Task<IEnumerable<(string?, string?)>> RefusedAsync(string address, object body, string read)
        {
            using var response = await client.SendJsonAsync(HttpMethod.Post, address, body, ("If-Match", read));
            return (await response.JsonAsync())["errors"]!.AsArray().Select(it => ((string?)it!["code"], (string?)it["pointer"]));
        }
    }

    [Fact]
    public async Task Decisions_that_cannot_be_are_refused_and_leave_nothing()
    {
        var (client, at) = await SubmittedAsync();
        var read = await client.ETagAsync(at);
        (await client.RefusedAsync(HttpMethod.Post, $"{at}/acceptance")).ShouldBe((428, "precondition-missing", null));
        (await client.RefusedAsync(HttpMethod.Post, $"{at}/queries", new { question = "colour", text = "Which?" })).ShouldBe((422, "question-unknown", "/question"));
        (await client.RefusedAsync(HttpMethod.Post, $"{at}/queries", new { question = "spaces", text = new string('x', 100_000) })).ShouldBe((422, "too-long", "/text"));
        (await client.RefusedAsync(HttpMethod.Post, $"{at}/queries/9/closing", new { }, read)).ShouldBe((404, "query-number-unknown", null));
        (await client.RefusedAsync(HttpMethod.Post, $"{at}/withdrawal", new { reason = " " }, read)).ShouldBe((422, "reason-missing", "/reason"));
        (await client.RefusedAsync(HttpMethod.Post, $"{at}/withdrawal", new { }, read)).ShouldBe((400, "json-invalid", ""));
        (await client.RefusedAsync(HttpMethod.Post, $"{at}/confirmation", ifMatch: read)).ShouldBe((403, "role-missing", null));
        var city = await study.ClientAsync(@as: $"demo-city-{at.Split('/')[^1]}");
        (await city.RefusedAsync(HttpMethod.Post, $"{at}/confirmation", ifMatch: read)).ShouldBe((409, "not-transcribed", null));
        (await city.RefusedAsync(HttpMethod.Post, $"{at}/queries/1/closing", new { }, read)).ShouldBe((403, "role-missing", null));
        (await city.RefusedAsync(HttpMethod.Post, $"{at}/amendments", new { kind = "processing-error", answers = new { spaces = 4 }, reason = "Typed wrongly." }, read)).ShouldBe((422, "kind-not-yours", "/kind"));
        (await client.RefusedAsync(HttpMethod.Post, $"{at}/amendments", new { kind = "correction", answers = new { spaces = 4 }, reason = "" }, read)).ShouldBe((422, "reason-missing", "/reason"));
        (await client.RefusedAsync(HttpMethod.Post, $"{at}/amendments", new { kind = "correction", answers = new { spaces = 4 }, reason = new string('x', 100_000) }, read)).ShouldBe((422, "too-long", "/reason"));

        using var nothing = await PostAmendmentAsync(client, at, read, ("spaces", 3));
        ((int)nothing.StatusCode).ShouldBe(200);
        ((int?)(await nothing.JsonAsync())["recorded"]).ShouldBe(0);
        (await client.ETagAsync(at)).ShouldBe(read);
    }

    [Fact]
    public async Task A_draft_is_not_amended()
    {
        var edition = await study.NewEditionAsync();
        var city = await study.NewCityAsync(edition);
        var client = await study.ClientAsync();
        await client.ChangeAsync(HttpMethod.Patch, $"/api/v1/editions/{edition}/drafts/{city}", new { answers = new { strategy = true } }, "\"0\"");
        using var amended = await PostAmendmentAsync(client, $"/api/v1/editions/{edition}/submissions/{city}", "\"0\"", ("spaces", 3));
        (await amended.RefusalAsync()).ShouldBe((409, "not-submitted", null));
    }

    private async Task<(HttpClient Client, string Address)> SubmittedAsync(bool close = false)
    {
        var edition = await study.NewEditionAsync();
        var city = await study.NewCityAsync(edition);
        await study.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(true)), ("formalised", new BooleanAnswer(true)), ("spaces", new NumberAnswer(3)));
        if (close)
        {
            var log = await study.GetAsync<EventLog>();
            await study.ReachAsync((await log.DecideAsync<Edition>(Streams.Edition(edition), new("tester", "editor", "test"), it => CloseEdition.Decide(it, new()), Cancellation)).Position);
        }

        return (await study.ClientAsync(), $"/api/v1/editions/{edition}/submissions/{city}");
    }

    private static async Task AmendAsync(HttpClient client, string at, (string Question, object Answer) change) =>
        await client.ChangeAsync(HttpMethod.Post, $"{at}/amendments", Amendment(change), await client.ETagAsync(at));

    private static Task<HttpResponseMessage> PostAmendmentAsync(HttpClient client, string at, string read, (string Question, object Answer) change) =>
        client.SendJsonAsync(HttpMethod.Post, $"{at}/amendments", Amendment(change), ("If-Match", read));

    private static object Amendment((string Question, object Answer) change) =>
        new { kind = "correction", reason = "Counted again.", answers = new Dictionary<string, object> { [change.Question] = change.Answer } };

    private static async Task<string?> StageAsync(HttpClient client, string at) => (string?)(await client.GetJsonAsync(at))["stage"];

    private static async Task<int?> ParticipantsAsync(HttpClient client, string at)
    {
        JsonNode indicators = await client.GetJsonAsync($"{at[..at.IndexOf("/submissions/", StringComparison.Ordinal)]}/indicators");
        return (int?)indicators["indicators"]![0]!["counts"]!["participants"];
    }
}
