using System.Text.Json.Serialization;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Comparisons;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Readings;

namespace SmartCities.Longitudinal.Series;

/// <summary>One edition of a series, with the reading of it that somebody may have; none of an edition of which nothing is released.</summary>
public sealed record Wave(Edition Edition, Reading? Reading, Named Named);

/// <summary>
/// A series in one edition: its value with base, counts and bounds, or the figure a report printed, at which position; and how it moved since the wave before that has a value.
/// </summary>
/// <param name="Side">Null to who may not read it: nothing of the edition is released.</param>
/// <param name="Since">Null for the first wave, and for one that has no value.</param>
public sealed record WaveBody(
    string Edition,
    EditionStage Stage,
    bool Demonstration,
    DateOnly? Date,
    long? Position,
    long? Definitions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Release,
    int? Participants,
    SeriesSideBody? Side,
    SinceBody? Since);

/// <summary>From an earlier wave to this one. A break is where the two cannot be compared: nothing is computed across it.</summary>
public sealed record SinceBody(
    string From, bool Break, ComparabilityBody Comparability, PanelBody? Panel, DifferenceBody? Difference, ChangeBody? Change, PairedBody? Paired,
    JudgedBody? Judged);

/// <summary>Every edition that a series was mapped in, the earliest first.</summary>
public static class Waves
{
    // Their number is told; a comparison of the two editions names them all.
    private const int Movers = 20;

    /// <summary>The readings of all editions: the committee's at one position, in one look at the database; everyone else's of the latest release of each.</summary>
    /// <returns>The waves in the order of their dates, and what they depend on; null where cities' wishes count too.</returns>
    public static async Task<(IReadOnlyList<Wave> Waves, string? Touches)> ReadAsync(
        FollowedSeries series, long position, Caller caller, Reader reader, Audience audience, CancellationToken cancellation)
    {
        var (waves, touches) = caller.ReadsPresent ? await AtAsync(series, position, reader, cancellation) : (await ReleasedAsync(series, caller, reader, audience, cancellation), null);
        return ([.. waves.OrderBy(it => it.Edition.Date ?? new(it.Edition.Year ?? 9999, 12, 31)).ThenBy(it => it.Edition.Id, StringComparer.Ordinal)], touches);
    }

    public static IReadOnlyList<WaveBody> Of(FollowedSeries series, IReadOnlyList<Wave> waves)
    {
        var bodies = new List<WaveBody>();
        // A demonstration edition is never compared with a real one.
        var last = new Dictionary<bool, Wave>();
        foreach (var wave in waves)
        {
            var side = wave.Reading is { } reading && reading.Answers.Feed(series, reading.Edition) is var (mapped, outcomes) ? CompareEditions.SeriesSide(mapped, outcomes, reading) : null;
            var hasValue = side is { Value: not null } or { Number: not null } or { Published: not null };
            bodies.Add(new(
                wave.Edition.Id, wave.Edition.Stage, wave.Edition.Demonstration, wave.Edition.Date, wave.Reading?.Position, wave.Reading?.Definitions, wave.Reading?.Release,
                wave.Reading?.Answers.Snapshot.Count is > 0 and var count ? count : wave.Edition.Plan!.Participants, side, hasValue && last.TryGetValue(wave.Edition.Demonstration, out var before) ? Since(series, before, wave) : null));
            if (hasValue)
                last[wave.Edition.Demonstration] = wave;
        }

        return bodies;
    }

    private static SinceBody Since(FollowedSeries series, Wave before, Wave wave)
    {
        var it = CompareEditions.Compare(series, null, before.Reading!, wave.Reading!, before.Named.And(wave.Named), take: Movers);
        return new(before.Edition.Id, it.Comparability.Verdict is Verdict.NotComparable or Verdict.NotJudged, it.Comparability, it.Panel, it.Difference, it.Change, it.Paired, it.Judged);
    }

    private static async Task<(List<Wave> Waves, string Touches)> AtAsync(FollowedSeries series, long position, Reader reader, CancellationToken cancellation)
    {
        var touches = await reader.TouchesAsync([.. series.Mappings.Keys.SelectMany(it => new[] { Scope.Definitions(it), Scope.Answers(it) })], position, cancellation);
        var waves = new List<Wave>();
        foreach (var edition in series.Mappings.Keys)
        {
            var reading = await reader.ReadAsync(edition, touches, null, cancellation);
            waves.Add(new(reading.Edition, reading, Named.All));
        }

        return (waves, touches.ETag);
    }

    private static async Task<List<Wave>> ReleasedAsync(FollowedSeries series, Caller caller, Reader reader, Audience audience, CancellationToken cancellation)
    {
        var waves = new List<Wave>();
        foreach (var id in series.Mappings.Keys)
        {
            var edition = await reader.EditionAsync(id, (long?)null, cancellation);
            var reading = edition is { Stage: not EditionStage.Known, Release: null } ? null : await audience.ReadPrintedAsync(caller, id, PointInTime.Now, cancellation);
            waves.Add(new(edition, reading, reading is null ? Named.All : await audience.NamedAsync(caller, reading, cancellation)));
        }

        return waves;
    }
}
