using CsCheck;
using Shouldly;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Figures;
using SmartCities.Longitudinal.Series;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Series;

public sealed class SeriesSpecs
{
    private static readonly SeriesStarted Started = new("strategy", Example.Words("Has a strategy"), SeriesMeasure.Share);
    private static readonly SeriesStarted Numbers = new("staff", Example.Words("People"), SeriesMeasure.Number);
    private static readonly ComparabilityJudged Judged = new("strategy", "2012", "2017", Verdict.WithCaution, [Difference.Wording], Example.Words("The question was shorter."));
    private static readonly Edition Earlier = new Given<Edition>(Example.Plan("2012", demonstration: false)).State;
    private static readonly Edition Later = new Given<Edition>(Example.Planned).State;
    private static readonly Edition Demonstration = new Given<Edition>(Example.Plan("demo-2017", demonstration: true)).State;

    private static readonly Dictionary<string, string> Recoding = new() { ["formal"] = "yes", ["draft"] = "no", ["none"] = "dont-know" };

    [Fact]
    public void A_series_starts_once()
    {
        new Given<FollowedSeries>().When(it => StartSeries.Decide(it, new("strategy", Started.Label, SeriesMeasure.Share))).Then(Started);
        new Given<FollowedSeries>(Started).When(it => StartSeries.Decide(it, new("strategy", Started.Label, SeriesMeasure.Share))).ThenNothing();
        new Given<FollowedSeries>(Started).When(it => StartSeries.Decide(it, new("strategy", Started.Label, SeriesMeasure.Number))).ThenRefused("series-exists", "/series");
        new Given<FollowedSeries>(Started).When(it => StartSeries.Decide(it, new("strategy", Example.Words("Plans"), SeriesMeasure.Share))).ThenRefused("series-exists", "/series");
        new Given<FollowedSeries>().When(it => StartSeries.Decide(it, new("A strategy", Started.Label, SeriesMeasure.Share))).ThenRefused("id-invalid", "/series");
    }

    [Fact]
    public void An_indicator_feeds_a_series_as_it_is()
    {
        var mapped = Mapped(MappingRule.Direct, "strategy");
        new Given<FollowedSeries>(Started).When(Map(MappingRule.Direct, "strategy")).Then(mapped);
        new Given<FollowedSeries>(Started, mapped).When(Map(MappingRule.Direct, "strategy")).ThenNothing();
        new Given<FollowedSeries>(Started, mapped).When(Map(MappingRule.Direct, "formalised")).Then(Mapped(MappingRule.Direct, "formalised"));
        new Given<FollowedSeries>(Started).When(Map(MappingRule.Direct)).ThenRefused("mapping-invalid", "/indicators");
        new Given<FollowedSeries>(Started).When(Map(MappingRule.Direct, "strategy", "formalised")).ThenRefused("mapping-invalid", "/indicators");
    }

    [Theory, InlineData(MappingRule.AnyOf), InlineData(MappingRule.AllOf)]
    public void Split_and_merged_questions_take_two_indicators_or_more(MappingRule rule)
    {
        new Given<FollowedSeries>(Started).When(Map(rule, "strategy", "formalised")).Then(Mapped(rule, "strategy", "formalised"));
        new Given<FollowedSeries>(Started).When(Map(rule, "strategy")).ThenRefused("mapping-invalid", "/indicators");
    }

    [Fact]
    public void That_nothing_feeds_a_series_is_said_with_a_reason()
    {
        new Given<FollowedSeries>(Started)
            .When(it => MapIndicators.Decide(it, new(MappingRule.None, [], Why: Example.Words("Not asked in 2017.")), Example.OpenEdition))
            .Then(Mapped(MappingRule.None) with { Why = Example.Words("Not asked in 2017.") });
        new Given<FollowedSeries>(Started).When(Map(MappingRule.None)).ThenRefused("mapping-invalid", "/indicators");
        new Given<FollowedSeries>(Started)
            .When(it => MapIndicators.Decide(it, new(MappingRule.None, ["strategy"], Why: Example.Words("Not asked.")), Example.OpenEdition)).ThenRefused("mapping-invalid", "/indicators");
    }

