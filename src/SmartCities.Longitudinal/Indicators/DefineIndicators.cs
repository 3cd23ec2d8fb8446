using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Indicators;

/// <summary>Defines an edition's indicators, all at once.</summary>
public sealed record DefineIndicators(IReadOnlyList<IndicatorDefinition> Indicators)
{
    public static Decision Decide(Edition edition, DefineIndicators define)
    {
        if (edition.Stage == EditionStage.None)
            return EditionRefusals.Unknown;
        if (edition.Questionnaire is not { } form)
            return Decision.Refuse("questionnaire-missing", "Indicators measure the answers to a questionnaire; publish one first.");
        if (JsonText.Same(edition.Indicators, define.Indicators))
            return Decision.NothingToDo;

        var refusals = Check(define.Indicators, edition, form);
        return refusals.Count > 0 ? Decision.Refuse(refusals) : Decision.Accept(new IndicatorsDefined(edition.Id, define.Indicators));
    }

    /// <summary>Whether a form can be measured like this.</summary>
    public static List<Refusal> Check(IReadOnlyList<IndicatorDefinition> indicators, Edition edition, Questionnaire form)
    {
        var questions = form.Questions.ToDictionary(it => it.Id);
        var nobody = new SnapshotBuilder(edition.Id, form.Variables).Build();
        var refusals = CheckQuestionnaire.Unique(indicators.Select(it => it.Id), "indicator", "/indicators").ToList();
        for (var i = 0; i < indicators.Count; i++)
        {
            var found = refusals.Count;
            refusals.AddRange(Check(indicators[i], edition.Plan!.Framework, questions, $"/indicators/{i}"));
            if (refusals.Count == found && Unmeasurable(indicators[i], nobody) is { } why)
                refusals.Add(new("measure-invalid", why, $"/indicators/{i}"));
            if (indicators[i].ReadingOf is { } other && indicators.All(it => it.Id != other))
                refusals.Add(new("indicator-unknown", $"There is no indicator \"{other}\" to be a reading of.", $"/indicators/{i}/readingOf"));
        }

        return refusals;
    }

    private static IEnumerable<Refusal> Check(IndicatorDefinition indicator, Framework framework, Dictionary<string, Question> questions, string pointer)
    {
        foreach (var (member, question) in new[] { ("question", indicator.Question), ("numerator", indicator.Numerator), ("denominator", indicator.Denominator) })
        {
            if (question is not null && !questions.ContainsKey(question))
                yield return new("question-unknown", $"The form has no question \"{question}\".", $"{pointer}/{member}");
        }

        foreach (var (member, predicate) in new[] { ("counts", indicator.Counts), ("base", indicator.Base) })
        {
            foreach (var refusal in predicate is null ? [] : CheckQuestionnaire.CheckPredicate(predicate, questions, $"{pointer}/{member}"))
                yield return refusal;
        }

        if (indicator.Field is { } field && framework.Fields.All(it => it.Id != field))
            yield return new("field-unknown", $"The framework has no field \"{field}\".", $"{pointer}/field");
        if (indicator.Factor is { } factor && framework.Factors.All(it => it.Id != factor))
            yield return new("factor-unknown", $"The framework has no factor \"{factor}\".", $"{pointer}/factor");

        if (indicator.NoSeries is { } why && string.IsNullOrWhiteSpace(why.En))
            yield return new("reason-missing", "Say why no series follows it.", $"{pointer}/noSeries/en");

        var measured = indicator.Question is { } id ? questions.GetValueOrDefault(id) : null;
        Refusal? problem = indicator.Measure switch
        {
            Measure.Share when indicator.Counts is null && measured?.Type != QuestionType.Boolean => new("measure-invalid", "A share names a boolean question, or says what counts.", pointer),
            Measure.Count when indicator.Counts is null && measured is null => new("measure-invalid", "A count names a question, or says what counts.", pointer),
            Measure.OptionShare when measured?.Type is not (QuestionType.Option or QuestionType.Options) => new("measure-invalid", "An option share names a question with options.", pointer),
            Measure.OptionShare when measured.Options!.All(it => it.Id != indicator.Option) => new("measure-invalid", $"\"{indicator.Option}\" is not an option of \"{measured.Id}\".", pointer),
            Measure.Mean or Measure.Median or Measure.Sum when measured?.Type is not (QuestionType.Number or QuestionType.Percent) => new("measure-invalid", "A mean, median or sum names a question that takes numbers.", pointer),
            Measure.RatioOfSums when indicator.Numerator is null || indicator.Denominator is null => new("measure-invalid", "A ratio of sums names a numerator and a denominator.", pointer),
            _ => null,
        };
        if (problem is not null)
            yield return problem;
    }

    // What the statistics would refuse while someone reads, they refuse here: the definition is tried on an edition without cities.
    private static string? Unmeasurable(IndicatorDefinition indicator, Snapshot nobody)
    {
        try
        {
            indicator.Measured().Evaluate(nobody);
            return null;
        }
        catch (ArgumentException unmeasurable)
        {
            return unmeasurable.Message;
        }
    }
}
