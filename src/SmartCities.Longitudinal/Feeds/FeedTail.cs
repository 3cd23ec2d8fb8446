using SmartCities.Longitudinal.Redactions;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Feeds;

/// <summary>
/// The newest events, read once for all on this node who follow the log: waiting for a position costs nothing, and what is new is read from the log by one
/// instead of by each. Bounded in memory: who is further behind reads from the log.
/// </summary>
public sealed class FeedTail(EventFeed feed, ILogger<FeedTail> log) : BackgroundService, IRemember
{
    private const int MostKept = 2_048;
    private const long MostKeptText = 8 << 20;
    private const int PageSize = 500;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan WhileAway = TimeSpan.FromSeconds(1);
    private static readonly FeedFilter Everything = new([], null, null, IsPublic: false);

    // Replaced as a whole, so that who reads sees one state of it.
    private volatile Window kept = new([], 0, 0);
    private volatile TaskCompletionSource moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int followers;

    /// <summary>The next run of somebody's feed after a position; waits for one up to a time, and is empty after that.</summary>
    /// <param name="previous">The last event's position before, 0 for none, where the caller knows it; it is looked up else.</param>
    public async Task<FeedPage> NextAsync(FeedFilter filter, long after, int limit, TimeSpan wait, CancellationToken cancellation, long? previous = null)
    {
        // Memory stands still while nobody follows: who does not wait is told by the log that there is nothing.
        var page = FromMemory(filter, after, limit, previous);
        if (page is null || (page.Events.Count == 0 && wait <= TimeSpan.Zero))
            page = await feed.ReadAsync(filter, after, limit, cancellation, previous);
        if (page.Events.Count > 0 || wait <= TimeSpan.Zero)
            return page;

        Interlocked.Increment(ref followers);
        try
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            time.CancelAfter(wait);
            while (page.Events.Count == 0)
            {
                var next = moved.Task;
                if (kept.To <= page.Position)
                    await next.WaitAsync(time.Token);
                page = FromMemory(filter, page.Position, limit, previous) ?? await feed.ReadAsync(filter, page.Position, limit, time.Token, previous);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Nothing came within the time.
        }
        finally
        {
            Interlocked.Decrement(ref followers);
        }

        return page;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        await timer.EachAsync(
            stopping => Volatile.Read(ref followers) > 0 ? LookAsync(stopping) : Task.CompletedTask,
            async failure =>
            {
                log.LogDebug(failure, "The newest events could not be read; they are looked for again.");
                await Task.Delay(WhileAway, stoppingToken);
            },
            stoppingToken);
    }

    /// <summary>Lets go of the events it keeps: who follows reads them from the log.</summary>
    public void Forget() => kept = new([], 0, 0);

    private async Task LookAsync(CancellationToken cancellation)
    {
        var (now, readable) = (kept, await feed.ReadableAsync(cancellation));
        if (readable == now.To)
            return;

        // Going back is a rebuild or another database; a leap is a load. Both are read from the log by who follows.
        var page = readable < now.To || now.To == 0 ? null : await feed.ReadAsync(Everything, now.To, PageSize, cancellation, previous: 0, forAll: true);
        var next = page is null || page.HasMore || page.Events.Any(it => it.Event.Type.StartsWith("redaction.", StringComparison.Ordinal))
            ? new([], readable, readable)
            : page.Position > now.To ? Newest([.. now.Events, .. page.Events.Select(it => it.Event)], now.From, page.Position) : now;

        // What was forgotten meanwhile is not kept again.
        Interlocked.CompareExchange(ref kept, next, now);
        var waiting = moved;
        moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.TrySetResult();
    }

    private static Window Newest(List<FeedEvent> events, long from, long to)
    {
        var (first, text) = (events.Count, 0L);
        while (first > 0 && events.Count - first < MostKept && (text += Size(events[first - 1])) <= MostKeptText)
            first--;
        return new(events[first..], first > 0 ? events[first - 1].Position : from, to);
    }

    private static long Size(FeedEvent it) => it.Data.Length + (it.Answers?.Length ?? 0);

    /// <summary>A run from what is kept; null where it would begin before that, or where nobody knows what stood before it.</summary>
    private FeedPage? FromMemory(FeedFilter filter, long after, int limit, long? previous)
    {
        var now = kept;
        if (after < now.From || after > now.To || now.To == 0)
            return null;

        var (low, high) = (0, now.Events.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = now.Events[middle].Position > after ? (low, middle) : (middle + 1, high);
        }

        var delivered = new List<Delivered>();
        for (var place = low; place < now.Events.Count; place++)
        {
            if (!filter.Includes(now.Events[place]))
                continue;
            if (previous is null)
                return null;
            if (delivered.Count == limit)
                return new(delivered, delivered[^1].Event.Position, true);
            delivered.Add(Delivered.After(previous.Value, now.Events[place]));
            previous = now.Events[place].Position;
        }

        return new(delivered, now.To, false);
    }

    /// <summary>Every event after one position, up to another.</summary>
    private sealed record Window(List<FeedEvent> Events, long From, long To);
}
