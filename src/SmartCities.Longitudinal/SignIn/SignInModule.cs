using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using SmartCities.Longitudinal.People;

namespace SmartCities.Longitudinal.SignIn;

/// <summary>How real people get in, and stay signed in.</summary>
public static class SignInModule
{
    /// <summary>What cookies are sealed with. First of all: the keys are read, and a new one is made, as soon as the service starts.</summary>
    /// <exception cref="Commands.CommandRefusedException">A certificate that is configured cannot be used.</exception>
    public static void AddCookieKeys(this IHostApplicationBuilder builder)
    {
        var certificates = new KeyCertificates(builder.Configuration);
        builder.Services.AddSingleton(certificates);
        builder.Services.AddSingleton<CookieKeys>();
        builder.Services.AddHostedService<CheckCookieKeys>();
        var keys = builder.Services.AddDataProtection().SetApplicationName("SmartCities.Longitudinal").UnprotectKeysWithAnyCertificate([.. certificates.Before]);
        if (certificates.Current is { } current)
            keys.ProtectKeysWithCertificate(current);
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(it => it.XmlRepository = provider.GetRequiredService<CookieKeys>()));
    }

    public static void AddSignIn(this IHostApplicationBuilder builder, AuthenticationBuilder authentication, SignInOptions options)
    {
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<Sessions>();
        builder.Services.AddSingleton<SignIns>();
        builder.Services.AddSingleton<Persons>();
        builder.Services.AddSingleton<Attempts>();
        builder.Services.AddSingleton<IKeepAboutPeople, KeptOfSignIn>();
        builder.Services.AddHostedService<SweepSessions>();
        authentication.AddProvider(options);
    }
}

/// <summary>Forgets, now and then, the sessions that are over.</summary>
public sealed class SweepSessions(Sessions sessions, Persons persons, ILogger<SweepSessions> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        await timer.EachAsync(
            stopping =>
            {
                persons.Sweep();
                return sessions.SweepAsync(stopping);
            },
            failure => log.LogDebug(failure, "Sessions that are over were not forgotten; there is a next time."),
            stoppingToken);
    }
}
