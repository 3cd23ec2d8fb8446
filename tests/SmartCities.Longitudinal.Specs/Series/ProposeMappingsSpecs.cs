using Shouldly;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Specs.Packages;
using SmartCities.Longitudinal.Statistics;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Series;

public sealed class ProposeMappingsSpecs
{
    private static readonly Edition Earlier = EditionOf(
        "2012",
        [
            new("plan", "all", QuestionType.Boolean, new("Does the city have a climate plan?")),
            new("training", "all", QuestionType.Boolean, new("Are there training programmes for older residents?")),
            new("staff", "all", QuestionType.Number, new("How many people work on innovation?"), Unit: "people"),
        ],
        [
            new("plan", new("Has a climate plan"), Measure.Share, Question: "plan"),
            new("training", new("Trains older residents"), Measure.Share, Question: "training"),
            new("staff", new("People on innovation"), Measure.Mean, Question: "staff", Unit: "people"),
        ]);

    [Fact]
    public void What_keeps_its_id_goes_on_and_nothing_different_is_comparable()
    {
        var it = Propose(Earlier, MappingRule.Direct, "plan");
        (it.Proposed.Rule, it.Proposed.Indicators.Single(), it.Verdict, it.Mapped, it.Judged).ShouldBe((MappingRule.Direct, "plan", Verdict.Comparable, null, null));
        (it.Differs.Count, it.Harms.Count).ShouldBe((0, 0));
    }

    [Fact]
    public void A_yes_that_became_a_list_is_recoded_as_its_indicator_counts()
    {
        var later = Later(
            it => it.Id == "plan" ? it with { Type = QuestionType.Option, Options = Example.Options("adopted", "drafted", "none", "unsure") } : it,
            it => it.Id == "plan" ? it with { Counts = new Predicate.IsOption("plan", "adopted") } : it);
        var proposal = Propose(later, MappingRule.Direct, "plan");
        proposal.Proposed.Rule.ShouldBe(MappingRule.Recode);
        proposal.Proposed.Options.ShouldBe(new Dictionary<string, string?> { ["adopted"] = "yes", ["drafted"] = "no", ["none"] = "no", ["unsure"] = "dont-know" });
        (proposal.Verdict, proposal.Differs.Single()).ShouldBe((Verdict.WithCaution, Difference.Options));
        proposal.Harms.Select(it => it.Kind).ShouldBe(["counted", "type"]);
        Accepts(later, proposal).ShouldBeTrue();
    }

    [Fact]
    public void What_was_recoded_so_already_counts_as_before()
    {
        var recoded = new Dictionary<string, string> { ["formal"] = "yes", ["draft"] = "yes", ["none"] = "no" };
        Edition[] editions = [.. new[] { "2012", "2017" }.Select(it => EditionOf(
            it, [new("stage", "all", QuestionType.Option, new("How far is it?"), Options: Example.Options("formal", "draft", "none"))],
            [new("stage", new("Formal"), Measure.Share, Question: "stage", Counts: new Predicate.IsOption("stage", "formal"))]))];
        var series = new Given<FollowedSeries>(
            new SeriesStarted("stage", new("How far"), SeriesMeasure.Share), new IndicatorMapped("stage", "2012", MappingRule.Recode, ["stage"], recoded, null)).State;

        var proposal = ReadQuestionnaireDiff.Of(editions[1], editions[1].Questionnaire!, editions[0], editions[0].Questionnaire!, editions, SeriesCatalog.Of([series]), 1).Series.Single();

        (proposal.Proposed.Rule, proposal.Verdict, proposal.Harms.Count).ShouldBe((MappingRule.Recode, Verdict.Comparable, 0));
        proposal.Proposed.Options.ShouldBe(recoded.ToDictionary(it => it.Key, it => (string?)it.Value));
    }

    [Fact]
    public void Before_an_edition_opens_the_answer_that_will_stand_beside_a_question_is_told()
    {
        var (earlier, later) = (Dated(Earlier, new(2012, 1, 1)), Dated(Later(it => it, it => it), new(2017, 1, 1)));
        var diff = ReadQuestionnaireDiff.Of(later, later.Questionnaire!, earlier, earlier.Questionnaire!, [earlier, later], SeriesCatalog.Of([Followed(MappingRule.Direct, "plan")]), 1);
        var shown = diff.Questions.ShouldHaveSingleItem();
        (shown.Id, shown.LastAnswerTo, shown.Changes.Single().Kind).ShouldBe(("plan", "2012", ChangeKind.LastAnswer));
        (diff.Series.Single().Verdict, diff.Series.Single().Differs.Single()).ShouldBe((Verdict.WithCaution, Difference.Mode));

        var opened = later.Apply(new EditionOpened("2017", null));
        ReadQuestionnaireDiff.Of(opened, opened.Questionnaire!, earlier, earlier.Questionnaire!, [earlier, opened], SeriesCatalog.Of([Followed(MappingRule.Direct, "plan")]), 1).Questions.ShouldBeEmpty("It is open, and nothing is mapped.");

        static Edition Dated(Edition edition, DateOnly date) => edition with { Plan = edition.Plan! with { ReferenceDate = date } };
    }

