using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Shouldly;

namespace SmartCities.Longitudinal.BrowserTests;

/// <summary>Axe on a page as it stands, put into it once however often it is asked.</summary>
public static class Axe
{
    private const string Run =
        """
        options => axe.run(document, { resultTypes: ['violations'], ...options }).then(found => found.violations
            .filter(it => it.impact === 'serious' || it.impact === 'critical')
            .map(it => `${it.id}: ${it.nodes.slice(0, 3).map(node => node.html).join(' | ')}`))
        """;

    private static readonly string s_script = new BundledAxeScriptProvider().GetScript();

    /// <summary>The serious and critical barriers that every rule finds, and in the dark those of contrast.</summary>
    public static async Task<IReadOnlyList<string>> BarriersAsync(this IPage page)
    {
        // In a frame it would have to be put as well.
        page.Frames.Count.ShouldBe(1);
        await page.EvaluateAsync(s_script);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var light = await page.EvaluateAsync<string[]>(Run, new { });
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        return [.. light, .. await page.EvaluateAsync<string[]>(Run, new { runOnly = new[] { "color-contrast" } })];
    }
}