    [Fact]
    public void A_mapping_names_indicators_that_are_there_and_measure_the_same()
    {
        new Given<FollowedSeries>(Started).When(Map(MappingRule.AnyOf, "strategy", "colour", "size"))
            .ThenRefused(("indicator-unknown", "/indicators/1"), ("indicator-unknown", "/indicators/2"));
        new Given<FollowedSeries>(Started).When(Map(MappingRule.Direct, "staff")).ThenRefused("measure-differs", "/indicators");
        new Given<FollowedSeries>(Numbers).When(Map(MappingRule.Direct, "strategy")).ThenRefused("measure-differs", "/indicators");
        new Given<FollowedSeries>(Numbers).When(Map(MappingRule.Direct, "staff")).Then<IndicatorMapped>();
        new Given<FollowedSeries>().When(Map(MappingRule.Direct, "strategy")).ThenRefused("series-unknown");
        new Given<FollowedSeries>(Started).When(it => MapIndicators.Decide(it, new(MappingRule.Direct, ["strategy"]), Edition.Empty)).ThenRefused("edition-unknown");
    }

    [Fact]
    public void A_recode_says_of_every_option_what_it_is() =>
        new Given<FollowedSeries>(Started).When(Recode("stage", Recoding)).Then(Mapped(MappingRule.Recode, "stage") with { Options = Recoding });

    [Fact]
    public void A_recode_that_leaves_an_option_out_is_refused()
    {
        new Given<FollowedSeries>(Started).When(Recode("stage", Without("draft"))).ThenRefused("recode-incomplete", "/options");
        new Given<FollowedSeries>(Started).When(Recode("stage", null))
            .ThenRefused(("recode-incomplete", "/options"), ("recode-incomplete", "/options"), ("recode-incomplete", "/options"));
    }

    [Fact]
    public void A_recode_of_an_option_that_is_not_there_is_refused() =>
        new Given<FollowedSeries>(Started).When(Recode("stage", new(Recoding) { ["late"] = "no" })).ThenRefused("option-unknown", "/options/late");

    [Fact]
    public void A_recode_leads_to_yes_no_or_a_missing_reason() =>
        new Given<FollowedSeries>(Started).When(Recode("stage", new(Recoding) { ["draft"] = "perhaps" })).ThenRefused("recode-invalid", "/options/draft");

    [Fact]
    public void A_recode_reads_a_question_of_one_option()
    {
        new Given<FollowedSeries>(Started).When(Recode("strategy", Recoding)).ThenRefused("recode-invalid", "/indicators/0");
        new Given<FollowedSeries>(Started)
            .When(it => MapIndicators.Decide(it, new(MappingRule.Direct, ["stage"], Recoding), Example.OpenEdition)).ThenRefused("recode-invalid", "/options");
    }

    [Fact]
    public void Comparability_is_judged_with_a_note()
    {
        new Given<FollowedSeries>(Started).When(Judge(Verdict.WithCaution)).Then(Judged);
        new Given<FollowedSeries>(Started, Judged).When(Judge(Verdict.WithCaution)).ThenNothing();
        new Given<FollowedSeries>(Started, Judged).When(Judge(Verdict.NotComparable)).Then(Judged with { Verdict = Verdict.NotComparable });
        new Given<FollowedSeries>(Started).When(it => JudgeComparability.Decide(it, new("2012", "2017", Verdict.Comparable), Earlier, Later))
            .Then(Judged with { Verdict = Verdict.Comparable, Differs = [], Note = null });
        new Given<FollowedSeries>(Started).When(it => JudgeComparability.Decide(it, new("2012", "2017", Verdict.NotComparable), Earlier, Later)).ThenRefused("note-missing", "/note");
        new Given<FollowedSeries>(Started).When(Judge(Verdict.NotJudged)).ThenRefused("verdict-invalid", "/verdict");
    }

