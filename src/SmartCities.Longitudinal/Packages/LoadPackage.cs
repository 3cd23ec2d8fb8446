using JasperFx.Events;
using Marten;
using Npgsql;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Figures;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Practices;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Packages;

/// <summary>How far a load has come.</summary>
public readonly record struct LoadProgress(string Edition, string What, int Done, int Total);

/// <summary>What a load did.</summary>
public readonly record struct LoadResult(string Edition, int Added, long Position);

/// <summary>
/// Loads an edition package through the decisions that HTTP uses. Each submission is recorded whole or not at all; a package that was interrupted is
/// taken up where it stopped, and one that was loaded adds nothing.
/// </summary>
public sealed class LoadPackage(EventLog log, IDocumentStore store, NpgsqlDataSource database, Positions positions, ReadingHash hashes, Vault vault)
{
    // Streams recorded in one transaction; and from how many new submissions on, they are copied in bulk instead.
    private const int Together = 100;
    private const int Bulk = 500;
    private const int Attempts = 3;
    private const long Lock = 5_102_019;

    /// <summary>Loads a package: everything in it is decided before anything is written, so that a bad package leaves nothing behind.</summary>
    /// <exception cref="PackageRefusedException">Something in it is refused; nothing was written.</exception>
    public async Task<LoadResult> LoadAsync(PackageFolder folder, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        var package = await folder.ReadAsync(cancellation);
        await using var alone = await OneAtATimeAsync(cancellation);
        for (var attempt = 1; ; attempt++)
        {
            var load = new Load(package, progress);
            try
            {
                await RecordAsync(load, await DecideAsync(load, cancellation), cancellation);
                return new(package.Edition.Edition, load.Added, load.Position);
            }
            catch (StaleException) when (attempt < Attempts)
            {
                // Someone else wrote to one of its streams meanwhile: decided again on what is there now.
            }
        }
    }

    private async Task<Decided> DecideAsync(Load load, CancellationToken cancellation)
    {
        var stream = Streams.Edition(load.Package.Edition.Edition);
        var edition = new StreamWork<Edition>(stream, await log.ReadAsync<Edition>(stream, cancellation));
        Plan(load, edition);
        var planning = edition.Take();
        var (series, catalog) = await FollowSeriesAsync(load, edition.State, cancellation);
        Open(load, edition, catalog);
        var opening = edition.Take();
        var cities = await RegisterCitiesAsync(load, edition.State, cancellation);
        var submissions = await SubmitAsync(load, edition.State, cancellation);
        await ReportAsync(load, edition.State, submissions, cancellation);
        Close(load, edition);
        var closing = edition.Take();
        var practices = await ShareAsync(load, edition.State, cities, cancellation);
        if (ToRelease(load, edition.State) is { } release)
            edition.Decide("edition.json", "", it => ReleaseEdition.Decide(it, new(release, 0, 0, "")));
        return new(planning, series, opening, [.. cities.Values], [.. submissions.Values], closing, practices);
    }

    private async Task RecordAsync(Load load, Decided decided, CancellationToken cancellation)
    {
        load.Record(await log.RecordAsync([decided.Planning], load.Loader, cancellation));
        await RecordManyAsync(load, "series", decided.Series, cancellation);
        load.Record(await log.RecordAsync([decided.Opening], load.Loader, cancellation));
        await RecordManyAsync(load, "cities", decided.Cities, cancellation);
        await RecordManyAsync(load, "submissions", decided.Submissions, cancellation);
        load.Record(await log.RecordAsync([decided.Closing], load.Loader, cancellation));
        await RecordManyAsync(load, "practices", decided.Practices, cancellation);
        await ReleaseAsync(load, cancellation);
    }

    /// <summary>Plans the edition, publishes its form and its indicators.</summary>
    private static void Plan(Load load, StreamWork<Edition> work)
    {
        var file = load.Package.Edition;
        work.Decide("edition.json", "", it => PlanEdition.Decide(it, file.Plan()));
        if (load.Package.Questionnaire is { } form)
            work.Decide("questionnaire.json", "", it => PublishQuestionnaire.Decide(it, new(form)));
        if (load.Package.Indicators is { } indicators)
            work.Decide("indicators.json", "", it => DefineIndicators.Decide(it, new(indicators)));
    }

