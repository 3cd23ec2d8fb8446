using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Series;

/// <summary>A mapping somebody may make; in a recode, an option without a value is for people to decide.</summary>
public sealed record ProposedMapping(MappingRule Rule, IReadOnlyList<string> Indicators, IReadOnlyDictionary<string, string?>? Options, Text Why);

/// <summary>One difference between the ways in which two editions feed a series, and what it does to a comparison.</summary>
/// <param name="Kind">How a question differs, or <c>dropped</c>, <c>split</c>, <c>merged</c>, <c>regrouped</c>, <c>measured</c>, <c>counted</c>, <c>based</c>.</param>
/// <param name="Harm">Why it hurts.</param>
/// <param name="Differs">What it changes, in the words of a judgement.</param>
/// <param name="Question">The question of the later form, or of the earlier where there is none, that it is about.</param>
public sealed record SeriesHarm(string Kind, Text Harm, Difference? Differs = null, string? Question = null);

/// <summary>How a series that the earlier edition feeds may go on, and what stands in the way of comparing the two; what was said of it already stands beside.</summary>
/// <param name="Series">The series.</param>
/// <param name="Label">Its label.</param>
/// <param name="From">How the earlier edition feeds it.</param>
/// <param name="Proposed">How the later one may.</param>
/// <param name="Mapped">How it does; null where nobody has said so.</param>
/// <param name="Verdict">What the differences suggest to judge, on the mapping made, else on the one proposed.</param>
/// <param name="Differs">In what the two differ.</param>
/// <param name="Harms">Each difference, and what it does.</param>
/// <param name="Judged">What was judged; null where nothing was.</param>
public sealed record SeriesProposal(
    string Series,
    Text Label,
    MapIndicators From,
    ProposedMapping Proposed,
    MapIndicators? Mapped,
    Verdict Verdict,
    IReadOnlyList<Difference> Differs,
    IReadOnlyList<SeriesHarm> Harms,
    Judgement? Judged)
{
    /// <summary>The series as it would be if this was said of it, where nothing was said yet.</summary>
    public FollowedSeries Supposed(FollowedSeries series, string from, string to)
    {
        var mapped = Mapped is null ? series.Apply(new IndicatorMapped(Series, to, Proposed.Rule, Proposed.Indicators, null, Proposed.Why)) : series;
        return Judged is null ? mapped.Apply(new ComparabilityJudged(Series, from, to, Verdict, Differs, null)) : mapped;
    }
}

/// <summary>
/// Proposes how a later edition may feed each series that an earlier one feeds, and whether the two can be compared on it. Proposals are for people: nothing
/// is mapped or judged by them. An indicator goes on in the one of the same id; else in the one that is named as the series; else in those that measure the
/// same question, or a likely one, alike; else in the one whose label has most of the same words.
/// </summary>
public sealed class ProposeMappings
{
    private const decimal Likely = 0.6m;


    // What no caution mends: nothing there, other units, another computation.
    private static readonly HashSet<string> Grave = ["dropped", "unit", "measured"];

    private readonly Edition earlier;
    private readonly Edition later;
    private readonly FormDifference difference;
    private readonly IReadOnlyList<string> languages;
    private readonly Likeness likeness;

    private ProposeMappings(Edition earlier, Edition later, FormDifference difference)
    {
        (this.earlier, this.later, this.difference) = (earlier, later, difference);
        languages = Form(later).Languages.Intersect(Form(earlier).Languages).DefaultIfEmpty("en").ToList();
        likeness = new(
            [
                .. new[] { Form(earlier), Form(later) }.SelectMany(it => it.Questions).Select(it => it.Text),
                .. earlier.Indicators.Concat(later.Indicators).Select(it => it.Label),
            ],
            languages);
    }

    /// <summary>A proposal for each series that the earlier edition feeds, in order of id.</summary>
    public static IReadOnlyList<SeriesProposal> Of(Edition earlier, Edition later, FormDifference difference, SeriesCatalog catalog)
    {
        var propose = new ProposeMappings(earlier, later, difference);
        return
        [
            .. from series in catalog.All.Values
               where !series.Ended && series.Mappings.GetValueOrDefault(earlier.Id) is { } mapping && mapping.Rule != MappingRule.None && series.Holds(earlier)
               orderby series.Started!.Series
               select propose.Of(series),
        ];
    }

    private SeriesProposal Of(FollowedSeries series)
    {
        var (started, before, now) = (series.Started!, series.Mappings[earlier.Id], series.Mappings.GetValueOrDefault(later.Id));
        var proposed = Propose(started, before);
        var harms = now is null ? Harms(before, proposed.Rule, proposed.Indicators, proposed.Options) : Harms(before, now.Rule, now.Indicators, now.Options);
        var differs = harms.Select(it => it.Differs).OfType<Difference>().Distinct().Order().ToList();
        var judged = series.Judged(earlier.Id, later.Id);
        return new(
            started.Series, started.Label, Said(before), proposed, now is null ? null : Said(now), Verdict(harms, differs), differs, harms,
            judged is null ? null : new(judged.Verdict, judged.Differs, judged.Note));
    }

