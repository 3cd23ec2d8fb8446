using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Pages;

namespace SmartCities.Longitudinal.Access;

/// <summary>Lets past who may: every endpoint of the API and every page declares its rule beside itself, and one without a rule is for nobody.</summary>
public sealed class Rules(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint() is RouteEndpoint endpoint && Concern(endpoint))
        {
            var rule = endpoint.Metadata.GetMetadata<ForAttribute>() ?? throw new RefusedException("rule-missing", "Nobody may ask this: it does not say who may.");
            if (rule.Refuses(http.Request.Caller(), http.GetRouteValue("city") as string) is { } refusal)
                throw new RefusedException([refusal]);
        }

        return next(http);
    }

    /// <summary>Whether an endpoint is one that people and services are told apart at.</summary>
    public static bool Concern(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IsPage>() is not null || $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}".StartsWith(HttpModule.Prefix, StringComparison.OrdinalIgnoreCase);
}
