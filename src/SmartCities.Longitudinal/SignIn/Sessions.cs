using System.Collections.Concurrent;
using Npgsql;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.SignIn;

/// <summary>What a provider said of somebody when they signed in; it holds as long as the session.</summary>
public sealed record Claimed(Role? Role, IReadOnlyList<string> Cities)
{
    public static readonly Claimed Nothing = new(null, []);
}

/// <summary>A time in which somebody is signed in.</summary>
/// <param name="Id">Names it to its person; its secret is in the cookie alone.</param>
/// <param name="Since">When they signed in.</param>
/// <param name="Seen">When it was used last, to the minute.</param>
public sealed record Session(string Id, string Person, Claimed Claimed, DateTimeOffset Since, DateTimeOffset Seen, string? Browser);

/// <summary>
/// Who is signed in (<c>study.sessions</c>), shared by all nodes: a session ends when it was not used for a time, at its longest, or when its person or an
/// administrator ends it. Its secret changes while it is used; of a secret only a hash is kept.
/// </summary>
public sealed class Sessions(NpgsqlDataSource database, SignInOptions options, TimeProvider time)
{
    private const int SecretBytes = 32;
    private const string Columns = "id, person, role, cities, since, seen, browser";

    /// <summary>What is ended elsewhere is ended here after this.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenUses = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SecretLasts = TimeSpan.FromHours(1);

    /// <summary>Requests that are under way still come with the secret before.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);

    /// <summary>Begins a session.</summary>
    /// <returns>Its secret, for the cookie.</returns>
    public async Task<string> BeginAsync(string person, Claimed claimed, string? browser, CancellationToken cancellation)
    {
        var (id, secret, now) = (Secrets.New(8), Secrets.New(SecretBytes), time.GetUtcNow());
        await using var command = database.Command(
            "insert into study.sessions (id, person, role, cities, hash, since, made, seen, browser) values ($1, $2, $3, $4, $5, $6, $6, $6, $7)",
            id, person, claimed.Role?.ToString(), claimed.Cities.ToArray(), Secrets.Hash(secret), now, browser is { Length: > 200 } ? browser[..200] : browser);
        await command.ExecuteNonQueryAsync(cancellation);
        return secret;
    }

    /// <summary>The session of a secret; null where there is none, or none any more.</summary>
    /// <returns>And the secret that takes the place of this one, where it is time.</returns>
    public async Task<(Session Session, string? Next)?> FindAsync(string secret, CancellationToken cancellation)
    {
        if (known.TryGetValue(secret, out var there) && time.GetElapsedTime(there.Read) < Remembered)
            return (there.Session, null);
        known.TryRemove(secret, out _);
        var now = time.GetUtcNow();
        await using var command = database.Command(
            $"select {Columns}, made, hash = $1 from study.sessions where (hash = $1 or (old_hash = $1 and old_until > $2)) and seen > $3 and since > $4",
            Secrets.Hash(secret), now, now - options.Idle, now - options.Longest);
        Session session;
        DateTimeOffset made;
        bool isNewest;
        await using (var row = await command.ExecuteReaderAsync(cancellation))
        {
            if (!await row.ReadAsync(cancellation))
                return null;
            (session, made, isNewest) = (Read(row), row.GetFieldValue<DateTimeOffset>(7), row.GetBoolean(8));
        }

        if (now - session.Seen >= BetweenUses)
        {
            await using var seen = database.Command("update study.sessions set seen = $2 where id = $1 and seen < $2", session.Id, now);
            await seen.ExecuteNonQueryAsync(cancellation);
        }

        if (isNewest && now - made >= SecretLasts && await RotateAsync(session, secret, now, cancellation) is { } next)
            return (session, next);
        Keep(secret, session);
        return (session, null);
    }

    /// <summary>What somebody's sessions are, the newest first.</summary>
    public async Task<IReadOnlyList<Session>> OfAsync(string person, CancellationToken cancellation)
    {
        await using var command = database.Command($"select {Columns} from study.sessions where person = $1 and seen > $2 and since > $3 order by since desc", person, time.GetUtcNow() - options.Idle, time.GetUtcNow() - options.Longest);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var found = new List<Session>();
        while (await row.ReadAsync(cancellation))
            found.Add(Read(row));
        return found;
    }

    /// <summary>How many sessions each person has who is signed in.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(CancellationToken cancellation)
    {
        await using var command = database.Command(
            "select person, count(*)::int from study.sessions where seen > $1 and since > $2 group by person", time.GetUtcNow() - options.Idle, time.GetUtcNow() - options.Longest);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancellation))
            counts[row.GetString(0)] = row.GetInt32(1);
        return counts;
    }

    /// <summary>Ends one session of a person.</summary>
    public Task EndAsync(string person, string id, CancellationToken cancellation) => EndAsync("delete from study.sessions where person = $1 and id = $2", it => it.Id == id, cancellation, person, id);

    /// <summary>Ends every session of a person, wherever they are signed in.</summary>
    public Task EndAllAsync(string person, CancellationToken cancellation) => EndAsync("delete from study.sessions where person = $1", it => it.Person == person, cancellation, person);

    /// <summary>Forgets sessions that are over.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var command = database.Command("delete from study.sessions where seen <= $1 or since <= $2", now - options.Idle, now - options.Longest);
        await command.ExecuteNonQueryAsync(cancellation);
        foreach (var (secret, it) in known)
        {
            if (time.GetElapsedTime(it.Read) >= Remembered)
                known.TryRemove(secret, out _);
        }
    }

    private async Task<string?> RotateAsync(Session session, string secret, DateTimeOffset now, CancellationToken cancellation)
    {
        var next = Secrets.New(SecretBytes);
        await using var command = database.Command(
            "update study.sessions set hash = $3, old_hash = $2, old_until = $4, made = $5 where id = $1 and hash = $2", session.Id, Secrets.Hash(secret), Secrets.Hash(next), now + Overlap, now);
        return await command.ExecuteNonQueryAsync(cancellation) == 1 ? next : null;
    }

    private async Task EndAsync(string sql, Func<Session, bool> ends, CancellationToken cancellation, params object[] values)
    {
        await using var command = database.Command(sql, values);
        await command.ExecuteNonQueryAsync(cancellation);
        foreach (var (secret, it) in known)
        {
            if (ends(it.Session))
                known.TryRemove(secret, out _);
        }
    }

    private void Keep(string secret, Session session) => known[secret] = new(session, time.GetTimestamp());

    private static Session Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), new(row.IsDBNull(2) ? null : Enum.Parse<Role>(row.GetString(2)), row.GetFieldValue<string[]>(3)),
        row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(5), row.IsDBNull(6) ? null : row.GetString(6));

    private sealed record Known(Session Session, long Read);
}
