using System.Collections.Concurrent;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Figures;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Packages;
using SmartCities.Longitudinal.Practices;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Specs.Packages;

/// <summary>The packaged editions, loaded into memory through the decisions that a load takes.</summary>
internal sealed class Replay
{
    private readonly Dictionary<string, object> streams = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Snapshot> snapshots = [];

    public static string Folder => Repository.PathOf("deploy", "editions");

    /// <summary>Every package of the house, loaded once for all specs.</summary>
    public static Task<Replay> All { get; } = LoadAllAsync();

    /// <summary>How many events the loads recorded.</summary>
    public int Added { get; private set; }

    public Dictionary<string, EditionPackage> Packages { get; } = [];

    public async Task LoadAsync(string path)
    {
        var package = await new PackageFolder(path).ReadAsync(default);
        var (file, id) = (package.Edition, package.Edition.Edition);
        Packages[id] = package;

        Decide<Edition>(Streams.Edition(id), "edition.json", "", it => PlanEdition.Decide(it, file.Plan()));
        if (package.Questionnaire is { } form)
            Decide<Edition>(Streams.Edition(id), "questionnaire.json", "", it => PublishQuestionnaire.Decide(it, new(form)));
        if (package.Indicators is { } indicators)
            Decide<Edition>(Streams.Edition(id), "indicators.json", "", it => DefineIndicators.Decide(it, new(indicators)));
        Follow(package);
        if (file.Stage is EditionStage.Open or EditionStage.Closed && Edition(id).Stage == EditionStage.Planned && Edition(id).Questionnaire is not null)
            Decide<Edition>(Streams.Edition(id), "indicators.json", "", it => OpenEdition.Decide(it, new(), new(Series)));
        Register(package);
        await AnswerAsync(package);
        if (file.Stage == EditionStage.Closed && Edition(id).Stage == EditionStage.Open)
            Decide<Edition>(Streams.Edition(id), "edition.json", "", it => CloseEdition.Decide(it, new()));
        for (var i = 0; i < package.Figures.Count; i++)
            Decide<Edition>(Streams.Edition(id), "figures.json", $"/figures/{i}", it => PublishFigure.Decide(it, new(package.Figures[i])));
        if (package.Barriers is { } barriers)
            Decide<Edition>(Streams.Edition(id), "barriers.json", "", it => ReportBarriers.Decide(it, new(barriers.Source, barriers.Place, barriers.Barriers, barriers.Facilitators, barriers.Note)));
        foreach (var practice in package.Practices)
            Decide<Practice>(Streams.Practice(practice.Practice), "practices.json", "", it => SharePractice.Decide(it, practice.Share(id), Edition(id), State<City>(Streams.City(practice.City))));
        if (file.Release is { } release && Edition(id).Releases.IsEmpty)
            Decide<Edition>(Streams.Edition(id), "edition.json", "/release", it => ReleaseEdition.Decide(it, new(release, 1, 1, "hash")));
    }

    public Edition Edition(string edition) => State<Edition>(Streams.Edition(edition));

    public City City(string city) => State<City>(Streams.City(city));

    public Submission Submission(string edition, string city) => State<Submission>(Streams.Submission(edition, city));

    public IReadOnlyDictionary<string, FollowedSeries> Series =>
        streams.Where(it => it.Value is FollowedSeries).ToDictionary(it => it.Key["series:".Length..], it => (FollowedSeries)it.Value);

    /// <summary>An edition's answers as statistics see them.</summary>
    public Snapshot Snapshot(string edition) => snapshots.GetOrAdd(edition, Answers);

    public IndicatorValue Value(string edition, string indicator) => Edition(edition).Indicators.Single(it => it.Id == indicator).Measured().Evaluate(Snapshot(edition)).Value;

    private static async Task<Replay> LoadAllAsync()
    {
        var replay = new Replay();
        foreach (var path in Directory.EnumerateDirectories(Folder).Order(StringComparer.Ordinal))
            await replay.LoadAsync(path);
        return replay;
    }

