using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Redactions;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Editions;

/// <summary>A version of the edition's form, in numbers.</summary>
public sealed record QuestionnaireSummary(int Version, int Sections, int Questions, IReadOnlyList<string> Languages, bool Reconstructed);

/// <summary>
/// A named, frozen reading, with what pins it; where it was withdrawn, why. <c>Redacted</c> names redactions of what is in it, by their positions: its hash is of the
/// words as they were.
/// </summary>
public sealed record ReleaseSummary(string Release, long Position, long Definitions, string Hash, bool Withdrawn, string? WithdrawalReason, string? Note, IReadOnlyList<long>? Redacted);

/// <summary>Everything known of one edition but its answers.</summary>
public sealed record EditionDetail(
    string Edition,
    EditionStage Stage,
    bool Demonstration,
    Text Title,
    DateOnly? ReferenceDate,
    Collection Collection,
    DateTimeOffset? Closes,
    Deadline? Deadline,
    int? Participants,
    int? Countries,
    Framework Framework,
    IReadOnlyList<Category> Regions,
    IReadOnlyList<Category> Bands,
    IReadOnlyList<QuestionnaireSummary> Questionnaires,
    int Indicators,
    int Figures,
    IReadOnlyList<ReleaseSummary> Releases,
    BarriersReported? Barriers,
    IReadOnlyList<Source> Sources,
    Text? Note,
    IReadOnlyList<LeftOut> LeftOut)
{
    public static EditionDetail Of(Edition edition, RedactedTexts redactions) => new(
        edition.Id,
        edition.Stage,
        edition.Demonstration,
        edition.Plan!.Title,
        edition.Plan.ReferenceDate,
        edition.Plan.Collection,
        edition.Closes,
        Deadline.Of(edition),
        edition.Plan.Participants,
        edition.Plan.Countries,
        edition.Plan.Framework,
        edition.Plan.Regions,
        edition.Plan.Bands,
        [.. edition.Questionnaires.Values.Select(it => new QuestionnaireSummary(it.Version, it.Sections.Count, it.Questions.Count, it.Languages, it.Reconstructed))],
        edition.Indicators.Count,
        edition.Figures.Count,
        [.. edition.Releases.Select(it => new ReleaseSummary(it.Release, it.Position, it.Definitions, it.Hash, edition.Withdrawn.ContainsKey(it.Release), edition.Withdrawn.GetValueOrDefault(it.Release), it.Note, redactions.In(it)))],
        edition.Barriers,
        edition.Plan.Sources,
        edition.Plan.Note,
        edition.Plan.LeftOut ?? []);
}

public static class ReadEditionEndpoint
{
    [WolverineGet("/api/v1/editions/{edition}"), For(Role.Anyone), Gives(typeof(EditionDetail)), At]
    public static async Task<IResult> Get(string edition, HttpRequest request, Reader reader, RedactedTexts redactions, CancellationToken cancellation)
    {
        request.Allow("at");
        var there = await reader.EditionAsync(edition, request.At(), cancellation);
        return new Read(EditionDetail.Of(there, redactions), Read.Version(there.Version, redactions.Mark(edition)));
    }
}
