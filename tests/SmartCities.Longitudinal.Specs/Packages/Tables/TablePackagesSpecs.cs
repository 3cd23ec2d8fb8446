using System.Text;
using Shouldly;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Packages;
using SmartCities.Longitudinal.Packages.Tables;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Statistics;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Packages.Tables;

public sealed class TablePackagesSpecs
{
    [Fact]
    public void Each_wave_is_an_edition_of_the_cities_and_indicators_it_says_something_of()
    {
        var packages = Make("PS1,PC,AT001C\t1\t2\t3", "PS1,PC,EL001C\t4\t: u\t:", "PS2,PC,AT001C\t5\t:\t:", "PS2,PC,EL001C\t:\t:\t:");

        packages.Select(it => (it.Edition, it.Indicators, it.Cities, it.Answers)).ShouldBe([("perception-2012", 1, 1, 1), ("perception-2015", 1, 2, 2), ("perception-2019", 2, 2, 3)]);
        var edition = File<EditionFile>(packages[0], "edition.json");
        (edition.Title.En, edition.Stage, edition.Release, edition.Participants).ShouldBe(("Perception 2012", EditionStage.Closed, "perception-2012.0", 1));
        edition.LeftOut!.ShouldHaveSingleItem().What.ShouldBe("1 of 2 indicators");
        File<CitiesFile>(packages[2], "cities.json").Cities.Select(it => (it.City, it.Name, it.Country, it.Region)).ShouldBe([("at001c", "AT001C", "AT", "at"), ("el001c", "EL001C", "GR", "gr")]);
    }

    [Fact]
    public void A_wave_of_which_the_table_says_nothing_is_an_edition_that_is_known_only()
    {
        var package = Make("PS1,PC,AT001C\t1\t2\t:")[0];

        package.Files.Keys.ShouldBe(["edition.json"]);
        File<EditionFile>(package, "edition.json").Stage.ShouldBe(EditionStage.Known);
    }

    [Fact]
    public void An_answer_keeps_its_place_and_its_flags_and_what_says_nothing_is_not_there()
    {
        var lines = Reports(Make("PS1,PC,AT001C\t70.0 e\t12.3 ub\t:", "PS2,PC,AT001C\t:\t:\t:", "PS3,PC,AT001C\t:\t1\t:")[1]);

        var answers = lines.ShouldHaveSingleItem().Answers;
        answers.ShouldBe(
        [
            new("ps1", new MissingAnswer(MissingReason.Unreliable), "table.tsv line 2, column 2015", "u: low reliability; b: break in series; printed: 12.3"),
            new("ps3", new NumberAnswer(1), "table.tsv line 4, column 2015"),
        ]);
    }

    [Fact]
    public void A_value_of_another_definition_is_judged_by_itself_for_each_measure()
    {
        var reports = Reports(Make("PS1,PC,AT001C\t1\t2 d\t3", "PS1,PC,EL001C\t1\t2 b\t3", "PS2,PC,AT001C\t1\t: d\t3")[1]);

        reports.Single(it => it.City == "at001c").Judgements!.Select(it => (it.Indicator, it.Reason.En)).ShouldBe([("ps1", "definition differs (d)"), ("ps1-median", "definition differs (d)")]);
        reports.Single(it => it.City == "el001c").Judgements.ShouldBeNull();
    }

    [Fact]
    public void Another_reason_than_not_published_is_said_of_those_who_take_part()
    {
        var description = Perception.Description with { Missing = new Dictionary<string, MissingReason> { [":"] = MissingReason.NotAnswered } };

        var package = new TablePackages(Perception.Read(description, "PS1,PC,AT001C\t1\t2\t:", "PS2,PC,AT001C\t1\t:\t:", "PS1,PC,EL001C\t1\t:\t:", "PS2,PC,EL001C\t1\t3\t:"), description).Make()[1];

        (package.Indicators, package.Cities, package.Answers).ShouldBe((2, 2, 4));
        Reports(package)[0].Answers.Select(it => it.Value).ShouldBe([new NumberAnswer(2), new MissingAnswer(MissingReason.NotAnswered)]);
        new TablePackages(Perception.Read(description, "PS1,PC,AT001C\t1\t2\t:", "PS1,PC,EL001C\t1\t:\t:", "PS2,PC,AT001C\t1\t:\t:"), description).Make()[1].Answers.ShouldBe(1);
    }

    [Fact]
    public void Each_measure_of_an_indicator_feeds_a_series_of_its_own()
    {
        var package = Make("PS1,PC,AT001C\t1\t2\t3")[0];

        File<IndicatorsFile>(package, "indicators.json").Indicators.Select(it => (it.Id, it.Label.En, it.Measure, it.Question)).ShouldBe(
            [("ps1", "PS1", Measure.Mean, "ps1"), ("ps1-median", "PS1, median", Measure.Median, "ps1")]);
        var series = File<SeriesFile>(package, "series.json");
        series.Mappings.Select(it => (it.Series, it.Rule, it.Indicators[0])).ShouldBe([("ps1", MappingRule.Direct, "ps1"), ("ps1-median", MappingRule.Direct, "ps1-median")]);
    }

    [Fact]
    public void Waves_with_nothing_marked_between_them_are_judged_as_the_description_says()
    {
        Judged("PS1,PC,AT001C\t1\t2 e\t3").ShouldBe([("2012-2015", Verdict.Comparable), ("2012-2019", Verdict.Comparable), ("2015-2019", Verdict.Comparable)]);
        Judged(Perception.Description with { Unmarked = null }, "PS1,PC,AT001C\t1\t2 e\t3").ShouldBeEmpty();
    }