    /// <summary>Opens the edition where its life goes on: its indicators are mapped by then, or say why no series follows them.</summary>
    private static void Open(Load load, StreamWork<Edition> work, SeriesCatalog series)
    {
        var file = load.Package.Edition;
        if (file.Stage is EditionStage.Open or EditionStage.Closed && work.State.Stage == EditionStage.Planned && work.State.Questionnaire is not null)
            work.Decide("indicators.json", "", it => OpenEdition.Decide(it, new(file.Collection?.Closes?.ToDateTime(new TimeOnly(23, 59, 59), DateTimeKind.Utc)), series));
    }

    private async Task<Dictionary<string, StreamWork<City>>> RegisterCitiesAsync(Load load, Edition edition, CancellationToken cancellation)
    {
        var cities = load.Package.Cities;
        var known = cities.Count == 0 ? [] : await log.ReadAllAsync<City>(Streams.City(""), cancellation);
        var works = new Dictionary<string, StreamWork<City>>(StringComparer.Ordinal);
        for (var i = 0; i < cities.Count; i++)
        {
            var city = cities[i];
            var root = $"/cities/{i}";
            var work = Work(Streams.City(city.City), known);
            if (!works.TryAdd(city.City, work))
                throw new PackageRefusedException("cities.json", $"{root}/city", $"The city \"{city.City}\" stands twice.", "city-duplicate");

            var register = new RegisterCity(city.City, city.Name, city.Country, edition.Demonstration, city.AlternateNames);
            work.Decide("cities.json", root, it => RegisterCity.Decide(it, register));
            if (city.Succeeds is { } predecessor && !known.ContainsKey(Streams.City(predecessor)) && cities.All(it => it.City != predecessor))
                throw new PackageRefusedException("cities.json", $"{root}/succeeds", $"There is no city \"{predecessor}\".", "city-unknown");
            if (city.Succeeds is not null)
                work.Decide("cities.json", root, it => SucceedCity.Decide(it, new(city.Succeeds)));
            work.Decide("cities.json", root, it => ClassifyCity.Decide(it, new(city.Region, city.Band, city.Population, city.Place), edition));
        }

        return works;
    }

    private async Task<Dictionary<string, StreamWork<Submission>>> SubmitAsync(Load load, Edition edition, CancellationToken cancellation)
    {
        var works = new Dictionary<string, StreamWork<Submission>>(StringComparer.Ordinal);
        if (load.Package.Cities.Count == 0 && !load.Package.Folder.Has("submissions.jsonl"))
            return works;

        load.Known = await log.ReadAllAsync<Submission>(Streams.Submission(edition.Id, ""), cancellation);
        load.VaultOf = await vault.OfEditionAsync(edition.Id, cancellation);
        await foreach (var (line, place) in load.Package.Folder.LinesAsync<PackageSubmission>("submissions.jsonl", cancellation))
        {
            load.CheckCity(line.City, place);
            var work = Work(Streams.Submission(edition.Id, line.City), load.Known);
            if (!works.TryAdd(line.City, work))
                throw new PackageRefusedException(place, "/city", $"The city \"{line.City}\" stands twice.", "city-duplicate");

            var given = line.Form();
            var (answers, beside) = load.PutApart(edition, given.Questionnaire, line.City, given.Answers, work.State, place);
            var form = given with { Answers = answers };
            if (work.State.SaysAlready(form) && work.State.Publication == line.Publication)
                continue;
            if (work.IsNew || work.State.Stage == SubmissionStage.Invited)
                work.Decide(place, "", it => SubmitForm.Decide(it, form, edition, line.City).With(beside));
            else if (!work.State.SaysAlready(form))
                throw new PackageRefusedException(place, null, $"\"{line.City}\" has submitted other answers than the package says; submitted answers are amended, not loaded over.", "already-submitted");
            if (line.Publication is { } publish)
                work.Decide(place, "/publication", it => WishPublication.Decide(it, new(publish)));
        }

        if (load.Package.Edition.Stage == EditionStage.Open && edition.Stage == EditionStage.Open)
        {
            foreach (var (city, i) in load.Package.Cities.Select((it, i) => (it.City, i)).Where(it => !works.ContainsKey(it.City)))
            {
                works[city] = Work(Streams.Submission(edition.Id, city), load.Known);
                works[city].Decide("cities.json", $"/cities/{i}", it => InviteCity.Decide(it, new(), edition.Id, city));
            }
        }

        return works;
    }

