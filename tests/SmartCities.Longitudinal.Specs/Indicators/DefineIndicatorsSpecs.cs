using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Indicators;

public sealed class DefineIndicatorsSpecs
{
    private static readonly Given<Edition> Edition = new(Example.Planned, Example.Published);

    [Fact]
    public void What_no_series_follows_says_why() =>
        new Given<Edition>(Example.Planned, Example.Published)
            .When(it => DefineIndicators.Decide(it, new([Example.Strategy with { NoSeries = Example.Words(" ") }]))).ThenRefused("reason-missing", "/indicators/0/noSeries/en");

    [Fact]
    public void Indicators_are_defined_all_at_once() => Edition.When(Define(Example.Strategy, Example.Staff)).Then(new IndicatorsDefined("2017", [Example.Strategy, Example.Staff]));

    [Fact]
    public void The_same_definitions_again_change_nothing()
    {
        new Given<Edition>(Example.Planned, Example.Published, Example.Defined).When(Define(Example.Strategy, Example.Formalised, Example.Staff, Example.Stage)).ThenNothing();
        new Given<Edition>(Example.Planned, Example.Published, Example.Defined).When(Define(Example.Strategy)).Then(new IndicatorsDefined("2017", [Example.Strategy]));
    }

    [Fact]
    public void Indicators_measure_a_form_that_is_there()
    {
        new Given<Edition>().When(Define(Example.Strategy)).ThenRefused("edition-unknown");
        new Given<Edition>(Example.Planned).When(Define(Example.Strategy)).ThenRefused("questionnaire-missing");
    }

    [Fact]
    public void An_indicator_names_what_is_there()
    {
        Edition.When(Define(Example.Strategy, Example.Strategy)).ThenRefused("id-duplicate", "/indicators/1");
        Edition.When(Define(Example.Strategy with { Id = "Strategy" })).ThenRefused("id-invalid", "/indicators/0");
        Edition.When(Define(Example.Strategy, Example.Strategy with { Id = "field", Field = "weather" })).ThenRefused("field-unknown", "/indicators/1/field");
        Edition.When(Define(Example.Strategy with { Factor = "weather" })).ThenRefused("factor-unknown", "/indicators/0/factor");
        Edition.When(Define(Example.Strategy with { Counts = new Predicate.Any(new Predicate.IsBoolean("colour", true)) })).ThenRefused("question-unknown", "/indicators/0/counts/any/0/question");
        Edition.When(Define(Example.Strategy with { Base = new Predicate.Not(new Predicate.AtLeast("stage", 3)) })).ThenRefused("condition-invalid", "/indicators/0/base/not");
        Edition.When(Define(Ratio("staff", "colour"))).ThenRefused("question-unknown", "/indicators/0/denominator");
        Edition.When(Define(Example.Strategy with { Question = "colour" })).ThenRefused(("question-unknown", "/indicators/0/question"), ("measure-invalid", "/indicators/0"));
    }

    [Fact]
    public void Every_measure_has_what_it_measures()
    {
        Edition.When(Define(Of(Measure.Share, "strategy"))).Then<IndicatorsDefined>();
        Edition.When(Define(Of(Measure.Share, "stage"))).ThenRefused("measure-invalid", "/indicators/0");
        Edition.When(Define(Of(Measure.Share, "stage") with { Counts = new Predicate.IsOption("stage", "formal") })).Then<IndicatorsDefined>();
        Edition.When(Define(Of(Measure.Count, null))).ThenRefused("measure-invalid", "/indicators/0");
        Edition.When(Define(Of(Measure.Count, "strategy"))).Then<IndicatorsDefined>();
        Edition.When(Define(Of(Measure.Count, "note") with { Counts = new Predicate.Answered("note") })).Then<IndicatorsDefined>();
        Edition.When(Define(Of(Measure.OptionShare, "axes") with { Option = "health" })).Then<IndicatorsDefined>();
        Edition.When(Define(Of(Measure.OptionShare, "axes") with { Option = "colour" })).ThenRefused("measure-invalid", "/indicators/0");
        Edition.When(Define(Of(Measure.OptionShare, "axes"))).ThenRefused("measure-invalid", "/indicators/0");
        Edition.When(Define(Of(Measure.OptionShare, "strategy") with { Option = "health" })).ThenRefused("measure-invalid", "/indicators/0");
        Edition.When(Define(Ratio("staff", "budget"))).Then<IndicatorsDefined>();
        Edition.When(Define(Ratio("staff", null))).ThenRefused("measure-invalid", "/indicators/0");
    }

    [Theory, InlineData(Measure.Mean), InlineData(Measure.Median), InlineData(Measure.Sum)]
    public void A_measure_of_numbers_measures_numbers(Measure measure)
    {
        Edition.When(Define(Of(measure, "staff"))).Then<IndicatorsDefined>();
        Edition.When(Define(Of(measure, "graduates"))).Then<IndicatorsDefined>();
        Edition.When(Define(Of(measure, "strategy"))).ThenRefused("measure-invalid", "/indicators/0");
        Edition.When(Define(Of(measure, null))).ThenRefused("measure-invalid", "/indicators/0");
    }

    [Fact]
    public void What_the_statistics_could_not_measure_is_refused_before_anyone_reads_it()
    {
        Edition.When(Define(Of(Measure.Share, null) with { Counts = new Predicate.All() })).ThenRefused("measure-invalid", "/indicators/0");
        Edition.When(Define(Of(Measure.Share, "strategy") with { Option = "health" })).ThenRefused("measure-invalid", "/indicators/0");
        Edition.When(Define(Of(Measure.Count, "note"))).ThenRefused("measure-invalid", "/indicators/0");
        Edition.When(Define(Ratio("staff", "strategy"))).ThenRefused("measure-invalid", "/indicators/0");
        Edition.When(Define(Of(Measure.Mean, "staff") with { NotAsked = Treatment.AsNo })).ThenRefused("measure-invalid", "/indicators/0");
        Edition.When(Define(Of(Measure.Sum, "staff") with { Missing = new Dictionary<MissingReason, Treatment> { [MissingReason.DontKnow] = Treatment.AsNo } }))
            .ThenRefused("measure-invalid", "/indicators/0");
    }

    [Fact]
    public void A_new_version_of_the_form_keeps_what_the_indicators_measure()
    {
        var withoutStage = Example.Form with { Version = 2, Questions = [.. Example.Form.Questions.Where(it => it.Id != "stage")] };
        var defined = new Given<Edition>(Example.Planned, Example.Published, Example.Defined);
        defined.When(it => PublishQuestionnaire.Decide(it, new(withoutStage))).ThenRefused("indicators-broken", "/questions");
        new Given<Edition>(Example.Planned, Example.Published, Example.Defined, new IndicatorsDefined("2017", [Example.Strategy]))
            .When(it => PublishQuestionnaire.Decide(it, new(withoutStage))).Then<QuestionnairePublished>();
    }

    private static IndicatorDefinition Of(Measure measure, string? question) => new("it", Example.Words("It"), measure, Question: question);

    private static IndicatorDefinition Ratio(string? numerator, string? denominator) =>
        new("it", Example.Words("It"), Measure.RatioOfSums, Numerator: numerator, Denominator: denominator);

    private static Func<Edition, Decision> Define(params IndicatorDefinition[] indicators) => it => DefineIndicators.Decide(it, new(indicators));
}
