using System.Diagnostics.CodeAnalysis;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Feeds;
using SmartCities.Longitudinal.Redactions;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Subscriptions;

/// <summary>What driving a subscription takes.</summary>
public sealed record SubscriptionDriving(
    SubscriptionRows Rows, EventLog Log, FeedTail Tail, EventFeed Feed, ServiceAddress Address, ITransport Transport, RetrySchedule Schedule, RedactedTexts Redactions,
    TimeProvider Time, ILogger<SubscriptionRun> Logger);

/// <summary>One subscription on its way, for as long as this node holds it: loaded anew whenever somebody changed it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Its sources hold no timer and no handle, and may be cancelled after its end.")]
public sealed class SubscriptionRun(string id, long fence, SubscriptionDriving it, DriveSubscriptions node)
{
    private const int MostInFlight = 8;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WithoutLease = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private static readonly Actor System = new("system", "system", "webhooks");

    private readonly CancellationTokenSource lost = new();
    private volatile CancellationTokenSource changed = new();
    private volatile string? stamp;

    public string Id => id;

    public long Fence => fence;

    /// <summary>What is to be delivered; null until it is known.</summary>
    public DeliveryQueue? Queue { get; private set; }

    public Task Running { get; private set; } = Task.CompletedTask;

    private bool MaySend => node.HoldsLease && !lost.IsCancellationRequested;

