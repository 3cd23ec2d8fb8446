using CsCheck;
using Shouldly;
using SmartCities.Longitudinal.Statistics;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Statistics;

public sealed class IndicatorSpecs
{
    private static readonly Snapshot Five = Town.With(
        ("alder", [("strategy", true), ("formalised", true), ("axes", new[] { "health" }), ("stage", "formal"), ("staff", 10), ("budget", 5)]),
        ("brook", [("strategy", true), ("formalised", false), ("stage", "draft"), ("staff", 20), ("budget", 5)]),
        ("cliff", [("strategy", false), ("stage", "none"), ("staff", (20, 25)), ("budget", 1)]),
        ("dale", [("strategy", AnswerState.DontKnow), ("staff", 3)]),
        ("elm", [("strategy", true), ("formalised", AnswerState.Refused), ("staff", AnswerState.DontKnow), ("budget", 9)]));

    [Fact]
    public void A_share_is_of_those_who_answered_with_the_share_of_all_beside_it()
    {
        var value = Town.Share("strategy").Evaluate(Five).Value;

        value.Value.ShouldBe(new Proportion(3, 4));
        value.Value!.Value.Share.ShouldBe(0.75m);
        value.OfParticipants.ShouldBe(new Proportion(3, 5));
        value.Bounds.ShouldBe(new Bounds(0.6m, 0.8m));
        value.Counts.ShouldBe(new ParticipantCounts(5, 5, 0, 0, 4, 0, 0, 0, new MissingCounts(0, 1, 0, 0, 0, 0)));
        value.Provenance.ShouldBe(new ProvenanceCounts(4, 0, 0));
        value.Interval!.Method.ShouldBe("wilson");
    }

    [Fact]
    public void Cities_that_were_not_asked_are_left_out()
    {
        var value = Town.Share("formalised").Evaluate(Five).Value;

        value.Value.ShouldBe(new Proportion(1, 2));
        value.Counts.ShouldBe(new ParticipantCounts(5, 3, 1, 1, 2, 0, 0, 0, new MissingCounts(0, 0, 0, 1, 0, 0)));
        value.Bounds.ShouldBe(new Bounds(0.25m, 0.75m));
    }

    [Fact]
    public void Cities_that_were_not_asked_count_as_no_where_the_definition_says_so()
    {
        var value = (Town.Share("formalised") with { NotAsked = Treatment.AsNo }).Evaluate(Five).Value;

        value.Value.ShouldBe(new Proportion(1, 3));
        value.Counts.NotAsked.ShouldBe(1);
        value.Bounds.ShouldBe(new Bounds(0.2m, 0.6m));
    }

    [Fact]
    public void A_missing_reason_taken_as_no_stays_visible_in_counts_and_bounds()
    {
        var value = (Town.Share("strategy") with { MissingAsNo = [AnswerState.DontKnow] }).Evaluate(Five).Value;

        value.Value.ShouldBe(new Proportion(3, 5));
        value.Counts.Missing.DontKnow.ShouldBe(1);
        value.Counts.Answered.ShouldBe(4);
        value.Bounds.ShouldBe(new Bounds(0.6m, 0.8m));
    }

    [Fact]
    public void A_base_says_who_is_counted()
    {
        var value = (Town.Share("formalised") with { Base = new Predicate.IsBoolean("strategy", true) }).Evaluate(Five).Value;

        value.Value.ShouldBe(new Proportion(1, 2));
        value.Counts.OutsideBase.ShouldBe(1);
        value.Counts.BaseUnknown.ShouldBe(1);
        value.Counts.Participants.ShouldBe(5);
    }

    [Fact]
    public void A_city_whose_base_is_unknown_is_not_counted_whatever_it_answered()
    {
        var value = (Town.Share("strategy") with { Base = new Predicate.AtLeast("staff", 5) }).Evaluate(Town.With(("alder", [("strategy", true)]))).Value;

        value.Value.ShouldBe(new Proportion(0, 0));
        value.Counts.BaseUnknown.ShouldBe(1);
        value.Bounds.ShouldBe(new Bounds(0, 1));
    }

