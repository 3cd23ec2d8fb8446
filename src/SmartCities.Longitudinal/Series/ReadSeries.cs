using JasperFx.Events;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Series;

/// <summary>One series in the list of series.</summary>
public sealed record SeriesSummary(string Series, Text Label, SeriesMeasure Measure, bool Ended, IReadOnlyList<string> Editions);

/// <summary>Every series that is followed, in order of id.</summary>
public sealed record SeriesList(IReadOnlyList<SeriesSummary> Series);

/// <summary>How one edition feeds the series; who said so, and when.</summary>
public sealed record MappedEdition(
    string Edition,
    MappingRule Rule,
    IReadOnlyList<string> Indicators,
    IReadOnlyDictionary<string, string>? Options,
    Text? Why,
    string? Figure,
    string? Author,
    DateTimeOffset Date);

/// <summary>What was judged of a pair of editions; who judged, and when.</summary>
public sealed record JudgedPair(string From, string To, Verdict Verdict, IReadOnlyList<Difference> Differs, Text? Note, string? Author, DateTimeOffset Date);

/// <summary>A city said that it read the question differently this time than in the earlier edition.</summary>
public sealed record ReadDifferently(string From, string To, string Question, string City);

/// <summary>
/// A series over all its editions: what feeds it in each, the value it has there and how it moved since the wave before, and which pairs of editions can be compared; to
/// the committee also where cities said that they read its question differently, which may be a reason to judge a pair anew.
/// </summary>
public sealed record SeriesDetail(
    string Series,
    Text Label,
    SeriesMeasure Measure,
    bool Ended,
    IReadOnlyList<MappedEdition> Mappings,
    IReadOnlyList<JudgedPair> Comparability,
    IReadOnlyList<WaveBody> Waves,
    IReadOnlyList<ReadDifferently>? ReadDifferently = null)
{
    public static SeriesDetail Of(FollowedSeries series, IReadOnlyList<IEvent> events, IReadOnlyList<WaveBody> waves) => new(
        series.Started!.Series,
        series.Started.Label,
        series.Started.Measure,
        series.Ended,
        [
            .. from it in series.Mappings.Values
               let said = events.Last(one => one.Data is IndicatorMapped mapped && mapped.Edition == it.Edition)
               select new MappedEdition(it.Edition, it.Rule, it.Indicators, it.Options, it.Why, it.Figure, said.UserName, said.Timestamp),
        ],
        [
            .. from it in series.Judgements.Values
               orderby it.From, it.To
               let said = events.Last(one => one.Data is ComparabilityJudged judged && judged.From == it.From && judged.To == it.To)
               select new JudgedPair(it.From, it.To, it.Verdict, it.Differs, it.Note, said.UserName, said.Timestamp),
        ],
        waves);
}

public static class ListSeriesEndpoint
{
    [WolverineGet("/api/v1/series"), For(Role.Anyone), Gives(typeof(SeriesList)), At]
    public static async Task<IResult> Get(HttpRequest request, Reader reader, Positions positions, CancellationToken cancellation)
    {
        request.Allow("at");
        var position = await reader.PositionAsync(request.At(), cancellation);
        var catalog = await reader.SeriesAsync(await positions.TouchesAsync([Facts.Scope.Series], position, cancellation), cancellation);
        return new Read(new SeriesList(
        [
            .. catalog.All.OrderBy(it => it.Key, StringComparer.Ordinal)
                .Select(it => new SeriesSummary(it.Key, it.Value.Started!.Label, it.Value.Started.Measure, it.Value.Ended, [.. it.Value.Mappings.Keys])),
        ]));
    }
}

public static class ReadSeriesEndpoint
{
    [WolverineGet("/api/v1/series/{series}"), For(Role.Anyone), Gives(typeof(SeriesDetail)), At]
    public static async Task<IResult> Get(string series, HttpRequest request, Reader reader, Audience audience, EventLog log, CancellationToken cancellation)
    {
        request.Allow("at");
        var position = await reader.PositionAsync(request.At(), cancellation);
        var (detail, version, waves) = await ReadAsync(series, position, request.Caller(), reader, audience, log, cancellation);

        // Changes are asked for on the series' own version; its editions, and what cities said, are told apart behind it.
        return new Read(detail, Read.Version(version, Read.Fingerprint((object?)waves ?? detail)));
    }

    /// <summary>A series, the version of its stream, and what else it depends on where that is known without reading it all.</summary>
    public static async Task<(SeriesDetail Detail, long Version, string? Touches)> ReadAsync(
        string series, long position, Caller caller, Reader reader, Audience audience, EventLog log, CancellationToken cancellation)
    {
        var events = await log.EventsAsync(Streams.Series(series), position, cancellation);
        var (there, version) = EventLog.Fold<FollowedSeries>(events);
        if (there.Started is null)
            throw new RefusedException("series-unknown", $"There is no series {series}.");

        var (readings, touches) = await Waves.ReadAsync(there, position, caller, reader, audience, cancellation);
        return (SeriesDetail.Of(there, events, Waves.Of(there, readings)) with { ReadDifferently = caller.ReadsPresent ? Hints(there, readings) : null }, version, touches);
    }

    private static List<ReadDifferently> Hints(FollowedSeries series, IReadOnlyList<Wave> waves) =>
    [
        .. from wave in waves
           where wave.Reading is not null
           let question = LastTime.Asked(series.Mappings[wave.Edition.Id], wave.Edition)
           where question is not null
           from earlier in series.Mappings.Keys
           from said in wave.Reading!.Answers.RepliesTo(question, earlier) ?? new Dictionary<string, LastTimeReply>()
           where said.Value == LastTimeReply.ReadDifferently
           orderby wave.Edition.Id, earlier, said.Key
           select new ReadDifferently(earlier, wave.Edition.Id, question, said.Key),
    ];
}
