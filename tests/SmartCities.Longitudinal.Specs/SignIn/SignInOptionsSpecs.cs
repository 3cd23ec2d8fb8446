using Microsoft.Extensions.Configuration;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Commands;
using SmartCities.Longitudinal.SignIn;
using Xunit;

namespace SmartCities.Longitudinal.Specs.SignIn;

public sealed class SignInOptionsSpecs
{
    [Fact]
    public void Nothing_configured_offers_nothing() => Of().IsOffered.ShouldBeFalse();

    [Fact]
    public void Mail_alone_is_a_way_in() => (Of(("Mail:Host", "mail.example")) is { IsOffered: true, ByMail: true, HasProvider: false }).ShouldBeTrue();

    [Theory]
    [InlineData("http://provider.example/", "https address")]
    [InlineData("provider", "https address")]
    public void A_provider_is_reached_over_https(string authority, string words) =>
        Should.Throw<CommandRefusedException>(() => Of(("SignIn:Authority", authority), ("SignIn:ClientId", "study"))).Message.ShouldContain(words);

    [Fact]
    public void A_provider_knows_the_service_by_a_name() =>
        Should.Throw<CommandRefusedException>(() => Of(("SignIn:Authority", "https://provider.example/"))).Message.ShouldContain("SignIn:ClientId");

    [Fact]
    public void A_role_that_is_none_is_refused() =>
        Should.Throw<CommandRefusedException>(() => Of(("SignIn:Roles:boss", "king"))).Message.ShouldContain("SignIn:Roles:boss");

    [Fact]
    public void Of_several_roles_that_are_claimed_the_highest_holds()
    {
        var options = Of(("SignIn:Roles:secretariat", "editor"));

        options.RoleOf(["analyst", "secretariat", "janitor"]).ShouldBe(Role.Editor);
        options.RoleOf(["janitor"]).ShouldBeNull();
        options.RoleOf([]).ShouldBeNull();
    }

    private static SignInOptions Of(params (string Name, string? Value)[] settings) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(it => KeyValuePair.Create(it.Name, it.Value))).Build());
}
