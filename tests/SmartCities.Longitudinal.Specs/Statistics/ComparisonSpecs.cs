using CsCheck;
using Shouldly;
using SmartCities.Longitudinal.Statistics;
using Xunit;
using static SmartCities.Longitudinal.Statistics.AnswerState;

namespace SmartCities.Longitudinal.Specs.Statistics;

public sealed class ComparisonSpecs
{
    /// <summary>15 of 28 to 15 of 20 with a panel of 9: 4 stayed at yes, dale lost, alder, brook and cliff gained, 1 stayed at no.</summary>
    private static readonly ShareComparison Example = Compare(
        Town.Saying("demo-2012",
        [
            ("alder", false), ("brook", false), ("cliff", false), ("dale", true), ("elm", true), ("fern", true), ("glen", true), ("hill", true), ("isle", false),
            .. Enumerable.Range(0, 19).Select(it => ($"gone-{it:00}", (object?)(it < 10))),
        ]),
        Town.Saying("demo-2017",
        [
            ("alder", true), ("brook", true), ("cliff", true), ("dale", false), ("elm", true), ("fern", true), ("glen", true), ("hill", true), ("isle", false),
            .. Enumerable.Range(0, 11).Select(it => ($"new-{it:00}", (object?)(it < 8))),
        ]));

    [Fact]
    public void Both_sides_come_with_their_counts()
    {
        Example.From.Value.ShouldBe(new Proportion(15, 28));
        Example.To.Value.ShouldBe(new Proportion(15, 20));
    }

    [Fact]
    public void The_panel_tells_the_four_movements_and_who_moved()
    {
        var panel = Example.Panel;
        (panel.N, panel.YesYes, panel.YesNo, panel.NoYes, panel.NoNo).ShouldBe((9, 4, 1, 3, 1));
        panel.Gained.Cities().ShouldBe(["alder", "brook", "cliff"]);
        panel.Lost.Cities().ShouldBe(["dale"]);
        panel.Gained.Page(1, 1).ShouldBe(["brook"]);
        panel.Gained.Page(3, 10).ShouldBeEmpty();
    }

    [Fact]
    public void The_test_says_that_it_cannot_tell_and_why()
    {
        Example.Panel.McNemar.P.ShouldBe(0.625);
        Example.Panel.McNemar.Verdict.ShouldBe(McNemarVerdict.TooFewMovers);
        Example.Panel.McNemar.Reading().ShouldBe("cannot tell: 4 of 9 matched cities moved; at least 6, all one way, would be needed");
    }

    [Fact]
    public void The_net_difference_comes_with_a_labelled_interval()
    {
        Example.Difference!.Exact.ShouldBe(new Fraction(3, 14));
        Example.Difference.Share.ShouldBe(0.2142857m, 0.0000001m);
        Example.Difference.Interval.Method.ShouldBe("newcombe-independent");
        Example.Difference.Interval.Low.ShouldBe(-0.06209, 0.00001);
        Example.Difference.Interval.High.ShouldBe(0.43927, 0.00001);
        Example.Difference.Bounds.ShouldBe(new Bounds(0.75m - (15 / 28m), 0.75m - (15 / 28m)));
    }

    [Fact]
    public void The_change_is_the_panels_own_and_composition()
    {
        var change = Example.Change!;
        change.Panel.ShouldBe(new Fraction(2, 9));
        change.NewCity.ShouldBe(new CompositionEffect(new Fraction(-1, 36), 8, 11));
        change.Gone.ShouldBe(new CompositionEffect(new Fraction(5, 252), 10, 19));
        change.PreviouslyMissing.Effect.ShouldBe(Fraction.Zero);
        change.Total.ShouldBe(new Fraction(3, 14));
    }

    [Fact]
    public void A_city_that_had_not_said_was_previously_missing_not_new()
    {
        var comparison = Compare(
            Town.Saying("2012", ("alder", true), ("brook", DontKnow)),
            Town.Saying("2017", ("alder", true), ("brook", false)));

        comparison.Change!.PreviouslyMissing.ShouldBe(new CompositionEffect(new Fraction(-1, 2), 0, 1));
        comparison.Change.NewCity.N.ShouldBe(0);
        comparison.Panel.N.ShouldBe(1);
        comparison.Difference!.Bounds.ShouldBe(new Bounds(0.5m - 1, 0.5m - 0.5m));
    }

