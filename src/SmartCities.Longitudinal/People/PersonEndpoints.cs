using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.People;

/// <summary>A person in the directory: the name, the address, the language of their mail and whether it is gathered into one a day.</summary>
public sealed record PersonBody(string Person, string Name, string Address, string Language, bool Digest)
{
    public static PersonBody Of(Person it) => new(it.Id, it.Name, it.Address, it.Language, it.Digest);
}

/// <summary>The persons of the directory by id; where there are more, after which to go on.</summary>
public sealed record PersonList(IReadOnlyList<PersonBody> People, string? Next);

/// <summary>A person to enter into the directory.</summary>
public sealed record NewPerson(string Name, string Address, string Language, bool Digest = false);

/// <summary>A person who was entered.</summary>
public sealed record EnteredPerson(string Person);

/// <summary>What changes about a person; what is absent is untouched.</summary>
public sealed record ChangePerson(string? Name = null, string? Address = null, string? Language = null, bool? Digest = null)
{
    /// <exception cref="RefusedException">Something in it is no name, address or language.</exception>
    public Person Change(Person it) => it with
    {
        Name = Name is null ? it.Name : Contact.Name(Name, "/name"),
        Address = Address is null ? it.Address : Contact.Address(Address, "/address"),
        Language = Language is null ? it.Language : Contact.Language(Language, "/language"),
        Digest = Digest ?? it.Digest,
    };
}

public static class ListPeopleEndpoint
{
    [WolverineGet("/api/v1/people"), For(Role.Administrator), Gives(typeof(PersonList)), Limit, After]
    public static async Task<IResult> Get(HttpRequest request, ActorDirectory directory, CancellationToken cancellation)
    {
        request.Allow("limit", "after");
        var (those, next) = request.Page(await directory.AllAsync(cancellation), it => it.Id);
        return new Read(new PersonList([.. those.Select(PersonBody.Of)], next));
    }
}

public static class ReadPersonEndpoint
{
    [WolverineGet("/api/v1/people/{person}"), For(Role.Administrator), Gives(typeof(PersonBody))]
    public static async Task<IResult> Get(string person, HttpRequest request, ActorDirectory directory, CancellationToken cancellation)
    {
        request.Allow();
        var (there, version) = await directory.RequireAsync(person, cancellation);
        return new Read(PersonBody.Of(there), Read.Version(version));
    }
}

public static class EnterPersonEndpoint
{
    /// <summary>Enters a person whose address nobody here has yet. The answer names the id alone: what it says is kept for a while.</summary>
    [WolverinePost("/api/v1/people"), For(Role.Administrator), Takes(typeof(NewPerson)), Gives(typeof(EnteredPerson), 201)]
    public static async Task<IResult> Post(HttpRequest request, ActorDirectory directory, CancellationToken cancellation)
    {
        request.Allow();
        var given = await request.BodyAsync<NewPerson>();
        var person = new Person(ActorDirectory.NewId(), Contact.Name(given.Name, "/name"), Contact.Address(given.Address, "/address"), Contact.Language(given.Language, "/language"), given.Digest);
        if (!await directory.AddAsync(person, cancellation))
            throw ActorDirectory.AddressTaken();
        var (_, version) = await directory.RequireAsync(person.Id, cancellation);
        return new Written(new Recorded(0, version, 1), $"/api/v1/people/{person.Id}", new EnteredPerson(person.Id));
    }
}

public static class ChangePersonEndpoint
{
    [WolverinePatch("/api/v1/people/{person}"), For(Role.Administrator), Takes(typeof(ChangePerson)), TakesIfMatch, Gives(typeof(EnteredPerson))]
    public static async Task<IResult> Patch(string person, HttpRequest request, ActorDirectory directory, CancellationToken cancellation)
    {
        request.Allow();
        var read = request.IfMatch();
        var change = await request.BodyAsync<ChangePerson>();
        var (there, _) = await directory.RequireAsync(person, cancellation);
        var version = await directory.ChangeAsync(change.Change(there), read, cancellation);
        return new Written(new Recorded(0, version, 0), body: new EnteredPerson(person));
    }
}
