using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using SmartCities.Longitudinal.Idempotency;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Access;

/// <summary>
/// The keys of services by their secrets (<c>study.keys</c>): what a service sends is <c>sk_</c>, the key's id, and 256 bits of chance, of which only the
/// SHA-256 is kept. A key that was taken back is refused at once on this node, and on another as soon as it looks again.
/// </summary>
public sealed class ServiceKeys(NpgsqlDataSource database, EventLog log, TimeProvider time)
{
    public const string Prefix = "sk_";

    /// <summary>A service is known by its key's id after this.</summary>
    public const string CallerPrefix = "key-";

    private const int IdLength = 16;
    private const int SecretBytes = 32;

    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenUses = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Known> known = new();
    private int forgotten;

    /// <summary>An id for a new key: the same again for the same request.</summary>
    public static string NewId(KeyedRequest? request) => Convert.ToHexStringLower(
        request is null ? RandomNumberGenerator.GetBytes(IdLength / 2) : SHA256.HashData([.. Encoding.UTF8.GetBytes($"{request.Who}\n{request.Key}\n"), .. request.Asked]).AsSpan(0, IdLength / 2));

    /// <summary>Makes the secret of a key that was issued; null where it has one, which nobody can be shown again.</summary>
    public async Task<string?> MakeSecretAsync(string id, CancellationToken cancellation)
    {
        var secret = $"{Prefix}{id}_{Secrets.New(SecretBytes)}";
        await using var command = database.CreateCommand("insert into study.keys (id, hash) values ($1, $2) on conflict (id) do nothing");
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = Secrets.Hash(secret) });
        return await command.ExecuteNonQueryAsync(cancellation) == 1 ? secret : null;
    }

    /// <summary>The service whose key this is; none where there is no such key.</summary>
    /// <exception cref="RefusedException">The key was taken back, or has expired.</exception>
    public async Task<Caller?> CallerAsync(string secret, CancellationToken cancellation)
    {
        if (Id(secret) is not { } id || await KnownAsync(id, cancellation) is not { } it || !CryptographicOperations.FixedTimeEquals(it.Hash, Secrets.Hash(secret)))
            return null;
        if (it.Key.Revoked is not null)
            throw new RefusedException("key-revoked", "This key was revoked.");
        if (it.Key.Issued!.Expires is { } expires && expires <= time.GetUtcNow())
            throw new RefusedException("key-expired", $"This key expired at {expires:yyyy-MM-dd'T'HH:mm:ss'Z'}.");

        await UseAsync(id, it, cancellation);
        return new($"{CallerPrefix}{id}", Role.Service, Scopes: it.Key.Issued.Scopes);
    }

    /// <summary>Whether a caller may go on: a service may as long as its key is good.</summary>
    public async Task<bool> IsGoodAsync(Caller caller, CancellationToken cancellation) =>
        !caller.Id.StartsWith(CallerPrefix, StringComparison.Ordinal)
        || ((await log.ReadAsync<ServiceKey>(Streams.Key(caller.Id[CallerPrefix.Length..]), cancellation)).State is { Issued: { } issued, Revoked: null } && !(issued.Expires <= time.GetUtcNow()));

    /// <summary>Looks again the next time it is asked for a key.</summary>
    public void Forget(string id)
    {
        Interlocked.Increment(ref forgotten);
        known.TryRemove(id, out _);
    }

    /// <summary>When each key was issued and last used.</summary>
    public async Task<IReadOnlyDictionary<string, KeyUse>> UsesAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select id, issued, used from study.keys");
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var uses = new Dictionary<string, KeyUse>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancellation))
            uses[row.GetString(0)] = new(row.GetFieldValue<DateTimeOffset>(1), row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2));
        return uses;
    }

    private static string? Id(string secret) => secret.StartsWith(Prefix, StringComparison.Ordinal) && secret.Length > Prefix.Length + IdLength && secret[Prefix.Length + IdLength] == '_'
        && secret.Substring(Prefix.Length, IdLength) is var id && id.All(char.IsAsciiHexDigitLower) ? id : null;

    private async Task<Known?> KnownAsync(string id, CancellationToken cancellation)
    {
        if (known.TryGetValue(id, out var there) && time.GetElapsedTime(there.Read) < Remembered)
            return there;

        // What is read while a key is taken back may be of before: it serves this request, and is not kept.
        var (before, read) = (Volatile.Read(ref forgotten), time.GetTimestamp());
        if (await HashAsync(id, cancellation) is not { } stored || (await log.ReadAsync<ServiceKey>(Streams.Key(id), cancellation)).State is not { Issued: not null } key)
            return null;
        var now = new Known(stored.Hash, key, stored.Used, read);
        if (before == Volatile.Read(ref forgotten))
            known[id] = now;
        return now;
    }

    private async Task<(byte[] Hash, DateTimeOffset? Used)?> HashAsync(string id, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select hash, used from study.keys where id = $1");
        command.Parameters.Add(new() { Value = id });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? (row.GetFieldValue<byte[]>(0), row.IsDBNull(1) ? null : row.GetFieldValue<DateTimeOffset>(1)) : null;
    }

    private async Task UseAsync(string id, Known it, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (now - it.Used < BetweenUses)
            return;
        await using var command = database.CreateCommand("update study.keys set used = $2 where id = $1 and (used is null or used < $3)");
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = now - BetweenUses });
        await command.ExecuteNonQueryAsync(cancellation);
        it.Used = now;
    }

    private sealed class Known(byte[] hash, ServiceKey key, DateTimeOffset? used, long read)
    {
        public byte[] Hash => hash;

        public ServiceKey Key => key;

        public long Read => read;

        public DateTimeOffset? Used { get; set; } = used;
    }
}

/// <summary>When a key was issued, and used last, to the minute.</summary>
public sealed record KeyUse(DateTimeOffset Issued, DateTimeOffset? Used);
