using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.SignIn;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.People;

/// <summary>A person as administrators see them: the role that was given here, the offices they belong to, and how often they are signed in.</summary>
public sealed record PersonSeen(Person Person, Role? Role, IReadOnlyList<(City City, bool Lead)> Offices, int Sessions);

/// <summary>Who is in the directory, and what is known of them elsewhere.</summary>
public sealed class ReadPeople(ActorDirectory directory, EventLog log, Reader reader, Sessions sessions, SignInOptions options)
{
    /// <summary>Whether roles come from a provider besides.</summary>
    public bool ClaimsRoles => options.HasProvider;

    /// <summary>Those whose name or address says a text, or whose id is it; everyone without one. By name.</summary>
    public async Task<IReadOnlyList<PersonSeen>> FindAsync(string text, CancellationToken cancellation)
    {
        var (all, roles) = (await directory.AllAsync(cancellation), await AppointPerson.RolesAsync(log, cancellation));
        var (signedIn, cities) = (await sessions.CountsAsync(cancellation), await reader.CitiesAsync(null, cancellation));
        var offices = cities.Values.SelectMany(city => city.Members.Select(it => (Person: it.Key, City: city, Lead: it.Value))).ToLookup(it => it.Person, it => (it.City, it.Lead));
        var sought = text.Trim();
        return
        [
            .. all.Where(it => Says(it.Name) || Says(it.Address) || it.Id == sought)
                .OrderBy(it => it.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(it => it.Id, StringComparer.Ordinal)
                .Select(it => new PersonSeen(
                    it, roles.TryGetValue(it.Id, out var role) ? role : null, [.. offices[it.Id].OrderBy(office => office.City.Name, StringComparer.CurrentCultureIgnoreCase)], signedIn.GetValueOrDefault(it.Id))),
        ];

        bool Says(string words) => words.Contains(sought, StringComparison.CurrentCultureIgnoreCase);
    }
}
