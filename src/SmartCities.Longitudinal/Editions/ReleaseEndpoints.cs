using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Editions;

/// <summary>A release to be made: under its name, or under the next one.</summary>
public sealed record NewRelease(string? Release = null, string? Note = null);

/// <summary>Why a release is taken back.</summary>
public sealed record Withdrawal(string Reason);

public static class ReleaseEditionEndpoint
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [WolverinePost("/api/v1/editions/{edition}/releases"), For(Role.Editor), Takes(typeof(NewRelease)), TakesIfMatch, Gives(typeof(WrittenBody), 201)]
    public static async Task<IResult> Post(string edition, HttpRequest request, EventLog log, Positions positions, ReadingHash hashes, CancellationToken cancellation)
    {
        request.Allow();
        var release = await request.BodyAsync<NewRelease>();
        var version = request.IfMatch();

        // All that was recorded when the release was asked for is in it.
        await positions.WaitForAsync(await positions.LastRecordedAsync(cancellation), Patience, cancellation);
        var position = await positions.ReadableAsync(cancellation);
        var hash = await hashes.OfAsync(edition, position, cancellation);
        var name = "";
        var recorded = await log.DecideAsync<Edition>(
            Streams.Edition(edition),
            request.Actor(),
            it => ReleaseEdition.Decide(it, new(name = release.Release ?? ReleaseEdition.Next(it), position, position, hash, release.Note)),
            cancellation,
            version);
        return new Written(recorded, $"/api/v1/editions/{edition}?at=r:{name}");
    }
}

public static class WithdrawReleaseEndpoint
{
    [WolverinePost("/api/v1/editions/{edition}/releases/{release}/withdrawal"), For(Role.Editor), Takes(typeof(Withdrawal)), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Post(string edition, string release, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var withdrawal = await request.BodyAsync<Withdrawal>();
        return new Written(await log.DecideAsync<Edition>(
            Streams.Edition(edition), request.Actor(), it => WithdrawRelease.Decide(it, new(release, withdrawal.Reason)), cancellation, request.IfMatch()));
    }
}
