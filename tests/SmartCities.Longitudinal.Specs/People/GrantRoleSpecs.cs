using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.People;
using Xunit;

namespace SmartCities.Longitudinal.Specs.People;

public sealed class GrantRoleSpecs
{
    private static readonly RoleGranted Editor = new("person-a", Role.Editor);

    [Theory]
    [InlineData(Role.Analyst)]
    [InlineData(Role.Editor)]
    [InlineData(Role.Administrator)]
    public void A_person_is_given_a_role(Role role) => new Given<CommitteeRole>().When(it => GrantRole.Decide(it, new(role), "person-a")).Then(new RoleGranted("person-a", role));

    [Theory]
    [InlineData(Role.Anyone)]
    [InlineData(Role.CityContributor)]
    [InlineData(Role.Service)]
    public void No_role_of_others_is_given(Role role) => new Given<CommitteeRole>().When(it => GrantRole.Decide(it, new(role), "person-a")).ThenRefused("role-unknown", "/role");

    [Fact]
    public void The_same_role_again_changes_nothing() => new Given<CommitteeRole>(Editor).When(it => GrantRole.Decide(it, new(Role.Editor), "person-a")).ThenNothing();

    [Fact]
    public void A_role_is_taken_away() =>
        new Given<CommitteeRole>(Editor).When(it => GrantRole.Decide(it, new(null, "Left."), "person-a")).Then(new RoleWithdrawn("person-a", "Left."));

    [Fact]
    public void Who_has_none_has_none() => new Given<CommitteeRole>().When(it => GrantRole.Decide(it, new(null), "person-a")).ThenNothing();

    [Theory]
    [InlineData(null)]
    [InlineData(Role.Editor)]
    public void The_last_administrator_stays_one(Role? role) =>
        new Given<CommitteeRole>(new RoleGranted("person-a", Role.Administrator)).When(it => GrantRole.Decide(it, new(role), "person-a", isLast: true)).ThenRefused("last-administrator", "/role");

    [Fact]
    public void Who_is_no_administrator_gives_up_what_they_are() =>
        new Given<CommitteeRole>(Editor).When(it => GrantRole.Decide(it, new(null), "person-a", isLast: true)).Then(new RoleWithdrawn("person-a", null));
}
