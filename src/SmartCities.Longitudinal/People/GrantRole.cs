using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.People;

/// <summary>What the committee lets a person do, as the person's stream tells it.</summary>
public sealed record CommitteeRole : IFolded<CommitteeRole>
{
    public static CommitteeRole Empty { get; } = new();

    public Role? Role { get; init; }

    public CommitteeRole Apply(object happened) => happened switch
    {
        RoleGranted it => this with { Role = it.Role },
        RoleWithdrawn => this with { Role = null },
        _ => this,
    };
}

/// <summary>Gives a person a role in the committee; without one, takes it away.</summary>
public sealed record GrantRole(Role? Role, string? Reason = null)
{
    public static Decision Decide(CommitteeRole state, GrantRole grant, string person) => grant switch
    {
        { Role: not null and not (Access.Role.Analyst or Access.Role.Editor or Access.Role.Administrator) } =>
            Decision.Refuse("role-unknown", "A role in the committee is analyst, editor or administrator.", "/role"),
        _ when grant.Role == state.Role => Decision.NothingToDo,
        { Role: { } role } => Decision.Accept(new RoleGranted(person, role)),
        _ => Submissions.Reason.TooLong(grant.Reason, "reason") ?? Decision.Accept(new RoleWithdrawn(person, grant.Reason)),
    };
}
