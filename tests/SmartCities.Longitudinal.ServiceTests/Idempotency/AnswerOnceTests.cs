using System.Net;
using Npgsql;
using Shouldly;
using SmartCities.Longitudinal.Idempotency;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Idempotency;

public sealed class AnswerOnceTests(StudyService study)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_request_under_the_same_key_is_done_once_and_answered_the_same()
    {
        var (client, at) = await SubmittedAsync();
        var (key, before) = (NewKey(), await EventsAsync(at));
        var first = await AnswerAsync(await AskAsync(client, at, key));
        var second = await AnswerAsync(await AskAsync(client, at, key));

        first.Status.ShouldBe(201);
        (second with { Replayed = false }).ShouldBe(first);
        second.Replayed.ShouldBeTrue();
        (await EventsAsync(at)).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Another_request_under_the_same_key_is_refused()
    {
        var (client, at) = await SubmittedAsync();
        var (key, before) = (NewKey(), await EventsAsync(at));
        await AskAsync(client, at, key);
        (await (await AskAsync(client, at, key, text: "Something else?")).RefusalAsync()).ShouldBe((422, "idempotency-key-reused", null));
        (await (await client.SendJsonAsync(HttpMethod.Post, $"{at}/return", new { reason = "Look." }, ("If-Match", "\"1\""), (AnswerOnce.Header, key))).RefusalAsync()).ShouldBe((422, "idempotency-key-reused", null));
        (await EventsAsync(at)).ShouldBe(before + 1);
    }

    [Fact]
    public async Task The_same_request_sent_many_times_at_once_is_done_once()
    {
        var (client, at) = await SubmittedAsync();
        var (key, before) = (NewKey(), await EventsAsync(at));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => await AnswerAsync(await AskAsync(client, at, key))));
        answers.Select(it => it with { Replayed = false }).Distinct().ShouldHaveSingleItem().Status.ShouldBe(201);
        (await EventsAsync(at)).ShouldBe(before + 1);
    }

    [Fact]
    public async Task An_answer_that_was_lost_after_it_was_recorded_is_told_from_what_was_recorded()
    {
        var (client, at) = await SubmittedAsync();
        var read = await client.ETagAsync(at);
        foreach (var (address, body, ifMatch) in new (string, object, string?)[]
        {
            ($"{at}/queries", new { question = "spaces", text = "All of them?" }, null),
            ($"{at}/amendments", new { kind = "correction", reason = "Counted again.", answers = new { spaces = 5 } }, read),
        })
        {
            var key = NewKey();
            (string, string)[] headers = [(AnswerOnce.Header, key), .. ifMatch is null ? [] : new[] { ("If-Match", ifMatch) }];
            var first = await AnswerAsync(await client.SendJsonAsync(HttpMethod.Post, address, body, headers));
            var before = await EventsAsync(at);

            // As if the service had died between commit and reply.
            var database = await study.GetAsync<NpgsqlDataSource>();
            await using var lose = database.CreateCommand("update study.answered set status = null, etag = null, location = null, content_type = null, body = null where key = $1");
            lose.Parameters.Add(new() { Value = key });
            (await lose.ExecuteNonQueryAsync(Cancellation)).ShouldBe(1);

            var again = await AnswerAsync(await client.SendJsonAsync(HttpMethod.Post, address, body, headers));
            (again with { Replayed = false }).ShouldBe(first, address);
            (await EventsAsync(at)).ShouldBe(before);
            (await AnswerAsync(await client.SendJsonAsync(HttpMethod.Post, address, body, headers))).ShouldBe(again);
        }
    }

    [Fact]
    public async Task A_refusal_is_answered_the_same_again()
    {
        var (client, at) = await SubmittedAsync();
        var key = NewKey();
        (await (await AskAsync(client, at, key, question: "colour")).RefusalAsync()).ShouldBe((422, "question-unknown", "/question"));
        using var again = await AskAsync(client, at, key, question: "colour");
        again.Headers.Contains(AnswerOnce.Replayed).ShouldBeTrue();
        (await again.RefusalAsync()).ShouldBe((422, "question-unknown", "/question"));
        (await (await AskAsync(client, at, key)).RefusalAsync()).Code.ShouldBe("idempotency-key-reused");
    }

    [Fact]
    public async Task A_key_belongs_to_who_sent_it()
    {
        var (client, at) = await SubmittedAsync();
        var (key, before) = (NewKey(), await EventsAsync(at));
        (await AskAsync(client, at, key)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await AskAsync(await study.ClientAsync(@as: "demo-administrator"), at, key)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await EventsAsync(at)).ShouldBe(before + 2);
    }

    [Theory, InlineData(""), InlineData("with a space")]
    public async Task A_key_is_a_word(string key)
    {
        var (client, at) = await SubmittedAsync();
        (await (await AskAsync(client, at, key)).RefusalAsync()).ShouldBe((400, "idempotency-key-invalid", null));
        (await (await AskAsync(client, at, new string('x', 201))).RefusalAsync()).Code.ShouldBe("idempotency-key-invalid");
    }

    private async Task<(HttpClient Client, string Address)> SubmittedAsync()
    {
        var edition = await study.NewEditionAsync();
        var city = await study.NewCityAsync(edition);
        await study.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(false)), ("spaces", new NumberAnswer(3)));
        return (await study.ClientAsync(@as: "demo-editor"), $"/api/v1/editions/{edition}/submissions/{city}");
    }

    private async Task<int> EventsAsync(string at)
    {
        var (edition, city) = (at.Split('/')[4], at.Split('/')[6]);
        return (await (await study.GetAsync<EventLog>()).EventsAsync(Streams.Submission(edition, city), long.MaxValue, Cancellation)).Count;
    }

    private static string NewKey() => Guid.NewGuid().ToString();

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, string at, string key, string question = "spaces", string text = "All of them?") =>
        client.SendJsonAsync(HttpMethod.Post, $"{at}/queries", new { question, text }, (AnswerOnce.Header, key));

    private static async Task<Answered> AnswerAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode, response.Headers.ETag?.Tag, response.Headers.Location?.ToString(), response.Content.Headers.ContentType?.ToString(),
        await response.Content.ReadAsStringAsync(Cancellation), response.Headers.Contains(AnswerOnce.Replayed));

    private sealed record Answered(int Status, string? ETag, string? Location, string? Type, string Body, bool Replayed);
}