    [Fact]
    public void Comparability_is_judged_for_a_pair_that_is_there()
    {
        new Given<FollowedSeries>().When(Judge(Verdict.WithCaution)).ThenRefused("series-unknown");
        new Given<FollowedSeries>(Started).When(it => JudgeComparability.Decide(it, new("2012", "2017", Verdict.Comparable), Edition.Empty, Later)).ThenRefused("edition-unknown");
        new Given<FollowedSeries>(Started).When(it => JudgeComparability.Decide(it, new("2012", "2017", Verdict.Comparable), Earlier, Edition.Empty)).ThenRefused("edition-unknown");
        new Given<FollowedSeries>(Started).When(it => JudgeComparability.Decide(it, new("2017", "2017", Verdict.Comparable), Later, Later)).ThenRefused("same-edition", "/from");
    }

    [Fact]
    public void A_demonstration_edition_is_never_compared_with_a_real_one()
    {
        new Given<FollowedSeries>(Started).When(it => JudgeComparability.Decide(it, new("2012", "demo-2017", Verdict.Comparable), Earlier, Demonstration)).ThenRefused("fiction-and-fact", "/from");
        new Given<FollowedSeries>(Started).When(it => JudgeComparability.Decide(it, new("demo-2017", "2012", Verdict.Comparable), Demonstration, Earlier)).ThenRefused("fiction-and-fact", "/from");
    }

    [Fact]
    public void A_pair_is_judged_once_whichever_way_round_it_is_named()
    {
        new Given<FollowedSeries>(Started, Judged)
            .When(it => JudgeComparability.Decide(it, new("2017", "2012", Verdict.WithCaution, [Difference.Wording], Judged.Note), Later, Earlier)).ThenNothing();
        new Given<FollowedSeries>(Started, Judged)
            .When(it => JudgeComparability.Decide(it, new("2017", "2012", Verdict.Comparable), Later, Earlier)).Then(Judged with { Verdict = Verdict.Comparable, Differs = [], Note = null });
    }

    [Fact]
    public void A_judgement_holds_either_way_round_and_none_is_not_judged()
    {
        var series = new Given<FollowedSeries>(Started, Judged).State;
        series.Between("2012", "2017").Verdict.ShouldBe(Verdict.WithCaution);
        series.Between("2017", "2012").Verdict.ShouldBe(Verdict.WithCaution);
        series.Between("2017", "2019").Verdict.ShouldBe(Verdict.NotJudged);
    }

    [Fact]
    public void A_longer_path_takes_its_worst_link_and_says_which()
    {
        var series = Linked(("2012", "2017", Verdict.WithCaution), ("2017", "2019", Verdict.Comparable), ("2021", "2019", Verdict.NotComparable));

        var between = series.Between("2012", "2019");
        (between.Verdict, between.Note).ShouldBe((Verdict.WithCaution, new Text("2012-2017")));
        between.Differs.ShouldBe([Difference.Wording]);
        between.Path.Select(it => (it.From, it.To)).ShouldBe([("2012", "2017"), ("2017", "2019")]);
        series.Between("2019", "2012").Verdict.ShouldBe(Verdict.WithCaution);
        (series.Between("2012", "2021").Verdict, series.Between("2012", "2021").Note).ShouldBe((Verdict.NotComparable, new Text("2021-2019")));
        series.Between("2012", "2023").Verdict.ShouldBe(Verdict.NotJudged);
    }

    [Fact]
    public void A_pair_that_was_judged_itself_takes_no_path() =>
        Linked(("2012", "2017", Verdict.Comparable), ("2017", "2019", Verdict.Comparable), ("2012", "2019", Verdict.NotComparable))
            .Between("2012", "2019").ShouldSatisfyAllConditions(it => it.Verdict.ShouldBe(Verdict.NotComparable), it => it.Path.ShouldHaveSingleItem());

    [Fact]
    public void Of_several_paths_the_one_with_the_best_worst_link_counts() =>
        Linked(("2012", "2017", Verdict.NotComparable), ("2017", "2023", Verdict.Comparable), ("2012", "2019", Verdict.WithCaution), ("2019", "2021", Verdict.Comparable), ("2021", "2023", Verdict.WithCaution))
            .Between("2012", "2023").ShouldSatisfyAllConditions(it => it.Verdict.ShouldBe(Verdict.WithCaution), it => it.Path.Count.ShouldBe(3));

