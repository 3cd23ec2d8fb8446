using System.Collections.Concurrent;
using JasperFx.Events;
using Marten;
using Npgsql;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Idempotency;
using SmartCities.Longitudinal.Redactions;

namespace SmartCities.Longitudinal.Storage;

/// <summary>A state that only folds: it starts empty and each event makes the next one.</summary>
public interface IFolded<TSelf>
    where TSelf : IFolded<TSelf>
{
    static abstract TSelf Empty { get; }

    /// <summary>Whether the folded state is kept in memory, so that only what came since is read: for what is few, large, and read at every write.</summary>
    static virtual bool IsKept => false;

    TSelf Apply(object happened);
}

/// <summary>A stream's state and the version it was folded to.</summary>
public readonly record struct Folded<T>(T State, long Version)
{
    /// <summary>Decides on the state as somebody read it. Of what is not there at all, the decision says so; a version of it is not asked after.</summary>
    /// <exception cref="StaleException">The stream does not stand at the version that was read.</exception>
    public Decision DecideOn(long? read, string stream, Func<T, Decision> decide)
    {
        if (read is { } version && version != Version && Version > 0)
            throw new StaleException(stream);
        var decision = decide(State);
        return read is > 0 && Version == 0 && decision is Accepted ? throw new StaleException(stream) : decision;
    }
}

/// <summary>What a decision left in the log: the position of its last event, the stream's version after it, how many events it added, and those of the last stream.</summary>
public readonly record struct Recorded(long Position, long Version, int Added, IReadOnlyList<object>? Events = null);

/// <summary>Someone changed the stream while a decision was taken on what it said before.</summary>
public sealed class StaleException(string stream) : Exception($"{stream} changed meanwhile.");

/// <summary>Reads streams as states and records decisions, each with who took it, in which role, and through which channel.</summary>
public sealed class EventLog(IDocumentStore store, NpgsqlDataSource database, AppendSignal appended, TimeProvider time) : IRemember
{
    /// <summary>How often a decision is taken again because what it was taken on had changed.</summary>
    public const int Attempts = 8;

    // What the database says: a stream that was relied on moved on (schema.sql); the stream appended to is at another version (the event store).
    private const string MovedOn = "SC003";
    private const string OtherVersion = "MT003";

    // Replaced as a whole, so that a fold which began before something was forgotten keeps nothing that is read later.
    private volatile ConcurrentDictionary<string, object> kept = new();
    private volatile Checkpoints checkpoints = new();

