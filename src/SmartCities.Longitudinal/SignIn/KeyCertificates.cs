using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using SmartCities.Longitudinal.Commands;

namespace SmartCities.Longitudinal.SignIn;

/// <summary>
/// The certificates that the keys of cookies are sealed with where they lie in the database: <c>SignIn:KeyCertificate</c> seals and opens, those of before open.
/// </summary>
public sealed class KeyCertificates
{
    private static readonly XName Certificate = XName.Get("X509Certificate", "http://www.w3.org/2000/09/xmldsig#");
    private static readonly XName Encrypted = XName.Get("EncryptedData", "http://www.w3.org/2001/04/xmlenc#");
    private static readonly XName RequiresEncryption = XName.Get("requiresEncryption", "http://schemas.asp.net/2015/03/dataProtection");

    /// <exception cref="CommandRefusedException">A certificate that is configured cannot be used.</exception>
    public KeyCertificates(IConfiguration configuration)
    {
        var section = configuration.GetSection("SignIn");
        Current = section["KeyCertificate"] is { Length: > 0 } path ? Load("SignIn:KeyCertificate", path, section["KeyCertificatePassword"]) : null;
        Before = [.. section.GetSection("KeyCertificatesBefore").GetChildren().Select(it => Load($"{it.Path}:Path", it["Path"] ?? "", it["Password"]))];
    }

    public X509Certificate2? Current { get; }

    public IReadOnlyList<X509Certificate2> Before { get; }

    /// <summary>Whether a key, as it is stored, can be opened: it lies in the clear, or is sealed with one of these.</summary>
    public bool Opens(XElement key) =>
        !key.Descendants(Encrypted).Any()
        || key.Descendants(Certificate).Select(it => Convert.FromBase64String(it.Value)).Any(sealedWith => Before.Append(Current).Any(it => it is not null && it.RawDataMemory.Span.SequenceEqual(sealedWith)));

    /// <summary>Whether a key, as it is stored, lies in the clear.</summary>
    public static bool IsClear(XElement key) => key.Descendants().Any(it => it.Attribute(RequiresEncryption) is not null);

    private static X509Certificate2 Load(string setting, string path, string? password)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, password);
            return certificate.GetRSAPrivateKey() is not null
                ? certificate
                : throw new CommandRefusedException($"The service was not started: {setting} ({path}) holds no RSA certificate with its private key.");
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandRefusedException($"The service was not started: {setting} is no PKCS#12 file that can be read with its password ({path}): {failure.Message}");
        }
    }
}
