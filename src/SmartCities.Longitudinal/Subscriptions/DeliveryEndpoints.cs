using System.Globalization;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Feeds;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Subscriptions;

/// <summary>How many deliveries are made again.</summary>
public sealed record Replayed(int Deliveries);

/// <summary>Nothing has to be said to have deliveries made again.</summary>
public sealed record Replay;

public static class ListDeliveriesEndpoint
{
    [WolverineGet("/api/v1/subscriptions/{subscription}/deliveries"), For(Role.Administrator, Services = true), Gives(typeof(DeliveryList)), Limit]
    [Query("after", "A position, p:123, after which to go on; without it, those delivered last."), Query("state", "Only those that are delivered, waiting, retrying, held or parked.")]
    public static async Task<IResult> Get(string subscription, HttpRequest request, ReadSubscriptions subscriptions, CancellationToken cancellation)
    {
        request.Allow("limit", "after", "state");
        var (there, _) = await subscriptions.FindAsync(subscription, request.Caller(), cancellation);
        return new Read(await subscriptions.DeliveriesAsync(there, After(request), request.Number("limit", 100, 1, 1_000), State(request), cancellation));
    }

    private static long? After(HttpRequest request) => request.Query.TryGetValue("after", out var written) ? FeedRequest.Position(written.ToString(), "?after") : null;

    private static DeliveryState? State(HttpRequest request) =>
        !request.Query.TryGetValue("state", out var written) ? null
        : Words.Parse<DeliveryState>(written.ToString()) ?? throw new RefusedException("query-invalid", $"\"state\" is {Words.All<DeliveryState>()}.", "?state");
}

public static class ReplayDeliveryEndpoint
{
    [WolverinePost("/api/v1/subscriptions/{subscription}/deliveries/{n}/replay"), For(Role.Administrator, Services = true), Takes(typeof(Replay)), Gives(typeof(Replayed))]
    public static async Task<IResult> Post(
        string subscription, string n, HttpRequest request, ReadSubscriptions subscriptions, SubscriptionRows rows, EventFeed feed, DriveSubscriptions driver, CancellationToken cancellation)
    {
        request.Allow();
        await request.BodyAsync<Replay>();
        var (there, _) = await subscriptions.FindAsync(subscription, request.Caller(), cancellation);
        if (there.Ended is not null)
            throw new RefusedException(((Refused)SubscriptionRefusals.Ended).Refusals);
        await driver.WriteAsync(cancellation);
        if (!long.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            || await rows.FindAsync(subscription, cancellation) is not { } row || position > row.Standing.Position
            || await feed.AtAsync(there.Filter, position, cancellation) is not { } it)
            throw new RefusedException("delivery-unknown", $"No event of the position {n} was delivered to this subscription.");

        var replayed = await rows.ReplayAsync(subscription, position, cancellation);
        if (replayed == 0)
            replayed = await rows.ReplayAsync(subscription, Delivery.Of(it), cancellation);
        driver.Wake();
        return Results.Json(new Replayed(replayed), JsonText.Options);
    }
}

public static class ReplayParkedEndpoint
{
    [WolverinePost("/api/v1/subscriptions/{subscription}/deliveries/replay"), For(Role.Administrator, Services = true), Takes(typeof(Replay)), Gives(typeof(Replayed))]
    public static async Task<IResult> Post(string subscription, HttpRequest request, ReadSubscriptions subscriptions, SubscriptionRows rows, DriveSubscriptions driver, CancellationToken cancellation)
    {
        request.Allow();
        await request.BodyAsync<Replay>();
        var (there, _) = await subscriptions.FindAsync(subscription, request.Caller(), cancellation);
        if (there.Ended is not null)
            throw new RefusedException(((Refused)SubscriptionRefusals.Ended).Refusals);
        await driver.WriteAsync(cancellation);
        var replayed = await rows.ReplayAsync(subscription, position: null, cancellation);
        driver.Wake();
        return Results.Json(new Replayed(replayed), JsonText.Options);
    }
}