    [Fact]
    public void A_question_that_was_split_is_proposed_as_any_of_its_parts()
    {
        var later = EditionOf(
            "2017",
            [
                new("training-courses", "all", QuestionType.Boolean, new("Are there training courses for older residents?")),
                new("training-visits", "all", QuestionType.Boolean, new("Are there training visits for older residents?")),
            ],
            [
                new("courses", new("Offers courses"), Measure.Share, Question: "training-courses"),
                new("visits", new("Offers visits"), Measure.Share, Question: "training-visits"),
            ]);
        var proposal = Propose(later, MappingRule.Direct, "training");
        (proposal.Proposed.Rule, string.Join(' ', proposal.Proposed.Indicators), proposal.Verdict).ShouldBe((MappingRule.AnyOf, "courses visits", Verdict.WithCaution));
        proposal.Harms.Select(it => it.Kind).ShouldBe(["split"]);
        Accepts(later, proposal).ShouldBeTrue();
    }

    [Fact]
    public void Several_that_became_the_one_named_as_the_series_are_merged()
    {
        var later = EditionOf("2017", [new("any", "all", QuestionType.Boolean, new("Anything of the kind?"))], [new("followed", new("Has either"), Measure.Share, Question: "any")]);
        var proposal = Propose(later, MappingRule.AnyOf, "plan", "training");
        (proposal.Proposed.Rule, proposal.Proposed.Indicators.Single(), proposal.Verdict, proposal.Harms[0].Kind).ShouldBe((MappingRule.Direct, "followed", Verdict.WithCaution, "merged"));
    }

    [Fact]
    public void What_is_no_longer_asked_is_a_gap_and_no_zero()
    {
        var later = EditionOf("2017", [new("trams", "all", QuestionType.Boolean, new("Trams?"))], [new("trams", new("Has trams"), Measure.Share, Question: "trams")]);
        var proposal = Propose(later, MappingRule.Direct, "plan");
        (proposal.Proposed.Rule, proposal.Verdict, proposal.Harms.Single().Kind).ShouldBe((MappingRule.None, Verdict.NotComparable, "dropped"));
        Accepts(later, proposal).ShouldBeTrue();
    }

    [Fact]
    public void Another_unit_or_computation_is_not_comparable_and_another_base_asks_for_caution()
    {
        var unit = Propose(Later(it => it.Id == "staff" ? it with { Unit = "full-time equivalents" } : it, it => it), MappingRule.Direct, "staff");
        (unit.Verdict, unit.Harms.Select(it => it.Kind).Single()).ShouldBe((Verdict.NotComparable, "unit"));
        var median = Propose(Later(it => it, it => it.Id == "staff" ? it with { Measure = Measure.Median } : it), MappingRule.Direct, "staff");
        (median.Verdict, median.Harms.Single().Kind, median.Differs.Single()).ShouldBe((Verdict.NotComparable, "measured", Difference.Concept));
        var based = Propose(Later(it => it, it => it.Id == "training" ? it with { Base = new Predicate.IsBoolean("plan", true) } : it), MappingRule.Direct, "training");
        (based.Verdict, based.Harms.Single().Kind, based.Differs.Single()).ShouldBe((Verdict.WithCaution, "based", Difference.Universe));
    }

    [Fact]
    public void Flags_are_of_the_mapping_that_was_made_and_what_was_judged_stands_beside()
    {
        var series = Followed(MappingRule.Direct, "plan")
            .Apply(new IndicatorMapped("followed", "2017", MappingRule.Direct, ["training"], null, null))
            .Apply(new ComparabilityJudged("followed", "2012", "2017", Verdict.NotComparable, [Difference.Concept], new("Another thing.")));
        var proposal = Diff(Later(it => it, it => it), series).Series.ShouldHaveSingleItem();
        (proposal.Proposed.Indicators.Single(), proposal.Mapped!.Indicators.Single(), proposal.Verdict).ShouldBe(("plan", "training", Verdict.WithCaution));
        (proposal.Judged!.Verdict, proposal.Judged.Note!.En).ShouldBe((Verdict.NotComparable, "Another thing."));
    }

