using System.Globalization;
using System.Text.Json;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Http;

/// <summary>What every endpoint asks of a request, in one way.</summary>
public static class Requests
{
    private const int LongestCorrelation = 80;

    /// <summary>The body as JSON, read strictly.</summary>
    /// <exception cref="RefusedException">It is missing, not JSON, or has an unknown, duplicate or wrongly typed member.</exception>
    public static async Task<T> BodyAsync<T>(this HttpRequest request)
        where T : class
    {
        if (!request.HasJsonContentType())
            throw new RefusedException("media-type", "Send JSON, with Content-Type: application/json.");

        try
        {
            return await JsonSerializer.DeserializeAsync<T>(request.Body, JsonText.Options, request.HttpContext.RequestAborted)
                ?? throw new RefusedException("body-missing", "The body says null; an object is expected.", "");
        }
        catch (JsonException malformed)
        {
            throw new RefusedException("json-invalid", JsonText.ReasonOf(malformed), JsonText.PointerOf(malformed));
        }
    }

    /// <summary>Refuses query parameters that the endpoint does not know, and any that stands twice.</summary>
    public static void Allow(this HttpRequest request, params ReadOnlySpan<string> known)
    {
        foreach (var (name, values) in request.Query)
        {
            if (!known.Contains(name))
                throw new RefusedException("query-unknown", $"There is no query parameter \"{name}\" here{(known.Length == 0 ? "" : $"; there are {string.Join(", ", known!)}")}.", $"?{name}");
            if (values.Count != 1)
                throw new RefusedException("query-invalid", $"The query parameter \"{name}\" stands {values.Count} times.", $"?{name}");
        }
    }

    /// <summary>The point in time asked for: <c>?at=</c>.</summary>
    public static PointInTime At(this HttpRequest request) => PointInTime.Parse(request.Query["at"]);

    /// <summary>A whole number from the query, within bounds.</summary>
    public static int Number(this HttpRequest request, string name, int otherwise, int from, int to)
    {
        if (!request.Query.TryGetValue(name, out var written))
            return otherwise;
        return int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to
            ? number
            : throw new RefusedException("query-invalid", $"\"{name}\" is a whole number from {from} to {to}.", $"?{name}");
    }

    /// <summary>The version this request changes, from <c>If-Match</c>.</summary>
    public static long IfMatch(this HttpRequest request)
    {
        var written = request.Headers.IfMatch.ToString();
        if (written.Length == 0)
            throw new RefusedException("precondition-missing", "Changing this takes an If-Match header with the ETag you read.");
        return long.TryParse(written.AsSpan().Trim().TrimStart("W/").Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new StaleException(request.Path);
    }

    /// <summary>Whether this request wants to be the first to put something here.</summary>
    public static bool IsFirst(this HttpRequest request) => request.Headers.IfNoneMatch == "*";

    /// <summary>
    /// Who asks. Until people sign in, everyone on this machine is the demonstration editor. What is recorded belongs to the conversation that
    /// <c>X-Correlation-Id</c> names, else to this request alone.
    /// </summary>
    public static Actor Actor(this HttpRequest request)
    {
        var named = request.Headers["X-Correlation-Id"].ToString();
        return Access.Actor.DemonstrationEditor(request.Path.StartsWithSegments("/api") ? "api" : "page") with
        {
            Correlation = named is { Length: > 0 and <= LongestCorrelation } ? named : request.HttpContext.TraceIdentifier,
            Causation = request.HttpContext.TraceIdentifier,
        };
    }
}
