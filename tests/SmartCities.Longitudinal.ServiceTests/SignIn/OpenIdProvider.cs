using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmartCities.Longitudinal.ServiceTests.SignIn;

/// <summary>Somebody at the provider.</summary>
public sealed record Account(string Subject, string? Email = null, bool Verified = true, string? Name = null, IReadOnlyList<string>? Roles = null, IReadOnlyList<string>? Cities = null);

/// <summary>A real OpenID Connect server on a port of its own, at which whoever is set as <see cref="Who"/> is signed in already.</summary>
public sealed class OpenIdProvider : IAsyncDisposable
{
    public const string Client = "study";
    public const string Secret = "a secret that only the two know";

    private readonly WebApplication _app;
    private readonly RsaSecurityKey _key;

    private OpenIdProvider(WebApplication app, RsaSecurityKey key) => (_app, _key) = (app, key);

    public Account Who { get; set; } = new("nobody");

    public string Address => _app.Urls.First();

    /// <summary>What authorization requests came with.</summary>
    public List<OpenIddictRequest> Asked { get; } = [];

    public static async Task<OpenIdProvider> StartAsync()
    {
        var key = new RsaSecurityKey(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };
        OpenIdProvider? provider = null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.RegisterScopes(Scopes.Email, Scopes.Profile);
            server.AddSigningKey(key).AddEphemeralEncryptionKey().DisableAccessTokenEncryption();
            server.EnableDegradedMode();
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(it => it.UseInlineHandler(context =>
            {
                provider!.Asked.Add(context.Request);
                if (context.ClientId != Client)
                    context.Reject(Errors.InvalidClient);
                return default;
            }));
            server.AddEventHandler<ValidateTokenRequestContext>(it => it.UseInlineHandler(context =>
            {
                if (context.ClientId != Client || context.ClientSecret != Secret)
                    context.Reject(Errors.InvalidClient);
                return default;
            }));
            server.AddEventHandler<HandleAuthorizationRequestContext>(it => it.UseInlineHandler(context =>
            {
                context.SignIn(Principal(provider!.Who, context.Request.GetScopes()));
                return default;
            }));
        });
        var app = builder.Build();
        app.UseAuthentication();
        provider = new(app, key);
        await app.StartAsync();
        return provider;
    }

    /// <summary>A token as the provider makes it, or with something about it that should not be.</summary>
    public string Token(Account who, string? issuer = null, string audience = Client, TimeSpan? expiresIn = null, SigningCredentials? signedBy = null, bool unsigned = false, string? type = null, params IEnumerable<(string Name, string Value)> also)
    {
        var now = DateTime.UtcNow;
        var claims = new Dictionary<string, object> { ["sub"] = who.Subject };
        if (who.Email is not null)
            (claims["email"], claims["email_verified"]) = (who.Email, who.Verified);
        if (who.Name is not null)
            claims["name"] = who.Name;
        if (who.Roles is not null)
            claims["roles"] = who.Roles;
        if (who.Cities is not null)
            claims["cities"] = who.Cities;
        foreach (var (name, value) in also)
            claims[name] = value;
        var expires = now + (expiresIn ?? TimeSpan.FromMinutes(5));
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? $"{Address}/",
            Audience = audience,
            TokenType = type,
            Claims = claims,
            IssuedAt = expires - TimeSpan.FromMinutes(5),
            NotBefore = expires - TimeSpan.FromMinutes(5),
            Expires = expires,
            SigningCredentials = unsigned ? null : signedBy ?? new(_key, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <summary>The ID token of a whole sign-in, as the provider makes it for the service.</summary>
    public async Task<string> IdTokenAsync(Account who)
    {
        Who = who;
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(Address) };
        var (back, verifier) = ("http://localhost/sign-in/callback", new string('v', 43));
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        using var authorized = await client.GetAsync($"/authorize?client_id={Client}&response_type=code&scope=openid%20email&nonce=once&redirect_uri={Uri.EscapeDataString(back)}&code_challenge_method=S256&code_challenge={challenge}");
        var code = HttpUtility.ParseQueryString(authorized.Headers.Location!.Query)["code"]!;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = Client,
            ["client_secret"] = Secret,
            ["code"] = code,
            ["redirect_uri"] = back,
            ["code_verifier"] = verifier,
        });
        using var answer = await client.PostAsync("/token", form);
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id_token"]!;
    }

    /// <summary>The public key as a shared secret: what a verifier that trusts the header would take.</summary>
    public SigningCredentials PublicKeyAsSecret() => new(new SymmetricSecurityKey(_key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = _key.KeyId }, SecurityAlgorithms.HmacSha256);

    public SigningCredentials AnotherKey() => new(new RsaSecurityKey(RSA.Create(2048)) { KeyId = _key.KeyId }, SecurityAlgorithms.RsaSha256);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static ClaimsPrincipal Principal(Account who, IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity(TokenValidationParameters.DefaultAuthenticationType);
        identity.SetClaim(Claims.Subject, who.Subject);
        if (who.Email is not null)
            identity.SetClaim(Claims.Email, who.Email).SetClaim(Claims.EmailVerified, who.Verified);
        if (who.Name is not null)
            identity.SetClaim(Claims.Name, who.Name);
        identity.SetClaims("roles", [.. who.Roles ?? []]);
        identity.SetClaims("cities", [.. who.Cities ?? []]);
        identity.SetScopes(scopes);
        identity.SetDestinations(_ => [Destinations.IdentityToken, Destinations.AccessToken]);
        return new(identity);
    }
}
