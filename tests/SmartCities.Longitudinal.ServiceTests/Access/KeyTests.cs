using System.Globalization;
using Npgsql;
using Shouldly;
using SmartCities.Longitudinal.Access;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Access;

/// <summary>Keys of services: shown once, kept as a hash, gone when they are taken back.</summary>
public sealed class KeyTests(StudyService study)
{
    private const string Keys = "/api/v1/keys";

    // What a service may and nobody else: the present of what is released to everyone.
    private const string Read = "/api/v1/editions/demo-2017/indicators";

    [Fact]
    public async Task A_key_is_shown_once_and_listed_with_its_last_use()
    {
        var (administrator, (id, secret)) = (await AdministratorAsync(), await IssueAsync("events:public"));
        secret.ShouldMatch($"^sk_{id}_[0-9a-f]{{64}}$");
        ((string?)(await KeyAsync(administrator, id))["lastUsed"]).ShouldBeNull();

        ((string?)(await (await study.ClientAsync(@as: secret)).GetJsonAsync(Read))["release"]).ShouldBe("demo-2017.0");

        var listed = await KeyAsync(administrator, id);
        ((string)listed["name"]!, (bool)listed["revoked"]!).ShouldBe(("A portal", false));
        DateTimeOffset.Parse((string)listed["lastUsed"]!, CultureInfo.InvariantCulture).ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        listed.ToJsonString().ShouldNotContain(secret[^64..]);
    }

    [Fact]
    public async Task The_committees_own_service_reads_the_present()
    {
        var (_, secret) = await IssueAsync("events:all");

        ((string?)(await (await study.ClientAsync(@as: secret)).GetJsonAsync(Read))["release"]).ShouldBeNull();
    }

    [Fact]
    public async Task A_secret_is_nowhere_in_the_database()
    {
        var (id, secret) = await IssueAsync("events:public");

        await using var command = (await study.GetAsync<NpgsqlDataSource>()).CreateCommand(
            """
            select count(*) from (select row_to_json(e)::text as row from log.mt_events e where stream_id = 'key:' || $1
                union all select row_to_json(k)::text from study.keys k where id = $1 union all select encode(body, 'escape') from study.answered where body is not null) as rows
            where position($2 in row) > 0
            """);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = secret[^64..] });
        ((long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!).ShouldBe(0);
    }

    [Fact]
    public async Task A_key_that_is_taken_back_is_refused_at_once()
    {
        var (id, secret) = await IssueAsync("events:public");
        var service = await study.ClientAsync(@as: secret);
        await service.GetJsonAsync(Read);

        await (await AdministratorAsync()).ChangeAsync(Delete, $"{Keys}/{id}", new { reason = "It was lost." });

        (await service.RefusedAsync(Get, Read)).ShouldBe((401, "key-revoked", null));
        ((bool)(await KeyAsync(await AdministratorAsync(), id))["revoked"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task A_key_that_is_taken_back_on_another_node_is_refused_within_seconds()
    {
        var (id, secret) = await IssueAsync("events:public");
        var service = await study.ClientAsync(@as: secret);
        await service.GetJsonAsync(Read);

        // Behind this node's back.
        var log = await study.GetAsync<Longitudinal.Storage.EventLog>();
        await log.DecideAsync<ServiceKey>($"key:{id}", new("tester", "administrator", "test"), it => RevokeKey.Decide(it, new()), TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);

        (await service.RefusedAsync(Get, Read)).ShouldBe((401, "key-revoked", null));
    }

    [Fact]
    public async Task A_key_that_has_expired_is_refused()
    {
        await study.ClientAsync();
        var expires = DateTimeOffset.UtcNow.AddSeconds(3);
        var (_, secret) = await IssueAsync("events:public", expires);
        await Task.Delay(expires - DateTimeOffset.UtcNow + TimeSpan.FromSeconds(0.2), TestContext.Current.CancellationToken);

        (await (await study.ClientAsync(@as: secret)).RefusedAsync(Get, Read)).ShouldBe((401, "key-expired", null));
    }

    [Fact]
    public async Task Another_secret_is_none()
    {
        var (id, secret) = await IssueAsync("events:public");

        foreach (var wrong in new[] { secret[..^1] + (secret[^1] == '0' ? '1' : '0'), secret + "0", secret[..^1], $"sk_{id}", $"sk_{id}_", "sk_", $"sk_{id.ToUpperInvariant()}_{secret[^64..]}", $"sk_{new string('0', 16)}_{secret[^64..]}" })
            (await (await study.ClientAsync(@as: wrong)).RefusedAsync(Get, Read)).ShouldBe((401, "key-unknown", null), wrong);
    }

    [Fact]
    public async Task The_same_request_again_shows_the_key_without_its_secret()
    {
        var administrator = await AdministratorAsync();
        var (body, header) = (new { name = "A portal", scopes = new[] { "events:public" } }, ("Idempotency-Key", StudyService.NewId("key")));

        using var first = await administrator.SendJsonAsync(Post, Keys, body, header);
        using var again = await administrator.SendJsonAsync(Post, Keys, body, header);

        var (one, other) = (await first.JsonAsync(), await again.JsonAsync());
        ((string?)other["key"]).ShouldBe((string?)one["key"]);
        ((string?)one["secret"]).ShouldNotBeNull();
        ((string?)other["secret"]).ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"name":"","scopes":["events:public"]}""", 422, "name-missing")]
    [InlineData("""{"name":"a","scopes":[]}""", 422, "scopes-missing")]
    [InlineData("""{"name":"a","scopes":["events:public","admin"]}""", 422, "scope-unknown")]
    [InlineData("""{"name":"a","scopes":["events:public"],"expires":"2020-01-01T00:00:00Z"}""", 422, "expires-past")]
    [InlineData("""{"name":"a","scopes":["events:public"],"expires":"tomorrow"}""", 400, "json-invalid")]
    [InlineData("""{"name":"a"}""", 400, "json-invalid")]
    public async Task A_key_that_cannot_be_is_refused(string body, int status, string code)
    {
        var refusal = await (await AdministratorAsync()).RefusedAsync(Post, Keys, body);

        (refusal.Status, refusal.Code).ShouldBe((status, code));
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_not_found()
    {
        var administrator = await AdministratorAsync();

        (await administrator.RefusedAsync(Delete, $"{Keys}/nonsense", new { })).ShouldBe((404, "service-key-unknown", null));
        (await administrator.RefusedAsync(Get, $"{Keys}/nonsense")).ShouldBe((404, "service-key-unknown", null));
    }

    private Task<HttpClient> AdministratorAsync() => study.ClientAsync(@as: "demo-administrator");

    private async Task<(string Id, string Secret)> IssueAsync(string scope, DateTimeOffset? expires = null)
    {
        using var response = await (await AdministratorAsync()).SendJsonAsync(Post, Keys, new { name = "A portal", scopes = new[] { scope }, expires });
        ((int)response.StatusCode).ShouldBe(201);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var issued = await response.JsonAsync();
        return ((string)issued["key"]!, (string)issued["secret"]!);
    }

    private static async Task<System.Text.Json.Nodes.JsonNode> KeyAsync(HttpClient administrator, string id) =>
        (await administrator.GetJsonAsync($"{Keys}?limit=1000"))["keys"]!.AsArray().Single(it => (string)it!["key"]! == id)!;
}
