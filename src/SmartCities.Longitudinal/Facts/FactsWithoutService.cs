using JasperFx.Events.Daemon;
using Marten;
using Npgsql;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Facts;

/// <summary>
/// Projects facts for a command as long as no service does: a service beside it keeps doing so itself, and one that starts meanwhile waits until the
/// command is done, so that the projection never changes hands under a command's feet.
/// </summary>
public sealed class FactsWithoutService(IDocumentStore store, NpgsqlDataSource database, ILogger<FactsWithoutService> log) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource done = new();
    private Task running = Task.CompletedTask;

    public void Start() => running = RunAsync(done.Token);

    public async ValueTask DisposeAsync()
    {
        await done.CancelAsync();
        await running;
        done.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            NpgsqlConnection? alone;
            while ((alone = await Presence.TryAloneAsync(database, cancellation)) is null)
                await Task.Delay(Pause, cancellation);

            await using var held = alone;
            await using var daemon = (IAsyncDisposable)await store.BuildProjectionDaemonAsync(null, log);
            await ((IProjectionDaemon)daemon).StartAllAsync();
            try
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }
            finally
            {
                await ((IProjectionDaemon)daemon).StopAllAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The command is done.
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The facts cannot be projected.");
        }
    }
}