    // Writers of one stream take turns here instead of colliding in the database: a collision costs a number of the sequence, and the projection waits
    // to see whether an event still comes for it. Across nodes they collide, and decide again.
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1))];

    /// <summary>The moment at which what is decided now is decided.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    public Task<Folded<T>> ReadAsync<T>(string stream, CancellationToken cancellation)
        where T : IFolded<T> => LookAsync(it => it.At<T>(stream), cancellation);

    /// <summary>Several streams in one round trip.</summary>
    public LogLook Look() => new(database, kept, checkpoints);

    /// <summary>The stream as it stood at a position: as fast at the ten-thousandth event as at the tenth, once it was read.</summary>
    public async Task<Folded<T>> ReadAtAsync<T>(string stream, long position, CancellationToken cancellation)
        where T : IFolded<T> =>
        await ReadUntilAsync<T>(stream, it => it.Position > position, cancellation) is { } at ? new(at.State, at.Version) : new(T.Empty, 0);

    /// <summary>The last state of a stream that is not beyond what is asked for; what is beyond stays so in all that follows. Null where there is none.</summary>
    public Task<Checkpoint<T>?> ReadUntilAsync<T>(string stream, Func<Checkpoint<T>, bool> isBeyond, CancellationToken cancellation)
        where T : IFolded<T> => LookAsync(it => it.Until(stream, isBeyond), cancellation);

    /// <summary>Every stream of a kind as it stands, or stood at a position, in one query.</summary>
    public async Task<Dictionary<string, Folded<T>>> ReadAllAsync<T>(string prefix, CancellationToken cancellation, long at = long.MaxValue)
        where T : IFolded<T>
    {
        await using var session = store.QuerySession();
        var events = await session.Events.QueryAllRawEvents()
            .Where(it => it.StreamKey!.StartsWith(prefix) && it.Sequence <= at)
            .OrderBy(it => it.Sequence)
            .ToListAsync(cancellation);
        return events.GroupBy(it => it.StreamKey!).ToDictionary(it => it.Key, Fold<T>, StringComparer.Ordinal);
    }

    /// <summary>Every event of a stream up to a position, with its metadata.</summary>
    public async Task<IReadOnlyList<IEvent>> EventsAsync(string stream, long position, CancellationToken cancellation)
    {
        var events = await EventsSinceAsync(stream, 0, cancellation);
        return [.. events.Where(it => it.Sequence <= position)];
    }

    /// <summary>The events of a stream after a version, with their metadata.</summary>
    public Task<IReadOnlyList<IEvent>> EventsSinceAsync(string stream, long version, CancellationToken cancellation) =>
        LookAsync(it => it.EventsOf(stream, version + 1), cancellation);

    /// <summary>Lets go of every state in memory: the events it was folded from say less now.</summary>
    public void Forget() => (kept, checkpoints) = (new(), new());

    /// <summary>
    /// Decides on one stream and records what was decided. Decided again on the newer state when another writer came first,
    /// unless the decision was asked for on a version: then it is stale.
    /// </summary>
    /// <exception cref="RefusedException">The decision is a refusal; nothing is written.</exception>
    /// <exception cref="StaleException">The stream does not stand at <paramref name="onVersion"/>.</exception>
    public Task<Recorded> DecideAsync<T>(string stream, Actor actor, Func<T, Decision> decide, CancellationToken cancellation, long? onVersion = null)
        where T : IFolded<T> => InTurnAsync(stream, actor, () => DecideInTurnAsync(stream, actor, decide, onVersion, cancellation), cancellation);

    /// <summary>Writers of one stream take turns on this node; a request that was recorded before its answer was lost is not decided on again.</summary>
    public async Task<Recorded> InTurnAsync(string stream, Actor actor, Func<Task<Recorded>> write, CancellationToken cancellation)
    {
        if (actor.Request?.Recorded is { } already)
            return already;

        var turn = turns[(uint)stream.GetHashCode(StringComparison.Ordinal) % turns.Length];
        await turn.WaitAsync(cancellation);
        try
        {
            return await write();
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<Recorded> DecideInTurnAsync<T>(string stream, Actor actor, Func<T, Decision> decide, long? onVersion, CancellationToken cancellation)
        where T : IFolded<T>
    {
        for (var attempt = 1; ; attempt++)
        {
            var current = await ReadAsync<T>(stream, cancellation);
            var decision = current.DecideOn(onVersion, stream, decide);
            try
            {
                return await RecordAsync([(stream, current.Version, decision)], actor, cancellation);
            }
            catch (StaleException) when (attempt < Attempts && onVersion is null)
            {
                await Task.Delay(10 * attempt, cancellation);
            }
        }
    }

    /// <summary>
    /// Records decisions on several streams in one transaction, each on the version it was taken on; streams they relied on beside that
    /// (an edition was open) have to stand at the versions read until the decisions are recorded.
    /// </summary>
    public async Task<Recorded> RecordAsync(
        IReadOnlyList<(string Stream, long Version, Decision Decision)> decisions, Actor actor, CancellationToken cancellation, params IReadOnlyList<(string Stream, long Version)> reliedOn)
    {
        if (actor.Request?.Recorded is { } already)
            return already;

        var refusals = decisions.SelectMany(it => it.Decision is Refused refused ? refused.Refusals : []).ToList();
        if (refusals.Count > 0)
            throw new RefusedException(refusals);

        Append[] appends = [.. decisions.Select(it => new Append(it.Stream, it.Version, ((Accepted)it.Decision).Events)).Where(it => it.Events.Count > 0)];
        if (appends.Length == 0)
            return new(0, decisions[^1].Version, 0);

        var (last, added) = (appends[^1], appends.Sum(it => it.Events.Count));
        var beside = decisions.Aggregate((Beside?)null, (all, it) => all + (((Accepted)it.Decision) is { Events.Count: > 0, Beside: var one } ? one : null));
        try
        {
            var position = await WriteAsync(appends, actor, reliedOn, beside, cancellation);
            if (actor.Request is { } recorded)
                recorded.IsKept = true;
            appended.Signal();
            return new(position, last.Until, added, last.Events);
        }
        catch (Exception failure) when (actor.Request is not null && failure.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "answered" })
        {
            throw new AnsweredMeanwhileException();
        }
        catch (Exception failure) when (failure.GetBaseException() is PostgresException said && IsMoved(said))
        {
            throw new StaleException(last.Stream);
        }
    }

    /// <summary>
    /// Writes everything in one batch, which without anything beside the events is a transaction of its own: begun, done and committed in one round trip.
    /// </summary>
    /// <returns>The position of the last event.</returns>
    private async Task<long> WriteAsync(
        IReadOnlyList<Append> appends, Actor actor, IReadOnlyList<(string Stream, long Version)> reliedOn, Beside? beside, CancellationToken cancellation)
    {
        var drawn = new List<long>();
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellation);
            await using var transaction = beside is null ? null : await connection.BeginTransactionAsync(cancellation);
            await using (var batch = Batch(connection, appends, actor, reliedOn))
            {
                await using var reader = await batch.ExecuteReaderAsync(cancellation);
                do
                {
                    while (await reader.ReadAsync(cancellation))
                        drawn.AddRange(reader[0] is long[] and [_, .. var positions] ? positions : []);
                }
                while (await reader.NextResultAsync(cancellation));
            }

            if (transaction is not null)
            {
                // After the events, so that it can be held against them.
                foreach (var one in beside!.GetInvocationList().Cast<Beside>())
                    await one(connection, cancellation);
                await transaction.CommitAsync(cancellation);
            }

            return drawn[^1];
        }
        catch when (drawn.Count > 0)
        {
            await GiveUpAsync([.. drawn]);
            throw;
        }
    }

    private NpgsqlBatch Batch(NpgsqlConnection connection, IReadOnlyList<Append> appends, Actor actor, IReadOnlyList<(string Stream, long Version)> reliedOn)
    {
        // Whatever can refuse comes before an append, which draws positions that are gone when the rest fails.
        var batch = new NpgsqlBatch(connection);
        foreach (var (stream, version) in reliedOn)
            batch.BatchCommands.Add(Statements.Part("select study.require_version($1, $2)", stream, version));
        if (actor.Request is { IsKept: false } keyed)
        {
            batch.BatchCommands.Add(Statements.Part(
                "insert into study.answered (who, key, asked, stream, version, added) values ($1, $2, $3, $4, $5, $6)",
                keyed.Who, keyed.Key, keyed.Asked, appends[^1].Stream, appends[^1].Until, appends.Sum(it => it.Events.Count)));
        }

        // What others rely on changes after they are done, in the order of positions too: the next position is drawn once nobody is at it.
        foreach (var append in appends.Where(it => Streams.IsReliedOn(it.Stream)))
            batch.BatchCommands.Add(Statements.Part("select version from log.mt_streams where id = $1 for update", append.Stream));
        foreach (var append in appends)
            batch.BatchCommands.Add(append.Command(actor, Now, store.Options.Serializer()));
        return batch;
    }

    // A projection that comes to a position at which nothing is waits to see whether something still comes; told that nothing does, it goes on at once.
    private async Task GiveUpAsync(long[] drawn)
    {
        try
        {
            await using var command = database.Command("select study.give_up($1)", (object)drawn);
            await command.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException)
        {
            // The database is away: then it waits.
        }
    }

    /// <summary>What was recorded up to a version of a stream, told again.</summary>
    public async Task<Recorded> RecordedAsync(string stream, long version, int added, CancellationToken cancellation)
    {
        var events = await LookAsync(it => it.EventsOf(stream, version - added + 1, version), cancellation);
        return new(events[^1].Sequence, version, added, [.. events.Select(it => it.Data)]);
    }

    private async Task<T> LookAsync<T>(Func<LogLook, Task<T>> ask, CancellationToken cancellation)
    {
        var look = Look();
        var asked = ask(look);
        await look.ReadAsync(cancellation);
        return await asked;
    }

    private static bool IsMoved(PostgresException said) =>
        said.SqlState is MovedOn or OtherVersion or PostgresErrorCodes.DeadlockDetected || (said.SqlState == PostgresErrorCodes.UniqueViolation && said.TableName is "mt_streams" or "mt_events");

    public static Folded<T> Fold<T>(IEnumerable<IEvent> events)
        where T : IFolded<T> => Fold(new Folded<T>(T.Empty, 0), events);

    internal static Folded<T> Fold<T>(Folded<T> folded, IEnumerable<IEvent> events)
        where T : IFolded<T>
    {
        foreach (var happened in events)
            folded = new(folded.State.Apply(happened.Data), happened.Version);
        return folded;
    }
}
