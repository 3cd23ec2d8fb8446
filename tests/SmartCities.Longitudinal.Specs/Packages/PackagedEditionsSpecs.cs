using Shouldly;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Figures;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Packages;

public sealed class PackagedEditionsSpecs
{
    [Fact]
    public async Task Every_package_loads_and_loading_it_again_adds_nothing()
    {
        var replay = new Replay();
        var folders = Directory.EnumerateDirectories(Replay.Folder).Order(StringComparer.Ordinal).ToList();
        folders.Select(it => Path.GetFileName(it)).ShouldBe(["2012", "2017", "2019", "2021", "2023", "demo-2012", "demo-2017", "demo-2022"]);
        foreach (var folder in folders)
            await replay.LoadAsync(folder);
        var added = replay.Added;
        foreach (var folder in folders)
            await replay.LoadAsync(folder);
        (added, replay.Added - added).ShouldBe((added, 0));
        added.ShouldBeGreaterThan(400);
    }

    [Fact]
    public async Task A_package_leaves_its_edition_where_it_says()
    {
        var replay = await Replay.All;
        foreach (var (edition, package) in replay.Packages)
        {
            Path.GetFileName(package.Folder.Path).ShouldBe(edition);
            replay.Edition(edition).Stage.ShouldBe(package.Edition.Stage);
            replay.Edition(edition).Demonstration.ShouldBe(edition.StartsWith("demo-", StringComparison.Ordinal));
            replay.Edition(edition).Release?.Release.ShouldBe($"{edition}.0");
        }

        replay.Packages.Keys.Where(it => replay.Edition(it).Stage == EditionStage.Known).ShouldBe(["2012", "2019", "2021", "2023"]);
        replay.Packages.Keys.Where(it => replay.Edition(it).Release is not null).ShouldBe(["2017", "demo-2012", "demo-2017"]);
        replay.Packages.Keys.Where(it => replay.Edition(it).Stage == EditionStage.Open).ShouldBe(["demo-2022"]);
    }

    [Fact]
    public async Task No_city_is_both_real_and_made_up()
    {
        var replay = await Replay.All;
        foreach (var package in replay.Packages.Values)
            package.Cities.ShouldAllBe(it => replay.City(it.City).Registered!.Fictional == package.Edition.Demonstration);
    }

