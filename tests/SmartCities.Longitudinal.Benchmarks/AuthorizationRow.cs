using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.SignIn;
using SmartCities.Longitudinal.Storage;
using EventLog = SmartCities.Longitudinal.Storage.EventLog;

namespace SmartCities.Longitudinal.Benchmarks;

/// <summary>
/// What it takes to know who asks and whether they may: the cookie is opened, the session found, the person's role and cities known, the rule asked. Looking
/// again in the database, which happens once a second for each session, is part of it.
/// </summary>
public static class AuthorizationRow
{
    private const int Requests = 20_000;
    private const int Cities = 200;

    public static async Task RunAsync(Bench bench)
    {
        var database = await bench.NewDatabaseAsync("authorization");
        var parts = bench.PartsOn(database);
        await using var service = await Bench.ServeAsync(database);
        await parts.LoadAsync(bench.Editions.Write(bench.Folder, "bench-authorization", ComparisonRow.Cities(0, Cities)));
        await parts.CatchUpAsync();
        var sessions = new Sessions(parts.Database, new SignInOptions(new ConfigurationBuilder().Build()), TimeProvider.System);
        var persons = new Persons(parts.Get<EventLog>(), parts.Get<Reader>(), TimeProvider.System);
        await parts.Get<EventLog>().DecideAsync<CommitteeRole>(
            Streams.Person("person-bench"), Actor.Operator("benchmark"), it => GrantRole.Decide(it, new(Role.Editor), "person-bench"), CancellationToken.None);

        var cookies = new TicketDataFormat(new EphemeralDataProtectionProvider().CreateProtector("benchmark"));
        var secret = await sessions.BeginAsync("person-bench", Claimed.Nothing, null, CancellationToken.None);
        var cookie = cookies.Protect(new(
            new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, "person-bench"), new(Provider.SessionClaim, secret)], CookieAuthenticationDefaults.AuthenticationScheme)),
            CookieAuthenticationDefaults.AuthenticationScheme));
        var rule = new ForAttribute(Role.Editor) { OwnCity = true };

        await RoundAsync();
        var rounds = new double[bench.Options.Rounds];
        for (var round = 0; round < rounds.Length; round++)
            rounds[round] = await RoundAsync();
        Row.Alone("authorization of a request", " µs", rounds, atMost: 50).Print();

        async Task<double> RoundAsync()
        {
            var since = Stopwatch.GetTimestamp();
            for (var i = 0; i < Requests; i++)
            {
                var principal = cookies.Unprotect(cookie)!.Principal;
                var (session, _) = (await sessions.FindAsync(principal.FindFirstValue(Provider.SessionClaim)!, CancellationToken.None))!.Value;
                var caller = await persons.CallerAsync(session.Person, session.Claimed, CancellationToken.None);
                if (rule.Refuses(caller, "alder") is not null)
                    throw new InvalidOperationException("An editor may.");
            }

            return Stopwatch.GetElapsedTime(since).TotalMicroseconds / Requests;
        }
    }
}
