using SmartCities.Longitudinal.Cities;

namespace SmartCities.Longitudinal.Offices;

/// <summary>Lets a person act for a city; as its lead, who adds and removes the others.</summary>
public sealed record AddMember(string Person, bool Lead)
{
    private const int Most = 100;

    public static Decision Decide(City city, AddMember add) => city.Registered switch
    {
        null => CityRefusals.Unknown,
        _ when city.Members.TryGetValue(add.Person, out var lead) && (lead || !add.Lead) => Decision.NothingToDo,
        _ when city.Members.Count >= Most => Decision.Refuse("office-full", $"An office has at most {Most} members. Remove those who have left."),
        { } it => Decision.Accept(new MemberAdded(it.City, add.Person, add.Lead)),
    };
}

/// <summary>Makes another member the lead in somebody's place, who stays a contributor.</summary>
public sealed record HandOver(string To, string? From)
{
    public static Decision Decide(City city, HandOver hand) => city.Registered switch
    {
        null => CityRefusals.Unknown,
        _ when !city.Members.ContainsKey(hand.To) => OfficeRefusals.NoMember,
        _ => Decision.Accept([.. Changed(city, hand.To, lead: true), .. hand.From == hand.To ? [] : Changed(city, hand.From, lead: false)]),
    };

    private static MemberAdded[] Changed(City city, string? member, bool lead) =>
        member is not null && city.Members.TryGetValue(member, out var leads) && leads != lead ? [new(city.Registered!.City, member, lead)] : [];
}

/// <summary>Ends that a person may act for a city, at once and wherever they are signed in.</summary>
public sealed record RemoveMember(string Person, string? Reason = null)
{
    /// <param name="byOffice">Whether the office itself does it: it never leaves itself without a lead.</param>
    public static Decision Decide(City city, RemoveMember remove, bool byOffice) => city.Registered switch
    {
        null => CityRefusals.Unknown,
        _ when !city.Members.ContainsKey(remove.Person) => OfficeRefusals.NoMember,
        _ when byOffice && city.Members.Where(it => it.Value).Select(it => it.Key).ToList() is [var last] && last == remove.Person => Decision.Refuse(
            "last-lead", "An office has a lead. Hand over to another member first; if there is nobody, ask the committee."),
        { } it => Submissions.Reason.TooLong(remove.Reason, "reason") ?? Decision.Accept(new MemberRemoved(it.City, remove.Person, remove.Reason)),
    };
}

/// <summary>Refusals that several decisions on an office share.</summary>
public static class OfficeRefusals
{
    public static readonly Decision NoMember = Decision.Refuse("member-unknown", "This person is no member of the city's office.");
}
