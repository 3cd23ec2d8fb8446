using Shouldly;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Statistics;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Series;

public sealed class FeedSpecs
{
    private static readonly IndicatorMapped Strategy = new("strategy", "2017", MappingRule.Direct, ["strategy"], null, null);
    private static readonly IndicatorMapped Either = new("strategy", "2017", MappingRule.AnyOf, ["strategy", "formalised"], null, null);
    private static readonly IndicatorMapped Stage = new(
        "strategy", "2017", MappingRule.Recode, ["stage"], new Dictionary<string, string> { ["formal"] = "yes", ["draft"] = "no", ["none"] = "no" }, null);

    [Fact]
    public void A_mapping_whose_indicators_are_there_feeds_its_series()
    {
        foreach (var mapped in new[] { Strategy, Either, Stage })
        {
            var feed = Of(mapped, Example.Defined);
            feed.Mapping.ShouldBeSameAs(mapped);
            feed.Outcomes.ShouldNotBeNull();
        }
    }

    [Fact]
    public void A_mapping_whose_indicator_is_gone_feeds_nothing_and_says_why()
    {
        var feed = Of(Either, Defined(Example.Strategy));

        feed.Outcomes.ShouldBeNull();
        feed.Mapping.Rule.ShouldBe(MappingRule.None);
        feed.Mapping.Indicators.ShouldBe(["strategy", "formalised"]);
        feed.Mapping.Why!.En.ShouldBe("The indicator formalised is no longer defined.");
        feed.Mapping.Why.Fr.ShouldNotBeNull();
    }

    [Fact]
    public void A_mapping_whose_indicator_measures_something_else_feeds_nothing_and_says_why()
    {
        var (number, other) = (Example.Staff with { Id = "strategy" }, Example.Formalised with { Id = "stage" });

        foreach (var feed in new[] { Of(Strategy, Defined(number)), Of(Either, Defined(number, Example.Formalised)), Of(Stage, Defined(other)) })
        {
            feed.Outcomes.ShouldBeNull();
            feed.Mapping.Why!.En.ShouldEndWith("was redefined and no longer measures what the series follows.");
        }
    }

    [Fact]
    public void That_nothing_feeds_it_stays_as_it_was_said()
    {
        var none = new IndicatorMapped("strategy", "2017", MappingRule.None, [], null, Example.Words("Not asked."));
        Of(none, Example.Defined).ShouldBe(new Feed(none, null));
    }

    private static Feed Of(IndicatorMapped mapped, IndicatorsDefined defined)
    {
        var edition = new Given<Edition>(Example.Planned, Example.Published, defined).State;
        return Feed.Of(mapped, SeriesMeasure.Share, edition, new SnapshotBuilder("2017", Example.Form.Variables).Build());
    }

    private static IndicatorsDefined Defined(params IndicatorDefinition[] indicators) => new("2017", indicators);
}
