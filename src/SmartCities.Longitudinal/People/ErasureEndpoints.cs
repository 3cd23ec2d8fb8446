using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using Wolverine.Http;

namespace SmartCities.Longitudinal.People;

/// <summary>What was erased: the position of the event that says so (none where it was erased before, as <c>again</c> tells), and how many entries there were.</summary>
public sealed record ErasedBody(long? Position, int Entries, bool Again);

public static class EraseEndpoint
{
    /// <summary>Erases for good. Asking again is harmless, and answered with <c>again</c>.</summary>
    [WolverinePost("/api/v1/erasures"), For(Role.Administrator), Takes(typeof(Erase)), Gives(typeof(ErasedBody))]
    public static async Task<IResult> Post(HttpRequest request, Erasures erasures, CancellationToken cancellation)
    {
        request.Allow();
        var erased = await erasures.EraseAsync(await request.BodyAsync<Erase>(), request.Actor(), cancellation);
        return new Written(erased.Recorded, body: new ErasedBody(erased.IsAgain ? null : erased.Recorded.Position, erased.Entries, erased.IsAgain));
    }
}
