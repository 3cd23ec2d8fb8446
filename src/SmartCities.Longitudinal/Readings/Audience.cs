using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;

namespace SmartCities.Longitudinal.Readings;

/// <summary>
/// What somebody sees: the committee every point in time, and every city by name; everyone else the releases, and by name the cities that permit it.
/// A city always sees itself.
/// </summary>
public sealed class Audience(Reader reader, PublicationWishes wishes)
{
    /// <summary>The position a point in time stands for. Without one the committee reads the present, everyone else the latest release that was not withdrawn.</summary>
    /// <exception cref="RefusedException">There is no such edition or release, or it is not for them.</exception>
    public async Task<(long? Position, EditionReleased? Release)> ResolveAsync(Caller caller, string edition, PointInTime at, CancellationToken cancellation)
    {
        if (caller.ReadsPresent)
            return await reader.ResolveAsync(edition, at, cancellation);

        at.RequireOpenTo(caller, null);
        var there = await reader.EditionAsync(edition, (long?)null, cancellation);
        var released = at.Release is null ? there.Release : (await reader.ResolveAsync(edition, at, cancellation)).Release;
        return released is not null
            ? (released.Position, released)
            : throw new RefusedException("not-released", $"Nothing of the edition {edition} has been released yet. Only the committee, and each city of its own, read what is not released.");
    }

    /// <summary>A reading of one edition, as this somebody may have it.</summary>
    public async Task<Reading> ReadAsync(Caller caller, string edition, PointInTime at, CancellationToken cancellation)
    {
        var (position, release) = await ResolveAsync(caller, edition, at, cancellation);
        return await reader.ReadAsync(edition, position, release, cancellation);
    }

    /// <summary>What was printed of an edition is public at once; it is held against the answers this somebody may read, and against none where nothing is released.</summary>
    public async Task<Reading> ReadPrintedAsync(Caller caller, string edition, PointInTime at, CancellationToken cancellation)
    {
        if (caller.ReadsPresent || at != PointInTime.Now)
            return await ReadAsync(caller, edition, at, cancellation);
        var there = await reader.EditionAsync(edition, (long?)null, cancellation);
        return await reader.ReadReleasedAsync(edition, there.Release, cancellation);
    }

    /// <summary>The cities that may be named to this somebody beside what they answered.</summary>
    public async Task<Named> NamedAsync(Caller caller, Reading reading, CancellationToken cancellation) =>
        caller.ReadsPresent ? Named.All : new(await wishes.ShownAsync(reading.Edition.Id, reading.Position, cancellation), caller.Cities?.Keys);
}

/// <summary>Cities that may be named; without a list, every one.</summary>
public sealed class Named(IReadOnlySet<string>? cities, IEnumerable<string>? own = null)
{
    public static readonly Named All = new(null);

    public bool IsAll => cities is null;

    public bool Includes(string city) => cities is null || own?.Contains(city) == true || cities.Contains(city);

    /// <summary>Those that may be named on both sides.</summary>
    public Named And(Named other) => cities is null ? other : other.IsAll ? this : new(cities.Where(other.Includes).ToHashSet(StringComparer.Ordinal), own);
}