    [Fact]
    public void A_city_that_was_not_asked_before_is_newly_eligible()
    {
        var comparison = Compare(
            Town.With(("alder", [("strategy", true), ("formalised", true)]), ("brook", [("strategy", false)]), ("cliff", [("strategy", true), ("formalised", false)])),
            Town.With(("alder", [("strategy", true), ("formalised", true)]), ("brook", [("strategy", true), ("formalised", true)]), ("cliff", [("strategy", false)])),
            Town.Share("formalised"));

        comparison.Change!.NewlyEligible.N.ShouldBe(1);
        comparison.Change.NoLongerEligible.N.ShouldBe(1);
        comparison.Change.Total.ShouldBe(new Fraction(1, 2));
    }

    [Fact]
    public void A_city_that_the_base_excluded_before_is_newly_eligible_and_one_of_unknown_base_was_missing()
    {
        var comparison = Compare(
            Town.With(("alder", [("strategy", true), ("staff", 9)]), ("brook", [("strategy", true), ("staff", 1)]), ("cliff", [("strategy", true)])),
            Town.With(("alder", [("strategy", true), ("staff", 9)]), ("brook", [("strategy", true), ("staff", 9)]), ("cliff", [("strategy", true), ("staff", 9)])),
            Town.Share("strategy") with { Base = new Predicate.AtLeast("staff", 5) });

        comparison.Change!.NewlyEligible.N.ShouldBe(1);
        comparison.Change.PreviouslyMissing.N.ShouldBe(1);
    }

    [Fact]
    public void A_city_counted_as_no_without_an_answer_is_in_the_panel()
    {
        var comparison = Compare(
            Town.With(("alder", [("strategy", false)])),
            Town.With(("alder", [("strategy", true), ("formalised", true)])),
            Town.Share("formalised") with { NotAsked = Treatment.AsNo });

        comparison.Panel.Gained.Cities().ShouldBe(["alder"]);
    }

    [Fact]
    public void Without_a_matched_city_there_is_a_difference_and_no_decomposition()
    {
        var comparison = Compare(Town.Saying("2012", ("alder", true)), Town.Saying("2017", ("brook", false)));

        comparison.Difference!.Share.ShouldBe(-1);
        comparison.Change.ShouldBeNull();
        comparison.Panel.McNemar.P.ShouldBe(1);
        comparison.Panel.McNemar.Reading().ShouldBe("cannot tell: no city has a valid answer on both sides");
    }

    [Fact]
    public void Without_a_base_there_is_no_difference()
    {
        var comparison = Compare(Town.Saying("2012", ("alder", DontKnow)), Town.Saying("2017", ("alder", false)));

        comparison.Difference.ShouldBeNull();
        comparison.Change.ShouldBeNull();
    }

    [Fact]
    public void Two_published_shares_have_a_difference_of_their_own() =>
        NetDifference.Between(new Proportion(48, 80), new Proportion(56, 70))!.Exact.ShouldBe(new Fraction(1, 5));

    [Fact]
    public void Numbers_are_compared_city_by_city()
    {
        var comparison = (NumberComparison)Of(
            Town.With(("alder", [("staff", 10)]), ("brook", [("staff", 20)]), ("cliff", [("staff", (1, 2))]), ("dale", [("staff", 5)]), ("elm", [("staff", 7)])),
            Town.With(("alder", [("staff", 14)]), ("brook", [("staff", 17)]), ("cliff", [("staff", 3)]), ("dale", [("staff", 5)]), ("fern", [("staff", 100)])),
            Town.Of(Measure.Median, "staff"));

        comparison.Paired.ShouldBe(new PairedDifferences(3, 1, 1, 1, new Quartiles(-1.5m, 0, 2), null));
        comparison.From.Number.ShouldBe(8.5m);
        comparison.To.Number.ShouldBe(14);
        comparison.Difference.ShouldBe(5.5m);
    }

    [Fact]
    public void Numbers_without_a_pair_have_no_paired_differences() =>
        ((NumberComparison)Of(Town.With(("alder", [("staff", 1)])), Town.With(("brook", [("staff", 1)])), Town.Of(Measure.Mean, "staff"))).Paired.ShouldBeNull();

