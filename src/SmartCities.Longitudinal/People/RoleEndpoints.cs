using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.People;

public static class GrantRoleEndpoint
{
    /// <summary>Takes no version: whatever somebody was meanwhile, this is what they are from now on.</summary>
    [WolverinePut("/api/v1/people/{person}/role"), For(Role.Administrator), Takes(typeof(GrantRole)), Gives(typeof(WrittenBody))]
    public static async Task<IResult> Put(string person, HttpRequest request, EventLog log, ActorDirectory directory, CancellationToken cancellation)
    {
        request.Allow();
        var grant = await request.BodyAsync<GrantRole>();
        await directory.RequireAsync(person, cancellation);
        return new Written(await log.DecideAsync<CommitteeRole>(Streams.Person(person), request.Actor(), it => GrantRole.Decide(it, grant, person), cancellation));
    }
}
