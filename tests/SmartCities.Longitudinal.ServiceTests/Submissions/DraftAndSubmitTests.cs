using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using SmartCities.Longitudinal.Questionnaires;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Submissions;

public sealed class DraftAndSubmitTests(StudyService service)
{
    private HttpClient _client = null!;

    [Fact]
    public async Task A_draft_not_begun_reads_empty_with_the_etag_zero()
    {
        var (edition, city) = await NewAsync();
        var response = await _client.GetAsync($"/api/v1/editions/{edition}/drafts/{city}", TestContext.Current.CancellationToken);

        response.Headers.ETag!.Tag.ShouldBe("\"0\"");
        var draft = await response.JsonAsync();
        draft["begun"]!.GetValue<bool>().ShouldBeFalse();
        draft["answers"]!.AsObject().Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_city_records_answers_submits_and_amends_and_each_answer_is_read_back()
    {
        var (edition, city) = await NewAsync();
        var recorded = await PatchAsync(edition, city, "0", """{"answers":{"strategy":true,"formalised":false,"spaces":{"from":2,"to":4}},"comments":{"spaces":"two of them are shared"}}""");
        recorded.IsSuccessStatusCode.ShouldBeTrue();
        var version = recorded.Headers.ETag!.Tag;

        var submitted = await _client.SendJsonAsync(HttpMethod.Post, $"/api/v1/editions/{edition}/submissions/{city}", """{"language":"en","blanks":true}""", ("If-Match", version));
        ((int)submitted.StatusCode).ShouldBe(201);
        submitted.Headers.Location!.ToString().ShouldBe($"/api/v1/editions/{edition}/submissions/{city}");
        var position = (await submitted.JsonAsync())["position"]!.GetValue<long>();

        var read = await ReadAsync(edition, city);
        read["revision"]!.GetValue<int>().ShouldBe(1);
        read["answers"]!["spaces"]!["value"]!.ToJsonString().ShouldBe("""{"from":2,"to":4}""");
        read["answers"]!["spaces"]!["comment"]!.GetValue<string>().ShouldBe("two of them are shared");
        read["states"]!["focus"]!.GetValue<string>().ShouldBe("not-answered");

        var amended = await AmendAsync(edition, city, submitted.Headers.ETag!.Tag, """{"answers":{"spaces":5},"kind":"correction","reason":"We had counted one twice."}""");
        ((int)amended.StatusCode).ShouldBe(201);
        (await ReadAsync(edition, city))["answers"]!["spaces"]!["value"]!.GetValue<int>().ShouldBe(5);
        (await ReadAsync(edition, city, $"p:{position}"))["answers"]!["spaces"]!["value"]!.ToJsonString().ShouldBe("""{"from":2,"to":4}""");
    }

    [Fact]
    public async Task Changing_a_gate_blanks_what_it_no_longer_asks()
    {
        var (edition, city) = await NewAsync();
        var first = await PatchAsync(edition, city, "0", """{"answers":{"strategy":true,"formalised":true}}""");
        var second = await PatchAsync(edition, city, first.Headers.ETag!.Tag, """{"answers":{"strategy":false}}""");

        second.IsSuccessStatusCode.ShouldBeTrue();
        var draft = await _client.GetJsonAsync($"/api/v1/editions/{edition}/drafts/{city}");
        draft["answers"]!.AsObject().Select(it => it.Key).ShouldBe(["strategy"]);
        draft["notAsked"]!.AsArray().Select(it => it!.GetValue<string>()).ShouldBe(["formalised"]);
    }

    [Fact]
    public async Task Two_people_on_different_questions_are_both_recorded_and_on_the_same_one_told_of_each_other()
    {
        var (edition, city) = await NewAsync();
        (await PatchAsync(edition, city, "0", """{"answers":{"strategy":true}}""")).IsSuccessStatusCode.ShouldBeTrue();
        (await PatchAsync(edition, city, "0", """{"answers":{"spaces":3}}""")).IsSuccessStatusCode.ShouldBeTrue();

        var conflict = await PatchAsync(edition, city, "0", """{"answers":{"spaces":4}}""");
        ((int)conflict.StatusCode).ShouldBe(412);
        var problem = await conflict.JsonAsync();
        problem["code"]!.GetValue<string>().ShouldBe("answer-changed");
        var both = problem["conflicts"]![0]!;
        (both["question"]!.GetValue<string>(), both["yours"]!.GetValue<int>(), both["theirs"]!.GetValue<int>(), both["who"]!.GetValue<string>())
            .ShouldBe(("spaces", 4, 3, "demo-editor"));
    }

    [Theory]
    [InlineData("""{"answers":{"nothing-such":true}}""", 422, "question-unknown", "/answers/nothing-such")]
    [InlineData("""{"answers":{"focus":"mining"}}""", 422, "option-unknown", "/answers/focus")]
    [InlineData("""{"answers":{"strategy":"yes"}}""", 422, "type-wrong", "/answers/strategy")]
    [InlineData("""{"answers":{"spaces":10001}}""", 422, "out-of-range", "/answers/spaces")]
    [InlineData("""{"answers":{"spaces":1.5}}""", 422, "too-precise", "/answers/spaces")]
    [InlineData("""{"answers":{"spaces":{"from":4,"to":2}}}""", 422, "range-reversed", "/answers/spaces")]
    [InlineData("""{"answers":{"strategy":false,"formalised":true}}""", 422, "not-asked", "/answers/formalised")]
    [InlineData("""{"answers":{"strategy":{"missing":"not-published"}}}""", 422, "reason-not-yours", "/answers/strategy")]
    [InlineData("""{"answers":{"strategy":{"missing":"perhaps"}}}""", 400, "json-invalid", "/answers/strategy")]
    [InlineData("""{"answers":{"spaces":1e400}}""", 400, "json-invalid", "/answers/spaces")]
    [InlineData("""{"answers":{"strategy":true},"anwsers":{}}""", 400, "json-invalid", "/anwsers")]
    [InlineData("""{"answers":{"strategy":true,"strategy":false}}""", 400, "json-invalid", null)]
    [InlineData("""{"comments":{"strategy":"a\u0000b"}}""", 400, "json-invalid", null)]
    [InlineData("""{"comments":{"strategy":"\ud800"}}""", 400, "json-invalid", null)]
    [InlineData("""{"language":"tlh"}""", 422, "language-unknown", "/language")]
    [InlineData("""{"answers":""", 400, "json-invalid", null)]
    [InlineData("null", 400, "body-missing", "")]
    public async Task Bad_answers_are_refused_with_the_place_and_the_rule_and_nothing_is_written(string body, int status, string code, string? pointer)
    {
        var (edition, city) = await NewAsync();
        var refused = await (await PatchAsync(edition, city, "0", body)).RefusalAsync();

        (refused.Status, refused.Code).ShouldBe((status, code));
        if (pointer is not null)
            refused.Pointer.ShouldBe(pointer);
        (await _client.GetJsonAsync($"/api/v1/editions/{edition}/drafts/{city}"))["begun"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task Too_long_too_deep_and_too_large_are_refused()
    {
        var (edition, city) = await NewAsync();
        var comment = new string('x', 4_001);
        (await (await PatchAsync(edition, city, "0", $$$"""{"comments":{"strategy":"{{{comment}}}"}}""")).RefusalAsync()).Code.ShouldBe("too-long");

        var deep = new StringBuilder().Insert(0, "[", 10_000).Append(']', 10_000);
        (await (await PatchAsync(edition, city, "0", $$$"""{"answers":{"spaces":{{{deep}}}}}""")).RefusalAsync()).Code.ShouldBe("json-invalid");

        using var large = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/editions/{edition}/drafts/{city}")
        {
            Content = new StringContent("{\"comments\":{\"strategy\":\"" + new string('x', 5_000_000) + "\"}}", Encoding.UTF8, "application/json"),
        };
        large.Headers.TryAddWithoutValidation("If-Match", "\"0\"");
        large.Headers.ExpectContinue = true; // Else the client can still be writing when the refusal closes the connection.
        ((int)(await _client.SendAsync(large, TestContext.Current.CancellationToken)).StatusCode).ShouldBe(413);
    }

    [Fact]
    public async Task A_required_question_must_be_answered_at_submit_and_dont_know_is_an_answer()
    {
        var (edition, city) = await NewAsync();
        var draft = await PatchAsync(edition, city, "0", """{"answers":{"spaces":3}}""");
        var missing = await SubmitAsync(edition, city, draft, """{"blanks":true}""");
        (await missing.RefusalAsync()).ShouldBe((422, "required-missing", "/answers/strategy"));

        draft = await PatchAsync(edition, city, draft.Headers.ETag!.Tag, """{"answers":{"strategy":{"missing":"dont-know"}}}""");
        (await (await SubmitAsync(edition, city, draft, "{}")).RefusalAsync()).Code.ShouldBe("blanks-unconfirmed");
        ((int)(await SubmitAsync(edition, city, draft, """{"blanks":true}""")).StatusCode).ShouldBe(201);
    }

    [Fact]
    public async Task Submitting_names_the_draft_that_was_read()
    {
        var (edition, city) = await NewAsync();
        var draft = await PatchAsync(edition, city, "0", """{"answers":{"strategy":true}}""");
        await PatchAsync(edition, city, draft.Headers.ETag!.Tag, """{"answers":{"strategy":false}}""");

        (await (await SubmitAsync(edition, city, draft, """{"blanks":true}""")).RefusalAsync()).ShouldBe((412, "stale", null));
        var without = await _client.SendJsonAsync(HttpMethod.Post, $"/api/v1/editions/{edition}/submissions/{city}", "{}");
        (await without.RefusalAsync()).ShouldBe((428, "precondition-missing", null));
    }

    [Fact]
    public async Task A_closed_edition_takes_no_answers()
    {
        _client = await service.ClientAsync();
        var edition = await service.NewEditionAsync(open: false);
        var city = await service.NewCityAsync(edition);
        (await (await PatchAsync(edition, city, "0", """{"answers":{"strategy":true}}""")).RefusalAsync()).ShouldBe((409, "edition-not-open", null));
    }

    [Fact]
    public async Task What_is_not_there_is_404_and_what_is_not_an_id_is_refused()
    {
        var (edition, city) = await NewAsync();
        (await (await _client.GetAsync($"/api/v1/editions/{edition}/drafts/nobody", TestContext.Current.CancellationToken)).RefusalAsync()).ShouldBe((404, "city-unknown", null));
        (await (await _client.GetAsync($"/api/v1/editions/nothing/drafts/{city}", TestContext.Current.CancellationToken)).RefusalAsync()).ShouldBe((404, "edition-unknown", null));
        (await (await _client.GetAsync($"/api/v1/editions/{edition}/drafts/NO..BODY", TestContext.Current.CancellationToken)).RefusalAsync()).Code.ShouldBe("id-invalid");
        (await (await _client.GetAsync($"/api/v1/editions/{edition}/drafts/bilbao", TestContext.Current.CancellationToken)).RefusalAsync()).ShouldBe((409, "fiction-and-fact", null));
    }

    [Fact]
    public async Task An_amendment_needs_a_reason_and_something_submitted()
    {
        var (edition, city) = await NewAsync();
        (await (await AmendAsync(edition, city, "\"0\"", """{"answers":{"spaces":1},"kind":"correction","reason":"x"}""")).RefusalAsync()).Code.ShouldBe("not-submitted");

        await service.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(true)));
        (await (await AmendAsync(edition, city, "\"1\"", """{"answers":{"spaces":1},"kind":"correction","reason":" "}""")).RefusalAsync()).ShouldBe((422, "reason-missing", "/reason"));
        (await (await AmendAsync(edition, city, "\"9\"", """{"answers":{"spaces":1},"kind":"correction","reason":"x"}""")).RefusalAsync()).ShouldBe((412, "stale", null));
        (await (await AmendAsync(edition, city, "\"1\"", """{"answers":{"strategy":null},"kind":"correction","reason":"x"}""")).RefusalAsync()).ShouldBe((422, "required-missing", "/answers/strategy"));
        (await (await AmendAsync(edition, city, "\"1\"", """{"answers":{"spaces":1},"kind":"guess","reason":"x"}""")).RefusalAsync()).ShouldBe((400, "json-invalid", "/kind"));
    }

    private async Task<(string Edition, string City)> NewAsync()
    {
        _client = await service.ClientAsync();
        var edition = await service.NewEditionAsync();
        return (edition, await service.NewCityAsync(edition));
    }

    private Task<HttpResponseMessage> PatchAsync(string edition, string city, string version, string body) =>
        _client.SendJsonAsync(HttpMethod.Patch, $"/api/v1/editions/{edition}/drafts/{city}", body, ("If-Match", version.StartsWith('"') ? version : $"\"{version}\""));

    private Task<HttpResponseMessage> SubmitAsync(string edition, string city, HttpResponseMessage draft, string body) =>
        _client.SendJsonAsync(HttpMethod.Post, $"/api/v1/editions/{edition}/submissions/{city}", body, ("If-Match", draft.Headers.ETag!.Tag));

    private Task<HttpResponseMessage> AmendAsync(string edition, string city, string version, string body) =>
        _client.SendJsonAsync(HttpMethod.Post, $"/api/v1/editions/{edition}/submissions/{city}/amendments", body, ("If-Match", version));

    private Task<JsonObject> ReadAsync(string edition, string city, string? at = null) =>
        _client.GetJsonAsync($"/api/v1/editions/{edition}/submissions/{city}{(at is null ? "" : $"?at={at}")}");
}
