using System.Text.RegularExpressions;
using JasperFx.Events.Daemon;
using Npgsql;
using SmartCities.Longitudinal.Storage;
using Wolverine.Runtime;
using Wolverine.Runtime.Agents;
using AgentStatus = JasperFx.AgentStatus;

namespace SmartCities.Longitudinal.Facts;

/// <summary>
/// Starts the projection again after it stopped on something that passes (the database was away, another node's page came first), and lets go of it
/// when the database says that it is another node's: nothing else does either. Stopped on an event that it cannot take up, it is left alone.
/// </summary>
public sealed partial class KeepFactsRunning(IWolverineRuntime node, NpgsqlDataSource database, IConfiguration configuration, ILogger<KeepFactsRunning> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private const int LongestPause = 16;

    private readonly TimeSpan stale = StorageModule.StaleAfter(configuration);

    private Uri? agentUri;
    private string? said;
    private int others;
    private int restarts;
    private int wait;

    /// <summary>Why this node's projection stopped, while it stands still.</summary>
    public string? Failure { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);

        // The database is away, or the projection cannot start yet.
        await timer.EachAsync(LookAsync, failure => log.LogDebug(failure, "The projection was not looked after."), stoppingToken);
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        if (await FrozenSessions.EndAsync(database, stale, cancellation) is > 0 and var ended)
            log.LogWarning("Ended {Count} sessions of a node that does not move, for others that waited for it.", ended);

        var owner = await OwnerAsync(cancellation);
        if (agentUri is null || !node.Agents.TryFindActiveAgent<IEventSubscriptionAgent>(agentUri, out var agent))
        {
            Failure = null;
            return;
        }

        others = owner is { } other && other != node.Options.UniqueNodeId ? others + 1 : 0;
        var status = agent.Status;
        if (others > 1 && status != AgentStatus.Stopped)
        {
            // Seen twice: while a node takes over, the row is a moment behind.
            log.LogWarning("The facts are another node's now; this one lets go of them.");
            await node.Agents.StopLocallyAsync(agentUri);
            return;
        }

        if (status is not (AgentStatus.Paused or AgentStatus.Stopped))
        {
            Failure = said = null;
            restarts = wait = 0;
            return;
        }

        Failure = agent.Failure is { } failure ? Sentence(failure) : "no reason was given.";
        if (agent.Failure is { } stopped && Failure != said)
            log.LogWarning("The projection of facts stopped ({Category}): {Reason}", stopped.Category, said = Failure);
        if (owner != node.Options.UniqueNodeId || agent.Failure is { Category: ShardFailureCategory.ApplyEvent or ShardFailureCategory.EventSerialization or ShardFailureCategory.UnknownEventType })
            return;
        if (wait-- > 0)
            return;

        wait = Math.Min(LongestPause, 1 << Math.Min(restarts++, 10));
        log.LogInformation("Starting the projection of facts again; it stopped because of {Reason}", Failure);
        await agent.StopAsync(cancellation);
        await agent.StartAsync(cancellation);
    }

    // The store puts the SQL that failed around what the database said about it.
    private static string Sentence(ShardFailure failure)
    {
        var lines = $"{failure.Message}\n{failure.Detail}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.FirstOrDefault(it => Said().IsMatch(it)) ?? lines.FirstOrDefault() ?? failure.RootExceptionType;
    }

    [GeneratedRegex("^[0-9A-Z]{5}: ", RegexOptions.CultureInvariant)]
    private static partial Regex Said();

    private async Task<Guid?> OwnerAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"select id, node_id from {StorageModule.MessagesSchema}.wolverine_node_assignments where id like 'event-subscriptions://%/{FactsProjection.Name.ToLowerInvariant()}/all'");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            return null;
        agentUri = new Uri(reader.GetString(0));
        return reader.IsDBNull(1) ? null : reader.GetGuid(1);
    }
}
