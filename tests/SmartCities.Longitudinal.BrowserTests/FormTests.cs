using Microsoft.Playwright;
using Shouldly;
using SmartCities.Longitudinal.ServiceTests;
using Xunit;

namespace SmartCities.Longitudinal.BrowserTests;

/// <summary>A city's form in real browsers, without a script.</summary>
public sealed class FormTests(StudyService study, Browser browser)
{
    [Fact]
    public async Task Two_browsers_edit_one_form()
    {
        var edition = await study.NewEditionAsync();
        var city = await study.NewCityAsync(edition);
        var (one, other) = (await SignedInAsync(city), await SignedInAsync(city));
        var section = await At($"/editions/{edition}/drafts/{city}/planning");
        await one.GotoAsync(section);
        await other.GotoAsync(section);

        // Different questions: both are recorded, and each sees the other's.
        await one.GetByRole(AriaRole.Group, new() { Name = "Its focus?" }).GetByLabel("Trade").CheckAsync();
        await SaveAsync(one);
        await other.GetByRole(AriaRole.Group, new() { Name = "Do you have a strategy?" }).GetByLabel("No", new() { Exact = true }).CheckAsync();
        await SaveAsync(other);
        await one.GotoAsync(section);
        (await Choice(one, "Do you have a strategy?", "No").IsCheckedAsync()).ShouldBeTrue();
        (await Choice(one, "Its focus?", "Trade").IsCheckedAsync()).ShouldBeTrue();

        // The same question: the second is told, sees both answers, and chooses.
        await other.GotoAsync(section);
        await Choice(one, "Its focus?", "Tourism").CheckAsync();
        await SaveAsync(one);
        await Choice(other, "Its focus?", "Don’t know").CheckAsync();
        await Choice(other, "Do you have a strategy?", "Yes").CheckAsync();
        await SaveAsync(other);
        (await other.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("A colleague answered 1 question while you were at it");
        (await other.TitleAsync()).ShouldStartWith("Error:");
        (await other.Locator(".conflict").InnerTextAsync()).ShouldContain("Keep theirs: Tourism");
        await BarrierFreeAsync(other);
        await other.Locator(".conflict").GetByLabel("Use yours:").CheckAsync();
        await SaveAsync(other);

        await one.GotoAsync(section);
        (await Choice(one, "Its focus?", "Don’t know").IsCheckedAsync()).ShouldBeTrue();
        (await Choice(one, "Do you have a strategy?", "Yes").IsCheckedAsync()).ShouldBeTrue();
        await one.Context.CloseAsync();
        await other.Context.CloseAsync();
    }

    [Fact]
    public async Task A_mistake_is_led_to_and_put_right_with_the_keyboard()
    {
        var edition = await study.NewEditionAsync();
        var city = await study.NewCityAsync(edition);
        var page = await SignedInAsync(city, width: 390);
        await page.GotoAsync(await At($"/editions/{edition}/drafts/{city}/spaces"));
        var field = page.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^4 How many spaces") });
        await field.FillAsync("a dozen");
        await field.PressAsync("Enter");

        (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("Write a number in digits");
        await BarrierFreeAsync(page);
        await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(field).ToBeFocusedAsync();
        (await field.InputValueAsync()).ShouldBe("a dozen");
        await field.FillAsync("12");
        await field.PressAsync("Enter");

        await page.WaitForURLAsync($"**/drafts/{city}?saved=*");
        (await page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldContain("1 answer recorded.");
        await BarrierFreeAsync(page);
        await page.Context.CloseAsync();
    }

    private static ILocator Choice(IPage page, string question, string answer) =>
        page.GetByRole(AriaRole.Group, new() { Name = question }).GetByLabel(answer, new() { Exact = true });

    private static Task SaveAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Save and stay here" }).ClickAsync();

    /// <summary>The page looks the same to a browser that runs the checker: its own scripts stay off.</summary>
    private static async Task BarrierFreeAsync(IPage page)
    {
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0);
        (await page.BarriersAsync()).ShouldBeEmpty();
    }

    private async Task<IPage> SignedInAsync(string city, int width = 1200)
    {
        var page = await browser.NewPageAsync(new() { Locale = "en", ViewportSize = new() { Width = width, Height = 900 } });
        await page.GotoAsync(await At("/sign-in"));
        await page.GetByLabel("City", new() { Exact = true }).SelectOptionAsync(city);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        return page;
    }

    private async Task<string> At(string address) => new Uri((await study.ClientAsync()).BaseAddress!, address).ToString();
}
