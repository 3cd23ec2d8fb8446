using System.Text;
using Shouldly;
using SmartCities.Longitudinal.Subscriptions;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Subscriptions;

public sealed class SignatureSpecs
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"test": 2432232314}""");

    /// <summary>The example that the published libraries of Standard Webhooks are tested with.</summary>
    [Fact]
    public void It_is_that_of_the_specification() =>
        Signature.Of([Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")], "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", Body)
            .ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    [Fact]
    public void Two_secrets_sign_beside_each_other()
    {
        byte[] one = Signature.NewSecret(), other = Signature.NewSecret();

        Signature.Of([one, other], "id", "1", Body).ShouldBe($"{Signature.Of([one], "id", "1", Body)} {Signature.Of([other], "id", "1", Body)}");
    }

    [Fact]
    public void A_secret_is_shown_in_base64_after_its_prefix()
    {
        var secret = Signature.NewSecret();

        Convert.FromBase64String(Signature.Shown(secret)["whsec_".Length..]).ShouldBe(secret);
        secret.Length.ShouldBe(32);
    }
}
