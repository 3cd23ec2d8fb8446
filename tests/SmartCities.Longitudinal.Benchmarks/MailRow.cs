using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;

namespace SmartCities.Longitudinal.Benchmarks;

/// <summary>Invitations: from the request that invites a thousand cities to the last message that a mail server on this machine took.</summary>
public static class MailRow
{
    private const string Edition = "bench-mail";
    private const int Cities = 1_000;
    private const double Most = 60;

    public static async Task RunAsync(Bench bench)
    {
        var database = await bench.NewDatabaseAsync("mail");
        var parts = bench.PartsOn(database);
        var cities = ComparisonRow.Cities(0, Cities);
        await using (await Bench.ServeAsync(database))
        {
            await parts.LoadAsync(bench.Editions.Write(bench.Folder, Edition, cities, open: true));
            await parts.SqlAsync($"insert into study.mailboxes (city, address, language) select city, city || '@city.test', 'en' from unnest(array['{string.Join("', '", cities)}']) as city");
            await parts.CatchUpAsync();
        }

        using var server = new MailServer();
        await using var service = await Bench.ServeAsync(
            database, ("Mail__Host", "127.0.0.1"), ("Mail__Port", server.Port.ToString(CultureInfo.InvariantCulture)), ("Mail__Security", "None"), ("Mail__From", "study@study.test"));

        var since = Stopwatch.GetTimestamp();
        using var response = await service.Client.PostAsJsonAsync(new Uri($"/api/v1/editions/{Edition}/invitations", UriKind.Relative), new { cities, again = true });
        response.EnsureSuccessStatusCode();
        var recorded = Stopwatch.GetElapsedTime(since).TotalSeconds;
        await server.TakenAsync(Cities);
        var sent = Stopwatch.GetElapsedTime(since).TotalSeconds;
        new Row(
            string.Create(CultureInfo.InvariantCulture, $"{Cities:N0} invitations, from the request to the last one taken by a mail server"),
            string.Create(CultureInfo.InvariantCulture, $"{sent:0.0} s"), string.Create(CultureInfo.InvariantCulture, $"recorded after {recorded:0.0} s"), "", "≤ 60 s", sent <= Most).Print();
    }

    /// <summary>A mail server that takes everything and keeps nothing.</summary>
    private sealed class MailServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private int _taken;

        public MailServer()
        {
            _listener.Start();
            _ = AcceptAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public async Task TakenAsync(int count)
        {
            while (Volatile.Read(ref _taken) < count)
                await Task.Delay(10);
        }

        public void Dispose()
        {
            _stop.Cancel();
            _listener.Dispose();
            _stop.Dispose();
        }

        private async Task AcceptAsync()
        {
            while (!_stop.IsCancellationRequested)
                _ = TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }

        private async Task TalkAsync(TcpClient client)
        {
            using var open = client;
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await SayAsync("220 ready");
            while (await reader.ReadLineAsync(_stop.Token) is { } line && !line.StartsWith("QUIT", StringComparison.Ordinal))
            {
                if (line.StartsWith("DATA", StringComparison.Ordinal))
                {
                    await SayAsync("354 go on");
                    while (await reader.ReadLineAsync(_stop.Token) is { } body && body != ".")
                    {
                    }

                    Interlocked.Increment(ref _taken);
                }

                await SayAsync("250 ok");
            }

            async Task SayAsync(string words) => await stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n"), _stop.Token);
        }
    }
}
