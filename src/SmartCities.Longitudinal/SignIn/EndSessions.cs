using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using Wolverine.Http;

namespace SmartCities.Longitudinal.SignIn;

/// <summary>How many sessions were ended.</summary>
public sealed record EndedSessions(int Ended);

public static class EndSessionsEndpoint
{
    /// <summary>Ends every session of a person, wherever they are signed in.</summary>
    [WolverineDelete("/api/v1/people/{person}/sessions"), For(Role.Administrator), Gives(typeof(EndedSessions))]
    public static async Task<IResult> Delete(string person, HttpRequest request, Sessions sessions, CancellationToken cancellation)
    {
        request.Allow();
        var there = await sessions.OfAsync(person, cancellation);
        await sessions.EndAllAsync(person, cancellation);
        return new Read(new EndedSessions(there.Count));
    }
}
