using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Figures;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Series;

/// <summary>Starts a series.</summary>
public sealed record StartSeries(string Series, Text Label, SeriesMeasure Measure)
{
    public static Decision Decide(FollowedSeries series, StartSeries start) => series.Started switch
    {
        _ when !Id.IsValid(start.Series) => Decision.Refuse([Id.Invalid("series", start.Series, "/series")]),
        null => Decision.Accept(new SeriesStarted(start.Series, start.Label, start.Measure)),
        { } it when JsonText.Same(it, new(start.Series, start.Label, start.Measure)) => Decision.NothingToDo,
        _ => Decision.Refuse("series-exists", $"The series {start.Series} is already there, with another label or measure.", "/series"),
    };
}

/// <summary>Says how an edition's indicators feed a series.</summary>
public sealed record MapIndicators(
    MappingRule Rule,
    IReadOnlyList<string> Indicators,
    IReadOnlyDictionary<string, string>? Options = null,
    Text? Why = null,
    string? Figure = null)
{
    public static Decision Decide(FollowedSeries series, MapIndicators map, Edition edition) => series.Started switch
    {
        null => SeriesRefusals.Unknown,
        _ when edition.Plan is null => EditionRefusals.Unknown,
        { } it when map.Check(it, edition).ToList() is { Count: > 0 } refusals => Decision.Refuse(refusals),
        { } it when new IndicatorMapped(it.Series, edition.Id, map.Rule, map.Indicators, map.Options, map.Why, map.Figure) is var mapped =>
            JsonText.Same(series.Mappings.GetValueOrDefault(edition.Id), mapped) ? Decision.NothingToDo : Decision.Accept(mapped),
        _ => Decision.NothingToDo,
    };

    private IEnumerable<Refusal> Check(SeriesStarted series, Edition edition) => Figure is null ? CheckIndicators(series, edition) : CheckFigure(Figure, series, edition);

    /// <summary>An edition that is known by what a report printed of it has no indicators.</summary>
    private IEnumerable<Refusal> CheckFigure(string id, SeriesStarted series, Edition edition)
    {
        if (Rule != MappingRule.Direct || Indicators.Count > 0 || Options is not null)
            yield return new("mapping-invalid", "A figure feeds a series as it is: rule direct, without indicators or options.", "/figure");
        if (edition.Figures.Find(it => it.Id == id) is not { } figure)
            yield return new("figure-unknown", $"The edition {edition.Id} has no published figure \"{id}\".", "/figure");
        else if (figure.Printed.Value is null || (figure.Kind is FigureKind.Share or FigureKind.OptionShare) != (series.Measure == SeriesMeasure.Share))
            yield return new("measure-differs", $"The series follows a {series.Measure.Word()}; the figure \"{id}\" prints none.", "/figure");
    }

    private IEnumerable<Refusal> CheckIndicators(SeriesStarted series, Edition edition)
    {
        var indicators = new List<IndicatorDefinition>();
        for (var i = 0; i < Indicators.Count; i++)
        {
            if (edition.Indicators.FirstOrDefault(it => it.Id == Indicators[i]) is { } indicator)
                indicators.Add(indicator);
            else
                yield return new("indicator-unknown", $"The edition {edition.Id} has no indicator \"{Indicators[i]}\".", $"/indicators/{i}");
        }

        if (indicators.Count < Indicators.Count)
            yield break;

        Refusal? misfit = Rule switch
        {
            MappingRule.Direct or MappingRule.Recode => Indicators.Count == 1 ? null : new("mapping-invalid", $"A mapping of rule {Rule.Word()} names one indicator.", "/indicators"),
            MappingRule.AnyOf or MappingRule.AllOf => Indicators.Count >= 2 ? null : new("mapping-invalid", $"A mapping of rule {Rule.Word()} names two or more indicators.", "/indicators"),
            _ => Indicators.Count == 0 && Why is not null ? null : new("mapping-invalid", $"A mapping of rule {Rule.Word()} names no indicator and says why.", "/indicators"),
        };
        if (misfit is not null)
            yield return misfit;

        foreach (var indicator in indicators.Where(it => SeriesMeasureOf(it.Measure) != series.Measure))
            yield return new("measure-differs", $"The series follows a {series.Measure.Word()}; \"{indicator.Id}\" is a {indicator.Measure.Word()}.", "/indicators");

        if (Rule == MappingRule.Recode && misfit is null)
        {
            var question = edition.Questionnaire!.Find(indicators[0].Question ?? "");
            if (question?.Type != QuestionType.Option)
                yield return new("recode-invalid", "A recode reads a question of type option.", "/indicators/0");
            else
            {
                foreach (var option in question.Options!.Where(it => Options?.ContainsKey(it.Id) != true))
                    yield return new("recode-incomplete", $"The option \"{option.Id}\" is not recoded.", "/options");
            }

            foreach (var (option, to) in Options ?? new Dictionary<string, string>())
            {
                if (question?.Type == QuestionType.Option && question.Options!.All(it => it.Id != option))
                    yield return new("option-unknown", $"\"{option}\" is not an option of \"{question.Id}\".", "/options" + JsonText.Step(option));
                if (to is not ("yes" or "no") && Words.Parse<MissingReason>(to) is null)
                    yield return new("recode-invalid", $"\"{to}\" is neither yes, no nor a missing reason.", "/options" + JsonText.Step(option));
            }
        }
        else if (Options is not null)
        {
            yield return new("recode-invalid", "Only a recode has options.", "/options");
        }
    }

    public static SeriesMeasure SeriesMeasureOf(Measure measure) =>
        measure is Measure.Share or Measure.OptionShare ? SeriesMeasure.Share : SeriesMeasure.Number;
}

/// <summary>Judges whether two editions can be compared on a series.</summary>
public sealed record JudgeComparability(string From, string To, Verdict Verdict, IReadOnlyList<Difference>? Differs = null, Text? Note = null)
{
    public static Decision Decide(FollowedSeries series, JudgeComparability judge, Edition from, Edition to) => series.Started switch
    {
        null => SeriesRefusals.Unknown,
        _ when from.Plan is null || to.Plan is null => EditionRefusals.Unknown,
        _ when judge.From == judge.To => Decision.Refuse("same-edition", "Comparability is judged for a pair of editions.", "/from"),
        _ when from.Demonstration != to.Demonstration => Decision.Refuse("fiction-and-fact", "A demonstration edition is never compared with a real one.", "/from"),
        _ when judge.Verdict == Verdict.NotJudged => Decision.Refuse("verdict-invalid", "A judgement is comparable, with-caution or not-comparable.", "/verdict"),
        _ when judge.Verdict != Verdict.Comparable && judge.Note is null => Decision.Refuse("note-missing", "Say why they are not simply comparable.", "/note"),
        { } it when judge.Pair(series) is var (first, second) && new ComparabilityJudged(it.Series, first, second, judge.Verdict, judge.Differs ?? [], judge.Note) is var judged =>
            JsonText.Same(series.Judgements.GetValueOrDefault((first, second)), judged) ? Decision.NothingToDo : Decision.Accept(judged),
        _ => Decision.NothingToDo,
    };

    // One judgement for a pair: whoever names it the other way round changes the one that is there.
    private (string First, string Second) Pair(FollowedSeries series) => series.Judgements.ContainsKey((To, From)) ? (To, From) : (From, To);
}

/// <summary>Refusals that several decisions on a series share.</summary>
public static class SeriesRefusals
{
    public static readonly Decision Unknown = Decision.Refuse("series-unknown", "There is no such series.");
}
