using System.Text.Json;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Packages.Tables;

/// <summary>An edition package made of one wave of a table: its files by name, and how much is in it.</summary>
public sealed record WavePackage(string Edition, int Indicators, int Cities, int Answers, IReadOnlyDictionary<string, byte[]> Files);

/// <summary>
/// Makes an edition package of each wave of a table. An indicator or a city of which the wave says nothing is not in its edition; a cell without a value is
/// missing for the reason its mark stands for; flags become notes, missing reasons and judgements of comparability.
/// </summary>
public sealed class TablePackages(Table table, TableDescription description)
{
    private static readonly JsonSerializerOptions Readable = new(JsonText.Options) { WriteIndented = true };

    private static readonly Category BandNotStated = new("not-stated", new("Population not stated", "Población no indicada", "Population non indiquée"));

    private readonly ILookup<string, TableRow> byIndicator = table.Rows.ToLookup(it => it.Indicator);

    /// <summary>A package a wave, the oldest first.</summary>
    public IReadOnlyList<WavePackage> Make() => [.. Enumerable.Range(0, description.Waves.Count).Select(Make)];

    private WavePackage Make(int wave)
    {
        var saying = table.Rows.Where(it => it.Cells[wave].SaysSomething).ToList();
        var indicators = saying.Select(it => it.Indicator).Distinct().ToList();
        var cities = saying.Select(it => it.City).Distinct().Order(StringComparer.Ordinal).ToList();

        // Whatever a report does not say is not published; another reason is said.
        var (asked, taking) = (indicators.ToHashSet(), cities.ToHashSet());
        var answers = table.Rows
            .Where(it => it.Cells[wave] is var cell && (cell.SaysSomething || (cell.Missing != MissingReason.NotPublished && asked.Contains(it.Indicator) && taking.Contains(it.City))))
            .ToLookup(it => it.City);
        var files = new Dictionary<string, byte[]> { ["edition.json"] = Json(Edition(wave, indicators.Count, cities)) };
        if (indicators.Count > 0)
        {
            files["questionnaire.json"] = Json(Form(wave, indicators));
            files["indicators.json"] = Json(new IndicatorsFile([.. indicators.SelectMany(Measured)]));
            files["cities.json"] = Json(new CitiesFile([.. cities.Select(City)]));
            files["reported.jsonl"] = [.. cities.SelectMany(it => Line(Report(it, [.. answers[it]], wave)))];
            files["series.json"] = Json(Followed(wave, indicators));
        }

        return new(description.EditionOf(description.Waves[wave]), indicators.Count, cities.Count, answers.Sum(it => it.Count()), files);
    }

    private EditionFile Edition(int wave, int indicators, List<string> cities)
    {
        var name = description.Waves[wave];
        var countries = cities.Select(it => description.CountryOf(it)!).Distinct().Order(StringComparer.Ordinal).ToList();
        return new(
            description.EditionOf(name),
            TableDescription.In(description.Title, name),
            indicators > 0 ? EditionStage.Closed : EditionStage.Known,
            new([description.Field], []),
            Release: indicators > 0 ? $"{description.EditionOf(name)}.0" : null,
            Participants: cities.Count,
            Countries: countries.Count,
            Regions: [.. countries.Select(it => new Category(RegionOf(it), new(it, it, it)))],
            Bands: [BandNotStated],
            Sources: [description.Source],
            Note: description.Note is { } note ? TableDescription.In(note, name) : null,
            LeftOut: [.. LeftOut(name, byIndicator.Count - indicators)]);
    }

    private IEnumerable<LeftOut> LeftOut(string wave, int indicators)
    {
        if (indicators > 0)
        {
            yield return new(
                $"{indicators} of {byIndicator.Count} indicators", $"{table.File}, column {wave}",
                new("The table says nothing about them in any city in this wave.", "La tabla no dice nada de ellos en ninguna ciudad en esta ola.", "Le tableau n’en dit rien dans aucune ville pour cette vague."));
        }

        if (table.InOtherUnits > 0)
        {
            yield return new(
                $"{table.InOtherUnits} rows", table.File,
                new($"They are in other units than {description.Unit.Code}.", $"Están en otras unidades que {description.Unit.Code}.", $"Elles sont dans d’autres unités que {description.Unit.Code}."));
        }
    }

    private Questionnaire Form(int wave, List<string> indicators) => new(
        1,
        [new(description.Field.Id, description.Field.Label)],
        [.. indicators.Select(it => description.Unit.Ask(ReadTable.IdOf(it), description.Field.Id, Label(it)) with { Places = [$"column {description.Waves[wave]}"] })],
        description.Languages ?? ["en"],
        Reconstructed: true,
        new(
            "The table names its indicators; the words that were asked are not in it.",
            "La tabla nombra sus indicadores; las palabras con que se preguntó no están en ella.",
            "Le tableau nomme ses indicateurs\u00a0; les mots de la question n’y sont pas."));

    private IEnumerable<IndicatorDefinition> Measured(string indicator) => description.Measures.Select(it => new IndicatorDefinition(
        IdOf(indicator, it), Label(indicator, it), it, description.Field.Id, Question: ReadTable.IdOf(indicator),
        Unit: description.Unit.Type == QuestionType.Percent ? "percent" : description.Unit.Code, Decimals: description.Unit.Decimals));

    private PackageCity City(string code) =>
        new(ReadTable.IdOf(code), description.Cities?.GetValueOrDefault(code) ?? code, RegionOf(description.CountryOf(code)!), BandNotStated.Id, description.CountryOf(code), Place: $"{table.File}, {description.Columns.City} {code}");