    [Fact]
    public void An_indicator_says_what_is_still_to_be_said_of_it()
    {
        var diff = Diff(Later(it => it, it => it.Id == "staff" ? it with { NoSeries = new("Counted once.") } : it), Followed(MappingRule.Direct, "plan"));
        diff.Indicators.Select(it => (it.Indicator, string.Join(' ', it.Proposed), it.NoSeries is null, it.Unmapped is null)).ShouldBe([("plan", "followed", true, false), ("training", "", true, false), ("staff", "", false, true)]);
        (diff.Opening.Blocked, string.Join(' ', diff.Opening.Unmapped), diff.Opening.NotMentioned.Single()).ShouldBe((true, "plan training", "followed"));
    }

    [Fact]
    public void Two_versions_of_one_form_propose_nothing()
    {
        var later = Earlier.Apply(new QuestionnairePublished("2012", Earlier.Questionnaire! with { Version = 2, Questions = [.. Earlier.Questionnaire.Questions.Skip(1)] }));
        var diff = ReadQuestionnaireDiff.Of(later, later.Questionnaire!, later, later.Questionnaires[1], [later], SeriesCatalog.Of([Followed(MappingRule.Direct, "plan")]), 1);
        diff.Series.ShouldBeEmpty();
        diff.Questions.ShouldHaveSingleItem().Changes.ShouldHaveSingleItem().Kind.ShouldBe(ChangeKind.Removed);
    }

    [Theory]
    [InlineData("demo-2012", "demo-2017", 33, 34)]
    [InlineData("demo-2017", "demo-2022", 31, 43)]
    public async Task Most_of_what_was_mapped_by_hand_in_the_demonstrations_would_be_proposed(string from, string to, int same, int of)
    {
        var replay = await Replay.All;
        var (earlier, later) = (replay.Edition(from), replay.Edition(to));
        var diff = ReadQuestionnaireDiff.Of(later, later.Questionnaire!, earlier, earlier.Questionnaire!, [.. replay.Packages.Keys.Select(replay.Edition)], new(replay.Series), 1);

        diff.Series.Count.ShouldBeGreaterThanOrEqualTo(of);
        diff.Series.Count(it => it.Mapped is { } mapped && mapped.Rule == it.Proposed.Rule && mapped.Indicators.SequenceEqual(it.Proposed.Indicators)).ShouldBeGreaterThanOrEqualTo(same);
        foreach (var it in diff.Series)
            Accepts(later, it, replay.Series[it.Series]).ShouldBeTrue(it.Series);
        (diff.Opening.Blocked, diff.Opening.Unmapped.Count, diff.Opening.NotMentioned.Count).ShouldBe((false, 0, 0));
    }

    private static bool Accepts(Edition later, SeriesProposal proposal, FollowedSeries? series = null) =>
        MapIndicators.Decide(
            series ?? Followed(MappingRule.Direct, "plan"), new(proposal.Proposed.Rule, proposal.Proposed.Indicators, proposal.Proposed.Options?.ToDictionary(it => it.Key, it => it.Value!), proposal.Proposed.Why), later) is Accepted;

    private static SeriesProposal Propose(Edition later, MappingRule rule, params string[] indicators) =>
        Diff(later.Id == "2017" ? later : Later(it => it, it => it), Followed(rule, indicators)).Series.ShouldHaveSingleItem();

    private static QuestionnaireDiff Diff(Edition later, FollowedSeries series) =>
        ReadQuestionnaireDiff.Of(later, later.Questionnaire!, Earlier, Earlier.Questionnaire!, [Earlier, later], SeriesCatalog.Of([series]), 1);

    private static FollowedSeries Followed(MappingRule rule, params string[] indicators) => new Given<FollowedSeries>(
        new SeriesStarted("followed", new("Followed"), indicators[0] == "staff" ? SeriesMeasure.Number : SeriesMeasure.Share),
        new IndicatorMapped("followed", "2012", rule, indicators, null, null)).State;

    private static Edition Later(Func<Question, Question> question, Func<IndicatorDefinition, IndicatorDefinition> indicator) =>
        EditionOf("2017", [.. Earlier.Questionnaire!.Questions.Select(question)], [.. Earlier.Indicators.Select(indicator)]);

    private static Edition EditionOf(string edition, IReadOnlyList<Question> questions, IReadOnlyList<IndicatorDefinition> indicators) => new Given<Edition>(
        Example.Plan(edition, demonstration: false), new QuestionnairePublished(edition, new(1, [new("all", new("All"))], questions, ["en"])), new IndicatorsDefined(edition, indicators)).State;
}
