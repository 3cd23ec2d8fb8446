using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Feeds;
using SmartCities.Longitudinal.Pages.Forms;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Mail;

/// <summary>
/// What a message tells, found when it is sent, from what stands then: the queue holds nothing of it. A city's office gets in by its link; persons sign in.
/// </summary>
public sealed class WriteLetters(EventLog log, Links links, ServiceAddress address, TimeProvider time)
{
    /// <summary>How long an invitation is good where neither it nor its edition ends.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromDays(60);

    /// <summary>How long a link is good that somebody waits for.</summary>
    private static readonly TimeSpan Asked = TimeSpan.FromMinutes(10);

    /// <summary>What a message tells its recipient; nothing where they no longer act for the city, or its invitation was withdrawn meanwhile.</summary>
    public async Task<IReadOnlyList<Told>> ToldAsync(QueuedMail mail, CancellationToken cancellation)
    {
        var told = new List<Told>();
        foreach (var item in mail.Items)
        {
            if (await TellAsync(item, mail.Recipient, cancellation) is { } it)
                told.Add(it);
        }

        return told;
    }

    private async Task<Told?> TellAsync(MailItem item, string recipient, CancellationToken cancellation)
    {
        if (item.Kind == MailKind.SignIn)
            return new(item.Kind, null, null, await links.MakeAsync(new(LinkPurpose.SignIn, item.City, Person: recipient), Asked, cancellation), IsOneTime: true);

        var city = (await log.ReadAsync<City>(Streams.City(item.City!), cancellation)).State;
        if (item.Kind == MailKind.Office)
            return new(item.Kind, null, city.Name, await links.MakeAsync(new(LinkPurpose.Office, item.City), Asked, cancellation), IsOneTime: true);

        var isOffice = Addressed.CityOf(recipient) is not null;
        if (!isOffice && !city.Members.ContainsKey(recipient))
            return null;

        var edition = (await log.ReadAsync<Edition>(Streams.Edition(item.Edition!), cancellation)).State;
        var submission = (await log.ReadAsync<Submission>(Streams.Submission(item.Edition!, item.City!), cancellation)).State;
        if (item.Kind.LetsIn() && submission.Invited == false)
            return null;

        var letsIn = isOffice && item.Kind.LetsIn();
        var closes = submission.Extended ?? edition.Closes;
        return new(
            item.Kind,
            edition.Plan!.Title,
            city.Name,
            letsIn
                ? await links.MakeAsync(new(LinkPurpose.Invitation, item.City, item.Edition), Lasting(submission.Extended ?? submission.InvitedUntil ?? edition.LastMoment ?? edition.Closes), cancellation)
                : address.Value + FormPage.Desk(item.Edition!, item.City!),
            letsIn,
            closes is { } moment && (item.Kind.LetsIn() || item.Kind == MailKind.Return)
                ? language => Deadline.InWords(Deadline.In(moment, edition.TimeZone), edition.TimeZone, language)
                : null,
            isOffice && item.Kind == MailKind.Invitation ? submission.InvitedIn : null);
    }

    private TimeSpan Lasting(DateTimeOffset? until) => until - time.GetUtcNow() is { } left && left > TimeSpan.Zero ? left : Usual;
}
