using Npgsql;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Feeds;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.People;

/// <summary>What a link in a mail is for.</summary>
public enum LinkPurpose
{
    /// <summary>To take part in an edition, sent to a city's mailbox.</summary>
    Invitation,

    /// <summary>To get into a city's office, asked for by who reads its mailbox.</summary>
    Office,

    /// <summary>To sign in as a person, sent to that person.</summary>
    SignIn,
}

/// <summary>Where a link leads, and for whom it is good.</summary>
public sealed record LinkTo(LinkPurpose Purpose, string? City = null, string? Edition = null, string? Person = null);

/// <summary>A link as it stands: opened is not used, since programs that look for harm open every link in a mail.</summary>
public sealed record Link(LinkTo To, DateTimeOffset Made, DateTimeOffset Until, DateTimeOffset? Opened, DateTimeOffset? Used, DateTimeOffset? Revoked);

/// <summary>
/// Links that are good once (<c>study.links</c>): opened as often as anybody likes, used by pressing the button on the page they lead to. Of their secret only a
/// hash is kept.
/// </summary>
public sealed class Links(NpgsqlDataSource database, ServiceAddress address, TimeProvider time)
{
    private const string Columns = "purpose, city, edition, person, made, until, opened, used, revoked";

    /// <summary>The path of the page that links lead to.</summary>
    public const string Path = "/link";

    /// <summary>Makes a link.</summary>
    /// <returns>Its whole address, for the mail alone: it cannot be told again.</returns>
    public async Task<string> MakeAsync(LinkTo to, TimeSpan lasts, CancellationToken cancellation)
    {
        var (secret, now) = (Secrets.New(20), time.GetUtcNow());
        await using var command = database.Command(
            "insert into study.links (hash, purpose, city, edition, person, made, until) values ($1, $2, $3, $4, $5, $6, $7)",
            Secrets.Hash(secret), to.Purpose.ToString(), to.City, to.Edition, to.Person, now, now + lasts);
        await command.ExecuteNonQueryAsync(cancellation);
        return $"{address.Value}{Path}/{secret}";
    }

    /// <summary>The link of a secret, which counts as opened from now on; null where there is none.</summary>
    public async Task<Link?> OpenAsync(string secret, CancellationToken cancellation)
    {
        await using var command = database.Command($"update study.links set opened = coalesce(opened, $2) where hash = $1 returning {Columns}", Secrets.Hash(secret), time.GetUtcNow());
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? Read(row) : null;
    }

    /// <summary>Uses a link up; false where it is used, over or revoked by now.</summary>
    public async Task<bool> UseAsync(string secret, CancellationToken cancellation)
    {
        await using var command = database.Command("update study.links set used = $2 where hash = $1 and used is null and revoked is null and until > $2", Secrets.Hash(secret), time.GetUtcNow());
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    /// <summary>Takes back what was not used of a city's invitations to an edition, in the transaction that is the connection's.</summary>
    public async Task RevokeInvitationsAsync(string edition, string city, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "update study.links set revoked = $3 where edition = $1 and city = $2 and used is null and revoked is null", connection)
            .With(edition, city, time.GetUtcNow());
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>When each city first opened its invitation to an edition, as far as that was not taken back.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> OpenedAsync(string edition, CancellationToken cancellation)
    {
        await using var command = database.Command("select city, min(opened) from study.links where edition = $1 and opened is not null and revoked is null group by city", edition);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var opened = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancellation))
            opened[row.GetString(0)] = row.GetFieldValue<DateTimeOffset>(1);
        return opened;
    }

    private static Link Read(NpgsqlDataReader row)
    {
        return new(
            new(Enum.Parse<LinkPurpose>(row.GetString(0)), Text(1), Text(2), Text(3)), row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(5), Moment(6), Moment(7), Moment(8));

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        DateTimeOffset? Moment(int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
    }
}
