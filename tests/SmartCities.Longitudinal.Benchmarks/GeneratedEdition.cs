using System.Text.Json;
using System.Text.Json.Nodes;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Packages;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Benchmarks;

/// <summary>
/// Edition packages of any size with the 77 questions and the indicators of 2017, fictional cities and answers at random (the same for the same seed);
/// every share is mapped directly to a series, and judged comparable with an earlier edition.
/// </summary>
public sealed class GeneratedEdition
{
    private readonly JsonObject _edition;

    public GeneratedEdition()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "editions");
        _edition = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "demo-2017", "edition.json")))!.AsObject();
        Form = Read<Questionnaire>(Path.Combine(folder, "2017", "questionnaire.json"));
        Indicators =
        [
            .. Read<IndicatorsFile>(Path.Combine(folder, "2017", "indicators.json")).Indicators
                .Select(it => IsShare(it) ? it : it with { NoSeries = new("Only shares are compared here.") }),
        ];
    }

    public Questionnaire Form { get; }

    public IReadOnlyList<IndicatorDefinition> Indicators { get; }

    public IEnumerable<IndicatorDefinition> Shares => Indicators.Where(IsShare);

    /// <summary>Writes the package; an open edition is one whose cities have yet to submit.</summary>
    /// <param name="root">The folder to write the package's folder in.</param>
    /// <param name="edition">The edition's id.</param>
    /// <param name="cities">Who takes part.</param>
    /// <param name="comparableWith">The earlier edition that its series are comparable with.</param>
    /// <param name="open">Whether cities have yet to submit.</param>
    /// <param name="complete">Whether every question has an answer, none excluded and none missing but for personal ones.</param>
    public PackageFolder Write(string root, string edition, IReadOnlyList<string> cities, string? comparableWith = null, bool open = false, bool complete = false)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, edition)).FullName;
        var plan = _edition.DeepClone().AsObject();
        plan["edition"] = edition;
        plan["stage"] = open ? "open" : "closed";
        plan["participants"] = cities.Count;
        plan.Remove("release");
        WriteJson(folder, "edition.json", plan);
        WriteJson(folder, "questionnaire.json", Form);
        WriteJson(folder, "indicators.json", new IndicatorsFile(Indicators));
        WriteJson(folder, "cities.json", new CitiesFile([.. cities.Select((it, i) => new PackageCity(it, it, Region(i), Band(i)))]));
        WriteJson(folder, "series.json", new SeriesFile(
            [.. Shares.Select(it => new StartSeries(it.Id, it.Label, SeriesMeasure.Share))],
            [.. Shares.Select(it => new PackageMapping(it.Id, MappingRule.Direct, [it.Id]))],
            comparableWith is null ? [] : [.. Shares.Select(it => new PackageJudgement(it.Id, comparableWith, Verdict.Comparable))]));
        if (!open)
        {
            using var lines = new StreamWriter(Path.Combine(folder, "submissions.jsonl"));
            var random = new Random(edition.Sum(it => it));
            foreach (var city in cities)
                lines.WriteLine(JsonSerializer.Serialize(new PackageSubmission(city, "en", 1, Answers(random, complete)), JsonText.Options));
        }

        return new(folder);
    }

    /// <summary>Answers at random to every question that is asked, given the others.</summary>
    public Dictionary<string, Answer> Answers(Random random, bool complete)
    {
        var answers = Form.Questions.ToDictionary(it => it.Id, it => Answer(it, random, complete));
        while (Form.NotAsked(answers).ToList() is { Count: > 0 } excluded)
        {
            foreach (var question in excluded)
                answers.Remove(question);
        }

        return answers;
    }

    private static Answer Answer(Question question, Random random, bool complete)
    {
        if (question.Personal)
            return new MissingAnswer(MissingReason.Refused);
        if (!complete && random.Next(10) == 0)
            return new MissingAnswer(random.Next(2) == 0 ? MissingReason.DontKnow : MissingReason.NotApplicable);
        return question.Type switch
        {
            QuestionType.Boolean => new BooleanAnswer(complete || random.Next(3) > 0),
            QuestionType.Option => new TextAnswer(question.Options![random.Next(question.Options.Count)].Id),
            QuestionType.Options => new OptionsAnswer([.. question.Options!.Where(_ => complete || random.Next(2) == 0).Select(it => it.Id)]),
            QuestionType.Number => new NumberAnswer((question.Min ?? 0) + random.Next(200)),
            QuestionType.Percent => new NumberAnswer(random.Next(101)),
            QuestionType.Text => new TextAnswer("An answer in some words"[..Math.Min(question.MaxLength ?? 23, 23)]),
            _ => new RecordsAnswer([question.Fields!.ToDictionary(it => it.Id, it => Value(it, random))]),
        };
    }

    private static RecordValue Value(RecordField field, Random random) => field.Type switch
    {
        RecordFieldType.Number => new(null, 2000 + random.Next(20)),
        RecordFieldType.Option => new(field.Options![random.Next(field.Options.Count)].Id, null),
        _ => new("Something with a name", null),
    };

    private string Region(int i) => Category("regions", i);

    private string Band(int i) => Category("bands", i / 7);

    private string Category(string scheme, int i) => (string)_edition[scheme]!.AsArray()[i % _edition[scheme]!.AsArray().Count]!["id"]!;

    private static void WriteJson<T>(string folder, string file, T value) => File.WriteAllText(Path.Combine(folder, file), JsonSerializer.Serialize(value, JsonText.Options));

    private static T Read<T>(string file) => JsonSerializer.Deserialize<T>(File.ReadAllText(file), JsonText.Options)!;

    private static bool IsShare(IndicatorDefinition indicator) => indicator.Measure is Measure.Share or Measure.OptionShare;
}
