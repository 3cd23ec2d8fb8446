using System.Net;
using SmartCities.Longitudinal.Http;

namespace SmartCities.Longitudinal.Access;

/// <summary>
/// Until real people sign in, anybody who reaches the service can be anybody. So only this machine reaches it: a request that came in on any other address
/// is refused, whatever the service was told to listen on.
/// </summary>
public sealed class LoopbackOnly(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http) => IsLoopback(http.Connection)
        ? next(http)
        : Problem.Of(403, "loopback-only", "This service has no sign-in yet and answers on the loopback address only.", Spoken.To(http.Request)).WriteAsync(http);

    /// <summary>Whether a request came in on this machine's own address; in a test it comes in on none.</summary>
    public static bool IsLoopback(ConnectionInfo connection) => connection.LocalIpAddress is not { } address || IPAddress.IsLoopback(address);

    /// <summary>Whether listening on an address keeps to this machine.</summary>
    public static bool IsLoopback(string address)
    {
        try
        {
            var host = BindingAddress.Parse(address).Host;
            return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
