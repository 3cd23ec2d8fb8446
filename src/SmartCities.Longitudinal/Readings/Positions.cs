using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Readings;

/// <summary>Where the readings stand, and when: the one clock of the service.</summary>
public sealed class Positions(NpgsqlDataSource database)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestLook = TimeSpan.FromMilliseconds(500);

    private long reached;

    /// <summary>Whether this position could be read before; its facts may be in the making again since.</summary>
    public bool WasReadable(long position) => position <= Volatile.Read(ref reached);

    /// <summary>The position up to which every event's facts can be read.</summary>
    public async Task<long> ReadableAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select position from study.facts_position");
        var readable = await command.ExecuteScalarAsync(cancellation) as long? ?? 0;
        Saw(readable);
        return readable;
    }

    /// <summary>The last event recorded. Only for who waits for it: a commit that is under way can still be behind it.</summary>
    public async Task<long> LastRecordedAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select coalesce(max(seq_id), 0) from {StorageModule.LogSchema}.mt_events");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>For each scope the last position that touched it, at or before a position; the readable position, or the one asked for, comes with it.</summary>
    public async Task<Touches> TouchesAsync(string[] scopes, long? at, CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Ask(scopes, at));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        return await ReadAsync(reader, at, cancellation);
    }

    /// <summary>The statement that asks for touches, to be sent together with others.</summary>
    public static NpgsqlBatchCommand Ask(string[] scopes, long? at = null) => new("select * from study.touched($1, $2)")
    {
        Parameters =
        {
            new() { Value = scopes, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            new() { Value = at is { } position ? position : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
        },
    };

    /// <summary>What it answers.</summary>
    public async Task<Touches> ReadAsync(NpgsqlDataReader reader, long? at, CancellationToken cancellation)
    {
        var touched = new Dictionary<string, long>();
        var redacted = 0L;
        var readable = 0L;
        while (await reader.ReadAsync(cancellation))
        {
            readable = reader.GetInt64(0);
            if (!reader.IsDBNull(1))
                touched[reader.GetString(1)] = reader.IsDBNull(2) ? 0 : reader.GetInt64(2);
            if (!reader.IsDBNull(3))
                redacted = Math.Max(redacted, reader.GetInt64(3));
        }

        Saw(readable);
        return new(readable, at ?? readable, touched, redacted);
    }

    /// <summary>Remembers that a position could be read. Two at once may leave the lesser: then somebody asks who need not.</summary>
    public void Saw(long readable)
    {
        if (readable > Volatile.Read(ref reached))
            Volatile.Write(ref reached, readable);
    }

    /// <summary>Waits until a position can be read. While this node or its database stands still nobody waits: of each look little counts.</summary>
    /// <exception cref="RefusedException">It cannot within the time allowed.</exception>
    public async Task WaitForAsync(long position, TimeSpan patience, CancellationToken cancellation)
    {
        for (var (waited, since) = (TimeSpan.Zero, TimeProvider.System.GetTimestamp()); ; await Task.Delay(Pause, cancellation))
        {
            var readable = await ReadableAsync(cancellation);
            if (readable >= position)
                return;
            var now = TimeProvider.System.GetTimestamp();
            var look = TimeProvider.System.GetElapsedTime(since, now);
            (waited, since) = (waited + (look < LongestLook ? look : LongestLook), now);
            if (waited > patience)
                throw new RefusedException("position-not-reached", $"Position {position} cannot be read yet; the readings stand at {readable}.", "?at");
        }
    }

    /// <summary>The position at which the log stood at a moment. The answer never changes: a moment that later events could still fall into is refused.</summary>
    public async Task<long> AtMomentAsync(DateTimeOffset moment, DateTimeOffset now, CancellationToken cancellation)
    {
        if (moment > now)
            throw new RefusedException("moment-to-come", "That moment is still to come.", "?at");

        await using var command = database.CreateCommand("select study.position_at($1)");
        command.Parameters.Add(new() { Value = moment.ToUniversalTime() });
        return await command.ExecuteScalarAsync(cancellation) is long position
            ? position
            : throw new RefusedException("moment-not-sealed", "That moment is so recent that something may still be recorded in it; ask again.", "?at");
    }
}

/// <summary>
/// The readable position, the position asked for, and what was last touched at or before it; and where a text was last redacted in any of it, which changes what is
/// read at every position.
/// </summary>
public sealed record Touches(long Readable, long Position, IReadOnlyDictionary<string, long> Last, long Redacted = 0)
{
    public long Of(string scope) => Last.GetValueOrDefault(scope);

    /// <summary>Names what was touched and the build that reads it: while neither changes, nor does what is read. Weak, since the position it names goes on.</summary>
    public string ETag { get; } =
        $"W/\"{string.Join("-", Last.OrderBy(it => it.Key, StringComparer.Ordinal).Select(it => string.Create(CultureInfo.InvariantCulture, $"{it.Key[0]}{it.Value}")))}{(Redacted == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"-r{Redacted}"))}-{Build}\"";

    /// <summary>The same for what depends on two points in time.</summary>
    public string ETagWith(Touches other) => $"{ETag[..^1]}_{other.ETag[3..]}";

    /// <summary>The build that reads, for ETags: another one may tell the same otherwise.</summary>
    public static readonly string Build = typeof(Touches).Module.ModuleVersionId.ToString("N")[..8];
}
