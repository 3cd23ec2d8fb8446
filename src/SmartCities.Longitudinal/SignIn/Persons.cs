using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.SignIn;

/// <summary>
/// What a person may: the committee's role that was granted here or that the provider claims, the higher of both; else the forms of the cities whose office
/// they belong to. What changes holds for everyone who is signed in within a second.
/// </summary>
public sealed class Persons(EventLog log, Reader reader, TimeProvider time)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(1);

    private readonly ConditionalWeakTable<IReadOnlyDictionary<string, City>, ILookup<string, (string City, bool Lead)>> offices = [];
    private readonly ConcurrentDictionary<(string Person, Role? Claimed, string Cities), (Caller Caller, long Read)> known = new();

    public async Task<Caller> CallerAsync(string person, Claimed claimed, CancellationToken cancellation)
    {
        var key = (person, claimed.Role, string.Join(' ', claimed.Cities));
        if (known.TryGetValue(key, out var there) && time.GetElapsedTime(there.Read) < Remembered)
            return there.Caller;
        var read = time.GetTimestamp();
        var granted = (await log.ReadAsync<CommitteeRole>(Streams.Person(person), cancellation)).State.Role;
        var role = granted > claimed.Role || claimed.Role is null ? granted : claimed.Role;
        var caller = role is not null ? new Caller(person, role.Value) : await MemberAsync(person, claimed.Cities, cancellation);
        known[key] = (caller, read);
        return caller;
    }

    /// <summary>Lets go of what would be looked up again anyway.</summary>
    public void Sweep()
    {
        foreach (var (key, it) in known)
        {
            if (time.GetElapsedTime(it.Read) >= Remembered)
                known.TryRemove(key, out _);
        }
    }

    private async Task<Caller> MemberAsync(string person, IReadOnlyList<string> claimed, CancellationToken cancellation)
    {
        var cities = await reader.CitiesAsync(null, cancellation);
        var office = offices.GetValue(cities, all => all
            .SelectMany(city => city.Value.Members.Select(member => (Person: member.Key, City: city.Key, Lead: member.Value)))
            .ToLookup(it => it.Person, it => (it.City, it.Lead)));
        var own = claimed.Where(cities.ContainsKey).ToDictionary(it => it, _ => false);
        foreach (var (city, lead) in office[person])
            own[city] = lead;
        return own.Count > 0 ? new(person, Role.CityContributor, own) : new(person, Role.Anyone);
    }
}
