using SmartCities.Longitudinal.Feeds;

namespace SmartCities.Longitudinal.Subscriptions;

/// <summary>How far a subscription is: every event up to the position was delivered, or has a row of its own.</summary>
public sealed record Standing(long Position, long? Previous, long Delivered, DateTimeOffset? LastSuccess, Attempt? LastFailure);

/// <summary>What is to be written of a subscription: where it stands, and the rows of deliveries that changed; none where the delivery is done.</summary>
public sealed record Progress(Standing Standing, IReadOnlyDictionary<long, Delivery?> Rows);

/// <summary>
/// What a subscription has still to deliver. Events of one subject go one after the other; those of others do not wait for it. What fails is set aside with
/// the times of its own retries, and what follows it of its subject is held; what was tried long enough is parked, and lets go of the rest. Where one subject
/// after the other fails the endpoint is taken to be down: then new subjects are tried but now and then, one at a time, so that what is set aside stays little.
/// </summary>
public sealed class DeliveryQueue
{
    /// <summary>So many subjects failing without a success between them mean that the endpoint is down.</summary>
    public const int Down = 5;

    private const int MostTaken = 200;
    private const int MostSetAside = 1_000;

    private readonly Lock gate = new();
    private readonly RetrySchedule schedule;
    private readonly Func<double> chance;
    private readonly Dictionary<string, Lane> lanes = [];
    private readonly PriorityQueue<Lane, long> ready = new();
    private readonly PriorityQueue<Lane, long> retries = new();
    private readonly PriorityQueue<Lane, DateTimeOffset> waiting = new();
    private readonly Queue<Delivery> taken = new();
    private readonly HashSet<string> failedSince = [];

    private Dictionary<long, Delivery?> changed = [];
    private Standing standing;
    private bool hasMoved;
    private int setAsides;
    private DateTimeOffset heldUntil;
    private DateTimeOffset probeAt;
    private int probes;

    /// <param name="standing">Where the subscription stands.</param>
    /// <param name="setAside">What was set aside and not parked, in the order of positions.</param>
    /// <param name="schedule">When failures are tried again.</param>
    /// <param name="chance">From 0 to 1.</param>
    /// <param name="now">When it goes on.</param>
    public DeliveryQueue(Standing standing, IReadOnlyList<Delivery> setAside, RetrySchedule schedule, Func<double> chance, DateTimeOffset now)
    {
        (this.standing, this.schedule, this.chance) = (standing, schedule, chance);
        (ReadTo, LastRead) = (standing.Position, standing.Previous);
        foreach (var it in setAside)
        {
            it.IsSetAside = true;
            setAsides++;
            Of(it.Subject).Deliveries.Enqueue(it);
            if (it.Attempts is [.., var last] && (standing.LastSuccess is null || last.At > standing.LastSuccess))
                failedSince.Add(it.Subject);
        }

        foreach (var lane in lanes.Values)
            Place(lane, now);
    }

    /// <summary>Up to where the feed was read.</summary>
    public long ReadTo { get; private set; }

    /// <summary>The last event that was read; 0 for none, null where nobody knows yet.</summary>
    public long? LastRead { get; private set; }

    /// <summary>How many more events can be taken on now.</summary>
    public int Room => setAsides >= MostSetAside ? 0 : IsDown ? Math.Max(0, 1 - taken.Count) : MostTaken - taken.Count;

    /// <summary>When something is due; null where nothing is until something happens.</summary>
    public DateTimeOffset? Due
    {
        get
        {
            DateTimeOffset? fresh = ready.Count == 0 ? null : IsDown ? probeAt : DateTimeOffset.MinValue;
            DateTimeOffset? again = retries.Count > 0 ? DateTimeOffset.MinValue : waiting.TryPeek(out _, out var next) ? next : null;
            return (fresh is null || again < fresh ? again : fresh) is { } due ? Later(due, heldUntil) : null;
        }
    }

    private bool IsDown => failedSince.Count >= Down;

    /// <summary>Takes on the next run of the feed.</summary>
    public void Take(FeedPage page, DateTimeOffset now)
    {
        lock (gate)
        {
            foreach (var it in page.Events)
            {
                var delivery = Delivery.Of(it);
                taken.Enqueue(delivery);
                LastRead = delivery.Position;
                var lane = Of(delivery.Subject);
                lane.Deliveries.Enqueue(delivery);
                if (lane.Deliveries.Count == 1)
                    Place(lane, now);
                else if (lane.Deliveries.Peek().IsSetAside)
                    SetAside(delivery);
            }

            ReadTo = page.Position;
            Advance();
        }
    }

    /// <summary>What is to be sent next; null where nothing is now.</summary>
    public Delivery? Next(DateTimeOffset now)
    {
        lock (gate)
        {
            if (heldUntil > now)
                return null;
            while (waiting.TryPeek(out var lane, out var next) && next <= now)
            {
                waiting.Dequeue();
                retries.Enqueue(lane, lane.Deliveries.Peek().Position);
            }

            if (retries.TryDequeue(out var first, out _))
                return first.Deliveries.Peek();
            if ((IsDown && probeAt > now) || !ready.TryDequeue(out first, out _))
                return null;
            if (IsDown)
                PutOffProbe(now);
            return first.Deliveries.Peek();
        }
    }

