using System.Buffers;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using SmartCities.Longitudinal.Http;

namespace SmartCities.Longitudinal.Access;

/// <summary>Finds out who asks: by a bearer key, else by the cookie of somebody who signed in. A key that is none is refused, never taken for nobody.</summary>
public sealed class Callers(RequestDelegate next, Demonstration demonstration)
{
    private const string Bearer = "Bearer ";
    private const int LongestKey = 200;

    private static readonly SearchValues<char> InKeys = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=");

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint() is not RouteEndpoint endpoint || Rules.Concern(endpoint))
        {
            // What is answered depends on who asks.
            http.Response.Headers.Append(HeaderNames.Vary, "Authorization, Cookie");
            http.Features.Set(await CallerAsync(http));
        }

        await next(http);
    }

    private async Task<Caller> CallerAsync(HttpContext http)
    {
        if (Key(http.Request.Headers.Authorization) is { } key)
        {
            return await demonstration.PersonAsync(key, http.Connection, http.RequestAborted)
                ?? throw new RefusedException("key-unknown", "This key is not known here.");
        }

        return MayUseCookie(http.Request) && (await http.AuthenticateAsync()).Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } person
            ? await demonstration.PersonAsync(person, http.Connection, http.RequestAborted) ?? Caller.Anyone
            : Caller.Anyone;
    }

    // A page of somebody else can make a browser send a form with our cookie. Our own pages carry a token against that; requests to the API do not.
    private static bool MayUseCookie(HttpRequest request) =>
        !request.Path.StartsWithSegments(HttpModule.Prefix) || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || request.Headers["Sec-Fetch-Site"] == "same-origin";

    private static string? Key(StringValues header) => header switch
    {
        [] => null,
        [{ } one] when one.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && IsKey(one.AsSpan(Bearer.Length)) => one[Bearer.Length..],
        _ => throw new RefusedException("key-malformed", "Send one header, Authorization: Bearer and a key."),
    };

    private static bool IsKey(ReadOnlySpan<char> key) => key.Length is > 0 and <= LongestKey && !key.ContainsAnyExcept(InKeys);
}
