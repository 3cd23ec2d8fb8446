using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using EventLog = SmartCities.Longitudinal.Storage.EventLog;

namespace SmartCities.Longitudinal.Benchmarks;

/// <summary>Webhooks: how much later than the feed an endpoint is told, beside a bare POST to it; and how many deliveries a hundred endpoints are given, with how many commits.</summary>
public static class WebhooksRow
{
    private const string Edition = "bench-webhooks";
    private const int Cities = 200;
    private const int Endpoints = 100;
    private const int Events = 300;

    public static async Task RunAsync(Bench bench)
    {
        var database = await bench.NewDatabaseAsync("webhooks");
        var parts = bench.PartsOn(database);
        await using var service = await Bench.ServeAsync(database);
        service.Client.DefaultRequestHeaders.Authorization = new("Bearer", "demo-administrator");
        var cities = ComparisonRow.Cities(0, Cities);
        await parts.LoadAsync(bench.Editions.Write(bench.Folder, Edition, cities));
        await parts.CatchUpAsync();

        await using var sinks = await Sinks.StartAsync(Endpoints + 1);
        await LagAsync(bench, parts, service, sinks, cities);
        await ThroughputAsync(parts, service, sinks, cities);
    }

    private static async Task LagAsync(Bench bench, Parts parts, ServiceProcess service, Sinks sinks, IReadOnlyList<string> cities)
    {
        var subscription = await SubscribeAsync(service, sinks.Addresses[Endpoints], "now");
        await sinks.VerifiedAsync(1);
        using var told = new FeedRow.Told(service, await parts.CatchUpAsync());
        using var client = new HttpClient();
        var samples = 40 * bench.Options.Rounds;
        var (streamed, delivered, posted) = (new double[samples], new double[samples], new double[samples]);
        byte[] body = [.. Enumerable.Repeat((byte)' ', 8_192)];
        for (var i = -20; i < samples; i++)
        {
            await Task.Delay(20 + ((i + 20) * 37 % 100));
            var recorded = await parts.WishAsync(Edition, cities[0], i % 2 == 0);
            var committed = Stopwatch.GetTimestamp();
            var (stream, delivery) = (await told.StreamedAsync(recorded.Position), await sinks.ReceivedAsync(recorded.Position));
            var since = Stopwatch.GetTimestamp();
            using (await client.PostAsync(sinks.Addresses[Endpoints], new ByteArrayContent(body)))
            {
                if (i < 0)
                    continue;
                posted[i] = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
                streamed[i] = Stopwatch.GetElapsedTime(committed, stream).TotalMilliseconds;
                delivered[i] = Stopwatch.GetElapsedTime(committed, delivery).TotalMilliseconds;
            }
        }

        using var ended = await service.Client.DeleteAsync(new Uri($"/api/v1/subscriptions/{subscription}", UriKind.Relative));
        ended.EnsureSuccessStatusCode();
        var (hook, feed, post) = (Spread.Of(delivered), Spread.Of(streamed), Spread.Of(posted));
        var later = Spread.Of(delivered.Zip(streamed, (one, other) => one - other));
        new Row(
            "commit → webhook, beyond commit → server-sent event ÷ a bare POST to the same sink", later.Tell(" ms"), post.Tell(" ms"),
            string.Create(CultureInfo.InvariantCulture, $"{later.Median / post.Median:0.0}×"), "≤ 3×", later.Median <= 3 * post.Median).Print();
        new Row("commit → webhook; commit → server-sent event", hook.Tell(" ms"), feed.Tell(" ms"), "", "", null).Print();
    }