    [Fact]
    public void Shares_and_numbers_are_not_compared()
    {
        var side = Town.With(("alder", [("staff", 1), ("strategy", true)]));
        Should.Throw<ArgumentException>(() => Comparison.Of(CityMatching.Of(side, side), Town.Share("strategy").Evaluate(side), Town.Of(Measure.Mean, "staff").Evaluate(side)));
        Should.Throw<ArgumentException>(() => Comparison.Of(
            CityMatching.Of(side, side), Town.Share("strategy").Evaluate(Town.With()), Town.Share("strategy").Evaluate(side)));
    }

    [Fact]
    public void The_parts_add_up_to_the_difference_exactly() =>
        Gen.Select(Editions.Shares, Editions.Snapshots("2012"), Editions.Snapshots("2017")).Sample((indicator, from, to) =>
        {
            var comparison = Compare(from, to, indicator);
            if (comparison.Panel.N == 0)
                comparison.Change.ShouldBeNull();
            else
                comparison.Change!.Total.ShouldBe(comparison.Difference!.Exact);
        }, iter: 1000);

    [Fact]
    public void Every_counted_city_is_in_the_panel_or_in_one_group_as_a_count_by_hand_finds() =>
        Gen.Select(Editions.Shares, Editions.Snapshots("2012"), Editions.Snapshots("2017")).Sample((indicator, from, to) =>
        {
            var (before, after) = (ByCity(indicator, from), ByCity(indicator, to));
            var comparison = Compare(from, to, indicator);
            var cities = before.Keys.Union(after.Keys).Order(StringComparer.Ordinal).ToList();

            comparison.Panel.Gained.Cities().ShouldBe(cities.Where(city => Is(before, city, Outcome.No) && Is(after, city, Outcome.Yes)));
            comparison.Panel.Lost.Cities().ShouldBe(cities.Where(city => Is(before, city, Outcome.Yes) && Is(after, city, Outcome.No)));
            comparison.Panel.N.ShouldBe(cities.Count(city => Valid(before, city) && Valid(after, city)));
            if (comparison.Change is not { } change)
                return;
            change.NewCity.N.ShouldBe(after.Keys.Count(city => Valid(after, city) && !before.ContainsKey(city)));
            change.Gone.N.ShouldBe(before.Keys.Count(city => Valid(before, city) && !after.ContainsKey(city)));
            (comparison.Panel.N + change.NewCity.N + change.PreviouslyMissing.N + change.NewlyEligible.N).ShouldBe(comparison.To.Base);
            (comparison.Panel.N + change.Gone.N + change.NowMissing.N + change.NoLongerEligible.N).ShouldBe(comparison.From.Base);
            (comparison.Panel.YesYes + comparison.Panel.NoYes + change.NewCity.Yes + change.PreviouslyMissing.Yes + change.NewlyEligible.Yes)
                .ShouldBe(comparison.To.Value!.Value.Numerator);
        }, iter: 500);

    [Fact]
    public void A_city_judged_not_comparable_counts_on_both_sides_and_moves_on_neither()
    {
        var earlier = Town.Saying("2012", ("alder", true), ("brook", false), ("cliff", false), ("dale", true));
        var later = Town.Saying("2017", ("alder", true), ("brook", true), ("cliff", true), ("dale", false));
        var comparison = Compare(earlier, later, notComparable: ["brook", "brook", "nowhere"]);

        comparison.SetAside.ShouldBe(1);
        comparison.From.Value.ShouldBe(new Proportion(2, 4));
        comparison.To.Value.ShouldBe(new Proportion(3, 4));
        (comparison.Panel.N, comparison.Panel.YesYes, comparison.Panel.YesNo, comparison.Panel.NoYes).ShouldBe((3, 1, 1, 1));
        comparison.Panel.Gained.Cities().ShouldBe(["cliff"]);
        comparison.Change!.Panel.ShouldBe(Fraction.Zero);
        comparison.Change.SetAsideLater.ShouldBe(new CompositionEffect(new Fraction(1, 12), 1, 1));
        comparison.Change.SetAsideEarlier.ShouldBe(new CompositionEffect(new Fraction(1, 6), 0, 1));
        comparison.Change.Total.ShouldBe(new Fraction(1, 4));
        comparison.Difference.ShouldBe(Compare(earlier, later).Difference);
    }

