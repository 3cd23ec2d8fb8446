using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Series;

namespace SmartCities.Longitudinal.Comparisons;

/// <summary>One side of a comparison as an address writes it: an edition, with a point in time of its own if wanted.</summary>
public readonly record struct AskedSide(string Edition, PointInTime At)
{
    /// <param name="written">As in <c>demo-2017</c> or <c>2017@r:2017.0</c>.</param>
    /// <param name="name">The parameter it is written in.</param>
    /// <param name="otherwise">The point in time where it names none.</param>
    /// <exception cref="RefusedException">It names no edition, or no point in time.</exception>
    public static AskedSide Parse(string written, string name, PointInTime otherwise = default)
    {
        var (edition, at) = written.IndexOf('@', StringComparison.Ordinal) is var cut and >= 0 ? (written[..cut], PointInTime.Parse(written[(cut + 1)..], $"?{name}")) : (written, otherwise);
        return Id.IsValid(edition) ? new(edition, at) : throw new RefusedException("query-invalid", $"\"{name}\" names an edition, such as demo-2017 or 2017@r:2017.0.", $"?{name}");
    }
}

/// <summary>Both readings of a comparison, the series as they stood at the later of the two positions, and which cities may be named.</summary>
public sealed record BothSides(Reading From, Reading To, SeriesCatalog Series, Named Named, long Position, string ETag)
{
    public static async Task<BothSides> ReadAsync(AskedSide from, AskedSide to, Caller caller, Reader reader, Audience audience, CancellationToken cancellation)
    {
        from.At.RequireOpenTo(caller, null, "?from");
        to.At.RequireOpenTo(caller, null, "?to");
        var (fromPosition, fromRelease) = await audience.ResolveAsync(caller, from.Edition, from.At, cancellation);
        var (toPosition, toRelease) = await audience.ResolveAsync(caller, to.Edition, to.At, cancellation);

        // One look at the database where both sides are read at the same position, as they mostly are.
        string[] scopes = [.. new[] { Scope.Definitions(from.Edition), Scope.Answers(from.Edition), Scope.Definitions(to.Edition), Scope.Answers(to.Edition), Scope.Series }.Distinct()];
        var fromTouches = await reader.TouchesAsync(scopes, fromPosition, cancellation);
        var toTouches = toPosition == fromPosition ? fromTouches : await reader.TouchesAsync(scopes, toPosition, cancellation);
        // Where neither side is in memory they are loaded at the same time.
        var readings = await Task.WhenAll(reader.ReadAsync(from.Edition, fromTouches, fromRelease, cancellation), reader.ReadAsync(to.Edition, toTouches, toRelease, cancellation));
        var (earlier, later) = (readings[0], readings[1]);
        var latest = fromTouches.Position > toTouches.Position ? fromTouches : toTouches;
        var named = (await audience.NamedAsync(caller, earlier, cancellation)).And(await audience.NamedAsync(caller, later, cancellation));
        return new(
            earlier, later, await reader.SeriesAsync(latest, cancellation), named, latest.Position,
            toTouches == fromTouches ? fromTouches.ETag : fromTouches.ETagWith(toTouches));
    }
}
