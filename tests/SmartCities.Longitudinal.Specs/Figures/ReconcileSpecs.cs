using Shouldly;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Figures;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Figures;

public sealed class ReconcileSpecs
{
    [Fact]
    public void Twelve_of_twenty_reproduce_sixty_percent() =>
        Held(Share(60), yes: 12, no: 8).ShouldBe((FigureVerdict.Reproduced, "The answers give 12 of 20 cities, 60 %, as printed."));

    [Fact]
    public void Eleven_of_twenty_contradict_sixty_percent_when_nothing_is_missing() =>
        Held(Share(60), yes: 11, no: 9).ShouldBe((FigureVerdict.Contradicted, "The answers give 11 of 20 cities, 55 %; 60 % is printed."));

    [Fact]
    public void The_right_share_of_another_base_than_stated_is_contradicted() =>
        Held(Share(75) with { StatedNumerator = 15, StatedBase = 20 }, yes: 3, no: 1, other: 16).Verdict.ShouldBe(FigureVerdict.Contradicted);

    [Fact]
    public void What_is_known_may_leave_room_for_it() =>
        Held(Share(75) with { StatedBase = 20 }, yes: 1, unknown: 19)
            .ShouldBe((FigureVerdict.Consistent, "1 known yes, 0 known no, 19 unknown; that leaves room for 15 of 20, printed as 75 %."));

    [Fact]
    public void More_known_yes_than_it_allows_contradict_it() =>
        Held(Share(55), yes: 13, unknown: 7).ShouldBe((FigureVerdict.Contradicted, "13 known yes, 0 known no, 7 unknown; 55 % allows at most 11 yes."));

    [Fact]
    public void More_known_no_than_it_allows_contradict_it() =>
        Held(Share(75), no: 6, unknown: 14).ShouldBe((FigureVerdict.Contradicted, "0 known yes, 6 known no, 14 unknown; 75 % allows at most 5 no."));

    [Fact]
    public void Nothing_known_decides_nothing() =>
        Held(Share(70), unknown: 20).ShouldBe((FigureVerdict.Undecidable, "Of none of the 20 cities the answer is known; 14 of 20 or 7 of 10 would round to 70 %."));

    [Fact]
    public void Who_said_that_it_does_not_know_is_known_not_to_count() =>
        Held(Share(58), yes: 11, no: 8, other: 1).ShouldBe((FigureVerdict.Reproduced, "The answers give 11 of 19 cities, 58 %, as printed."));

    [Fact]
    public void A_share_that_no_count_of_the_stated_base_gives_is_impossible() =>
        Held(Share(58) with { StatedBase = 20 }, yes: 11, no: 9).ShouldBe((FigureVerdict.Impossible, "No whole number of 20 cities rounds to 58 %."));

    [Fact]
    public void A_stated_count_that_does_not_round_to_the_share_is_impossible() =>
        Held(Share(70) with { StatedNumerator = 15, StatedBase = 20 }, unknown: 20).ShouldBe((FigureVerdict.Impossible, "15 of 20 does not round to 70 %."));

    [Fact]
    public void A_share_that_no_base_up_to_the_participants_gives_is_impossible() =>
        Held(Share(99), unknown: 20).ShouldBe((FigureVerdict.Impossible, "No whole number of at most 20 cities rounds to 99 %."));

    [Fact]
    public void Cities_that_took_part_and_left_nothing_here_are_unknown() =>
        Held(Share(50), participants: 28, yes: 10, no: 10).ShouldBe((FigureVerdict.Consistent, "10 known yes, 10 known no, 8 unknown; that leaves room for 14 of 28, 13 of 26, 12 of 24 (or of fewer), printed as 50 %."));

    [Fact]
    public void Without_an_indicator_arithmetic_alone_speaks()
    {
        var (edition, snapshot) = Study(20, 0, 0, 20, 0);

        Reconcile.Of(Share(70) with { Indicator = null }, edition, snapshot).ShouldHaveSingleItem()
            .ShouldBe(new("as-printed", FigureVerdict.Undecidable, "No indicator of this edition measures this reading; 14 of 20 or 7 of 10 would round to 70 %."));
    }

    [Fact]
    public void Each_reading_of_the_wording_is_held_by_itself()
    {
        var (edition, snapshot) = Study(20, 12, 8, 0, 0);
        var figure = Share(60) with { Readings = [new("of-all", "strategy", "all"), new("of-those", null, "those with a plan")] };

        Reconcile.Of(figure, edition, snapshot).Select(it => (it.Reading, it.Verdict)).ShouldBe([("of-all", FigureVerdict.Reproduced), ("of-those", FigureVerdict.Undecidable)]);
    }

    [Fact]
    public void The_three_investment_factors_are_possible_each_and_impossible_together()
    {
        var (edition, snapshot) = Study(20, 0, 0, 20, 0);
        edition = With(edition, Grouped("human-capital", 58), Grouped("centres", 47), Grouped("position", 27));

        edition.Figures.ShouldAllBe(it => Reconcile.Of(it, edition, snapshot)[0].Verdict == FigureVerdict.Undecidable);
        var group = Reconcile.Groups(edition, snapshot).ShouldHaveSingleItem();
        group.Verdict.ShouldBe(FigureVerdict.Impossible);
        group.Why.ShouldBe("Each of 58, 47 and 27 % can come from a whole number of at most 20 cities, none of them of 20; on one base all of them cannot: the smallest such base is 45.");
    }

