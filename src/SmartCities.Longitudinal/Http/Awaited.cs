using SmartCities.Longitudinal.Readings;

namespace SmartCities.Longitudinal.Http;

/// <summary>A read of the API waits until the position it asks for can be read.</summary>
public sealed class Awaited(RequestDelegate next, Positions positions)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments(HttpModule.Prefix) && HttpMethods.IsGet(http.Request.Method) && http.Request.Query.TryGetValue(Addresses.AtLeast, out var written))
            await positions.WaitForAsync(Position(written), Patience, http.RequestAborted);
        await next(http);
    }

    private static long Position(string? written) =>
        Requests.Position(written) ?? throw new RefusedException("query-invalid", "\"atLeast\" is a position: a whole number, as a write answers it.", $"?{Addresses.AtLeast}");
}