    private PackageReport Report(string city, List<TableRow> rows, int wave)
    {
        var judged = (
            from row in rows
            where row.Cells[wave].Value is not null
            from flag in row.Cells[wave].Flags.Distinct().Select(it => it.ToString())
            let it = description.Flags[flag]
            where it.Meaning == FlagMeaning.Definition
            from measure in description.Measures
            select new PackageValueJudgement(IdOf(row.Indicator, measure), new($"{it.Label.En} ({flag})", $"{it.Label.In("es")} ({flag})", $"{it.Label.In("fr")} ({flag})"))).ToList();
        return new(ReadTable.IdOf(city), description.Source.Id, [.. rows.Select(row => Answer(row, wave))], Judgements: judged.Count > 0 ? judged : null);
    }

    private ReportedAnswer Answer(TableRow row, int wave)
    {
        var cell = row.Cells[wave];
        var notes = cell.Flags.Distinct().Select(it => $"{it}: {description.Flags[it.ToString()].Label.En}");
        if (cell is { Value: null, Printed.Length: > 0 })
            notes = notes.Append($"printed: {cell.Printed}");
        return new(ReadTable.IdOf(row.Indicator), cell.Answer, $"{table.File} line {row.Line}, column {description.Waves[wave]}", cell.Flags.Length > 0 ? string.Join("; ", notes) : null);
    }

    private SeriesFile Followed(int wave, List<string> indicators)
    {
        var followed = indicators.SelectMany(_ => description.Measures, (indicator, measure) => (Indicator: indicator, Measure: measure, Id: IdOf(indicator, measure))).ToList();
        return new(
            [.. followed.Select(it => new StartSeries(it.Id, Label(it.Indicator, it.Measure), SeriesMeasure.Number))],
            [.. followed.Select(it => new PackageMapping(it.Id, MappingRule.Direct, [it.Id]))],
            [
                .. from it in followed
                   from earlier in Enumerable.Range(0, wave)
                   where byIndicator[it.Indicator].Any(row => row.Cells[earlier].SaysSomething)
                   let judged = Judge(it.Indicator, earlier, wave)
                   where judged is not null
                   select judged with { Series = it.Id },
            ]);
    }

    /// <summary>
    /// Two waves on one indicator: what marks them apart, a mark that every value has more than one that some have; what the description says where nothing
    /// does, and null where it says nothing.
    /// </summary>
    private PackageJudgement? Judge(string indicator, int earlier, int later)
    {
        var marks = (
            from wave in Enumerable.Range(earlier, later - earlier + 1)
            from flag in description.Flags
            where flag.Value.Meaning switch
            {
                FlagMeaning.Break => wave > earlier,
                FlagMeaning.Definition => wave == earlier || wave == later,
                _ => false,
            }
            let values = byIndicator[indicator].Where(it => it.Cells[wave].Value is not null).ToList()
            let marked = values.Where(it => it.Cells[wave].Flags.Contains(flag.Key, StringComparison.Ordinal)).ToList()
            where marked.Count > 0
            select (Wave: description.Waves[wave], Flag: flag.Key, flag.Value, Marked: marked, Of: values.Count)).ToList();
        var with = description.EditionOf(description.Waves[earlier]);
        if (marks.Count == 0)
            return description.Unmarked is { } unmarked ? new(indicator, with, Verdict.Comparable, [], unmarked) : null;

        return new(
            indicator, with,
            marks.Any(it => it.Marked.Count == it.Of) ? Verdict.NotComparable : Verdict.WithCaution,
            marks.Any(it => it.Value.Meaning == FlagMeaning.Definition) ? [Difference.Concept] : [],
            new(Said("en", ": ", "every value is marked", "of", "values are marked"), Said("es", ": ", "todos los valores llevan la marca", "de", "valores llevan la marca"), Said("fr", "\u00a0: ", "toutes les valeurs portent la marque", "sur", "valeurs portent la marque")));

        string Said(string language, string colon, string every, string of, string some) => string.Join(" ", marks.Select(it =>
            it.Wave + colon + (it.Marked.Count == it.Of ? every : $"{it.Marked.Count} {of} {it.Of} {some}") + $" {it.Flag} ({it.Value.Label.In(language)})" +
            (it.Marked.Count == it.Of ? "." : colon + string.Join(", ", it.Marked.Select(row => row.City)) + ".")));
    }

    private Text Label(string indicator) => description.Indicators?.GetValueOrDefault(indicator) ?? new(indicator, indicator, indicator);

    private Text Label(string indicator, Measure measure)
    {
        var label = Label(indicator);
        if (measure == description.Measures[0])
            return label;
        var word = measure switch
        {
            Measure.Median => new Text("median", "mediana", "médiane"),
            Measure.Sum => new Text("sum", "suma", "somme"),
            _ => new Text("mean", "media", "moyenne"),
        };
        return new($"{label.En}, {word.En}", $"{label.In("es")}, {word.Es}", $"{label.In("fr")}, {word.Fr}");
    }

    private string IdOf(string indicator, Measure measure) => measure == description.Measures[0] ? ReadTable.IdOf(indicator) : $"{ReadTable.IdOf(indicator)}-{measure.Word()}";

    private static string RegionOf(string country) => country.ToLowerInvariant();

    private static byte[] Json<T>(T file) => [.. JsonSerializer.SerializeToUtf8Bytes(file, Readable), (byte)'\n'];

    private static byte[] Line(PackageReport report) => [.. JsonSerializer.SerializeToUtf8Bytes(report, JsonText.Options), (byte)'\n'];
}
