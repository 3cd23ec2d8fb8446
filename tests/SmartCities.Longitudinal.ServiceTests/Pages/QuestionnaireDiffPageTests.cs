using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Pages;

public sealed partial class QuestionnaireDiffPageTests(StudyService study)
{
    private const string Address = "/editions/demo-2022/questionnaire/diff?with=demo-2017";

    [Theory]
    [InlineData("en", "The form of demo-2022 beside that of demo-2017", "Only who reads it in Spanish reads other words")]
    [InlineData("es", "El formulario de demo-2022 junto al de demo-2017", "Solo quien la lee en español lee otras palabras")]
    [InlineData("fr", "Le formulaire de demo-2022 à côté de celui de demo-2017", "Seuls ceux qui la lisent en espagnol lisent d’autres mots")]
    public async Task What_differs_can_be_read_with_its_harm_and_the_words_before_and_after(string language, string title, string harm)
    {
        var html = await ReadAsync(Address, language);

        html.ShouldContain($"<h1>{title}</h1>");
        html.ShouldContain(harm);
        html.ShouldContain("lang=\"es\">¿Existen programas de apoyo al emprendimiento?</td>");
        html.ShouldContain("lang=\"es\">¿Hay programas de apoyo al emprendimiento?</td>");
        html.ShouldContain("id=\"s-smart-specialisation-strategy\"");
        html.ShouldNotContain("<script");

        // Every harm, series and question that is pointed at is on the page.
        var ids = Id().Matches(html).Select(it => it.Groups[1].Value).ToHashSet();
        Fragment().Matches(html).Select(it => it.Groups[1].Value).Where(it => !ids.Contains(it)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_largest_travels_light()
    {
        var client = await study.ClientAsync();
        using var request = new HttpRequestMessage(Get, $"{Address}&at=p:{await study.LoadedAsync()}");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length.ShouldBeLessThan(16 * 1024);
    }

    [Fact]
    public async Task What_keeps_an_edition_from_opening_is_told_to_the_committee_alone()
    {
        var client = await study.ClientAsync();
        var planned = await study.NewEditionAsync(open: false);
        var address = $"/api/v1/editions/{planned}";
        await client.ChangeAsync(Put, $"{address}/indicators", new { indicators = Small.Indicators.Select(it => it with { NoSeries = it.Id == "spaces" ? it.NoSeries : null }) }, await client.ETagAsync(address));

        var html = await ReadAsync($"/editions/{planned}/questionnaire/diff?with=demo-2022", "en");
        html.ShouldContain("2 indicators keep the edition from opening");
        html.ShouldContain("<code>strategy</code>");
        html.ShouldNotContain("<code>spaces</code> <small");
        (await ReadAsync($"/editions/{planned}/questionnaire/diff", "en")).ShouldContain("<select id=\"with\"", Case.Sensitive, "Nothing comes before it: one is chosen.");

        using var refused = await (await study.ClientAsync(@as: null)).GetAsync($"/editions/{planned}/questionnaire/diff?with=demo-2022", TestContext.Current.CancellationToken);
        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_page_of_an_edition_leads_to_it() =>
        (await ReadAsync("/editions/demo-2022", "en")).ShouldContain("href=\"/editions/demo-2022/questionnaire/diff?with=demo-2017\">What differs from the form of demo-2017</a>");

    private async Task<string> ReadAsync(string address, string language)
    {
        using var request = new HttpRequestMessage(Get, address);
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var response = await (await study.ClientAsync()).SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("href=\"#([^\"]+)\"")]
    private static partial Regex Fragment();
}
