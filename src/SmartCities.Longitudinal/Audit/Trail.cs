using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Redactions;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Audit;

/// <summary>An event as the log has it, with who, when and through what.</summary>
public sealed record Happened(
    Guid Id,
    long Position,
    string Stream,
    long Version,
    string Event,
    DateTimeOffset At,
    string? Actor,
    string? Correlation,
    string? Causation,
    string? Role,
    string? Channel,
    object Data)
{
    /// <summary>The entry that was made of it last, kept with it.</summary>
    internal Told? Told { get; set; }
}

/// <summary>
/// A page of the trail in the order asked for, the position up to which the log can be read, and whether there is more; with what touched the edition and the
/// cities of a submission's.
/// </summary>
public sealed record TrailPage(long Readable, IReadOnlyList<Happened> Events, bool HasMore, Touches Touches);

/// <summary>
/// Which way to read: from a position back (newest first, the usual), or from a position on (oldest first, as one follows along or exports). A position is
/// never passed over: nothing is read beyond the position up to which every commit is known.
/// </summary>
public readonly record struct TrailCursor(long? Before, long? After, int Limit);

/// <summary>Reads events for people: of one submission, or over everything, filtered. Those of pages that were read lately stay in memory: an event does not change.</summary>
public sealed class Trail(NpgsqlDataSource database, Positions positions) : IRemember
{
    private const int Chunk = 500;

    // Bytes of JSON.
    private const long MostKept = 4_000_000;

    private const string Readable = "(select position from study.facts_position)";

    private const string Columns =
        $"{Readable} as readable, seq_id, stream_id, version, type, timestamp, user_name, correlation_id, causation_id, headers ->> 'role' as role, headers ->> 'channel' as channel, data, id";

    // Replaced as a whole, so that what was read before something was forgotten is not found after it.
    private volatile Kept kept = new();

    /// <summary>The events of a submission's stream, and of its draft's: each stream is a range of the log's own index, however long it is.</summary>
    public Task<TrailPage> OfSubmissionAsync(string edition, string city, bool drafts, TrailFilter filter, TrailCursor cursor, CancellationToken cancellation)
    {
        string[] streams = drafts ? [Streams.Submission(edition, city), Streams.Draft(edition, city)] : [Streams.Submission(edition, city)];
        var query = new Query(cursor);
        var branches = streams.Select(stream =>
        {
            var of = query.Put(stream, NpgsqlDbType.Text);

            // Where the cursor stands on an event of the stream, its version is where the range begins.
            var range = cursor switch
            {
                { Before: not null } => $" and version < coalesce((select version from log.mt_events where seq_id = {query.Edge} and stream_id = {of}), 9223372036854775807)",
                { After: not null } => $" and version > coalesce((select version from log.mt_events where seq_id = {query.Edge} and stream_id = {of}), 0)",
                _ => "",
            };
            return $"(select {Columns} from log.mt_events as e where stream_id = {of}{range}{query.Within}{filter.Where(query.Put)} order by version {query.Order} limit {query.Limit})";
        });
        var page = drafts ? $"select * from ({string.Join(" union all ", branches)}) as both_ways order by seq_id {query.Order} limit {query.Limit}" : branches.Single();
        return ReadAsync(query, page, Reader.Both(edition), keep: cursor.After is null, cancellation);
    }

    /// <summary>The events of the whole log that a filter leaves.</summary>
    public Task<TrailPage> OfEverythingAsync(TrailFilter filter, TrailCursor cursor, CancellationToken cancellation)
    {
        var query = new Query(cursor);
        return ReadAsync(query, $"select {Columns} from log.mt_events as e where true{query.Within}{filter.Where(query.Put)} order by seq_id {query.Order} limit {query.Limit}", [], keep: cursor.After is null, cancellation);
    }

