using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Comparisons;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Pages;

/// <summary>Two editions side by side, as the address names them.</summary>
public sealed record ComparisonView(
    ComparisonBody Comparison, Edition From, Edition To, IReadOnlyDictionary<string, City> Cities, IReadOnlyList<Edition> Editions, string Sides, Grouping? By)
{
    public IReadOnlyList<SeriesComparisonBody> Shares { get; } = [.. Comparison.Series.Where(it => IsCompared(it) && it.Measure == SeriesMeasure.Share)];

    public IReadOnlyList<SeriesComparisonBody> Numbers { get; } = [.. Comparison.Series.Where(it => IsCompared(it) && it.Measure == SeriesMeasure.Number)];

    public IReadOnlyList<SeriesComparisonBody> Refused { get; } = [.. Comparison.Series.Where(it => !IsCompared(it))];

    public string Address => $"/comparisons?{Sides}";

    public string AddressOf(SeriesComparisonBody series, Grouping? by = null) => $"/comparisons/{series.Series}?{Sides}{(by is { } grouping ? $"&group={grouping.Word()}" : "")}";

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
            throw new RefusedException("not-found", Id.Invalid("series", series).Said);
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
        HttpRequest request, AskedSide from, AskedSide to, IReadOnlyList<Edition> editions,
        Reader reader, Audience audience, CancellationToken cancellation)
    {
        var sides = await BothSides.ReadAsync(from, to, request.Caller(), reader, audience, cancellation);
        request.HttpContext.Features.Get<Page>()!.Position = sides.Position;
        var by = CompareEditionsEndpoint.By(request);
        return new(
            CompareEditions.Of(sides, by: by, take: Movers), sides.From.Edition, sides.To.Edition, await reader.CitiesAsync(sides.Position, cancellation), editions,
            $"from={Uri.EscapeDataString(request.Query["from"]!)}&to={Uri.EscapeDataString(request.Query["to"]!)}", by);
    }

    private static AskedSide? Side(HttpRequest request, Page page, string name) =>
        request.Query[name].ToString() is { Length: > 0 } written ? AskedSide.Parse(written, name, page.Point) : null;
}