    public void Start(Action ended, CancellationToken stopping) => Running = Task.Run(async () =>
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, lost.Token);
        try
        {
            await RunAsync(end.Token);
        }
        finally
        {
            ended();
        }
    }, CancellationToken.None);

    /// <summary>It is another's now, or nobody's: nothing more is sent.</summary>
    public void Lose() => lost.Cancel();

    /// <summary>Loads itself anew where this is not what it was loaded with.</summary>
    public void Saw(string now)
    {
        if (stamp is { } known && known != now)
            changed.Cancel();
    }

    private async Task RunAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            using var again = CancellationTokenSource.CreateLinkedTokenSource(end, (changed = new()).Token);
            try
            {
                if (!await LoadAndDriveAsync(again.Token, end))
                    return;
            }
            catch (OperationCanceledException) when (again.IsCancellationRequested)
            {
                // Changed, lost, or the service stops.
            }
            catch (Exception failure)
            {
                it.Logger.LogWarning("The subscription {Subscription} stood still for a moment: {Reason}", id, failure.Message);
                it.Logger.LogDebug(failure, "Why it stood still.");
                await Task.WhenAny(Task.Delay(Pause, end));
            }

            await again.CancelAsync();
        }

        if (!lost.IsCancellationRequested)
            await LastWriteAsync();
    }

    /// <returns>False where there is nothing more to drive.</returns>
    private async Task<bool> LoadAndDriveAsync(CancellationToken again, CancellationToken end)
    {
        if (Queue is not null)
            await node.WriteAsync(again);
        Queue = null;
        if (await it.Rows.FindAsync(id, end) is not { } row)
            return false;
        stamp = row.Stamp;
        var (subscription, _) = await it.Log.ReadAsync<Subscription>(Streams.Subscription(id), end);
        if (subscription.Ended is not null)
        {
            await it.Rows.ForgetAsync(id, fence, end);
            return false;
        }

        if (row.Rewinds < subscription.Rewound.Times)
        {
            await it.Rows.RewindAsync(id, fence, subscription.Rewound.To, subscription.Rewound.Times, end);
            row = await it.Rows.FindAsync(id, end) ?? row;
        }

        var (withdrawn, expires) = await OwnerAsync(row.Owner, end);
        if (!subscription.Delivers)
            await Task.Delay(Timeout.InfiniteTimeSpan, again);
        else if (withdrawn is not null)
            await DisableAsync(withdrawn, end);
        else
            await DeliverAsync(subscription, row, expires, again);
        return true;
    }

    /// <summary>Why the owner may not be told any more, and until when they may.</summary>
    private async Task<(string? Withdrawn, DateTimeOffset? Expires)> OwnerAsync(string owner, CancellationToken cancellation)
    {
        if (!owner.StartsWith(ServiceKeys.CallerPrefix, StringComparison.Ordinal))
            return (null, null);
        var (key, _) = await it.Log.ReadAsync<ServiceKey>(Streams.Key(owner[ServiceKeys.CallerPrefix.Length..]), cancellation);
        return (key.Revoked is not null ? "The key of its owner was revoked." : key.Issued?.Expires <= it.Time.GetUtcNow() ? "The key of its owner has expired." : null, key.Issued?.Expires);
    }

    private async Task DeliverAsync(Subscription subscription, SubscriptionRow row, DateTimeOffset? expires, CancellationToken again)
    {
        var setAside = await it.Rows.SetAsideAsync(id, parked: false, again);
        var challenge = subscription.Verified ? null : setAside.FirstOrDefault(one => one.Position == 0) ?? Challenge.New(id, it.Time.GetUtcNow());
        var queue = Queue = new(row.Standing, challenge is null ? [.. setAside.Where(one => one.Position > 0)] : [challenge], it.Schedule, RetrySchedule.Chance, it.Time.GetUtcNow());

        using var cut = new CancellationTokenSource();
        var inFlight = new Dictionary<Task<Answer>, Delivery>();
        Task<FeedPage>? reading = null;
        try
        {
            while (!again.IsCancellationRequested && !(expires <= it.Time.GetUtcNow()))
            {
                while (inFlight.Count < MostInFlight && MaySend && queue.Next(it.Time.GetUtcNow()) is { } next)
                    inFlight.Add(SendAsync(next, subscription, row, cut.Token), next);
                if (reading is null && challenge is null && queue.Room is > 0 and var room)
                    reading = it.Tail.NextAsync(subscription.Filter, queue.ReadTo, room, Idle, again, queue.LastRead);

                await SomethingAsync(inFlight.Keys, reading, inFlight.Count < MostInFlight ? queue.Due : null, expires, again);
                if (reading is { IsCompleted: true })
                {
                    queue.Take(await reading, it.Time.GetUtcNow());
                    reading = null;
                }

                foreach (var sent in inFlight.Keys.Where(one => one.IsCompleted).ToList())
                {
                    inFlight.Remove(sent, out var delivery);
                    if (!await SettleAsync(queue, delivery!, await sent, subscription.Endpoint, again))
                        return;
                }
            }
        }
        finally
        {
            await EndAsync(queue, inFlight, cut);
        }
    }

    private async Task<Answer> SendAsync(Delivery delivery, Subscription subscription, SubscriptionRow row, CancellationToken cut)
    {
        if (delivery.Position == 0)
            return await Challenge.SendAsync(delivery, new(subscription.Endpoint), row.SecretsAt(it.Time.GetUtcNow()), it.Transport, it.Time.GetUtcNow(), cut);
        if (((it.Redactions.IsAt(delivery.Position) ? null : delivery.Event) ?? await it.Feed.AtAsync(subscription.Filter, delivery.Position, cut)) is not { } there)
            return new(null, "The event cannot be read any more.", null, "");
        if (!MaySend)
            throw new OperationCanceledException("Another node may drive this subscription by now.");
        var body = there.Event.Json(subscription.Started!.Public, there.Previous, it.Address.Value);
        return await it.Transport.SendAsync(new(subscription.Endpoint), new(delivery.Id, body), row.SecretsAt(it.Time.GetUtcNow()), cut);
    }

    /// <summary>Waits until something was answered or read, or is due, or is over.</summary>
    private async Task SomethingAsync(IEnumerable<Task> sent, Task? reading, DateTimeOffset? due, DateTimeOffset? expires, CancellationToken again)
    {
        var until = due is null || expires < due ? expires : due;
        var pause = !MaySend ? WithoutLease : until is { } next ? Between(TimeSpan.Zero, next - it.Time.GetUtcNow(), Longest) : Timeout.InfiniteTimeSpan;
        using var passed = CancellationTokenSource.CreateLinkedTokenSource(again);
        await Task.WhenAny([.. sent, .. reading is null ? [] : new[] { reading }, Task.Delay(pause, passed.Token)]);
        await passed.CancelAsync();
    }

    /// <returns>False where the subscription is another one by that.</returns>
    private async Task<bool> SettleAsync(DeliveryQueue queue, Delivery delivery, Answer answer, string endpoint, CancellationToken cancellation)
    {
        if (Settle(queue, delivery, answer) is { } since)
            await DisableAsync($"Nothing could be delivered since {since:yyyy-MM-dd'T'HH:mm:ss'Z'}. {answer.Error}", cancellation);
        else if (answer.IsGone)
            await DisableAsync("The endpoint answered 410: it is gone for good.", cancellation);
        else if (answer.IsTaken && delivery.Position == 0)
            await it.Log.DecideAsync<Subscription>(Streams.Subscription(id), System, one => VerifyEndpoint.Decide(one, new(endpoint)), cancellation);
        else
            return true;
        return false;
    }

    private DateTimeOffset? Settle(DeliveryQueue queue, Delivery delivery, Answer answer)
    {
        var now = it.Time.GetUtcNow();
        if (!answer.IsTaken)
            return queue.Fail(delivery, new(now, answer.Status, answer.Error!, (int)answer.Took.TotalMilliseconds), answer.AskedToWait, now);
        queue.Succeed(delivery, now);
        return null;
    }

    private async Task DisableAsync(string why, CancellationToken cancellation)
    {
        // What it follows from first: one that is another node's by now is lost there, and goes no further.
        await node.WriteAsync(cancellation);
        await it.Log.DecideAsync<Subscription>(Streams.Subscription(id), System, one => DisableSubscription.Decide(one, new(why)), cancellation);
        it.Logger.LogWarning("The subscription {Subscription} is disabled: {Reason}", id, why);
    }

    /// <summary>What is under way may still be answered for a moment, unless it is another node's by now.</summary>
    private async Task EndAsync(DeliveryQueue queue, Dictionary<Task<Answer>, Delivery> inFlight, CancellationTokenSource cut)
    {
        if (inFlight.Count > 0)
            await Task.WhenAny(Task.WhenAll(inFlight.Keys), Task.Delay(Grace, lost.Token));
        await cut.CancelAsync();
        foreach (var (sent, delivery) in inFlight)
        {
            try
            {
                Settle(queue, delivery, await sent);
            }
            catch (Exception failure)
            {
                it.Logger.LogDebug(failure, "A delivery was broken off; it is made again.");
            }
        }
    }

    private async Task LastWriteAsync()
    {
        try
        {
            await node.WriteAsync(CancellationToken.None);
        }
        catch (Exception away) when (Failures.IsDatabaseAway(away))
        {
            it.Logger.LogWarning("What {Subscription} was delivered last is delivered again, the database is away: {Reason}", id, away.Message);
        }
    }

    private static TimeSpan Between(TimeSpan least, TimeSpan pause, TimeSpan most) => pause < least ? least : pause > most ? most : pause;
}
