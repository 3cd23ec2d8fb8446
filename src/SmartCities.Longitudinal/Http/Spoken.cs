using Microsoft.Net.Http.Headers;

namespace SmartCities.Longitudinal.Http;

/// <summary>The language an answer is given in.</summary>
public static class Spoken
{
    public static readonly IReadOnlyList<(string Code, string Name)> Languages = [("en", "English"), ("es", "Español"), ("fr", "Français")];

    private const string Remembered = "lang";

    /// <summary>Asked for in the address, remembered of a page, or the first that the reader's browser takes; else English.</summary>
    public static string To(HttpRequest request) => Known(request.Query[Remembered]) ?? Known(request.Cookies[Remembered]) ?? Accepted(request) ?? "en";

    /// <summary>The same for a page, which remembers what is asked for.</summary>
    public static string OnPage(HttpContext http)
    {
        if (Known(http.Request.Query[Remembered]) is { } asked)
            http.Response.Cookies.Append(Remembered, asked, new() { HttpOnly = true, SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
        return To(http.Request);
    }

    /// <summary>The language that a request of the API asks for.</summary>
    /// <exception cref="RefusedException">It asks for one that is not spoken here.</exception>
    public static string Asked(HttpRequest request) => (string?)request.Query[Remembered] is { } asked
        ? Known(asked) ?? throw new RefusedException("query-invalid", $"\"lang\" is {string.Join(", ", Languages.Select(it => it.Code))}.", "?lang")
        : Accepted(request) ?? "en";

    private static string? Accepted(HttpRequest request) => StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var languages)
        ? languages
            .Where(it => it.Quality is null or > 0)
            .OrderByDescending(it => it.Quality ?? 1)
            .Select(it => Known(it.Value.Value?.Split('-')[0].ToLowerInvariant()))
            .FirstOrDefault(it => it is not null)
        : null;

    private static string? Known(string? code) => Languages.Any(it => it.Code == code) ? code : null;
}
