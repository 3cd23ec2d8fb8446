using JasperFx.Events;
using Marten;
using Npgsql;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Figures;
using SmartCities.Longitudinal.Indicators;
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
public sealed class LoadPackage(EventLog log, IDocumentStore store, NpgsqlDataSource database, Positions positions, ReadingHash hashes)
{
    // Streams recorded in one transaction; and from how many new submissions on, they are copied in bulk instead.
    private const int Together = 100;
    private const int Bulk = 500;

    public async Task<LoadResult> LoadAsync(PackageFolder folder, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        var package = await folder.ReadAsync(cancellation);
        var load = new Load(package, progress);

        var edition = await PlanAsync(load, cancellation);
        await RegisterCitiesAsync(load, edition, cancellation);
        await SubmitAsync(load, edition, cancellation);
        await ReportAsync(load, edition, cancellation);
        edition = await CloseAsync(load, cancellation);
        await ShareAsync(load, edition, cancellation);
        await FollowSeriesAsync(load, edition, cancellation);
        await ReleaseAsync(load, edition, cancellation);
        return new(package.Edition.Edition, load.Added, load.Position);
    }

    /// <summary>Plans the edition, publishes its form and indicators, and opens it where its life goes on.</summary>
    private async Task<Edition> PlanAsync(Load load, CancellationToken cancellation)
    {
        var (file, stream) = (load.Package.Edition, Streams.Edition(load.Package.Edition.Edition));
        var work = new StreamWork<Edition>(stream, await log.ReadAsync<Edition>(stream, cancellation));
        work.Decide("edition.json", "", it => PlanEdition.Decide(it, file.Plan()));
        if (load.Package.Questionnaire is { } form)
            work.Decide("questionnaire.json", "", it => PublishQuestionnaire.Decide(it, new(form)));
        if (load.Package.Indicators is { } indicators)
            work.Decide("indicators.json", "", it => DefineIndicators.Decide(it, new(indicators)));
        if (file.Stage is EditionStage.Open or EditionStage.Closed && work.State.Stage == EditionStage.Planned && work.State.Questionnaire is not null)
            work.Decide("edition.json", "", it => OpenEdition.Decide(it, new(file.Collection?.Closes?.ToDateTime(new TimeOnly(23, 59, 59), DateTimeKind.Utc))));
        await RecordAsync(load, [work], cancellation);
        return work.State;
    }

    private async Task RegisterCitiesAsync(Load load, Edition edition, CancellationToken cancellation)
    {
        var cities = load.Package.Cities;
        var known = await ExistingAsync("city:", cancellation);
        var works = new List<StreamWork<City>>();
        var seen = new HashSet<string>();
        for (var i = 0; i < cities.Count; i++)
        {
            var city = cities[i];
            var root = $"/cities/{i}";
            if (!seen.Add(city.City))
                throw new PackageRefusedException("cities.json", $"{root}/city", $"The city \"{city.City}\" stands twice.", "city-duplicate");

            var work = await WorkAsync<City>(Streams.City(city.City), known, cancellation);
            var register = new RegisterCity(city.City, city.Name, city.Country, edition.Demonstration, city.AlternateNames);
            work.Decide("cities.json", root, it => RegisterCity.Decide(it, register));
            if (city.Succeeds is { } predecessor)
                work.Decide("cities.json", root, it => SucceedCity.Decide(it, new(predecessor)));
            work.Decide("cities.json", root, it => ClassifyCity.Decide(it, new(city.Region, city.Band, city.Population, city.Place), edition));
            works.Add(work);
        }

        await RecordManyAsync(load, "cities", works, cancellation);
    }

    private async Task SubmitAsync(Load load, Edition edition, CancellationToken cancellation)
    {
        var known = await ExistingAsync(Streams.Submission(edition.Id, ""), cancellation);
        var listed = load.Package.Cities.Select(it => it.City).ToHashSet();
        var seen = new HashSet<string>();
        var works = new List<StreamWork<Submission>>();
        await foreach (var (line, place) in load.Package.Folder.LinesAsync<PackageSubmission>("submissions.jsonl", cancellation))
        {
            CheckCity(line.City, place, listed, seen);
            var work = await WorkAsync<Submission>(Streams.Submission(edition.Id, line.City), known, cancellation);
            var form = line.Form();
            if (!work.State.SaysAlready(form) || work.State.Publication != line.Publication)
            {
                if (work.IsNew || work.State.Stage == SubmissionStage.Invited)
                    work.Decide(place, "", it => SubmitForm.Decide(it, form, edition, line.City));
                else if (!work.State.SaysAlready(form))
                    throw new PackageRefusedException(place, null, $"\"{line.City}\" has submitted other answers than the package says; submitted answers are amended, not loaded over.", "already-submitted");
                if (line.Publication is { } publish)
                    work.Decide(place, "/publication", it => WishPublication.Decide(it, new(publish)));
            }

            works.Add(work);
        }

        if (load.Package.Edition.Stage == EditionStage.Open && edition.Stage == EditionStage.Open)
        {
            foreach (var city in listed.Where(it => !seen.Contains(it)))
            {
                var work = await WorkAsync<Submission>(Streams.Submission(edition.Id, city), known, cancellation);
                work.Decide("cities.json", "", it => InviteCity.Decide(it, new(), edition.Id, city));
                works.Add(work);
            }
        }

        await RecordManyAsync(load, "submissions", works, cancellation);
    }

