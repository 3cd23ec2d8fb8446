using JasperFx.Events.Daemon.HighWater;

namespace SmartCities.Longitudinal.Facts;

/// <summary>
/// Wakes the projection when this node has appended, instead of at its next look; what other nodes append is seen at that look. The database's own
/// notification would wake every node, but takes one lock for all at each commit: it halves what sixteen writers get recorded.
/// </summary>
public sealed class AppendSignal : IDaemonWakeup
{
    // Under load, appends of this long are taken up together.
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(25);

    private readonly SemaphoreSlim appended = new(0, 1);

    public void Signal()
    {
        try
        {
            if (appended.CurrentCount == 0)
                appended.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another append signalled first.
        }
    }

    public async Task WaitAsync(TimeSpan timeout, CancellationToken token)
    {
        if (await appended.WaitAsync(timeout, token))
            await Task.Delay(Gather, token);
    }

    /// <summary>It lives as long as the store, beyond the projection that waits on it.</summary>
    public void Dispose()
    {
    }
}
