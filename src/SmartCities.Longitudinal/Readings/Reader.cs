using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Npgsql;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Practices;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Redactions;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Readings;

/// <summary>What an edition's answers and definitions give at a position; both positions are pinned.</summary>
public sealed record Reading(Edition Edition, EditionAnswers Answers, long Position, long Definitions, string? Release);

/// <summary>A city's value that cannot be compared with other editions: why, and the position at which that was judged.</summary>
public sealed record JudgedValue(string City, Text Reason, long Position);

/// <summary>An edition's answers as they stood, with the outcomes its indicators took; made once per touch of the edition.</summary>
public sealed class EditionAnswers(
    Snapshot snapshot, IReadOnlyDictionary<string, string> stages,
    IReadOnlyDictionary<(string Question, string LastEdition), IReadOnlyDictionary<string, LastTimeReply>> replies,
    IReadOnlyDictionary<string, IReadOnlyList<JudgedValue>> judgements, long touched)
{
    private readonly ConcurrentDictionary<string, Outcomes> outcomes = new();
    private readonly ConditionalWeakTable<Snapshot, CityMatching> matchings = [];
    private readonly ConditionalWeakTable<IndicatorMapped, Feed> feeds = [];

    public Snapshot Snapshot => snapshot;

    /// <summary>The last position that touched them.</summary>
    public long Touched => touched;

    /// <summary>What cities said of their answers to a question beside those of an earlier edition, by question, edition and city.</summary>
    public IReadOnlyDictionary<(string Question, string LastEdition), IReadOnlyDictionary<string, LastTimeReply>> Replies => replies;

    /// <summary>The values that cannot be compared with other editions, by indicator, alphabetically by city.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<JudgedValue>> Judgements => judgements;

    /// <summary>What cities said of their answers to a question beside those of an earlier edition, by city.</summary>
    public IReadOnlyDictionary<string, LastTimeReply>? RepliesTo(string question, string lastEdition) => replies.GetValueOrDefault((question, lastEdition));

    /// <summary>The cities whose value of an indicator cannot be compared with other editions, alphabetically.</summary>
    public IReadOnlyList<JudgedValue> Judged(string indicator) => judgements.GetValueOrDefault(indicator) ?? [];

    /// <summary>Every city with a stage in this edition, withdrawn ones too.</summary>
    public IReadOnlyDictionary<string, string> Stages => stages;

    public Outcomes Outcomes(IndicatorDefinition indicator) => outcomes.GetOrAdd(indicator.Id, _ => indicator.Measured().Evaluate(snapshot));

    /// <summary>What feeds a series on these answers, by the edition's definitions they were loaded with.</summary>
    public Feed Feed(FollowedSeries series, Edition edition) =>
        feeds.GetValue(series.Mappings[edition.Id], it => Series.Feed.Of(it, series.Started!.Measure, edition, snapshot));

    /// <summary>Which cities stand on both sides; found once for each other side.</summary>
    public CityMatching MatchedWith(Snapshot later) => matchings.GetValue(later, it => CityMatching.Of(snapshot, it));
}

