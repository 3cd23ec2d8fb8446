using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Commands;
using SmartCities.Longitudinal.Mail;

namespace SmartCities.Longitudinal.SignIn;

/// <summary>How real people sign in, under <c>SignIn</c> of the configuration: through an OpenID Connect provider, by a link in a mail, or either.</summary>
public sealed class SignInOptions
{
    private readonly Dictionary<string, Role> roles = new(StringComparer.Ordinal) { ["analyst"] = Role.Analyst, ["editor"] = Role.Editor, ["administrator"] = Role.Administrator };

    /// <exception cref="CommandRefusedException">Something is missing or cannot be.</exception>
    public SignInOptions(IConfiguration configuration)
    {
        var section = configuration.GetSection("SignIn");
        (Authority, ClientId, ClientSecret) = (section["Authority"], section["ClientId"], section["ClientSecret"]);
        Name = section["Name"] ?? "";
        Audience = section["Audience"] ?? ClientId;
        RoleClaim = section["RoleClaim"] ?? "roles";
        CityClaim = section["CityClaim"];
        Idle = TimeSpan.FromMinutes(section.GetValue("IdleMinutes", 8 * 60.0));
        Longest = TimeSpan.FromHours(section.GetValue("LongestHours", 7 * 24.0));
        ByMail = MailOptions.IsConfiguredIn(configuration);
        foreach (var (claimed, role) in section.GetSection("Roles").GetChildren().Select(it => (it.Key, it.Value)))
            roles[claimed] = roles.GetValueOrDefault(role ?? "", Role.Anyone) is var known and not Role.Anyone ? known : throw new CommandRefusedException($"The service was not started: SignIn:Roles:{claimed} is analyst, editor or administrator.");
        if (Authority is null)
            return;
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            throw new CommandRefusedException("The service was not started: SignIn:Authority is the https address of an OpenID Connect provider.");
        if (ClientId is null)
            throw new CommandRefusedException("The service was not started: with SignIn:Authority goes SignIn:ClientId, the name by which the provider knows this service.");
        HasProvider = true;
    }

    /// <summary>The provider's address, under which its configuration is found.</summary>
    public string? Authority { get; }

    public string? ClientId { get; }

    public string? ClientSecret { get; }

    /// <summary>What people call the provider.</summary>
    public string Name { get; }

    /// <summary>For whom tokens are made that programs send.</summary>
    public string? Audience { get; }

    /// <summary>The claim that names roles.</summary>
    public string RoleClaim { get; }

    /// <summary>The claim that names cities; without it, members are known by our own directory alone.</summary>
    public string? CityClaim { get; }

    /// <summary>A session that nobody uses ends after this.</summary>
    public TimeSpan Idle { get; }

    /// <summary>No session lasts longer than this.</summary>
    public TimeSpan Longest { get; }

    public bool HasProvider { get; }

    /// <summary>Whether mail is configured, so that a link can be sent.</summary>
    public bool ByMail { get; }

    public bool IsOffered => HasProvider || ByMail;

    /// <summary>The highest role that claims name; null where they name none.</summary>
    public Role? RoleOf(IEnumerable<string> claimed) =>
        claimed.Select(it => roles.TryGetValue(it, out var role) ? (Role?)role : null).Max();
}
