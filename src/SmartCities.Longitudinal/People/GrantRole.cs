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
    /// <param name="state">What the person may so far.</param>
    /// <param name="grant">What they may from now on.</param>
    /// <param name="person">Their id.</param>
    /// <param name="isLast">Whether they do it themselves, and nobody else is an administrator.</param>
    public static Decision Decide(CommitteeRole state, GrantRole grant, string person, bool isLast = false) => grant switch
    {
        { Role: not null and not (Access.Role.Analyst or Access.Role.Editor or Access.Role.Administrator) } =>
            Decision.Refuse("role-unknown", "A role in the committee is analyst, editor or administrator.", "/role"),
        _ when grant.Role == state.Role => Decision.NothingToDo,
        _ when isLast && state.Role == Access.Role.Administrator =>
            Decision.Refuse("last-administrator", "You are the last administrator here, and nobody could give you the role back. Make somebody else an administrator first.", "/role"),
        { Role: { } role } => Decision.Accept(new RoleGranted(person, role)),
        _ => Submissions.Reason.TooLong(grant.Reason, "reason") ?? Decision.Accept(new RoleWithdrawn(person, grant.Reason)),
    };
}
