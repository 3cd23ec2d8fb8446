using Microsoft.AspNetCore.Http.Extensions;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Readings;

namespace SmartCities.Longitudinal.Pages;

/// <summary>What every page knows of its request: the language it speaks, the point in time it is asked for, and the position it is made from.</summary>
public sealed class Page(HttpRequest request, string language, string stylesheet, string icon)
{
    public string Language => language;

    public string Path => ReadAt ?? request.Path.Value ?? "/";

    /// <summary>Where a page that answers a form can be read.</summary>
    public string? ReadAt { get; set; }

    /// <summary>The address of the page itself; of one that answers a form and cannot be read elsewhere, the first page.</summary>
    public string Here => HttpMethods.IsPost(request.Method) && ReadAt is null ? "/" : With("", null);

    public string Stylesheet => stylesheet;

    public string Icon => icon;

    /// <summary>The point in time as it was written; null is the present.</summary>
    public string? At { get; } = request.Query["at"].FirstOrDefault() is { Length: > 0 } at ? at : null;

    /// <summary>The position of the reading the page is made from.</summary>
    public long? Position { get; set; }

    /// <summary>The release the page is made from, where it is made from one.</summary>
    public string? Release { get; set; }

    /// <exception cref="RefusedException">The point in time is none, or is not open to who asks.</exception>
    public PointInTime Point
    {
        get
        {
            var point = PointInTime.Parse(At);
            point.RequireOpenTo(request.Caller(), request.RouteValues["city"] as string);
            return point;
        }
    }

    /// <summary>Who reads it.</summary>
    public Caller Reader => request.Caller();

    /// <summary>Where the page stays as it is; none where it is made from several releases, each its own.</summary>
    public string? Kept => Release is not null ? With("at", $"r:{Release}") : Reader.ReadsPresent && Position is not null ? With("at", $"p:{Position}") : null;

    /// <summary>An address on this site that stays at the point in time being read.</summary>
    public string To(string address) => At is null ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}at={Uri.EscapeDataString(At)}";

    public string InLanguage(string code) => With("lang", code);

    public string AtPresent => With("at", null);

    /// <summary>Another address as it was at a position.</summary>
    public static string AtPositionOf(string address, long position) => $"{address}?at=p:{position.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    private string With(string name, string? value)
    {
        var query = new QueryBuilder((ReadAt is null ? request.Query : QueryCollection.Empty).Where(it => it.Key != name && it.Key != "lang").SelectMany(it => it.Value.Select(one => KeyValuePair.Create(it.Key, one ?? ""))));
        if (value is not null)
            query.Add(name, value);
        return Path + query.ToQueryString();
    }
}