    [Fact]
    public void A_judged_city_that_is_new_or_had_not_said_stays_just_that()
    {
        var comparison = Compare(
            Town.Saying("2012", ("alder", true), ("brook", DontKnow)),
            Town.Saying("2017", ("alder", true), ("brook", false), ("cliff", true)), notComparable: ["brook", "cliff"]);

        comparison.SetAside.ShouldBe(0);
        (comparison.Change!.PreviouslyMissing.N, comparison.Change.NewCity.N, comparison.Change.SetAsideLater.N).ShouldBe((1, 1, 0));
    }

    [Fact]
    public void Where_every_matched_city_is_set_aside_no_panel_is_left_to_decompose()
    {
        var comparison = Compare(Town.Saying("2012", ("alder", true)), Town.Saying("2017", ("alder", false)), notComparable: ["alder"]);

        (comparison.Panel.N, comparison.SetAside).ShouldBe((0, 1));
        comparison.Change.ShouldBeNull();
        comparison.Difference!.Share.ShouldBe(-1);
    }

    [Fact]
    public void A_judged_number_is_not_paired()
    {
        var comparison = (NumberComparison)Of(
            Town.With(("alder", [("staff", 10)]), ("brook", [("staff", 20)])), Town.With(("alder", [("staff", 14)]), ("brook", [("staff", 90)])),
            Town.Of(Measure.Mean, "staff"), ["brook"]);

        (comparison.SetAside, comparison.Paired!.N, comparison.Paired.Quartiles.Median).ShouldBe((1, 1, 4));
        comparison.Difference.ShouldBe(37);
    }

    [Fact]
    public void The_parts_add_up_exactly_whichever_cities_are_judged() =>
        Gen.Select(Editions.Shares, Editions.Snapshots("2012"), Editions.Snapshots("2017"), Gen.Bool.Array[40]).Sample((indicator, from, to, judged) =>
        {
            string[] notComparable = [.. Enumerable.Range(0, 40).Where(city => judged[city]).Select(city => $"city-{city}")];
            var (before, after) = (ByCity(indicator, from), ByCity(indicator, to));
            var comparison = Compare(from, to, indicator, notComparable);
            var matched = before.Keys.Where(city => Valid(before, city) && Valid(after, city)).Order(StringComparer.Ordinal).ToList();
            var (aside, panel) = (matched.Intersect(notComparable).ToList(), matched.Except(notComparable).ToList());

            comparison.SetAside.ShouldBe(aside.Count);
            comparison.Panel.N.ShouldBe(panel.Count);
            comparison.Panel.Gained.Cities().ShouldBe(panel.Where(city => Is(before, city, Outcome.No) && Is(after, city, Outcome.Yes)));
            comparison.Panel.Lost.Cities().ShouldBe(panel.Where(city => Is(before, city, Outcome.Yes) && Is(after, city, Outcome.No)));
            (comparison.From, comparison.To).ShouldBe((indicator.Evaluate(from).Value, indicator.Evaluate(to).Value));
            if (comparison.Change is not { } change)
            {
                panel.ShouldBeEmpty();
                return;
            }

            change.Total.ShouldBe(comparison.Difference!.Exact);
            (change.SetAsideLater.N, change.SetAsideLater.Yes).ShouldBe((aside.Count, aside.Count(city => Is(after, city, Outcome.Yes))));
            (change.SetAsideEarlier.N, change.SetAsideEarlier.Yes).ShouldBe((aside.Count, aside.Count(city => Is(before, city, Outcome.Yes))));
            (comparison.Panel.N + change.NewCity.N + change.PreviouslyMissing.N + change.NewlyEligible.N + change.SetAsideLater.N).ShouldBe(comparison.To.Base);
            (comparison.Panel.N + change.Gone.N + change.NowMissing.N + change.NoLongerEligible.N + change.SetAsideEarlier.N).ShouldBe(comparison.From.Base);
        }, iter: 1000);

    [Fact]
    public void The_other_way_round_gains_are_losses_and_the_difference_changes_its_sign() =>
        Gen.Select(Editions.Shares, Editions.Snapshots("2012"), Editions.Snapshots("2017")).Sample((indicator, from, to) =>
        {
            var (there, back) = (Compare(from, to, indicator), Compare(to, from, indicator));
            back.Panel.Lost.Cities().ShouldBe(there.Panel.Gained.Cities());
            back.Difference?.Exact.ShouldBe(-there.Difference!.Exact);
            back.Change?.Gone.Effect.ShouldBe(-there.Change!.NewCity.Effect);
            back.Panel.McNemar.P.ShouldBe(there.Panel.McNemar.P);
        }, iter: 200);