    [Fact]
    public void A_definition_can_be_checked_on_an_edition_without_cities()
    {
        Town.Share("strategy").Evaluate(Town.With()).Count.ShouldBe(0);
        Should.Throw<ArgumentException>(() => (Town.Share("strategy") with { Base = new Predicate.Answered("colour") }).Evaluate(Town.With())).Message.ShouldContain("colour");
    }

    [Fact]
    public void An_option_share_counts_those_who_chose_it()
    {
        var health = new Indicator { Id = "health", Measure = Measure.OptionShare, Question = "axes", Option = "health" };
        health.Evaluate(Five).Value.Value.ShouldBe(new Proportion(1, 1));
        new Indicator { Id = "draft", Measure = Measure.OptionShare, Question = "stage", Option = "draft" }.Evaluate(Five).Value.Value.ShouldBe(new Proportion(1, 3));
    }

    [Fact]
    public void A_range_on_both_sides_of_the_bound_is_answered_and_not_counted()
    {
        var atLeast22 = Town.Share("staff") with { Counts = new Predicate.AtLeast("staff", 22) };
        var value = atLeast22.Evaluate(Five).Value;

        value.Value.ShouldBe(new Proportion(0, 3));
        value.Counts.Ranges.ShouldBe(1);
        value.Counts.Answered.ShouldBe(4);
        value.Bounds.ShouldBe(new Bounds(0, 0.4m));
    }

    [Fact]
    public void A_count_is_a_number_of_cities_with_whole_bounds()
    {
        var value = Town.Of(Measure.Count, "strategy").Evaluate(Five).Value;

        value.Number.ShouldBe(3);
        value.Value.ShouldBe(new Proportion(3, 4));
        value.Bounds.ShouldBe(new Bounds(3, 4));
        value.Interval.ShouldBeNull();
    }

    [Fact]
    public void Mean_median_and_sum_take_point_values_and_tell_of_ranges()
    {
        var mean = Town.Of(Measure.Mean, "staff").Evaluate(Five).Value;
        mean.Number.ShouldBe(11);
        mean.Base.ShouldBe(3);
        mean.Counts.Ranges.ShouldBe(1);
        mean.Counts.Answered.ShouldBe(4);
        mean.Bounds.ShouldBe(new Bounds(13.25m, 14.5m));

        var median = Town.Of(Measure.Median, "staff").Evaluate(Five).Value;
        median.Number.ShouldBe(10);
        median.Bounds.ShouldBe(new Bounds(15, 15));

        var sum = Town.Of(Measure.Sum, "staff").Evaluate(Five).Value;
        sum.Number.ShouldBe(33);
        sum.Bounds.ShouldBe(new Bounds(53, 58));
    }

    [Fact]
    public void An_open_end_leaves_that_side_without_limit()
    {
        var snapshot = Town.With(("alder", [("staff", 10)]), ("brook", [("staff", (20, (int?)null))]), ("cliff", [("staff", 12)]));

        Town.Of(Measure.Sum, "staff").Evaluate(snapshot).Value.Bounds.ShouldBe(new Bounds(42, null));
        Town.Of(Measure.Mean, "staff").Evaluate(snapshot).Value.Bounds.ShouldBe(new Bounds(14, null));
        Town.Of(Measure.Median, "staff").Evaluate(snapshot).Value.Bounds.ShouldBe(new Bounds(12, 12));
    }

    [Fact]
    public void A_ratio_of_sums_takes_the_cities_that_gave_both()
    {
        var ratio = new Indicator { Id = "ratio", Measure = Measure.RatioOfSums, Numerator = "staff", Denominator = "budget" };
        var value = ratio.Evaluate(Five).Value;

        (value.NumeratorSum, value.DenominatorSum, value.Number, value.Base).ShouldBe((30m, 10m, 3m, 2));
        value.Counts.Missing.ShouldBe(new MissingCounts(1, 1, 0, 0, 0, 0));
        value.Counts.Ranges.ShouldBe(1);
        ratio.Evaluate(Town.With(("alder", [("staff", 1), ("budget", 0)]))).Value.Number.ShouldBeNull();
    }

