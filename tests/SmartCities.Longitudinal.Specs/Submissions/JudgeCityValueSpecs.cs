using Shouldly;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Submissions;

public sealed class JudgeCityValueSpecs
{
    private static readonly Text Why = new("The city counted families, not people.", "La ciudad contó familias, no personas.");
    private static readonly CityValueJudged Judged = new("2017", "bilbao", "staff", Why, Comparable: false);

    [Fact]
    public void An_editor_judges_a_value_not_comparable_and_says_why() => new Given<Submission>(Example.Submitted).When(Judge(false, Why)).Then(Judged);

    [Fact]
    public void What_a_report_told_of_a_city_is_judged_alike() =>
        new Given<Submission>(new AnswersReported("2017", "bilbao", 1, "study-2017", [])).When(Judge(false, Why)).Then(Judged);

    [Fact]
    public void The_same_again_is_no_news_and_another_reason_is()
    {
        new Given<Submission>(Example.Submitted, Judged).When(Judge(false, Why)).ThenNothing();
        new Given<Submission>(Example.Submitted, Judged).When(Judge(false, new("It was the metropolitan area."))).Then(Judged with { Reason = new("It was the metropolitan area.") });
    }

    [Fact]
    public void It_is_taken_back_with_a_reason_and_only_where_it_stands()
    {
        var again = Judged with { Reason = new("The city counted anew."), Comparable = true };
        new Given<Submission>(Example.Submitted, Judged).When(Judge(true, again.Reason)).Then(again);
        new Given<Submission>(Example.Submitted).When(Judge(true, Why)).ThenNothing();
        new Given<Submission>(Example.Submitted, Judged, again).When(Judge(true, Why)).ThenNothing();
        new Given<Submission>(Example.Submitted, Judged, again).When(Judge(false, Why)).Then(Judged);
    }

    [Fact]
    public void It_outlives_a_revision_of_the_answers() =>
        new Given<Submission>(Example.Submitted, Judged, Example.Submitted with { Revision = 2 }).State.Judgements.ShouldHaveSingleItem().Key.ShouldBe("staff");

    [Fact]
    public void A_reason_is_there_and_not_endless()
    {
        new Given<Submission>(Example.Submitted).When(Judge(false, new(" "))).ThenRefused("reason-missing", "/reason");
        new Given<Submission>(Example.Submitted, Judged).When(Judge(true, new(""))).ThenRefused("reason-missing", "/reason");
        new Given<Submission>(Example.Submitted).When(Judge(false, new(new('x', 2_001)))).ThenRefused("too-long", "/reason");
        new Given<Submission>(Example.Submitted).When(Judge(false, new("Families.", Fr: new('x', 2_001)))).ThenRefused("too-long", "/reason");
    }

    [Fact]
    public void Only_what_is_there_is_judged()
    {
        new Given<Submission>().When(Judge(false, Why)).ThenRefused("not-submitted");
        new Given<Submission>(new CityInvited("2017", "bilbao", null, null)).When(Judge(false, Why)).ThenRefused("not-submitted");
        new Given<Submission>(Example.Submitted, new FormWithdrawn("2017", "bilbao", "Wrong city.")).When(Judge(false, Why)).ThenRefused("withdrawn");
        new Given<Submission>(Example.Submitted).When(it => JudgeCityValue.Decide(it, new("weather", false, Why), Example.ClosedEdition)).ThenRefused("indicator-unknown");
    }

    [Fact]
    public void A_judgement_is_taken_back_though_its_indicator_is_no_longer_defined()
    {
        var edition = new Given<Edition>(Example.Planned, Example.Published, new IndicatorsDefined("2017", [Example.Strategy])).State;
        new Given<Submission>(Example.Submitted, Judged).When(it => JudgeCityValue.Decide(it, new("staff", true, Why), edition)).Then(Judged with { Comparable = true });
    }

    private static Func<Submission, Decision> Judge(bool comparable, Text reason) => it => JudgeCityValue.Decide(it, new("staff", comparable, reason), Example.ClosedEdition);
}
