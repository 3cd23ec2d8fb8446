using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Cities;

/// <summary>One city in the list of cities.</summary>
public sealed record CitySummary(string City, string Name, string? Country, bool Fictional, IReadOnlyList<string> Editions);

/// <summary>The cities of the study, alphabetically; where there are more, after which to go on.</summary>
public sealed record CityList(IReadOnlyList<CitySummary> Cities, string? Next);

/// <summary>A city's part in one edition: its place in that edition's scheme, and how far it has come.</summary>
public sealed record CityEdition(
    string Edition,
    Text Title,
    bool Demonstration,
    ParticipationStage? Stage,
    string? Region,
    string? Band,
    decimal? Population,
    string? Place);

/// <summary>A city with all its editions, in order of edition, and who came before and after it.</summary>
public sealed record CityDetail(
    string City,
    string Name,
    string? Country,
    bool Fictional,
    IReadOnlyList<string>? AlternateNames,
    string? Predecessor,
    string? Successor,
    IReadOnlyList<CityEdition> Editions);

public static class ListCitiesEndpoint
{
    [WolverineGet("/api/v1/cities"), For(Role.Anyone), Gives(typeof(CityList)), At, Limit, After]
    public static async Task<IResult> Get(HttpRequest request, Reader reader, CancellationToken cancellation)
    {
        request.Allow("at", "limit", "after");
        var cities = await reader.CitiesAsync(await reader.PositionAsync(request.At(), cancellation), cancellation);
        var (those, next) = request.Page(cities, it => it.Key);
        return new Read(new CityList(
            [.. those.Select(it => new CitySummary(it.Key, it.Value.Name, it.Value.Registered!.Country, it.Value.Registered.Fictional, [.. it.Value.Classifications.Keys]))], next));
    }
}

public static class ReadCityEndpoint
{
    [WolverineGet("/api/v1/cities/{city}"), For(Role.Anyone), Gives(typeof(CityDetail)), At]
    public static async Task<IResult> Get(string city, HttpRequest request, Reader reader, EventLog log, Participations participations, CancellationToken cancellation)
    {
        request.Allow("at");
        var position = await reader.PositionAsync(request.At(), cancellation);
        var (there, version) = await log.ReadAtAsync<City>(Streams.City(city), position, cancellation);
        if (there.Registered is not { } registered)
            throw new RefusedException("city-unknown", $"There is no city {city}.");

        var all = await reader.CitiesAsync(position, cancellation);
        var editions = await reader.EditionsAsync(position, cancellation);
        var stages = await participations.OfCityAsync(city, editions.Select(it => it.Id), position, cancellation);
        var detail = new CityDetail(
            city,
            there.Name,
            registered.Country,
            registered.Fictional,
            registered.AlternateNames,
            there.Predecessor,
            all.Where(it => it.Value.Predecessor == city).Select(it => it.Key).Order(StringComparer.Ordinal).FirstOrDefault(),
            [
                .. from edition in editions
                   let classified = there.Classifications.GetValueOrDefault(edition.Id)
                   let stage = stages.TryGetValue(edition.Id, out var found) ? found : (ParticipationStage?)null
                   where classified is not null || stage is not null
                   select new CityEdition(edition.Id, edition.Plan!.Title, edition.Demonstration, stage, classified?.Region, classified?.Band, classified?.Population, classified?.Place),
            ]);

        // Changes are asked for on the city's own version; what its editions and successor say is told apart behind it.
        return new Read(detail, Read.Version(version, Read.Fingerprint(detail)));
    }
}
