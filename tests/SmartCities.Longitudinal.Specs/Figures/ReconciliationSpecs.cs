using System.Reflection;
using System.Text.RegularExpressions;
using CsCheck;
using Shouldly;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Figures;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Figures;

public sealed class ReconciliationSpecs
{
    [Fact]
    public void Complete_answers_of_real_cities_reproduce_what_they_give()
    {
        Held(Share(60), yes: 12, no: 8).ShouldBe((FigureVerdict.Reproduced, "The answers give 12 of 20, 60%, as printed."));
        Held(Share(58), yes: 11, no: 8, other: 1).ShouldBe((FigureVerdict.Reproduced, "The answers give 11 of 19, 58%, as printed."), "who said that it does not know was not counted");
    }

    [Fact]
    public void Nothing_else_reproduces_a_figure()
    {
        Held(Share(60), 12, 8, demonstration: true).ShouldBe((FigureVerdict.Consistent, "The answers give 12 of 20, 60%, as printed. These cities are fictional: their answers reproduce nothing."));
        Held(Share(60), 12, 8, closed: false).ShouldBe((FigureVerdict.Consistent, "The answers give 12 of 20, 60%, as printed. The edition is not closed: answers may still come."));
        Held(Share(60), 12, 8, from: ProvenanceKind.Reported).ShouldBe((FigureVerdict.Consistent, "The answers give 12 of 20, 60%, as printed. That rests on what the report itself tells, not on what the cities answered."));
        Held(Share(60), 12, 7, unknown: 1).Verdict.ShouldBe(FigureVerdict.Consistent);
        Held(Share(60), 12, 8, participants: 28).Verdict.ShouldBe(FigureVerdict.Consistent);
        Held(Named("city-00", "city-01"), 2, 18, demonstration: true).Verdict.ShouldBe(FigureVerdict.Consistent);
        Held(Share(20) with { Kind = FigureKind.Count }, 20, demonstration: true).Verdict.ShouldBe(FigureVerdict.Consistent);
        Held(Table(20), 20, demonstration: true).Verdict.ShouldBe(FigureVerdict.Consistent);
    }

