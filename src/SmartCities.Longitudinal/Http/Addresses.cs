using System.Globalization;
using SmartCities.Longitudinal.Readings;

namespace SmartCities.Longitudinal.Http;

/// <summary>What every address of the API says in one way: ids that can be ids, and the position a read waits for.</summary>
public sealed class Addresses(RequestDelegate next, Positions positions)
{
    /// <summary>The query parameter of every read: it waits until this position can be read.</summary>
    public const string AtLeast = "atLeast";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly HashSet<string> Ids = ["edition", "city", "series", "practice", "figure", "indicator", "from", "to"];

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments(HttpModule.Prefix))
        {
            foreach (var (name, value) in http.Request.RouteValues)
                RefuseImpossible(name, value as string ?? "");
            if (HttpMethods.IsGet(http.Request.Method) && http.Request.Query.TryGetValue(AtLeast, out var written))
                await positions.WaitForAsync(Position(written), Patience, http.RequestAborted);
        }

        await next(http);
    }

    private static void RefuseImpossible(string name, string value)
    {
        if (Ids.Contains(name) && !Id.IsValid(value))
            throw new RefusedException([Id.Invalid(name, value)]);
        if (name == "release" && !Id.IsRelease(value))
            throw new RefusedException("id-invalid", "A release is named by its edition and a running number, such as 2017.0.");
    }

    private static long Position(string? written) =>
        long.TryParse(written.AsSpan() is ['p', ':', .. var rest] ? rest : written, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw new RefusedException("query-invalid", "\"atLeast\" is a position: a whole number, as a write answers it.", $"?{AtLeast}");
}
