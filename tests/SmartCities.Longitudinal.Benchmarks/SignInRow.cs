using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmartCities.Longitudinal.Benchmarks;

/// <summary>
/// Signing in at an OpenID Connect server on this machine: the page with the button, the way to the provider and back, until the cookie is there. What the provider
/// does is done alone too, one after the other: the same authorization and the same token, asked for by this program. The difference is our own work.
/// </summary>
public static partial class SignInRow
{
    private const int SignIns = 100;
    private const int RoundsBefore = 8;
    private const string Client = "study";
    private const string Secret = "a secret that only the two know";

    private static int s_people;

    public static async Task RunAsync(Bench bench)
    {
        await using var provider = await ProviderAsync();
        var authority = provider.Urls.First();
        await using var service = await Bench.ServeAsync(
            await bench.NewDatabaseAsync("signin"), ("SignIn__Authority", authority), ("SignIn__ClientId", Client), ("SignIn__ClientSecret", Secret), ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"));
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(10) });
        var home = service.Client.BaseAddress!;

        // Both sides are slower while their code is still compiled anew.
        for (var i = 0; i < RoundsBefore; i++)
            await RoundAsync();

        var (own, whole, alone) = (new double[bench.Options.Rounds], new double[bench.Options.Rounds], new double[bench.Options.Rounds]);
        for (var round = 0; round < own.Length; round++)
        {
            (whole[round], alone[round]) = await RoundAsync();
            own[round] = whole[round] - alone[round];
        }

        var row = Row.Alone("a sign-in round trip beyond the provider's own", " ms", own, atMost: 5);
        (row with { Ceiling = $"{Spread.Of(whole).Tell(" ms")} in all, {Spread.Of(alone).Tell(" ms")} the provider" }).Print();

        async Task<(double Whole, double Alone)> RoundAsync()
        {
            var (whole, alone) = (new List<double>(), new List<double>());
            for (var i = 0; i < SignIns; i++)
            {
                if (i % 2 == 0)
                    alone.Add(await Row.MillisecondsAsync(() => AtProviderAsync(client, authority, home)));
                whole.Add(await Row.MillisecondsAsync(() => SignInAsync(client, home)));
                if (i % 2 == 1)
                    alone.Add(await Row.MillisecondsAsync(() => AtProviderAsync(client, authority, home)));
            }

            return (Spread.Of(whole).Median, Spread.Of(alone).Median);
        }
    }

    /// <summary>Somebody who was never here signs in, from an address of their own: attempts are counted by it.</summary>
    private static async Task SignInAsync(HttpClient client, Uri home)
    {
        var cookies = new CookieContainer();
        var from = new IPAddress(BitConverter.GetBytes((Interlocked.Increment(ref s_people) << 8) | 10)).ToString();
        var page = await SendAsync(HttpMethod.Get, "/sign-in");
        var token = WebUtility.HtmlDecode(TokenField().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value);
        var start = await SendAsync(HttpMethod.Post, "/sign-in/provider", new FormUrlEncodedContent([new("token", token), new("returnTo", "/cities")]));
        using var answered = await client.GetAsync(start.Headers.Location);
        var back = await SendAsync(HttpMethod.Get, answered.Headers.Location!.PathAndQuery);
        if (back.Headers.Location?.OriginalString != "/cities" || cookies.GetCookies(home)["person"] is null)
            throw new InvalidOperationException($"Nobody was signed in: {(int)start.StatusCode} {start.Headers.Location}, {(int)back.StatusCode} {back.Headers.Location}.");

        async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? body = null)
        {
            var there = new Uri(home, path);
            using var request = new HttpRequestMessage(method, there) { Content = body };
            request.Headers.Add("X-Forwarded-For", from);
            request.Headers.Add("Accept", "text/html");
            if (cookies.GetCookieHeader(there) is { Length: > 0 } sent)
                request.Headers.Add("Cookie", sent);
            var response = await client.SendAsync(request);
            foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
                cookies.SetCookies(there, set);
            return response;
        }
    }

    /// <summary>What the provider is asked for in a sign-in, by somebody who does nothing with it.</summary>
    private static async Task AtProviderAsync(HttpClient client, string authority, Uri home)
    {
        var (verifier, redirect) = (WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32)), new Uri(home, "/sign-in/callback").ToString());
        var address = QueryHelpers.AddQueryString($"{authority}/authorize", new Dictionary<string, string?>
        {
            ["client_id"] = Client,
            ["redirect_uri"] = redirect,
            ["response_type"] = "code",
            ["scope"] = "openid profile email",
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
            ["code_challenge_method"] = "S256",
            ["nonce"] = verifier[..20],
            ["state"] = verifier,
        });
        using var authorized = await client.GetAsync(new Uri(address));
        using var answered = await client.PostAsync(new Uri($"{authority}/token"), new FormUrlEncodedContent(
        [
            new("client_id", Client), new("client_secret", Secret), new("grant_type", "authorization_code"), new("redirect_uri", redirect), new("code_verifier", verifier),
            new("code", QueryHelpers.ParseQuery(authorized.Headers.Location!.Query)["code"].ToString()),
        ]));
        using var tokens = JsonDocument.Parse(await answered.Content.ReadAsStringAsync());
        if (!tokens.RootElement.TryGetProperty("id_token", out _))
            throw new InvalidOperationException("The provider gave no token.");
    }

    /// <summary>An OpenID Connect server at which an editor is signed in already.</summary>
    private static async Task<WebApplication> ProviderAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.RegisterScopes(Scopes.Email, Scopes.Profile);
            server.AddSigningKey(new RsaSecurityKey(RSA.Create(2048))).AddEphemeralEncryptionKey().DisableAccessTokenEncryption();
            server.EnableDegradedMode();
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(it => it.UseInlineHandler(_ => default));
            server.AddEventHandler<ValidateTokenRequestContext>(it => it.UseInlineHandler(_ => default));
            server.AddEventHandler<HandleAuthorizationRequestContext>(it => it.UseInlineHandler(context =>
            {
                var editor = new ClaimsIdentity(TokenValidationParameters.DefaultAuthenticationType);
                editor.SetClaim(Claims.Subject, "editor").SetClaim(Claims.Name, "Ines").SetClaim(Claims.Email, "ines@committee.test").SetClaim(Claims.EmailVerified, true).SetClaims("roles", ["editor"]);
                editor.SetScopes(context.Request.GetScopes());
                editor.SetDestinations(_ => [Destinations.IdentityToken]);
                context.SignIn(new(editor));
                return default;
            }));
        });
        var app = builder.Build();
        app.UseAuthentication();
        await app.StartAsync();
        return app;
    }

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
