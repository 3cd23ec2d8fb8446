using System.Globalization;
using SmartCities.Longitudinal.Access;

namespace SmartCities.Longitudinal.Readings;

/// <summary>
/// A point in time as people write it: <c>p:1234</c>, <c>r:2017.0</c> or <c>t:2027-03-01T00:00:00Z</c>; none is the present. Of one submission also
/// <c>v:2</c>, a revision.
/// </summary>
public readonly record struct PointInTime(long? Position, string? Release, DateTimeOffset? Moment)
{
    public static readonly PointInTime Now;

    /// <summary>A revision of one submission; what is read there resolves it.</summary>
    public int? Revision { get; init; }

    /// <summary>Only releases are open to everyone; any other point in time to the committee, and of a city's own things to the city.</summary>
    /// <exception cref="RefusedException">This somebody may not read at this point.</exception>
    public void RequireOpenTo(Caller caller, string? city, string pointer = "?at")
    {
        if ((Position is not null || Moment is not null || Revision is not null) && !caller.ReadsPresent && !caller.IsOf(city))
            throw new RefusedException("released-only", "Only releases are read by everyone: r: and the name of one, or no point in time for the latest.", pointer);
    }

    public static PointInTime Parse(string? written, string pointer = "?at", bool ofSubmission = false)
    {
        if (string.IsNullOrEmpty(written))
            return Now;

        var rest = written.Length > 2 ? written[2..] : "";
        return written[..Math.Min(2, written.Length)] switch
        {
            "p:" when long.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var position) => new(position, null, null),
            "r:" when Id.IsRelease(rest) => new(null, rest, null),
            "t:" when DateTimeOffset.TryParseExact(rest, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
                => new(null, null, moment),
            "v:" when int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) && revision > 0 => ofSubmission
                ? new() { Revision = revision }
                : throw new RefusedException("point-invalid", "A revision (v:2) is a point in time of one submission only; here it is p:1234, r:2017.0 or t:2027-03-01T00:00:00Z.", pointer),
            _ => throw (ofSubmission
                ? new RefusedException("point-invalid", "A point in time is p:1234 (a position), r:2017.0 (a release), t:2027-03-01T00:00:00Z (a moment) or v:2 (a revision).", pointer)
                : new RefusedException("point-invalid", "A point in time is p:1234 (a position), r:2017.0 (a release) or t:2027-03-01T00:00:00Z (a moment).", pointer)),
        };
    }
}