    [Fact]
    public void A_break_parts_a_wave_and_those_after_it_from_those_before()
    {
        Judged("PS1,PC,AT001C\t1\t2 b\t3", "PS1,PC,EL001C\t1\t2 b\t:").ShouldBe([("2012-2015", Verdict.NotComparable), ("2012-2019", Verdict.NotComparable), ("2015-2019", Verdict.Comparable)]);
        Judged("PS1,PC,AT001C\t1\t2 b\t3", "PS1,PC,EL001C\t1\t2\t:").ShouldBe([("2012-2015", Verdict.WithCaution), ("2012-2019", Verdict.WithCaution), ("2015-2019", Verdict.Comparable)]);
    }

    [Fact]
    public void Another_definition_parts_a_wave_from_all_others()
    {
        Judged("PS1,PC,AT001C\t1\t2 d\t3").ShouldBe([("2012-2015", Verdict.NotComparable), ("2012-2019", Verdict.Comparable), ("2015-2019", Verdict.NotComparable)]);
        Judged("PS1,PC,AT001C\t1\t2 d\t3 d", "PS1,PC,EL001C\t1\t2\t:").ShouldBe([("2012-2015", Verdict.NotComparable), ("2012-2019", Verdict.NotComparable), ("2015-2019", Verdict.WithCaution)]);
    }

    [Fact]
    public void The_worst_mark_between_two_waves_counts_and_all_are_named()
    {
        var judged = File<SeriesFile>(Make("PS1,PC,AT001C\t1 b\t2 d\t3", "PS1,PC,EL001C\t1 b\t2\t3")[2], "series.json").Comparability.Single(it => it is { Series: "ps1", With: "perception-2015" });

        (judged.Verdict, judged.Differs!.Single()).ShouldBe((Verdict.NotComparable, Difference.Concept));
        judged.Note!.En.ShouldBe("2015: 1 of 2 values are marked d (definition differs): AT001C. 2019: every value is marked b (break in series).");
        judged.Note.Fr.ShouldBe("2015\u00a0: 1 sur 2 valeurs portent la marque d (definition differs)\u00a0: AT001C. 2019\u00a0: toutes les valeurs portent la marque b (break in series).");
    }

    [Fact]
    public void Waves_of_different_indicators_are_not_judged() => Judged("PS1,PC,AT001C\t1\t:\t:", "PS2,PC,AT001C\t:\t2\t:").ShouldBeEmpty();

    [Theory]
    [InlineData("/waves", "waves-missing")]
    [InlineData("/waves/1", "wave-duplicate")]
    [InlineData("/waves/0", "id-invalid")]
    [InlineData("/edition", "edition-invalid")]
    [InlineData("/unit/type", "unit-invalid")]
    [InlineData("/missing", "missing-invalid")]
    [InlineData("/flags", "flag-invalid")]
    [InlineData("/measures", "measures-invalid")]
    [InlineData("/countries", "country-invalid")]
    public void A_description_with_which_nothing_could_be_read_is_refused(string pointer, string code)
    {
        var it = Perception.Description;
        var bad = pointer switch
        {
            "/waves" => it with { Waves = [] },
            "/waves/1" => it with { Waves = ["2012", "2012"] },
            "/waves/0" => it with { Waves = ["Wave 1"] },
            "/edition" => it with { Edition = "perception" },
            "/unit/type" => it with { Unit = new("PC", QuestionType.Text) },
            "/missing" => it with { Missing = new Dictionary<string, MissingReason> { ["-9"] = MissingReason.NotAnswered } },
            "/flags" => it with { Flags = new Dictionary<string, TableFlag> { ["bd"] = new(FlagMeaning.Note, new("both")) } },
            "/measures" => it with { Measures = [Measure.Share] },
            _ => it with { Countries = new Dictionary<string, string> { ["UK"] = "Britain" } },
        };

        bad.Check().Select(refusal => (refusal.Pointer, refusal.Code)).ShouldContain((pointer, code));
    }

    [Fact]
    public void The_descriptions_that_come_along_can_be_read()
    {
        var files = Directory.GetFiles(Repository.PathOf("deploy", "tables"), "*.json");
        files.ShouldNotBeEmpty();
        foreach (var file in files)
            PackageFolder.Parse<TableDescription>(System.IO.File.ReadAllBytes(file), file).Check().ShouldBeEmpty();
    }

    private static IReadOnlyList<WavePackage> Make(params string[] rows) => new TablePackages(Perception.Read(rows), Perception.Description).Make();

    private static IEnumerable<(string Pair, Verdict Verdict)> Judged(params string[] rows) => Judged(Perception.Description, rows);

    private static IEnumerable<(string Pair, Verdict Verdict)> Judged(TableDescription description, params string[] rows) =>
        from package in new TablePackages(Perception.Read(rows), description).Make()
        where package.Files.ContainsKey("series.json")
        from judged in File<SeriesFile>(package, "series.json").Comparability
        where judged.Series == "ps1"
        let pair = $"{judged.With[^4..]}-{package.Edition[^4..]}"
        orderby pair
        select (pair, judged.Verdict);

    private static T File<T>(WavePackage package, string name) => PackageFolder.Parse<T>(package.Files[name], name);

    private static List<PackageReport> Reports(WavePackage package) =>
        [.. Encoding.UTF8.GetString(package.Files["reported.jsonl"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(it => PackageFolder.Parse<PackageReport>(Encoding.UTF8.GetBytes(it), "reported.jsonl"))];
}