    [Fact]
    public async Task The_study_of_2017_is_there_in_full()
    {
        var (replay, edition) = (await Replay.All, (await Replay.All).Edition("2017"));
        replay.Packages["2017"].Cities.Count.ShouldBe(20);
        edition.Questionnaire!.Questions.Count.ShouldBe(77);
        edition.Questionnaire.Reconstructed.ShouldBeTrue();
        edition.Plan!.Framework.Fields.Count.ShouldBe(3);
        edition.Plan.Framework.Factors.Count.ShouldBe(15);
        replay.Packages["2017"].Practices.Count.ShouldBe(24);
        edition.Figures.Count(it => it.Kind == FigureKind.Share).ShouldBe(18);
        edition.Figures.Count(it => it.Group == "investment-factors").ShouldBe(3);
        edition.Barriers.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_form_of_2017_can_be_read_in_three_languages()
    {
        var form = (await Replay.All).Edition("2017").Questionnaire!;
        form.Languages.ShouldBe(["en", "es", "fr"]);
        form.Sections.Select(it => it.Title).Concat(form.Questions.Select(it => it.Text)).Concat(form.Questions.SelectMany(it => it.Options ?? []).Select(it => it.Label))
            .Where(it => it.Es is null || it.Fr is null).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_form_of_the_open_demonstration_checks_itself_in_three_languages()
    {
        var checks = (await Replay.All).Edition("demo-2022").Questionnaire!.Checks!;
        checks.Select(it => it.Severity).Distinct().ShouldBe([Longitudinal.Questionnaires.Severity.Error, Longitudinal.Questionnaires.Severity.Warning]);
        checks.Where(it => it.Message.Es is null || it.Message.Fr is null).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_known_of_2017_was_reported_and_nothing_was_submitted()
    {
        var replay = await Replay.All;
        foreach (var city in replay.Packages["2017"].Cities)
        {
            var submission = replay.Submission("2017", city.City);
            submission.Stage.ShouldBe(SubmissionStage.Reported);
            submission.Answers.Values.ShouldAllBe(it => it.Provenance.Kind == ProvenanceKind.Reported && it.Provenance.Place != null);
            submission.Observations.ShouldAllBe(it => it.Place.Length > 0);
        }
    }

    [Fact]
    public async Task What_is_known_of_2017_leaves_room_for_every_printed_share()
    {
        var replay = await Replay.All;
        foreach (var figure in replay.Edition("2017").Figures.Where(it => it.Kind == FigureKind.Share))
        {
            var value = replay.Value("2017", figure.Indicator!);
            value.Counts.Participants.ShouldBe(20);
            (value.Bounds!.Low!.Value * 100).ShouldBeLessThanOrEqualTo(figure.Printed.Value!.Value, figure.Id);
            (value.Bounds.High!.Value * 100).ShouldBeGreaterThanOrEqualTo(figure.Printed.Value.Value, figure.Id);
        }
    }

    [Theory]
    [InlineData("smart-specialisation-strategy", 15)]
    [InlineData("smart-specialisation-formalised", 12)]
    [InlineData("entrepreneurship-programmes", 17)]
    [InlineData("incubation-spaces", 11)]
    [InlineData("science-technology-parks", 14)]
    [InlineData("specialised-parks", 11)]
    [InlineData("formalised-clusters", 13)]
    [InlineData("business-collaboration", 15)]
    [InlineData("positioning-strategy", 20)]
    [InlineData("dual-vocational-training", 4)]
    [InlineData("lifelong-learning-programmes", 15)]
    [InlineData("talent-attraction-programmes", 11)]
    [InlineData("talent-retention-programmes", 5)]
    [InlineData("digital-inclusion-programmes", 14)]
    [InlineData("youth-digital-programmes", 10)]
    [InlineData("big-data-programmes", 12)]
    [InlineData("digital-entrepreneurship-programmes", 13)]
    [InlineData("digital-infrastructure-projects", 17)]
    public async Task The_demonstration_of_2017_gives_the_18_printed_shares_of_20(string indicator, int yes)
    {
        var replay = await Replay.All;
        replay.Value("demo-2017", indicator).Value.ShouldBe(new Proportion(yes, 20));
        replay.Value("demo-2017", indicator).OfParticipants.ShouldBe(new Proportion(yes, 20));
        replay.Edition("2017").Figures.Single(it => it.Indicator == indicator && it.Kind == FigureKind.Share).Printed.Value.ShouldBe(yes * 5);
        replay.Edition("demo-2017").Indicators.Single(it => it.Id == indicator).Headline.ShouldBeTrue();
    }

    [Theory]
    [InlineData("investment-factors-qualified-human-capital", 11, 58, 58)]
    [InlineData("investment-factors-innovative-centres", 9, 47, 47)]
    [InlineData("investment-factors-geographic-position", 5, 26, 27)]
    public async Task The_investment_factors_have_a_base_of_19_and_one_printed_share_cannot_be_had(string indicator, int yes, int percent, int printed)
    {
        var replay = await Replay.All;
        var value = replay.Value("demo-2017", indicator);
        value.Value.ShouldBe(new Proportion(yes, 19));
        Rounding.Percent(yes, 19).ShouldBe(percent);
        value.Counts.Missing.Total.ShouldBe(1);
        replay.Edition("2017").Figures.Single(it => it.Indicator == indicator).Printed.Value.ShouldBe(printed);
    }

    [Fact]
    public async Task There_are_18_headline_shares_and_no_more() =>
        (await Replay.All).Edition("demo-2017").Indicators.Count(it => it.Headline).ShouldBe(18);

    [Fact]
    public async Task The_strategies_of_the_demonstrations_compare_as_the_domain_tells()
    {
        var replay = await Replay.All;
        var series = replay.Series["smart-specialisation-strategy"];
        var compared = Compared(replay, series, "demo-2012", "demo-2017").ShouldBeOfType<ShareComparison>();

        compared.From.Value.ShouldBe(new Proportion(15, 28));
        compared.To.Value.ShouldBe(new Proportion(15, 20));
        (compared.Panel.N, compared.Panel.YesYes, compared.Panel.YesNo, compared.Panel.NoYes, compared.Panel.NoNo).ShouldBe((9, 4, 1, 3, 1));
        compared.Panel.Gained.Cities().ShouldBe(["alder", "brook", "cliff"]);
        compared.Panel.Lost.Cities().ShouldBe(["dale"]);
        compared.Difference!.Share.ShouldBe(3m / 14, 1e-20m);
        compared.Change!.Panel.ShouldBe(new Fraction(2, 9));
        compared.Change.NewCity.Effect.ShouldBe(new Fraction(-1, 36));
        compared.Change.Gone.Effect.ShouldBe(new Fraction(5, 252));
        compared.Change.Total.ShouldBe(new Fraction(3, 14));
        series.Between("demo-2012", "demo-2017").Verdict.ShouldBe(Verdict.WithCaution);
        series.Between("demo-2012", "demo-2017").Differs.ShouldBe([Difference.Wording]);
    }

    [Fact]
    public async Task Every_indicator_and_every_series_of_the_packages_can_be_measured()
    {
        var replay = await Replay.All;
        var snapshots = replay.Packages.Keys.Where(it => replay.Edition(it).Questionnaire is not null).ToDictionary(it => it, replay.Snapshot);
        foreach (var (edition, snapshot) in snapshots)
        {
            foreach (var indicator in replay.Edition(edition).Indicators)
                indicator.Measured().Evaluate(snapshot).Value.Counts.Participants.ShouldBe(snapshot.Count);
        }

        foreach (var series in replay.Series.Values)
        {
            var sides = series.Mappings.Keys.Where(it => snapshots.ContainsKey(it)).ToList();
            foreach (var (from, to) in sides.SelectMany(from => sides.Where(to => string.CompareOrdinal(from, to) < 0).Select(to => (from, to))))
                Compared(replay, series, from, to);
        }
    }

    [Fact]
    public async Task The_demonstrations_show_every_rule_and_every_verdict()
    {
        var series = (await Replay.All).Series.Values;
        series.SelectMany(it => it.Mappings.Values).Select(it => it.Rule).Distinct().ShouldBe(Enum.GetValues<MappingRule>(), ignoreOrder: true);
        series.SelectMany(it => it.Judgements.Values).Select(it => it.Verdict).Distinct().ShouldBe([Verdict.Comparable, Verdict.WithCaution, Verdict.NotComparable], ignoreOrder: true);
        series.SelectMany(it => it.Judgements.Keys).ShouldAllBe(it => it.From.StartsWith("demo-", StringComparison.Ordinal) == it.To.StartsWith("demo-", StringComparison.Ordinal));
    }

    private static SeriesComparison? Compared(Replay replay, FollowedSeries series, string from, string to)
    {
        var matching = CityMatching.Of(replay.Snapshot(from), replay.Snapshot(to));
        return SeriesCatalog.Mapping(series.Mappings[from], replay.Edition(from)).Evaluate(matching.From) is { } before &&
            SeriesCatalog.Mapping(series.Mappings[to], replay.Edition(to)).Evaluate(matching.To) is { } after
            ? Comparison.Of(matching, before, after)
            : null;
    }
}
