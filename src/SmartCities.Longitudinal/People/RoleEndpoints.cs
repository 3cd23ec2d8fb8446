using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.People;

public static class GrantRoleEndpoint
{
    /// <summary>Takes no version: whatever somebody was meanwhile, this is what they are from now on. The last administrator does not stop being one by themselves.</summary>
    [WolverinePut("/api/v1/people/{person}/role"), For(Role.Administrator), Takes(typeof(GrantRole)), Gives(typeof(WrittenBody))]
    public static async Task<IResult> Put(string person, HttpRequest request, EventLog log, ActorDirectory directory, CancellationToken cancellation)
    {
        request.Allow();
        return new Written(await AppointPerson.AppointAsync(person, await request.BodyAsync<GrantRole>(), log, directory, request.Actor(), cancellation));
    }
}
