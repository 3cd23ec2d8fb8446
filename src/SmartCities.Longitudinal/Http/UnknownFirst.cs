using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Practices;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Http;

/// <summary>Nobody can name a version of what is not there: a change without one is told first that there is no such thing, if there is none.</summary>
public sealed class UnknownFirst(RequestDelegate next, EventLog log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (RefusedException refused) when (refused.Refusals[0].Code == "precondition-missing")
        {
            if (await MissingAsync(http.Request.RouteValues, http) is { } missing)
                throw new RefusedException([missing]);
            throw;
        }
    }

    /// <summary>The first thing that the address names and that is not there; null where all of it is.</summary>
    private async Task<Refusal?> MissingAsync(RouteValueDictionary named, HttpContext http)
    {
        var cancellation = http.RequestAborted;
        foreach (var (name, value) in named)
        {
            var (kind, id) = (name is "from" or "to" ? "edition" : name, value as string ?? "");
            var isThere = kind switch
            {
                "edition" => (await EditionAsync(id)).Plan is not null,
                "city" => (await log.ReadAsync<City>(Streams.City(id), cancellation)).State.Registered is not null,
                "series" => (await log.ReadAsync<FollowedSeries>(Streams.Series(id), cancellation)).State.Started is not null,
                "practice" => (await log.ReadAsync<Practice>(Streams.Practice(id), cancellation)).State.Content is not null,
                "figure" => (await EditionAsync(named["edition"] as string ?? "")).Figures.Exists(it => it.Id == id),
                "release" => (await EditionAsync(named["edition"] as string ?? "")).Releases.Exists(it => it.Release == id),
                _ => true,
            };
            if (!isThere)
                return new($"{kind}-unknown", $"There is no {kind} \"{id}\".");
        }

        return IsOfSubmission(http) && named["edition"] is string edition && named["city"] is string city
            && (await log.ReadAsync<Submission>(Streams.Submission(edition, city), cancellation)).Version == 0
            ? new("submission-unknown", $"Nothing is recorded of {city} in the edition {edition}.")
            : null;

        async Task<Edition> EditionAsync(string id) => (await log.ReadAsync<Edition>(Streams.Edition(id), cancellation)).State;
    }

    // A draft is there before it is begun, and the first submission takes the draft's version; whatever is done to a submission takes one.
    private static bool IsOfSubmission(HttpContext http) =>
        (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.Contains("/submissions/{city}/", StringComparison.Ordinal) == true;
}