    private static async Task ReportAsync(Load load, Edition edition, Dictionary<string, StreamWork<Submission>> works, CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var (line, place) in load.Package.Folder.LinesAsync<PackageReport>("reported.jsonl", cancellation))
        {
            load.CheckCity(line.City, place);
            if (!seen.Add(line.City))
                throw new PackageRefusedException(place, "/city", $"The city \"{line.City}\" stands twice.", "city-duplicate");
            var version = edition.Questionnaire?.Version ?? throw new PackageRefusedException(place, null, "Reported answers need a questionnaire.", "questionnaire-missing");
            if (!works.TryGetValue(line.City, out var work))
                works[line.City] = work = Work(Streams.Submission(edition.Id, line.City), load.Known);
            // Where a question stands twice, the decision says so.
            var personal = line.Answers.Where(it => edition.Questionnaire.Find(it.Question) is { Personal: true }).DistinctBy(it => it.Question).ToDictionary(it => it.Question, it => it.Value);
            var (apart, beside) = load.PutApart(edition, version, line.City, personal, work.State, place);
            var answers = line.Answers.Select(it => apart.TryGetValue(it.Question, out var reference) ? it with { Value = reference } : it).ToList();
            work.Decide(place, "", it => ReportAnswers.Decide(it, new(version, line.Source, answers), edition, line.City).With(beside));
            var observations = line.Observations ?? [];
            for (var i = 0; i < observations.Count; i++)
            {
                var observation = observations[i];
                work.Decide(place, $"/observations/{i}", it => ReportObservation.Decide(it, new(line.Source, observation), edition, line.City));
            }

            var judgements = line.Judgements ?? [];
            for (var i = 0; i < judgements.Count; i++)
            {
                var judged = judgements[i];
                work.Decide(place, $"/judgements/{i}", it => JudgeCityValue.Decide(it, new(judged.Indicator, Comparable: false, judged.Reason), edition));
            }
        }
    }

    /// <summary>Closes the edition where the package says so, and records what reports printed about it.</summary>
    private static void Close(Load load, StreamWork<Edition> work)
    {
        if (load.Package.Edition.Stage == EditionStage.Closed && work.State.Stage == EditionStage.Open)
            work.Decide("edition.json", "", it => CloseEdition.Decide(it, new()));
        for (var i = 0; i < load.Package.Figures.Count; i++)
        {
            var figure = load.Package.Figures[i];
            work.Decide("figures.json", $"/figures/{i}", it => PublishFigure.Decide(it, new(figure)));
        }

        if (load.Package.Barriers is { } barriers)
            work.Decide("barriers.json", "", it => ReportBarriers.Decide(it, new(barriers.Source, barriers.Place, barriers.Barriers, barriers.Facilitators, barriers.Note)));
    }

    private async Task<List<StreamWork<Practice>>> ShareAsync(Load load, Edition edition, Dictionary<string, StreamWork<City>> cities, CancellationToken cancellation)
    {
        var works = new List<StreamWork<Practice>>();
        if (load.Package.Practices.Count == 0)
            return works;

        var known = await log.ReadAllAsync<Practice>(Streams.Practice(""), cancellation);
        for (var i = 0; i < load.Package.Practices.Count; i++)
        {
            var practice = load.Package.Practices[i];
            var city = cities.TryGetValue(practice.City, out var listed) ? listed.State : (await log.ReadAsync<City>(Streams.City(practice.City), cancellation)).State;
            var work = Work(Streams.Practice(practice.Practice), known);
            work.Decide("practices.json", $"/practices/{i}", it => SharePractice.Decide(it, practice.Share(edition.Id), edition, city));
            works.Add(work);
        }

        if (works.GroupBy(it => it.Stream).FirstOrDefault(it => it.Count() > 1) is { } twice)
            throw new PackageRefusedException("practices.json", $"/practices/{works.FindLastIndex(it => it.Stream == twice.Key)}/practice", $"\"{twice.Key[Streams.Practice("").Length..]}\" stands twice.", "practice-duplicate");
        return works;
    }

    /// <summary>What the package says of series, and all series as they stand with it.</summary>
    private async Task<(IReadOnlyList<StreamWork<FollowedSeries>> Works, SeriesCatalog Catalog)> FollowSeriesAsync(Load load, Edition edition, CancellationToken cancellation)
    {
        var known = await log.ReadAllAsync<FollowedSeries>(Streams.Series(""), cancellation);
        var works = new Dictionary<string, StreamWork<FollowedSeries>>(StringComparer.Ordinal);
        var editions = new Dictionary<string, Edition>(StringComparer.Ordinal) { [edition.Id] = edition };
        var file = load.Package.Series ?? new([], [], []);
        for (var i = 0; i < file.Series.Count; i++)
        {
            var start = file.Series[i];
            Series(start.Series, null).Decide("series.json", $"/series/{i}", it => StartSeries.Decide(it, start));
        }

        for (var i = 0; i < file.Mappings.Count; i++)
        {
            var mapping = file.Mappings[i];
            Series(mapping.Series, $"/mappings/{i}").Decide("series.json", $"/mappings/{i}", it => MapIndicators.Decide(it, new(mapping.Rule, mapping.Indicators, mapping.Options, mapping.Why), edition));
        }

        for (var i = 0; i < file.Comparability.Count; i++)
        {
            var judged = file.Comparability[i];
            if (!editions.TryGetValue(judged.With, out var with))
                editions[judged.With] = with = (await log.ReadAsync<Edition>(Streams.Edition(judged.With), cancellation)).State;
            if (with.Plan is null)
                throw new PackageRefusedException("series.json", $"/comparability/{i}/with", $"There is no edition \"{judged.With}\" yet; load its package first.", "edition-unknown");
            Series(judged.Series, $"/comparability/{i}").Decide("series.json", $"/comparability/{i}", it => JudgeComparability.Decide(it, new(judged.With, edition.Id, judged.Verdict, judged.Differs, judged.Note), with, edition));
        }

        return ([.. works.Values], SeriesCatalog.Of(works.Values.Select(it => it.State).Concat(known.Values.Select(it => it.State)).DistinctBy(it => it.Started!.Series)));

        StreamWork<FollowedSeries> Series(string series, string? place)
        {
            if (!works.TryGetValue(series, out var work))
                works[series] = work = Work(Streams.Series(series), known);
            return place is null || work.State.Started is not null
                ? work
                : throw new PackageRefusedException("series.json", $"{place}/series", $"There is no series \"{series}\" yet; load the package that starts it first.", "series-unknown");
        }
    }

    private static string? ToRelease(Load load, Edition edition) =>
        load.Package.Edition.Release is { } release && edition.Releases.All(it => it.Release != release) ? release : null;

    /// <summary>Releases the edition at the position where all of it can be read.</summary>
    private async Task ReleaseAsync(Load load, CancellationToken cancellation)
    {
        var id = load.Package.Edition.Edition;
        if (ToRelease(load, (await log.ReadAsync<Edition>(Streams.Edition(id), cancellation)).State) is not { } release)
            return;

        var position = await positions.LastRecordedAsync(cancellation);
        await positions.WaitForAsync(position, TimeSpan.FromMinutes(10), cancellation);
        var hash = await hashes.OfAsync(id, position, cancellation);
        load.Record(await log.DecideAsync<Edition>(Streams.Edition(id), load.Loader, it => ReleaseEdition.Decide(it, new(release, position, position, hash)), cancellation));
    }

    /// <summary>Services that start together load the packages they come with one after the other: the second finds everything there.</summary>
    private async Task<NpgsqlConnection> OneAtATimeAsync(CancellationToken cancellation)
    {
        var connection = await database.OpenOwnAsync(cancellation);
        await using var wait = new NpgsqlCommand($"set statement_timeout = 0; select pg_advisory_lock({Lock})", connection) { CommandTimeout = 0 };
        await wait.ExecuteNonQueryAsync(cancellation);
        return connection;
    }

    private static StreamWork<T> Work<T>(string stream, Dictionary<string, Folded<T>> known)
        where T : IFolded<T> =>
        new(stream, known.TryGetValue(stream, out var there) ? there : new(T.Empty, 0));

    private async Task RecordManyAsync<T>(Load load, string what, IReadOnlyList<StreamWork<T>> works, CancellationToken cancellation)
        where T : IFolded<T>
    {
        var open = works.Where(it => it.HasWork).ToList();
        if (open.Count(it => it.CanBeCopied) >= Bulk)
        {
            await CopyAsync(load, what, [.. open.Where(it => it.CanBeCopied)], cancellation);
            open.RemoveAll(it => it.CanBeCopied);
        }

        foreach (var chunk in open.Chunk(Together))
        {
            load.Record(await log.RecordAsync([.. chunk.Select(it => it.Take())], load.Loader, cancellation));
            load.Report(what, open.Count, chunk.Length);
        }
    }

    /// <summary>Copies new streams in, thousands at a time; each stream is there whole or not at all.</summary>
    private async Task CopyAsync<T>(Load load, string what, IReadOnlyList<StreamWork<T>> works, CancellationToken cancellation)
        where T : IFolded<T>
    {
        foreach (var chunk in works.Chunk(2_000))
        {
            var actions = chunk.Select(work => StreamAction.Start(((DocumentStore)store).Events, work.Stream, work.Events.ToArray())).ToList();
            foreach (var happened in actions.SelectMany(it => it.Events))
                load.Loader.Sign(happened);
            try
            {
                await store.BulkInsertEventsAsync(actions, 2_000, cancellation);
            }
            catch (Exception failure) when (failure.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
            {
                throw new StaleException(what);
            }

            load.Record(new(await positions.LastRecordedAsync(cancellation), 0, actions.Sum(it => it.Events.Count)));
            load.Report(what, works.Count, chunk.Length);
        }

        await using var analyze = database.CreateCommand($"analyze {StorageModule.LogSchema}.mt_events");
        await analyze.ExecuteNonQueryAsync(cancellation);
    }

    private sealed class Load(EditionPackage package, IProgress<LoadProgress>? progress)
    {
        private string what = "";
        private int done;

        private readonly HashSet<string> listed = [.. package.Cities.Select(it => it.City)];

        public EditionPackage Package => package;

        public Actor Loader { get; } = Actor.Operator(package.Edition.Edition);

        /// <summary>The edition's submissions as they stood.</summary>
        public Dictionary<string, Folded<Submission>> Known { get; set; } = [];

        /// <summary>The personal answers of its cities, as the vault has them.</summary>
        public Func<string, CityVault> VaultOf { get; set; } = _ => CityVault.Shut;

        public int Added { get; private set; }

        public long Position { get; private set; }

        /// <summary>A city's answers without its personal ones, which go into the vault.</summary>
        public (IReadOnlyDictionary<string, Answer> Answers, Beside? Beside) PutApart(
            Edition edition, int questionnaire, string city, IReadOnlyDictionary<string, Answer> answers, Submission submission, string place)
        {
            try
            {
                var (apart, beside) = VaultOf(city).PutApart(edition.Questionnaires.GetValueOrDefault(questionnaire), answers.ToDictionary(it => it.Key, it => (Answer?)it.Value), submission.Values);
                return (apart.ToDictionary(it => it.Key, it => it.Value!), beside);
            }
            catch (RefusedException refused)
            {
                throw PackageRefusedException.Of(place, refused.Refusals);
            }
        }

        public void CheckCity(string city, string place)
        {
            if (!listed.Contains(city))
                throw new PackageRefusedException(place, "/city", $"\"{city}\" is not in cities.json.", "city-unknown");
        }

        public void Record(Recorded recorded) => (Added, Position) = (Added + recorded.Added, Math.Max(Position, recorded.Position));

        public void Report(string now, int total, int more)
        {
            done = now == what ? done + more : more;
            what = now;
            progress?.Report(new(package.Edition.Edition, what, done, total));
        }
    }

    /// <summary>What a package comes to, in the order in which it is recorded.</summary>
    private sealed record Decided(
        (string Stream, long Version, Decision Decision) Planning,
        IReadOnlyList<StreamWork<FollowedSeries>> Series,
        (string Stream, long Version, Decision Decision) Opening,
        IReadOnlyList<StreamWork<City>> Cities,
        IReadOnlyList<StreamWork<Submission>> Submissions,
        (string Stream, long Version, Decision Decision) Closing,
        IReadOnlyList<StreamWork<Practice>> Practices);
}
