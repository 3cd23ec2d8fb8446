using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.People;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Offices;

/// <summary>Where a city's office is reached, in which language, and whether its mail is gathered into one a day; links that let it in always come at once.</summary>
public sealed record MailboxBody(string Address, string Language, bool Digest = false);

/// <summary>A person who was added to an office.</summary>
public sealed record AddedMember(string Person, long? Position);

public static class ReadOfficeEndpoint
{
    [WolverineGet("/api/v1/cities/{city}/members"), For(Role.Editor, OwnCity = true), Gives(typeof(OfficeBody))]
    public static async Task<IResult> Get(string city, HttpRequest request, Office office, CancellationToken cancellation)
    {
        request.Allow();
        return new Read((await office.ReadAsync(city, cancellation)).Office);
    }
}

public static class AddMemberEndpoint
{
    [WolverinePost("/api/v1/cities/{city}/members"), For(Role.Editor, OwnCity = true), Takes(typeof(NewMember)), Gives(typeof(AddedMember), 201)]
    public static async Task<IResult> Post(string city, HttpRequest request, Office office, CancellationToken cancellation)
    {
        request.Allow();
        Office.RequireLead(request.Caller(), city);
        var (person, recorded) = await office.AddAsync(city, await request.BodyAsync<NewMember>(), request.Actor(), cancellation);
        return new Written(recorded, $"/api/v1/cities/{city}/members", new AddedMember(person, recorded.Added > 0 ? recorded.Position : null));
    }
}

public static class HandOverEndpoint
{
    [WolverinePost("/api/v1/cities/{city}/members/{person}/lead"), For(Role.Editor, OwnCity = true), Gives(typeof(WrittenBody))]
    public static async Task<IResult> Post(string city, string person, HttpRequest request, Office office, CancellationToken cancellation)
    {
        request.Allow();
        Office.RequireLead(request.Caller(), city);
        return new Written(await office.HandOverAsync(city, new(person, request.Caller().Id), request.Actor(), cancellation));
    }
}

public static class RemoveMemberEndpoint
{
    [WolverineDelete("/api/v1/cities/{city}/members/{person}"), For(Role.Editor, OwnCity = true), Gives(typeof(WrittenBody))]
    public static async Task<IResult> Delete(string city, string person, HttpRequest request, Office office, CancellationToken cancellation)
    {
        request.Allow();
        var caller = request.Caller();
        if (caller.Id != person)
            Office.RequireLead(caller, city);
        return new Written(await office.RemoveAsync(city, new(person), request.Actor(), byOffice: caller.IsOf(city), cancellation));
    }
}

public static class SetMailboxEndpoint
{
    [WolverinePut("/api/v1/cities/{city}/mailbox"), For(Role.Editor, OwnCity = true), Takes(typeof(MailboxBody)), Gives(typeof(MailboxBody))]
    public static async Task<IResult> Put(string city, HttpRequest request, Office office, CancellationToken cancellation)
    {
        request.Allow();
        Office.RequireLead(request.Caller(), city);
        var mailbox = await request.BodyAsync<MailboxBody>();
        await office.SetMailboxAsync(city, mailbox, cancellation);
        return new Read(mailbox);
    }
}