    private async Task ReportAsync(Load load, Edition edition, CancellationToken cancellation)
    {
        var known = await ExistingAsync(Streams.Submission(edition.Id, ""), cancellation);
        var listed = load.Package.Cities.Select(it => it.City).ToHashSet();
        var seen = new HashSet<string>();
        var works = new List<StreamWork<Submission>>();
        await foreach (var (line, place) in load.Package.Folder.LinesAsync<PackageReport>("reported.jsonl", cancellation))
        {
            CheckCity(line.City, place, listed, seen);
            var version = edition.Questionnaire?.Version ?? throw new PackageRefusedException(place, null, "Reported answers need a questionnaire.", "questionnaire-missing");
            var work = await WorkAsync<Submission>(Streams.Submission(edition.Id, line.City), known, cancellation);
            work.Decide(place, "", it => ReportAnswers.Decide(it, new(version, line.Source, line.Answers), edition, line.City));
            var observations = line.Observations ?? [];
            for (var i = 0; i < observations.Count; i++)
            {
                var observation = observations[i];
                work.Decide(place, $"/observations/{i}", it => ReportObservation.Decide(it, new(line.Source, observation), edition, line.City));
            }

            works.Add(work);
        }

        await RecordManyAsync(load, "reports", works, cancellation);
    }

    /// <summary>Closes the edition where the package says so, and records what reports printed about it.</summary>
    private async Task<Edition> CloseAsync(Load load, CancellationToken cancellation)
    {
        var stream = Streams.Edition(load.Package.Edition.Edition);
        var work = new StreamWork<Edition>(stream, await log.ReadAsync<Edition>(stream, cancellation));
        if (load.Package.Edition.Stage == EditionStage.Closed && work.State.Stage == EditionStage.Open)
            work.Decide("edition.json", "", it => CloseEdition.Decide(it, new()));
        for (var i = 0; i < load.Package.Figures.Count; i++)
        {
            var figure = load.Package.Figures[i];
            work.Decide("figures.json", $"/figures/{i}", it => PublishFigure.Decide(it, new(figure)));
        }

        if (load.Package.Barriers is { } barriers)
            work.Decide("barriers.json", "", it => ReportBarriers.Decide(it, new(barriers.Source, barriers.Place, barriers.Barriers, barriers.Facilitators, barriers.Note)));
        await RecordAsync(load, [work], cancellation);
        return work.State;
    }

    private async Task ShareAsync(Load load, Edition edition, CancellationToken cancellation)
    {
        var works = new List<StreamWork<Practice>>();
        for (var i = 0; i < load.Package.Practices.Count; i++)
        {
            var practice = load.Package.Practices[i];
            var city = await log.ReadAsync<City>(Streams.City(practice.City), cancellation);
            var work = new StreamWork<Practice>(Streams.Practice(practice.Practice), await log.ReadAsync<Practice>(Streams.Practice(practice.Practice), cancellation));
            work.Decide("practices.json", $"/practices/{i}", it => SharePractice.Decide(it, practice.Share(edition.Id), edition, city.State));
            works.Add(work);
        }

        await RecordManyAsync(load, "practices", works, cancellation);
    }