    [Fact]
    public void With_26_instead_of_27_nineteen_cities_answered()
    {
        var (edition, snapshot) = Study(20, 0, 0, 20, 0);
        edition = With(edition, Grouped("human-capital", 58), Grouped("centres", 47), Grouped("position", 26));

        var group = Reconcile.Groups(edition, snapshot).ShouldHaveSingleItem();
        group.Figures.ShouldBe(["human-capital", "centres", "position"]);
        (group.Verdict, group.Why).ShouldBe((FigureVerdict.Consistent, "58, 47 and 26 % can all come from 19 cities that answered."));
    }

    [Fact]
    public void Named_cities_that_are_known_to_are_consistent_while_others_are_unknown() =>
        Held(Named("city-00", "city-01"), yes: 2, unknown: 18).ShouldBe((FigureVerdict.Consistent, "The 2 cities named are known to; of 18 others it is not known."));

    [Fact]
    public void A_named_city_that_is_known_not_to_contradicts_the_list() =>
        Held(Named("city-00", "city-02"), yes: 2, no: 18).ShouldBe((FigureVerdict.Contradicted, "city-02: named, and known not to."));

    [Fact]
    public void A_named_city_that_took_no_part_contradicts_the_list() =>
        Held(Named("city-00", "helsinki"), yes: 2, no: 18).ShouldBe((FigureVerdict.Contradicted, "helsinki: named, and without answers in this edition."));

    [Fact]
    public void Just_the_named_cities_reproduce_the_list() =>
        Held(Named("city-00", "city-01"), yes: 2, no: 18).ShouldBe((FigureVerdict.Reproduced, "The answers give just the 2 cities named."));

    [Fact]
    public void A_cross_table_is_held_against_the_classification_cell_by_cell()
    {
        var (edition, snapshot) = Study(4, 4, 0, 0, 0);
        var table = new Figure("table", null, new("Table"), FigureKind.CrossTable, "report", "line 1", new(Table: new Dictionary<string, IReadOnlyDictionary<string, int>> { ["small"] = new Dictionary<string, int> { ["north"] = 4 } }), StatedBase: 4);

        Reconcile.Of(table, edition, snapshot)[0].Verdict.ShouldBe(FigureVerdict.Reproduced);
        Reconcile.Of(table with { StatedBase = 5 }, edition, snapshot)[0].ShouldBe(new("as-printed", FigureVerdict.Impossible, "The cells add up to 4, not to 5."));
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

        Reconcile.Of(Share(75) with { Indicator = "wifi" }, edition, builder.Build())[0]
            .Why.ShouldBe("1 known yes, 0 known no, 3 unknown; that leaves room for 3 of 4, printed as 75 %.");
    }

    private static (FigureVerdict Verdict, string Why) Held(Figure figure, int yes = 0, int no = 0, int unknown = 0, int other = 0, int? participants = null)
    {
        var (edition, snapshot) = Study(participants ?? yes + no + unknown + other, yes, no, unknown, other);
        var reading = Reconcile.Of(figure, edition, snapshot).ShouldHaveSingleItem();
        return (reading.Verdict, reading.Why);
    }

    private static (Edition Edition, Snapshot Snapshot) Study(int participants, int yes, int no, int unknown, int other)
    {
        var builder = new SnapshotBuilder("e", [new Variable("strategy", VariableKind.Boolean, [], null)], ["north"], ["small"]);
        for (var city = 0; city < yes + no + unknown + other; city++)
        {
            var row = builder.AddCity($"city-{city:00}", "north", "small");
            builder.TryColumn("strategy", out var column);
            if (city < yes + no)
                column!.Answer(row, city < yes);
            else
                column!.Missing(row, city < yes + no + unknown ? AnswerState.NotPublished : AnswerState.DontKnow);
        }

        return (With(Planned(participants), new IndicatorDefinition("strategy", new("Strategy"), Measure.Share, Question: "strategy")), builder.Build());
    }

    private static Edition Planned(int participants) => Edition.Empty.Apply(new EditionPlanned(
        "e", new("E"), true, false, null, new(null, null), participants, null, new([], []), [new("north", new("North"))], [new("small", new("Small"))], [new("report", "A report")], null, null));

    private static Edition With(Edition edition, params IndicatorDefinition[] indicators) => edition.Apply(new IndicatorsDefined("e", indicators));

    private static Edition With(Edition edition, params Figure[] figures) => figures.Aggregate(edition, (it, figure) => it.Apply(new FigurePublished("e", figure)));

    private static Figure Share(decimal printed) => new(
        "strategy", "strategy", new("Strategy"), FigureKind.Share, "report", "line 1", new(printed, "percent"), Rounding: "half-up-whole-percent");

    private static Figure Grouped(string id, decimal printed) => Share(printed) with { Id = id, Indicator = null, Kind = FigureKind.OptionShare, Group = "investment-factors" };

    private static Figure Named(params string[] cities) => Share(0) with { Kind = FigureKind.NamedCities, Printed = new(Cities: cities) };
}
