using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;

namespace SmartCities.Longitudinal.Pages;

/// <summary>The form of an edition beside that of another, with both forms; nothing where there is no other to choose.</summary>
public sealed record QuestionnaireDiffView(Edition Edition, IReadOnlyList<Edition> Others, Edition? With, QuestionnaireDiff? Diff)
{
    public Questionnaire From => With!.Questionnaires[Diff!.From.Version];

    public Questionnaire To => Edition.Questionnaires[Diff!.To.Version];
}

public static class QuestionnaireDiffPage
{
    [For(Role.Anyone)]
    public static async Task<IResult> Get(string edition, HttpContext http, Reader reader, CancellationToken cancellation)
    {
        if (!Id.IsValid(edition))
            throw new RefusedException("not-found", Id.Invalid("edition", edition).Said);
        var (page, request) = (http.Features.Get<Page>()!, http.Request);
        var position = await reader.PositionAsync(page.Point, cancellation);
        page.Position = position;
        var there = await reader.EditionAsync(edition, position, cancellation);
        List<Edition> others = [.. (await reader.EditionsAsync(position, cancellation)).Where(it => IsOther(it, there, page.Reader))];
        if (((string?)request.Query["with"] ?? Before(there, others)?.Id) is not { } with)
            return Show(new(there, others, null, null));

        var diff = await ReadQuestionnaireDiff.OfAsync(page.Reader, (edition, request.Version("version")), (with, request.Version("withVersion")), position, reader, cancellation);
        return Show(new(there, others, await reader.EditionAsync(with, position, cancellation), diff));
    }

    /// <summary>The edition whose form one is held against first: the latest before it.</summary>
    public static Edition? Before(Edition edition, IEnumerable<Edition> others) =>
        others.Where(it => it.Year < edition.Year).MaxBy(it => it.Year);

    /// <summary>Whether somebody may hold an edition's form against this one's.</summary>
    public static bool IsOther(Edition other, Edition edition, Caller reader) =>
        other.Id != edition.Id && other.Demonstration == edition.Demonstration && other.Questionnaire is not null && (other.Stage != EditionStage.Planned || reader.ReadsPresent);

    private static IResult Show(QuestionnaireDiffView view) => PagesModule.Show<QuestionnaireDiffShown>(nameof(QuestionnaireDiffShown.View), view);
}