    private Snapshot Answers(string edition)
    {
        var definitions = Edition(edition);
        var builder = new SnapshotBuilder(
            edition, definitions.Questionnaire!.Variables, [.. definitions.Plan!.Regions.Select(it => it.Id)], [.. definitions.Plan.Bands.Select(it => it.Id)]);
        foreach (var city in Packages[edition].Cities)
        {
            var submission = Submission(edition, city.City);
            if (submission.Stage is SubmissionStage.None or SubmissionStage.Invited or SubmissionStage.Withdrawn)
                continue;
            var row = builder.AddCity(city.City, city.Region, city.Band, submission.Stage == SubmissionStage.Reported ? ProvenanceKind.Reported : ProvenanceKind.Submitted);
            foreach (var (question, answer) in submission.Values)
                builder.Column(question).Record(row, answer, submission.Stage == SubmissionStage.Reported);
        }

        return builder.Build();
    }

    private void Register(EditionPackage package)
    {
        for (var i = 0; i < package.Cities.Count; i++)
        {
            var (city, stream, root) = (package.Cities[i], Streams.City(package.Cities[i].City), $"/cities/{i}");
            Decide<City>(stream, "cities.json", root, it => RegisterCity.Decide(it, new(city.City, city.Name, city.Country, package.Edition.Demonstration, city.AlternateNames)));
            if (city.Succeeds is { } predecessor)
                Decide<City>(stream, "cities.json", root, it => SucceedCity.Decide(it, new(predecessor)));
            Decide<City>(stream, "cities.json", root, it => ClassifyCity.Decide(it, new(city.Region, city.Band, city.Population, city.Place), Edition(package.Edition.Edition)));
        }
    }

    private async Task AnswerAsync(EditionPackage package)
    {
        var id = package.Edition.Edition;
        await foreach (var (line, place) in package.Folder.LinesAsync<PackageSubmission>("submissions.jsonl", default))
        {
            if (!Submission(id, line.City).SaysAlready(line.Form()))
                Decide<Submission>(Streams.Submission(id, line.City), place, "", it => SubmitForm.Decide(it, line.Form(), Edition(id), line.City));
            if (line.Publication is { } publish)
                Decide<Submission>(Streams.Submission(id, line.City), place, "", it => WishPublication.Decide(it, new(publish)));
        }

        await foreach (var (line, place) in package.Folder.LinesAsync<PackageReport>("reported.jsonl", default))
        {
            Decide<Submission>(Streams.Submission(id, line.City), place, "", it => ReportAnswers.Decide(it, new(1, line.Source, line.Answers), Edition(id), line.City));
            foreach (var observation in line.Observations ?? [])
                Decide<Submission>(Streams.Submission(id, line.City), place, "", it => ReportObservation.Decide(it, new(line.Source, observation), Edition(id), line.City));
        }
    }

    private void Follow(EditionPackage package)
    {
        var edition = Edition(package.Edition.Edition);
        foreach (var start in package.Series?.Series ?? [])
            Decide<FollowedSeries>(Streams.Series(start.Series), "series.json", "", it => StartSeries.Decide(it, start));
        foreach (var map in package.Series?.Mappings ?? [])
            Decide<FollowedSeries>(Streams.Series(map.Series), "series.json", $"/{map.Series}", it => MapIndicators.Decide(it, new(map.Rule, map.Indicators, map.Options, map.Why), edition));
        foreach (var judged in package.Series?.Comparability ?? [])
            Decide<FollowedSeries>(
                Streams.Series(judged.Series), "series.json", $"/{judged.Series}/{judged.With}",
                it => JudgeComparability.Decide(it, new(judged.With, edition.Id, judged.Verdict, judged.Differs, judged.Note), Edition(judged.With), edition));
    }

    private T State<T>(string stream)
        where T : IFolded<T> => streams.TryGetValue(stream, out var state) ? (T)state : T.Empty;

    private void Decide<T>(string stream, string file, string root, Func<T, Decision> decide)
        where T : IFolded<T>
    {
        var work = new StreamWork<T>(stream, new(State<T>(stream), 0));
        work.Decide(file, root, decide);
        Added += work.Events.Count;
        streams[stream] = work.State;
    }
}