    /// <summary>Each part as a count by hand finds it; together they are the whole.</summary>
    [Fact]
    public void Parts_of_the_cities_are_compared_as_if_the_others_did_not_take_part() =>
        Gen.Select(Editions.Shares, Editions.Snapshots("2012"), Editions.Snapshots("2017"), Gen.Int[0, 2].Array[40]).Sample((indicator, from, to, parts) =>
        {
            var (earlier, later, matching) = (indicator.Evaluate(from), indicator.Evaluate(to), CityMatching.Of(from, to));
            var whole = (ShareComparison)Comparison.Of(matching, earlier, later);
            var (participants, size, numerator, panel) = (0, 0, 0, 0);
            for (var part = 0; part < 3; part++)
            {
                var (before, after) = (earlier.Among(Rows(from, part)), later.Among(Rows(to, part)));
                var compared = (ShareComparison)Comparison.Of(matching, before, after);
                after.Count.ShouldBe(to.Cities.Count(it => PartOf(it) == part));
                after.Value.Counts.Participants.ShouldBe(after.Count);
                compared.To.OfParticipants!.Value.Base.ShouldBe(after.Count);
                compared.Panel.Gained.Cities().ShouldBe(whole.Panel.Gained.Cities().Where(it => PartOf(it) == part));
                compared.Panel.Lost.Cities().ShouldBe(whole.Panel.Lost.Cities().Where(it => PartOf(it) == part));
                if (compared.Panel.N > 0)
                    compared.Change!.Total.ShouldBe(compared.Difference!.Exact);
                (participants, size, numerator, panel) = (participants + after.Count, size + after.Value.Base, numerator + compared.To.Value!.Value.Numerator, panel + compared.Panel.N);
            }

            (participants, size, numerator, panel).ShouldBe((later.Count, later.Value.Base, later.Value.Value!.Value.Numerator, whole.Panel.N));

            bool[] Rows(Snapshot side, int part) => [.. side.Cities.Select(it => PartOf(it) == part)];
            int PartOf(string city) => parts[int.Parse(city["city-".Length..], System.Globalization.CultureInfo.InvariantCulture)];
        }, iter: 300);

    [Fact]
    public void A_part_has_its_own_numbers_and_an_empty_one_none()
    {
        var outcomes = Town.Of(Measure.Median, "staff").Evaluate(Town.With(("alder", [("staff", 10)]), ("brook", [("staff", 20)]), ("cliff", [("staff", 60)])));
        (outcomes.Among([true, true, false]).Value.Number, outcomes.Among([true, true, false]).Count).ShouldBe((15, 2));
        var nobody = outcomes.Among([false, false, false]).Value;
        (nobody.Number, nobody.Base, nobody.Counts.Participants).ShouldBe((null, 0, 0));
        Should.Throw<ArgumentException>(() => outcomes.Among([true]));
    }

    private static Dictionary<string, Outcome> ByCity(Indicator indicator, Snapshot snapshot)
    {
        var outcomes = indicator.Evaluate(snapshot);
        return snapshot.Cities.Select((city, row) => (city, outcomes.Counted(row))).ToDictionary();
    }

    private static bool Is(Dictionary<string, Outcome> side, string city, Outcome outcome) => side.TryGetValue(city, out var found) && found == outcome;

    private static bool Valid(Dictionary<string, Outcome> side, string city) => Is(side, city, Outcome.Yes) || Is(side, city, Outcome.No);

    private static ShareComparison Compare(Snapshot from, Snapshot to, Indicator? indicator = null, IReadOnlyCollection<string>? notComparable = null) =>
        (ShareComparison)Of(from, to, indicator ?? Town.Share("strategy"), notComparable);

    private static SeriesComparison Of(Snapshot from, Snapshot to, Indicator indicator, IReadOnlyCollection<string>? notComparable = null) =>
        Comparison.Of(CityMatching.Of(from, to), indicator.Evaluate(from), indicator.Evaluate(to), notComparable);
}
