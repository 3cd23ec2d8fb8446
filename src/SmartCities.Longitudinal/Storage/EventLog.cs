using JasperFx;
using JasperFx.Events;
using Marten;
using Marten.Exceptions;
using SmartCities.Longitudinal.Access;

namespace SmartCities.Longitudinal.Storage;

/// <summary>A state that only folds: it starts empty and each event makes the next one.</summary>
public interface IFolded<TSelf>
    where TSelf : IFolded<TSelf>
{
    static abstract TSelf Empty { get; }

    TSelf Apply(object happened);
}

/// <summary>A stream's state and the version it was folded to.</summary>
public readonly record struct Folded<T>(T State, long Version);

/// <summary>What a decision left in the log: the position of its last event, the stream's version after it, and how many events it added.</summary>
public readonly record struct Recorded(long Position, long Version, int Added);

/// <summary>Someone changed the stream while a decision was taken on what it said before.</summary>
public sealed class StaleException(string stream) : Exception($"{stream} changed meanwhile.");

/// <summary>Reads streams as states and records decisions, each with who took it, in which role, and through which channel.</summary>
public sealed class EventLog(IDocumentStore store)
{
    private const int Attempts = 5;

    public async Task<Folded<T>> ReadAsync<T>(string stream, CancellationToken cancellation)
        where T : IFolded<T>
    {
        await using var session = store.QuerySession();
        return Fold<T>(await session.Events.FetchStreamAsync(stream, token: cancellation));
    }

    /// <summary>The stream as it stood at a position.</summary>
    public async Task<Folded<T>> ReadAtAsync<T>(string stream, long position, CancellationToken cancellation)
        where T : IFolded<T>
    {
        await using var session = store.QuerySession();
        var events = await session.Events.FetchStreamAsync(stream, token: cancellation);
        return Fold<T>(events.Where(it => it.Sequence <= position));
    }

    /// <summary>Every event of a stream up to a position, with its metadata.</summary>
    public async Task<IReadOnlyList<IEvent>> EventsAsync(string stream, long position, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        var events = await session.Events.FetchStreamAsync(stream, token: cancellation);
        return [.. events.Where(it => it.Sequence <= position)];
    }

    /// <summary>
    /// Decides on one stream and records what was decided. Decided again on the newer state when another writer came first,
    /// unless the decision was asked for on a version: then it is stale.
    /// </summary>
    /// <exception cref="RefusedException">The decision is a refusal; nothing is written.</exception>
    /// <exception cref="StaleException">The stream does not stand at <paramref name="onVersion"/>.</exception>
    public async Task<Recorded> DecideAsync<T>(string stream, Actor actor, Func<T, Decision> decide, CancellationToken cancellation, long? onVersion = null)
        where T : IFolded<T>
    {
        for (var attempt = 1; ; attempt++)
        {
            var current = await ReadAsync<T>(stream, cancellation);
            if (onVersion is { } version && version != current.Version && current.Version > 0)
                throw new StaleException(stream);

            // Of what is not there at all, the decision says so; a version of it is not asked after.
            var decision = decide(current.State);
            if (onVersion is > 0 && current.Version == 0 && decision is Accepted)
                throw new StaleException(stream);

            try
            {
                return await RecordAsync([(stream, current.Version, decision)], actor, cancellation);
            }
            catch (StaleException) when (attempt < Attempts && onVersion is null)
            {
            }
        }
    }

    /// <summary>Records decisions on several streams in one transaction, each on the version it was taken on.</summary>
    public async Task<Recorded> RecordAsync(IReadOnlyList<(string Stream, long Version, Decision Decision)> decisions, Actor actor, CancellationToken cancellation)
    {
        var refusals = decisions.SelectMany(it => it.Decision is Refused refused ? refused.Refusals : []).ToList();
        if (refusals.Count > 0)
            throw new RefusedException(refusals);

        await using var session = store.LightweightSession();
        actor.Sign(session);
        var appended = new List<StreamAction>();
        foreach (var (stream, version, decision) in decisions)
        {
            var events = ((Accepted)decision).Events;
            if (events.Count > 0)
                appended.Add(session.Events.Append(stream, version + events.Count, events));
        }

        if (appended.Count == 0)
            return new(0, decisions[^1].Version, 0);

        try
        {
            await session.SaveChangesAsync(cancellation);
        }
        catch (Exception failure) when (failure is ConcurrencyException or JasperFx.Events.ExistingStreamIdCollisionException or EventStreamUnexpectedMaxEventIdException)
        {
            throw new StaleException(appended[^1].Key!);
        }

        var last = appended[^1].Events[^1];
        return new(appended.Max(it => it.Events[^1].Sequence), last.Version, appended.Sum(it => it.Events.Count));
    }

    public static Folded<T> Fold<T>(IEnumerable<IEvent> events)
        where T : IFolded<T>
    {
        var folded = new Folded<T>(T.Empty, 0);
        foreach (var happened in events)
            folded = new(folded.State.Apply(happened.Data), happened.Version);
        return folded;
    }
}
