using System.Net;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Access;

/// <summary>The demonstration persons, their keys and their cookies.</summary>
public sealed partial class SignInTests(StudyService study)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("demo-analyst", 403)]
    [InlineData("demo-editor", 400)]
    [InlineData("demo-administrator", 400)]
    [InlineData("demo-service", 403)]
    [InlineData("demo-city-alder", 403)]
    [InlineData(null, 401)]
    public async Task A_key_is_good_for_its_role(string? key, int status)
    {
        var client = await study.ClientAsync(@as: key);

        (await client.RefusedAsync(Post, "/api/v1/editions", "{")).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("Bearer nonsense", "key-unknown")]
    [InlineData("Bearer demo-city-bilbao", "key-unknown")]
    [InlineData("Bearer demo-city-atlantis", "key-unknown")]
    [InlineData("Bearer demo-city-../..", "key-unknown")]
    [InlineData("Bearer demo-city-", "key-unknown")]
    [InlineData("Bearer DEMO-EDITOR", "key-unknown")]
    [InlineData("Bearer demo-editor x", "key-malformed")]
    [InlineData("Bearer  demo-editor", "key-malformed")]
    [InlineData("Bearer \"demo-editor\"", "key-malformed")]
    [InlineData("Bearer", "key-malformed")]
    [InlineData("Basic ZGVtby1lZGl0b3I6", "key-malformed")]
    [InlineData("demo-editor", "key-malformed")]
    [InlineData("Bearer demo-editor, Bearer demo-editor", "key-malformed")]
    public async Task A_key_that_is_none_is_refused_even_where_anyone_may_read(string authorization, string code)
    {
        using var response = await (await study.ClientAsync(@as: null)).SendJsonAsync(Get, "/api/v1/editions", null, ("Authorization", authorization));

        (await response.RefusalAsync()).ShouldBe((401, code, null));
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer error=\"invalid_token\"");
    }

    [Fact]
    public async Task Two_keys_are_none()
    {
        var request = $"GET /api/v1/editions HTTP/1.1\r\nHost: {(await study.ClientAsync()).BaseAddress!.Authority}\r\nAuthorization: Bearer demo-editor\r\nAuthorization: Bearer demo-analyst\r\nConnection: close\r\n\r\n";

        (await study.RawAsync(request)).ShouldStartWith("HTTP/1.1 401");
    }

    [Fact]
    public async Task A_key_of_100_kB_is_too_long()
    {
        var request = $"GET /api/v1/editions HTTP/1.1\r\nHost: {(await study.ClientAsync()).BaseAddress!.Authority}\r\nAuthorization: Bearer {new string('a', 100_000)}\r\n\r\n";

        (await study.RawAsync(request)).ShouldStartWith("HTTP/1.1 431");
    }

    [Fact]
    public async Task Control_characters_are_no_key()
    {
        var request = $"GET /api/v1/editions HTTP/1.1\r\nHost: {(await study.ClientAsync()).BaseAddress!.Authority}\r\nAuthorization: Bearer demo-editor\u0001\r\nConnection: close\r\n\r\n";

        (await study.RawAsync(request)).ShouldMatch("^HTTP/1.1 40[01]");
    }

    [Fact]
    public async Task A_person_signs_in_and_out_with_a_form()
    {
        using var browser = await BrowserAsync();
        (await browser.GetStringAsync("/", Cancellation)).ShouldContain("href=\"/sign-in?returnTo=%2F\"");

        using var signedIn = await SendAsync(browser, "/sign-in", ("city", "alder"), ("returnTo", "/cities"));
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Found);
        signedIn.Headers.Location!.OriginalString.ShouldBe("/cities");
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(it => it.StartsWith("person=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldNotContain("alder");
        (await browser.GetStringAsync("/", Cancellation)).ShouldContain("lead of alder");
        (await browser.GetJsonAsync("/api/v1/editions/demo-2022/drafts/alder")).ShouldNotBeNull();

        using var signedOut = await SendAsync(browser, "/sign-out", "/", ("returnTo", "/"));
        (await browser.GetStringAsync("/", Cancellation)).ShouldContain("href=\"/sign-in?returnTo=%2F\"");
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org")]
    [InlineData("/\\example.org")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/example.org")]
    [InlineData("")]
    public async Task Signing_in_leads_nowhere_else(string returnTo)
    {
        using var browser = await BrowserAsync();

        using var signedIn = await SendAsync(browser, "/sign-in", ("person", "demo-analyst"), ("returnTo", returnTo));

        signedIn.Headers.Location!.OriginalString.ShouldBe("/");
    }

    [Theory]
    [InlineData("person", "demo-nobody", 422)]
    [InlineData("city", "bilbao", 422)]
    [InlineData("city", "../..", 422)]
    [InlineData("person", "", 422)]
    public async Task Nobody_is_anyone_else(string field, string value, int status)
    {
        using var browser = await BrowserAsync();

        using var refused = await SendAsync(browser, "/sign-in", (field, value));

        ((int)refused.StatusCode).ShouldBe(status);
        refused.Headers.TryGetValues("Set-Cookie", out var cookies);
        (cookies ?? []).ShouldNotContain(it => it.StartsWith("person=", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("CfDJ8forged")]
    public async Task A_form_that_is_not_ours_is_refused_with_a_page(string? token)
    {
        using var browser = await BrowserAsync();
        using var form = new FormUrlEncodedContent([new("person", "demo-editor"), .. token is null ? [] : new[] { KeyValuePair.Create("token", token) }]);

        using var refused = await browser.PostAsync("/sign-in", form, Cancellation);

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.Content.ReadAsStringAsync(Cancellation)).ShouldContain("<h1>This form cannot be taken</h1>");
        refused.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task A_token_of_somebody_else_is_none()
    {
        using var one = await BrowserAsync();
        using var other = await BrowserAsync();
        var token = Token().Match(await one.GetStringAsync("/sign-in", Cancellation)).Groups[1].Value;
        await other.GetStringAsync("/sign-in", Cancellation);
        using var form = new FormUrlEncodedContent([new("person", "demo-editor"), new("token", token)]);

        using var refused = await other.PostAsync("/sign-in", form, Cancellation);

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_cookie_that_was_not_made_here_is_nobodys()
    {
        var client = await study.ClientAsync(@as: null);

        using var page = await client.SendJsonAsync(Get, "/", null, ("Cookie", "person=CfDJ8Jk3m0vGZb5LsV"));
        using var draft = await client.SendJsonAsync(Get, "/api/v1/editions/demo-2022/drafts/alder", null, ("Cookie", "person=CfDJ8Jk3m0vGZb5LsV"));

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await draft.RefusalAsync()).ShouldBe((401, "sign-in", null));
    }

    [Fact]
    public async Task The_API_changes_nothing_for_a_cookie_that_another_site_can_send()
    {
        using var browser = await BrowserAsync();
        using var signedIn = await SendAsync(browser, "/sign-in", ("person", "demo-editor"));

        (await browser.RefusedAsync(Post, "/api/v1/editions", "{")).ShouldBe((401, "sign-in", null));
        using var own = await browser.SendJsonAsync(Post, "/api/v1/editions", "{", ("Sec-Fetch-Site", "same-origin"));
        (await own.RefusalAsync()).Status.ShouldBe(400);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient browser, string address, params (string Name, string Value)[] fields) => SendAsync(browser, address, address, fields);

    /// <summary>Sends a form with the token of the page it stands on.</summary>
    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string address, string page, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await browser.GetStringAsync(page, Cancellation)).Groups[1].Value;
        token.ShouldNotBeEmpty();
        using var form = new FormUrlEncodedContent([.. fields.Select(it => KeyValuePair.Create(it.Name, it.Value)), new("token", token)]);
        return await browser.PostAsync(address, form, Cancellation);
    }

    private async Task<HttpClient> BrowserAsync()
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = (await study.ClientAsync()).BaseAddress };
        browser.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", "en");
        return browser;
    }

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
