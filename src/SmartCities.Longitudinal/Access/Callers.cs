using System.Buffers;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using Microsoft.Net.Http.Headers;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.SignIn;

namespace SmartCities.Longitudinal.Access;

/// <summary>Finds out who asks: by a bearer key, else by the cookie of somebody who signed in. A key that is none is refused, never taken for nobody.</summary>
public sealed class Callers(RequestDelegate next, Demonstration demonstration, ServiceKeys keys, Sessions sessions, Persons persons, SignInOptions options, Attempts attempts)
{
    private const string Bearer = "Bearer ";
    private const int LongestKey = 8_000;

    private static readonly SearchValues<char> InKeys = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=");

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint() is not RouteEndpoint endpoint || Rules.Concern(endpoint))
        {
            // What is answered depends on who asks.
            http.Response.Headers.Append(HeaderNames.Vary, "Authorization, Cookie");
            var caller = await CallerAsync(http);
            http.Features.Set(caller);
            if (caller.Role != Role.Anyone)
                http.Response.Headers.CacheControl = "private, no-cache";
        }

        await next(http);
    }

    private async Task<Caller> CallerAsync(HttpContext http)
    {
        if (Key(http.Request.Headers.Authorization) is { } key)
        {
            if (options.HasProvider && key.Count(it => it == '.') == 2)
                return await TokenAsync(http);
            if (await KeyAsync(key, http) is { } known)
                return known;
            attempts.Count("key", http);
            throw new RefusedException("key-unknown", "This key is not known here.");
        }

        if (!MayUseCookie(http.Request) || (await http.AuthenticateAsync()).Principal is not { } principal || principal.FindFirstValue(ClaimTypes.NameIdentifier) is not { } person)
            return Caller.Anyone;
        return principal.FindFirstValue(Provider.SessionClaim) is { } secret
            ? await SessionAsync(http, secret)
            : await demonstration.PersonAsync(person, http.Connection, http.RequestAborted) ?? Caller.Anyone;
    }

    private Task<Caller?> KeyAsync(string key, HttpContext http) => key.StartsWith(ServiceKeys.Prefix, StringComparison.Ordinal)
        ? keys.CallerAsync(key, http.RequestAborted)
        : demonstration.PersonAsync(key, http.Connection, http.RequestAborted);

    private async Task<Caller> SessionAsync(HttpContext http, string secret)
    {
        if (await sessions.FindAsync(secret, http.RequestAborted) is not var (session, next))
            return Caller.Anyone;
        if (next is not null)
            await Provider.SignInAsync(http, session.Person, next);
        return await persons.CallerAsync(session.Person, session.Claimed, http.RequestAborted);
    }

    private async Task<Caller> TokenAsync(HttpContext http)
    {
        var found = await http.AuthenticateAsync(Provider.Tokens);
        if (found.Principal is not { } principal)
        {
            attempts.Count("key", http);
            throw found.Failure is SecurityTokenExpiredException
                ? new RefusedException("token-expired", "This token has expired. Ask the provider for a new one.")
                : new RefusedException("token-invalid", "This token is none that is taken here: it is of another issuer, for another audience, no access token, or was changed on its way.");
        }

        return await Provider.PersonAsync(principal, http) is var (person, claimed)
            ? await persons.CallerAsync(person, claimed, http.RequestAborted)
            : throw new RefusedException("not-admitted", "The provider knows you, but nobody here does. Ask the committee, or your city's office, to add you.");
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
