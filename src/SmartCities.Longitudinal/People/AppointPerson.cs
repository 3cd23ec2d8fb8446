using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.People;

/// <summary>Gives somebody of the directory a role in the committee, or takes it away, for the API and for the pages.</summary>
public static class AppointPerson
{
    /// <exception cref="RefusedException">The directory does not know the person, or the last administrator would be none.</exception>
    public static async Task<Recorded> AppointAsync(string person, GrantRole grant, EventLog log, ActorDirectory directory, Actor actor, CancellationToken cancellation)
    {
        await directory.RequireAsync(person, cancellation);
        var isLast = actor.Id == person && !await IsAnotherAdministratorAsync(person, log, directory, cancellation);
        return await log.DecideAsync<CommitteeRole>(Streams.Person(person), actor, it => GrantRole.Decide(it, grant, person, isLast), cancellation);
    }

    /// <summary>What the committee lets each person do, by id.</summary>
    public static async Task<IReadOnlyDictionary<string, Role>> RolesAsync(EventLog log, CancellationToken cancellation) =>
        (await log.ReadAllAsync<CommitteeRole>(Streams.Person(""), cancellation)).Where(it => it.Value.State.Role is not null)
            .ToDictionary(it => it.Key[Streams.Person("").Length..], it => it.Value.State.Role!.Value, StringComparer.Ordinal);

    // Who was erased has the role still, and cannot sign in with it.
    private static async Task<bool> IsAnotherAdministratorAsync(string person, EventLog log, ActorDirectory directory, CancellationToken cancellation)
    {
        var others = (await RolesAsync(log, cancellation)).Where(it => it.Value == Role.Administrator && it.Key != person).Select(it => it.Key);
        return (await directory.FindAsync([.. others], cancellation)).Count > 0;
    }
}