    private static Verdict Verdict(IReadOnlyList<SeriesHarm> harms, IReadOnlyList<Difference> differs) =>
        harms.Any(it => Grave.Contains(it.Kind)) ? Series.Verdict.NotComparable
        : differs.Count > 0 ? Series.Verdict.WithCaution
        : Series.Verdict.Comparable;

    private static MapIndicators Said(IndicatorMapped it) => new(it.Rule, it.Indicators, it.Options, it.Why);

    private ProposedMapping Propose(SeriesStarted series, IndicatorMapped before)
    {
        var then = before.Indicators.Select(it => Find(earlier, it)!).ToList();
        var same = then.ConvertAll(it => Fitting(series, it.Id));
        if (same.TrueForAll(it => it is not null))
            return As(before, [.. same.OfType<IndicatorDefinition>()], Because.SameIndicator);
        if (Fitting(series, series.Series) is { } named)
            return As(before, [named], Because.NamedAsSeries);
        var found = then.SelectMany(it => Measuring(series, it)).Distinct().ToList();
        if (found.Count > 0)
            return As(before, found, Because.SameQuestion);
        var labelled = then.Select(it => Labelled(series, it)).OfType<IndicatorDefinition>().Distinct().ToList();
        return labelled.Count > 0 ? As(before, labelled, Because.AlikeLabel) : new(MappingRule.None, [], null, Because.NothingLikeIt);
    }

    private IndicatorDefinition? Fitting(SeriesStarted series, string indicator) =>
        Find(later, indicator) is { } it && MapIndicators.SeriesMeasureOf(it.Measure) == series.Measure ? it : null;

    /// <summary>The later indicators on the same question or on likely ones, measured alike; of an option share, of the same option or of one with its words.</summary>
    private IEnumerable<IndicatorDefinition> Measuring(SeriesStarted series, IndicatorDefinition then)
    {
        List<string> questions = then.Question is { } asked && Form(later).Find(asked) is not null
            ? [asked]
            : [.. difference.LikelyMatches.Where(it => it.From == then.Question && it.Likeness >= Likely).Select(it => it.To)];
        return later.Indicators.Where(it =>
            it.ReadingOf is null && it.Question is { } question && questions.Contains(question) && it.Base is null && it.Measure == then.Measure && MapIndicators.SeriesMeasureOf(it.Measure) == series.Measure &&
            (then.Option is not { } option || it.Option == option || IsLikely(Label(earlier, then.Question!, option), Label(later, question, it.Option!))));
    }

    /// <summary>The later indicator whose label is most alike.</summary>
    private IndicatorDefinition? Labelled(SeriesStarted series, IndicatorDefinition then) => later.Indicators
        .Where(it => it.ReadingOf is null && it.Measure.IsNumeric() == then.Measure.IsNumeric() && MapIndicators.SeriesMeasureOf(it.Measure) == series.Measure)
        .Where(it => IsLikely(then.Label, it.Label))
        .MaxBy(it => likeness.Between(then.Label, it.Label).Share);

    private bool IsLikely(Text? one, Text? other) => one is not null && other is not null && likeness.Between(one, other).IsAtLeast(Likely);

    private static Text? Label(Edition edition, string asked, string option) => Form(edition).Find(asked)?.Options?.FirstOrDefault(it => it.Id == option)?.Label;

    private ProposedMapping As(IndicatorMapped before, IReadOnlyList<IndicatorDefinition> now, Text why)
    {
        if (now.Count > 1)
            return new(before.Rule == MappingRule.AllOf ? MappingRule.AllOf : MappingRule.AnyOf, [.. now.Select(it => it.Id)], null, why);
        return now[0] is { Measure: Measure.Share, Question: { } question } && Form(later).Find(question) is { Type: QuestionType.Option } choice
            ? new(MappingRule.Recode, [now[0].Id], Recoded(now[0], choice, before), why)
            : new(MappingRule.Direct, [now[0].Id], null, why);
    }

    /// <summary>What each option counts as: as it was recoded before, else as the indicator counts it; a "no" that may be a "don't know" is left to people.</summary>
    private Dictionary<string, string?> Recoded(IndicatorDefinition indicator, Question choice, IndicatorMapped before)
    {
        var builder = new SnapshotBuilder(later.Id, Form(later).Variables);
        foreach (var option in choice.Options!)
            builder.Column(choice.Id).Record(builder.AddCity(option.Id), new TextAnswer(option.Id));
        var snapshot = builder.Build();
        var outcomes = indicator.Measured().Evaluate(snapshot);
        return choice.Options.ToDictionary(it => it.Id, it => before.Options?.GetValueOrDefault(it.Id) ?? outcomes.Counted(snapshot.RowOf(it.Id)) switch
        {
            Outcome.Yes => "yes",
            Outcome.No when it.Id is "unsure" or "dont-know" or "unknown" => MissingReason.DontKnow.Word(),
            Outcome.No => "no",
            _ => null,
        });
    }

