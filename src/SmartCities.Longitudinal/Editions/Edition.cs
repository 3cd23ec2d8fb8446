using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using SmartCities.Longitudinal.Figures;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Editions;

/// <summary>Where an edition stands in its life.</summary>
public enum EditionStage
{
    None,

    /// <summary>The edition is known to have taken place; its answers are not here.</summary>
    Known,
    Planned,
    Open,
    Closed,
}

/// <summary>An edition as its stream tells it.</summary>
public sealed record Edition : IFolded<Edition>
{
    private static readonly Regex Years = new(@"(?<![0-9])(19|20)[0-9]{2}(?![0-9])", RegexOptions.CultureInvariant);

    public static Edition Empty { get; } = new();

    /// <summary>A form of 100 KB is not read again for every answer that is checked against it.</summary>
    public static bool IsKept => true;

    public EditionStage Stage { get; init; }

    public EditionPlanned? Plan { get; init; }

    public ImmutableSortedDictionary<int, Questionnaire> Questionnaires { get; init; } = ImmutableSortedDictionary<int, Questionnaire>.Empty;

    public IReadOnlyList<IndicatorDefinition> Indicators { get; init; } = [];

    public ImmutableList<Figure> Figures { get; init; } = [];

    public BarriersReported? Barriers { get; init; }

    public ImmutableList<EditionReleased> Releases { get; init; } = [];

    /// <summary>Why each release that was taken back was.</summary>
    public ImmutableSortedDictionary<string, string> Withdrawn { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public DateTimeOffset? Closes { get; init; }

    /// <summary>The zone in which it announces that; null where it does not close by itself.</summary>
    public string? TimeZone { get; init; }

    /// <summary>For how many minutes after that forms are still taken.</summary>
    public int GraceMinutes { get; init; }

    /// <summary>The last moment at which forms are taken; null where it does not close by itself.</summary>
    public DateTimeOffset? LastMoment => TimeZone is null ? null : Closes + TimeSpan.FromMinutes(GraceMinutes);

    /// <summary>The day its answers describe, else the day its collection closed; null where neither is known.</summary>
    public DateOnly? Date => Plan?.ReferenceDate ?? Plan?.Collection.Closes;

    /// <summary>The year it goes by: in its id, else of its date.</summary>
    public int? Year => Years.Match(Id) is { Success: true } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : Date?.Year;

    /// <summary>How many events made it: the version of its stream.</summary>
    public long Version { get; init; }

    public string Id => Plan?.Edition ?? "";

    public bool Demonstration => Plan?.Demonstration ?? false;

    /// <summary>The form that is answered now: the latest version.</summary>
    public Questionnaire? Questionnaire => Questionnaires.IsEmpty ? null : Questionnaires[Questionnaires.Keys.Max()];

    /// <summary>The latest release that was not withdrawn.</summary>
    public EditionReleased? Release => Releases.LastOrDefault(it => !Withdrawn.ContainsKey(it.Release));

    /// <summary>Whether it describes an earlier day than another edition of its kind.</summary>
    public bool IsBefore(Edition other) => Demonstration == other.Demonstration && Id != other.Id && Date is { } before && other.Date is { } after && before < after;

    /// <summary>Whether its time is over, its closing recorded or not.</summary>
    public bool IsOver(DateTimeOffset now) => Stage == EditionStage.Open && LastMoment < now;

    /// <summary>The edition as a city finds it at a moment: closed once its time is over, open as long as this city was given.</summary>
    public Edition For(DateTimeOffset? extended, DateTimeOffset now) => Stage switch
    {
        EditionStage.Closed when extended >= now => this with { Stage = EditionStage.Open },
        _ when IsOver(now) && !(extended >= now) => this with { Stage = EditionStage.Closed },
        _ => this,
    };

    public Edition Apply(object happened) => Changed(happened) is { } changed ? changed with { Version = Version + 1 } : this;

    private Edition? Changed(object happened) => happened switch
    {
        EditionPlanned it => this with { Plan = it, Stage = it.Known ? EditionStage.Known : EditionStage.Planned },
        QuestionnairePublished it => this with { Questionnaires = Questionnaires.SetItem(it.Questionnaire.Version, it.Questionnaire) },
        IndicatorsDefined it => this with { Indicators = it.Indicators },
        EditionOpened it => this with { Stage = EditionStage.Open, Closes = it.Closes, TimeZone = it.TimeZone, GraceMinutes = it.GraceMinutes ?? 0 },
        EditionExtended it => this with { Closes = it.Closes, TimeZone = it.TimeZone, GraceMinutes = it.GraceMinutes ?? 0 },
        EditionClosed => this with { Stage = EditionStage.Closed },
        EditionReopened it => this with { Stage = EditionStage.Open, Closes = it.Closes, TimeZone = it.TimeZone, GraceMinutes = it.GraceMinutes ?? 0 },
        EditionReleased it => this with { Releases = Releases.Add(it) },
        ReleaseWithdrawn it => this with { Withdrawn = Withdrawn.SetItem(it.Release, it.Reason) },
        FigurePublished it => this with { Figures = Figures.Add(it.Figure) },
        FigureCorrected it => this with { Figures = Figures.ConvertAll(figure => figure.Id == it.Figure.Id ? it.Figure : figure) },
        BarriersReported it => this with { Barriers = it },
        _ => null,
    };
}
