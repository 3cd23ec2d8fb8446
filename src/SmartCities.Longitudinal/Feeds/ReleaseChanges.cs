using System.Text.Json;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Feeds;

/// <summary>Which indicators a release changed since the one before it that was not withdrawn; all of them where there was none.</summary>
public sealed class ReleaseChanges(Reader reader)
{
    private readonly Recent<long, IReadOnlyList<string>> kept = new(256);

    /// <param name="position">The position at which the release was recorded.</param>
    /// <param name="released">The release, as it was recorded.</param>
    public Task<IReadOnlyList<string>> OfAsync(long position, EditionReleased released) => kept.GetAsync(position, it => CompareAsync(it, released));

    private async Task<IReadOnlyList<string>> CompareAsync(long position, EditionReleased released)
    {
        var then = await reader.EditionAsync(released.Edition, position, CancellationToken.None);
        var before = then.Releases.LastOrDefault(it => it.Release != released.Release && !then.Withdrawn.ContainsKey(it.Release));
        var now = await ValuesAsync(released);
        var was = before is null ? [] : await ValuesAsync(before);
        return [.. now.Keys.Union(was.Keys).Where(it => now.GetValueOrDefault(it) != was.GetValueOrDefault(it))];
    }

    /// <summary>What each indicator gives, with its definition: a new definition is a change too.</summary>
    private async Task<Dictionary<string, string>> ValuesAsync(EditionReleased release)
    {
        var reading = await reader.ReadAsync(release.Edition, release.Position, release, CancellationToken.None);
        var definitions = await reader.EditionAsync(release.Edition, release.Definitions, CancellationToken.None);
        return definitions.Indicators.ToDictionary(
            it => it.Id,
            it => JsonSerializer.Serialize(it, JsonText.Options) + JsonSerializer.Serialize(ValueBody.Of(reading.Answers.Outcomes(it).Value), JsonText.Options));
    }
}