    private static async Task ThroughputAsync(Parts parts, ServiceProcess service, Sinks sinks, IReadOnlyList<string> cities)
    {
        var from = await parts.CatchUpAsync();
        for (var i = 0; i < Events; i++)
            await parts.WishAsync(Edition, cities[i % Cities], i / Cities % 2 == 0);
        await parts.CatchUpAsync();

        // Each is verified first, and begins at once: from the first delivery to the last.
        sinks.Count();
        for (var i = 0; i < Endpoints; i++)
            await SubscribeAsync(service, sinks.Addresses[i], string.Create(CultureInfo.InvariantCulture, $"p:{from}"));
        var before = Convert.ToInt64(await parts.SqlAsync("select pg_current_xact_id()::text::bigint"), CultureInfo.InvariantCulture);
        var (first, end) = await sinks.AllAsync(Endpoints * Events);
        await Task.Delay(2_000);
        var commits = Convert.ToInt64(await parts.SqlAsync("select pg_current_xact_id()::text::bigint"), CultureInfo.InvariantCulture) - before;
        var rate = Endpoints * Events / Stopwatch.GetElapsedTime(first, end).TotalSeconds;
        new Row(
            string.Create(CultureInfo.InvariantCulture, $"deliveries to {Endpoints} local sinks, {Events} events each"), string.Create(CultureInfo.InvariantCulture, $"{rate:N0}/s"), "", "", "≥ 1,000/s", rate >= 1_000).Print();
        var perCommit = (double)Endpoints * Events / commits;
        new Row("deliveries to one commit that writes, whatever wrote it", string.Create(CultureInfo.InvariantCulture, $"{perCommit:0.0} ({commits:N0} commits)"), "", "", "≥ 10", perCommit >= 10).Print();
    }

    private static async Task<string> SubscribeAsync(ServiceProcess service, string endpoint, string from)
    {
        using var response = await service.Client.PostAsJsonAsync(new Uri("/api/v1/subscriptions", UriKind.Relative), new { endpoint, types = new[] { "submission.*" }, edition = Edition, from });
        if (response.StatusCode != HttpStatusCode.Created)
            throw new InvalidOperationException(await response.Content.ReadAsStringAsync());
        return (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["subscription"]!;
    }

    /// <summary>Endpoints on ports of their own, which note when they were told of a position.</summary>
    private sealed class Sinks : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly ConcurrentDictionary<long, TaskCompletionSource<long>> _received = new();
        private readonly TaskCompletionSource<(long First, long Last)> _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _verified;
        private long _counted;
        private long _first;
        private long _wanted = long.MaxValue;

        private Sinks(int count)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseKestrel(it =>
            {
                for (var i = 0; i < count; i++)
                    it.Listen(IPAddress.Loopback, 0);
            });
            _app = builder.Build();
            _app.Run(ReceiveAsync);
        }

        public IReadOnlyList<string> Addresses => [.. _app.Urls.Select(it => $"{it}/hook")];

        public static async Task<Sinks> StartAsync(int count)
        {
            var sinks = new Sinks(count);
            await sinks._app.StartAsync();
            return sinks;
        }

        public async Task VerifiedAsync(int endpoints)
        {
            while (Volatile.Read(ref _verified) < endpoints)
                await Task.Delay(20);
        }

        public Task<long> ReceivedAsync(long position) => Of(position).Task;

        /// <summary>Counts from now on what is delivered.</summary>
        public void Count() => (_counted, _first) = (0, 0);

        public async Task<(long First, long Last)> AllAsync(long wanted)
        {
            Volatile.Write(ref _wanted, wanted);
            if (Volatile.Read(ref _counted) >= wanted)
                _all.TrySetResult((_first, Stopwatch.GetTimestamp()));
            return await _all.Task.WaitAsync(TimeSpan.FromMinutes(5));
        }

        public async ValueTask DisposeAsync() => await _app.DisposeAsync();

        private TaskCompletionSource<long> Of(long position) => _received.GetOrAdd(position, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

        private async Task ReceiveAsync(HttpContext http)
        {
            using var read = new MemoryStream();
            await http.Request.Body.CopyToAsync(read);
            if (!http.Request.Headers.ContainsKey("webhook-id"))
                return;

            var now = Stopwatch.GetTimestamp();
            var text = System.Text.Encoding.UTF8.GetString(read.GetBuffer(), 0, (int)Math.Min(read.Length, 1_024));
            if (text.Contains("subscription.verification", StringComparison.Ordinal))
            {
                read.Position = 0;
                await http.Response.WriteAsync((string)JsonNode.Parse(read)!["data"]!["challenge"]!);
                Interlocked.Increment(ref _verified);
                return;
            }

            var at = text.IndexOf("\"sequence\":\"", StringComparison.Ordinal) + 12;
            Of(long.Parse(text.AsSpan(at, 19), NumberStyles.None, CultureInfo.InvariantCulture)).TrySetResult(now);
            Interlocked.CompareExchange(ref _first, now, 0);
            if (Interlocked.Increment(ref _counted) == Volatile.Read(ref _wanted))
                _all.TrySetResult((_first, now));
        }
    }
}