    private async Task FollowSeriesAsync(Load load, Edition edition, CancellationToken cancellation)
    {
        if (load.Package.Series is not { } file)
            return;

        var works = new Dictionary<string, StreamWork<FollowedSeries>>();
        var editions = new Dictionary<string, Edition> { [edition.Id] = edition };
        for (var i = 0; i < file.Series.Count; i++)
        {
            var start = file.Series[i];
            (await Work(start.Series)).Decide("series.json", $"/series/{i}", it => StartSeries.Decide(it, start));
        }

        for (var i = 0; i < file.Mappings.Count; i++)
        {
            var mapping = file.Mappings[i];
            (await Work(mapping.Series)).Decide("series.json", $"/mappings/{i}", it => MapIndicators.Decide(it, new(mapping.Rule, mapping.Indicators, mapping.Options, mapping.Why), edition));
        }

        for (var i = 0; i < file.Comparability.Count; i++)
        {
            var judged = file.Comparability[i];
            if (!editions.TryGetValue(judged.With, out var with))
                editions[judged.With] = with = (await log.ReadAsync<Edition>(Streams.Edition(judged.With), cancellation)).State;
            (await Work(judged.Series)).Decide("series.json", $"/comparability/{i}", it => JudgeComparability.Decide(it, new(judged.With, edition.Id, judged.Verdict, judged.Differs, judged.Note), with, edition));
        }

        await RecordManyAsync(load, "series", [.. works.Values], cancellation);

        async Task<StreamWork<FollowedSeries>> Work(string series)
        {
            if (!works.TryGetValue(series, out var work))
                works[series] = work = new(Streams.Series(series), await log.ReadAsync<FollowedSeries>(Streams.Series(series), cancellation));
            return work;
        }
    }

    private async Task ReleaseAsync(Load load, Edition edition, CancellationToken cancellation)
    {
        if (load.Package.Edition.Release is not { } release || edition.Releases.Any(it => it.Release == release))
            return;

        var position = await positions.LastRecordedAsync(cancellation);
        await positions.WaitForAsync(position, TimeSpan.FromMinutes(10), cancellation);
        var hash = await hashes.OfAsync(edition.Id, position, cancellation);
        var recorded = await log.DecideAsync<Edition>(
            Streams.Edition(edition.Id), load.Loader, it => ReleaseEdition.Decide(it, new(release, position, position, hash)), cancellation);
        load.Record(recorded);
    }

    private static void CheckCity(string city, string place, HashSet<string> listed, HashSet<string> seen)
    {
        if (!listed.Contains(city))
            throw new PackageRefusedException(place, "/city", $"\"{city}\" is not in cities.json.", "city-unknown");
        if (!seen.Add(city))
            throw new PackageRefusedException(place, "/city", $"The city \"{city}\" stands twice.", "city-duplicate");
    }

    /// <summary>A stream that is not there yet need not be read.</summary>
    private async Task<StreamWork<T>> WorkAsync<T>(string stream, HashSet<string> known, CancellationToken cancellation)
        where T : IFolded<T> =>
        new(stream, known.Contains(stream) ? await log.ReadAsync<T>(stream, cancellation) : new Folded<T>(T.Empty, 0));

    private async Task<HashSet<string>> ExistingAsync(string prefix, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select id from {StorageModule.LogSchema}.mt_streams where starts_with(id, $1)");
        command.Parameters.Add(new() { Value = prefix });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var known = new HashSet<string>();
        while (await reader.ReadAsync(cancellation))
            known.Add(reader.GetString(0));
        return known;
    }

    private async Task RecordManyAsync<T>(Load load, string what, List<StreamWork<T>> works, CancellationToken cancellation)
        where T : IFolded<T>
    {
        var open = works.Where(it => it.HasWork).ToList();
        if (open.Count(it => it.IsNew) >= Bulk)
        {
            await CopyAsync(load, what, [.. open.Where(it => it.IsNew)], cancellation);
            open.RemoveAll(it => it.IsNew);
        }

        foreach (var chunk in open.Chunk(Together))
        {
            await RecordAsync(load, chunk, cancellation);
            load.Report(what, works.Count, chunk.Length);
        }
    }

    private async Task RecordAsync<T>(Load load, IReadOnlyList<StreamWork<T>> works, CancellationToken cancellation)
        where T : IFolded<T>
    {
        if (works.Any(it => it.HasWork))
            load.Record(await log.RecordAsync([.. works.Where(it => it.HasWork).Select(it => it.Work)], load.Loader, cancellation));
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
            await store.BulkInsertEventsAsync(actions, 2_000, cancellation);
            load.Record(new(0, 0, actions.Sum(it => it.Events.Count)));
            load.Report(what, works.Count, chunk.Length);
        }

        await using var analyze = database.CreateCommand($"analyze {StorageModule.LogSchema}.mt_events");
        await analyze.ExecuteNonQueryAsync(cancellation);
    }

    private sealed class Load(EditionPackage package, IProgress<LoadProgress>? progress)
    {
        private string what = "";
        private int done;

        public EditionPackage Package => package;

        public Actor Loader { get; } = Actor.Operator(package.Edition.Edition);

        public int Added { get; private set; }

        public long Position { get; private set; }

        public void Record(Recorded recorded) => (Added, Position) = (Added + recorded.Added, Math.Max(Position, recorded.Position));

        public void Report(string now, int total, int more)
        {
            done = now == what ? done + more : more;
            what = now;
            progress?.Report(new(package.Edition.Edition, what, done, total));
        }
    }
}
