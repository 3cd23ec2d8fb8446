using System.Text.Json.Serialization;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Figures;

/// <summary>A published figure with its reconciliation, reading by reading.</summary>
public sealed record ReconciledFigure(
    string Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Indicator,
    Text Label,
    FigureKind Kind,
    string? Field,
    string? Factor,
    Printed Printed,
    int? StatedNumerator,
    int? StatedBase,
    string? BaseWording,
    string? Rounding,
    string Source,
    string Place,
    IReadOnlyList<string>? AlsoAt,
    IReadOnlyList<ReconciledReading> Readings,
    string? Group,
    IReadOnlyList<Discrepancy>? Discrepancies,
    Text? Note)
{
    public static ReconciledFigure Of(Figure it, Reading reading) => new(
        it.Id, it.Indicator, it.Label, it.Kind, it.Field, it.Factor, it.Printed, it.StatedNumerator, it.StatedBase, it.BaseWording, it.Rounding, it.Source, it.Place, it.AlsoAt,
        Reconcile.Of(it, reading.Edition, reading.Answers.Snapshot), it.Group, it.Discrepancies, it.Note);
}

/// <summary>The figures published of an edition, in the order of the report, held against a reading.</summary>
public sealed record FigureList(
    string Edition,
    bool Demonstration,
    long Position,
    long Definitions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Release,
    IReadOnlyList<ReconciledFigure> Figures,
    IReadOnlyList<ReconciledGroup> Groups);

public static class ListFiguresEndpoint
{
    [WolverineGet("/api/v1/editions/{edition}/figures"), For(Role.Anyone), Gives(typeof(FigureList)), At]
    public static async Task<IResult> Get(string edition, HttpRequest request, Reader reader, CancellationToken cancellation)
    {
        request.Allow("at");
        var reading = await reader.ReadAsync(edition, request.At(), cancellation);
        var there = reading.Edition;
        return new Read(
            new FigureList(
                there.Id, there.Demonstration, reading.Position, reading.Definitions, reading.Release,
                [.. there.Figures.Select(it => ReconciledFigure.Of(it, reading))],
                Reconcile.Groups(there, reading.Answers.Snapshot)),
            ETag(reading));
    }

    /// <summary>Changes are asked for on the edition's version, which an ETag begins with; the rest is what the verdicts depend on.</summary>
    public static string ETag(Reading reading) => $"W/{Read.Version(reading.Edition.Version, $"{reading.Answers.Touched}{(reading.Release is null ? "" : "-")}{reading.Release}")}";
}

public static class ReadFigureEndpoint
{
    [WolverineGet("/api/v1/editions/{edition}/figures/{figure}"), For(Role.Anyone), Gives(typeof(ReconciledFigure)), At]
    public static async Task<IResult> Get(string edition, string figure, HttpRequest request, Reader reader, CancellationToken cancellation)
    {
        request.Allow("at");
        var reading = await reader.ReadAsync(edition, request.At(), cancellation);
        return reading.Edition.Figures.Find(it => it.Id == figure) is { } there
            ? new Read(ReconciledFigure.Of(there, reading), ListFiguresEndpoint.ETag(reading))
            : throw new RefusedException("figure-unknown", $"There is no figure {figure}.");
    }
}

public static class PublishFigureEndpoint
{
    [WolverinePost("/api/v1/editions/{edition}/figures"), For(Role.Editor), Takes(typeof(Figure)), Gives(typeof(WrittenBody), 201)]
    public static async Task<IResult> Post(string edition, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var figure = await request.BodyAsync<Figure>();
        return new Written(
            await log.DecideAsync<Edition>(Streams.Edition(edition), request.Actor(), it => PublishFigure.Decide(it, new(figure)), cancellation),
            $"/api/v1/editions/{edition}/figures/{figure.Id}");
    }
}

public static class CorrectFigureEndpoint
{
    [WolverinePatch("/api/v1/editions/{edition}/figures/{figure}"), For(Role.Editor), Takes(typeof(Figure), AsChanges = true), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Patch(string edition, string figure, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var changes = await Changes.OfAsync(request);
        return new Written(await log.DecideAsync<Edition>(
            Streams.Edition(edition),
            request.Actor(),
            it => it.Figures.Find(one => one.Id == figure) is { } there
                ? CorrectFigure.Decide(it, new(changes.To(there, "id"), changes.Reason))
                : it.Plan is null ? EditionRefusals.Unknown : Decision.Refuse("figure-unknown", $"There is no figure {figure}."),
            cancellation,
            request.IfMatch()));
    }
}
