using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Offices;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Offices;

public sealed class OfficeSpecs
{
    private static readonly CityRegistered Alder = new("alder", "Alder", null, true, null);
    private static readonly MemberAdded Ada = new("alder", "person-a", Lead: true);
    private static readonly MemberAdded Bo = new("alder", "person-b", Lead: false);

    [Fact]
    public void A_city_that_is_there_has_an_office() => new Given<City>().When(it => AddMember.Decide(it, new("person-a", true))).ThenRefused("city-unknown");

    [Fact]
    public void A_member_is_added_once() => new Given<City>(Alder, Ada).When(it => AddMember.Decide(it, new("person-a", false))).ThenNothing();

    [Fact]
    public void A_contributor_can_be_added_as_lead_too() => new Given<City>(Alder, Ada, Bo).When(it => AddMember.Decide(it, new("person-b", true))).Then(Bo with { Lead = true });

    [Fact]
    public void An_office_is_not_endless() =>
        new Given<City>([Alder, .. Enumerable.Range(0, 100).Select(it => new MemberAdded("alder", $"person-{it}", false))]).When(it => AddMember.Decide(it, new("person-x", false))).ThenRefused("office-full");

    [Fact]
    public void Who_hands_over_stays_as_a_contributor() =>
        new Given<City>(Alder, Ada, Bo).When(it => HandOver.Decide(it, new("person-b", "person-a"))).Then(Bo with { Lead = true }, Ada with { Lead = false });

    [Fact]
    public void An_editor_who_is_no_member_hands_over_for_nobody() =>
        new Given<City>(Alder, Ada, Bo).When(it => HandOver.Decide(it, new("person-b", "an-editor"))).Then(Bo with { Lead = true });

    [Fact]
    public void Handing_over_to_oneself_changes_nothing() => new Given<City>(Alder, Ada).When(it => HandOver.Decide(it, new("person-a", "person-a"))).ThenNothing();

    [Fact]
    public void Only_a_member_becomes_the_lead() => new Given<City>(Alder, Ada).When(it => HandOver.Decide(it, new("person-b", "person-a"))).ThenRefused("member-unknown");

    [Fact]
    public void The_last_lead_does_not_leave() => new Given<City>(Alder, Ada, Bo).When(it => RemoveMember.Decide(it, new("person-a"), byOffice: true)).ThenRefused("last-lead");

    [Fact]
    public void The_committee_may_remove_the_last_lead() =>
        new Given<City>(Alder, Ada).When(it => RemoveMember.Decide(it, new("person-a", "Left the city."), byOffice: false)).Then(new MemberRemoved("alder", "person-a", "Left the city."));

    [Fact]
    public void One_of_two_leads_may_leave() =>
        new Given<City>(Alder, Ada, Bo with { Lead = true }).When(it => RemoveMember.Decide(it, new("person-a"), byOffice: true)).Then(new MemberRemoved("alder", "person-a", null));

    [Fact]
    public void Only_a_member_is_removed() => new Given<City>(Alder, Ada).When(it => RemoveMember.Decide(it, new("person-b"), byOffice: true)).ThenRefused("member-unknown");

    /// <summary>Each office by its members, and which of the roles may attest what the city submits.</summary>
    [Theory]
    [InlineData("", "city-contributor city-lead editor administrator")]
    [InlineData("contributor", "city-contributor city-lead editor administrator")]
    [InlineData("lead", "city-lead editor administrator")]
    [InlineData("lead contributor", "city-lead editor administrator")]
    [InlineData("lead contributor, then left", "city-contributor city-lead editor administrator")]
    [InlineData("lead contributor, then handed over", "city-lead editor administrator")]
    public void Where_an_office_has_a_lead_the_lead_attests_and_the_committee_records_what_it_was_sent(string office, string attested)
    {
        var city = new Given<City>([
            Alder,
            .. office.Contains("lead", StringComparison.Ordinal) ? new[] { Ada } : [],
            .. office.Contains("contributor", StringComparison.Ordinal) ? new[] { Bo } : [],
            .. office.EndsWith("left", StringComparison.Ordinal) ? new[] { new MemberRemoved("alder", Ada.Actor, null) } : [],
            .. office.EndsWith("handed over", StringComparison.Ordinal) ? new[] { Bo with { Lead = true }, Ada with { Lead = false } } : []]).State;

        new[] { Actor.CityContributor, Actor.CityLead, "editor", "administrator" }.Where(city.IsAttestedBy).ShouldBe(attested.Split(' '));
    }

    [Fact]
    public void A_caller_acts_as_the_lead_of_the_city_they_lead_and_of_no_other()
    {
        var ada = new Caller("person-a", Role.CityContributor, new Dictionary<string, bool> { ["alder"] = true, ["brook"] = false });

        new[] { "alder", "brook", "cedar", null }.Select(ada.ActsAs).ShouldBe([Actor.CityLead, Actor.CityContributor, Actor.CityContributor, Actor.CityContributor]);
        new Caller("person-e", Role.Editor, new Dictionary<string, bool> { ["alder"] = true }).ActsAs("alder").ShouldBe("editor");
    }
}
