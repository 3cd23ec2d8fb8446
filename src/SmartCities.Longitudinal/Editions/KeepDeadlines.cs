using Npgsql;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Editions;

/// <summary>An edition that is open and closes by itself.</summary>
public sealed record Closing(string Edition, DateTimeOffset Closes, DateTimeOffset LastMoment);

/// <summary>Closes editions whose time is over. Every node looks; which of them records it, the edition's version decides.</summary>
public sealed class KeepDeadlines(NpgsqlDataSource database, EventLog log, TimeProvider time, ILogger<KeepDeadlines> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly Actor System = new("system", "system", "deadline");

    /// <summary>The editions that are open and close by themselves, in the order of their ids.</summary>
    public async Task<IReadOnlyList<Closing>> OpenAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"""
            select split_part(stream_id, ':', 2), (data ->> 'closes')::timestamptz, coalesce((data ->> 'graceMinutes')::integer, 0)
            from (
                select distinct on (stream_id) stream_id, type, data from {StorageModule.LogSchema}.mt_events
                where type in ('edition.opened.v1', 'edition.extended.v1', 'edition.closed.v1', 'edition.reopened.v1') order by stream_id, seq_id desc) as last
            where type <> 'edition.closed.v1' and data ->> 'timeZone' is not null and data ->> 'closes' is not null
            order by stream_id
            """);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var open = new List<Closing>();
        while (await row.ReadAsync(cancellation))
        {
            var closes = row.GetFieldValue<DateTimeOffset>(1);
            open.Add(new(row.GetString(0), closes, closes.AddMinutes(row.GetInt32(2))));
        }

        return open;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        await timer.EachAsync(CloseAsync, failure => logger.LogDebug(failure, "Deadlines were not looked at; there is a next time."), stoppingToken);
    }

    private async Task CloseAsync(CancellationToken cancellation)
    {
        foreach (var over in (await OpenAsync(cancellation)).Where(it => it.LastMoment < time.GetUtcNow()))
        {
            var recorded = await log.DecideAsync<Edition>(Streams.Edition(over.Edition), System, it => CloseEdition.AtItsDeadline(it, time.GetUtcNow()), cancellation);
            if (recorded.Added > 0)
                logger.LogInformation("The edition {Edition} closed at its deadline.", over.Edition);
        }
    }
}
