using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Feeds;

/// <summary>
/// The log as services follow it, in the order of positions. Nothing is read beyond the position up to which every commit is known and its facts are made:
/// nothing ever appears behind a position that was read.
/// </summary>
public sealed class EventFeed(NpgsqlDataSource database, Positions positions, ReleaseChanges releases, Upcasts upcasts)
{
    // Released: between a release and its withdrawal. Permitted: as it stood before the event, or after it, so that both the permission and its end are told.
    private const string IsPublic =
        $"""
        (e.type = any($everyone) or e.type = any($restricted)
            and exists (select from releases as r where r.edition = e.data ->> 'edition' and r.from_position <= e.seq_id and (r.to_position is null or r.to_position >= e.seq_id))
            and (e.type = any($printed) or exists (
                select from study.facts as wish
                where wish.edition = e.data ->> 'edition' and wish.city = e.data ->> 'city' and wish.question = '@publication' and wish.answer = 'true'::jsonb
                    and wish.valid_from <= e.seq_id and (wish.valid_to is null or wish.valid_to >= e.seq_id))))
        """;

    private const string Releases =
        $"""
        releases as materialized (
            select data ->> 'edition' as edition, seq_id as from_position,
                (select min(w.seq_id) from {StorageModule.LogSchema}.mt_events as w
                 where w.type = any($withdrawn) and w.data ->> 'edition' = r.data ->> 'edition' and w.data ->> 'release' = r.data ->> 'release') as to_position
            from {StorageModule.LogSchema}.mt_events as r where type = any($released))
        """;

    private const string Released = "edition.released.v1";

    private readonly string[] everyone = upcasts.Recorded(AnnouncedTypes.Of(Reach.Everyone));
    private readonly string[] printed = upcasts.Recorded(AnnouncedTypes.Of(Reach.OnceReleased));
    private readonly string[] restricted = upcasts.Recorded([.. AnnouncedTypes.Of(Reach.WithinWish), .. AnnouncedTypes.Of(Reach.OnceReleased)]);
    private readonly string[] notAnnounced = [.. upcasts.Recorded(EventTypes.ByAlias.Keys.Except(AnnouncedTypes.All)), EventTypes.Tombstone];
    private readonly string[] notPublic = [.. upcasts.Recorded(EventTypes.ByAlias.Keys.Except(AnnouncedTypes.Public)), EventTypes.Tombstone];
    private readonly string[] withAnswers = upcasts.Recorded(AnnouncedTypes.ByAlias.Values.Where(it => it.WithAnswers).Select(it => it.Alias));

    /// <summary>The events after a position that a filter leaves, each with the one before it under the same filter.</summary>
    /// <param name="previous">The last event's position before, 0 for none, where the caller knows it; it is looked up else.</param>
    /// <param name="forAll">Whether readers of both kinds share what is read: each event then says whether it is for everyone.</param>
    public async Task<FeedPage> ReadAsync(FeedFilter filter, long after, int limit, CancellationToken cancellation, long? previous = null, bool forAll = false)
    {
        await using var command = RowsCommand(filter, after, limit + 1, forAll, withPrevious: previous is null && after > 0);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        var readable = row.GetInt64(0);
        positions.Saw(readable);
        await row.NextResultAsync(cancellation);
        if (command.BatchCommands.Count > 2)
        {
            previous = await row.ReadAsync(cancellation) ? row.GetInt64(0) : 0;
            await row.NextResultAsync(cancellation);
        }

        var (events, last) = (new List<Delivered>(), previous ?? 0);
        while (events.Count <= limit && await row.ReadAsync(cancellation))
        {
            var it = await EventAsync(row);
            events.Add(Delivered.After(last, it));
            last = it.Position;
        }

        var hasMore = events.Count > limit;
        if (hasMore)
            events.RemoveAt(limit);
        last = events is [.., var newest] ? newest.Event.Position : after;
        return new(events, hasMore ? last : Math.Max(last, readable), hasMore);
    }

    /// <summary>The event at a position, if the filter leaves it.</summary>
    public async Task<Delivered?> AtAsync(FeedFilter filter, long position, CancellationToken cancellation) =>
        (await ReadAsync(filter, position - 1, 1, cancellation)).Events is [var it] && it.Event.Position == position ? it : null;

    /// <summary>How many events after a position a filter leaves, up to the position that can be read; and when the first of them was recorded.</summary>
    public async Task<(long Events, DateTimeOffset? First)> BehindAsync(FeedFilter filter, long after, CancellationToken cancellation)
    {
        await using var command = Batch(Command(filter, $"select count(*), min(e.timestamp) from readable cross join log.mt_events as e where {Where(filter, "e.seq_id > $after and e.seq_id <= readable.position")}", after, null));
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return (row.GetInt64(0), row.IsDBNull(1) ? null : row.GetFieldValue<DateTimeOffset>(1));
    }

    /// <summary>The position up to which events can be read now.</summary>
    public Task<long> ReadableAsync(CancellationToken cancellation) => positions.ReadableAsync(cancellation);

    /// <summary>Whether a position could be read before; nobody has to ask the log whether it has come to it.</summary>
    public bool WasReadable(long position) => positions.WasReadable(position);

    /// <summary>The last event recorded; a commit that is under way can still be behind it.</summary>
    public Task<long> LastRecordedAsync(CancellationToken cancellation) => positions.LastRecordedAsync(cancellation);

    /// <summary>The last event at or before a position that a filter leaves.</summary>
    public async Task<long?> PreviousAsync(FeedFilter filter, long position, CancellationToken cancellation)
    {
        if (position <= 0)
            return null;
        await using var command = Batch(PreviousCommand(filter, position));
        return await command.ExecuteScalarAsync(cancellation) as long?;
    }