    private List<SeriesHarm> Harms(IndicatorMapped before, MappingRule rule, IReadOnlyList<string> indicators, object? options)
    {
        if (rule == MappingRule.None)
            return [new("dropped", Questionnaires.Harms.Dropped)];
        var (then, now) = (before.Indicators.Select(it => Find(earlier, it)).OfType<IndicatorDefinition>().ToList(), indicators.Select(it => Find(later, it)).OfType<IndicatorDefinition>().ToList());
        var harms = new List<SeriesHarm>();
        if (then.Count == 1 && now.Count == 1)
        {
            harms.AddRange(Measured(then[0], now[0], isRecoded: before.Rule != rule || !JsonText.Same(before.Options, options)));
            harms.AddRange(Asked(then[0], now[0]));
        }
        else
        {
            if (then.Count != now.Count || !then.Select(it => it.Id).Order().SequenceEqual(now.Select(it => it.Id).Order()))
                harms.Add(then.Count == 1 ? new("split", Questionnaires.Harms.Split, Difference.Wording) : now.Count == 1 ? new("merged", Questionnaires.Harms.Merged, Difference.Wording) : new("regrouped", Questionnaires.Harms.Regrouped, Difference.Wording));
            else if (before.Rule != rule)
                harms.Add(new("regrouped", Questionnaires.Harms.Regrouped, Difference.Concept));
            foreach (var it in now)
                harms.AddRange(Of(it.Question));
        }

        return [.. harms.DistinctBy(it => (it.Kind, it.Question))];
    }

    private static IEnumerable<SeriesHarm> Measured(IndicatorDefinition then, IndicatorDefinition now, bool isRecoded)
    {
        if (then.Measure.IsNumeric() && (then.Measure, then.Unit) != (now.Measure, now.Unit))
            yield return new("measured", Questionnaires.Harms.Measured, Difference.Concept);
        else if (isRecoded || then.Measure != now.Measure || then.Option != now.Option || !JsonText.Same(then.Counts, now.Counts))
            yield return new("counted", Questionnaires.Harms.Counted, Difference.Options);

        if (!JsonText.Same(then.Base, now.Base) || then.NotAsked != now.NotAsked || !JsonText.Same(then.Missing, now.Missing))
            yield return new("based", Questionnaires.Harms.Based, Difference.Universe);
    }

    /// <summary>How the questions of two indicators differ: as the forms tell of one question, else of the two side by side.</summary>
    private IEnumerable<SeriesHarm> Asked(IndicatorDefinition then, IndicatorDefinition now) =>
        then.Question is { } before && now.Question is { } after && before != after && Form(earlier).Find(before) is { } old && Form(later).Find(after) is { } renamed
            ? CompareQuestionnaires.Between(old, renamed, languages, likeness).Concat(CompareQuestionnaires.Beside(difference.Find(before)?.LastAnswerFrom, difference.Find(after)?.LastAnswerTo)).Select(it => Of(it, after))
            : new[] { now.Question, now.Numerator, now.Denominator }.Concat(now.Counts?.Questions ?? []).Concat(now.Base?.Questions ?? []).Distinct().SelectMany(Of);

    private IEnumerable<SeriesHarm> Of(string? question) =>
        question is null || difference.Find(question) is not { } it ? [] : it.Changes.Where(one => one.Kind != ChangeKind.Added).Select(one => Of(one, question));

    private static SeriesHarm Of(QuestionChange change, string question) => new(change.Kind.Word(), change.Harm, change.Differs, question);

    private static IndicatorDefinition? Find(Edition edition, string indicator) => edition.Indicators.FirstOrDefault(it => it.Id == indicator);

    private static Questionnaire Form(Edition edition) => edition.Questionnaire!;

    /// <summary>Why a mapping is proposed.</summary>
    private static class Because
    {
        public static readonly Text SameIndicator = new("The indicators keep their ids.", "Los indicadores conservan sus identificadores.", "Les indicateurs gardent leurs identifiants.");

        public static readonly Text NamedAsSeries = new("The indicator is named as the series.", "El indicador se llama como la serie.", "L’indicateur porte le nom de la série.");

        public static readonly Text SameQuestion = new(
            "Measured alike on the same question, or on one with much the same words.",
            "Se mide igual sobre la misma pregunta, o sobre una con palabras muy parecidas.",
            "Mesuré de même sur la même question, ou sur une question aux mots très proches.");

        public static readonly Text AlikeLabel = new("The labels have most of their words in common.", "Las etiquetas tienen en común la mayoría de sus palabras.", "Les libellés ont la plupart de leurs mots en commun.");

        public static readonly Text NothingLikeIt = new(
            "No indicator of the later edition measures this, nor anything with these words.",
            "Ningún indicador de la edición posterior mide esto ni nada con estas palabras.",
            "Aucun indicateur de l’édition ultérieure ne mesure cela, ni rien qui ait ces mots.");
    }
}
