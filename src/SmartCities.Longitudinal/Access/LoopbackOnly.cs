using System.Net;
using SmartCities.Longitudinal.Http;

namespace SmartCities.Longitudinal.Access;

/// <summary>
/// Until people sign in, whoever reaches the service may write. So only this machine reaches it: a request that came in on any other address is refused,
/// whatever the service was told to listen on.
/// </summary>
public sealed class LoopbackOnly(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http) =>
        http.Connection.LocalIpAddress is { } address && !IPAddress.IsLoopback(address)
            ? Problem.Of(403, "loopback-only", "This service has no sign-in yet and answers on the loopback address only.").WriteAsync(http)
            : next(http);
}
