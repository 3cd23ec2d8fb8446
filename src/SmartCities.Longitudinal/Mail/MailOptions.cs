using System.Net;
using MailKit.Security;
using MimeKit;
using SmartCities.Longitudinal.Commands;

namespace SmartCities.Longitudinal.Mail;

/// <summary>How the connection to the mail server is kept from others.</summary>
public enum MailSecurity
{
    /// <summary>Not at all: for a server on the same machine.</summary>
    None,
    StartTls,
    Tls,
}

/// <summary>Through which server mail goes out, and in whose name (<c>Mail:</c> in the configuration); without a host none does.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>30 s, 1 min, 5 min, 15 min, 1 h, 2 h, 4 h, 8 h, 12 h, 24 h.</summary>
    private const string UsualRetries = "30,60,300,900,3600,7200,14400,28800,43200,86400";

    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Whom mail is from: an address, or a name with one.</summary>
    public string? From { get; init; }

    public string? ReplyTo { get; init; }

    /// <summary>How many days before an edition closes cities that have not submitted are reminded; 0 for never.</summary>
    public int RemindDays { get; init; } = 7;

    /// <summary>The hour, in UTC, at which the mail of those who want one a day goes out.</summary>
    public int DigestHour { get; init; } = 6;

    /// <summary>How many connections send at once.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>How long the server may take over one message.</summary>
    public double TimeoutSeconds { get; init; } = 30;

    /// <summary>The pauses before an attempt is made again, in seconds, with commas between.</summary>
    public string RetrySeconds { get; init; } = UsualRetries;

    public bool IsConfigured => IsServer(Host);

    public TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);

    public SecureSocketOptions Socket => Security switch
    {
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.SslOnConnect,
    };

    /// <summary>Whether mail goes out, whatever else is missing.</summary>
    public static bool IsConfiguredIn(IConfiguration configuration) => IsServer(configuration[$"{Section}:{nameof(Host)}"]);

    /// <exception cref="CommandRefusedException">Something of it is missing or cannot be.</exception>
    public static MailOptions Of(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section["Security"] is { } security && !Enum.GetNames<MailSecurity>().Contains(security, StringComparer.OrdinalIgnoreCase))
            throw new CommandRefusedException($"Mail:Security is {string.Join(", ", Enum.GetNames<MailSecurity>())}, not {security}.");
        var options = section.Get<MailOptions>() ?? new();
        return options.WhyNot() is { } why ? throw new CommandRefusedException(why) : options;
    }

    private static bool IsServer(string? host) => !string.IsNullOrWhiteSpace(host);

    private string? WhyNot()
    {
        if (!IsConfigured)
            return From is null && User is null ? null : "Mail:Host is missing: through which server does mail go out?";
        if (string.IsNullOrWhiteSpace(From))
            return "Mail:From is missing: whom is mail from?";
        if (!IsAddress(From))
            return "Mail:From is no mail address.";
        if (ReplyTo is not null && !IsAddress(ReplyTo))
            return "Mail:ReplyTo is no mail address.";
        if (Port is < 1 or > IPEndPoint.MaxPort)
            return $"Mail:Port is a number from 1 to {IPEndPoint.MaxPort}.";
        if (User is null != Password is null)
            return "Mail:User and Mail:Password go together; one of them is missing.";
        if (User is not null && Security == MailSecurity.None)
            return "Mail:Security is None: the password would be readable on its way. Set it to StartTls or Tls.";
        return (RemindDays, DigestHour, Connections, TimeoutSeconds) switch
        {
            ( < 0 or > 90, _, _, _) => "Mail:RemindDays is a number of days from 0 to 90.",
            (_, < 0 or > 23, _, _) => "Mail:DigestHour is an hour from 0 to 23.",
            (_, _, < 1 or > 32, _) => "Mail:Connections is a number from 1 to 32.",
            (_, _, _, < 1 or > 600) => "Mail:TimeoutSeconds is a number from 1 to 600.",
            _ => null,
        };
    }

    // One without a domain could be read, but not answered.
    private static bool IsAddress(string written) => MailboxAddress.TryParse(written, out var mailbox) && mailbox.Domain.Length > 0;
}
