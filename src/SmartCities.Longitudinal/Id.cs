using System.Text.RegularExpressions;

namespace SmartCities.Longitudinal;

/// <summary>How things are named in addresses, streams and data: <c>[a-z0-9]</c> with inner hyphens, at most 80 characters.</summary>
public static partial class Id
{
    public static bool IsValid(string id) => id.Length <= 80 && Slug().IsMatch(id);

    public static bool IsRelease(string release) => release.Length <= 84 && Release().IsMatch(release);

    public static Refusal Invalid(Sentence what, string id, string? pointer = null) =>
        new("id-invalid", $"\"{Shortened(id)}\" is no {what} id: small letters a–z, digits and inner hyphens, at most 80 characters.", pointer);

    private static string Shortened(string id) => id.Length <= 40 ? id : id[..40] + "…";

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Slug();

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\.[0-9]{1,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Release();
}
