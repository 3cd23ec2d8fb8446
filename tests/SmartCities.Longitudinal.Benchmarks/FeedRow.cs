using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using EventLog = SmartCities.Longitudinal.Storage.EventLog;

namespace SmartCities.Longitudinal.Benchmarks;

/// <summary>
/// The feed: from an append's commit until services that wait for it are told, idle and beside other writers; pages of a thousand events, and all events from
/// the first on, against a statement that reads the same rows of the log; and many readers of one stream.
/// </summary>
public static class FeedRow
{
    private const string Edition = "bench-feed";
    private const string Service = "demo-service";
    private const int Cities = 2_000;
    private const int Amended = 500;
    private const int Small = 90_000;
    private const int PageSize = 1_000;
    private const int Readers = 500;
    private const int WritesPerSecond = 200;
    private const int Writers = 8;

    private const string Page =
        "select seq_id, id, type, stream_id, timestamp, user_name, headers, data from log.mt_events where seq_id > $1 and seq_id <= (select position from study.facts_position) order by seq_id limit 1000";

    public static async Task RunAsync(Bench bench)
    {
        var database = await bench.NewDatabaseAsync("feed");
        var parts = bench.PartsOn(database);
        await using var service = await Bench.ServeAsync(database);
        service.Client.DefaultRequestHeaders.Authorization = new("Bearer", Service);
        var cities = ComparisonRow.Cities(0, Cities);
        await parts.LoadAsync(bench.Editions.Write(bench.Folder, Edition, cities));
        await AmendAsync(bench, parts, cities);
        var forms = await parts.CatchUpAsync();

        await LagsAsync(bench, parts, service, cities);
        await ManyReadersAsync(parts, service, cities);
        await PagesAsync(bench, parts, service, forms);
        await CatchUpAsync(parts, service, cities);
    }

    /// <summary>Recorded by another node, as the service sees what it did not append itself: the longer way.</summary>
    private static async Task LagsAsync(Bench bench, Parts parts, ServiceProcess service, IReadOnlyList<string> cities)
    {
        using var told = new Told(service, await parts.CatchUpAsync());
        var (written, since) = (0, Stopwatch.StartNew());
        await MeasureAsync("idle", 20, isPrinted: false);
        await MeasureAsync("idle", 40 * bench.Options.Rounds, isPrinted: true);

        using var ends = new CancellationTokenSource();
        since.Restart();
        var writers = Enumerable.Range(1, Writers).Select(it => Task.Run(async () =>
        {
            using var pace = new PeriodicTimer(TimeSpan.FromSeconds((double)Writers / WritesPerSecond));
            for (var turn = true; !ends.IsCancellationRequested && await pace.WaitForNextTickAsync(); turn = !turn)
            {
                await parts.WishAsync(Edition, cities[it], turn);
                Interlocked.Increment(ref written);
            }
        })).ToList();
        await MeasureAsync("", 20, isPrinted: false);
        await MeasureAsync("beside writers", 40 * bench.Options.Rounds, isPrinted: true);
        await ends.CancelAsync();
        await Task.WhenAll(writers);

        async Task MeasureAsync(string when, int samples, bool isPrinted)
        {
            var (pulled, streamed) = (new double[samples], new double[samples]);
            for (var i = 0; i < samples; i++)
            {
                // Not in step with anything that looks again and again.
                await Task.Delay(20 + (i * 37 % 100));
                var recorded = await parts.WishAsync(Edition, cities[0], i % 2 == 0);
                var committed = Stopwatch.GetTimestamp();
                var (pull, stream) = (told.PulledAsync(recorded.Position), told.StreamedAsync(recorded.Position));
                pulled[i] = Stopwatch.GetElapsedTime(committed, await pull).TotalMilliseconds;
                streamed[i] = Stopwatch.GetElapsedTime(committed, await stream).TotalMilliseconds;
            }

            if (!isPrinted)
                return;
            var how = when == "idle" ? "idle" : string.Create(CultureInfo.InvariantCulture, $"beside {written / since.Elapsed.TotalSeconds:N0} writes/s");
            PrintLags($"commit → feed that waits, {how}", pulled);
            PrintLags($"commit → server-sent event, {how}", streamed);
        }
    }

    private static void PrintLags(string name, double[] lags)
    {
        Array.Sort(lags);
        var (p50, p99) = (lags[lags.Length / 2], lags[Math.Min(lags.Length - 1, lags.Length * 99 / 100)]);
        new Row(
            name, string.Create(CultureInfo.InvariantCulture, $"p50 {p50:0} ms, p99 {p99:0} ms, most {lags[^1]:0} ms"), "", "", "p50 ≤ 100 ms, p99 ≤ 250 ms", p50 <= 100 && p99 <= 250).Print();
    }