/// <summary>Reads editions, snapshots, series and cities at a position; each is kept by the last position that touched it.</summary>
public sealed class Reader(NpgsqlDataSource database, EventLog log, Positions positions, TimeProvider time) : IRemember
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // Whoever lists editions asks for all of them: with fewer places than editions, each list would load them all again.
    private readonly Recent<(string Edition, long Touched), Edition> editions = new(512);
    private readonly Recent<(string Edition, long Touched, long Definitions), EditionAnswers> answers = new(32);
    private readonly Recent<long, SeriesCatalog> series = new(8);
    private readonly Recent<long, IReadOnlyDictionary<string, City>> cities = new(4);
    private readonly Recent<long, IReadOnlyDictionary<string, Practice>> practices = new(4);

    /// <summary>The position a point in time stands for, and the definitions that belong to it.</summary>
    public async Task<(long? Position, EditionReleased? Release)> ResolveAsync(string? edition, PointInTime at, CancellationToken cancellation)
    {
        if (at.Release is { } release)
        {
            var owner = edition ?? release[..release.LastIndexOf('.')];
            var there = await EditionAsync(owner, null, cancellation);
            return there.Releases.Find(it => it.Release == release) is { } released
                ? (released.Position, released)
                : throw new RefusedException("release-unknown", $"There is no release {release} of the edition {owner}.", "?at");
        }

        if (at.Moment is { } moment)
            return (await positions.AtMomentAsync(moment, time.GetUtcNow(), cancellation), null);

        if (at.Position is { } position)
            await positions.WaitForAsync(position, Patience, cancellation);
        return (at.Position, null);
    }

    /// <summary>The position of a point in time, for who reads the log itself: once it could be read there, nothing comes before it any more.</summary>
    public async Task<long?> PositionInLogAsync(string edition, PointInTime at, CancellationToken cancellation) =>
        at.Position is { } position && positions.WasReadable(position) ? position : (await ResolveAsync(edition, at, cancellation)).Position;

    /// <summary>The position a point in time stands for; the readable one for the present.</summary>
    public async Task<long> PositionAsync(PointInTime at, CancellationToken cancellation) =>
        (await ResolveAsync(null, at, cancellation)).Position ?? await positions.ReadableAsync(cancellation);

    /// <summary>An edition's definitions at a point in time.</summary>
    public async Task<Edition> EditionAsync(string edition, PointInTime at, CancellationToken cancellation)
    {
        var (position, release) = await ResolveAsync(edition, at, cancellation);
        return await EditionAsync(edition, release?.Definitions ?? position, cancellation);
    }

    /// <summary>A reading of one edition.</summary>
    public async Task<Reading> ReadAsync(string edition, PointInTime at, CancellationToken cancellation)
    {
        var (position, release) = await ResolveAsync(edition, at, cancellation);
        return await ReadAsync(edition, position, release, cancellation);
    }

    /// <summary>A reading of one edition at a position, or at the readable one.</summary>
    public async Task<Reading> ReadAsync(string edition, long? position, EditionReleased? release, CancellationToken cancellation)
    {
        var touches = await positions.TouchesAsync([Scope.Definitions(edition), Scope.Answers(edition)], position, cancellation);
        return await ReadAsync(edition, touches, release, cancellation);
    }

    /// <summary>A reading of one edition whose touches are known already.</summary>
    public async Task<Reading> ReadAsync(string edition, Touches touches, EditionReleased? release, CancellationToken cancellation)
    {
        var (touched, defined) = (touches.Of(Scope.Answers(edition)), touches.Of(Scope.Definitions(edition)));
        if (defined == 0)
            throw new RefusedException("edition-unknown", $"There is no edition \"{edition}\" at this position.");
        var definitions = await editions.GetAsync((edition, defined), it => LoadEditionAsync(it.Edition, it.Touched));
        var loaded = await answers.GetAsync((edition, touched, defined), it => new LoadAnswers(definitions, it.Touched, Nearest(it.Edition, it.Touched, it.Definitions)).FromAsync(database));
        return new(definitions, loaded, touches.Position, release?.Definitions ?? touches.Position, release?.Release);
    }

    /// <summary>An edition as it is defined now, with the answers of a release; with none where there is no release.</summary>
    public async Task<Reading> ReadReleasedAsync(string edition, EditionReleased? release, CancellationToken cancellation)
    {
        var now = await positions.TouchesAsync([Scope.Definitions(edition)], null, cancellation);
        var then = await positions.TouchesAsync([Scope.Answers(edition)], release?.Position ?? 0, cancellation);
        return (await ReadAsync(edition, then with { Last = new Dictionary<string, long>(then.Last) { [Scope.Definitions(edition)] = now.Of(Scope.Definitions(edition)) } }, null, cancellation))
            with
        { Definitions = now.Position, Release = release?.Release };
    }

    public Task<Touches> TouchesAsync(string[] scopes, long? position, CancellationToken cancellation) => positions.TouchesAsync(scopes, position, cancellation);

    /// <summary>An edition's definitions at a position, or at the readable one.</summary>
    public async Task<Edition> EditionAsync(string edition, long? position, CancellationToken cancellation)
    {
        var touches = await positions.TouchesAsync([Scope.Definitions(edition)], position, cancellation);
        return touches.Of(Scope.Definitions(edition)) is > 0 and var defined
            ? await editions.GetAsync((edition, defined), it => LoadEditionAsync(it.Edition, it.Touched))
            : throw new RefusedException("edition-unknown", $"There is no edition \"{edition}\".");
    }

    /// <summary>Every edition there is, in order of id.</summary>
    public async Task<IReadOnlyList<Edition>> EditionsAsync(long? position, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select substr(scope, 13), max(position) from study.touches
            where starts_with(scope, 'definitions:') and position <= coalesce($1, (select position from study.facts_position)) group by scope order by scope
            """);
        command.Parameters.Add(new() { Value = position is { } at ? at : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint });
        var found = new List<(string Edition, long Touched)>();
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
                found.Add((reader.GetString(0), reader.GetInt64(1)));
        }

        var all = new List<Edition>();
        foreach (var key in found)
            all.Add(await editions.GetAsync(key, it => LoadEditionAsync(it.Edition, it.Touched)));
        return all;
    }

    public async Task<SeriesCatalog> SeriesAsync(Touches touches, CancellationToken cancellation) =>
        await series.GetAsync(touches.Of(Scope.Series), LoadSeriesAsync);

    /// <summary>Every city by id, with its name and classifications.</summary>
    public async Task<IReadOnlyDictionary<string, City>> CitiesAsync(long? position, CancellationToken cancellation)
    {
        var touches = await positions.TouchesAsync([Scope.Cities], position, cancellation);
        return await cities.GetAsync(touches.Of(Scope.Cities), at => FoldAllAsync<City>("city:", at, CancellationToken.None));
    }

    /// <summary>What an edition and the cities of it hang on.</summary>
    public static string[] Both(string edition) => [Scope.Definitions(edition), Scope.Cities];

    /// <summary>An edition's definitions and a city that may take part in it, given what touched <see cref="Both"/>; null where one of them is not in the readings.</summary>
    public async Task<(Edition Edition, City City)?> FindBothAsync(string edition, string city, Touches touches)
    {
        if (touches.Of(Scope.Definitions(edition)) is not (> 0 and var defined))
            return null;
        var definitions = await editions.GetAsync((edition, defined), it => LoadEditionAsync(it.Edition, it.Touched));
        var all = await cities.GetAsync(touches.Of(Scope.Cities), at => FoldAllAsync<City>("city:", at, CancellationToken.None));
        return all.TryGetValue(city, out var there) && there.Registered?.Fictional == definitions.Demonstration ? (definitions, there) : null;
    }

    /// <summary>Every good practice by id, the retired ones too.</summary>
    public async Task<IReadOnlyDictionary<string, Practice>> PracticesAsync(long? position, CancellationToken cancellation)
    {
        var touches = await positions.TouchesAsync([Scope.Practices], position, cancellation);
        return await practices.GetAsync(touches.Of(Scope.Practices), at => FoldAllAsync<Practice>("practice:", at, CancellationToken.None));
    }

    /// <summary>Folds every stream of a kind up to a position, by the id after its prefix.</summary>
    public async Task<IReadOnlyDictionary<string, T>> FoldAllAsync<T>(string prefix, long at, CancellationToken cancellation)
        where T : IFolded<T> =>
        (await log.ReadAllAsync<T>(prefix, cancellation, at)).ToDictionary(it => it.Key[prefix.Length..], it => it.Value.State, StringComparer.Ordinal);

    /// <summary>Lets go of every reading: what it was made of says less now.</summary>
    public void Forget()
    {
        editions.Clear();
        answers.Clear();
        series.Clear();
        cities.Clear();
        practices.Clear();
    }

    /// <summary>The answers in memory, read with the same definitions, between whose position and this one the least lies.</summary>
    private EditionAnswers? Nearest(string edition, long touched, long definitions) =>
        answers.Made.Where(it => it.Key.Edition == edition && it.Key.Definitions == definitions).DefaultIfEmpty().MinBy(it => Math.Abs(it.Key.Touched - touched)).Value;

    private async Task<Edition> LoadEditionAsync(string edition, long at) =>
        EventLog.Fold<Edition>(await log.EventsAsync(Streams.Edition(edition), at, CancellationToken.None)).State;

    private async Task<SeriesCatalog> LoadSeriesAsync(long at) =>
        new(await FoldAllAsync<FollowedSeries>("series:", at, CancellationToken.None));
}
