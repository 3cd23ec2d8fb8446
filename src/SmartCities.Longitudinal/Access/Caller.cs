using SmartCities.Longitudinal.Storage;

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

/// <summary>Who asks: an opaque id, the role, the cities whose office they belong to (true where they lead it), and the scopes of a service's key.</summary>
public sealed record Caller(string Id, Role Role, IReadOnlyDictionary<string, bool>? Cities = null, IReadOnlyList<string>? Scopes = null)
{
    public static readonly Caller Anyone = new("anyone", Role.Anyone);

    /// <summary>A member of one city's office.</summary>
    public static Caller OfCity(string id, string city, bool lead = false) => new(id, Role.CityContributor, new Dictionary<string, bool> { [city] = lead });

    /// <summary>Whether the caller belongs to the committee and may at least what this role may, or is of this role.</summary>
    public bool IsAtLeast(Role role) => role == Role.Anyone || (Role >= Role.Analyst && Role >= role) || (Role == Role.Service && role == Role.Service);

    /// <summary>Whether the caller fills in forms for this city.</summary>
    public bool IsOf(string? city) => Role == Role.CityContributor && city is not null && Cities?.ContainsKey(city) == true;

    /// <summary>Whether the caller leads this city's office.</summary>
    public bool Leads(string? city) => Role == Role.CityContributor && city is not null && Cities?.GetValueOrDefault(city) == true;

    /// <summary>The role in which the caller does something that concerns a city, as the log names it.</summary>
    public string ActsAs(string? city) => Leads(city) ? Actor.CityLead : Role.Word();

    /// <summary>Whether the caller reads what is not released: the committee, and the committee's own services.</summary>
    public bool ReadsPresent => IsAtLeast(Role.Analyst) || (Role == Role.Service && Scopes?.Contains(KeyScope.AllEvents) == true);
}

/// <summary>What a service's key is good for.</summary>
public static class KeyScope
{
    public const string PublicEvents = "events:public";

    /// <summary>For the committee's own services.</summary>
    public const string AllEvents = "events:all";

    public static readonly IReadOnlyList<string> All = [PublicEvents, AllEvents];
}
