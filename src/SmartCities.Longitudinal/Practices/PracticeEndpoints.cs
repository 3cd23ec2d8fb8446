using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Practices;

/// <summary>A good practice to be shared, as it will be shown.</summary>
public sealed record NewPractice(
    string Practice,
    string Edition,
    string Title,
    string City,
    IReadOnlyList<string> SuccessFactors,
    IReadOnlyList<PracticeResult> Results,
    string? Factor = null,
    string? Objective = null,
    string? Source = null,
    string? Place = null,
    string? Url = null,
    string? Note = null)
{
    public SharePractice Share() => new(Practice, Edition, new(Title, City, Factor, Objective, SuccessFactors, Results, Source, Place, Url, Note));
}

public static class SharePracticeEndpoint
{
    [WolverinePost("/api/v1/practices"), For(Role.Editor), Takes(typeof(NewPractice)), Gives(typeof(WrittenBody), 201)]
    public static async Task<IResult> Post(HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var practice = await request.BodyAsync<NewPractice>();
        var edition = await log.ReadAsync<Edition>(Streams.Edition(practice.Edition), cancellation);
        var city = await log.ReadAsync<City>(Streams.City(practice.City), cancellation);
        return new Written(
            await log.DecideAsync<Practice>(
                Streams.Practice(practice.Practice), request.Actor(), it => SharePractice.Decide(it, practice.Share(), edition.State, city.State), cancellation),
            $"/api/v1/practices/{practice.Practice}");
    }
}

public static class RevisePracticeEndpoint
{
    [WolverinePatch("/api/v1/practices/{practice}"), For(Role.Editor), Takes(typeof(GoodPractice), AsChanges = true), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Patch(string practice, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var changes = await Changes.OfAsync(request);
        var version = request.IfMatch();
        var (there, stood) = await log.ReadAsync<Practice>(Streams.Practice(practice), cancellation);
        if (there.Content is null)
            throw new RefusedException("practice-unknown", $"There is no practice {practice}.");
        if (version != stood)
            throw new StaleException(request.Path);

        var content = changes.To(there.Content, "practice", "edition");
        var edition = await log.ReadAsync<Edition>(Streams.Edition(there.Edition), cancellation);
        var city = await log.ReadAsync<City>(Streams.City(content.City), cancellation);
        return new Written(await log.DecideAsync<Practice>(
            Streams.Practice(practice), request.Actor(), it => RevisePractice.Decide(it, new(content, changes.Reason), edition.State, city.State), cancellation, version));
    }
}

public static class RetirePracticeEndpoint
{
    [WolverineDelete("/api/v1/practices/{practice}"), For(Role.Editor), Takes(typeof(RetirePractice)), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Delete(string practice, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var retire = await request.BodyAsync<RetirePractice>();
        return new Written(await log.DecideAsync<Practice>(Streams.Practice(practice), request.Actor(), it => RetirePractice.Decide(it, retire), cancellation, request.IfMatch()));
    }
}
