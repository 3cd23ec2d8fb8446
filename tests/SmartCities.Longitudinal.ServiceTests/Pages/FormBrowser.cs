using System.Net;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Pages;

/// <summary>A page as a browser without scripts has it: what it says, and what its forms would send.</summary>
public sealed record FormPageRead(string Address, int Status, string Html)
{
    /// <summary>What is read on it, without its markup.</summary>
    public string Words => FormBrowser.Spaces().Replace(WebUtility.HtmlDecode(FormBrowser.Tags().Replace(Html[Html.IndexOf("<main", StringComparison.Ordinal)..], " ")), " ");

    public string Title => WebUtility.HtmlDecode(Regex.Match(Html, "<title>(.*?)</title>").Groups[1].Value);
}

/// <summary>Somebody at a browser without scripts: keeps cookies, follows links, fills in the forms that are on the page and sends them.</summary>
public sealed partial class FormBrowser(HttpClient client) : IDisposable
{
    public FormPageRead Page { get; private set; } = new("", 0, "");

    /// <summary>Where the last answer led to; null where it was a page itself.</summary>
    public string? LedTo { get; private set; }

    public static async Task<FormBrowser> AsAsync(StudyService study, string person, string language = "en") => await AsAsync((await study.ClientAsync()).BaseAddress!, person, language);

    /// <summary>Somebody who is not signed in.</summary>
    public static FormBrowser At(Uri service, string language = "en")
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = service };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", language);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "text/html");
        return new(client);
    }

    public static async Task<FormBrowser> AsAsync(Uri service, string person, string language = "en")
    {
        var browser = At(service, language);
        await browser.OpenAsync("/sign-in");
        await browser.SendAsync("/sign-in", person.StartsWith("demo-", StringComparison.Ordinal) ? [("city", ""), ("person", person)] : [("city", person)]);
        return browser;
    }

    public async Task<FormPageRead> OpenAsync(string address)
    {
        using var response = await client.GetAsync(address, TestContext.Current.CancellationToken);
        return await ReadAsync(address, response);
    }

    /// <summary>Sends the form of the page that goes to this address, as it stands, with these fields typed over; an empty one is emptied.</summary>
    public Task<FormPageRead> SendAsync(string action, params (string Name, string Value)[] typed) => SendAsync(action, [.. Fields(action, typed)]);

    /// <summary>Sends these fields and nothing else.</summary>
    public async Task<FormPageRead> SendAsync(string action, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        using var response = await client.PostAsync(action, form, TestContext.Current.CancellationToken);
        return await ReadAsync(action, response);
    }

    /// <summary>What the form on the page would send.</summary>
    public IEnumerable<KeyValuePair<string, string>> Fields(string action, params (string Name, string Value)[] typed)
    {
        var form = Forms().Matches(Page.Html).Select(it => it.Value).FirstOrDefault(it =>
            it.Contains($"action=\"{WebUtility.HtmlEncode(action)}\"", StringComparison.Ordinal) || (Page.Address == action && !it[..it.IndexOf('>', StringComparison.Ordinal)].Contains("action=", StringComparison.Ordinal)));
        form.ShouldNotBeNull($"{Page.Address} has no form to {action}: {Page.Words}");
        var names = typed.Select(it => it.Name).ToHashSet();
        var standing = Inputs().Matches(form).Select(it => Attributes(it.Value)).Where(it => it.ContainsKey("name") && (it.GetValueOrDefault("type") is not ("radio" or "checkbox") || it.ContainsKey("checked")))
            .Select(it => (Name: it["name"], Value: it.GetValueOrDefault("value", "")))
            .Concat(Areas().Matches(form).Select(it => (Name: it.Groups[1].Value, Value: WebUtility.HtmlDecode(it.Groups[2].Value.TrimStart('\n')))))
            .Concat(Selects().Matches(form).Select(it => (Name: it.Groups[1].Value, Value: Chosen().Match(it.Groups[2].Value) is { Success: true } chosen ? chosen.Groups[1].Value : Regex.Match(it.Groups[2].Value, "value(?:=\"([^\"]*)\")?").Groups[1].Value)));
        return standing.Where(it => !names.Contains(it.Name)).Concat(typed.Where(it => it.Value.Length > 0)).Select(it => KeyValuePair.Create(it.Name, it.Value));
    }

    public void Dispose() => client.Dispose();

    private async Task<FormPageRead> ReadAsync(string address, HttpResponseMessage response)
    {
        LedTo = response.Headers.Location?.OriginalString;
        return (int)response.StatusCode is 301 or 302 or 303
            ? await FollowAsync(LedTo!)
            : Page = new(address, (int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<FormPageRead> FollowAsync(string address)
    {
        using var response = await client.GetAsync(address, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBeLessThan(500, address);
        return Page = new(address, (int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static Dictionary<string, string> Attributes(string tag) =>
        Attribute().Matches(tag).ToDictionary(it => it.Groups[1].Value, it => WebUtility.HtmlDecode(it.Groups[2].Value));

    [GeneratedRegex("<form .*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input [^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("<textarea [^>]*?name=\"([^\"]+)\"[^>]*>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Areas();

    [GeneratedRegex("<select [^>]*?name=\"([^\"]+)\"[^>]*>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Selects();

    [GeneratedRegex("<option value=\"([^\"]*)\" selected")]
    private static partial Regex Chosen();

    [GeneratedRegex("([a-z-]+)(?:=\"([^\"]*)\")?(?=[ >])")]
    private static partial Regex Attribute();

    [GeneratedRegex("\\s+")]
    internal static partial Regex Spaces();

    [GeneratedRegex("<[^>]+>")]
    internal static partial Regex Tags();
}