    /// <summary>The position after which the last so many events up to a position come.</summary>
    public async Task<long> BackAsync(FeedFilter filter, long position, int count, CancellationToken cancellation)
    {
        await using var command = Batch(Command(
            filter,
            $"select coalesce(min(seq_id) - 1, $after) from (select e.seq_id from readable cross join log.mt_events as e where {Where(filter, "e.seq_id <= $after and e.seq_id <= readable.position")} order by e.seq_id desc limit $limit) as last",
            position, count));
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private NpgsqlBatch Batch(NpgsqlBatchCommand command)
    {
        var batch = database.CreateBatch();
        batch.BatchCommands.Add(command);
        return batch;
    }

    private NpgsqlBatchCommand PreviousCommand(FeedFilter filter, long position) => Command(
        filter, $"select e.seq_id from log.mt_events as e where {Where(filter, "e.seq_id <= $after and e.seq_id <= (select position from readable)")} order by e.seq_id desc limit 1", position, null);

    // A submission's edition and city are in the name of its stream: taking them out of a large event would unpack it once more for each.
    private NpgsqlBatch RowsCommand(FeedFilter filter, long after, int limit, bool forAll, bool withPrevious)
    {
        // Known before the rows are read: what becomes readable between the two is among them, and not passed over.
        var batch = Batch(new("select coalesce((select position from study.facts_position), 0)"));
        if (withPrevious)
            batch.BatchCommands.Add(PreviousCommand(filter, after));
        batch.BatchCommands.Add(Command(
            filter,
            $"""
            select e.seq_id, e.id, e.type, e.stream_id, e.timestamp, e.user_name, e.headers ->> 'role', {(forAll ? IsPublic : filter.IsPublic ? "true" : "false")}, e.data,
                case when e.type = any($answered) then (
                    select jsonb_object_agg(question, answer) from (
                        select question, answer from study.facts as f
                        where f.edition = split_part(e.stream_id, ':', 2) and f.city = split_part(e.stream_id, ':', 3) and f.valid_to is null and f.valid_from <= e.seq_id
                        union all
                        select question, answer from study.facts as f
                        where f.edition = split_part(e.stream_id, ':', 2) and f.city = split_part(e.stream_id, ':', 3) and f.valid_to > e.seq_id and f.valid_from <= e.seq_id) as stood
                    where left(question, 1) <> '@') end
            from log.mt_events as e where {Where(filter, "e.seq_id > $after and e.seq_id <= (select position from readable)")} order by e.seq_id limit $limit
            """,
            after, limit));
        return batch;
    }

    private async Task<FeedEvent> EventAsync(NpgsqlDataReader row)
    {
        var (type, data) = upcasts.Today(row.GetString(2), row.GetFieldValue<byte[]>(8));
        var it = new FeedEvent
        {
            Position = row.GetInt64(0),
            Id = row.GetGuid(1),
            Type = type,
            Stream = row.GetString(3),
            Time = row.GetFieldValue<DateTimeOffset>(4),
            Actor = Text(5),
            Role = Text(6),
            IsPublic = row.GetBoolean(7),
            Data = data,
            Answers = row.IsDBNull(9) ? null : row.GetFieldValue<byte[]>(9),
        };
        if (it.Type == Released)
            it.Changed = await releases.OfAsync(it.Position, JsonSerializer.Deserialize<EditionReleased>(it.Data, JsonText.Log)!);
        return it;

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }

    private static string Where(FeedFilter filter, string range) =>
        $"{range} and {(filter.Types.Count > 0 ? "e.type = any($types)" : "e.type <> all($hidden)")}" +
        (filter.Edition is null ? "" : " and e.data ->> 'edition' = $edition") +
        (filter.City is null ? "" : " and coalesce(e.data ->> 'city', e.data -> 'content' ->> 'city') = $city") +
        (filter.IsPublic ? $" and {IsPublic}" : "");

    /// <summary>A statement with named places, of which only those that stand in it become parameters.</summary>
    private NpgsqlBatchCommand Command(FeedFilter filter, string statement, long after, int? limit)
    {
        var sql = $"with readable as (select coalesce((select position from study.facts_position), 0) as position), {Releases} {statement}";
        var command = new NpgsqlBatchCommand();
        Put("after", after, NpgsqlDbType.Bigint);
        Put("limit", limit, NpgsqlDbType.Integer);
        Put("types", upcasts.Recorded(filter.Types), NpgsqlDbType.Array | NpgsqlDbType.Text);
        Put("hidden", filter.IsPublic ? notPublic : notAnnounced, NpgsqlDbType.Array | NpgsqlDbType.Text);
        Put("edition", filter.Edition, NpgsqlDbType.Text);
        Put("city", filter.City, NpgsqlDbType.Text);
        Put("everyone", everyone, NpgsqlDbType.Array | NpgsqlDbType.Text);
        Put("restricted", restricted, NpgsqlDbType.Array | NpgsqlDbType.Text);
        Put("printed", printed, NpgsqlDbType.Array | NpgsqlDbType.Text);
        Put("answered", withAnswers, NpgsqlDbType.Array | NpgsqlDbType.Text);
        Put("released", upcasts.Recorded([Released]), NpgsqlDbType.Array | NpgsqlDbType.Text);
        Put("withdrawn", upcasts.Recorded(["edition.release-withdrawn.v1"]), NpgsqlDbType.Array | NpgsqlDbType.Text);
        command.CommandText = sql;
        return command;

        void Put(string name, object? value, NpgsqlDbType type)
        {
            if (!sql.Contains($"${name}", StringComparison.Ordinal))
                return;
            command.Parameters.Add(new() { Value = value, NpgsqlDbType = type });
            sql = sql.Replace($"${name}", $"${command.Parameters.Count}", StringComparison.Ordinal);
        }
    }
}