    /// <summary>The pages of the forms and their amendments, small ones and large ones, each read as often by both.</summary>
    private static async Task PagesAsync(Bench bench, Parts parts, ServiceProcess service, long last)
    {
        long[] pages = [.. Enumerable.Range(0, (int)(last / PageSize)).Select(it => (long)it * PageSize)];
        for (var i = 0; i < 3; i++)
        {
            await OursAsync();
            await BareAsync();
        }

        (await Row.SideBySideAsync(
            "feed pages of 1,000 ÷ the bare SQL", "/s", bench.Options.Rounds,
            async _ => 1_000 * pages.Length * PageSize / await Row.EachAsync(TimeSpan.FromSeconds(bench.Options.Seconds), OursAsync),
            async _ => 1_000 * pages.Length * PageSize / await Row.EachAsync(TimeSpan.FromSeconds(bench.Options.Seconds), BareAsync), target: 0.5)).Print();

        async Task OursAsync()
        {
            foreach (var after in pages)
                _ = await ReadAsync(service, after);
        }

        async Task BareAsync()
        {
            foreach (var after in pages)
                _ = await ReadBareAsync(parts, after);
        }
    }

    /// <summary>Every event from the first on, page by page, once each.</summary>
    private static async Task CatchUpAsync(Parts parts, ServiceProcess service, IReadOnlyList<string> cities)
    {
        foreach (var chunk in Enumerable.Range(0, Small).Chunk(1_000))
        {
            await parts.Get<EventLog>().DecideAsync<Submission>(
                Streams.Submission(Edition, cities[chunk[0] / 1_000]), Actor.Operator("benchmark"),
                _ => Decision.Accept([.. chunk.Select(object (_) => new CityReminded(Edition, cities[chunk[0] / 1_000]))]), CancellationToken.None);
        }

        await parts.CatchUpAsync();
        await parts.SqlAsync("vacuum (analyze) log.mt_events");
        var ours = await RateAsync(async after => await ReadAsync(service, after));
        var bare = await RateAsync(async after => await ReadBareAsync(parts, after));
        new Row(
            string.Create(CultureInfo.InvariantCulture, $"catching up from zero, {ours.Events:N0} events ÷ the bare SQL"),
            string.Create(CultureInfo.InvariantCulture, $"{ours.PerSecond:N0}/s"), string.Create(CultureInfo.InvariantCulture, $"{bare.PerSecond:N0}/s"),
            string.Create(CultureInfo.InvariantCulture, $"{ours.PerSecond / bare.PerSecond:0.00}×"), "", null).Print();

        static async Task<(long Events, double PerSecond)> RateAsync(Func<long, Task<(int Events, long Next)>> page)
        {
            var (events, after, since) = (0L, 0L, Stopwatch.StartNew());
            while (await page(after) is { Events: > 0 } read)
                (events, after) = (events + read.Events, read.Next);
            return (events, events / since.Elapsed.TotalSeconds);
        }
    }

    private static async Task ManyReadersAsync(Parts parts, ServiceProcess service, IReadOnlyList<string> cities)
    {
        const int Written = 400;
        var before = service.ResidentMegabytes;
        using var client = NewClient(service, Readers + 8);
        using var ends = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var (opened, seen) = (0, new int[Readers]);
        var readers = Enumerable.Range(0, Readers).Select(reader => Task.Run(async () =>
        {
            using var lines = await OpenAsync(client, ends.Token);
            Interlocked.Increment(ref opened);
            while (seen[reader] < Written && await lines.ReadLineAsync(ends.Token) is { } line)
            {
                if (line.StartsWith("data: ", StringComparison.Ordinal))
                    seen[reader]++;
            }
        })).ToList();
        while (Volatile.Read(ref opened) < Readers)
            await Task.Delay(20, ends.Token);
        await Task.Delay(1_000);
        var connected = service.ResidentMegabytes;

        var since = Stopwatch.StartNew();
        for (var i = 0; i < Written; i++)
        {
            await parts.WishAsync(Edition, cities[i % 50], i / 50 % 2 == 0);
            if (Math.Max(0, (i * 1_000.0 / WritesPerSecond) - since.Elapsed.TotalMilliseconds) is > 1 and var early)
                await Task.Delay(TimeSpan.FromMilliseconds(early));
        }

        var wrote = since.Elapsed;
        await Task.WhenAll(readers);
        new Row(
            string.Create(CultureInfo.InvariantCulture, $"{Readers} readers of one stream, each told all {Written} events"),
            string.Create(CultureInfo.InvariantCulture, $"{seen.Count(it => it == Written)} of {Readers}, {(since.Elapsed - wrote).TotalMilliseconds:0} ms after the last write ({Written / wrote.TotalSeconds:0} writes/s)"),
            "", "", "all", seen.All(it => it == Written)).Print();
        Row.Alone("memory for each of them, connected", " KiB", [(connected - before) * 1_024 / Readers]).Print();
        Row.Alone("memory for each of them, after the events", " KiB", [(service.ResidentMegabytes - before) * 1_024 / Readers]).Print();
    }

