using System.Net.Mail;
using SmartCities.Longitudinal.Http;

namespace SmartCities.Longitudinal.People;

/// <summary>What can be the name and the e-mail address of somebody.</summary>
public static class Contact
{
    private const int Longest = 200;

    /// <summary>An address as it is kept.</summary>
    /// <exception cref="RefusedException">It is none that mail could be sent to.</exception>
    public static string Address(string? written, string pointer) =>
        written?.Trim() is { Length: > 0 and <= Longest } address && !address.Any(char.IsControl) && MailAddress.TryCreate(address, out var parsed) && parsed.Address == address && parsed.Host.Contains('.', StringComparison.Ordinal)
            ? address
            : throw new RefusedException("address-invalid", "This is no e-mail address that mail can be sent to, such as office@city.example.", pointer);

    /// <summary>A name as it is kept: one line.</summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public static string Name(string? written, string pointer) =>
        written?.Trim() is { Length: > 0 and <= Longest } name && !name.Any(char.IsControl)
            ? name
            : throw new RefusedException("person-name-invalid", $"A person has a name of at most {Longest} characters, on one line.", pointer);

    /// <summary>A language that mail is written in.</summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public static string Language(string? written, string pointer) =>
        Spoken.Languages.Any(it => it.Code == written) ? written! : throw new RefusedException("language-unknown", "Mail is written in en, es or fr.", pointer);
}
