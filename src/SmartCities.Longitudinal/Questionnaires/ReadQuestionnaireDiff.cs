using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Submissions;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Questionnaires;

/// <summary>One of the two forms: its edition and version.</summary>
public sealed record ComparedForm(string Edition, int Version, int Questions, IReadOnlyList<string> Languages, bool Reconstructed);

/// <summary>How an indicator of the later edition goes on.</summary>
/// <param name="Indicator">Its id.</param>
/// <param name="Label">Its label.</param>
/// <param name="Series">The series it feeds.</param>
/// <param name="NoSeries">Why none follows it, where that is declared.</param>
/// <param name="Proposed">The series it might feed.</param>
/// <param name="Unmapped">What is still to be said of it before the edition opens; null where all is.</param>
public sealed record IndicatorStand(string Indicator, Text Label, IReadOnlyList<string> Series, Text? NoSeries, IReadOnlyList<string> Proposed, Text? Unmapped);

/// <summary>Whether the later edition can open: every indicator is mapped, or says why no series follows it.</summary>
/// <param name="Stage">Where it stands.</param>
/// <param name="Blocked">Whether indicators keep it from opening.</param>
/// <param name="Unmapped">The indicators of which nothing is said.</param>
/// <param name="NotMentioned">Series that the earlier edition feeds and of which the later one says nothing: no reason not to open, but a gap nobody explained.</param>
public sealed record OpeningStand(EditionStage Stage, bool Blocked, IReadOnlyList<string> Unmapped, IReadOnlyList<string> NotMentioned);

/// <summary>
/// What differs between the forms of two editions, or between two versions of one form; what each difference does to a comparison; how the series may go on;
/// what keeps the later edition from opening.
/// </summary>
public sealed record QuestionnaireDiff(
    string Edition,
    string With,
    bool Demonstration,
    long Position,
    ComparedForm From,
    ComparedForm To,
    int Alike,
    IReadOnlyDictionary<ChangeKind, int> Changes,
    IReadOnlyList<LanguageDifference> Languages,
    IReadOnlyList<QuestionDifference> Questions,
    IReadOnlyList<LikelyMatch> LikelyMatches,
    IReadOnlyList<SeriesProposal> Series,
    IReadOnlyList<IndicatorStand> Indicators,
    OpeningStand Opening);

public static class ReadQuestionnaireDiff
{
    /// <summary>What differs between the form of an edition and that of another, at a position.</summary>
    /// <exception cref="RefusedException">There is no such edition or version, the forms are one and the same, or one is of a demonstration edition and the other is not.</exception>
    public static async Task<QuestionnaireDiff> OfAsync(
        Caller caller, (string Edition, int? Version) to, (string Edition, int? Version) from, long position, Reader reader, CancellationToken cancellation)
    {
        var later = await reader.EditionAsync(to.Edition, position, cancellation);
        var earlier = await EarlierAsync(from.Edition, position, reader, cancellation);
        if (earlier.Demonstration != later.Demonstration)
            throw new RefusedException("fiction-and-fact", "A demonstration edition is never compared with a real one.", "?with");
        var (form, before) = (Form(caller, later, to.Version, null, "version"), Form(caller, earlier, from.Version, "?with", "withVersion"));
        if (ReferenceEquals(form, before))
            throw new RefusedException("same-form", "A form does not differ from itself: name another edition, or another version of this one (withVersion).", "?with");

        var catalog = await reader.SeriesAsync(await reader.TouchesAsync([Facts.Scope.Series], position, cancellation), cancellation);
        return Of(later, form, earlier, before, await reader.EditionsAsync(position, cancellation), catalog, position);
    }

    public static QuestionnaireDiff Of(Edition later, Questionnaire form, Edition earlier, Questionnaire before, IReadOnlyList<Edition> all, SeriesCatalog catalog, long position)
    {
        var supposed = later.Stage == EditionStage.Planned ? Supposed(later, form, earlier, before, catalog) : catalog;
        var difference = CompareQuestionnaires.Compare(
            new(earlier.Id, before, LastTime.Beside(earlier, before, all, catalog)), new(later.Id, form, LastTime.Beside(later, form, all, supposed)));
        var series = Proposals(later, earlier, difference, catalog);
        var unmapped = catalog.Unmapped(later).ToDictionary(it => it.Indicator, it => it.Why.Said.InAll);
        return new(
            later.Id, earlier.Id, later.Demonstration, position, Side(earlier, before), Side(later, form), difference.Alike, difference.Changes, difference.Languages,
            difference.Questions, difference.LikelyMatches, series,
            [
                .. later.Indicators.Select(it => new IndicatorStand(
                    it.Id, it.Label, [.. catalog.All.Where(one => one.Value.Holds(later) && one.Value.Mappings[later.Id].Indicators.Contains(it.Id)).Select(one => one.Key).Order(StringComparer.Ordinal)],
                    it.NoSeries, [.. series.Where(one => one.Proposed.Indicators.Contains(it.Id)).Select(one => one.Series)], unmapped.GetValueOrDefault(it.Id))),
            ],
            new(later.Stage, later.Stage == EditionStage.Planned && unmapped.Count > 0, [.. unmapped.Keys], [.. series.Where(it => it.Mapped is null).Select(it => it.Series)]));
    }

