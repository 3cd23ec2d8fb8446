using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SmartCities.Longitudinal.Benchmarks;

/// <summary>An edition's indicators over HTTP against the same bytes from an endpoint of Kestrel that does nothing else.</summary>
public static class IndicatorsRow
{
    public static async Task RunAsync(Bench bench)
    {
        const string Edition = "bench-indicators";
        var cities = bench.Options.Cities[0];
        var database = await bench.NewDatabaseAsync("indicators");
        var parts = bench.PartsOn(database);
        await using var service = await Bench.ServeAsync(database);
        await parts.LoadAsync(bench.Editions.Write(bench.Folder, Edition, ComparisonRow.Cities(0, cities)));
        await parts.CatchUpAsync();

        var address = new Uri($"/api/v1/editions/{Edition}/indicators", UriKind.Relative);
        var bytes = await service.Client.GetByteArrayAsync(address);
        await using var plain = await StaticAsync(bytes);
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new(plain.Urls.First()) };
        foreach (var clients in new[] { 1, 16 })
        {
            (await Row.SideBySideAsync(
                string.Create(CultureInfo.InvariantCulture, $"edition indicators ({bytes.Length / 1024} KiB, {cities:N0} cities), ×{clients} ÷ the same bytes from a static endpoint"), "/s", bench.Options.Rounds,
                _ => GetAsync(service.Client, address, clients), _ => GetAsync(client, address, clients))).Print();
        }

        Task<double> GetAsync(HttpClient from, Uri what, int clients) => PerSecondAsync(TimeSpan.FromSeconds(bench.Options.Seconds / 3), clients, () => from.GetByteArrayAsync(what));
    }

    private static async Task<double> PerSecondAsync(TimeSpan time, int clients, Func<Task> act)
    {
        var (done, since) = (0, System.Diagnostics.Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            while (since.Elapsed < time)
            {
                await act();
                Interlocked.Increment(ref done);
            }
        }));
        return done / since.Elapsed.TotalSeconds;
    }

    private static async Task<WebApplication> StaticAsync(byte[] bytes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(it => it.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(async http =>
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = bytes.Length;
            await http.Response.Body.WriteAsync(bytes);
        });
        await app.StartAsync();
        return app;
    }
}
