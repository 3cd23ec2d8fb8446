using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;

namespace SmartCities.Longitudinal.Feeds;

/// <summary>Declares which events are asked for.</summary>
public sealed class TypesAttribute() : QueryAttribute("types", "Types of events, separated by commas: submission.answers-amended.v1, or submission.* for a kind. All that are open to you without it.");

/// <summary>What a request says of the feed it follows.</summary>
public static class FeedRequest
{
    /// <summary>Which events are asked for: <c>?types=&amp;edition=&amp;city=</c>.</summary>
    public static FeedFilter FeedFilter(this HttpRequest request) => Feeds.FeedFilter.Of(
        request.Caller(),
        [.. request.Query["types"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        Asked(request, "edition"), Asked(request, "city"));

    /// <summary>The position after which to go on: a number, or <c>p:</c> and a number.</summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public static long Position(string written, string pointer) =>
        Requests.Position(written) ?? throw new RefusedException("query-invalid", "A feed goes on after a position: a whole number, as the page before named it.", pointer);

    /// <summary>Refuses to go on after a position that the log has not reached.</summary>
    public static async Task RequireReachedAsync(this EventFeed feed, long after, string pointer, CancellationToken cancellation)
    {
        if (!feed.WasReadable(after) && await feed.LastRecordedAsync(cancellation) is var last && after > last)
            throw new RefusedException("query-invalid", $"The log has not come to position {after} yet; it ends at {last}.", pointer);
    }

    private static string? Asked(HttpRequest request, string name) => request.Query.TryGetValue(name, out var asked) ? asked.ToString() : null;
}