    /// <summary>Events by their positions.</summary>
    public async Task<IReadOnlyDictionary<long, Happened>> AtAsync(long[] positions, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select {Columns} from log.mt_events where seq_id = any($1)");
        command.Parameters.Add(new() { Value = positions, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var (events, before) = (new Dictionary<long, Happened>(positions.Length), kept);
        while (await reader.ReadAsync(cancellation))
            events[reader.GetInt64(1)] = Read(reader, before, keep: false);
        return events;
    }

    /// <summary>Everything from a cursor on, read chunk by chunk: what is in memory does not grow with what is asked for.</summary>
    public static async IAsyncEnumerable<Happened> AllAsync(
        Func<TrailCursor, Task<TrailPage>> page, TrailCursor start, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (left, cursor) = (start.Limit, start with { After = start.After ?? 0, Before = null });
        while (left > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = await page(cursor with { Limit = Math.Min(Chunk, left) });
            foreach (var happened in read.Events)
                yield return happened;
            left -= read.Events.Count;
            if (!read.HasMore)
                break;
            cursor = cursor with { After = read.Events[^1].Position };
        }
    }

    /// <summary>Lets go of every event in memory: they say less now.</summary>
    public void Forget() => kept = new();

    private async Task<TrailPage> ReadAsync(Query query, string page, string[] scopes, bool keep, CancellationToken cancellation)
    {
        var before = kept;

        // What touched the readings is asked first, so that the page is never behind it; how far the page reads is said by each row.
        var command = new NpgsqlBatchCommand(page);
        command.Parameters.AddRange(query.Parameters);
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Positions.Ask(scopes));
        batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var touches = await positions.ReadAsync(reader, null, cancellation);
        await reader.NextResultAsync(cancellation);
        var (readable, events) = (touches.Readable, new List<Happened>(query.Asked + 1));
        while (await reader.ReadAsync(cancellation))
        {
            readable = reader.GetInt64(0);
            events.Add(Read(reader, before, keep));
        }

        var hasMore = events.Count > query.Asked;
        if (hasMore)
            events.RemoveAt(query.Asked);
        return new(readable, events, hasMore, touches);
    }

    private Happened Read(NpgsqlDataReader row, Kept there, bool keep)
    {
        var (position, id) = (row.GetInt64(1), row.GetGuid(12));
        if (there.Events.TryGetValue(position, out var known) && known.Id == id)
            return known;

        var stored = row.GetFieldValue<byte[]>(11);
        var (alias, data) = EventTypes.Read(row.GetString(4), stored);
        var happened = new Happened(
            id, position, row.GetString(2), row.GetInt64(3), alias, row.GetFieldValue<DateTimeOffset>(5),
            Words(6), Words(7), Words(8), Words(9), Words(10),
            data);
        if (keep && there.Keeps(happened, stored.Length) > MostKept)
            Interlocked.CompareExchange(ref kept, new(), there);
        return happened;

        string? Words(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }

    /// <summary>Events by their positions, and how many bytes of JSON they were.</summary>
    private sealed class Kept
    {
        private long size;

        public ConcurrentDictionary<long, Happened> Events { get; } = new();

        public long Keeps(Happened happened, int bytes)
        {
            Events[happened.Position] = happened;
            return Interlocked.Add(ref size, bytes);
        }
    }

    /// <summary>One query in the making: its parameters, its direction and its bounds.</summary>
    private sealed class Query
    {
        private readonly List<NpgsqlParameter> parameters = [];

        public Query(TrailCursor cursor)
        {
            (Asked, Order) = (cursor.Limit, cursor.After is null ? "desc" : "asc");
            Limit = Put(cursor.Limit + 1, NpgsqlDbType.Integer);
            Within = $" and seq_id <= {Readable}";
            if ((cursor.Before ?? cursor.After) is not { } edge)
                return;
            Edge = Put(edge, NpgsqlDbType.Bigint);
            Within += $" and seq_id {(cursor.After is null ? '<' : '>')} {Edge}";
        }

        public int Asked { get; }

        public string Order { get; }

        public string Limit { get; }

        public string Edge { get; } = "";

        /// <summary>Up to the readable position, on the asked side of the cursor.</summary>
        public string Within { get; }

        public NpgsqlParameter[] Parameters => [.. parameters];

        public string Put(object value, NpgsqlDbType type)
        {
            parameters.Add(new() { Value = value, NpgsqlDbType = type });
            return string.Create(CultureInfo.InvariantCulture, $"${parameters.Count}");
        }
    }
}
