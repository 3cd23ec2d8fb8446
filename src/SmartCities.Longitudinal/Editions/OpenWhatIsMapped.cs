using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Editions;

/// <summary>
/// Opens an edition on the series as they stand: those it feeds have to stand so until it is open, so that at the position where it opens each of its
/// indicators is mapped or says why not.
/// </summary>
public static class OpenWhatIsMapped
{
    /// <exception cref="StaleException">The edition has changed since it was read.</exception>
    public static Task<Recorded> OpenAsync(string edition, long read, OpenEdition open, EventLog log, Actor actor, CancellationToken cancellation) =>
        log.InTurnAsync(Streams.Edition(edition), actor, () => OpenInTurnAsync(Streams.Edition(edition), read, open, log, actor, cancellation), cancellation);

    private static async Task<Recorded> OpenInTurnAsync(string stream, long read, OpenEdition open, EventLog log, Actor actor, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var series = await log.ReadAllAsync<FollowedSeries>(Streams.Series(""), cancellation);
            var edition = await log.ReadAsync<Edition>(stream, cancellation);
            var decision = edition.DecideOn(read, stream, it => OpenEdition.Decide(it, open, SeriesCatalog.Of(series.Values.Select(one => one.State))));
            var fed = series.Where(it => it.Value.State.Mappings.ContainsKey(edition.State.Id)).Select(it => (it.Key, it.Value.Version));
            try
            {
                return await log.RecordAsync([(stream, edition.Version, decision)], actor, cancellation, [.. fed]);
            }
            catch (StaleException) when (attempt < EventLog.Attempts)
            {
                await Task.Delay(10 * attempt, cancellation);
            }
        }
    }
}
