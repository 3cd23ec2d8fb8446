using Shouldly;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Submissions;

public sealed class LastTimeSpecs
{
    private static readonly Edition Now = EditionOf("2017", new(2017, 1, 1));
    private static readonly Edition Before = EditionOf("2012", new(2012, 1, 1));
    private static readonly Edition LongBefore = EditionOf("2009", new(2009, 1, 1));

    private static readonly Dictionary<string, LastAnswer> Last = new()
    {
        ["staff"] = new("2012", "staff", new NumberAnswer(12), ProvenanceKind.Submitted, ["staff"], Verdict.Comparable, null),
    };

    [Fact]
    public void An_answer_of_last_time_stands_beside_what_is_mapped_directly_and_compares()
    {
        var last = Of([(Before, Answered(("strategy", true), ("staff", 12), ("note", "Ours.")))], Series("strategy"), Series("staff", Verdict.WithCaution));

        last.Keys.ShouldBe(["strategy", "staff"]);
        (last["strategy"].Edition, last["strategy"].Value, last["strategy"].Verdict).ShouldBe(("2012", new BooleanAnswer(true), Verdict.Comparable));
        (last["staff"].Value, last["staff"].Verdict).ShouldBe((new NumberAnswer(12), Verdict.WithCaution));
        last["staff"].Series.ShouldBe(["staff"]);
    }

    [Theory]
    [InlineData(Verdict.NotComparable)]
    [InlineData(Verdict.NotJudged)]
    public void Nothing_stands_beside_what_cannot_be_compared(Verdict verdict) =>
        Of([(Before, Answered(("staff", 12)))], Series("staff", verdict)).ShouldBeEmpty();

    [Fact]
    public void Nothing_stands_beside_what_is_recoded_derived_ended_or_mapped_on_one_side_only()
    {
        var answered = Answered(("staff", 12), ("stage", "formal"));
        Of([(Before, answered)], Series("stage", rule: MappingRule.Recode)).ShouldBeEmpty();
        Of([(Before, answered)], Series("staff", editions: ["2017"])).ShouldBeEmpty();
        Of([(Before, answered)], Series("staff") with { Ended = true }).ShouldBeEmpty();
        var derived = Before with { Indicators = [.. Before.Indicators.Select(it => it.Id == "staff" ? it with { Counts = new Predicate.AtLeast("staff", 10) } : it)] };
        Of([(derived, answered)], Series("staff")).ShouldBeEmpty();
    }

    [Fact]
    public void The_latest_edition_that_has_an_answer_goes_before_older_ones()
    {
        var series = Series("staff", editions: ["2009", "2012", "2017"]);
        Of([(LongBefore, Answered(("staff", 9))), (Before, Answered(("staff", 12)))], series)["staff"].Edition.ShouldBe("2012");
        Of([(LongBefore, Answered(("staff", 9))), (Before, Answered(("staff", MissingReason.DontKnow)))], series)["staff"].Edition.ShouldBe("2009");
        Of([(EditionOf("2012", new(2019, 1, 1)), Answered(("staff", 12)))], series).ShouldBeEmpty("It came later.");
    }

    [Fact]
    public void An_answer_that_this_form_would_not_take_is_not_offered() =>
        Of([(Before, Answered(("staff", 5_000)))], Series("staff")).ShouldBeEmpty();

    [Fact]
    public void What_was_withdrawn_is_not_offered_and_what_a_report_tells_is_with_its_provenance()
    {
        Of([(Before, Answered(("staff", 12)) with { Stage = SubmissionStage.Withdrawn })], Series("staff")).ShouldBeEmpty();
        var reported = new Given<Submission>(new AnswersReported("2012", "bilbao", 1, "report", [new("staff", new NumberAnswer(12), "line 1")])).State;
        Of([(Before, reported)], Series("staff"))["staff"].Provenance.ShouldBe(ProvenanceKind.Reported);
    }

    [Fact]
    public void Beside_which_questions_an_answer_can_stand_is_known_before_anyone_answers()
    {
        Beside([Before, Now], Series("staff")).ShouldBe(new Dictionary<string, string> { ["staff"] = "2012" });
        Beside([LongBefore, Before, Now], Series("staff", editions: ["2009", "2012", "2017"]))["staff"].ShouldBe("2012", "The latest.");
        Beside([Now, EditionOf("2019", new(2019, 1, 1))], Series("staff", editions: ["2017", "2019"])).ShouldBeEmpty("It came later.");
        foreach (var verdict in new[] { Verdict.NotComparable, Verdict.NotJudged })
            Beside([Before, Now], Series("staff", verdict)).ShouldBeEmpty();
        Beside([Before, Now], Series("stage", rule: MappingRule.Recode)).ShouldBeEmpty();
        Beside([Before, Now], Series("staff") with { Ended = true }).ShouldBeEmpty();

        static IReadOnlyDictionary<string, string> Beside(IReadOnlyList<Edition> all, FollowedSeries series) => LastTime.Beside(Now, Now.Questionnaire!, all, SeriesCatalog.Of([series]));
    }

