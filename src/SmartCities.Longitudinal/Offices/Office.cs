using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.SignIn;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Offices;

/// <summary>A member of a city's office; the name and address are null once they were erased.</summary>
public sealed record Member(string Person, string? Name, string? Address, bool Lead);

/// <summary>A city's office: its members, by name, and the mailbox it is reached at whoever works there.</summary>
public sealed record OfficeBody(string City, IReadOnlyList<Member> Members, Mailbox? Mailbox);

/// <summary>A person to be added to an office: by name and address, in the language of their mail.</summary>
public sealed record NewMember(string Name, string Address, string Language, bool Lead = false);

/// <summary>A city's office: the city's own presence here, which lasts while people come and go.</summary>
public sealed class Office(EventLog log, ActorDirectory directory, Positions positions, ILetters letters, SignInOptions options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The office as it stands, and the version of its city.</summary>
    /// <exception cref="RefusedException">There is no such city.</exception>
    public async Task<(OfficeBody Office, City City, long Version)> ReadAsync(string city, CancellationToken cancellation)
    {
        var (there, version) = await log.ReadAsync<City>(Streams.City(city), cancellation);
        if (there.Registered is null)
            throw new RefusedException("city-unknown", "There is no such city.");
        var known = await directory.FindAsync([.. there.Members.Keys], cancellation);
        var members = there.Members.Select(it => known.TryGetValue(it.Key, out var person) ? new Member(it.Key, person.Name, person.Address, it.Value) : new Member(it.Key, null, null, it.Value));
        return (new(city, [.. members.OrderBy(it => it.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(it => it.Person, StringComparer.Ordinal)], await directory.MailboxAsync(city, cancellation)), there, version);
    }

    /// <summary>Adds somebody, who gets a mail with a link to sign in; a person who is in the directory already keeps their name there.</summary>
    /// <returns>The person's id, and what was recorded.</returns>
    public async Task<(string Person, Recorded Recorded)> AddAsync(string city, NewMember member, Actor by, CancellationToken cancellation)
    {
        var (name, address, language) = (Contact.Name(member.Name, "/name"), Contact.Address(member.Address, "/address"), Contact.Language(member.Language, "/language"));
        if ((await log.ReadAsync<City>(Streams.City(city), cancellation)).State.Registered is null)
            throw new RefusedException("city-unknown", "There is no such city.");
        var person = await directory.EnterAsync(name, address, language, cancellation);
        var recorded = await DecideAsync(city, by, it => AddMember.Decide(it, new(person.Id, member.Lead)), cancellation);
        if (options.ByMail)
            await letters.SendAsync(new(new(LinkPurpose.SignIn, city, Person: person.Id)), cancellation);
        return (person.Id, recorded);
    }

    public Task<Recorded> HandOverAsync(string city, HandOver hand, Actor by, CancellationToken cancellation) =>
        DecideAsync(city, by, it => HandOver.Decide(it, hand), cancellation);

    public Task<Recorded> RemoveAsync(string city, RemoveMember remove, Actor by, bool byOffice, CancellationToken cancellation) =>
        DecideAsync(city, by, it => RemoveMember.Decide(it, remove, byOffice), cancellation);

    public async Task SetMailboxAsync(string city, MailboxBody there, CancellationToken cancellation)
    {
        var mailbox = new Mailbox(city, Contact.Address(there.Address, "/address"), Contact.Language(there.Language, "/language"), there.Digest);
        if ((await log.ReadAsync<City>(Streams.City(city), cancellation)).State.Registered is null)
            throw new RefusedException("city-unknown", "There is no such city.");
        await directory.SetMailboxAsync(mailbox, cancellation);
    }

    /// <summary>Whether somebody may change a city's office: its lead, and editors.</summary>
    /// <exception cref="RefusedException">They may not.</exception>
    public static void RequireLead(Caller caller, string city)
    {
        if (!caller.IsAtLeast(Role.Editor) && !caller.Leads(city))
            throw new RefusedException("lead-only", "The lead of the office adds and removes its members. Ask the lead, or the committee.");
    }

    // What the members may follows from what was read of the log: once this answers, it holds.
    private async Task<Recorded> DecideAsync(string city, Actor by, Func<City, Decision> decide, CancellationToken cancellation)
    {
        var recorded = await log.DecideAsync(Streams.City(city), by, decide, cancellation);
        await positions.WaitForAsync(recorded.Position, Patience, cancellation);
        return recorded;
    }
}
