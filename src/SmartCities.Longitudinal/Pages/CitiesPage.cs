using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Readings;

namespace SmartCities.Longitudinal.Pages;

/// <summary>Every city, with the editions that tell of their regions.</summary>
public sealed record CitiesView(IReadOnlyDictionary<string, City> Cities, IReadOnlyList<Edition> Editions);

public static class CitiesPage
{
    [For(Role.Anyone)]
    public static async Task<IResult> Get(HttpContext http, Reader reader, CancellationToken cancellation)
    {
        var page = http.Features.Get<Page>()!;
        var position = await reader.PositionAsync(page.Point, cancellation);
        page.Position = position;
        return PagesModule.Show<CitiesShown>(nameof(CitiesShown.View), new CitiesView(await reader.CitiesAsync(position, cancellation), await reader.EditionsAsync(position, cancellation)));
    }
}
