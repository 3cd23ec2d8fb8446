using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Shouldly;
using SmartCities.Longitudinal.Commands;
using SmartCities.Longitudinal.SignIn;
using Xunit;

namespace SmartCities.Longitudinal.Specs.SignIn;

public sealed class KeyCertificatesSpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("certificates-").FullName;

    [Fact]
    public void Nothing_configured_seals_nothing()
    {
        var none = Of();

        (none.Current, none.Before.Count).ShouldBe((null, 0));
    }

    [Fact]
    public void One_seals_and_those_of_before_open()
    {
        var (now, before) = (NewFile(Rsa()), NewFile(Rsa(), "old"));

        var both = Of(("SignIn:KeyCertificate", now), ("SignIn:KeyCertificatesBefore:0:Path", before), ("SignIn:KeyCertificatesBefore:0:Password", "old"));

        both.Current!.HasPrivateKey.ShouldBeTrue();
        both.Before.Count.ShouldBe(1);
    }

    [Fact]
    public void A_certificate_that_cannot_be_used_is_said_before_anything_starts()
    {
        Refused(("SignIn:KeyCertificate", Path.Combine(_folder, "nowhere.pfx"))).ShouldContain("SignIn:KeyCertificate is no PKCS#12 file");
        Refused(("SignIn:KeyCertificate", NewFile(Rsa(), "right")), ("SignIn:KeyCertificatePassword", "wrong secret")).ShouldNotContain("wrong secret");
        Refused(("SignIn:KeyCertificate", NewFile(Ec()))).ShouldContain("no RSA certificate with its private key");
        Refused(("SignIn:KeyCertificate", NewFile(X509CertificateLoader.LoadCertificate(Rsa().RawData)))).ShouldContain("no RSA certificate with its private key");
        Refused(("SignIn:KeyCertificatesBefore:0:Password", "a password alone")).ShouldContain("SignIn:KeyCertificatesBefore:0:Path");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Refused(params (string Name, string Value)[] settings) => Should.Throw<CommandRefusedException>(() => Of(settings)).Message;

    private static KeyCertificates Of(params (string Name, string Value)[] settings) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(it => KeyValuePair.Create<string, string?>(it.Name, it.Value))).Build());

    private static X509Certificate2 Rsa() => Signed(new("CN=cookies", RSA.Create(2048), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    private static X509Certificate2 Ec() => Signed(new("CN=cookies", ECDsa.Create(), HashAlgorithmName.SHA256));

    private static X509Certificate2 Signed(CertificateRequest request) => request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));

    private string NewFile(X509Certificate2 certificate, string? password = null)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, password));
        return path;
    }
}
