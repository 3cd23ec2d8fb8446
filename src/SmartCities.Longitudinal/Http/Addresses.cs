namespace SmartCities.Longitudinal.Http;

/// <summary>What every address of the API says in one way: ids that can be ids.</summary>
public sealed class Addresses(RequestDelegate next)
{
    /// <summary>The query parameter of every read: it waits until this position can be read.</summary>
    public const string AtLeast = "atLeast";

    private static readonly HashSet<string> Ids = ["edition", "city", "series", "practice", "figure", "indicator", "from", "to", "key", "subscription", "person"];

    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments(HttpModule.Prefix))
        {
            foreach (var (name, value) in http.Request.RouteValues)
                RefuseImpossible(name, value as string ?? "");
        }

        return next(http);
    }

    private static void RefuseImpossible(string name, string value)
    {
        if (Ids.Contains(name) && !Id.IsValid(value))
            throw new RefusedException([Id.Invalid(name, value)]);
        if (name == "release" && !Id.IsRelease(value))
            throw new RefusedException("id-invalid", "A release is named by its edition and a running number, such as 2017.0.");
    }
}
