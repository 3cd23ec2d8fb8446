using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Cities;

/// <summary>Which city stands where this one stood, and why.</summary>
public sealed record Successor(string City, string? Reason = null);

public static class RegisterCityEndpoint
{
    [WolverinePost("/api/v1/cities"), For(Role.Editor), Takes(typeof(RegisterCity)), Gives(typeof(WrittenBody), 201)]
    public static async Task<IResult> Post(HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var register = await request.BodyAsync<RegisterCity>();
        return new Written(
            await log.DecideAsync<City>(Streams.City(register.City), request.Actor(), it => RegisterCity.Decide(it, register), cancellation),
            $"/api/v1/cities/{register.City}");
    }
}

public static class RenameCityEndpoint
{
    [WolverinePatch("/api/v1/cities/{city}"), For(Role.Editor), Takes(typeof(RenameCity)), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Patch(string city, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var rename = await request.BodyAsync<RenameCity>();
        return new Written(await log.DecideAsync<City>(Streams.City(city), request.Actor(), it => RenameCity.Decide(it, rename), cancellation, request.IfMatch()));
    }
}

public static class ClassifyCityEndpoint
{
    [WolverinePut("/api/v1/cities/{city}/classifications/{edition}"), For(Role.Editor), Takes(typeof(ClassifyCity)), TakesFirstOrIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Put(string city, string edition, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var classify = await request.BodyAsync<ClassifyCity>();
        var scheme = await log.ReadAsync<Edition>(Streams.Edition(edition), cancellation);
        return new Written(
            await log.DecideAsync<City>(
                Streams.City(city),
                request.Actor(),
                it => request.NotFirst(it.Classifications.ContainsKey(edition)) ?? ClassifyCity.Decide(it, classify, scheme.State),
                cancellation,
                request.Replaces()),
            request.IsFirst() ? $"/api/v1/cities/{city}" : null);
    }
}

public static class SucceedCityEndpoint
{
    [WolverinePut("/api/v1/cities/{city}/successor"), For(Role.Editor), Takes(typeof(Successor)), TakesFirstOrIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Put(string city, HttpRequest request, EventLog log, Reader reader, CancellationToken cancellation)
    {
        request.Allow();
        var successor = await request.BodyAsync<Successor>();
        var version = request.Replaces();
        var (stood, stoodAt) = await log.ReadAsync<City>(Streams.City(city), cancellation);
        if (stood.Registered is not null && version is not null && version != stoodAt)
            throw new StaleException(request.Path);

        // It is the successor's stream that says whom it stands in for.
        var all = await reader.CitiesAsync(null, cancellation);
        return new Written(
            await log.DecideAsync<City>(
                Streams.City(successor.City),
                request.Actor(),
                it => request.NotFirst(all.Values.Any(one => one.Predecessor == city)) ?? SucceedCity.Decide(it, new(city, successor.Reason), stood, all),
                cancellation),
            request.IsFirst() ? $"/api/v1/cities/{city}" : null);
    }
}
