using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Feeds;

/// <summary>An event as a CloudEvent 1.0; <c>data</c> is as the schema says that <c>dataschema</c> names.</summary>
public sealed record CloudEventBody(
    string Specversion, string Id, string Source, string Type, string Subject, DateTimeOffset Time, string Datacontenttype, string Dataschema, string Sequence, DateTimeOffset Recordedtime,
    string? Previous, JsonObject Data);

/// <summary>A run of the feed in the order of positions: the events, after what to go on, and the position up to which there is nothing else of it.</summary>
public sealed record FeedBody(IReadOnlyList<CloudEventBody> Events, string Next, long Position);

/// <summary>The pull feed. It has no end: where nothing is left, <c>next</c> is where to ask again, or to wait.</summary>
public static class ReadEventsEndpoint
{
    private const int Usual = 100;
    private const int Most = 1_000;
    private const int LongestWait = 60;

    [WolverineGet("/api/v1/events"), For(Role.Service), Gives(typeof(FeedBody)), After, Limit, Types]
    [Query("edition", "Only what is of this edition.")]
    [Query("city", "Only what is of this city.")]
    [Query("wait", "Where there is nothing, for how many seconds to wait for something: 60 at most.")]
    public static async Task<IResult> Get(HttpRequest request, EventFeed feed, FeedTail tail, ServiceAddress address, CancellationToken cancellation)
    {
        request.Allow("after", "limit", "types", "edition", "city", "wait");
        var filter = request.FeedFilter();
        var after = request.Query.TryGetValue("after", out var written) ? FeedRequest.Position(written.ToString(), "?after") : 0;
        var limit = request.Number("limit", Usual, 1, Most);
        var wait = request.Number("wait", 0, 0, LongestWait);
        await feed.RequireReachedAsync(after, "?after", cancellation);
        var page = await tail.NextAsync(filter, after, limit, TimeSpan.FromSeconds(wait), cancellation);
        return new FeedAnswer(page, filter.IsPublic, address.Value);
    }
}

/// <summary>A page of the feed as JSON, or as a batch of CloudEvents where that is asked for; with an ETag, and the address of the next page.</summary>
public sealed class FeedAnswer(FeedPage page, bool isPublic, string address) : IResult
{
    private static readonly byte[] Comma = [(byte)','];

    public async Task ExecuteAsync(HttpContext http)
    {
        var isBatch = http.Request.Headers.Accept.ToString().Contains(CloudEvent.BatchMediaType, StringComparison.OrdinalIgnoreCase);
        var next = page.Position.ToString(CultureInfo.InvariantCulture);
        var parts = new List<byte[]>(page.Events.Count * 2 + 1) { Encoding.UTF8.GetBytes(isBatch ? "[" : "{\"events\":[") };
        foreach (var (it, previous) in page.Events)
        {
            if (parts.Count > 1)
                parts.Add(Comma);
            parts.Add(it.Json(isPublic, previous, address));
        }

        parts.Add(Encoding.UTF8.GetBytes(isBatch ? "]" : $"],\"next\":\"{next}\",\"position\":{next}}}"));

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
            hash.AppendData(part);
        var headers = http.Response.Headers;
        headers.ETag = $"\"{Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 12))}\"";
        headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        headers.Link = $"<{QueryHelpers.AddQueryString(http.Request.Path, http.Request.Query.Where(it => it.Key != "after").ToDictionary(it => it.Key, it => (string?)it.Value).Append(new("after", next)))}>; rel=\"next\"";
        if (http.Request.Headers.IfNoneMatch.Any(it => it is not null && it.Split(',').Any(one => one.Trim() == headers.ETag)))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        http.Response.ContentType = isBatch ? $"{CloudEvent.BatchMediaType}; charset=utf-8" : "application/json; charset=utf-8";
        http.Response.ContentLength = parts.Sum(it => (long)it.Length);
        foreach (var part in parts)
        {
            http.Response.BodyWriter.Write(part);
            if (http.Response.BodyWriter.UnflushedBytes > 64 << 10)
                await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }

        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }
}
