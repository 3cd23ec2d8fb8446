using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Shouldly;
using SmartCities.Longitudinal.ServiceTests.Access;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.SignIn;

/// <summary>The keys of cookies, sealed with a certificate where they lie in the database.</summary>
public sealed class KeyCertificateTests : IDisposable
{
    private const string Password = "only the operator knows";

    private readonly string _folder = Directory.CreateTempSubdirectory("certificates-").FullName;

    [Fact]
    public async Task A_key_lies_sealed_and_cookies_survive_a_restart_and_are_good_on_another_node()
    {
        var settings = Sealing(NewCertificate());
        string cookie;
        string database;
        await using (var first = await StudyHost.StartAsync("sealed", settings))
        {
            (database, cookie) = (first.Database, await SignInAsync(first));
            var keys = await first.RowsAsync("select xml from study.cookie_keys");
            keys.Count.ShouldBe(1);
            keys.ShouldAllBe(it => it.Contains("<encryptedSecret") && it.Contains("EncryptedData") && !it.Contains("masterKey>"));

            await using var beside = await StudyHost.OnAsync(database, settings);
            (await WhoIsAsync(beside, cookie)).ShouldContain("editor");
        }

        await using var again = await StudyHost.OnAsync(database, settings);
        (await WhoIsAsync(again, cookie)).ShouldContain("editor");
        (await again.AskAsync<long>("select count(*) from study.cookie_keys")).ShouldBe(1);
    }

    [Fact]
    public async Task With_another_certificate_or_none_the_service_does_not_start_and_makes_no_key()
    {
        await using var first = await StudyHost.StartAsync("wrong_certificate", Sealing(NewCertificate()));
        await SignInAsync(first);

        foreach (var certificate in new[] { NewCertificate(), null })
        {
            var (exit, errors) = await StartAsync(first.Database, certificate);
            exit.ShouldBe(1);
            errors.ShouldStartWith("The service was not started: keys of cookies in the database are sealed with another certificate than SignIn:KeyCertificate.");
            errors.ShouldContain("SignIn:KeyCertificatesBefore");
        }

        (await first.AskAsync<long>("select count(*) from study.cookie_keys")).ShouldBe(1);
    }

    [Fact]
    public async Task A_certificate_of_before_still_opens_and_the_new_one_seals()
    {
        var (before, now) = (NewCertificate(), NewCertificate());
        await using var first = await StudyHost.StartAsync("next_certificate", Sealing(before));
        var cookie = await SignInAsync(first);

        await using var next = await StudyHost.OnAsync(first.Database, [.. Sealing(now), ("SignIn:KeyCertificatesBefore:0:Path", before), ("SignIn:KeyCertificatesBefore:0:Password", Password)]);
        (await WhoIsAsync(next, cookie)).ShouldContain("editor");
        next.Get<IKeyManager>().CreateNewKey(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(90));

        (await next.RowsAsync("select xml from study.cookie_keys")).Count(it => it.Contains(Convert.ToBase64String(Open(now).RawData)[..60])).ShouldBe(1);
        (await StartAsync(first.Database, before)).Errors.ShouldContain("sealed with another certificate");
    }

    [Fact]
    public async Task A_key_that_expired_long_ago_may_have_been_sealed_with_anything()
    {
        await using var first = await StudyHost.StartAsync("expired_key", Sealing(NewCertificate()));
        await SignInAsync(first);
        await first.AskAsync<int>("update study.cookie_keys set xml = regexp_replace(xml, '<expirationDate>[^<]*', '<expirationDate>2020-01-01T00:00:00Z')");

        await using var next = await StudyHost.OnAsync(first.Database, Sealing(NewCertificate()));

        (await WhoIsAsync(next, await SignInAsync(next))).ShouldContain("editor");
    }

    [Fact]
    public async Task Keys_from_before_there_was_a_certificate_stay_good()
    {
        await using var first = await StudyHost.StartAsync("clear_keys");
        var cookie = await SignInAsync(first);

        await using var next = await StudyHost.OnAsync(first.Database, Sealing(NewCertificate()));

        (await WhoIsAsync(next, cookie)).ShouldContain("editor");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (string Name, string Value)[] Sealing(string certificate) => [("SignIn:KeyCertificate", certificate), ("SignIn:KeyCertificatePassword", Password)];

    private static Task<(int Exit, string Errors)> StartAsync(string database, string? certificate) => StartTests.StartAsync(
        "Development", [], ("Urls", "http://127.0.0.1:0"), ("ConnectionStrings__Study", database), ("SignIn__KeyCertificate", certificate ?? ""), ("SignIn__KeyCertificatePassword", Password));

    private static async Task<string> SignInAsync(StudyHost host)
    {
        using var visitor = new Visitor(host.Server.CreateHandler(), new("http://localhost"));
        (await visitor.SubmitAsync("/sign-in", "/sign-in", ("person", "demo-editor"))).Status.ShouldBe(HttpStatusCode.Redirect);
        return visitor.Cookie("person")!;
    }

    private static async Task<string> WhoIsAsync(StudyHost host, string cookie)
    {
        using var visitor = new Visitor(host.Server.CreateHandler(), new("http://localhost"));
        visitor.SetCookie("person", cookie);
        return (await visitor.OpenAsync("/cities")).Html;
    }

    private static X509Certificate2 Open(string path) => X509CertificateLoader.LoadPkcs12FromFile(path, Password);

    private string NewCertificate()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=cookies", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, Password));
        return path;
    }
}
