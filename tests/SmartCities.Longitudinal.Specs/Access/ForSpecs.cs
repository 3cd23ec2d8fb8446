using Shouldly;
using SmartCities.Longitudinal.Access;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Access;

/// <summary>A rule, and who it lets past.</summary>
public sealed class ForSpecs
{
    private static readonly Caller Contributor = Caller.OfCity("c", "alder");
    private static readonly Caller Service = new("s", Role.Service, Scopes: ["events:all"]);

    [Fact]
    public void From_analyst_on_each_may_all_that_the_one_before_may()
    {
        Role[] committee = [Role.Analyst, Role.Editor, Role.Administrator];
        foreach (var (least, place) in committee.Select((it, place) => (it, place)))
            committee.Where(it => new ForAttribute(least).Refuses(new("x", it), null) is null).ShouldBe(committee[place..]);
    }

    [Fact]
    public void Who_has_not_signed_in_is_asked_to() => new ForAttribute(Role.Analyst).Refuses(Caller.Anyone, null)!.Code.ShouldBe("sign-in");

    [Theory]
    [InlineData("alder", null)]
    [InlineData("brook", "not-found")]
    [InlineData(null, "not-found")]
    public void A_contributor_has_the_things_of_one_city(string? city, string? code) => new ForAttribute(Role.Editor) { OwnCity = true }.Refuses(Contributor, city).ShouldSatisfyAllConditions(it => it?.Code.ShouldBe(code), it => (it is null).ShouldBe(code is null));

    [Fact]
    public void A_contributor_of_no_city_has_none() =>
        new ForAttribute(Role.Editor) { OwnCity = true }.Refuses(new("c", Role.CityContributor), null)!.Code.ShouldBe("not-found");

    [Fact]
    public void A_service_is_not_of_the_committee()
    {
        new ForAttribute(Role.Analyst).Refuses(Service, null)!.Code.ShouldBe("role-missing");
        new ForAttribute(Role.Editor) { OwnCity = true }.Refuses(Service, "alder")!.Code.ShouldBe("role-missing");
    }

    [Fact]
    public void Services_have_what_is_for_them_too()
    {
        var rule = new ForAttribute(Role.Administrator) { Services = true };
        rule.Refuses(Service, null).ShouldBeNull();
        rule.Refuses(new("x", Role.Administrator), null).ShouldBeNull();
        rule.Refuses(new("x", Role.Editor), null)!.Code.ShouldBe("role-missing");
        rule.Refuses(Contributor, null)!.Code.ShouldBe("role-missing");
    }

    [Fact]
    public void What_is_released_is_for_everyone()
    {
        foreach (var caller in new[] { Caller.Anyone, Contributor, Service })
            new ForAttribute(Role.Analyst) { Released = true }.Refuses(caller, "brook").ShouldBeNull();
    }
}
