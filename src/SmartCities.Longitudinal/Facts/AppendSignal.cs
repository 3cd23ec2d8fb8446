using JasperFx.Events.Daemon.HighWater;
using Marten;
using Marten.Services;

namespace SmartCities.Longitudinal.Facts;

/// <summary>
/// Wakes the projection when this node has appended, instead of at its next look; what other nodes append is seen at that look. The database's own
/// notification would wake every node, but takes one lock for all at each commit: it halves what sixteen writers get recorded.
/// </summary>
public sealed class AppendSignal : DocumentSessionListenerBase, IDaemonWakeup
{
    // Under load, appends of this long are taken up together.
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(25);

    private readonly SemaphoreSlim appended = new(0, 1);

    public override Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
    {
        try
        {
            if (appended.CurrentCount == 0 && commit.GetStreams().Any())
                appended.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another append signalled first.
        }

        return Task.CompletedTask;
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
