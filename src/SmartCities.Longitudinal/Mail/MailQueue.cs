using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Mail;

/// <summary>How far a message has come.</summary>
public enum MailState
{
    Queued,
    Sent,

    /// <summary>The server said that there is no such address.</summary>
    Bounced,

    /// <summary>The address had bounced before: nothing was sent.</summary>
    Unreachable,

    /// <summary>Given up.</summary>
    Failed,
}

/// <summary>What one message tells: an event, at its position, about a city's part in an edition; or a link that was asked for, at a number of its own below 0.</summary>
public sealed record MailItem(long Position, MailKind Kind, string? Edition, string? City);

/// <summary>A message as the queue has it: whom it is for, by id, and what it is about. Nothing of what it says.</summary>
public sealed record QueuedMail(string Id, string Recipient, int Attempts, IReadOnlyList<MailItem> Items);

/// <summary>An item for a recipient, and the message it goes out with; when, or at once.</summary>
public sealed record Addressed(MailItem Item, string Recipient, string Message, DateTimeOffset? Due)
{
    private const string CityPrefix = "city:";

    /// <summary>By itself, at once; the message's id follows from what it is, so that the same is never queued as another.</summary>
    public static Addressed AtOnce(MailItem it, string recipient) =>
        new(it, recipient, Name($"{it.Position}|{it.Kind}|{recipient}"), null);

    /// <summary>With all that is due to the recipient at that time.</summary>
    public static Addressed With(MailItem it, string recipient, DateTimeOffset due) =>
        new(it, recipient, Name($"{due.UtcTicks}|{recipient}"), due);

    /// <summary>The recipient that a city's mailbox is.</summary>
    public static string Office(string city) => CityPrefix + city;

    /// <summary>The city whose mailbox a recipient is; null of a person.</summary>
    public static string? CityOf(string recipient) => recipient.StartsWith(CityPrefix, StringComparison.Ordinal) ? recipient[CityPrefix.Length..] : null;

    private static string Name(string what) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, 16));
}

/// <summary>
/// Mail on its way (<c>study.mail</c>, <c>study.mail_items</c>, <c>study.mailer</c>): filled from the log, position by position, in the transaction that
/// moves on the position; sent by the node that claimed it.
/// </summary>
public sealed class MailQueue(NpgsqlDataSource database) : IKeepAboutPeople, ILetters
{
    public Kept Kept { get; } = new Kept(
        "mail",
        new(
            "Which messages the service sent or is about to send to them: about what, when, and whether the mail server took them. Not their words.",
            "Qué mensajes les envió o va a enviar el servicio: sobre qué, cuándo y si el servidor de correo los aceptó. No sus palabras.",
            "Quels messages le service leur a envoyés ou va leur envoyer\u00a0: sur quoi, quand, et si le serveur de courrier les a pris. Pas leurs mots."),
        new(
            "So that nothing is sent twice, and the committee sees who cannot be reached.",
            "Para que nada se envíe dos veces y el comité vea a quién no se puede contactar.",
            "Pour que rien ne soit envoyé deux fois, et que le comité voie qui n’est pas joignable."),
        new("Until the person is erased.", "Hasta que se borre a la persona.", "Jusqu’à l’effacement de la personne."));

    public async Task<JsonNode?> OfAsync(string person, CancellationToken cancellation)
    {
        await using var command = database.Command(
            """
            select it.kind, it.edition, it.city, mail.state, mail.settled from study.mail_items as it join study.mail on mail.id = it.message
            where it.recipient = $1 order by it.position, it.kind
            """,
            person);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var all = new JsonArray();
        while (await row.ReadAsync(cancellation))
        {
            all.Add(new JsonObject
            {
                ["kind"] = row.GetString(0),
                ["edition"] = row.IsDBNull(1) ? null : row.GetString(1),
                ["city"] = row.IsDBNull(2) ? null : row.GetString(2),
                ["state"] = row.GetString(3),
                ["at"] = row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4),
            });
        }

