using System.Globalization;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Pages;

/// <summary>What a definition measures, among whom, and how it takes answers that are not there: in words, with the questions and options as the form puts them.</summary>
public readonly struct SayDefinition(string language, Questionnaire form)
{
    private readonly Say say = new(language);

    public string Measured(IndicatorDefinition it) => it switch
    {
        { Measure: Measure.RatioOfSums } => Filled(Phrases.MeasuredRatio, Question(it.Numerator!), Question(it.Denominator!)),
        { Measure: Measure.Mean } => Filled(Phrases.MeasuredMean, Question(it.Question!)),
        { Measure: Measure.Median } => Filled(Phrases.MeasuredMedian, Question(it.Question!)),
        { Measure: Measure.Sum } => Filled(Phrases.MeasuredSum, Question(it.Question!)),
        { Counts: { } counts } => Filled(Phrases.MeasuredCities, Condition(counts)),
        { Option: { } option } => Filled(Phrases.MeasuredCities, Condition(
            form.Find(it.Question!)!.Type == QuestionType.Option ? new Predicate.IsOption(it.Question!, option) : new Predicate.Includes(it.Question!, option))),
        _ => Filled(Phrases.MeasuredCities, Condition(new Predicate.IsBoolean(it.Question!, true))),
    };

    public string Base(IndicatorDefinition it) => it.Base is { } within ? Filled(Phrases.BaseWhere, Condition(within)) : Phrases.BaseAll.In(language);

    /// <summary>What becomes of answers that are not there.</summary>
    public string Absent(IndicatorDefinition it)
    {
        var tongue = language;
        string[] counted =
        [
            .. it.NotAsked == Treatment.AsNo ? new[] { Phrases.NotAsked.In(tongue) } : [],
            .. (it.Missing ?? new Dictionary<MissingReason, Treatment>()).Where(one => one.Value == Treatment.AsNo).OrderBy(one => one.Key).Select(one => Say.Missing(one.Key).In(tongue)),
        ];
        return counted.Length == 0 ? Phrases.AbsentExcluded.In(language) : Filled(Phrases.AbsentAsNo, string.Join(", ", counted));
    }

    /// <summary>A condition in words; parts of parts stand in brackets.</summary>
    public string Condition(Predicate predicate) => predicate switch
    {
        Predicate.All { Parts.Count: 0 } => Phrases.ConditionAlways.In(language),
        Predicate.Any { Parts.Count: 0 } => Phrases.ConditionNever.In(language),
        Predicate.All it => Joined(it.Parts, Phrases.And),
        Predicate.Any it => Joined(it.Parts, Phrases.Or),
        Predicate.Not it => Filled(Phrases.ConditionNot, Condition(it.Part)),
        Predicate.IsBoolean it => Filled(Phrases.ConditionIs, Question(it.Question), (it.Value ? Phrases.Yes : Phrases.No).In(language)),
        Predicate.IsOption it => Filled(Phrases.ConditionIs, Question(it.Question), Quoted(Option(it.Question, it.Option))),
        Predicate.IsNumber it => Filled(Phrases.ConditionIs, Question(it.Question), say.Number(it.Value)),
        Predicate.Includes it => Filled(Phrases.ConditionIncludes, Question(it.Question), Quoted(Option(it.Question, it.Option))),
        Predicate.AtLeast it => Filled(Phrases.ConditionAtLeast, Question(it.Question), say.Number(it.Bound)),
        Predicate.Answered it => Filled(Phrases.ConditionAnswered, Question(it.Question)),
        _ => throw new ArgumentException($"No words say what {predicate} means."),
    };

    private string Joined(IReadOnlyList<Predicate> parts, Text word)
    {
        var it = this;
        return string.Join($" {word.In(language)} ", parts.Select(part => part is Predicate.All or Predicate.Any && parts.Count > 1 ? $"({it.Condition(part)})" : it.Condition(part)));
    }

    private string Question(string question) => Quoted(form.Find(question)!.Text.In(language));

    private string Option(string question, string option) => form.Find(question)!.Options!.First(it => it.Id == option).Label.In(language);

    private string Quoted(string words) => Filled(Phrases.Quoted, words);

    private string Filled(Text text, params object[] parts) => string.Format(CultureInfo.InvariantCulture, text.In(language), parts);
}
