using Microsoft.AspNetCore.Routing;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Pages;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Access;

/// <summary>Every route × every role: what is answered is what the rule beside the endpoint says, and the rules are those of the study.</summary>
public sealed class MatrixTests(StudyService study)
{
    private const string Own = "demo-city-alder";
    private const string Other = "demo-city-brook";
    private const string Nobody = "nobody";

    private static readonly string[] Persons = [Nobody, Own, Other, "public-service", "demo-service", "demo-analyst", "demo-editor", "demo-administrator"];

    // One service is asked by all tests here, one after the other: the same persons, and of the same document.
    private static readonly Dictionary<string, HttpClient> s_clients = [];

    private static Task<List<(string Method, string Address)>>? s_operations;

    /// <summary>Load-bearing lines, written by hand: who is let past (by first letters: the service of all events is s, of public events p).</summary>
    public static TheoryData<string, string, string> ByHand => new()
    {
        { "GET", "/api/v1/editions", "nobody own other p s analyst editor admin" },
        { "POST", "/api/v1/editions", "editor admin" },
        { "GET", "/api/v1/editions/{edition}", "nobody own other p s analyst editor admin" },
        { "PUT", "/api/v1/editions/{edition}/questionnaire", "editor admin" },
        { "GET", "/api/v1/editions/{edition}/questionnaire/diff", "nobody own other p s analyst editor admin" },
        { "PUT", "/api/v1/editions/{edition}/indicators", "editor admin" },
        { "GET", "/api/v1/editions/{edition}/indicators", "nobody own other p s analyst editor admin" },
        { "GET", "/api/v1/editions/{edition}/figures", "nobody own other p s analyst editor admin" },
        { "POST", "/api/v1/editions/{edition}/figures", "editor admin" },
        { "GET", "/api/v1/editions/{edition}/participation", "analyst editor admin" },
        { "GET", "/api/v1/editions/{edition}/invitations", "editor admin" },
        { "POST", "/api/v1/editions/{edition}/invitations", "editor admin" },
        { "POST", "/api/v1/editions/{edition}/reminders", "editor admin" },
        { "PUT", "/api/v1/editions/{edition}/submissions/{city}/extension", "editor admin" },
        { "POST", "/api/v1/editions/{edition}/opening", "editor admin" },
        { "POST", "/api/v1/editions/{edition}/closing", "editor admin" },
        { "POST", "/api/v1/editions/{edition}/releases", "editor admin" },
        { "POST", "/api/v1/editions/{edition}/releases/{release}/withdrawal", "editor admin" },
        { "GET", "/api/v1/editions/{edition}/drafts/{city}", "own editor admin" },
        { "PATCH", "/api/v1/editions/{edition}/drafts/{city}", "own editor admin" },
        { "POST", "/api/v1/editions/{edition}/submissions/{city}", "own editor admin" },
        { "POST", "/api/v1/editions/{edition}/submissions/{city}/amendments", "own editor admin" },
        { "GET", "/api/v1/editions/{edition}/submissions/{city}/amendments", "own analyst editor admin" },
        { "POST", "/api/v1/editions/{edition}/submissions/{city}/amendments/{proposal}/approval", "editor admin" },
        { "POST", "/api/v1/editions/{edition}/submissions/{city}/amendments/{proposal}/decline", "editor admin" },
        { "POST", "/api/v1/editions/{edition}/submissions/{city}/amendments/{proposal}/withdrawal", "own editor admin" },
        { "POST", "/api/v1/editions/{edition}/submissions/{city}/queries", "editor admin" },
        { "GET", "/api/v1/editions/{edition}/submissions/{city}/queries", "own analyst editor admin" },
        { "POST", "/api/v1/editions/{edition}/submissions/{city}/queries/{query}/replies", "own editor admin" },
        { "POST", "/api/v1/editions/{edition}/submissions/{city}/queries/{query}/closing", "editor admin" },
        { "POST", "/api/v1/editions/{edition}/submissions/{city}/return", "editor admin" },
        { "POST", "/api/v1/editions/{edition}/submissions/{city}/acceptance", "editor admin" },
        { "PUT", "/api/v1/editions/{edition}/submissions/{city}/judgements/{indicator}", "editor admin" },
        { "PUT", "/api/v1/editions/{edition}/submissions/{city}/publication", "own editor admin" },
        { "DELETE", "/api/v1/editions/{edition}/submissions/{city}/publication", "own editor admin" },
        { "GET", "/api/v1/editions/{edition}/submissions/{city}/history", "own analyst editor admin" },
        { "GET", "/api/v1/editions/{edition}/submissions/{city}/changes", "own analyst editor admin" },
        { "GET", "/api/v1/editions/{edition}/submissions/{city}/receipts/{revision}", "own analyst editor admin" },
        { "GET", "/api/v1/editions/{edition}/changes", "analyst editor admin" },
        { "GET", "/api/v1/audit", "analyst editor admin" },
        { "GET", "/api/v1/comparisons", "nobody own other p s analyst editor admin" },
        { "POST", "/api/v1/cities", "editor admin" },
        { "PATCH", "/api/v1/cities/{city}", "editor admin" },
        { "PUT", "/api/v1/cities/{city}/classifications/{edition}", "editor admin" },
        { "POST", "/api/v1/series", "editor admin" },
        { "PUT", "/api/v1/series/{series}/comparability/{from}/{to}", "editor admin" },
        { "POST", "/api/v1/practices", "editor admin" },
        { "GET", "/api/v1/practices", "nobody own other p s analyst editor admin" },
        { "GET", "/api/v1/events", "p s analyst editor admin" },
        { "GET", "/api/v1/events/stream", "p s analyst editor admin" },
        { "GET", "/api/v1/me", "own other analyst editor admin" },
        { "PATCH", "/api/v1/me", "own other analyst editor admin" },
        { "GET", "/api/v1/people", "admin" },
        { "POST", "/api/v1/people", "admin" },
        { "GET", "/api/v1/people/{person}", "admin" },
        { "PATCH", "/api/v1/people/{person}", "admin" },
        { "PUT", "/api/v1/people/{person}/role", "admin" },
        { "DELETE", "/api/v1/people/{person}/sessions", "admin" },
        { "GET", "/api/v1/cities/{city}/members", "own editor admin" },
        { "POST", "/api/v1/cities/{city}/members", "own editor admin" },
        { "POST", "/api/v1/cities/{city}/members/{person}/lead", "own editor admin" },
        { "DELETE", "/api/v1/cities/{city}/members/{person}", "own editor admin" },
        { "PUT", "/api/v1/cities/{city}/mailbox", "own editor admin" },
        { "POST", "/api/v1/erasures", "admin" },
        { "GET", "/api/v1/keys", "admin" },
        { "POST", "/api/v1/keys", "admin" },
        { "DELETE", "/api/v1/keys/{key}", "admin" },
        { "GET", "/api/v1/redactions", "admin" },
        { "POST", "/api/v1/redactions", "admin" },
        { "GET", "/api/v1/subscriptions", "p s admin" },
        { "POST", "/api/v1/subscriptions", "p s admin" },
        { "GET", "/api/v1/subscriptions/{subscription}", "p s admin" },
        { "PATCH", "/api/v1/subscriptions/{subscription}", "p s admin" },
        { "DELETE", "/api/v1/subscriptions/{subscription}", "p s admin" },
        { "POST", "/api/v1/subscriptions/{subscription}/secret", "p s admin" },
        { "POST", "/api/v1/subscriptions/{subscription}/pause", "p s admin" },
        { "POST", "/api/v1/subscriptions/{subscription}/resumption", "p s admin" },
        { "POST", "/api/v1/subscriptions/{subscription}/rewind", "p s admin" },
        { "GET", "/api/v1/subscriptions/{subscription}/deliveries", "p s admin" },
        { "POST", "/api/v1/subscriptions/{subscription}/deliveries/{n}/replay", "p s admin" },
        { "POST", "/api/v1/subscriptions/{subscription}/deliveries/replay", "p s admin" },
    };

