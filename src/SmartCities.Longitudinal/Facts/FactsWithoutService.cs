using Marten;
using Npgsql;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Facts;

/// <summary>
/// Projects facts for a command as long as no service does: a service beside it keeps doing so itself, and one that starts meanwhile waits until the
/// command is done, so that the projection never changes hands under a command's feet.
/// </summary>
public sealed class FactsWithoutService(IDocumentStore store, NpgsqlDataSource database, ILogger<FactsWithoutService> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Does something that waits for facts while they are projected, by a service or here; it fails when the projection does.</summary>
    public async Task<T> WhileAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var projecting = RunAsync(done.Token);
        var working = work(done.Token);
        try
        {
            if (await Task.WhenAny(working, projecting) == projecting)
                await projecting;
            return await working;
        }
        finally
        {
            await done.CancelAsync();
            await projecting;
        }
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            NpgsqlConnection? alone;
            while ((alone = await Presence.TryAloneAsync(database, cancellation)) is null)
                await Task.Delay(Pause, cancellation);

            await using var held = alone;
            using var daemon = await store.BuildProjectionDaemonAsync(null, log);
            await daemon.StartAllAsync();
            try
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }
            finally
            {
                await daemon.StopAllAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The command is done.
        }
    }
}
