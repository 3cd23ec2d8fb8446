using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Editions;

/// <summary>One edition in the list of editions.</summary>
public sealed record EditionSummary(string Edition, EditionStage Stage, bool Demonstration, IReadOnlyList<string> Releases, Text Title, int? Participants, DateTimeOffset? Closes);

/// <summary>Every edition there is.</summary>
public sealed record EditionList(IReadOnlyList<EditionSummary> Editions);

public static class ListEditionsEndpoint
{
    [WolverineGet("/api/v1/editions"), For(Role.Anyone), Gives(typeof(EditionList)), At]
    public static async Task<IResult> Get(HttpRequest request, Reader reader, CancellationToken cancellation)
    {
        request.Allow("at");
        var (position, _) = await reader.ResolveAsync(null, request.At(), cancellation);
        var editions = await reader.EditionsAsync(position, cancellation);
        return new Read(new EditionList([.. editions.Select(Summary)]));
    }

    public static EditionSummary Summary(Edition it) => new(
        it.Id, it.Stage, it.Demonstration, [.. it.Releases.Where(release => !it.Withdrawn.ContainsKey(release.Release)).Select(release => release.Release)], it.Plan!.Title, it.Plan.Participants, it.Closes);
}

public static class PlanEditionEndpoint
{
    [WolverinePost("/api/v1/editions"), For(Role.Editor), Takes(typeof(PlanEdition)), Gives(typeof(WrittenBody), 201)]
    public static async Task<IResult> Post(HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var plan = await request.BodyAsync<PlanEdition>();
        return new Written(
            await log.DecideAsync<Edition>(Streams.Edition(plan.Edition), request.Actor(), it => PlanEdition.Decide(it, plan), cancellation),
            $"/api/v1/editions/{plan.Edition}");
    }
}
