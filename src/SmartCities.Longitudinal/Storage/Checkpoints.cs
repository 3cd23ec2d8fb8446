using System.Collections.Concurrent;
using JasperFx.Events;

namespace SmartCities.Longitudinal.Storage;

/// <summary>A stream's state at one of its events.</summary>
public sealed record Checkpoint<T>(T State, long Version, long Position, Guid Event);

/// <summary>
/// Folded states of streams, after each of their first events from the second on and then for every so many versions, so that a fold begins near where it ends,
/// however long the stream is. They belong to one log in memory. The events of the states on both sides are read again and compared: states of another history are thrown away.
/// </summary>
public sealed class Checkpoints(int every = 8, int most = 16_000, int close = 16)
{
    // A submission begins with its whole form, the largest event it has: whoever reads a short one begins after it.
    private const int First = 2;

    private readonly ConcurrentDictionary<(Type Type, string Stream), object> tracks = new();
    private readonly Lock forgetting = new();
    private long uses;
    private long kept;

    /// <summary>Where a fold begins, and the next state that is known, which is beyond: what is asked for lies between their events.</summary>
    public (Checkpoint<T>? From, Checkpoint<T>? Next) Around<T>(string stream, Func<Checkpoint<T>, bool> isBeyond) =>
        tracks.TryGetValue((typeof(T), stream), out var found) ? ((Track<T>)found).Around(isBeyond, Interlocked.Increment(ref uses)) : (null, null);

    /// <summary>Whether the events that were read lie between the two states: from the one's event to the other's.</summary>
    public bool Continue<T>(string stream, Checkpoint<T>? from, Checkpoint<T>? next, IReadOnlyList<IEvent> events)
    {
        if ((from is null || (events is [var first, ..] && first.Id == from.Event)) && (next is null || (events is [.., var last] && last.Id == next.Event)))
            return true;
        tracks.TryRemove((typeof(T), stream), out _);
        return false;
    }

    /// <summary>The last state before one that is beyond. States are kept of all events that were read, so that those beyond are not read again either.</summary>
    public Checkpoint<T>? Fold<T>(string stream, Checkpoint<T>? from, IEnumerable<IEvent> events, Func<Checkpoint<T>, bool> isBeyond)
        where T : IFolded<T>
    {
        var (at, last) = (from, from);
        var isThere = false;
        foreach (var happened in events.Where(it => it.Version > (from?.Version ?? 0)))
        {
            var next = new Checkpoint<T>((at is null ? T.Empty : at.State).Apply(happened.Data), happened.Version, happened.Sequence, happened.Id);
            isThere = isThere || isBeyond(next);
            at = next;
            if (!isThere)
                last = at;
            if (at.Version == Next(at.Version - 1))
                Keep(stream, at);
        }

        return last;
    }

    private void Keep<T>(string stream, Checkpoint<T> at)
    {
        var track = (Track<T>)tracks.GetOrAdd((typeof(T), stream), _ => new Track<T>());
        if (track.Add(at, Next, Interlocked.Increment(ref uses)) && Interlocked.Increment(ref kept) > most)
            Forget();
    }

    /// <summary>The version that a state is kept of after this one.</summary>
    private long Next(long last) => last < close ? Math.Max(First, last + 1) : ((last / every) + 1) * every;

    // Whole streams, those that nobody asked for the longest: a stream with a hole in it would be slow just there.
    private void Forget()
    {
        // One at a time is enough; the others go on.
        if (!forgetting.TryEnter())
            return;
        try
        {
            // A copy of its own making: a query over the dictionary itself breaks when it grows meanwhile.
            var all = tracks.ToArray();
            foreach (var (key, _) in all.OrderBy(it => ((ITrack)it.Value).Used).Take(Math.Max(1, all.Length / 4)))
                tracks.TryRemove(key, out _);
            Interlocked.Exchange(ref kept, tracks.Values.Sum(it => ((ITrack)it).Count));
        }
        finally
        {
            forgetting.Exit();
        }
    }

    private interface ITrack
    {
        long Used { get; }

        int Count { get; }
    }

    private sealed class Track<T> : ITrack
    {
        private readonly List<Checkpoint<T>> states = [];

        public long Used { get; private set; }

        public int Count => states.Count;

        public bool Add(Checkpoint<T> at, Func<long, long> next, long use)
        {
            lock (states)
            {
                Used = use;
                if (at.Version != next(states.Count == 0 ? 0 : states[^1].Version))
                    return false;
                states.Add(at);
                return true;
            }
        }

        public (Checkpoint<T>? From, Checkpoint<T>? Next) Around(Func<Checkpoint<T>, bool> isBeyond, long use)
        {
            lock (states)
            {
                Used = use;
                var (low, high) = (0, states.Count);
                while (low < high)
                {
                    var middle = (low + high) / 2;
                    if (isBeyond(states[middle]))
                        high = middle;
                    else
                        low = middle + 1;
                }

                return (low == 0 ? null : states[low - 1], low == states.Count ? null : states[low]);
            }
        }
    }
}
