using System.Buffers;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using SmartCities.Longitudinal.Feeds;

namespace SmartCities.Longitudinal.Subscriptions;

/// <summary>What is sent: a CloudEvent, under the id by which the receiver knows it if it comes twice.</summary>
public sealed record Message(string Id, byte[] Body);

/// <summary>What an endpoint answered, or why it did not, and after how long.</summary>
public sealed record Answer(int? Status, string? Error, TimeSpan? AskedToWait, string Text, TimeSpan Took = default)
{
    public bool IsTaken => Error is null;

    /// <summary>It is not there any more, and says so.</summary>
    public bool IsGone => Status == StatusCodes.Status410Gone;
}

/// <summary>Brings messages to an endpoint. Here by HTTP; a broker would come in at this place.</summary>
public interface ITransport
{
    /// <summary>Never throws for what the endpoint does.</summary>
    Task<Answer> SendAsync(Uri endpoint, Message message, IReadOnlyList<byte[]> secrets, CancellationToken cancellation);
}

/// <summary>Webhooks as Standard Webhooks has them. Nothing is followed, nothing is waited for longer than a time, and no more is read of an answer than is needed.</summary>
public sealed class HttpTransport : ITransport, IDisposable
{
    private const int MostRead = 64 * 1024;

    private readonly HttpClient client;
    private readonly TimeSpan patience;
    private readonly TimeProvider time;

    public HttpTransport(OutboundGuard guard, SubscriptionOptions options, TimeProvider time)
    {
        (patience, this.time) = (TimeSpan.FromSeconds(options.TimeoutSeconds), time);
        client = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = guard.ConnectAsync,
            ConnectTimeout = patience,
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 0,

            // A name is looked up again now and then.
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.Add(new("SmartCities.Longitudinal", null));
    }

    public async Task<Answer> SendAsync(Uri endpoint, Message message, IReadOnlyList<byte[]> secrets, CancellationToken cancellation)
    {
        var since = time.GetTimestamp();
        return await AskAsync(endpoint, message, secrets, cancellation) with { Took = time.GetElapsedTime(since) };
    }

    public void Dispose() => client.Dispose();

    private async Task<Answer> AskAsync(Uri endpoint, Message message, IReadOnlyList<byte[]> secrets, CancellationToken cancellation)
    {
        using var within = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        within.CancelAfter(patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(message.Body) };
            request.Content.Headers.ContentType = new(CloudEvent.MediaType);
            var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            request.Headers.Add("webhook-id", message.Id);
            request.Headers.Add("webhook-timestamp", timestamp);
            request.Headers.Add("webhook-signature", Signature.Of(secrets, message.Id, timestamp, message.Body));

            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, within.Token);
            var status = (int)response.StatusCode;
            return new(status, status is >= 200 and < 300 ? null : Said(status), AskedToWait(response), await TextAsync(response, within.Token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(null, string.Create(CultureInfo.InvariantCulture, $"There was no answer within {patience.TotalSeconds:0.###} seconds."), null, "");
        }
        catch (HttpRequestException failure)
        {
            return new(null, Said(failure), null, "");
        }
    }

    private static string Said(int status) => status is >= 300 and < 400
        ? $"The endpoint answered {status}: a redirect, which is not followed."
        : $"The endpoint answered {status}.";

    private static string Said(HttpRequestException failure) => failure switch
    {
        { InnerException: NotPublicException } => "The address is not on the public internet: nothing is sent there.",
        { HttpRequestError: HttpRequestError.NameResolutionError } or { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } =>
            "The name of the endpoint could not be resolved.",
        { HttpRequestError: HttpRequestError.SecureConnectionError } => "No secure connection could be made: the certificate or the protocol is not accepted.",
        { HttpRequestError: HttpRequestError.ConnectionError } => "The endpoint could not be connected to.",
        { HttpRequestError: HttpRequestError.ResponseEnded } => "The endpoint hung up without an answer.",
        _ => "The endpoint broke off, or answered something that is not HTTP.",
    };

    /// <summary>How long the endpoint asks to be left alone, where it may ask that.</summary>
    private TimeSpan? AskedToWait(HttpResponseMessage response)
    {
        if ((int)response.StatusCode is not (StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable))
            return null;
        var wait = response.Headers.RetryAfter is { } asked ? asked.Delta ?? asked.Date - time.GetUtcNow() : null;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>The beginning of an answer. What it said with its status holds, also where the rest is slow, broken or endless.</summary>
    private static async Task<string> TextAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var (buffer, read) = (ArrayPool<byte>.Shared.Rent(MostRead), 0);
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            while (read < MostRead && await body.ReadAsync(buffer.AsMemory(read), cancellation) is > 0 and var more)
                read += more;
        }
        catch (Exception cut) when (cut is IOException or HttpRequestException or OperationCanceledException)
        {
            // As much as there was.
        }

        var text = Encoding.UTF8.GetString(buffer, 0, read);
        ArrayPool<byte>.Shared.Return(buffer);
        return text;
    }
}
