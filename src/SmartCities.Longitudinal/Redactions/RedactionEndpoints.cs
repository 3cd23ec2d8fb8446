using System.Globalization;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Redactions;

/// <summary>A redaction: in which field of which event, of which edition and city; why; at which position it was recorded, when, and by whom. Never the words.</summary>
public sealed record RedactionBody(string Redaction, long Position, string Field, string Why, string? Edition, string? City, long Recorded, DateTimeOffset At, string? Actor)
{
    public static RedactionBody Of(RedactedText it) => new(it.Said.Redaction, it.Said.Position, it.Said.Field, it.Said.Why, it.Said.Edition, it.Said.City, it.Recorded, it.At, it.Actor);
}

/// <summary>Redactions in the order in which they were recorded; where there are more, after which to go on.</summary>
public sealed record RedactionList(IReadOnlyList<RedactionBody> Redactions, string? Next);

/// <summary>What was redacted; <c>AlsoAt</c> names where the same words still stand in the city's part of the edition, its draft too.</summary>
public sealed record RedactionMade(string Redaction, long? Position, IReadOnlyList<StillThere> AlsoAt);

public static class ListRedactionsEndpoint
{
    [WolverineGet("/api/v1/redactions"), For(Role.Administrator), Gives(typeof(RedactionList)), Limit, After]
    public static async Task<IResult> Get(HttpRequest request, RedactedTexts redactions, CancellationToken cancellation)
    {
        request.Allow("limit", "after");
        await redactions.LookAsync(cancellation);
        var (those, next) = request.Page(redactions.All, it => it.Recorded.ToString("D19", CultureInfo.InvariantCulture));
        return new Read(new RedactionList([.. those.Select(RedactionBody.Of)], next));
    }
}

public static class RedactEndpoint
{
    [WolverinePost("/api/v1/redactions"), For(Role.Administrator), Takes(typeof(RedactText)), Gives(typeof(RedactionMade), 201)]
    public static async Task<IResult> Post(HttpRequest request, Redactor redactor, CancellationToken cancellation)
    {
        request.Allow();
        var made = await redactor.RedactAsync(await request.BodyAsync<RedactText>(), request.Actor(), cancellation);
        return new Written(made.Recorded, "/api/v1/redactions", new RedactionMade(made.Redaction, made.Recorded.Position, made.AlsoAt));
    }
}
