using Npgsql;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Drafts;
using SmartCities.Longitudinal.Mail;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Editions;

/// <summary>A message to a city's office (<c>office</c>) or to a member, by id: how far it has come, since when.</summary>
public sealed record MailSent(string To, MailKind Kind, MailState State, DateTimeOffset? At);

/// <summary>How a city was reached, and where its form stands; for editors.</summary>
/// <param name="Invited">When it was invited last.</param>
/// <param name="Until">When that invitation ends.</param>
/// <param name="InvitationWithdrawn">When its invitation was withdrawn, where it was not invited again.</param>
/// <param name="Opened">When the link of an invitation was first opened; by whom or what nobody knows.</param>
/// <param name="Reminded">When it was reminded last.</param>
/// <param name="ExtendedUntil">Until when its form is taken, where that is later than from others.</param>
/// <param name="LastActivity">When anything happened in its draft or its submission last.</param>
/// <param name="Section">The section of the form worked on last, while it is not submitted.</param>
/// <param name="RequiredBlank">How many questions still need an answer, while it is not submitted.</param>
/// <param name="HasAddress">Whether there is anywhere to write to.</param>
/// <param name="Unreachable">Whether every address of it bounced.</param>
/// <param name="Mail">Its last message of each kind to each recipient.</param>
public sealed record CityReach(
    DateTimeOffset? Invited,
    DateTimeOffset? Until,
    DateTimeOffset? InvitationWithdrawn,
    DateTimeOffset? Opened,
    DateTimeOffset? Reminded,
    DateTimeOffset? ExtendedUntil,
    DateTimeOffset? LastActivity,
    string? Section,
    int? RequiredBlank,
    bool HasAddress,
    bool Unreachable,
    IReadOnlyList<MailSent> Mail);

/// <summary>Reads how cities were reached for an edition, and how far their drafts have come: for all of them in a few queries.</summary>
public sealed class Reached(NpgsqlDataSource database, EventLog log, Links links)
{
    /// <summary>How each of these cities was reached; where its form is on the way at its stage, how far it is.</summary>
    public async Task<IReadOnlyDictionary<string, CityReach>> OfCitiesAsync(
        Edition edition, IReadOnlyDictionary<string, City> cities, IReadOnlyDictionary<string, ParticipationStage> stages, CancellationToken cancellation)
    {
        var drafts = await log.ReadAllAsync<Draft>(Streams.Draft(edition.Id, ""), cancellation);
        var (opened, mail, addresses) = (await links.OpenedAsync(edition.Id, cancellation), await MailAsync(edition.Id, cancellation), await AddressesAsync(cities, cancellation));
        var happened = await HappenedAsync(edition.Id, cancellation);
        return cities.Keys.ToDictionary(it => it, Of, StringComparer.Ordinal);

        CityReach Of(string city)
        {
            var at = happened.GetValueOrDefault(city);
            var (addressed, bounced) = addresses.GetValueOrDefault(city);
            var (section, blank) = stages.TryGetValue(city, out var stage) && stage is ParticipationStage.Started or ParticipationStage.Returned && drafts.TryGetValue(Streams.Draft(edition.Id, city), out var draft)
                ? Stuck(edition, draft.State)
                : (null, null);
            return new(
                at?.Invited, at?.Until, at?.Withdrawn, opened.TryGetValue(city, out var first) ? first : null, at?.Reminded, at?.Extended, at?.Last, section, blank, addressed > 0, addressed > 0 && bounced == addressed,
                mail.GetValueOrDefault(city) ?? []);
        }
    }

    private static (string? Section, int? RequiredBlank) Stuck(Edition edition, Draft draft) =>
        edition.Questionnaires.GetValueOrDefault(draft.Questionnaire) is { } form
            ? (draft.Last is { } last ? form.Find(last)?.Section : null, form.RequiredButMissing(draft.Answers).Count())
            : (null, null);

    private async Task<Dictionary<string, Happened>> HappenedAsync(string edition, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"""
            select split_part(stream_id, ':', 3), max(timestamp),
                max(timestamp) filter (where type = 'submission.city-invited.v1'), max(timestamp) filter (where type = 'submission.city-reminded.v1'),
                (array_agg(data ->> 'until' order by seq_id desc) filter (where type = 'submission.city-invited.v1'))[1]::timestamptz,
                (array_agg(data ->> 'until' order by seq_id desc) filter (where type = 'submission.city-extended.v1'))[1]::timestamptz,
                max(timestamp) filter (where type = 'submission.invitation-withdrawn.v1'),
                max(seq_id) filter (where type = 'submission.invitation-withdrawn.v1') > coalesce(max(seq_id) filter (where type = 'submission.city-invited.v1'), 0)
            from {StorageModule.LogSchema}.mt_events where starts_with(stream_id, 'submission:' || $1 || ':') or starts_with(stream_id, 'draft:' || $1 || ':')
            group by 1
            """);
        command.Parameters.Add(new() { Value = edition });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var all = new Dictionary<string, Happened>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancellation))
        {
            var isWithdrawn = !row.IsDBNull(7) && row.GetBoolean(7);
            all[row.GetString(0)] = new(
                Moment(row, 1), isWithdrawn ? null : Moment(row, 2), Moment(row, 3), isWithdrawn ? null : Moment(row, 4), Moment(row, 5), isWithdrawn ? Moment(row, 6) : null);
        }

        return all;
    }

    private async Task<Dictionary<string, List<MailSent>>> MailAsync(string edition, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select distinct on (it.city, it.recipient, it.kind) it.city, it.recipient, it.kind, mail.state, mail.settled
            from study.mail_items as it join study.mail on mail.id = it.message
            where it.edition = $1 order by it.city, it.recipient, it.kind, it.position desc
            """);
        command.Parameters.Add(new() { Value = edition });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var all = new Dictionary<string, List<MailSent>>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancellation))
        {
            if (!all.TryGetValue(row.GetString(0), out var sent))
                all[row.GetString(0)] = sent = [];
            var to = row.GetString(1);
            sent.Add(new(Addressed.CityOf(to) is null ? to : "office", Words.Parse<MailKind>(row.GetString(2))!.Value, Words.Parse<MailState>(row.GetString(3))!.Value, Moment(row, 4)));
        }

        return all;
    }

    /// <summary>How many addresses each city has, its office's and its members', and how many of them bounced.</summary>
    private async Task<Dictionary<string, (int Addressed, int Bounced)>> AddressesAsync(IReadOnlyDictionary<string, City> cities, CancellationToken cancellation)
    {
        var members = cities.SelectMany(it => it.Value.Members.Keys, (it, member) => (City: it.Key, Member: member)).ToList();
        await using var command = database.CreateCommand(
            """
            select city, count(*)::integer, count(unreachable)::integer from (
                select city, unreachable from study.mailboxes where city = any($1)
                union all
                select of.city, people.unreachable from unnest($2::text[], $3::text[]) as of (city, person) join study.people on people.id = of.person) as known
            group by city
            """);
        command.Parameters.Add(new() { Value = cities.Keys.ToArray() });
        command.Parameters.Add(new() { Value = members.Select(it => it.City).ToArray() });
        command.Parameters.Add(new() { Value = members.Select(it => it.Member).ToArray() });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var all = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancellation))
            all[row.GetString(0)] = (row.GetInt32(1), row.GetInt32(2));
        return all;
    }

    private static DateTimeOffset? Moment(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    private sealed record Happened(DateTimeOffset? Last, DateTimeOffset? Invited, DateTimeOffset? Reminded, DateTimeOffset? Until, DateTimeOffset? Extended, DateTimeOffset? Withdrawn);
}
