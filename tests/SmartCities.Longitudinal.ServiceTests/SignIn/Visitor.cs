using System.Net;
using System.Text.RegularExpressions;

namespace SmartCities.Longitudinal.ServiceTests.SignIn;

/// <summary>What a page answered.</summary>
public sealed record Visited(HttpStatusCode Status, string Html, string? Location, HttpResponseMessage Response);

/// <summary>A browser without a script: it keeps cookies, sends the forms of pages, and goes where it is led only when told to.</summary>
public sealed partial class Visitor(HttpMessageHandler handler, Uri address) : IDisposable
{
    private readonly HttpClient _client = new(handler) { BaseAddress = address };
    private readonly CookieContainer _cookies = new();

    public string? Cookie(string name) => _cookies.GetCookies(address)[name]?.Value;

    public void SetCookie(string name, string value) => _cookies.Add(address, new Cookie(name, value));

    public Task<Visited> OpenAsync(string path) => SendAsync(new(HttpMethod.Get, path));

    /// <summary>Opens a page, and sends a form of it with its token.</summary>
    public async Task<Visited> SubmitAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var form = await OpenAsync(page);
        var token = TokenField().Match(form.Html);
        return await PostAsync(action, [.. fields, ("token", WebUtility.HtmlDecode(token.Groups[1].Value))]);
    }

    public Task<Visited> PostAsync(string action, params (string Name, string Value)[] fields) =>
        SendAsync(new(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields.Select(it => KeyValuePair.Create(it.Name, it.Value))) });

    public void Dispose() => _client.Dispose();

    private async Task<Visited> SendAsync(HttpRequestMessage request)
    {
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.AcceptLanguage.ParseAdd("en");
        var there = new Uri(address, request.RequestUri!);
        if (_cookies.GetCookieHeader(there) is { Length: > 0 } cookies)
            request.Headers.Add("Cookie", cookies);
        var response = await _client.SendAsync(request, Xunit.TestContext.Current.CancellationToken);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var it in set)
                _cookies.SetCookies(there, it);
        }

        return new(response.StatusCode, await response.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken), response.Headers.Location?.OriginalString, response);
    }

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
