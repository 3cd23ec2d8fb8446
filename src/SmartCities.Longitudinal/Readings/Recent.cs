using System.Collections.Concurrent;

namespace SmartCities.Longitudinal.Readings;

/// <summary>Keeps what was made lately, each thing made once however many ask for it; immutable things only. Nobody who asks can cancel the making.</summary>
public sealed class Recent<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, (Lazy<Task<TValue>> Made, long Used)> kept = new();
    private long uses;

    public async Task<TValue> GetAsync(TKey key, Func<TKey, Task<TValue>> make)
    {
        var use = Interlocked.Increment(ref uses);
        var made = kept.AddOrUpdate(
            key,
            it => (new Lazy<Task<TValue>>(() => make(it)), use),
            (_, there) => (there.Made, use)).Made;
        if (kept.Count > most)
            Forget();
        try
        {
            return await made.Value;
        }
        catch
        {
            // What failed is asked for again.
            kept.TryRemove(key, out _);
            throw;
        }
    }

    /// <summary>What is there, whole.</summary>
    public IEnumerable<KeyValuePair<TKey, TValue>> Made => kept.ToArray()
        .Where(it => it.Value.Made is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }).Select(it => KeyValuePair.Create(it.Key, it.Value.Made.Value.Result));

    /// <summary>What is being made is still given to who asked for it, and not kept.</summary>
    public void Clear() => kept.Clear();

    private void Forget()
    {
        // A copy of its own making: a query over the dictionary itself breaks when it grows meanwhile.
        foreach (var (key, _) in kept.ToArray().OrderBy(it => it.Value.Used).Take(Math.Max(1, most / 4)))
            kept.TryRemove(key, out _);
    }
}
