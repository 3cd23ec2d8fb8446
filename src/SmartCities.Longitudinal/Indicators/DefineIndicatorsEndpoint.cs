using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Indicators;

public static class DefineIndicatorsEndpoint
{
    [WolverinePut("/api/v1/editions/{edition}/indicators"), For(Role.Editor), Takes(typeof(DefineIndicators)), TakesFirstOrIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Put(string edition, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var define = await request.BodyAsync<DefineIndicators>();
        return new Written(
            await log.DecideAsync<Edition>(
                Streams.Edition(edition), request.Actor(), it => request.NotFirst(it.Indicators.Count > 0) ?? DefineIndicators.Decide(it, define), cancellation, request.Replaces()),
            request.IsFirst() ? request.Path : null);
    }
}
