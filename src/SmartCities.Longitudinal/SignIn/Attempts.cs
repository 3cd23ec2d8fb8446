using System.Collections.Concurrent;

namespace SmartCities.Longitudinal.SignIn;

/// <summary>
/// Counts what somebody who guesses does again and again, by the address it comes from and by the account it is about: so many within a time, and no more
/// until it has passed. Each node counts for itself.
/// </summary>
public sealed class Attempts(TimeProvider time)
{
    private const int Most = 20;
    private const int MostKept = 100_000;

    private static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Counted> counted = new(StringComparer.Ordinal);

    /// <summary>Counts one attempt.</summary>
    /// <exception cref="RefusedException">There were too many; it says nothing of what was tried.</exception>
    public void Count(string what, string who)
    {
        var now = time.GetUtcNow();
        if (counted.Count > MostKept)
            Sweep(now);
        var it = counted.AddOrUpdate($"{what} {who}", _ => new(1, now + Within), (_, before) => before.Until <= now ? new(1, now + Within) : before with { Times = before.Times + 1 });
        if (it.Times > Most)
            throw new RefusedException("too-many-attempts", "That was tried too often. Wait ten minutes, and try again.");
    }

    /// <summary>Counts one attempt by the address it comes from.</summary>
    public void Count(string what, HttpContext http) => Count(what, http.Connection.RemoteIpAddress?.ToString() ?? "");

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (key, it) in counted)
        {
            if (it.Until <= now)
                counted.TryRemove(key, out _);
        }
    }

    private sealed record Counted(int Times, DateTimeOffset Until);
}
