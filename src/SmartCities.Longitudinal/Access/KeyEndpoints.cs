using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Idempotency;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Access;

/// <summary>A service's key without its secret.</summary>
public sealed record KeyBody(string Key, string Name, IReadOnlyList<string> Scopes, DateTimeOffset? Expires, bool Revoked, DateTimeOffset? Issued, DateTimeOffset? LastUsed)
{
    public static KeyBody Of(ServiceKey it, KeyUse? use) => new(it.Issued!.Key, it.Issued.Name, it.Issued.Scopes, it.Issued.Expires, it.Revoked is not null, use?.Issued, use?.Used);
}

/// <summary>The keys of services by id, revoked and expired ones too; where there are more, after which to go on.</summary>
public sealed record KeyList(IReadOnlyList<KeyBody> Keys, string? Next);

/// <summary>A key that was issued. The secret, which the service sends as its bearer key, is shown this once; null where it was shown before.</summary>
public sealed record IssuedKey(string Key, string? Secret, long? Position);

public static class ListKeysEndpoint
{
    [WolverineGet("/api/v1/keys"), For(Role.Administrator), Gives(typeof(KeyList)), Limit, After]
    public static async Task<IResult> Get(HttpRequest request, Reader reader, ServiceKeys keys, CancellationToken cancellation)
    {
        request.Allow("limit", "after");
        var uses = await keys.UsesAsync(cancellation);
        var (those, next) = request.Page(await reader.FoldAllAsync<ServiceKey>(Streams.Key(""), long.MaxValue, cancellation), it => it.Key);
        return new Read(new KeyList([.. those.Select(it => KeyBody.Of(it.Value, uses.GetValueOrDefault(it.Key)))], next));
    }
}

public static class ReadKeyEndpoint
{
    [WolverineGet("/api/v1/keys/{key}"), For(Role.Administrator), Gives(typeof(KeyBody))]
    public static async Task<IResult> Get(string key, HttpRequest request, EventLog log, ServiceKeys keys, CancellationToken cancellation)
    {
        request.Allow();
        var (there, _) = await log.ReadAsync<ServiceKey>(Streams.Key(key), cancellation);
        return there.Issued is not null
            ? new Read(KeyBody.Of(there, (await keys.UsesAsync(cancellation)).GetValueOrDefault(key)))
            : throw new RefusedException("service-key-unknown", "There is no such key.");
    }
}

public static class IssueKeyEndpoint
{
    [WolverinePost("/api/v1/keys"), For(Role.Administrator), Takes(typeof(IssueKey)), Gives(typeof(IssuedKey), 201)]
    public static async Task<IResult> Post(HttpRequest request, EventLog log, ServiceKeys keys, TimeProvider time, CancellationToken cancellation)
    {
        request.Allow();
        var issue = await request.BodyAsync<IssueKey>();
        var keyed = request.HttpContext.Features.Get<KeyedRequest>();
        var id = ServiceKeys.NewId(keyed);
        var recorded = await log.DecideAsync<ServiceKey>(Streams.Key(id), request.Actor(), it => IssueKey.Decide(it, issue, id, time.GetUtcNow()), cancellation);

        // Recorded first: only one of two that ask at once gets here, and a secret that was never shown can still be made.
        var issued = new IssuedKey(id, await keys.MakeSecretAsync(id, cancellation), recorded.Position);
        if (keyed is not null)
            keyed.AnswerToKeep = issued with { Secret = null };
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return new Written(recorded, $"/api/v1/keys/{id}", issued);
    }
}

public static class RevokeKeyEndpoint
{
    /// <summary>Takes no version: whatever a key has become meanwhile, it is to end now.</summary>
    [WolverineDelete("/api/v1/keys/{key}"), For(Role.Administrator), Takes(typeof(RevokeKey)), Gives(typeof(WrittenBody))]
    public static async Task<IResult> Delete(string key, HttpRequest request, EventLog log, ServiceKeys keys, CancellationToken cancellation)
    {
        request.Allow();
        var revoke = await request.BodyAsync<RevokeKey>();
        var recorded = await log.DecideAsync<ServiceKey>(Streams.Key(key), request.Actor(), it => RevokeKey.Decide(it, revoke), cancellation);
        keys.Forget(key);
        return new Written(recorded);
    }
}
