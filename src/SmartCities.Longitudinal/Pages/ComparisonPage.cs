using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Comparisons;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Series;

namespace SmartCities.Longitudinal.Pages;

/// <summary>Two editions side by side, as the address names them.</summary>
public sealed record ComparisonView(
    ComparisonBody Comparison, Edition From, Edition To, IReadOnlyDictionary<string, City> Cities, IReadOnlyList<Edition> Editions, string Sides)
{
    public IReadOnlyList<SeriesComparisonBody> Shares { get; } = [.. Comparison.Series.Where(it => IsCompared(it) && it.Measure == SeriesMeasure.Share)];

    public IReadOnlyList<SeriesComparisonBody> Numbers { get; } = [.. Comparison.Series.Where(it => IsCompared(it) && it.Measure == SeriesMeasure.Number)];

    public IReadOnlyList<SeriesComparisonBody> Refused { get; } = [.. Comparison.Series.Where(it => !IsCompared(it))];

    public string Address => $"/comparisons?{Sides}";

    public string AddressOf(SeriesComparisonBody series) => $"/comparisons/{series.Series}?{Sides}";

    public static bool IsCompared(SeriesComparisonBody it) =>
        it.Comparability.Verdict is Verdict.Comparable or Verdict.WithCaution && it.From.Rule != MappingRule.None && it.To.Rule != MappingRule.None;
}

/// <summary>One series of a comparison, with the one before it and the one after it in the order of the framework.</summary>
public sealed record SeriesView(ComparisonView Whole, SeriesComparisonBody Series, SeriesComparisonBody? Before, SeriesComparisonBody? After);

/// <summary>The editions to choose from.</summary>
public sealed record ChooserView(IReadOnlyList<Edition> Editions, string? From = null, string? To = null);

public static class ComparisonPage
{
    private const int Movers = 1_000;

    [For(Role.Analyst, Released = true)]
    public static async Task<IResult> Get(HttpContext http, Reader reader, Audience audience, CancellationToken cancellation)
    {
        var page = http.Features.Get<Page>()!;
        var caller = http.Request.Caller();
        var (from, to) = (Side(http.Request, page, "from"), Side(http.Request, page, "to"));
        var position = await reader.PositionAsync(page.Point, cancellation);
        var editions = (await reader.EditionsAsync(position, cancellation)).Where(it => caller.ReadsPresent || it.Stage == EditionStage.Known || it.Release is not null).ToList();
        if (from is { } one && to is { } other)
            return PagesModule.Show<ComparisonShown>(nameof(ComparisonShown.View), await CompareAsync(http.Request, one, other, editions, reader, audience, cancellation));

        page.Position = position;
        return PagesModule.Show<Chooser>(nameof(Chooser.View), new ChooserView(editions, from?.Edition, to?.Edition));
    }

    [For(Role.Analyst, Released = true)]
    public static async Task<IResult> GetSeries(string series, HttpContext http, Reader reader, Audience audience, CancellationToken cancellation)
    {
        if (!Id.IsValid(series))
            throw new RefusedException("not-found", Id.Invalid("series", series).Sentence);
        var page = http.Features.Get<Page>()!;
        if (Side(http.Request, page, "from") is not { } from || Side(http.Request, page, "to") is not { } to)
            throw new RefusedException("query-invalid", "A series is compared between two editions: from and to name them.", "?from");

        var whole = await CompareAsync(http.Request, from, to, [], reader, audience, cancellation);
        var all = whole.Comparison.Series;
        var place = all.TakeWhile(it => it.Series != series).Count();
        return place < all.Count
            ? PagesModule.Show<SeriesShown>(nameof(SeriesShown.View), new SeriesView(whole, all[place], place > 0 ? all[place - 1] : null, place + 1 < all.Count ? all[place + 1] : null))
            : throw new RefusedException("series-unknown", $"The editions {from.Edition} and {to.Edition} share no series {series}.");
    }

    private static async Task<ComparisonView> CompareAsync(
        HttpRequest request, (string Edition, PointInTime At) from, (string Edition, PointInTime At) to, IReadOnlyList<Edition> editions,
        Reader reader, Audience audience, CancellationToken cancellation)
    {
        var caller = request.Caller();
        var (fromPosition, fromRelease) = await audience.ResolveAsync(caller, from.Edition, from.At, cancellation);
        var (toPosition, toRelease) = await audience.ResolveAsync(caller, to.Edition, to.At, cancellation);
        var fromTouches = await reader.TouchesAsync(Scopes(from.Edition), fromPosition, cancellation);
        var toTouches = await reader.TouchesAsync(Scopes(to.Edition), toPosition, cancellation);
        var earlier = await reader.ReadAsync(from.Edition, fromTouches, fromRelease, cancellation);
        var later = await reader.ReadAsync(to.Edition, toTouches, toRelease, cancellation);
        var latest = fromTouches.Position > toTouches.Position ? fromTouches : toTouches;
        request.HttpContext.Features.Get<Page>()!.Position = latest.Position;

        var named = (await audience.NamedAsync(caller, earlier, cancellation)).And(await audience.NamedAsync(caller, later, cancellation));
        var comparison = CompareEditions.Of(earlier, later, await reader.SeriesAsync(latest, cancellation), named, take: Movers);
        return new(
            comparison, earlier.Edition, later.Edition, await reader.CitiesAsync(latest.Position, cancellation), editions,
            $"from={Uri.EscapeDataString(request.Query["from"]!)}&to={Uri.EscapeDataString(request.Query["to"]!)}");
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
