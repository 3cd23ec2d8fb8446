using System.Text.Json.Serialization;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Figures;

/// <summary>A published figure with its reconciliation, reading by reading, and of all of them together.</summary>
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
    FigureVerdict Verdict,
    string Why,
    Text Sentence,
    IReadOnlyList<ReadingBody> Readings,
    string? Group,
    IReadOnlyList<Discrepancy>? Discrepancies,
    Text? Note)
{
    public static ReconciledFigure Of(Figure it, Reconciliation held)
    {
        var readings = held.Readings(it);
        var whole = Reconciliation.Whole(it, readings);
        return new(
            it.Id, it.Indicator, it.Label, it.Kind, it.Field, it.Factor, it.Printed.Alphabetical(), it.StatedNumerator, it.StatedBase, it.BaseWording, it.Rounding, it.Source, it.Place, it.AlsoAt,
            whole.Verdict, whole.Sentence.En, whole.Sentence, [.. readings.Select(ReadingBody.From)], it.Group, it.Discrepancies, it.Note);
    }
}

/// <summary>
/// One reading with its verdict and why; the pairs of count and base that are possible, by base and count, of more than 500 those of the largest bases; how many
/// there are; and what the facts alone imply of the count.
/// </summary>
public sealed record ReadingBody(
    string Reading,
    FigureVerdict Verdict,
    string Why,
    Text Sentence,
    IReadOnlyList<FeasiblePair>? Feasible,
    int? FeasibleCount,
    Implied? Implied,
    string? Indicator,
    string? Base,
    Text? Label,
    string? Of,
    string? Within,
    IReadOnlyList<string>? Includes,
    PrintedRatio? Ratio)
{
    private const int MostPairs = 500;

    public static ReadingBody From(ReconciledReading held) => new(
        held.Reading.Reading, held.Verdict, held.Sentence.En, held.Sentence, held.Feasible?.TakeLast(MostPairs).Select(it => new FeasiblePair(it.Numerator, it.Base)).ToList(),
        held.Feasible?.Count, held.Implied,
        held.Reading.Indicator, held.Reading.Base, held.Reading.Label, held.Reading.Of, held.Reading.Within, held.Reading.Includes, held.Reading.Ratio);
}

/// <summary>A count of cities and their number that round to what is printed.</summary>
public sealed record FeasiblePair(int Numerator, int Base);

/// <summary>Figures that share a question, held against one another; the bases up to the number of cities that serve all of them, and the smallest at all.</summary>
public sealed record FigureGroupBody(
    string Group,
    IReadOnlyList<string> Figures,
    FigureVerdict Verdict,
    string Why,
    Text Sentence,
    IReadOnlyList<int> CommonBases,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? SmallestBase)
{
    public static FigureGroupBody Of(ReconciledGroup it) => new(it.Group, it.Figures, it.Verdict, it.Sentence.En, it.Sentence, it.CommonBases, it.SmallestBase);
}

/// <summary>The figures published of an edition, in the order of the report, held against a reading.</summary>
public sealed record FigureList(
    string Edition,
    bool Demonstration,
    long Position,
    long Definitions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Release,
    IReadOnlyList<ReconciledFigure> Figures,
    IReadOnlyList<FigureGroupBody> Groups);

public static class ListFiguresEndpoint
{
    [WolverineGet("/api/v1/editions/{edition}/figures"), For(Role.Anyone), Gives(typeof(FigureList)), At]
    public static async Task<IResult> Get(string edition, HttpRequest request, Audience audience, CancellationToken cancellation)
    {
        request.Allow("at");
        var reading = await audience.ReadPrintedAsync(request.Caller(), edition, request.At(), cancellation);
        var named = await audience.NamedAsync(request.Caller(), reading, cancellation);
        var (there, held) = (reading.Edition, new Reconciliation(reading.Edition, reading.Answers.Snapshot, named.Includes));
        return new Read(
            new FigureList(
                there.Id, there.Demonstration, reading.Position, reading.Definitions, reading.Release,
                [.. there.Figures.Select(it => ReconciledFigure.Of(it, held))],
                [.. held.Groups().Select(FigureGroupBody.Of)]),
            ETag(reading, named));
    }

    /// <summary>Changes are asked for on the edition's version, which an ETag begins with; the rest is what the verdicts depend on. Wishes of cities do not move it: where they count, the body itself is the tag.</summary>
    public static string? ETag(Reading reading, Named named) => !named.IsAll ? null : $"W/{Read.Version(reading.Edition.Version, $"{reading.Answers.Touched}{(reading.Release is null ? "" : "-")}{reading.Release}")}";
}

public static class ReadFigureEndpoint
{
    [WolverineGet("/api/v1/editions/{edition}/figures/{figure}"), For(Role.Anyone), Gives(typeof(ReconciledFigure)), At]
    public static async Task<IResult> Get(string edition, string figure, HttpRequest request, Audience audience, CancellationToken cancellation)
    {
        request.Allow("at");
        var reading = await audience.ReadPrintedAsync(request.Caller(), edition, request.At(), cancellation);
        var named = await audience.NamedAsync(request.Caller(), reading, cancellation);
        return reading.Edition.Figures.Find(it => it.Id == figure) is { } there
            ? new Read(ReconciledFigure.Of(there, new(reading.Edition, reading.Answers.Snapshot, named.Includes)), ListFiguresEndpoint.ETag(reading, named))
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
