using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Feeds;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Idempotency;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Subscriptions;

/// <summary>A subscription with its secret, which is shown this once: what is sent is signed with it. Null where it was shown before.</summary>
public sealed record SubscriptionSecret(string Subscription, string? Secret, long? Position);

public static class ListSubscriptionsEndpoint
{
    [WolverineGet("/api/v1/subscriptions"), For(Role.Administrator, Services = true), Gives(typeof(SubscriptionList)), Limit, After]
    public static async Task<IResult> Get(HttpRequest request, ReadSubscriptions subscriptions, CancellationToken cancellation)
    {
        request.Allow("limit", "after");
        var (those, next) = request.Page(await subscriptions.AllAsync(request.Caller(), cancellation), it => it.Key);
        var bodies = new List<SubscriptionBody>(those.Count);
        foreach (var (_, it) in those)
            bodies.Add(await subscriptions.BodyAsync(it, cancellation));
        return new Read(new SubscriptionList(bodies, next));
    }
}

public static class ReadSubscriptionEndpoint
{
    [WolverineGet("/api/v1/subscriptions/{subscription}"), For(Role.Administrator, Services = true), Gives(typeof(SubscriptionBody))]
    public static async Task<IResult> Get(string subscription, HttpRequest request, ReadSubscriptions subscriptions, CancellationToken cancellation)
    {
        request.Allow();
        var (there, version) = await subscriptions.FindAsync(subscription, request.Caller(), cancellation);
        var body = await subscriptions.BodyAsync(there, cancellation);
        return new Read(body, Read.Version(version, Read.Fingerprint(body)));
    }
}

public static class StartSubscriptionEndpoint
{
    [WolverinePost("/api/v1/subscriptions"), For(Role.Administrator, Services = true), Takes(typeof(StartSubscription)), Gives(typeof(SubscriptionSecret), 201)]
    public static async Task<IResult> Post(HttpRequest request, EventLog log, EventFeed feed, OutboundGuard guard, SubscriptionRows rows, DriveSubscriptions driver, CancellationToken cancellation)
    {
        request.Allow();
        var start = await request.BodyAsync<StartSubscription>();
        var caller = request.Caller();
        var filter = FeedFilter.Of(caller, start.Types ?? [], start.Edition, start.City, "/types");
        await request.RefuseAsync(guard, start.Endpoint, cancellation);

        var id = ServiceKeys.NewId(request.HttpContext.Features.Get<KeyedRequest>());
        var (readable, last) = (await feed.ReadableAsync(cancellation), await feed.LastRecordedAsync(cancellation));
        var recorded = await log.DecideAsync<Subscription>(
            Streams.Subscription(id), request.Actor(), it => StartSubscription.Decide(it, start, id, caller.Id, filter, readable, last), cancellation);

        var started = recorded.Events!.OfType<SubscriptionStarted>().Single();
        var secret = await rows.MakeSecretAsync(started, recorded.Version, null, cancellation);
        driver.Wake();
        return request.Shown(recorded, id, secret, $"/api/v1/subscriptions/{id}");
    }
}

