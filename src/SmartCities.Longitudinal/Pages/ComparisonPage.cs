using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Comparisons;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Readings;

namespace SmartCities.Longitudinal.Pages;

/// <summary>Two editions side by side, and which cities may be named on both sides.</summary>
public sealed record ComparisonView(
    ComparisonBody Comparison, Edition From, Edition To, IReadOnlyDictionary<string, City> Cities, IReadOnlySet<string> Named, IReadOnlyList<Edition> Editions);

/// <summary>The editions to choose from.</summary>
public sealed record ChooserView(IReadOnlyList<Edition> Editions, string? From = null, string? To = null);

public static class ComparisonPage
{
    private const int Movers = 1_000;

    [For(Role.Analyst, Released = true)]
    public static async Task<IResult> Get(HttpContext http, Reader reader, PublicationWishes wishes, CancellationToken cancellation)
    {
        var page = http.Features.Get<Page>()!;
        var (from, to) = (Side(http.Request, page, "from"), Side(http.Request, page, "to"));
        var position = await reader.PositionAsync(page.Point, cancellation);
        var editions = await reader.EditionsAsync(position, cancellation);
        if (from is null || to is null)
        {
            page.Position = position;
            return PagesModule.Show<Chooser>(nameof(Chooser.View), new ChooserView(editions, from?.Edition, to?.Edition));
        }

        var (fromPosition, fromRelease) = await reader.ResolveAsync(from.Value.Edition, from.Value.At, cancellation);
        var (toPosition, toRelease) = await reader.ResolveAsync(to.Value.Edition, to.Value.At, cancellation);
        var fromTouches = await reader.TouchesAsync(Scopes(from.Value.Edition), fromPosition, cancellation);
        var toTouches = await reader.TouchesAsync(Scopes(to.Value.Edition), toPosition, cancellation);
        var earlier = await reader.ReadAsync(from.Value.Edition, fromTouches, fromRelease, cancellation);
        var later = await reader.ReadAsync(to.Value.Edition, toTouches, toRelease, cancellation);
        var latest = fromTouches.Position > toTouches.Position ? fromTouches : toTouches;
        page.Position = latest.Position;

        var comparison = CompareEditions.Of(earlier, later, await reader.SeriesAsync(latest, cancellation), take: Movers);
        var named = new HashSet<string>(await wishes.ShownAsync(earlier.Edition.Id, earlier.Position, cancellation), StringComparer.Ordinal);
        named.IntersectWith(await wishes.ShownAsync(later.Edition.Id, later.Position, cancellation));
        return PagesModule.Show<ComparisonShown>(
            nameof(ComparisonShown.View),
            new ComparisonView(comparison, earlier.Edition, later.Edition, await reader.CitiesAsync(latest.Position, cancellation), named, editions));
    }

    private static string[] Scopes(string edition) => [Scope.Definitions(edition), Scope.Answers(edition), Scope.Series];

    /// <summary>A side, as it is written in the address: an edition, with a point in time of its own if wanted.</summary>
    private static (string Edition, PointInTime At)? Side(HttpRequest request, Page page, string name)
    {
        if (request.Query[name].ToString() is not { Length: > 0 } written)
            return null;
        var (edition, at) = written.IndexOf('@', StringComparison.Ordinal) is var cut and >= 0 ? (written[..cut], PointInTime.Parse(written[(cut + 1)..], $"?{name}")) : (written, page.Point);
        return Id.IsValid(edition) ? (edition, at) : throw new RefusedException("query-invalid", $"\"{name}\" names an edition, such as demo-2017 or 2017@r:2017.0.", $"?{name}");
    }
}