        return all.Count == 0 ? null : all;
    }

    public async Task<int> EraseAsync(Erasing erasing, NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (erasing.Person is not { } person)
            return 0;
        await using var command = new NpgsqlCommand("delete from study.mail where recipient = $1", connection).With(person);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Up to where the log was taken up; the log's end where mail was never configured before.</summary>
    public async Task<long> PositionAsync(CancellationToken cancellation)
    {
        await using var read = database.Command("select position from study.mailer");
        if (await read.ExecuteScalarAsync(cancellation) is long position)
            return position;
        await using var begin = database.Command($"insert into study.mailer (position) select coalesce(max(seq_id), 0) from {StorageModule.LogSchema}.mt_events on conflict do nothing");
        await begin.ExecuteNonQueryAsync(cancellation);
        return (long)(await read.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Queues what a run of the log asks for and moves on; false, and nothing of it, where another node has done so.</summary>
    public async Task<bool> AddAsync(long from, long to, IReadOnlyList<Addressed> mail, CancellationToken cancellation)
    {
        await using var command = database.Command(
            """
            with moved as (update study.mailer set position = $2 where position = $1 returning position),
            letters as (
                insert into study.mail (id, recipient, due)
                select distinct on (it.id) it.id, it.recipient, coalesce(it.due, clock_timestamp()) from moved, unnest($3::text[], $4::text[], $5::timestamptz[]) as it (id, recipient, due)
                on conflict do nothing),
            items as (
                insert into study.mail_items (position, kind, recipient, edition, city, message)
                select it.* from moved, unnest($6::bigint[], $7::text[], $4::text[], $8::text[], $9::text[], $3::text[]) as it
                on conflict do nothing)
            select count(*) from moved
            """,
            from, to,
            mail.Select(it => it.Message).ToArray(),
            mail.Select(it => it.Recipient).ToArray(),
            mail.Select(it => it.Due).ToArray(),
            mail.Select(it => it.Item.Position).ToArray(),
            mail.Select(it => it.Item.Kind.Word()).ToArray(),
            mail.Select(it => it.Item.Edition).ToArray(),
            mail.Select(it => it.Item.City).ToArray());
        return (long)(await command.ExecuteScalarAsync(cancellation))! == 1;
    }

    public async Task SendAsync(Letter letter, CancellationToken cancellation)
    {
        var (city, message) = (letter.To.City, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        var kind = letter.To.Purpose switch
        {
            LinkPurpose.SignIn => MailKind.SignIn,
            LinkPurpose.Office => MailKind.Office,
            _ => throw new ArgumentException("An invitation is an event, and is written about as one.", nameof(letter)),
        };
        await using var command = database.Command(
            """
            with letter as (insert into study.mail (id, recipient, due) values ($1, $2, clock_timestamp()))
            insert into study.mail_items (position, kind, recipient, city, message) values ($3, $4, $2, $5, $1)
            """,
            message, letter.To.Person ?? Addressed.Office(city!), -(long)RandomNumberGenerator.GetInt32(1, int.MaxValue), kind.Word(), city);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Which of these cities have a mailbox, and whether its mail is gathered into one a day.</summary>
    public async Task<IReadOnlyDictionary<string, bool>> MailboxesAsync(IEnumerable<string> cities, CancellationToken cancellation)
    {
        await using var command = database.Command("select city, digest from study.mailboxes where city = any($1)", (object)cities.ToArray());
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var those = new Dictionary<string, bool>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancellation))
            those[row.GetString(0)] = row.GetBoolean(1);
        return those;
    }

    /// <summary>The message that is due longest and that nobody sends, for this node until the lease ends.</summary>
    public async Task<QueuedMail?> ClaimAsync(string node, TimeSpan lease, CancellationToken cancellation)
    {
        await using var command = database.Command(
            """
            with mine as (
                update study.mail set node = $1, lease_until = clock_timestamp() + $2, attempts = attempts + 1
                where id = (
                    select id from study.mail
                    where state = 'queued' and due <= clock_timestamp() and (lease_until is null or lease_until < clock_timestamp())
                    order by due limit 1 for update skip locked)
                returning id, recipient, attempts)
            select mine.id, mine.recipient, mine.attempts, it.position, it.kind, it.edition, it.city
            from mine join study.mail_items as it on it.message = mine.id order by it.position
            """,
            node, lease);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        QueuedMail? claimed = null;
        var items = new List<MailItem>();
        while (await row.ReadAsync(cancellation))
        {
            claimed ??= new(row.GetString(0), row.GetString(1), row.GetInt32(2), items);
            items.Add(new(row.GetInt64(3), Words.Parse<MailKind>(row.GetString(4))!.Value, row.IsDBNull(5) ? null : row.GetString(5), row.IsDBNull(6) ? null : row.GetString(6)));
        }

        return claimed;
    }

    /// <summary>How a message went, if it is still this node's.</summary>
    /// <param name="it">The message.</param>
    /// <param name="node">This node.</param>
    /// <param name="state">What it is now.</param>
    /// <param name="answer">The number of the server's answer; its words may tell an address.</param>
    /// <param name="again">When it is tried again, where it is still queued.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task SettleAsync(QueuedMail it, string node, MailState state, int? answer, DateTimeOffset? again, CancellationToken cancellation)
    {
        var bounced = state == MailState.Bounced;
        await using var command = database.Command(
            $"""
            with settled as (
                update study.mail set state = $3, answer = $4, due = coalesce($5, due), settled = case when $3 = 'queued' then null else clock_timestamp() end, node = null, lease_until = null
                where id = $1 and node = $2 returning recipient)
            {(bounced ? Addressed.CityOf(it.Recipient) is null
                ? "update study.people set unreachable = clock_timestamp() from settled where id = settled.recipient"
                : "update study.mailboxes set unreachable = clock_timestamp() from settled where 'city:' || city = settled.recipient" : "select from settled")}
            """,
            it.Id, node, state.Word(), answer, again);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Takes out a message for somebody who is no longer there.</summary>
    public async Task ForgetAsync(QueuedMail it, string node, CancellationToken cancellation)
    {
        await using var command = database.Command("delete from study.mail where id = $1 and node = $2", it.Id, node);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The address a message is for, and whether it bounced; null where the directory has none any more.</summary>
    public async Task<Recipient?> RecipientAsync(string recipient, CancellationToken cancellation)
    {
        await using var command = Addressed.CityOf(recipient) is { } city
            ? database.Command("select null, address, language, unreachable is not null from study.mailboxes where city = $1", city)
            : database.Command("select name, address, language, unreachable is not null from study.people where id = $1", recipient);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? new(row.IsDBNull(0) ? null : row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3)) : null;
    }
}

/// <summary>Whom a message is for, as the directory knows them now; an office has no name of its own.</summary>
public sealed record Recipient(string? Name, string Address, string Language, bool IsUnreachable);
