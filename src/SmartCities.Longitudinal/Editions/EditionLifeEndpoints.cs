using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Editions;

public static class OpenEditionEndpoint
{
    [WolverinePost("/api/v1/editions/{edition}/opening"), For(Role.Editor), Takes(typeof(OpenEdition)), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Post(string edition, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var open = await request.BodyAsync<OpenEdition>();
        return new Written(await OpenWhatIsMapped.OpenAsync(edition, request.IfMatch(), open, log, request.Actor(), cancellation));
    }
}

public static class ExtendEditionEndpoint
{
    [WolverinePost("/api/v1/editions/{edition}/extension"), For(Role.Editor), Takes(typeof(ExtendEdition)), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Post(string edition, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var extend = await request.BodyAsync<ExtendEdition>();
        return new Written(await log.DecideAsync<Edition>(Streams.Edition(edition), request.Actor(), it => ExtendEdition.Decide(it, extend), cancellation, request.IfMatch()));
    }
}

public static class CloseEditionEndpoint
{
    [WolverinePost("/api/v1/editions/{edition}/closing"), For(Role.Editor), Takes(typeof(CloseEdition)), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Post(string edition, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var close = await request.BodyAsync<CloseEdition>();
        return new Written(await log.DecideAsync<Edition>(Streams.Edition(edition), request.Actor(), it => CloseEdition.Decide(it, close), cancellation, request.IfMatch()));
    }
}

public static class ReopenEditionEndpoint
{
    [WolverinePost("/api/v1/editions/{edition}/reopening"), For(Role.Editor), Takes(typeof(ReopenEdition)), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Post(string edition, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var reopen = await request.BodyAsync<ReopenEdition>();
        return new Written(await log.DecideAsync<Edition>(Streams.Edition(edition), request.Actor(), it => ReopenEdition.Decide(it, reopen), cancellation, request.IfMatch()));
    }
}