    /// <summary>The endpoint took it.</summary>
    public void Succeed(Delivery delivery, DateTimeOffset now)
    {
        lock (gate)
        {
            var lane = lanes[delivery.Subject];
            lane.Deliveries.Dequeue();
            delivery.IsDone = true;
            if (delivery.IsSetAside)
                (setAsides, changed[delivery.Position]) = (setAsides - 1, null);
            (standing, hasMoved) = (standing with { Delivered = standing.Delivered + (delivery.Position > 0 ? 1 : 0), LastSuccess = now }, true);
            if (IsDown)
                TryAllAgain();
            failedSince.Clear();
            probes = 0;
            Place(lane, now);
            Advance();
        }
    }

    /// <summary>The endpoint did not take it.</summary>
    /// <returns>Since when nothing was delivered at all, where it was given up and that is so; null else.</returns>
    public DateTimeOffset? Fail(Delivery delivery, Attempt attempt, TimeSpan? askedToWait, DateTimeOffset now)
    {
        lock (gate)
        {
            delivery.Add(attempt);
            delivery.First ??= attempt.At;
            if (failedSince.Add(delivery.Subject) && failedSince.Count == Down)
                PutOffProbe(now);
            (standing, hasMoved) = (standing with { LastFailure = attempt }, true);

            if (!delivery.IsSetAside)
                SetAside(delivery);
            changed[delivery.Position] = delivery;
            var lane = lanes[delivery.Subject];
            delivery.Next = askedToWait is { } asked ? Asked(delivery, asked, now) : now + schedule.After(++delivery.Failures, chance());
            var isGivenUp = delivery.Next is null;
            if (isGivenUp)
            {
                delivery.Parked = now;
                failedSince.Remove(delivery.Subject);
                setAsides--;
                lane.Deliveries.Dequeue();
            }
            else
            {
                foreach (var held in lane.Deliveries.Where(it => !it.IsSetAside))
                    SetAside(held);
            }

            Place(lane, now);
            Advance();
            return isGivenUp && !(standing.LastSuccess >= delivery.First) ? delivery.First : null;
        }
    }

    /// <summary>What is to be written since this was last asked; null where nothing is.</summary>
    public Progress? Changes()
    {
        lock (gate)
        {
            if (!hasMoved && changed.Count == 0)
                return null;
            var progress = new Progress(standing, changed.ToDictionary(it => it.Key, it => it.Value?.Copy()));
            (changed, hasMoved) = ([], false);
            return progress;
        }
    }

    /// <summary>It could not be written, and has to be another time; what changed since counts more.</summary>
    public void NotWritten(Progress progress)
    {
        lock (gate)
        {
            hasMoved = true;
            foreach (var (position, row) in progress.Rows)
                changed.TryAdd(position, row);
        }
    }

    /// <summary>Who asks to be left alone is there, and is: that counts as no failure, but goes on for no longer than failures would.</summary>
    private DateTimeOffset? Asked(Delivery delivery, TimeSpan pause, DateTimeOffset now)
    {
        var next = now + (pause < schedule.Longest ? pause : schedule.Longest);
        heldUntil = Later(heldUntil, next);
        return next <= delivery.First + schedule.Whole ? next : null;
    }

    private void PutOffProbe(DateTimeOffset now) => probeAt = now + (schedule.After(++probes, chance()) ?? schedule.Longest);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private Lane Of(string subject) => lanes.TryGetValue(subject, out var lane) ? lane : lanes[subject] = new(subject);

    private void Place(Lane lane, DateTimeOffset now)
    {
        if (!lane.Deliveries.TryPeek(out var first))
            lanes.Remove(lane.Subject);
        else if (first.Next is { } next && next > now)
            waiting.Enqueue(lane, next);
        else
            (first.IsSetAside ? retries : ready).Enqueue(lane, first.Position);
    }

    private void SetAside(Delivery delivery)
    {
        (delivery.IsSetAside, delivery.Event) = (true, null);
        setAsides++;
        changed[delivery.Position] = delivery;
    }

    /// <summary>An endpoint that was down and answers again gets all that waited for it.</summary>
    private void TryAllAgain()
    {
        while (waiting.TryDequeue(out var lane, out _))
            retries.Enqueue(lane, lane.Deliveries.Peek().Position);
    }

    private void Advance()
    {
        var position = standing.Position;
        var previous = standing.Previous;
        while (taken.TryPeek(out var first) && (first.IsDone || first.IsSetAside))
            position = (previous = taken.Dequeue().Position).Value;
        if (taken.Count == 0)
            (position, previous) = (ReadTo, LastRead);
        if (position != standing.Position)
            (standing, hasMoved) = (standing with { Position = position, Previous = previous }, true);
    }

    /// <summary>The deliveries of one subject, in order. The first of them is in flight, or ready, or waits for its next time.</summary>
    private sealed class Lane(string subject)
    {
        public string Subject => subject;

        public Queue<Delivery> Deliveries { get; } = new();
    }
}
