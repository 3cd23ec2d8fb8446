using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Readings;

namespace SmartCities.Longitudinal.Pages;

/// <summary>One indicator of an edition, down to the answers it comes from.</summary>
public sealed record IndicatorView(Edition Edition, IndicatorDetail Detail, IReadOnlyDictionary<string, City> Names);

public static class IndicatorPage
{
    [For(Role.Analyst, Released = true)]
    public static async Task<IResult> Get(string edition, string indicator, HttpContext http, Reader reader, Audience audience, Lineage lineage, CancellationToken cancellation)
    {
        if (!Id.IsValid(edition))
            throw new RefusedException("not-found", Id.Invalid("edition", edition).Said);
        var page = http.Features.Get<Page>()!;
        var caller = http.Request.Caller();
        var reading = await audience.ReadAsync(caller, edition, page.Point, cancellation);
        (page.Position, page.Release) = (reading.Position, reading.Release);
        var named = await audience.NamedAsync(caller, reading, cancellation);
        return PagesModule.Show<IndicatorShown>(nameof(IndicatorShown.View), new IndicatorView(
            reading.Edition,
            await ReadLineageEndpoint.DetailAsync(indicator, http.Request, reading, (_, _) => null, named, lineage, null, cancellation),
            await reader.CitiesAsync(reading.Position, cancellation)));
    }
}
