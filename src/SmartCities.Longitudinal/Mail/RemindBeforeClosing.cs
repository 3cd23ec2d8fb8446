using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Mail;

/// <summary>Reminds cities that have not submitted, some days before their edition closes: once before each closing, whichever node looks first.</summary>
public sealed class RemindBeforeClosing(
    KeepDeadlines deadlines, Participations participations, Positions positions, EventLog log, MailOptions options, TimeProvider time, ILogger<RemindBeforeClosing> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly Actor System = new("system", "system", "deadline");

    // Those that were looked through by this node.
    private readonly HashSet<(string Edition, DateTimeOffset Closes)> done = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.IsConfigured || options.RemindDays == 0)
            return;
        using var timer = new PeriodicTimer(Look, time);
        await timer.EachAsync(RemindAsync, failure => logger.LogDebug(failure, "Cities were not reminded; there is a next time."), stoppingToken);
    }

    private async Task RemindAsync(CancellationToken cancellation)
    {
        foreach (var it in await deadlines.OpenAsync(cancellation))
        {
            var now = time.GetUtcNow();
            if (now < it.Closes.AddDays(-options.RemindDays) || now >= it.Closes || done.Contains((it.Edition, it.Closes)))
                continue;
            var stages = await participations.OfEditionAsync(it.Edition, await positions.ReadableAsync(cancellation), cancellation);
            foreach (var (city, stage) in stages)
            {
                if (stage is ParticipationStage.Invited or ParticipationStage.Started or ParticipationStage.Returned)
                    await EditionAndCity.DecideOnSubmissionAsync(it.Edition, city, null, log, System, (submission, edition) => RemindCity.Decide(submission, new(it.Closes), edition, city), cancellation);
            }

            done.Add((it.Edition, it.Closes));
        }
    }
}
