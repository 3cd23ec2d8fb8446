using System.Security.Cryptography;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Feeds;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Subscriptions;

namespace SmartCities.Longitudinal.Mail;

/// <summary>
/// Takes from the log what cities are written about, and sends it. Every node does both: which of them takes up a run of the log, and which sends a message,
/// the database decides.
/// </summary>
public sealed class DriveMail(
    MailQueue queue, WriteLetters letters, ActorDirectory directory, EventLog events, FeedTail tail, MailOptions options, TimeProvider time, ILogger<DriveMail> log) : BackgroundService
{
    private const int PageSize = 200;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Who wants one mail a day: what is due within this time waits for the next one, so that nothing joins a message that is going out.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    private static readonly FeedFilter Mailed = new([.. MailKinds.ByType.Keys.Order(StringComparer.Ordinal)], null, null, IsPublic: false);

    private readonly string node = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private readonly RetrySchedule schedule = new(options.RetrySeconds);
    private readonly SemaphoreSlim queued = new(0, options.Connections);

    /// <summary>A message is another node's after this: twice the time it may take, and some for its words.</summary>
    private TimeSpan Lease => (options.Timeout * 2) + TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.IsConfigured)
            await Task.WhenAll([FillAsync(stoppingToken), .. Enumerable.Range(0, options.Connections).Select(_ => SendAsync(stoppingToken))]);
    }

    private async Task FillAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var from = await queue.PositionAsync(stopping);
                var page = await tail.NextAsync(Mailed, from, PageSize, Idle, stopping);
                if (page.Position <= from)
                    continue;
                if (await queue.AddAsync(from, page.Position, await AddressAsync(page, stopping), stopping) && page.Events.Count > 0)
                    Wake();
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // The service stops.
            }
            catch (Exception failure)
            {
                await PauseAsync("Mail was not taken from the log", failure, stopping);
            }
        }
    }

    /// <summary>Each event to the city's office and to its members, as far as they have an address.</summary>
    private async Task<IReadOnlyList<Addressed>> AddressAsync(FeedPage page, CancellationToken cancellation)
    {
        var items = page.Events.Select(it => (City: it.Event.City!, Item: new MailItem(it.Event.Position, MailKinds.ByType[it.Event.Type], it.Event.Edition, it.Event.City))).ToList();
        var cities = items.Select(it => it.City).Distinct().ToList();
        if (cities.Count == 0)
            return [];
        var offices = await queue.MailboxesAsync(cities, cancellation);
        var look = events.Look();
        var folded = cities.Select(it => look.At<City>(Streams.City(it))).ToList();
        await look.ReadAsync(cancellation);
        var members = cities.Zip(await Task.WhenAll(folded)).ToDictionary(it => it.First, it => it.Second.State.Members.Keys);
        var people = await directory.FindAsync([.. members.Values.SelectMany(it => it).Distinct()], cancellation);

        var now = time.GetUtcNow();
        return
        [
            .. from it in items
               where offices.ContainsKey(it.City)
               let office = Addressed.Office(it.City)
               select offices[it.City] && !it.Item.Kind.LetsIn() ? Addressed.With(it.Item, office, NextDigest(now)) : Addressed.AtOnce(it.Item, office),
            .. from it in items
               from member in members[it.City]
               where people.ContainsKey(member)
               select people[member].Digest ? Addressed.With(it.Item, member, NextDigest(now)) : Addressed.AtOnce(it.Item, member),
        ];
    }

    private DateTimeOffset NextDigest(DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddHours(options.DigestHour);
        return today > now + Ahead ? today : today.AddDays(1);
    }

    private async Task SendAsync(CancellationToken stopping)
    {
        using var courier = new SmtpCourier(options);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                while (!stopping.IsCancellationRequested && await SendNextAsync(courier, stopping))
                {
                }

                await courier.HangUpAsync();
                await queued.WaitAsync(Look, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // The service stops; what was being sent was settled.
            }
            catch (Exception failure)
            {
                await PauseAsync("Mail was not sent", failure, stopping);
            }
        }

        await courier.HangUpAsync();
    }

    /// <returns>False where nothing is due.</returns>
    private async Task<bool> SendNextAsync(SmtpCourier courier, CancellationToken stopping)
    {
        var claimed = time.GetTimestamp();
        if (await queue.ClaimAsync(node, Lease, stopping) is not { } mail)
            return false;

        // From here on it is brought to an end, whether the service stops or not: it takes no longer than a message may.
        var told = await letters.ToldAsync(mail, CancellationToken.None);
        if (told.Count == 0 || await queue.RecipientAsync(mail.Recipient, CancellationToken.None) is not { } to)
            await queue.ForgetAsync(mail, node, CancellationToken.None);
        else if (to.IsUnreachable)
            await queue.SettleAsync(mail, node, MailState.Unreachable, null, null, CancellationToken.None);
        else if (Message.Write(mail.Id, to, told, options) is var message && time.GetElapsedTime(claimed) < Lease - options.Timeout)
            await SettleAsync(mail, await courier.SendAsync(message));
        return true;
    }

    private async Task SettleAsync(QueuedMail mail, Handed handed)
    {
        var (state, again) = (handed.State, (DateTimeOffset?)null);
        if (state == MailState.Queued && schedule.After(mail.Attempts, RetrySchedule.Chance()) is { } pause)
            again = time.GetUtcNow() + pause;
        else if (state == MailState.Queued)
            state = MailState.Failed;
        if (state != MailState.Sent)
            log.LogWarning("The message {Message} is {State} after attempt {Attempt}: {Reason} ({Answer}).", mail.Id, state.Word(), mail.Attempts, handed.Why, handed.Answer);

        // What was taken is noted as long as nobody else would send it: the database may be away for a moment.
        for (var since = time.GetTimestamp(); ; await Task.Delay(Pause, time, CancellationToken.None))
        {
            try
            {
                await queue.SettleAsync(mail, node, state, handed.Answer, again, CancellationToken.None);
                return;
            }
            catch (Exception away) when (Failures.IsDatabaseAway(away) && time.GetElapsedTime(since) < Lease)
            {
                log.LogDebug(away, "What became of a message was not noted yet.");
            }
        }
    }

    private void Wake()
    {
        try
        {
            queued.Release(options.Connections - queued.CurrentCount);
        }
        catch (Exception full) when (full is SemaphoreFullException or ArgumentOutOfRangeException)
        {
            // They are awake.
        }
    }

    private async Task PauseAsync(string what, Exception failure, CancellationToken stopping)
    {
        log.LogWarning("{What}, there is a next time: {Reason}", what, failure.Message);
        log.LogDebug(failure, "Why it stood still.");
        await Task.WhenAny(Task.Delay(Pause, stopping));
    }
}
