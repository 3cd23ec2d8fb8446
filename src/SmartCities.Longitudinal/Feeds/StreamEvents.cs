using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Feeds;

/// <summary>The feed as server-sent events: the id of each is its position, so that a reader that was cut off goes on where it was.</summary>
public static class StreamEventsEndpoint
{
    [WolverineGet("/api/v1/events/stream"), For(Role.Service), Gives(typeof(CloudEventBody)), Types]
    [Query("edition", "Only what is of this edition.")]
    [Query("city", "Only what is of this city.")]
    [Query("after", "After which position to begin: what comes from now on without it. The header Last-Event-ID goes before it.")]
    public static async Task<IResult> Get(HttpRequest request, EventFeed feed, FeedTail tail, ServiceAddress address, ServiceKeys keys, FeedOptions options, CancellationToken cancellation)
    {
        request.Allow("types", "edition", "city", "after");
        var filter = request.FeedFilter();
        var (written, pointer) = request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? (last, "Last-Event-ID") : (request.Query["after"].ToString(), "?after");
        var after = written.Length > 0 ? FeedRequest.Position(written, pointer) : await feed.ReadableAsync(cancellation);
        await feed.RequireReachedAsync(after, pointer, cancellation);
        return new EventStream(filter, after, request.Caller(), feed, tail, keys, options, address.Value);
    }
}

/// <summary>
/// Writes events as they come. Nothing is buffered for a reader beyond the connection's own few kilobytes: one that takes nothing for some seconds is cut off,
/// and goes on from its last id. A sign of life comes every few seconds, with the position reached, so that a filter that leaves little is no reason to read
/// everything again.
/// </summary>
public sealed class EventStream(FeedFilter filter, long after, Caller caller, EventFeed feed, FeedTail tail, ServiceKeys keys, FeedOptions options, string address) : IResult
{
    private const int PageSize = 200;
    private const int MostUnflushed = 64 << 10;

    private static readonly byte[] Id = "id: "u8.ToArray();
    private static readonly byte[] Data = "\ndata: "u8.ToArray();
    private static readonly byte[] End = "\n\n"u8.ToArray();

    public async Task ExecuteAsync(HttpContext http)
    {
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            await FollowAsync(http);
        }
        catch (OperationCanceledException)
        {
            // The reader left, was too slow, or the service stops.
            if (!http.RequestAborted.IsCancellationRequested)
                http.Abort();
        }
    }

    private async Task FollowAsync(HttpContext http)
    {
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        var (position, checkedAt) = (after, TimeProvider.System.GetTimestamp());
        var previous = await feed.PreviousAsync(filter, after, end.Token) ?? 0;
        http.Response.BodyWriter.Write(Encoding.ASCII.GetBytes($"retry: 2000\nid: {position}\n\n"));
        await FlushAsync(http, end.Token);
        while (true)
        {
            var page = await tail.NextAsync(filter, position, PageSize, options.Heartbeat, end.Token, previous);
            foreach (var (it, before) in page.Events)
            {
                http.Response.BodyWriter.Write(Id);
                Number(http, it.Position);
                http.Response.BodyWriter.Write(Data);
                http.Response.BodyWriter.Write(it.Json(filter.IsPublic, before, address));
                http.Response.BodyWriter.Write(End);
                previous = it.Position;
                if (http.Response.BodyWriter.UnflushedBytes > MostUnflushed)
                    await FlushAsync(http, end.Token);
            }

            position = page.Position;
            if (page.Events.Count == 0)
                http.Response.BodyWriter.Write(Encoding.ASCII.GetBytes($": {position}\nid: {position}\n\n"));
            if (TimeProvider.System.GetElapsedTime(checkedAt) >= options.Heartbeat)
            {
                if (!await keys.IsGoodAsync(caller, end.Token))
                    return;
                checkedAt = TimeProvider.System.GetTimestamp();
            }

            await FlushAsync(http, end.Token);
        }
    }

    private async Task FlushAsync(HttpContext http, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(options.Patience);
        await http.Response.BodyWriter.FlushAsync(patience.Token);
    }

    private static void Number(HttpContext http, long number)
    {
        var room = http.Response.BodyWriter.GetSpan(20);
        number.TryFormat(room, out var written, provider: CultureInfo.InvariantCulture);
        http.Response.BodyWriter.Advance(written);
    }
}
