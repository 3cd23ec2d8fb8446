using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;
using SmartCities.Longitudinal.ServiceTests.Health;

namespace SmartCities.Longitudinal.ServiceTests.Mail;

/// <summary>A message as a server took it: whom it was for on the envelope, and its bytes.</summary>
internal sealed record Taken(string From, IReadOnlyList<string> To, byte[] Bytes)
{
    public MimeMessage Message { get; } = MimeMessage.Load(new MemoryStream(Bytes));

    public string Raw => Encoding.UTF8.GetString(Bytes);

    public string Text => Message.TextBody!.ReplaceLineEndings("\n");
}

/// <summary>A mail server on a real socket (RFC 5321), which takes everything unless a test says otherwise.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Taken> _taken = new();
    private readonly Task _accepting;
    private int _connections;

    private SmtpSink(int port)
    {
        _listener = new(IPAddress.Loopback, port);
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>What was taken, in the order of being taken.</summary>
    public IReadOnlyList<Taken> All => [.. _taken];

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>What is said to a recipient; null takes it.</summary>
    public Func<string, string?> ToRecipient { get; set; } = _ => null;

    /// <summary>What is said to a message once it is there; null takes it. An empty answer hangs up without one.</summary>
    public Func<Taken, Task<string?>> ToMessage { get; set; } = _ => Task.FromResult<string?>(null);

    /// <summary>Whether a message to which no answer is given counts as taken.</summary>
    public bool TakesWithoutAnswer { get; set; }

    public static SmtpSink Start(int port = 0) => new(port);

    /// <summary>Settings of a service that sends its mail here.</summary>
    public (string, string)[] Settings => SettingsFor(Port);

    public static (string, string)[] SettingsFor(int port) =>
    [
        ("Mail:Host", "127.0.0.1"), ("Mail:Port", port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Mail:Security", "None"), ("Mail:From", "The study <study@study.test>"),
        ("Mail:ReplyTo", "secretariat@study.test"), ("Mail:RetrySeconds", "0.1,0.2,0.4,0.8"), ("Mail:TimeoutSeconds", "2"), ("Service:Address", "http://study.test"),
    ];

    /// <summary>Those for an address.</summary>
    public IReadOnlyList<Taken> For(string address) => [.. _taken.Where(it => it.To.Contains(address))];

    /// <summary>Waits until so many were taken for an address: those.</summary>
    public async Task<IReadOnlyList<Taken>> UntilAsync(string address, int count = 1, double seconds = 30)
    {
        await ReadinessTests.UntilAsync(() => Task.FromResult(For(address).Count >= count), $"{count} messages to {address} should have been taken, not {For(address).Count}.", seconds);
        return For(address);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        Interlocked.Increment(ref _connections);
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1);
                await SayAsync("220 sink ready");
                var (from, to) = ("", new List<string>());
                while (await reader.ReadLineAsync(_stop.Token) is { } line)
                {
                    switch (line.Split(' ', ':')[0].ToUpperInvariant())
                    {
                        case "EHLO":
                            await SayAsync("250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8");
                            break;
                        case "MAIL":
                            (from, to) = (Path(line), []);
                            await SayAsync("250 ok");
                            break;
                        case "RCPT":
                            var refused = ToRecipient(Path(line));
                            if (refused is null)
                                to.Add(Path(line));
                            await SayAsync(refused ?? "250 ok");
                            break;
                        case "DATA":
                            await SayAsync("354 go on");
                            var message = new Taken(from, to, await BodyAsync(reader));
                            if (TakesWithoutAnswer)
                                _taken.Enqueue(message);
                            var answer = await ToMessage(message);
                            if (answer is "")
                                return;
                            if (answer is null && !TakesWithoutAnswer)
                                _taken.Enqueue(message);
                            await SayAsync(answer ?? "250 taken");
                            break;
                        case "QUIT":
                            await SayAsync("221 bye");
                            return;
                        default:
                            await SayAsync("250 ok");
                            break;
                    }
                }

                async Task SayAsync(string words) => await stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n"), _stop.Token);
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The client hung up, or the sink stops.
            }
        }
    }

    private async Task<byte[]> BodyAsync(StreamReader reader)
    {
        var body = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
            body.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return Encoding.Latin1.GetBytes(body.ToString());
    }

    private static string Path(string line)
    {
        var inner = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
        return Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(inner));
    }
}
