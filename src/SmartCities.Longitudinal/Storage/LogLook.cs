using System.Collections.Concurrent;
using System.Text.Json;
using JasperFx.Events;
using Npgsql;

namespace SmartCities.Longitudinal.Storage;

/// <summary>One look at the log: name the streams, read, then take what was asked for. However many streams, they are one statement.</summary>
public sealed class LogLook
{
    private readonly NpgsqlDataSource database;
    private readonly ConcurrentDictionary<string, object> kept;
    private readonly Checkpoints checkpoints;
    private readonly List<Range> asked = [];

    internal LogLook(NpgsqlDataSource database, ConcurrentDictionary<string, object> kept, Checkpoints checkpoints) =>
        (this.database, this.kept, this.checkpoints) = (database, kept, checkpoints);

    /// <summary>A stream as a state, once the look was taken.</summary>
    public async Task<Folded<T>> At<T>(string stream)
        where T : IFolded<T>
    {
        if (!T.IsKept)
            return await Until<T>(stream, _ => false) is { } at ? new(at.State, at.Version) : new(T.Empty, 0);

        var known = kept.GetValueOrDefault(stream) is Folded<T> standing ? standing : new(T.Empty, 0);
        var since = await Ask(stream, known.Version + 1, long.MaxValue, isSigned: false);
        var now = EventLog.Fold(known, since);
        if (since.Count > 0)
            kept[stream] = now;
        return now;
    }

    /// <summary>The last state of a stream that is not beyond what is asked for, once the look was taken; null where there is none.</summary>
    public async Task<Checkpoint<T>?> Until<T>(string stream, Func<Checkpoint<T>, bool> isBeyond)
        where T : IFolded<T>
    {
        var (from, next) = checkpoints.Around(stream, isBeyond);
        var events = await Ask(stream, from?.Version ?? 0, next?.Version ?? long.MaxValue, isSigned: false);
        if (!checkpoints.Continue(stream, from, next, events))
        {
            var again = new LogLook(database, kept, checkpoints);
            var whole = again.Ask(stream, 0, long.MaxValue, isSigned: false);
            await again.ReadAsync(CancellationToken.None);
            (from, events) = (null, await whole);
        }

        return checkpoints.Fold(stream, from, events, isBeyond);
    }

    /// <summary>A stream's events from one version to another with their metadata, once the look was taken.</summary>
    public Task<IReadOnlyList<IEvent>> EventsOf(string stream, long from = 0, long until = long.MaxValue) => Ask(stream, from, until, isSigned: true);

    public async Task ReadAsync(CancellationToken cancellation)
    {
        var ranges = asked.ToArray();
        asked.Clear();
        await using (var command = database.Command(
            "select * from study.streams($1, $2, $3)", ranges.Select(it => it.Stream).ToArray(), ranges.Select(it => it.From).ToArray(), ranges.Select(it => it.Until).ToArray()))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                var range = ranges[reader.GetInt64(0) - 1];
                range.Events.Add(Read(reader, range));
            }
        }

        foreach (var range in ranges)
            range.Read.SetResult(range.Events);
    }

    private Task<IReadOnlyList<IEvent>> Ask(string stream, long from, long until, bool isSigned)
    {
        var range = new Range(stream, from, until, isSigned);
        asked.Add(range);
        return range.Read.Task;
    }

    private static IEvent Read(NpgsqlDataReader row, Range range)
    {
        var (alias, data) = EventTypes.Read(row.GetString(4), row.GetFieldValue<byte[]>(5));
        var happened = (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(data.GetType()), data)!;
        (happened.StreamKey, happened.Version, happened.Sequence, happened.Id) = (range.Stream, row.GetInt64(1), row.GetInt64(2), row.GetGuid(3));
        if (range.IsSigned)
        {
            (happened.EventTypeName, happened.Timestamp) = (alias, row.GetFieldValue<DateTimeOffset>(6));
            (happened.UserName, happened.CorrelationId, happened.CausationId) = (Words(7), Words(8), Words(9));
            happened.Headers = row.IsDBNull(10) ? null : JsonSerializer.Deserialize<Dictionary<string, object>>(row.GetFieldValue<byte[]>(10), JsonText.Log);
        }

        return happened;

        string? Words(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }

    /// <summary>The versions of a stream that are asked for, and what was read of them; signed with who did it, when and through what.</summary>
    private sealed record Range(string Stream, long From, long Until, bool IsSigned)
    {
        public List<IEvent> Events { get; } = [];

        public TaskCompletionSource<IReadOnlyList<IEvent>> Read { get; } = new();
    }
}
