using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Readings;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Editions;

/// <summary>How far a city has come, and where the edition's scheme places it; for editors, of the present, how it was reached.</summary>
public sealed record CityParticipation(string City, string Name, ParticipationStage Stage, string? Region, string? Band, CityReach? Reach = null);

/// <summary>How many cities stand where: all, and of one region or band.</summary>
public sealed record ParticipationCounts(int Cities, int Invited, int Started, int Submitted, int Returned, int Accepted, int Withdrawn, int Reported)
{
    public static ParticipationCounts Of(IReadOnlyCollection<CityParticipation> cities)
    {
        return new(
            cities.Count, At(ParticipationStage.Invited), At(ParticipationStage.Started), At(ParticipationStage.Submitted), At(ParticipationStage.Returned),
            At(ParticipationStage.Accepted), At(ParticipationStage.Withdrawn), At(ParticipationStage.Reported));

        int At(ParticipationStage stage) => cities.Count(it => it.Stage == stage);
    }
}

/// <summary>The counts of one region or band; the one without an id is of the cities that are not classified.</summary>
public sealed record ParticipationGroup(string? Id, Text Label, ParticipationCounts Counts);

/// <summary>Who takes part in an edition, alphabetically, and how far each has come; counts by region and band in the order of the scheme.</summary>
public sealed record Participation(
    string Edition,
    bool Demonstration,
    long Position,
    ParticipationCounts Counts,
    IReadOnlyList<ParticipationGroup> Regions,
    IReadOnlyList<ParticipationGroup> Bands,
    IReadOnlyList<CityParticipation> Cities)
{
    public static Participation Of(
        Edition edition, IReadOnlyDictionary<string, City> cities, IReadOnlyDictionary<string, ParticipationStage> stages, long position, IReadOnlyDictionary<string, CityReach>? reached = null)
    {
        var listed = stages.OrderBy(it => it.Key, StringComparer.Ordinal)
            .Select(it => Of(it.Key, it.Value, cities.GetValueOrDefault(it.Key), edition.Id) with { Reach = reached?.GetValueOrDefault(it.Key) }).ToList();
        return new(
            edition.Id,
            edition.Demonstration,
            position,
            ParticipationCounts.Of(listed),
            Grouped(edition.Plan!.Regions, listed, it => it.Region),
            Grouped(edition.Plan.Bands, listed, it => it.Band),
            listed);
    }

    private static CityParticipation Of(string id, ParticipationStage stage, City? city, string edition)
    {
        var classified = city?.Classifications.GetValueOrDefault(edition);
        return new(id, city?.Name ?? id, stage, classified?.Region, classified?.Band);
    }

    private static List<ParticipationGroup> Grouped(IReadOnlyList<Category> scheme, List<CityParticipation> cities, Func<CityParticipation, string?> of)
    {
        var groups = scheme.Select(it => new ParticipationGroup(it.Id, it.Label, ParticipationCounts.Of([.. cities.Where(city => of(city) == it.Id)]))).ToList();
        if (cities.Where(it => of(it) is null).ToList() is { Count: > 0 } unclassified)
            groups.Add(new(null, new("Not classified", "Sin clasificar", "Non classées"), ParticipationCounts.Of(unclassified)));
        return groups;
    }
}

public static class ReadParticipationEndpoint
{
    [WolverineGet("/api/v1/editions/{edition}/participation"), For(Role.Analyst), Gives(typeof(Participation)), At]
    public static async Task<IResult> Get(string edition, HttpRequest request, Reader reader, Participations participations, Reached reached, CancellationToken cancellation)
    {
        request.Allow("at");
        var participation = await ReadAsync(edition, request.At(), request.Caller(), reader, participations, reached, cancellation);
        return new Read(participation, $"W/\"{Read.Fingerprint(participation with { Position = 0 })}\"");
    }

    /// <summary>Who takes part at a point in time, and for an editor how those are reached now: for the API and for the page.</summary>
    public static async Task<Participation> ReadAsync(
        string edition, PointInTime at, Caller caller, Reader reader, Participations participations, Reached reached, CancellationToken cancellation)
    {
        var position = await reader.PositionAsync(at, cancellation);
        var there = await reader.EditionAsync(edition, position, cancellation);
        var stages = await participations.OfEditionAsync(edition, position, cancellation);
        var cities = await reader.CitiesAsync(position, cancellation);
        var reach = caller.IsAtLeast(Role.Editor) && at == PointInTime.Now
            ? await reached.OfCitiesAsync(there, cities.Where(it => stages.ContainsKey(it.Key)).ToDictionary(StringComparer.Ordinal), stages, cancellation)
            : null;
        return Participation.Of(there, cities, stages, position, reach);
    }
}
