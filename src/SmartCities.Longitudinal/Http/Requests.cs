using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Idempotency;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Http;

/// <summary>What every endpoint asks of a request, in one way.</summary>
public static class Requests
{
    private const int LongestCorrelation = 80;

    /// <summary>The body as JSON, read strictly; none at all says as little as <c>{}</c>.</summary>
    /// <exception cref="RefusedException">It is not JSON, or lacks a member or has an unknown, duplicate or wrongly typed one.</exception>
    public static async Task<T> BodyAsync<T>(this HttpRequest request)
        where T : class
    {
        if (request.ContentType is null && request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true)
            return Nothing<T>();
        if (!request.HasJsonContentType())
            throw new RefusedException("media-type", "Send JSON, with Content-Type: application/json.");

        try
        {
            return await JsonSerializer.DeserializeAsync<T>(request.Body, JsonText.Options, request.HttpContext.RequestAborted)
                ?? throw new RefusedException("body-missing", "The body says null; an object is expected.", "");
        }
        catch (JsonException malformed)
        {
            throw new RefusedException([JsonText.RefusalOf(malformed)]);
        }
    }

    /// <summary>Refuses query parameters that the endpoint does not know, and any that stands twice.</summary>
    public static void Allow(this HttpRequest request, params ReadOnlySpan<string> known)
    {
        foreach (var (name, values) in request.Query)
        {
            if (!known.Contains(name) && !(name == Addresses.AtLeast && HttpMethods.IsGet(request.Method)))
                throw known.Length == 0
                    ? new RefusedException("query-unknown", $"There is no query parameter \"{name}\" here.", $"?{name}")
                    : new RefusedException("query-unknown", $"There is no query parameter \"{name}\" here; there are {string.Join(", ", known!)}.", $"?{name}");
            if (values.Count != 1)
                throw new RefusedException("query-invalid", $"The query parameter \"{name}\" stands {values.Count} times.", $"?{name}");
        }
    }

    /// <summary>The point in time asked for: <c>?at=</c>.</summary>
    /// <exception cref="RefusedException">It is none, or it is not open to who asks.</exception>
    public static PointInTime At(this HttpRequest request)
    {
        var at = PointInTime.Parse(request.Query["at"]);
        at.RequireOpenTo(request.Caller(), request.RouteValues["city"] as string);
        return at;
    }

    /// <summary>A whole number from the query, within bounds.</summary>
    public static int Number(this HttpRequest request, string name, int otherwise, int from, int to)
    {
        if (!request.Query.TryGetValue(name, out var written))
            return otherwise;
        return int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to
            ? number
            : throw new RefusedException("query-invalid", $"\"{name}\" is a whole number from {from} to {to}.", $"?{name}");
    }

    /// <summary>A position as it is written in a query: a number, or <c>p:</c> and a number; null where it is none.</summary>
    public static long? Position(string? written) =>
        long.TryParse(written.AsSpan() is ['p', ':', .. var rest] ? rest : written, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;

    /// <summary>The version this request changes, from <c>If-Match</c>: the number an ETag begins with, whatever else it stands for.</summary>
    public static long IfMatch(this HttpRequest request)
    {
        var written = request.Headers.IfMatch.ToString();
        if (written.Length == 0)
            throw new RefusedException("precondition-missing", "Changing this takes an If-Match header with the ETag you read.");
        var tag = written.AsSpan().Trim().TrimStart("W/").Trim('"');
        return long.TryParse(tag.IndexOf('-') is > 0 and var end ? tag[..end] : tag, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new StaleException(request.Path);
    }

    /// <summary>Whether this request wants to be the first to put something here.</summary>
    public static bool IsFirst(this HttpRequest request) => request.Headers.IfNoneMatch == "*";

    /// <summary>The version a PUT replaces, from <c>If-Match</c>; none when it wants to be the first, with <c>If-None-Match: *</c>.</summary>
    public static long? Replaces(this HttpRequest request) => request.IsFirst() ? null : request.IfMatch();

    /// <summary>The refusal of a PUT that wants to be the first where something is already.</summary>
    public static Decision? NotFirst(this HttpRequest request, bool isThere) =>
        isThere && request.IsFirst() ? Decision.Refuse("stale", "Something is here already. Read it, and change it with If-Match.") : null;

    /// <summary>Who asks.</summary>
    public static Caller Caller(this HttpRequest request) => request.HttpContext.Features.Get<Caller>() ?? Access.Caller.Anyone;

    /// <summary>
    /// Who does what is asked for. What is recorded belongs to the conversation that <c>X-Correlation-Id</c> names, else to this request alone.
    /// </summary>
    public static Actor Actor(this HttpRequest request)
    {
        var caller = request.Caller();
        var named = request.Headers["X-Correlation-Id"].ToString();
        return new(
            caller.Id,
            caller.ActsAs(request.RouteValues["city"] as string),
            request.Path.StartsWithSegments("/api") ? "api" : "page",
            named is { Length: > 0 and <= LongestCorrelation } ? named : request.HttpContext.TraceIdentifier,
            request.HttpContext.TraceIdentifier,
            request.HttpContext.Features.Get<KeyedRequest>());
    }

    private static T Nothing<T>()
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>("{}", JsonText.Options)!;
        }
        catch (JsonException missing)
        {
            throw new RefusedException("body-missing", $"Send JSON. {JsonText.RefusalOf(missing).Said}", "");
        }
    }
}
