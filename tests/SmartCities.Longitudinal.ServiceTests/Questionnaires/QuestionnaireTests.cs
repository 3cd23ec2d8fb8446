using Shouldly;
using SmartCities.Longitudinal.Questionnaires;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Questionnaires;

public sealed class QuestionnaireTests(StudyService study)
{
    [Fact]
    public async Task A_form_is_put_once_and_read_back_as_it_was_put()
    {
        var client = await study.ClientAsync();
        var address = await AddressAsync();

        (await client.ChangeAsync(Put, address, Small.Form(), ifNoneMatch: "*")).ShouldBe("\"1\"");

        (await client.ETagAsync(address)).ShouldBe("\"1\"");
        var form = await client.GetJsonAsync(address);
        form["questions"]!.AsArray().Select(it => ((string)it!["id"]!, (string)it["type"]!))
            .ShouldBe([("strategy", "boolean"), ("formalised", "boolean"), ("focus", "option"), ("spaces", "number")]);
        ((string)form["questions"]![1]!["condition"]!["question"]!).ShouldBe("strategy");
        (await client.RefusedAsync(Put, address, form.ToJsonString(), ifNoneMatch: "*")).ShouldBe((412, "stale", null));
    }

    [Fact]
    public async Task A_later_version_is_put_on_the_one_before_and_both_stay()
    {
        var client = await study.ClientAsync();
        var address = await AddressAsync();
        await client.ChangeAsync(Put, address, Small.Form(), ifNoneMatch: "*");

        (await client.RefusedAsync(Put, address, Small.Form(2))).ShouldBe((428, "precondition-missing", null));
        (await client.RefusedAsync(Put, address, Small.Form(3), ifMatch: "\"1\"")).ShouldBe((422, "version-out-of-order", "/version"));
        (await client.RefusedAsync(Put, address, Small.Form() with { Languages = ["en", "fr"] }, ifMatch: "\"1\"")).ShouldBe((409, "questionnaire-published", "/version"));
        (await client.ChangeAsync(Put, address, Small.Form(2) with { Languages = ["en", "fr"] }, ifMatch: "\"1\"")).ShouldBe("\"2\"");
        (await client.RefusedAsync(Put, address, Small.Form(3), ifMatch: "\"1\"")).ShouldBe((412, "stale", null));

        ((int)(await client.GetJsonAsync(address))["version"]!).ShouldBe(2);
        ((int)(await client.GetJsonAsync($"{address}?version=1"))["version"]!).ShouldBe(1);
        (await client.RefusedAsync(Get, $"{address}?version=3")).ShouldBe((404, "questionnaire-unknown", null));
        (await client.RefusedAsync(Get, $"{address}?version=two")).ShouldBe((400, "query-invalid", "?version"));
    }

    [Fact]
    public async Task A_form_that_does_not_hold_together_is_refused_at_its_places()
    {
        var client = await study.ClientAsync();
        var address = await AddressAsync();
        var form = Small.Form();

        (await client.RefusedAsync(Put, address, form with { Questions = [form.Questions[1], form.Questions[0]] }, ifNoneMatch: "*"))
            .ShouldBe((422, "question-unknown", "/questions/0/condition/question"));
        (await client.RefusedAsync(Put, address, """{"version":1,"sections":[],"questions":[{"id":"a","section":"s","type":"guess","text":{"en":"?"}}],"languages":["en"]}""", ifNoneMatch: "*"))
            .ShouldBe((400, "json-invalid", "/questions/0/type"));
        (await client.RefusedAsync(Put, address, """{"version":1,"sections":[],"questions":[],"languages":["en"],"colour":"red"}""", ifNoneMatch: "*")).Code.ShouldBe("json-invalid");
        (await client.RefusedAsync(Put, "/api/v1/editions/not-there/questionnaire", form, ifNoneMatch: "*")).ShouldBe((404, "edition-unknown", null));
        (await client.RefusedAsync(Put, "/api/v1/editions/not-there/questionnaire", form, ifMatch: "\"1\"")).ShouldBe((404, "edition-unknown", null));
        (await client.RefusedAsync(Get, address)).ShouldBe((404, "questionnaire-unknown", null));
    }

    [Theory]
    [InlineData("?format=json-schema", null)]
    [InlineData("", "application/schema+json")]
    public async Task The_form_as_a_json_schema_tells_which_answers_fit(string query, string? accept)
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync();

        using var response = await client.SendJsonAsync(Get, $"/api/v1/editions/{edition}/questionnaire{query}", null, [.. accept is null ? [] : new[] { ("Accept", accept) }]);
        var schema = await response.JsonAsync();

        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/schema+json");
        response.Headers.NonValidated["ETag"].ToString().ShouldBe("\"1-schema\"");
        ((string)schema["$schema"]!).ShouldBe("https://json-schema.org/draft/2020-12/schema");
        schema["properties"]!.AsObject().Select(it => it.Key).ShouldBe(["strategy", "formalised", "focus", "spaces"]);
        schema["required"]!.AsArray().Select(it => (string)it!).ShouldBe(["strategy"]);
        schema["properties"]!["strategy"]!["anyOf"]![1]!["properties"]!["missing"]!["enum"]!.AsArray().Select(it => (string)it!).ShouldBe(["dont-know", "not-applicable", "refused"]);
        schema["properties"]!["focus"]!["anyOf"]![0]!["oneOf"]!.AsArray().Select(it => (string)it!["const"]!).ShouldBe(["tourism", "trade"]);
        ((decimal)schema["properties"]!["spaces"]!["anyOf"]![0]!["maximum"]!).ShouldBe(10_000);
        ((decimal)schema["properties"]!["spaces"]!["anyOf"]![0]!["multipleOf"]!).ShouldBe(1);
    }

    [Fact]
    public async Task A_format_that_is_unknown_is_refused()
    {
        var client = await study.ClientAsync();

        (await client.RefusedAsync(Get, "/api/v1/editions/2017/questionnaire?format=xml")).ShouldBe((400, "query-invalid", "?format"));
    }

    private async Task<string> AddressAsync() => $"/api/v1/editions/{await study.NewEditionAsync(withForm: false)}/questionnaire";
}
