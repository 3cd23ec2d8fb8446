using SmartCities.Longitudinal.Commands;

namespace SmartCities.Longitudinal.SignIn;

/// <summary>
/// Lets the service start only where it can open the keys of cookies that are there: it would make a new one otherwise, which the other nodes could not open.
/// </summary>
public sealed class CheckCookieKeys(CookieKeys keys, KeyCertificates certificates, SignInOptions options, TimeProvider time, ILogger<CheckCookieKeys> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // What a key sealed before it expired is worth nothing any more once the longest session is over.
        var until = time.GetUtcNow() - options.Longest;
        var there = (await keys.ReadAsync(cancellationToken)).Where(it => (DateTimeOffset?)it.Element("expirationDate") is not { } expired || expired > until).ToList();
        if (!there.All(certificates.Opens))
        {
            throw new CommandRefusedException(
                "The service was not started: keys of cookies in the database are sealed with another certificate than SignIn:KeyCertificate. Give that one under SignIn:KeyCertificatesBefore. "
                + "If it is lost, delete the keys (delete from study.cookie_keys), and everybody signs in again.");
        }

        if (certificates.Current is not null && there.Any(KeyCertificates.IsClear))
            log.LogWarning("Keys of cookies from before SignIn:KeyCertificate lie in the database in the clear. Delete them (delete from study.cookie_keys) and start again; everybody signs in again then.");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
