using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Audit;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Readings;

namespace SmartCities.Longitudinal.Pages;

/// <summary>What changed in an edition between two readings; none where no beginning is known.</summary>
public sealed record EditionChangesView(Edition Edition, IReadOnlyDictionary<string, City> Cities, EditionChanges? Changes);

public static class EditionChangesPage
{
    [For(Role.Analyst)]
    public static async Task<IResult> Get(string edition, HttpContext http, ChangesOfEdition changes, Reader reader, CancellationToken cancellation)
    {
        if (!Id.IsValid(edition))
            throw new RefusedException("not-found", Id.Invalid("edition", edition).Said);
        var page = http.Features.Get<Page>()!;
        var (from, to) = (PointInTime.Parse(http.Request.Query["from"], "?from"), PointInTime.Parse((string?)http.Request.Query["to"] ?? page.At, "?to"));
        var definitions = await reader.EditionAsync(edition, to, cancellation);
        var there = from == PointInTime.Now && definitions.Releases.Count == 0 ? null : await changes.BetweenAsync(edition, from, to, page.Language, cancellation);
        page.Position = there?.To.Position ?? await reader.PositionAsync(to, cancellation);
        return PagesModule.Show<EditionChangesShown>(nameof(EditionChangesShown.View), new EditionChangesView(definitions, await reader.CitiesAsync(page.Position, cancellation), there));
    }
}
