using System.Globalization;
using SmartCities.Longitudinal.Pages;

namespace SmartCities.Longitudinal.Editions;

/// <summary>When an edition closes: in the time zone it announces, with its offset, and in words.</summary>
/// <param name="At">The moment, as a clock there shows it.</param>
/// <param name="TimeZone">The zone, by its IANA name; null where none was announced, and nothing closes by itself.</param>
/// <param name="GraceMinutes">For how long forms are still taken after it.</param>
/// <param name="Words">The same for people.</param>
public sealed record Deadline(DateTimeOffset At, string? TimeZone, int GraceMinutes, Text Words)
{
    /// <summary>Null of an edition that does not say when it closes.</summary>
    public static Deadline? Of(Edition edition)
    {
        if (edition.Closes is not { } closes)
            return null;
        var at = In(closes, edition.TimeZone);
        return new(at, edition.TimeZone, edition.GraceMinutes, new(InWords(at, edition.TimeZone, "en"), InWords(at, edition.TimeZone, "es"), InWords(at, edition.TimeZone, "fr")));
    }

    /// <summary>A moment as a clock in a zone shows it; in UTC where there is no zone.</summary>
    public static DateTimeOffset In(DateTimeOffset moment, string? zone) =>
        zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var there) ? TimeZoneInfo.ConvertTime(moment, there) : moment.ToUniversalTime();

    /// <summary>The moment at which a clock in a zone shows this, the later one where it shows it twice; null where it never does, since clocks there are put forward over it.</summary>
    public static DateTimeOffset? MomentOf(DateTime clock, string? zone)
    {
        var there = zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? known : TimeZoneInfo.Utc;
        return there.IsInvalidTime(clock) ? null : new(clock, there.IsAmbiguousTime(clock) ? there.GetAmbiguousTimeOffsets(clock).Min() : there.GetUtcOffset(clock));
    }

    /// <summary>30 June 2023, 23:59 (Europe/Madrid, UTC+02:00).</summary>
    public static string InWords(DateTimeOffset at, string? zone, string language)
    {
        var offset = at.Offset == TimeSpan.Zero ? "UTC" : string.Create(CultureInfo.InvariantCulture, $"UTC{(at.Offset < TimeSpan.Zero ? '-' : '+')}{at.Offset:hh\\:mm}");
        var date = new Say(language).Date(DateOnly.FromDateTime(at.DateTime));
        return string.Create(CultureInfo.InvariantCulture, $"{date}, {at:HH:mm} ({(zone is null or "UTC" ? "" : $"{zone}, ")}{offset})");
    }
}
