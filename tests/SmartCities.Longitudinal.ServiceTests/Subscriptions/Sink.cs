using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartCities.Longitudinal.ServiceTests.Health;

namespace SmartCities.Longitudinal.ServiceTests.Subscriptions;

/// <summary>What came in at a sink, as it came.</summary>
internal sealed record Received(string Id, string Timestamp, string Signature, string ContentType, byte[] Body, DateTimeOffset At)
{
    private readonly JsonObject json = JsonNode.Parse(Body)!.AsObject();

    public JsonObject Json => json;

    public string Type => (string)json["type"]!;

    public string Subject => (string)json["subject"]!;

    public long Position => long.Parse((string?)json["sequence"] ?? "0", System.Globalization.CultureInfo.InvariantCulture);

    public long? Previous => (string?)json["previous"] is { } written ? long.Parse(written, System.Globalization.CultureInfo.InvariantCulture) : null;

    public bool IsChallenge => Type == "subscription.verification.v1";
}

/// <summary>A receiver of webhooks on a real socket. It gives challenges back and takes everything, unless a test says otherwise.</summary>
internal sealed class Sink : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<Received> _all = new();

    private Sink(WebApplication application) => _application = application;

    public string Address => $"{_application.Urls.Single()}/hooks";

    /// <summary>What came in and was taken, challenges aside, in the order of coming in.</summary>
    public IReadOnlyList<Received> Taken => [.. TakenNow.Where(it => !it.IsChallenge)];

    /// <summary>Everything that came in, taken or not.</summary>
    public IReadOnlyList<Received> All => [.. _all];

    /// <summary>How it answers; 200 is taking it.</summary>
    public Func<HttpContext, Received, Task> Answer { get; set; } = TakeAsync;

    private ConcurrentQueue<Received> TakenNow { get; } = new();

    public static async Task<Sink> StartAsync(Func<HttpContext, Received, Task>? answer = null, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.WebHost.ConfigureKestrel(it => it.Limits.MinResponseDataRate = null);
        var application = builder.Build();
        var sink = new Sink(application);
        if (answer is not null)
            sink.Answer = answer;
        application.Run(sink.ReceiveAsync);
        await application.StartAsync();
        return sink;
    }

    /// <summary>Takes it, and gives a challenge back.</summary>
    public static Task TakeAsync(HttpContext http, Received it) =>
        it.IsChallenge ? http.Response.WriteAsJsonAsync(new { challenge = (string)it.Json["data"]!["challenge"]! }) : Task.CompletedTask;

    /// <summary>Takes challenges, and answers everything else like this.</summary>
    public static Func<HttpContext, Received, Task> Otherwise(Func<HttpContext, Received, Task> answer) => (http, it) => it.IsChallenge ? TakeAsync(http, it) : answer(http, it);

    public static Func<HttpContext, Received, Task> Status(int status, params (string Name, string Value)[] headers) => Otherwise((http, _) =>
    {
        http.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            http.Response.Headers[name] = value;
        return Task.CompletedTask;
    });

    /// <summary>Waits until so many were taken.</summary>
    public Task UntilTakenAsync(int count, double seconds = 30) =>
        ReadinessTests.UntilAsync(() => Task.FromResult(Taken.Count >= count), $"The sink should have taken {count}.", seconds);

    /// <summary>Waits until it was challenged.</summary>
    public Task UntilAskedAsync() => ReadinessTests.UntilAsync(() => Task.FromResult(All.Any(it => it.IsChallenge)), "The sink should have been challenged.");

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }

    private async Task ReceiveAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var headers = http.Request.Headers;
        var it = new Received(headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(), http.Request.ContentType ?? "", body.ToArray(), DateTimeOffset.UtcNow);
        _all.Enqueue(it);
        await Answer(http, it);
        if (http.Response.StatusCode is >= 200 and < 300)
            TakenNow.Enqueue(it);
    }
}