    [Fact]
    public void An_empty_base_has_no_share_no_number_and_no_interval()
    {
        var nobody = Town.With();
        var share = Town.Share("strategy").Evaluate(nobody).Value;
        share.Value.ShouldBe(new Proportion(0, 0));
        share.Value!.Value.Share.ShouldBeNull();
        share.Interval.ShouldBeNull();
        share.Bounds.ShouldBeNull();
        Town.Of(Measure.Mean, "staff").Evaluate(nobody).Value.Number.ShouldBeNull();
        Town.Of(Measure.Sum, "staff").Evaluate(nobody).Value.Number.ShouldBeNull();
        Town.Share("strategy").Evaluate(Town.With(("alder", []))).Value.Bounds.ShouldBe(new Bounds(0, 1));
    }

    [Fact]
    public void Provenance_is_told_of_the_cities_counted()
    {
        var builder = new SnapshotBuilder("2017", Town.Form);
        builder.Column("strategy").Answer(builder.AddCity("alder", provenance: ProvenanceKind.Reported), true);
        builder.AddCity("brook", provenance: ProvenanceKind.Reported);
        builder.Column("strategy").Answer(builder.AddCity("cliff", provenance: ProvenanceKind.Transcribed), false);

        Town.Share("strategy").Evaluate(builder.Build()).Value.Provenance.ShouldBe(new ProvenanceCounts(0, 1, 1));
    }

    [Theory, InlineData(true, ProvenanceKind.Reported, true), InlineData(true, ProvenanceKind.Transcribed, false), InlineData(false, ProvenanceKind.Reported, false)]
    public void Cities_that_a_report_chose_to_name_are_a_selection(bool reportsSelect, ProvenanceKind provenance, bool isSelection)
    {
        var builder = new SnapshotBuilder("2017", Town.Form) { ReportsSelect = reportsSelect };
        builder.Column("strategy").Answer(builder.AddCity("alder", provenance: provenance), true);

        Town.Share("strategy").Evaluate(builder.Build()).Value.IsSelection.ShouldBe(isSelection);
    }

    [Fact]
    public void A_definition_that_makes_no_sense_is_refused()
    {
        Should.Throw<ArgumentException>(() => Town.Share("staff").Evaluate(Five)).Message.ShouldContain("has to say what counts");
        Should.Throw<ArgumentException>(() => Town.Share("colour").Evaluate(Five)).Message.ShouldContain("no question colour");
        Should.Throw<ArgumentException>(() => Town.Of(Measure.Mean, "strategy").Evaluate(Five)).Message.ShouldContain("Number is needed");
        Should.Throw<ArgumentException>(() => (Town.Of(Measure.Mean, "staff") with { NotAsked = Treatment.AsNo }).Evaluate(Five)).Message.ShouldContain("counted as no");
        Should.Throw<ArgumentException>(() => (Town.Share("strategy") with { MissingAsNo = [AnswerState.NotAsked] }).Evaluate(Five)).Message.ShouldContain("not a missing reason");
    }

    [Fact]
    public void Every_city_stands_in_exactly_one_place_and_the_share_lies_within_its_bounds() =>
        Gen.Select(Editions.Shares, Editions.Snapshots("2017")).Sample((indicator, snapshot) =>
        {
            var outcomes = indicator.Evaluate(snapshot);
            var (value, counts) = (outcomes.Value, outcomes.Value.Counts);

            (counts.Asked + counts.NotAsked + counts.EligibilityUnknown + counts.OutsideBase + counts.BaseUnknown).ShouldBe(counts.Participants);
            (counts.Answered + counts.Missing.Total).ShouldBe(counts.Asked);
            counts.Participants.ShouldBe(snapshot.Count);
            (value.Provenance.Submitted + value.Provenance.Transcribed + value.Provenance.Reported).ShouldBe(value.Base);
            value.Base.ShouldBe(Enumerable.Range(0, snapshot.Count).Count(row => outcomes.Counted(row) is Outcome.Yes or Outcome.No));
            if (value.Value!.Value.Share is { } share)
            {
                share.ShouldBeInRange(value.Bounds!.Low!.Value, value.Bounds.High!.Value);
                ((double)share).ShouldBeInRange(value.Interval!.Low, value.Interval.High);
            }
        }, iter: 500);
}