    private static async Task AmendAsync(Bench bench, Parts parts, IReadOnlyList<string> cities)
    {
        var question = bench.Editions.Form.Questions.First(it => it.Type == QuestionType.Boolean).Id;
        foreach (var city in cities.Take(Amended))
        {
            await parts.Get<EventLog>().DecideAsync<Submission>(
                Streams.Submission(Edition, city), Actor.Operator("benchmark"),
                it => Decision.Accept(new AnswersAmended(
                    Edition, city, 2, 1, [new(question, it.Values.GetValueOrDefault(question), new BooleanAnswer(true))], AmendmentKind.Correction, "Counted again, with the annex of the second office.", null)),
                CancellationToken.None);
        }
    }

    private static async Task<(int Events, long Next)> ReadAsync(ServiceProcess service, long after)
    {
        var body = await service.Client.GetByteArrayAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"/api/v1/events?after={after}&limit={PageSize}"), UriKind.Relative));

        // The position stands at the end; reading all of it is the consumer's work, not ours.
        var tail = System.Text.Encoding.UTF8.GetString(body.AsSpan(^Math.Min(64, body.Length)..));
        var next = long.Parse(tail.Split("\"position\":")[1].TrimEnd('}'), NumberStyles.None, CultureInfo.InvariantCulture);
        return (next > after ? Count(body) : 0, next);
    }

    private static int Count(byte[] body)
    {
        var count = 0;
        var rest = body.AsSpan();
        for (int at; (at = rest.IndexOf("\"specversion\""u8)) >= 0; rest = rest[(at + 1)..])
            count++;
        return count;
    }

    private static async Task<(int Events, long Next)> ReadBareAsync(Parts parts, long after)
    {
        await using var command = parts.Database.CreateCommand(Page);
        command.Parameters.Add(new() { Value = after });
        await using var row = await command.ExecuteReaderAsync();
        var (count, last) = (0, after);
        while (await row.ReadAsync())
        {
            (count, last) = (count + 1, row.GetInt64(0));
            _ = row.GetGuid(1);
            _ = row.GetString(2);
            _ = row.GetString(3);
            _ = row.GetFieldValue<DateTimeOffset>(4);
            _ = row.IsDBNull(5) ? null : row.GetString(5);
            _ = row.GetString(6);
            _ = row.GetString(7);
        }

        return (count, last);
    }

    private static HttpClient NewClient(ServiceProcess service, int connections)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { BaseAddress = service.Client.BaseAddress, Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Authorization = new("Bearer", Service);
        return client;
    }

    private static async Task<StreamReader> OpenAsync(HttpClient client, CancellationToken cancellation)
    {
        var response = await client.GetAsync(new Uri("/api/v1/events/stream?types=submission.*", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellation);
        response.EnsureSuccessStatusCode();
        var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellation));
        while (await lines.ReadLineAsync(cancellation) is { Length: > 0 })
        {
            // The first lines say that the stream stands.
        }

        return lines;
    }

    /// <summary>Two who are told: one asks the feed and waits, one reads the stream; each notes when it learned of a position.</summary>
    public sealed class Told : IDisposable
    {
        private readonly CancellationTokenSource _ends = new();
        private readonly HttpClient _client;
        private readonly System.Collections.Concurrent.ConcurrentDictionary<(bool Pulled, long Position), TaskCompletionSource<long>> _when = new();

        public Told(ServiceProcess service, long from)
        {
            _client = NewClient(service, 4);
            _ = Task.Run(() => PullAsync(from));
            _ = Task.Run(StreamAsync);
        }

        public Task<long> PulledAsync(long position) => Of(true, position).Task;

        public Task<long> StreamedAsync(long position) => Of(false, position).Task;

        public void Dispose()
        {
            _ends.Cancel();
            _client.Dispose();
            _ends.Dispose();
        }

        private TaskCompletionSource<long> Of(bool pulled, long position) =>
            _when.GetOrAdd((pulled, position), _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

        private async Task PullAsync(long after)
        {
            while (!_ends.IsCancellationRequested)
            {
                var page = JsonNode.Parse(await _client.GetStringAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"/api/v1/events?after={after}&wait=30&limit=1000"), UriKind.Relative), _ends.Token))!;
                var now = Stopwatch.GetTimestamp();
                foreach (var it in page["events"]!.AsArray())
                    Of(true, long.Parse((string)it!["sequence"]!, NumberStyles.None, CultureInfo.InvariantCulture)).TrySetResult(now);
                after = (long)page["position"]!;
            }
        }

        private async Task StreamAsync()
        {
            using var lines = await OpenAsync(_client, _ends.Token);
            while (await lines.ReadLineAsync(_ends.Token) is { } line)
            {
                if (line.StartsWith("id: ", StringComparison.Ordinal))
                    Of(false, long.Parse(line.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture)).TrySetResult(Stopwatch.GetTimestamp());
            }
        }
    }
}