    [Fact]
    public async Task Every_route_answers_every_role_as_its_rule_says()
    {
        var rules = await RulesAsync();
        var wrong = new List<string>();
        foreach (var (method, address) in await OperationsAsync())
        {
            if (!rules.TryGetValue((method, address), out var rule) || rule is null)
            {
                wrong.Add($"{method} {address} declares no rule");
                continue;
            }

            foreach (var person in Persons)
            {
                var (status, code) = await AskAsync(method, Filled(address), person);
                if (Expected(rule, person) is { } refusal ? (status, code) != refusal : IsRefusal(status, code))
                    wrong.Add($"{method} {address} as {person}: {status} {code}, where the rule is for {rule.InWords}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(ByHand))]
    public async Task These_are_let_past_and_nobody_else(string method, string address, string who)
    {
        (await OperationsAsync()).ShouldContain((method, address));
        var past = new List<string>();
        foreach (var person in Persons)
        {
            var (status, code) = await AskAsync(method, Filled(address), person);
            if (!IsRefusal(status, code))
                past.Add(person);
        }

        past.ShouldBe(who.Split(' ').Select(it => it switch
        {
            "own" => Own,
            "other" => Other,
            "p" => "public-service",
            "s" => "demo-service",
            "analyst" => "demo-analyst",
            "editor" => "demo-editor",
            "admin" => "demo-administrator",
            _ => Nobody,
        }));
    }

    /// <summary>What the trail tells, and to whom, in the order of <see cref="Persons"/>: a page, an export, and a point in time the public does not read.</summary>
    [Theory]
    [InlineData("/submissions/alder/history", 401, 200, 404, 403, 403, 200, 200, 200)]
    [InlineData("/submissions/alder/history?format=csv", 401, 200, 404, 403, 403, 200, 200, 200)]
    [InlineData("/submissions/alder/history?format=jsonl", 401, 200, 404, 403, 403, 200, 200, 200)]
    [InlineData("/submissions/alder/history?drafts=true", 401, 200, 404, 403, 403, 403, 200, 200)]
    [InlineData("/submissions/alder/changes", 401, 200, 404, 403, 403, 200, 200, 200)]
    [InlineData("/submissions/alder/receipts/1", 401, 200, 404, 403, 403, 200, 200, 200)]
    [InlineData("/submissions/alder?at=v:1", 401, 200, 403, 403, 200, 200, 200, 200)]
    [InlineData("/submissions/alder?at=p:1", 401, 404, 403, 403, 404, 404, 404, 404)]
    [InlineData("/changes?from=r:demo-2017.0", 401, 403, 403, 403, 403, 200, 200, 200)]
    [InlineData("/../../audit?limit=1", 401, 403, 403, 403, 403, 200, 200, 200)]
    [InlineData("/../../audit?limit=1&format=csv", 401, 403, 403, 403, 403, 200, 200, 200)]
    [InlineData("/../../audit?limit=1&format=jsonl", 401, 403, 403, 403, 403, 200, 200, 200)]
    public async Task The_trail_is_for_the_committee_and_of_a_city_for_itself(string address, params int[] statuses)
    {
        var answered = new List<int>();
        foreach (var person in Persons)
            answered.Add((await AskAsync("GET", $"/api/v1/editions/demo-2017{address}", person)).Status);
        answered.ShouldBe(statuses);
    }

    [Fact]
    public async Task Every_route_of_the_service_is_in_its_document_and_declares_a_rule_and_so_does_every_page()
    {
        var endpoints = (await study.GetAsync<EndpointDataSource>()).Endpoints.OfType<RouteEndpoint>().Where(Rules.Concern).ToList();

        endpoints.Count(it => it.Metadata.GetMetadata<IsPage>() is not null).ShouldBeGreaterThan(9);
        endpoints.Where(it => it.Metadata.GetMetadata<ForAttribute>() is null).Select(it => it.DisplayName).ShouldBeEmpty();
        (await RulesAsync()).Keys.ShouldBe(await OperationsAsync(), ignoreOrder: true);
    }

    [Fact]
    public async Task Every_page_answers_every_role_as_its_rule_says()
    {
        var pages = (await study.GetAsync<EndpointDataSource>()).Endpoints.OfType<RouteEndpoint>().Where(it => it.Metadata.GetMetadata<IsPage>() is not null);
        foreach (var page in pages.Where(it => it.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains("GET")))
        {
            var rule = page.Metadata.GetMetadata<ForAttribute>()!;
            foreach (var person in Persons)
            {
                using var response = await (await ClientAsync(person)).GetAsync(Filled($"/{page.RoutePattern.RawText!.TrimStart('/')}"), TestContext.Current.CancellationToken);
                var expected = Expected(rule, person)?.Status;
                if (expected is { } status)
                    ((int)response.StatusCode).ShouldBe(status, $"{page.RoutePattern.RawText} as {person}");
                else
                    ((int)response.StatusCode).ShouldNotBeOneOf(401, 403);
            }
        }
    }

    [Fact]
    public async Task The_document_says_who_may()
    {
        var document = await (await study.ClientAsync()).GetJsonAsync("/openapi/v1.json");

        ((string?)document["components"]!["securitySchemes"]!["bearer"]!["scheme"]).ShouldBe("bearer");
        foreach (var ((method, address), rule) in await RulesAsync())
        {
            var operation = document["paths"]![address]![method.ToLowerInvariant()]!;
            ((string)operation["description"]!).ShouldContain($"For {rule!.InWords}.");
            var alternatives = operation["security"]!.AsArray();
            alternatives.ShouldContain(it => it!["bearer"] != null);
            alternatives.Any(it => it!.AsObject().Count == 0).ShouldBe(rule.Least == Role.Anyone || rule.Released, address);
            var statuses = operation["responses"]!.AsObject().Select(it => it.Key).ToList();
            statuses.ShouldContain("401");
            statuses.ShouldContain("403");
        }
    }

    /// <summary>What the rule says of somebody; null where it lets them past.</summary>
    private static (int Status, string Code)? Expected(ForAttribute rule, string person) => person switch
    {
        _ when rule.Released || rule.Least == Role.Anyone => null,
        Nobody => (401, "sign-in"),
        "public-service" or "demo-service" when rule.Persons => (403, "role-missing"),
        _ when rule.Persons => null,
        Own when rule.OwnCity => null,
        Own or Other when rule.OwnCity => (404, "not-found"),
        "demo-analyst" when rule.Least is Role.Analyst or Role.Service => null,
        "demo-editor" when rule.Least is Role.Analyst or Role.Editor or Role.Service => null,
        "demo-administrator" => null,
        "public-service" or "demo-service" when rule.Least == Role.Service || rule.Services => null,
        _ => (403, "role-missing"),
    };

    // What else is refused once somebody is let past, an address without a thing or a body without sense, has other codes.
    private static bool IsRefusal(int status, string? code) => status is 401 or 403 || (status, code) == (404, "not-found");

    /// <summary>An address of the own city's; nothing that is asked for can be done, so that asking changes nothing.</summary>
    private static string Filled(string address) => address
        .Replace("{city}", "alder", StringComparison.Ordinal).Replace("{edition}", "demo-2017", StringComparison.Ordinal).Replace("{release}", "demo-2017.99", StringComparison.Ordinal)
        .Replace("{query}", "999", StringComparison.Ordinal).Replace("{proposal}", "999", StringComparison.Ordinal).Replace("{revision}", "999", StringComparison.Ordinal)
        .Replace("{from}", "demo-2012", StringComparison.Ordinal).Replace("{to}", "demo-2017", StringComparison.Ordinal).Replace("{n}", "999", StringComparison.Ordinal)
        .Replace("{", "no-", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);

    private async Task<(int Status, string? Code)> AskAsync(string method, string address, string person)
    {
        // A body that is none is refused after the rule and before anything is done; a write without one lacks its If-Match.
        using var response = await (await ClientAsync(person)).SendJsonAsync(new(method), address, method == "GET" ? null : "{");
        return ((int)response.StatusCode, response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType != "application/problem+json" ? null : (string?)(await response.JsonAsync())["code"]);
    }

    private async Task<HttpClient> ClientAsync(string person)
    {
        if (!s_clients.TryGetValue(person, out var client))
            s_clients[person] = client = await study.ClientAsync(@as: person switch { Nobody => null, "public-service" => await study.PublicKeyAsync(), _ => person });
        return client;
    }

    private Task<List<(string Method, string Address)>> OperationsAsync() => s_operations ??= ReadOperationsAsync();

    private async Task<List<(string Method, string Address)>> ReadOperationsAsync() =>
    [
        .. from path in (await (await study.ClientAsync()).GetJsonAsync("/openapi/v1.json"))["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           select (operation.Key.ToUpperInvariant(), path.Key),
    ];

    private async Task<Dictionary<(string Method, string Address), ForAttribute?>> RulesAsync() =>
        (await study.GetAsync<EndpointDataSource>()).Endpoints.OfType<RouteEndpoint>()
            .Where(it => Rules.Concern(it) && it.Metadata.GetMetadata<IsPage>() is null)
            .SelectMany(it => it.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => (Key: (method, $"/{it.RoutePattern.RawText!.TrimStart('/')}"), Rule: it.Metadata.GetMetadata<ForAttribute>())))
            .ToDictionary(it => it.Key, it => it.Rule);
}
