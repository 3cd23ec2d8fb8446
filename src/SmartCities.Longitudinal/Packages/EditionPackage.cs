using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Figures;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Practices;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Packages;

/// <summary>An edition as data: what <c>deploy/editions/README.md</c> describes, file by file.</summary>
public sealed record EditionPackage(
    PackageFolder Folder,
    EditionFile Edition,
    Questionnaire? Questionnaire,
    IReadOnlyList<IndicatorDefinition>? Indicators,
    IReadOnlyList<PackageCity> Cities,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<PackagePractice> Practices,
    BarriersFile? Barriers,
    SeriesFile? Series);

/// <summary><c>edition.json</c>.</summary>
public sealed record EditionFile(
    string Edition,
    Text Title,
    EditionStage Stage,
    Framework Framework,
    bool Demonstration = false,
    string? Release = null,
    DateOnly? ReferenceDate = null,
    Collection? Collection = null,
    int? Participants = null,
    int? Countries = null,
    IReadOnlyList<Category>? Regions = null,
    IReadOnlyList<Category>? Bands = null,
    IReadOnlyList<Source>? Sources = null,
    Text? Note = null,
    IReadOnlyList<LeftOut>? LeftOut = null)
{
    public PlanEdition Plan() => new(
        Edition, Title, Framework, Demonstration, Stage == EditionStage.Known, ReferenceDate, Collection, Participants, Countries, Regions, Bands, Sources, Note, LeftOut);
}

/// <summary><c>indicators.json</c>.</summary>
public sealed record IndicatorsFile(IReadOnlyList<IndicatorDefinition> Indicators);

/// <summary><c>cities.json</c>.</summary>
public sealed record CitiesFile(IReadOnlyList<PackageCity> Cities);

public sealed record PackageCity(
    string City,
    string Name,
    string Region,
    string Band,
    string? Country = null,
    decimal? Population = null,
    string? Place = null,
    IReadOnlyList<string>? AlternateNames = null,
    string? Succeeds = null);

/// <summary>A line of <c>submissions.jsonl</c>.</summary>
public sealed record PackageSubmission(
    string City,
    string Language,
    int Questionnaire,
    IReadOnlyDictionary<string, Answer> Answers,
    Provenance? Provenance = null,
    bool? Publication = null,
    IReadOnlyDictionary<string, string>? Comments = null)
{
    public SubmitForm Form() => new(Questionnaire, Language, Answers, Blanks: true, Provenance ?? Provenance.Submitted, Comments);
}

/// <summary>A line of <c>reported.jsonl</c>.</summary>
public sealed record PackageReport(
    string City,
    string Source,
    IReadOnlyList<ReportedAnswer> Answers,
    IReadOnlyList<Observation>? Observations = null,
    IReadOnlyList<PackageValueJudgement>? Judgements = null);

/// <summary>The city's value of an indicator cannot be compared with other editions, and why.</summary>
public sealed record PackageValueJudgement(string Indicator, Text Reason);

/// <summary><c>figures.json</c>.</summary>
public sealed record FiguresFile(IReadOnlyList<Figure> Figures);

/// <summary><c>practices.json</c>.</summary>
public sealed record PracticesFile(IReadOnlyList<PackagePractice> Practices);

public sealed record PackagePractice(
    string Practice,
    string Title,
    string City,
    IReadOnlyList<string> SuccessFactors,
    IReadOnlyList<PracticeResult> Results,
    string? Factor = null,
    string? Source = null,
    string? Place = null,
    string? Objective = null,
    string? Url = null,
    string? Note = null)
{
    public SharePractice Share(string edition) => new(Practice, edition, new(Title, City, Factor, Objective, SuccessFactors, Results, Source, Place, Url, Note));
}

/// <summary><c>barriers.json</c>.</summary>
public sealed record BarriersFile(string Source, string Place, IReadOnlyList<Editions.Barrier> Barriers, IReadOnlyList<Editions.Barrier> Facilitators, Text? Note = null);

/// <summary><c>series.json</c>.</summary>
public sealed record SeriesFile(IReadOnlyList<StartSeries> Series, IReadOnlyList<PackageMapping> Mappings, IReadOnlyList<PackageJudgement> Comparability);

public sealed record PackageMapping(
    string Series,
    MappingRule Rule,
    IReadOnlyList<string> Indicators,
    IReadOnlyDictionary<string, string>? Options = null,
    Text? Why = null);

public sealed record PackageJudgement(string Series, string With, Verdict Verdict, IReadOnlyList<Difference>? Differs = null, Text? Note = null);
