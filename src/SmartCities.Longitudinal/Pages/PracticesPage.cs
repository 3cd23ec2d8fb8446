using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Practices;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Pages;

/// <summary>Good practices with their editions and cities.</summary>
public sealed record PracticesView(IReadOnlyList<Practice> Practices, IReadOnlyDictionary<string, City> Cities, IReadOnlyList<Edition> Editions);

/// <summary>One good practice, its city and its edition.</summary>
public sealed record PracticeView(Practice Practice, City City, Edition Edition);

public static class PracticesPage
{
    [For(Role.Anyone)]
    public static async Task<IResult> List(HttpContext http, Reader reader, CancellationToken cancellation)
    {
        var page = http.Features.Get<Page>()!;
        var position = await reader.PositionAsync(page.Point, cancellation);
        page.Position = position;
        var practices = await reader.PracticesAsync(position, cancellation);
        return PagesModule.Show<PracticesShown>(nameof(PracticesShown.View), new PracticesView(
            [.. practices.Values.Where(it => it is { Retired: false, Content: not null }).OrderBy(it => it.Id, StringComparer.Ordinal)],
            await reader.CitiesAsync(position, cancellation),
            await reader.EditionsAsync(position, cancellation)));
    }

    [For(Role.Anyone)]
    public static async Task<IResult> Get(string practice, HttpContext http, Reader reader, EventLog log, CancellationToken cancellation)
    {
        if (!Id.IsValid(practice))
            throw new RefusedException("not-found", Id.Invalid("practice", practice).Said);
        var page = http.Features.Get<Page>()!;
        var position = await reader.PositionAsync(page.Point, cancellation);
        page.Position = position;
        var (there, _) = await log.ReadAtAsync<Practice>(Streams.Practice(practice), position, cancellation);
        if (there.Content is not { } content)
            throw new RefusedException("practice-unknown", $"There is no practice {practice}.");
        var cities = await reader.CitiesAsync(position, cancellation);
        return PagesModule.Show<PracticeShown>(nameof(PracticeShown.View), new PracticeView(
            there, cities.GetValueOrDefault(content.City) ?? City.Empty, await reader.EditionAsync(there.Edition, position, cancellation)));
    }
}