public static class ChangeEndpointEndpoint
{
    /// <summary>Nothing is sent to the new endpoint before it is verified.</summary>
    [WolverinePatch("/api/v1/subscriptions/{subscription}"), For(Role.Administrator, Services = true), Takes(typeof(ChangeEndpoint)), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Patch(
        string subscription, HttpRequest request, EventLog log, ReadSubscriptions subscriptions, OutboundGuard guard, SubscriptionRows rows, DriveSubscriptions driver, CancellationToken cancellation)
    {
        request.Allow();
        var change = await request.BodyAsync<ChangeEndpoint>();
        await subscriptions.FindAsync(subscription, request.Caller(), cancellation);
        var version = request.IfMatch();
        await request.RefuseAsync(guard, change.Endpoint, cancellation);
        var recorded = await log.DecideAsync<Subscription>(Streams.Subscription(subscription), request.Actor(), it => ChangeEndpoint.Decide(it, change), cancellation, version);
        await rows.RetryAsync(subscription, cancellation);
        driver.Wake();
        return new Written(recorded);
    }
}

public static class EndSubscriptionEndpoint
{
    /// <summary>Takes no version: whatever it has become meanwhile, it is to end now.</summary>
    [WolverineDelete("/api/v1/subscriptions/{subscription}"), For(Role.Administrator, Services = true), Takes(typeof(EndSubscription)), Gives(typeof(WrittenBody))]
    public static async Task<IResult> Delete(string subscription, HttpRequest request, EventLog log, ReadSubscriptions subscriptions, DriveSubscriptions driver, CancellationToken cancellation)
    {
        request.Allow();
        var end = await request.BodyAsync<EndSubscription>();
        await subscriptions.FindAsync(subscription, request.Caller(), cancellation);
        var recorded = await log.DecideAsync<Subscription>(Streams.Subscription(subscription), request.Actor(), it => EndSubscription.Decide(it, end), cancellation);
        driver.Wake();
        return new Written(recorded);
    }
}

public static class RotateSecretEndpoint
{
    [WolverinePost("/api/v1/subscriptions/{subscription}/secret"), For(Role.Administrator, Services = true), Takes(typeof(RotateSecret)), Gives(typeof(SubscriptionSecret), 201)]
    public static async Task<IResult> Post(
        string subscription, HttpRequest request, EventLog log, ReadSubscriptions subscriptions, SubscriptionRows rows, DriveSubscriptions driver, TimeProvider time, CancellationToken cancellation)
    {
        request.Allow();
        var rotate = await request.BodyAsync<RotateSecret>();
        var (there, _) = await subscriptions.FindAsync(subscription, request.Caller(), cancellation);
        var recorded = await log.DecideAsync<Subscription>(Streams.Subscription(subscription), request.Actor(), it => RotateSecret.Decide(it, rotate, time.GetUtcNow()), cancellation);
        var rotated = recorded.Events!.OfType<SecretRotated>().Single();
        var secret = await rows.MakeSecretAsync(there.Started!, recorded.Version, rotated.OldValidUntil, cancellation);
        driver.Wake();
        return request.Shown(recorded, subscription, secret, $"/api/v1/subscriptions/{subscription}");
    }
}

public static class PauseSubscriptionEndpoint
{
    [WolverinePost("/api/v1/subscriptions/{subscription}/pause"), For(Role.Administrator, Services = true), Takes(typeof(PauseSubscription)), Gives(typeof(WrittenBody))]
    public static async Task<IResult> Post(string subscription, HttpRequest request, EventLog log, ReadSubscriptions subscriptions, DriveSubscriptions driver, CancellationToken cancellation)
    {
        request.Allow();
        var pause = await request.BodyAsync<PauseSubscription>();
        await subscriptions.FindAsync(subscription, request.Caller(), cancellation);
        var recorded = await log.DecideAsync<Subscription>(Streams.Subscription(subscription), request.Actor(), it => PauseSubscription.Decide(it, pause), cancellation);
        driver.Wake();
        return new Written(recorded);
    }
}

public static class ResumeSubscriptionEndpoint
{
    /// <summary>Also of one that is not paused: what failed is tried again at once.</summary>
    [WolverinePost("/api/v1/subscriptions/{subscription}/resumption"), For(Role.Administrator, Services = true), Takes(typeof(ResumeSubscription)), Gives(typeof(WrittenBody))]
    public static async Task<IResult> Post(
        string subscription, HttpRequest request, EventLog log, ReadSubscriptions subscriptions, SubscriptionRows rows, DriveSubscriptions driver, CancellationToken cancellation)
    {
        request.Allow();
        await request.BodyAsync<ResumeSubscription>();
        await subscriptions.FindAsync(subscription, request.Caller(), cancellation);
        var recorded = await log.DecideAsync<Subscription>(Streams.Subscription(subscription), request.Actor(), ResumeSubscription.Decide, cancellation);
        await rows.RetryAsync(subscription, cancellation);
        driver.Wake();
        return new Written(recorded);
    }
}

public static class RewindSubscriptionEndpoint
{
    [WolverinePost("/api/v1/subscriptions/{subscription}/rewind"), For(Role.Administrator, Services = true), Takes(typeof(RewindSubscription)), Gives(typeof(WrittenBody))]
    public static async Task<IResult> Post(
        string subscription, HttpRequest request, EventLog log, ReadSubscriptions subscriptions, SubscriptionRows rows, DriveSubscriptions driver, CancellationToken cancellation)
    {
        request.Allow();
        var rewind = await request.BodyAsync<RewindSubscription>();
        var (there, _) = await subscriptions.FindAsync(subscription, request.Caller(), cancellation);
        await driver.WriteAsync(cancellation);
        var position = (await rows.FindAsync(subscription, cancellation))?.Standing.Position ?? there.Started!.From;
        var recorded = await log.DecideAsync<Subscription>(Streams.Subscription(subscription), request.Actor(), it => RewindSubscription.Decide(it, rewind, position), cancellation);
        driver.Wake();
        return new Written(recorded);
    }
}

/// <summary>What several of these endpoints do.</summary>
internal static class SubscriptionRequests
{
    public static async Task RefuseAsync(this HttpRequest request, OutboundGuard guard, string endpoint, CancellationToken cancellation)
    {
        if (await guard.RefusesAsync(endpoint, cancellation) is { } refusal)
            throw new RefusedException([refusal]);
    }

    /// <summary>Shows a secret this once; the same request again is answered without it.</summary>
    public static Written Shown(this HttpRequest request, Recorded recorded, string subscription, byte[]? secret, string created)
    {
        var shown = new SubscriptionSecret(subscription, secret is null ? null : Signature.Shown(secret), recorded.Position);
        if (request.HttpContext.Features.Get<KeyedRequest>() is { } keyed)
            keyed.AnswerToKeep = shown with { Secret = null };
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return new(recorded, created, shown);
    }
}
