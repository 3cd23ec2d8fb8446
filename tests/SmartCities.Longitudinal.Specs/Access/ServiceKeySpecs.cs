using SmartCities.Longitudinal.Access;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Access;

public sealed class ServiceKeySpecs
{
    private static readonly DateTimeOffset Now = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly IssueKey Portal = new("Open data portal", ["events:public"], Now.AddYears(1));
    private static readonly KeyIssued Issued = new("0123456789abcdef", "Open data portal", ["events:public"], Now.AddYears(1));

    [Fact]
    public void A_key_is_issued() => new Given<ServiceKey>().When(Issue(Portal)).Then(Issued);

    [Fact]
    public void A_key_may_never_expire() => new Given<ServiceKey>().When(Issue(Portal with { Expires = null })).Then(Issued with { Expires = null });

    [Fact]
    public void A_key_is_issued_once() => new Given<ServiceKey>(Issued).When(Issue(Portal)).ThenRefused("key-exists");

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_key_has_a_name(string name) => new Given<ServiceKey>().When(Issue(Portal with { Name = name })).ThenRefused("name-missing", "/name");

    [Fact]
    public void A_name_is_not_endless() => new Given<ServiceKey>().When(Issue(Portal with { Name = new('a', 201) })).ThenRefused("too-long", "/name");

    [Fact]
    public void A_key_is_good_for_something() => new Given<ServiceKey>().When(Issue(Portal with { Scopes = [] })).ThenRefused("scopes-missing", "/scopes");

    [Fact]
    public void A_scope_is_one_there_is() =>
        new Given<ServiceKey>().When(Issue(Portal with { Scopes = ["events:public", "everything"] })).ThenRefused("scope-unknown", "/scopes/1");

    [Fact]
    public void A_key_that_has_expired_is_not_issued() => new Given<ServiceKey>().When(Issue(Portal with { Expires = Now })).ThenRefused("expires-past", "/expires");

    [Fact]
    public void A_key_is_revoked_once_and_may_say_why()
    {
        new Given<ServiceKey>(Issued).When(it => RevokeKey.Decide(it, new("It was lost."))).Then(new KeyRevoked(Issued.Key, "It was lost."));
        new Given<ServiceKey>(Issued, new KeyRevoked(Issued.Key, null)).When(it => RevokeKey.Decide(it, new("Again."))).ThenNothing();
    }

    [Fact]
    public void A_key_that_is_not_there_is_not_revoked() => new Given<ServiceKey>().When(it => RevokeKey.Decide(it, new())).ThenRefused("service-key-unknown");

    [Fact]
    public void A_reason_is_not_endless() => new Given<ServiceKey>(Issued).When(it => RevokeKey.Decide(it, new(new('a', 100_000)))).ThenRefused("too-long", "/reason");

    private static Func<ServiceKey, Decision> Issue(IssueKey issue) => it => IssueKey.Decide(it, issue, Issued.Key, Now);
}
