using Microsoft.Playwright;
using SmartCities.Longitudinal.BrowserTests;
using Xunit;

[assembly: AssemblyFixture(typeof(Browser))]

namespace SmartCities.Longitudinal.BrowserTests;

/// <summary>One Chromium for the test run: named by <c>CHROMIUM</c>, or found where systems put it. Without one the tests are skipped and say so.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Chromium)>> started = new(StartAsync);

    /// <summary>A page of a context of its own.</summary>
    public async Task<IPage> NewPageAsync(BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(Found() is null, "No Chromium was found; install one, or name it with the environment variable CHROMIUM.");
        var context = await (await started.Value).Chromium.NewContextAsync(options ?? new());
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!started.IsValueCreated || started.Value.IsFaulted)
            return;
        var (playwright, chromium) = await started.Value;
        await chromium.DisposeAsync();
        playwright.Dispose();
    }

    private static string? Found() => Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : Places.FirstOrDefault(File.Exists);

    private static async Task<(IPlaywright Playwright, IBrowser Chromium)> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Found(), Args = Arguments }));
    }
}
