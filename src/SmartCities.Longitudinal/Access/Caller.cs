namespace SmartCities.Longitudinal.Access;

/// <summary>What somebody may do. From <see cref="Analyst"/> on, each may all that the one before may.</summary>
public enum Role
{
    Anyone,
    CityContributor,
    Service,
    Analyst,
    Editor,
    Administrator,
}

/// <summary>Who asks: an opaque id, the role, the city a contributor is bound to, and the scopes of a service's key.</summary>
public sealed record Caller(string Id, Role Role, string? City = null, IReadOnlyList<string>? Scopes = null)
{
    public static readonly Caller Anyone = new("anyone", Role.Anyone);

    /// <summary>Whether the caller belongs to the committee and may at least what this role may.</summary>
    public bool IsAtLeast(Role role) => role == Role.Anyone || (Role >= Role.Analyst && Role >= role);

    /// <summary>Whether the caller fills in forms for this city.</summary>
    public bool IsOf(string city) => Role == Role.CityContributor && City == city;
}

/// <summary>Who may ask this of the service: the least role and, with <see cref="OwnCity"/>, the contributors of the city that the address names.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ForAttribute(Role least) : Attribute
{
    public Role Least => least;

    public bool OwnCity { get; init; }
}
