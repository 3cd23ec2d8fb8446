using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Pages;

/// <summary>Every series that is followed.</summary>
public sealed record SeriesListView(IReadOnlyList<FollowedSeries> Series);

/// <summary>One series over all its editions.</summary>
public sealed record WavesView(SeriesDetail Series, IReadOnlyDictionary<string, City> Cities);

public static class SeriesPage
{
    [For(Role.Anyone)]
    public static async Task<IResult> List(HttpContext http, Reader reader, CancellationToken cancellation)
    {
        var page = http.Features.Get<Page>()!;
        var touches = await reader.TouchesAsync([Scope.Series], await reader.PositionAsync(page.Point, cancellation), cancellation);
        page.Position = touches.Position;
        return PagesModule.Show<SeriesList>(nameof(SeriesList.View), new SeriesListView([.. (await reader.SeriesAsync(touches, cancellation)).All.Values]));
    }

    [For(Role.Anyone)]
    public static async Task<IResult> Get(string series, HttpContext http, Reader reader, Audience audience, EventLog log, CancellationToken cancellation)
    {
        if (!Id.IsValid(series))
            throw new RefusedException("not-found", Id.Invalid("series", series).Said);
        var page = http.Features.Get<Page>()!;
        var position = await reader.PositionAsync(page.Point, cancellation);
        page.Position = position;
        var (detail, _, _) = await ReadSeriesEndpoint.ReadAsync(series, position, page.Reader, reader, audience, log, cancellation);
        return PagesModule.Show<WavesShown>(nameof(WavesShown.View), new WavesView(detail, await reader.CitiesAsync(position, cancellation)));
    }
}
