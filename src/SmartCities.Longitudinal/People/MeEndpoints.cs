using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.People;

/// <summary>What somebody changes about themselves: the address is changed by the committee or their office.</summary>
public sealed record ChangeMe(string? Name = null, string? Language = null, bool? Digest = null);

public static class ReadMeEndpoint
{
    /// <summary>Everything that is kept about who asks, to take away.</summary>
    [WolverineGet("/api/v1/me"), For(Role.CityContributor, Persons = true), Gives(typeof(AboutMe))]
    public static async Task<IResult> Get(HttpRequest request, AboutPeople about, CancellationToken cancellation)
    {
        request.Allow();
        return new Read(await about.OfAsync(request.Caller(), cancellation));
    }
}

public static class ChangeMeEndpoint
{
    /// <summary>Takes no version: what somebody says of themselves last, holds.</summary>
    [WolverinePatch("/api/v1/me"), For(Role.CityContributor, Persons = true), Takes(typeof(ChangeMe)), Gives(typeof(EnteredPerson))]
    public static async Task<IResult> Patch(HttpRequest request, ActorDirectory directory, CancellationToken cancellation)
    {
        request.Allow();
        var id = request.Caller().Id;
        var change = await request.BodyAsync<ChangeMe>();
        return new Written(new Recorded(0, await directory.ChangeAsync(id, new(change.Name, Language: change.Language, Digest: change.Digest), cancellation), 0), body: new EnteredPerson(id));
    }
}
