namespace SmartCities.Longitudinal.Access;

/// <summary>
/// Who may ask this of the service: the least role; with <see cref="OwnCity"/> also the contributors of the city that the address names; with
/// <see cref="Released"/> also everyone else, who then reads releases, within each city's wish; with <see cref="Services"/> also services, each its own things.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ForAttribute(Role least) : Attribute
{
    public Role Least => least;

    public bool OwnCity { get; init; }

    public bool Released { get; init; }

    public bool Services { get; init; }

    /// <summary>For everyone who is signed in as a person, whatever they may otherwise: it is about themselves.</summary>
    public bool Persons { get; init; }

    /// <summary>Why this caller may not; null where they may.</summary>
    public Refusal? Refuses(Caller caller, string? city) => caller switch
    {
        _ when Persons && caller.Id != Caller.Anyone.Id && caller.Role != Role.Service => null,
        _ when Released || caller.IsAtLeast(least) || (OwnCity && caller.IsOf(city)) || (Services && caller.Role == Role.Service) => null,
        { Role: Role.Anyone } => new("sign-in", "Sign in first, or send a key: Authorization: Bearer …"),

        // Whether there is something of another city is not for them to know.
        { Role: Role.CityContributor } when OwnCity => new("not-found", "There is nothing of your city at this address."),
        _ => new("role-missing", $"This is for {InWords}; you are signed in as {Called(caller.Role)}."),
    };

    /// <summary>Who may, for people.</summary>
    public Sentence InWords => (least, OwnCity, Released) switch
    {
        (Role.Anyone, _, _) => "anyone",
        _ when Persons => "everyone who is signed in as a person",
        _ when Services => $"{Committee()}, and services with a key",
        (_, false, false) => Committee(),
        (_, true, false) => $"{Committee()}, and the contributors of the city itself",
        (_, false, true) => $"{Committee()} at any point in time, and everyone else in a release, within each city's wish",
        _ => $"{Committee()} and the contributors of the city itself at any point in time, and everyone else in a release, within the city's wish",
    };

    private Sentence Committee() => least switch
    {
        Role.Analyst => "analysts, editors and administrators",
        Role.Editor => "editors and administrators",
        Role.Administrator => "administrators",
        Role.Service => "services, analysts, editors and administrators",
        _ => "contributors of a city",
    };

    private static Sentence Called(Role role) => role switch
    {
        Role.CityContributor => "a contributor of a city",
        Role.Service => "a service",
        Role.Analyst => "an analyst",
        Role.Editor => "an editor",
        Role.Administrator => "an administrator",
        _ => "nobody",
    };
}
