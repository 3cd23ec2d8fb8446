using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Feeds;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Subscriptions;

/// <summary>What becomes of a subscription's events now.</summary>
public enum SubscriptionState
{
    /// <summary>The endpoint has not given back its challenge yet.</summary>
    Verifying,
    Active,

    /// <summary>The last attempt failed; it is tried again.</summary>
    Failing,
    Paused,

    /// <summary>The service has given up, and says why.</summary>
    Disabled,
    Ended,
}

/// <summary>What becomes of one event.</summary>
public enum DeliveryState
{
    Delivered,

    /// <summary>Its turn has not come yet.</summary>
    Waiting,

    /// <summary>It failed, and is tried again.</summary>
    Retrying,

    /// <summary>It waits for an earlier event of its subject.</summary>
    Held,

    /// <summary>It failed for too long, and waits to be asked for again.</summary>
    Parked,
}

/// <summary>How far a subscription is behind: in events, and in seconds since the first of them was recorded.</summary>
public sealed record Lag(long Events, double Seconds);

/// <summary>How many events were delivered (again, if so), are tried again, held behind such a one, and parked.</summary>
public sealed record DeliveryCounts(long Delivered, int Retrying, int Held, int Parked);

/// <summary>A subscription without its secret: what it is about, and how its deliveries are going.</summary>
public sealed record SubscriptionBody(
    string Subscription,
    string Owner,
    string Endpoint,
    IReadOnlyList<string> Types,
    string? Edition,
    string? City,
    bool Public,
    SubscriptionState State,
    string? Reason,
    long From,
    long Position,
    Lag Lag,
    DateTimeOffset? LastSuccess,
    Attempt? LastError,
    DeliveryCounts Counts,
    DateTimeOffset? OldSecretUntil);

/// <summary>Subscriptions by id; where there are more, after which to go on.</summary>
public sealed record SubscriptionList(IReadOnlyList<SubscriptionBody> Subscriptions, string? Next);

/// <summary>One event of a subscription: what became of it, every failed attempt with what was answered, when it is tried again, when it was given up.</summary>
public sealed record DeliveryBody(
    long Position, string Id, string Type, string Subject, DateTimeOffset Recorded, DeliveryState State, IReadOnlyList<Attempt> Attempts, DateTimeOffset? Next, DateTimeOffset? Parked);

/// <summary>A subscription's events in the order of positions; where there are more, after which to go on.</summary>
public sealed record DeliveryList(IReadOnlyList<DeliveryBody> Deliveries, string? Next);

/// <summary>Reads subscriptions and their deliveries.</summary>
public sealed class ReadSubscriptions(EventLog log, SubscriptionRows rows, EventFeed feed, TimeProvider time)
{
    /// <summary>A subscription that somebody may see: services their own, administrators all.</summary>
    /// <exception cref="RefusedException">There is none for them.</exception>
    public async Task<Folded<Subscription>> FindAsync(string id, Caller caller, CancellationToken cancellation)
    {
        var there = await log.ReadAsync<Subscription>(Streams.Subscription(id), cancellation);
        return there.State.Started is { } it && MaySee(caller, it) ? there : throw new RefusedException(((Refused)SubscriptionRefusals.Unknown).Refusals);
    }

    /// <summary>Every subscription that somebody may see, by id.</summary>
    public async Task<IReadOnlyDictionary<string, Subscription>> AllAsync(Caller caller, CancellationToken cancellation) =>
        (await log.ReadAllAsync<Subscription>(Streams.Subscription(""), cancellation))
            .Where(it => MaySee(caller, it.Value.State.Started!))
            .ToDictionary(it => it.Value.State.Started!.Subscription, it => it.Value.State, StringComparer.Ordinal);

    public async Task<SubscriptionBody> BodyAsync(Subscription it, CancellationToken cancellation)
    {
        var started = it.Started!;
        var row = await rows.FindAsync(started.Subscription, cancellation);
        var standing = row?.Standing ?? new(started.From, null, 0, null, null);
        var counts = await rows.CountAsync(started.Subscription, cancellation);
        var behind = it.Ended is null ? await feed.BehindAsync(it.Filter, standing.Position, cancellation) : default;
        var first = counts.First is null || behind.First < counts.First ? behind.First : counts.First;
        return new(
            started.Subscription, started.Owner, it.Endpoint, started.Types, started.Edition, started.City, started.Public, StateOf(it, standing), it.Disabled?.Reason ?? it.Paused?.Reason,
            started.From, standing.Position,
            new(behind.Events + counts.Retrying + counts.Held, first is { } since ? Math.Max(0, Math.Round((time.GetUtcNow() - since).TotalSeconds, 3)) : 0),
            standing.LastSuccess, standing.LastFailure, new(standing.Delivered, counts.Retrying, counts.Held, counts.Parked), row?.OldUntil);
    }

    /// <summary>The events of a subscription after a position; with a state, only those that have it.</summary>
    public async Task<DeliveryList> DeliveriesAsync(Subscription it, long? after, int limit, DeliveryState? state, CancellationToken cancellation)
    {
        var id = it.Started!.Subscription;
        var position = (await rows.FindAsync(id, cancellation))?.Standing.Position ?? it.Started.From;
        if (state is DeliveryState.Retrying or DeliveryState.Held or DeliveryState.Parked)
        {
            var those = (await rows.SetAsideAsync(id, parked: true, cancellation, after ?? -1)).Select(BodyOf).Where(one => one.State == state).Take(limit + 1).ToList();
            return Page(those, those.Count > limit, limit);
        }

        var from = after ?? (state == DeliveryState.Waiting ? position : await feed.BackAsync(it.Filter, position, limit, cancellation));
        var page = await feed.ReadAsync(it.Filter, from, limit, cancellation);
        var setAside = (await rows.SetAsideAsync(id, parked: true, cancellation, from, to: page.Position)).ToDictionary(one => one.Position, BodyOf);
        return Page(
            [.. page.Events.Select(one => setAside.GetValueOrDefault(one.Event.Position) ?? BodyOf(Delivery.Of(one)) with { State = one.Event.Position <= position ? DeliveryState.Delivered : DeliveryState.Waiting })
                .Where(one => state is null || one.State == state)],
            page.HasMore, limit, page.Position);
    }

    private static DeliveryList Page(List<DeliveryBody> those, bool hasMore, int limit, long? end = null) =>
        new([.. those.Take(limit)], hasMore ? $"p:{end ?? those[limit - 1].Position}" : null);

    private static DeliveryBody BodyOf(Delivery it) => new(
        it.Position, it.Id, it.Type, it.Subject, it.Recorded,
        it.Parked is not null ? DeliveryState.Parked : it.Next is not null ? DeliveryState.Retrying : DeliveryState.Held,
        it.Attempts, it.Next, it.Parked);

    private static bool MaySee(Caller caller, SubscriptionStarted it) => caller.Role == Role.Administrator || caller.Id == it.Owner;

    private static SubscriptionState StateOf(Subscription it, Standing standing) => it switch
    {
        { Ended: not null } => SubscriptionState.Ended,
        { Disabled: not null } => SubscriptionState.Disabled,
        { Paused: not null } => SubscriptionState.Paused,
        { Verified: false } => SubscriptionState.Verifying,
        _ when standing.LastFailure?.At > (standing.LastSuccess ?? DateTimeOffset.MinValue) => SubscriptionState.Failing,
        _ => SubscriptionState.Active,
    };
}
