using System.Security.Cryptography;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Subscriptions;

/// <summary>
/// Drives deliveries from the log. Each subscription is one node's at a time, by a lease that the node renews and others take over when it ends; each has a
/// loop of its own, so that no endpoint waits for another. What they got done is written for all at once, now and then.
/// </summary>
public sealed class DriveSubscriptions(SubscriptionRows rows, SubscriptionDriving driving, IConfiguration configuration, TimeProvider time, ILogger<DriveSubscriptions> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Flush = TimeSpan.FromMilliseconds(400);

    private readonly string node = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private readonly TimeSpan lease = StorageModule.StaleAfter(configuration);
    private readonly Dictionary<string, SubscriptionRun> runs = [];
    private readonly SemaphoreSlim writing = new(1);
    private readonly SemaphoreSlim looked = new(0, 1);

    private long renewed;
    private bool isLeased;

    /// <summary>Whether what this node drives is still its own, by its own clock: one that was frozen knows it before it sends anything.</summary>
    public bool HoldsLease => Volatile.Read(ref isLeased) && time.GetElapsedTime(Volatile.Read(ref renewed)) < lease;

    /// <summary>Looks at once: something was started or changed here.</summary>
    public void Wake()
    {
        try
        {
            if (looked.CurrentCount == 0)
                looked.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else woke it first.
        }
    }

    /// <summary>Writes what all of them got done, each if it is still this node's; one that is not is ended.</summary>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            SubscriptionRun[] those;
            lock (runs)
                those = [.. runs.Values];
            var changed = new List<(SubscriptionRun Run, DeliveryQueue Queue, Progress Progress)>();
            foreach (var run in those)
            {
                if (run.Queue is { } queue && queue.Changes() is { } progress)
                    changed.Add((run, queue, progress));
            }

            if (changed.Count == 0)
                return;
            try
            {
                var written = await rows.WriteAsync([.. changed.Select(it => (it.Run.Id, it.Run.Fence, it.Progress))], cancellation);
                foreach (var (lost, _, _) in changed.Where(it => !written.Contains(it.Run.Id)))
                    lost.Lose();
            }
            catch
            {
                foreach (var (_, queue, progress) in changed)
                    queue.NotWritten(progress);
                throw;
            }
        }
        finally
        {
            writing.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var flushing = FlushAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
                await looked.WaitAsync(Look, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogDebug(failure, "Subscriptions were not looked after; there is a next time.");
                await Task.Delay(Look, CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                // The service stops.
            }
        }

        await flushing;
        await EndAsync();
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var asked = time.GetTimestamp();
        var renew = !isLeased || time.GetElapsedTime(renewed, asked) > lease / 3;
        if (renew)
            await RenewAsync(cancellation);
        var mine = await rows.ClaimAsync(node, lease, cancellation);

        // What is another's by now stops before this node trusts its own clock again.
        foreach (var run in Gone(mine.ToDictionary(it => it.Id, it => it.Fence)))
            run.Lose();
        if (renew)
        {
            Volatile.Write(ref renewed, asked);
            Volatile.Write(ref isLeased, true);
        }

        foreach (var (id, fence, stamp) in mine)
        {
            if (Of(id) is { } there)
                there.Saw(stamp);
            else
                Start(id, fence, cancellation);
        }
    }

    // Never beside a write of progress: each would wait for rows that the other has.
    private async Task RenewAsync(CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            await rows.RenewAsync(node, lease, cancellation);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Those that are not this node's any more, or not by the same claim.</summary>
    private SubscriptionRun[] Gone(Dictionary<string, long> mine)
    {
        lock (runs)
            return [.. runs.Values.Where(it => !mine.TryGetValue(it.Id, out var fence) || fence != it.Fence)];
    }

    private SubscriptionRun? Of(string id)
    {
        lock (runs)
            return runs.GetValueOrDefault(id);
    }

    private void Start(string id, long fence, CancellationToken stopping)
    {
        var run = new SubscriptionRun(id, fence, driving, this);
        lock (runs)
            runs[id] = run;
        run.Start(
            () =>
            {
                lock (runs)
                    runs.Remove(id);
            },
            stopping);
    }

    private async Task FlushAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Flush);
        await timer.EachAsync(WriteAsync, failure => log.LogDebug(failure, "The progress of subscriptions was not written; there is a next time."), stopping);
    }

    private async Task EndAsync()
    {
        Task[] running;
        lock (runs)
            running = [.. runs.Values.Select(it => it.Running)];
        await Task.WhenAll(running);
        try
        {
            await rows.ReleaseAsync(node, CancellationToken.None);
        }
        catch (Exception away) when (Failures.IsDatabaseAway(away))
        {
            log.LogWarning("The subscriptions of this node were not let go of, the database is away: {Reason}", away.Message);
        }
    }
}
