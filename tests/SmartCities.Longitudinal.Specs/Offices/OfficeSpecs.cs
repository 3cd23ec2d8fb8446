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
}