    /// <summary>The series as they would stand if the proposals were taken where nothing was said yet: what stands beside a question depends on it.</summary>
    private static SeriesCatalog Supposed(Edition later, Questionnaire form, Edition earlier, Questionnaire before, SeriesCatalog catalog)
    {
        var nothing = new Dictionary<string, string>();
        var proposals = Proposals(later, earlier, CompareQuestionnaires.Compare(new(earlier.Id, before, nothing), new(later.Id, form, nothing)), catalog).ToDictionary(it => it.Series);
        return SeriesCatalog.Of(catalog.All.Values.Select(it => proposals.TryGetValue(it.Started!.Series, out var proposal) ? proposal.Supposed(it, earlier.Id, later.Id) : it));
    }

    // Between two versions of one form nothing is mapped: the edition feeds its series whatever the version.
    private static IReadOnlyList<SeriesProposal> Proposals(Edition later, Edition earlier, FormDifference difference, SeriesCatalog catalog) =>
        earlier.Id == later.Id ? [] : ProposeMappings.Of(earlier, later, difference, catalog);

    private static async Task<Edition> EarlierAsync(string edition, long position, Reader reader, CancellationToken cancellation)
    {
        if (!Id.IsValid(edition))
            throw new RefusedException([Id.Invalid("edition", edition, "?with")]);
        try
        {
            return await reader.EditionAsync(edition, position, cancellation);
        }
        catch (RefusedException unknown)
        {
            throw new RefusedException([.. unknown.Refusals.Select(it => it with { Pointer = "?with" })]);
        }
    }

    private static Questionnaire Form(Caller caller, Edition edition, int? version, string? place, string versionPlace)
    {
        if (edition.Stage == EditionStage.Planned && !caller.ReadsPresent)
            throw new RefusedException("questionnaire-unknown", $"The questionnaire of {edition.Id} is shown once the edition is open.", place);
        if (edition.Questionnaire is not { } latest)
            throw new RefusedException("questionnaire-unknown", $"The edition {edition.Id} has no questionnaire.", place);
        return version is not { } named ? latest : edition.Questionnaires.GetValueOrDefault(named)
            ?? throw new RefusedException("questionnaire-unknown", $"The edition {edition.Id} has no version {named} of its questionnaire.", $"?{versionPlace}");
    }

    private static ComparedForm Side(Edition edition, Questionnaire form) => new(edition.Id, form.Version, form.Questions.Count, form.Languages, form.Reconstructed);
}

public static class QuestionnaireDiffEndpoint
{
    [WolverineGet("/api/v1/editions/{edition}/questionnaire/diff"), For(Role.Anyone), Gives(typeof(QuestionnaireDiff)), At]
    [Query("with", "The edition to compare with, the earlier one: demo-2017.")]
    [Query("version", "A version of this edition's form; the latest without it.")]
    [Query("withVersion", "A version of the other form; the latest without it.")]
    public static async Task<IResult> Get(string edition, HttpRequest request, Reader reader, CancellationToken cancellation)
    {
        request.Allow("with", "version", "withVersion", "at");
        var with = (string?)request.Query["with"] is { Length: > 0 } named ? named : throw new RefusedException("query-invalid", "\"with\" names the edition to compare with, such as demo-2017.", "?with");
        return new Read(await ReadQuestionnaireDiff.OfAsync(
            request.Caller(), (edition, request.Version("version")), (with, request.Version("withVersion")), await reader.PositionAsync(request.At(), cancellation), reader, cancellation));
    }

    /// <summary>The version of a form that is asked for; null for the latest.</summary>
    public static int? Version(this HttpRequest request, string name) => request.Query.ContainsKey(name) ? request.Number(name, 0, 1, int.MaxValue) : null;
}