    [Theory]
    [InlineData(12, LastTimeReply.Confirmed, null)]
    [InlineData(14, LastTimeReply.ChangedSince, null)]
    [InlineData(14, LastTimeReply.WrongLastTime, null)]
    [InlineData(14, LastTimeReply.Confirmed, "reply-contradicted")]
    [InlineData(12, LastTimeReply.ReadDifferently, "reply-contradicted")]
    [InlineData(null, LastTimeReply.ChangedSince, "reply-unasked")]
    public void A_reply_says_what_is_the_case(int? now, LastTimeReply reply, string? refused)
    {
        var answers = Example.Answers(("strategy", false));
        if (now is { } staff)
            answers["staff"] = new NumberAnswer(staff);
        var submit = new SubmitForm(1, "en", answers, true, Provenance.Submitted, null, new Dictionary<string, LastTimeReply> { ["staff"] = reply }, Last);

        var decided = new Given<Submission>().When(it => SubmitForm.Decide(it, submit, Example.OpenEdition, "bilbao"));

        if (refused is not null)
            decided.ThenRefused(refused, "/replies/staff");
        else
            decided.Then<FormSubmitted>().LastEditions.ShouldBe(new Dictionary<string, string> { ["staff"] = "2012" });
    }

    [Fact]
    public void A_reply_to_what_was_never_answered_is_refused_in_an_amendment_too()
    {
        var amend = new AmendAnswers(
            AmendmentKind.Correction, "Counted again.", Example.Asked(("staff", 14), ("budget", 3)), null,
            new Dictionary<string, LastTimeReply> { ["staff"] = LastTimeReply.ChangedSince, ["budget"] = LastTimeReply.ChangedSince });
        new Given<Submission>(Example.Submitted).When(it => AmendAnswers.Decide(it, amend, Example.OpenEdition, false, Last)).ThenRefused("reply-unasked", "/replies/budget");

        var said = amend with { Replies = new Dictionary<string, LastTimeReply> { ["staff"] = LastTimeReply.ChangedSince } };
        var submission = new Given<Submission>(Example.Submitted, new Given<Submission>(Example.Submitted).When(it => AmendAnswers.Decide(it, said, Example.OpenEdition, false, Last)).Then<AnswersAmended>()).State;
        (submission.Answers["staff"].Reply, submission.Answers["staff"].LastEdition).ShouldBe((LastTimeReply.ChangedSince, "2012"));
        submission.Answers["budget"].Reply.ShouldBeNull();
    }

    private static IReadOnlyDictionary<string, LastAnswer> Of(IReadOnlyList<(Edition Edition, Submission Submission)> earlier, params FollowedSeries[] series) =>
        LastTime.Of(Now, Now.Questionnaire!, earlier, new(series.ToDictionary(it => it.Started!.Series)));

    private static Submission Answered(params (string Question, object Answer)[] answers) => new Given<Submission>(Example.SubmittedWith(answers)).State;

    private static FollowedSeries Series(string indicator, Verdict verdict = Verdict.Comparable, MappingRule rule = MappingRule.Direct, string[]? editions = null)
    {
        var those = editions ?? ["2012", "2017"];
        return new Given<FollowedSeries>(
        [
            new SeriesStarted(indicator, new(indicator), SeriesMeasure.Share),
            .. those.Select(it => new IndicatorMapped(indicator, it, rule, [indicator], null, null)),
            .. those.Where(it => it != "2017" && verdict != Verdict.NotJudged).Select(it => new ComparabilityJudged(indicator, it, "2017", verdict, [], verdict == Verdict.Comparable ? null : new("Asked otherwise."))),
        ]).State;
    }

    private static Edition EditionOf(string id, DateOnly referenceDate) => new Given<Edition>(
        Example.Plan(id, demonstration: false) with { ReferenceDate = referenceDate },
        Example.Published with { Edition = id },
        Example.Defined with { Edition = id }).State;
}
