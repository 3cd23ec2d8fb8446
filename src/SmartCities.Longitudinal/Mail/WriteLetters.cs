using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Feeds;
using SmartCities.Longitudinal.Pages.Forms;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Mail;

/// <summary>Writes a message when it is sent, from what stands then: the queue holds nothing of it.</summary>
public sealed class WriteLetters(EventLog log, ServiceAddress address)
{
    /// <summary>What a message tells its recipient; nothing where they no longer act for the city.</summary>
    public async Task<IReadOnlyList<Told>> ToldAsync(QueuedMail mail, CancellationToken cancellation)
    {
        var told = new List<Told>();
        foreach (var item in mail.Items)
        {
            await using var look = log.Look();
            var (edition, city) = (look.At<Edition>(Streams.Edition(item.Edition)), look.At<City>(Streams.City(item.City)));
            var submission = look.At<Submission>(Streams.Submission(item.Edition, item.City));
            await look.ReadAsync(cancellation);
            var there = (await city).State;
            if (Addressed.CityOf(mail.Recipient) is not null || there.Members.ContainsKey(mail.Recipient))
                told.Add(Tell(item, (await edition).State, there, (await submission).State));
        }

        return told;
    }

    private Told Tell(MailItem item, Edition edition, City city, Submission submission)
    {
        var closes = submission.Extended is { } extended && item.Kind is MailKind.Extension or MailKind.Reminder ? extended : edition.Closes;
        return new(
            item.Kind,
            edition.Plan!.Title,
            city.Name,
            address.Value + FormPage.Desk(item.Edition, item.City),
            closes is { } moment && item.Kind is MailKind.Invitation or MailKind.Reminder or MailKind.Return or MailKind.Extension
                ? language => Deadline.InWords(Deadline.In(moment, edition.TimeZone), edition.TimeZone, language)
                : null);
    }
}
