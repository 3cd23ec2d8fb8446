using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Cities;

/// <summary>Registers a city for the study.</summary>
public sealed record RegisterCity(string City, string Name, string? Country = null, bool Fictional = false, IReadOnlyList<string>? AlternateNames = null)
{
    public static Decision Decide(City city, RegisterCity register)
    {
        var registered = new CityRegistered(register.City, register.Name, register.Country, register.Fictional, register.AlternateNames);
        return (city.Registered, register) switch
        {
            (_, { } it) when !Id.IsValid(it.City) => Decision.Refuse([Id.Invalid("city", it.City, "/city")]),
            (_, { } it) when string.IsNullOrWhiteSpace(it.Name) || it.Name.Length > 200 => Decision.Refuse("name-invalid", "A city has a name of at most 200 characters.", "/name"),
            (_, { Fictional: false, Country: not { Length: 2 } }) => Decision.Refuse("country-missing", "A real city has a country (ISO 3166-1 alpha-2).", "/country"),
            (_, { Fictional: true, Country: not null }) => Decision.Refuse("country-unexpected", "A fictional city lies in no country.", "/country"),
            (null, _) => Decision.Accept(registered),
            ({ } there, { } it) when there.Fictional != it.Fictional => there.Fictional
                ? Decision.Refuse("city-exists", $"\"{it.City}\" is already there, as a fictional city.", "/city")
                : Decision.Refuse("city-exists", $"\"{it.City}\" is already there, as a real city.", "/city"),
            ({ } there, _) when JsonText.Same(there with { AlternateNames = registered.AlternateNames }, registered) => Decision.NothingToDo,
            _ => Decision.Refuse("city-exists", $"\"{register.City}\" is already there, with another name or country.", "/city"),
        };
    }
}

/// <summary>Gives a city another name; the earlier one stays in its history.</summary>
public sealed record RenameCity(string Name, string? Reason = null)
{
    public static Decision Decide(City city, RenameCity rename) => city.Registered switch
    {
        null => CityRefusals.Unknown,
        _ when string.IsNullOrWhiteSpace(rename.Name) || rename.Name.Length > 200 => Decision.Refuse("name-invalid", "A city has a name of at most 200 characters.", "/name"),
        _ when city.Name == rename.Name => Decision.NothingToDo,
        { } it => Decision.Accept(new CityRenamed(it.City, rename.Name, rename.Reason)),
    };
}

/// <summary>Says which city this one stands in for.</summary>
public sealed record SucceedCity(string Predecessor, string? Reason = null)
{
    public static Decision Decide(City city, SucceedCity succeed) => city.Registered switch
    {
        null => CityRefusals.Unknown,
        { } it when it.City == succeed.Predecessor => Decision.Refuse("succeeds-itself", "A city does not succeed itself.", "/predecessor"),
        _ when city.Predecessor == succeed.Predecessor => Decision.NothingToDo,
        { } it => Decision.Accept(new CitySucceeded(it.City, succeed.Predecessor, succeed.Reason)),
    };

    /// <summary>The same, asked from the city that stood there before, among all that are known.</summary>
    public static Decision Decide(City city, SucceedCity succeed, City stood, IReadOnlyDictionary<string, City> all) => (stood.Registered, city.Registered) switch
    {
        (null, _) => CityRefusals.Unknown,
        (_, null) => Decision.Refuse("city-unknown", "There is no such city.", "/city"),
        var (before, after) when before.Fictional != after.Fictional => Decision.Refuse("fiction-and-fact", "A fictional city never stands where a real one stood.", "/city"),
        var (before, after) when all.Values.Any(it => it.Predecessor == before.City && it.Registered!.City != after.City) =>
            Decision.Refuse("city-succeeded", "Another city stands in for this one already.", "/city"),
        var (before, after) when city.Predecessor is { } other && other != before.City =>
            Decision.Refuse("city-succeeded", $"\"{after.City}\" stands in for \"{other}\" already.", "/city"),
        var (before, after) when Predecessors(before.City, all).Contains(after.City) => Decision.Refuse("succeeds-itself", "A city does not succeed itself, not even by way of others.", "/city"),
        _ => Decide(city, succeed),
    };

    private static IEnumerable<string> Predecessors(string city, IReadOnlyDictionary<string, City> all)
    {
        var seen = new HashSet<string>();
        for (var before = all.GetValueOrDefault(city)?.Predecessor; before is not null && seen.Add(before); before = all.GetValueOrDefault(before)?.Predecessor)
            yield return before;
    }
}

/// <summary>Places a city in an edition's scheme of regions and population bands.</summary>
public sealed record ClassifyCity(string Region, string Band, decimal? Population = null, string? Place = null)
{
    public static Decision Decide(City city, ClassifyCity classify, Edition edition) => city.Registered switch
    {
        null => CityRefusals.Unknown,
        _ when edition.Plan is null => EditionRefusals.Unknown,
        { } it when it.Fictional != edition.Demonstration => Decision.Refuse("fiction-and-fact", "Fictional cities take part in demonstration editions only, and real ones never do."),
        _ when edition.Plan.Regions.All(it => it.Id != classify.Region) => Decision.Refuse("region-unknown", $"The edition has no region \"{classify.Region}\".", "/region"),
        _ when edition.Plan.Bands.All(it => it.Id != classify.Band) => Decision.Refuse("band-unknown", $"The edition has no population band \"{classify.Band}\".", "/band"),
        _ when classify.Population < 0 => Decision.Refuse("out-of-range", "A population is not negative.", "/population"),
        { } it when new CityClassified(it.City, edition.Id, classify.Region, classify.Band, classify.Population, classify.Place) is var classified =>
            JsonText.Same(city.Classifications.GetValueOrDefault(edition.Id), classified) ? Decision.NothingToDo : Decision.Accept(classified),
        _ => Decision.NothingToDo,
    };
}

/// <summary>Refusals that several decisions on a city share.</summary>
public static class CityRefusals
{
    public static readonly Decision Unknown = Decision.Refuse("city-unknown", "There is no such city.");
}