    /// <summary>Against every path there is, tried one by one.</summary>
    [Fact]
    public void The_verdict_of_a_path_is_that_of_the_best_of_all_paths() => Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 2]).Array[0, 10].Sample(links =>
    {
        var series = Linked([.. links.Where(it => it.Item1 < it.Item2).Select(it => ($"e{it.Item1}", $"e{it.Item2}", (Verdict)it.Item3))]);
        for (var one = 0; one < 6; one++)
        {
            for (var other = 0; other < 6; other++)
            {
                if (one != other)
                    series.Between($"e{one}", $"e{other}").Verdict.ShouldBe(series.Judged($"e{one}", $"e{other}")?.Verdict ?? Best(series, [$"e{one}"], $"e{other}"));
            }
        }
    }, iter: 200);

    private static Verdict Best(FollowedSeries series, string[] path, string to) => path[^1] == to
        ? path.Zip(path.Skip(1), (from, next) => series.Judged(from, next)!.Verdict).Max()
        : Enumerable.Range(0, 6).Select(it => $"e{it}").Where(it => !path.Contains(it) && series.Judged(path[^1], it) is not null)
            .Select(it => Best(series, [.. path, it], to)).Append(Verdict.NotJudged).Min();

    private static FollowedSeries Linked(params (string From, string To, Verdict Verdict)[] links) =>
        new Given<FollowedSeries>([Started, .. links.Select(it => (object)new ComparabilityJudged("strategy", it.From, it.To, it.Verdict, it.Verdict == Verdict.Comparable ? [] : [Difference.Wording], new Text($"{it.From}-{it.To}")))]).State;

    [Fact]
    public void An_edition_known_only_by_its_report_feeds_a_series_by_a_printed_figure()
    {
        var known = Example.OpenEdition with { Figures = [PrintedShare] };
        new Given<FollowedSeries>(Started).When(it => MapIndicators.Decide(it, new(MappingRule.Direct, [], Figure: "printed"), known))
            .Then(new IndicatorMapped("strategy", known.Id, MappingRule.Direct, [], null, null, "printed"));
        new Given<FollowedSeries>(Started).When(it => MapIndicators.Decide(it, new(MappingRule.Direct, [], Figure: "nothing"), known)).ThenRefused("figure-unknown", "/figure");
        new Given<FollowedSeries>(Started).When(it => MapIndicators.Decide(it, new(MappingRule.AnyOf, [], Figure: "printed"), known)).ThenRefused("mapping-invalid", "/figure");
        new Given<FollowedSeries>(Started).When(it => MapIndicators.Decide(it, new(MappingRule.Direct, [], Figure: "printed"), known with { Figures = [PrintedShare with { Kind = FigureKind.Numeric }] })).ThenRefused("measure-differs", "/figure");
    }

    private static readonly Figure PrintedShare = new("printed", null, new("…"), FigureKind.Share, "report", "page 1", new(54));

    private static Func<FollowedSeries, Decision> Map(MappingRule rule, params string[] indicators) =>
        it => MapIndicators.Decide(it, new(rule, indicators), Example.OpenEdition);

    private static Func<FollowedSeries, Decision> Recode(string indicator, Dictionary<string, string>? options) =>
        it => MapIndicators.Decide(it, new(MappingRule.Recode, [indicator], options), Example.OpenEdition);

    private static Func<FollowedSeries, Decision> Judge(Verdict verdict) =>
        it => JudgeComparability.Decide(it, new("2012", "2017", verdict, [Difference.Wording], Judged.Note), Earlier, Later);

    private static Dictionary<string, string> Without(string option) => Recoding.Where(it => it.Key != option).ToDictionary();

    private static IndicatorMapped Mapped(MappingRule rule, params string[] indicators) => new("strategy", "2017", rule, indicators, null, null);
}
