using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Feeds;
using SmartCities.Longitudinal.Pages;

namespace SmartCities.Longitudinal.SignIn;

/// <summary>Sign-in at an OpenID Connect provider: the authorization code flow with PKCE for pages, its tokens as bearer keys for the API.</summary>
public static class Provider
{
    /// <summary>The scheme of the code flow.</summary>
    public const string Scheme = "provider";

    /// <summary>The scheme of bearer tokens.</summary>
    public const string Tokens = "token";

    /// <summary>Where the provider leads back to.</summary>
    public const string Callback = "/sign-in/callback";

    /// <summary>In the cookie: the secret of the session.</summary>
    public const string SessionClaim = "session";

    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    // What is signed with a secret that both sides know could be forged by who knows it, and "none" is no signature.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public static void AddProvider(this AuthenticationBuilder authentication, SignInOptions options)
    {
        if (!options.HasProvider)
            return;
        authentication.AddOpenIdConnect(Scheme, provider =>
        {
            provider.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            (provider.Authority, provider.ClientId, provider.ClientSecret) = (options.Authority, options.ClientId, options.ClientSecret);
            provider.RequireHttpsMetadata = !new Uri(options.Authority!).IsLoopback;
            provider.CallbackPath = Callback;
            provider.ResponseType = OpenIdConnectResponseType.Code;
            provider.ResponseMode = OpenIdConnectResponseMode.Query;
            provider.UsePkce = true;
            provider.MapInboundClaims = false;
            provider.DisableTelemetry = true;
            provider.GetClaimsFromUserInfoEndpoint = true;
            provider.ClaimActions.MapUniqueJsonKey("email", "email");
            provider.ClaimActions.MapUniqueJsonKey("email_verified", "email_verified");
            provider.ClaimActions.MapUniqueJsonKey(options.RoleClaim, options.RoleClaim);
            provider.Scope.Add("email");
            provider.TokenValidationParameters.ClockSkew = ClockSkew;
            provider.TokenValidationParameters.ValidAlgorithms = Algorithms;
            foreach (var cookie in new[] { provider.CorrelationCookie, provider.NonceCookie })
            {
                // Sent with the way back, which is a link of the provider's.
                cookie.SameSite = SameSiteMode.Lax;
                cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            }

            provider.Events.OnRedirectToIdentityProvider = it =>
            {
                it.ProtocolMessage.RedirectUri = it.HttpContext.RequestServices.GetRequiredService<ServiceAddress>().Value + Callback;
                it.ProtocolMessage.UiLocales = Http.Spoken.OnPage(it.HttpContext);
                return Task.CompletedTask;
            };
            provider.Events.OnTicketReceived = ReceivedAsync;
            provider.Events.OnRemoteFailure = it =>
            {
                it.HttpContext.RequestServices.GetRequiredService<ILogger<Persons>>().LogWarning("A sign-in at the provider did not end well: {Reason}", it.Failure?.GetType().Name);
                it.Response.Redirect("/sign-in?problem=failed");
                it.HandleResponse();
                return Task.CompletedTask;
            };
        });
        authentication.AddJwtBearer(Tokens, tokens =>
        {
            (tokens.Authority, tokens.Audience) = (options.Authority, options.Audience);
            tokens.RequireHttpsMetadata = !new Uri(options.Authority!).IsLoopback;
            tokens.MapInboundClaims = false;
            tokens.TokenValidationParameters.ClockSkew = ClockSkew;
            tokens.TokenValidationParameters.ValidAlgorithms = Algorithms;
            tokens.Events = new()
            {
                OnTokenValidated = it =>
                {
                    if (IsOfSignIn((JsonWebToken)it.SecurityToken))
                        it.Fail("An ID token tells this service who signed in; it lets nobody in.");
                    return Task.CompletedTask;
                },
            };
        });
    }

    /// <summary>
    /// Whether a token is an ID token, which has the client id for its audience. It says the nonce that every sign-in here begins with, or what it was issued
    /// beside; an access token says by its type that it is one, where it says the nonce too.
    /// </summary>
    public static bool IsOfSignIn(JsonWebToken token) => Type(token) switch
    {
        "ID" => true,
        "Bearer" => false,
        _ => token.Typ?.EndsWith("at+jwt", StringComparison.OrdinalIgnoreCase) != true && (token.TryGetClaim("nonce", out _) || token.TryGetClaim("at_hash", out _) || token.TryGetClaim("c_hash", out _)),
    };

    /// <summary>Who somebody is by the claims of a token; null where nobody here knows them.</summary>
    public static async Task<(string Person, Claimed Claimed)?> PersonAsync(ClaimsPrincipal principal, HttpContext http)
    {
        var services = http.RequestServices;
        var options = services.GetRequiredService<SignInOptions>();
        if (principal.FindFirst("sub") is not { } subject)
            return null;
        var claimed = new Claimed(
            options.RoleOf(principal.FindAll(options.RoleClaim).Select(it => it.Value)),
            options.CityClaim is { } claim ? [.. principal.FindAll(claim).Select(it => it.Value).Where(Id.IsValid).Order(StringComparer.Ordinal)] : []);
        var address = principal.FindFirstValue("email_verified")?.Equals("true", StringComparison.OrdinalIgnoreCase) == true ? principal.FindFirstValue("email") : null;
        var identity = new Identity(subject.Issuer, subject.Value, address, principal.FindFirstValue("name"), Http.Spoken.OnPage(http));
        return await services.GetRequiredService<SignIns>().PersonAsync(identity, mayEnter: claimed.Role is not null || claimed.Cities.Count > 0, http.RequestAborted) is { } person
            ? (person, claimed)
            : null;
    }

    /// <summary>Signs somebody in here: a session begins, whose secret the cookie carries; the one that this browser had before ends.</summary>
    public static async Task SignInAsync(HttpContext http, string person, Claimed claimed)
    {
        var sessions = http.RequestServices.GetRequiredService<Sessions>();
        await EndAsync(http, sessions);
        await SignInAsync(http, person, await sessions.BeginAsync(person, claimed, http.Request.Headers.UserAgent.ToString(), http.RequestAborted));
    }

    /// <summary>Ends the session of this browser, or every one of its person.</summary>
    public static async Task EndAsync(HttpContext http, Sessions sessions, bool everywhere = false)
    {
        var cookie = await http.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (cookie.Principal?.FindFirstValue(SessionClaim) is not { } secret || await sessions.FindAsync(secret, http.RequestAborted) is not var (session, _))
            return;
        if (everywhere)
            await sessions.EndAllAsync(session.Person, http.RequestAborted);
        else
            await sessions.EndAsync(session.Person, session.Id, http.RequestAborted);
    }

    /// <summary>Writes the cookie of a session.</summary>
    public static Task SignInAsync(HttpContext http, string person, string secret) => http.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme,
        new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person), new(SessionClaim, secret)], CookieAuthenticationDefaults.AuthenticationScheme)));

    // Keycloak says in a claim which kind of token it is.
    private static string? Type(JsonWebToken token) => token.TryGetClaim("typ", out var type) ? type.Value : null;

    private static async Task ReceivedAsync(TicketReceivedContext it)
    {
        it.HandleResponse();
        if (await PersonAsync(it.Principal!, it.HttpContext) is not { } known)
        {
            it.Response.Redirect("/sign-in?problem=unknown");
            return;
        }

        await SignInAsync(it.HttpContext, known.Person, known.Claimed);
        it.Response.Redirect(SignInPage.Local(it.ReturnUri));
    }
}