    [Theory]
    [InlineData(FigureKind.Share)]
    [InlineData(FigureKind.Count)]
    [InlineData(FigureKind.NamedCities)]
    [InlineData(FigureKind.CrossTable)]
    public void What_a_demonstration_or_a_report_gives_is_never_called_reproduced(FigureKind kind) =>
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 12], Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 100], Gen.Bool).Sample((yes, no, unknown, other, printed, fictional) =>
        {
            var figure = kind switch
            {
                FigureKind.NamedCities => Named([.. Enumerable.Range(0, yes).Select(it => $"city-{it:00}")]),
                FigureKind.CrossTable => Table(yes + no + unknown + other),
                _ => Share(kind == FigureKind.Count ? yes : printed) with { Kind = kind },
            };
            Held(figure, yes, no, unknown, other, demonstration: fictional, from: fictional ? ProvenanceKind.Submitted : ProvenanceKind.Reported).Verdict.ShouldNotBe(FigureVerdict.Reproduced);
        });

    [Fact]
    public void Eleven_of_twenty_contradict_sixty_percent_when_nothing_is_missing()
    {
        Held(Share(60), yes: 11, no: 9).ShouldBe((FigureVerdict.Contradicted, "The answers give 11 of 20, 55%; 60% is printed."));
        Held(Share(60), yes: 11, no: 9, closed: false).Verdict.ShouldBe(FigureVerdict.Undecidable, "answers may still come");
    }

    [Fact]
    public void The_right_share_of_another_base_than_stated_is_contradicted() =>
        Held(Share(75) with { StatedNumerator = 15, StatedBase = 20 }, yes: 3, no: 1, other: 16).Verdict.ShouldBe(FigureVerdict.Contradicted);

    [Fact]
    public void What_is_known_may_leave_room_for_it() =>
        Held(Share(75) with { StatedBase = 20 }, yes: 1, unknown: 19)
            .ShouldBe((FigureVerdict.Consistent, "What is known is at least 1 and at most 20 of 20 cities (1 known yes, 0 known no, 19 unknown): that leaves room for 15 of 20, printed as 75%."));

    [Fact]
    public void More_known_yes_than_it_allows_contradict_it() =>
        Held(Share(55), yes: 13, unknown: 7).ShouldBe((
            FigureVerdict.Contradicted,
            "What is known is at least 13 and at most 20 of 20 cities (13 known yes, 0 known no, 7 unknown). Printed is 55%: 11 of 20 or 6 of 11, at most 11 yes."));

    [Fact]
    public void More_known_no_than_it_allows_contradict_it()
    {
        var (verdict, why) = Held(Share(75), no: 6, unknown: 14);
        verdict.ShouldBe(FigureVerdict.Contradicted);
        why.ShouldEndWith("at most 5 no.");
    }

    [Fact]
    public void Nothing_known_decides_nothing() =>
        Held(Share(70), unknown: 20).ShouldBe((FigureVerdict.Undecidable, "Of none of the 20 cities is the answer known; 14 of 20 or 7 of 10 would round to 70%."));

    [Fact]
    public void A_share_that_no_count_of_the_stated_base_gives_is_impossible() =>
        Held(Share(58) with { StatedBase = 20 }, yes: 11, no: 9).ShouldBe((FigureVerdict.Impossible, "No whole number of 20 cities rounds to 58%: 11 of 20 is 55% and 12 of 20 is 60%."));

    [Fact]
    public void A_stated_count_that_does_not_round_to_the_share_is_impossible() =>
        Held(Share(70) with { StatedNumerator = 15, StatedBase = 20 }, unknown: 20).ShouldBe((FigureVerdict.Impossible, "15 of 20 does not round to 70%."));

    [Fact]
    public void A_share_that_no_base_up_to_the_participants_gives_is_impossible() =>
        Held(Share(99), unknown: 20).ShouldBe((FigureVerdict.Impossible, "No whole number of at most 20 cities rounds to 99%."));

    [Fact]
    public void Where_nobody_knows_how_many_took_part_nothing_is_impossible() =>
        Held(Share(99)).ShouldBe((FigureVerdict.Undecidable, "How many cities took part is not known: there is no base to hold 99% against."));

    [Fact]
    public void Cities_that_took_part_and_left_nothing_here_are_unknown()
    {
        var (verdict, why) = Held(Share(50), participants: 28, yes: 10, no: 10);
        verdict.ShouldBe(FigureVerdict.Consistent);
        why.ShouldEndWith("(10 known yes, 10 known no, 8 unknown): that leaves room for 14 of 28, 13 of 26 or 12 of 24 (or of fewer), printed as 50%.");
    }

    [Fact]
    public void Without_an_indicator_arithmetic_alone_speaks()
    {
        var (edition, snapshot) = Study(20, 0, 0, 20, 0);

        var reading = new Reconciliation(edition, snapshot).Readings(Share(70) with { Indicator = null }).ShouldHaveSingleItem();
        (reading.Reading.Reading, reading.Verdict, reading.Sentence.En).ShouldBe(("as-printed", FigureVerdict.Undecidable, "No indicator of this edition measures this reading; 14 of 20 or 7 of 10 would round to 70%."));
        reading.Feasible.ShouldBe([new(7, 10), new(14, 20)]);
        reading.Implied.ShouldBeNull();
    }

    [Theory]
    [InlineData(RoundingRule.HalfUp, "half-up-whole-percent")]
    [InlineData(RoundingRule.HalfEven, "half-even-whole-percent")]
    public void The_possible_pairs_are_those_that_the_rounding_rule_makes(RoundingRule rule, string rounding) =>
        Gen.Select(Gen.Int[0, 100], Gen.Int[1, 40]).Sample((printed, participants) =>
        {
            var (edition, snapshot) = Study(participants, 0, 0, participants, 0);
            var all = new List<Proportion>();
            for (var size = 1; size <= participants; size++)
            {
                for (var count = 0; count <= size; count++)
                {
                    if (decimal.Round(100m * count / size, rule == RoundingRule.HalfUp ? MidpointRounding.AwayFromZero : MidpointRounding.ToEven) == printed)
                        all.Add(new(count, size));
                }
            }

            var reading = new Reconciliation(edition, snapshot).Readings(Share(printed) with { Rounding = rounding })[0];
            reading.Feasible.ShouldBe(all);
            (reading.Verdict == FigureVerdict.Impossible).ShouldBe(all.Count == 0);
        });

    [Fact]
    public void What_the_facts_imply_holds_however_the_unknown_are_filled_in() =>
        Gen.Select(Gen.Int[0, 8], Gen.Int[0, 8], Gen.Int[0, 6], Gen.Int[0, 4], Gen.Int[0, 100]).Where(it => it.Item1 + it.Item2 + it.Item3 > 0).Sample((yes, no, unknown, other, printed) =>
        {
            var (edition, snapshot) = Study(yes + no + unknown + other, yes, no, unknown, other);
            var reading = new Reconciliation(edition, snapshot).Readings(Share(printed))[0];
            reading.Implied.ShouldBe(new(yes, yes + unknown));

            // Each unknown city may turn out yes, no, or not counted at all: some way to do so gives what is printed, or none does.
            var room = false;
            for (var more = 0; more <= unknown; more++)
            {
                for (var against = 0; against + more <= unknown; against++)
                    room |= Rounding.Percent(yes + more, yes + more + no + against) == printed;
            }

            if (yes + no > 0 && reading.Verdict != FigureVerdict.Impossible)
                (reading.Verdict is FigureVerdict.Consistent or FigureVerdict.Reproduced).ShouldBe(room);
            if (reading.Verdict == FigureVerdict.Impossible)
                room.ShouldBeFalse();
        });

    [Fact]
    public void Each_reading_of_the_wording_is_held_by_itself()
    {
        var (edition, snapshot) = Study(20, 12, 8, 0, 0);
        var figure = Share(60) with { Readings = [new("of-all", "strategy", "all"), new("of-those", null, "those with a plan")] };

        new Reconciliation(edition, snapshot).Readings(figure).Select(it => (it.Reading.Reading, it.Verdict)).ShouldBe([("of-all", FigureVerdict.Reproduced), ("of-those", FigureVerdict.Undecidable)]);
        Whole(edition, snapshot, figure).Verdict.ShouldBe(FigureVerdict.Reproduced);
    }

    [Fact]
    public void The_base_of_a_reading_is_what_another_figure_counts()
    {
        var (edition, snapshot) = Study(20, 0, 0, 20, 0);
        edition = With(edition, All, Share(65) with { Id = "clusters", Readings = [new("of-all", "strategy", Of: "all")] });
        var figure = Share(75) with { Readings = [new("of-all", "strategy", Of: "all"), new("of-those", Of: "clusters")] };

        var readings = new Reconciliation(edition, snapshot).Readings(figure);
        readings[0].Feasible.ShouldBe([new(15, 20)]);
        readings[1].Feasible.ShouldBe([]);
        (readings[1].Verdict, readings[1].Sentence.En).ShouldBe((FigureVerdict.Impossible, "No whole number of 13 cities rounds to 75%: 9 of 13 is 69% and 10 of 13 is 77%."));
        readings[1].Sentence.Fr.ShouldBe("Aucun nombre entier de 13 villes ne s’arrondit à 75\u202f%\u00a0: 9 sur 13 font 69\u202f% et 10 sur 13 font 77\u202f%.");
        Whole(edition, snapshot, figure).Sentence.En.ShouldBe("Of 2 ways to read it one is left, “of-all”. Of none of the 20 cities is the answer known; 15 of 20 would round to 75%.");
    }

    [Fact]
    public void Read_of_all_a_city_without_a_valid_answer_counts_in_the_base() =>
        Held(Share(55) with { Readings = [new("of-all", "strategy", Of: "all")] }, yes: 11, no: 8, other: 1).ShouldBe((FigureVerdict.Reproduced, "The answers give 11 of 20, 55%, as printed."));

    [Fact]
    public void Read_of_those_whom_a_figure_counts_a_city_of_them_without_a_valid_answer_counts_in_the_base()
    {
        var (edition, snapshot) = Study(20, 12, 7, 0, 1);
        edition = With(edition, All, Share(100) with { Id = "everyone", Readings = [new("of-all", Of: "all")] });

        var held = new Reconciliation(edition, snapshot);
        held.Readings(Share(60) with { Readings = [new("of-those", "strategy", Of: "everyone")] })[0].Verdict.ShouldBe(FigureVerdict.Reproduced);
        held.Readings(Share(63) with { Readings = [new("of-those-answering", "strategy")] })[0].Verdict.ShouldBe(FigureVerdict.Reproduced);
    }

    [Fact]
    public void Two_readings_that_both_fit_leave_it_undecided()
    {
        var (edition, snapshot) = Study(20, 2, 0, 18, 0);
        edition = With(edition, All, Share(70) with { Id = "inclusion", Readings = [new("of-all", Of: "all")] });

        var whole = Whole(edition, snapshot, Share(50) with { Readings = [new("of-all", "strategy", Of: "all"), new("of-those", Of: "inclusion")] });
        (whole.Verdict, whole.Sentence.En).ShouldBe((FigureVerdict.Undecidable, "It can be read as “of-all” (10 of 20) or “of-those” (7 of 14). Nothing known tells which was meant."));
    }

    [Fact]
    public void A_narrow_reading_leaves_room_where_the_wide_one_is_contradicted()
    {
        var (edition, snapshot) = Study(20, 8, 0, 12, 0);
        var figure = Share(20) with { Readings = [new("advanced", "advanced", Of: "all", Within: "any"), new("any", "strategy", Of: "all")] };
        edition = With(With(edition, All), new IndicatorDefinition("strategy", new("Strategy"), Measure.Share, Question: "strategy"), new IndicatorDefinition("advanced", new("Advanced"), Measure.Share, Question: "advanced"));

        var readings = new Reconciliation(edition, snapshot).Readings(figure);
        readings.Select(it => it.Verdict).ShouldBe([FigureVerdict.Consistent, FigureVerdict.Contradicted]);
        readings[0].Sentence.En.ShouldContain("8 known yes");
        readings[1].Sentence.En.ShouldEndWith("Printed is 20%: 4 of 20, at most 4 yes.");
        readings[1].Implied.ShouldBe(new(8, 20));
        Whole(edition, snapshot, figure).Verdict.ShouldBe(FigureVerdict.Consistent);
    }

    [Fact]
    public void A_part_is_never_more_than_the_whole()
    {
        var (edition, snapshot) = Study(20, 1, 17, 2, 0);
        var figure = Share(20) with { Readings = [new("advanced", "advanced", Of: "all", Within: "any"), new("any", "strategy", Of: "all")] };
        edition = With(With(edition, All), new IndicatorDefinition("strategy", new("Strategy"), Measure.Share, Question: "strategy"), new IndicatorDefinition("advanced", new("Advanced"), Measure.Share, Question: "advanced"));

        var reading = new Reconciliation(edition, snapshot).Readings(figure)[0];
        (reading.Verdict, reading.Implied).ShouldBe((FigureVerdict.Contradicted, new(0, 3)));
        reading.Sentence.En.ShouldBe("This reading counts a part of what is read as any, and there what is known is at least 1 and at most 3 of 20 cities (1 known yes, 17 known no, 2 unknown). Printed is 20%: 4 of 20.");
    }

    [Fact]
    public void Cities_that_another_list_names_count_where_a_reading_includes_them()
    {
        var (edition, snapshot) = Study(20, 11, 0, 9, 0);
        edition = With(edition, All, Named("city-11", "city-12") with { Id = "described" });
        var figure = Share(55) with { Readings = [new("of-all", "strategy", Of: "all"), new("with-described", "strategy", Of: "all", Includes: ["described"])] };

        new Reconciliation(edition, snapshot).Readings(figure).Select(it => (it.Verdict, it.Implied)).ShouldBe([(FigureVerdict.Consistent, new(11, 20)), (FigureVerdict.Contradicted, new(13, 20))]);
    }

    [Fact]
    public void The_three_investment_factors_are_possible_each_and_impossible_together()
    {
        var (edition, snapshot) = Study(20, 0, 0, 20, 0);
        edition = With(edition, Grouped("human-capital", 58), Grouped("centres", 47), Grouped("position", 27));
        var held = new Reconciliation(edition, snapshot);

        edition.Figures.ShouldAllBe(it => held.Readings(it)[0].Verdict == FigureVerdict.Undecidable);
        var group = held.Groups().ShouldHaveSingleItem();
        group.Verdict.ShouldBe(FigureVerdict.Impossible);
        group.Sentence.En.ShouldBe("Each of 58%, 47% and 27% can come from a whole number of at most 20 cities, none of them of 20; on one base all of them cannot: the smallest such base is 45.");
        (group.CommonBases.Count, group.SmallestBase).ShouldBe((0, 45));
    }

    [Fact]
    public void With_26_instead_of_27_nineteen_cities_answered()
    {
        var (edition, snapshot) = Study(20, 0, 0, 20, 0);
        edition = With(edition, Grouped("human-capital", 58), Grouped("centres", 47), Grouped("position", 26));

        var group = new Reconciliation(edition, snapshot).Groups().ShouldHaveSingleItem();
        group.Figures.ShouldBe(["human-capital", "centres", "position"]);
        (group.Verdict, group.Sentence.En).ShouldBe((FigureVerdict.Consistent, "58%, 47% and 26% can all come from one base: 19 cities that answered."));
        group.CommonBases.ShouldBe([19]);
    }

    [Fact]
    public void A_group_has_the_bases_on_which_each_of_its_figures_is_possible() =>
        Gen.Select(Gen.Int[0, 100].List[2, 4], Gen.Int[1, 40]).Sample((printed, participants) =>
        {
            var (edition, snapshot) = Study(participants, 0, 0, participants, 0);
            var group = new Reconciliation(With(edition, [.. printed.Select((it, index) => Grouped($"figure-{index}", it))]), snapshot).Groups().ShouldHaveSingleItem();

            bool Serves(int size) => printed.TrueForAll(it => Enumerable.Range(0, size + 1).Any(count => decimal.Round(100m * count / size, MidpointRounding.AwayFromZero) == it));
            group.CommonBases.ShouldBe(Enumerable.Range(1, participants).Where(Serves));
            group.SmallestBase.ShouldBe(Enumerable.Range(1, 200).Where(Serves).Select(it => (int?)it).FirstOrDefault());
            group.Verdict.ShouldBe(group.CommonBases.Count > 0 ? FigureVerdict.Consistent : FigureVerdict.Impossible);
        });

    [Fact]
    public void Named_cities_that_are_known_to_are_consistent_while_others_are_unknown() =>
        Held(Named("city-00", "city-01"), yes: 3, unknown: 17)
            .ShouldBe((FigureVerdict.Consistent, "All cities named are known to, 2 cities; besides them 1 known to and 17 unknown. A list of names need not be complete."));

    [Fact]
    public void A_named_city_that_is_known_not_to_contradicts_the_list() =>
        Held(Named("city-00", "city-02"), yes: 2, no: 18).ShouldBe((FigureVerdict.Contradicted, "city-02: named, and known not to."));

    [Fact]
    public void A_named_city_that_took_no_part_contradicts_the_list() =>
        Held(Named("city-00", "helsinki"), yes: 2, no: 18).ShouldBe((FigureVerdict.Contradicted, "helsinki: named, and not among the cities of this edition."));

    [Fact]
    public void Just_the_named_cities_reproduce_the_list() =>
        Held(Named("city-00", "city-01"), yes: 2, no: 18).ShouldBe((FigureVerdict.Reproduced, "The answers give just the cities named, 2 cities."));

    [Fact]
    public void A_list_read_as_complete_holds_what_another_list_names()
    {
        var (edition, snapshot) = Study(4, 2, 0, 2, 0);
        edition = With(edition, Named("city-01", "city-02") with { Id = "elsewhere", Label = new("Elsewhere", Fr: "Ailleurs"), Place = "line 9" });
        var held = new Reconciliation(edition, snapshot, nameOf: it => it.ToUpperInvariant());

        var lacks = held.Readings(Named("city-00", "city-01") with { Readings = [new("named", "strategy"), new("complete", Includes: ["elsewhere"])] });
        lacks.Select(it => it.Verdict).ShouldBe([FigureVerdict.Consistent, FigureVerdict.Contradicted]);
        lacks[1].Sentence.En.ShouldBe("CITY-02: named under “Elsewhere” (line 9), and not here.");
        lacks[1].Sentence.Fr.ShouldBe("CITY-02\u00a0: nommé sous «\u00a0Ailleurs\u00a0» (ligne 9), et non ici.");
        held.Readings(Named("city-01", "city-02", "city-03") with { Readings = [new("complete", Includes: ["elsewhere"])] })[0].Verdict.ShouldBe(FigureVerdict.Consistent);
    }

    [Fact]
    public void One_printed_value_over_another_is_held_against_the_printed_share()
    {
        Ratio(new RangeAnswer(20, 25), "percent", 4_600, 200_000).ShouldBe((FigureVerdict.Contradicted, "4,600\u00a0students over 200,000\u00a0students makes 2.3%; 20–25% is printed."));
        Ratio(new RangeAnswer(20, 25), "percent", 4_600, 20_000).ShouldBe((FigureVerdict.Consistent, "4,600\u00a0students over 20,000\u00a0students makes 23%; 20–25% is printed, which fits."));
        Ratio(new NumberAnswer(50), null, 2_000_000, 84_000).Verdict.ShouldBe(FigureVerdict.Contradicted);
        Ratio(new NumberAnswer(24), null, 2_000_000, 84_000).Verdict.ShouldBe(FigureVerdict.Consistent, "23.8 rounds to 24");
        Ratio(new NumberAnswer(50), null, 2_000_000, 84_000, new RangeAnswer(2_000_000, null)).Verdict.ShouldBe(FigureVerdict.Consistent, "at least 23.8 may be 50");
        Ratio(new NumberAnswer(50), null, 2_000_000, 84_000, new RangeAnswer(2_000_000, 3_000_000)).Verdict.ShouldBe(FigureVerdict.Contradicted);
        Ratio(new RangeAnswer(50, null), "percent", 8_500_000, 80_000_000).Verdict.ShouldBe(FigureVerdict.Contradicted);
        Ratio(new NumberAnswer(50), null, 1, 0).Verdict.ShouldBe(FigureVerdict.Undecidable);
        Ratio(new TextAnswer("many"), null, 1, 2).Verdict.ShouldBe(FigureVerdict.Undecidable);
    }

    [Fact]
    public void A_cross_table_is_held_against_the_classification_cell_by_cell()
    {
        Held(Table(4), yes: 4).Verdict.ShouldBe(FigureVerdict.Reproduced);
        Held(Table(4) with { StatedBase = 5 }, yes: 4).ShouldBe((FigureVerdict.Impossible, "The cells add up to 4, not to 5."));
        Held(Table(4), yes: 5).ShouldBe((FigureVerdict.Contradicted, "In Small, North there are 5; 4 are printed."));
    }

    [Fact]
    public void A_report_that_names_some_options_says_nothing_of_the_others()
    {
        var builder = new SnapshotBuilder("e", [new Variable("kinds", VariableKind.Options, ["wifi", "fibre"], null)]);
        for (var city = 0; city < 4; city++)
        {
            var row = builder.AddCity($"city-{city}", provenance: ProvenanceKind.Reported);
            builder.TryColumn("kinds", out var column);
            column!.AnswerOptions(row, [city == 0 ? "wifi" : "fibre"]);
        }

        var edition = With(Planned(4), new IndicatorDefinition("wifi", new("Wifi"), Measure.OptionShare, Question: "kinds", Option: "wifi"));

        new Reconciliation(edition, builder.Build()).Readings(Share(75) with { Indicator = "wifi" })[0].Implied.ShouldBe(new(1, 4));
    }

    [Fact]
    public void Every_sentence_is_said_in_three_languages_with_the_same_places()
    {
        foreach (var text in typeof(FigureSentences).GetFields(BindingFlags.Public | BindingFlags.Static).Select(it => (Text)it.GetValue(null)!))
        {
            (string.IsNullOrWhiteSpace(text.Es) || string.IsNullOrWhiteSpace(text.Fr)).ShouldBeFalse(text.En);
            Regex.IsMatch(text.Fr!, " [;:?!»]|« ").ShouldBeFalse(text.Fr);
            foreach (var other in new[] { text.Es!, text.Fr! })
                Places(other).ShouldBe(Places(text.En), text.En);
        }

        static string Places(string text) => string.Concat(Regex.Matches(text, "\\{[0-9]\\}").Select(it => it.Value).Order(StringComparer.Ordinal));
    }

    private static (FigureVerdict Verdict, string Why) Held(
        Figure figure, int yes = 0, int no = 0, int unknown = 0, int other = 0, int? participants = null, bool demonstration = false, bool closed = true, ProvenanceKind from = ProvenanceKind.Submitted)
    {
        var (edition, snapshot) = Study(participants ?? yes + no + unknown + other, yes, no, unknown, other, demonstration, closed, from);
        var reading = new Reconciliation(With(edition, All), snapshot).Readings(figure).ShouldHaveSingleItem();
        return (reading.Verdict, reading.Sentence.En);
    }

    private static Reconciled Whole(Edition edition, Snapshot snapshot, Figure figure) => Reconciliation.Whole(figure, new Reconciliation(edition, snapshot).Readings(figure));

    private static (FigureVerdict Verdict, string Why) Ratio(Answer share, string? unit, decimal over, decimal under, Answer? @as = null) => Held(Share(0) with
    {
        Kind = FigureKind.Numeric,
        Indicator = null,
        Printed = new(Values: [new("liege", share, "share", Unit: unit), new("liege", new NumberAnswer(over), "over", Unit: "students"), new("liege", new NumberAnswer(under), "under", Unit: "students")]),
        Readings = [new("ratio", Ratio: new(new("liege", "share"), new("liege", "over", As: @as), new("liege", "under")))],
    });

    private static (Edition Edition, Snapshot Snapshot) Study(
        int participants, int yes, int no, int unknown, int other, bool demonstration = false, bool closed = true, ProvenanceKind from = ProvenanceKind.Submitted)
    {
        var builder = new SnapshotBuilder("e", [new Variable("strategy", VariableKind.Boolean, [], null), new Variable("advanced", VariableKind.Boolean, [], null)], ["north"], ["small"]);
        for (var city = 0; city < yes + no + unknown + other; city++)
        {
            var row = builder.AddCity($"city-{city:00}", "north", "small", from);
            builder.TryColumn("strategy", out var column);
            if (city < yes + no)
                column!.Answer(row, city < yes);
            else
                column!.Missing(row, city < yes + no + unknown ? AnswerState.NotPublished : AnswerState.DontKnow);
            builder.TryColumn("advanced", out var advanced);
            advanced!.Missing(row, AnswerState.NotPublished);
        }

        var edition = With(Planned(participants, demonstration), new IndicatorDefinition("strategy", new("Strategy"), Measure.Share, Question: "strategy"));
        return (closed ? edition.Apply(new EditionClosed("e", null)) : edition, builder.Build());
    }

    private static Edition Planned(int participants, bool demonstration = false) => Edition.Empty.Apply(new EditionPlanned(
        "e", new("E"), demonstration, false, null, new(null, null), participants, null, new([], []), [new("north", new("North"))], [new("small", new("Small"))], [new("report", "A report")], null, null));

    private static Edition With(Edition edition, params IndicatorDefinition[] indicators) => edition.Apply(new IndicatorsDefined("e", indicators));

    private static Edition With(Edition edition, params Figure[] figures) => figures.Aggregate(edition, (it, figure) => it.Apply(new FigurePublished("e", figure)));

    private static readonly Figure All = Share(20) with { Id = "all", Indicator = null, Kind = FigureKind.Count };

    private static Figure Share(decimal printed) => new(
        "strategy", "strategy", new("Strategy"), FigureKind.Share, "report", "line 1", new(printed, "percent"), Rounding: "half-up-whole-percent");

    private static Figure Grouped(string id, decimal printed) => Share(printed) with { Id = id, Indicator = null, Kind = FigureKind.OptionShare, Group = "investment-factors" };

    private static Figure Named(params string[] cities) => Share(0) with { Kind = FigureKind.NamedCities, Printed = new(Cities: cities) };

    private static Figure Table(int cities) => Share(0) with
    {
        Kind = FigureKind.CrossTable,
        Printed = new(Table: new Dictionary<string, IReadOnlyDictionary<string, int>> { ["small"] = new Dictionary<string, int> { ["north"] = cities } }),
    };
}
