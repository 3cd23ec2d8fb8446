using System.Text.Json.Nodes;
using Npgsql;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Comparisons;

/// <summary>The service's comparison held against SQL that knows nothing of it.</summary>
public sealed class ByHandTests(StudyService service)
{
    private const int Cities = 40;

    private static readonly string[] s_booleans = [.. Enumerable.Range(1, 8).Select(it => $"yes-{it}")];
    private static readonly string[] s_choices = ["one", "two", "three"];
    private static readonly Actor s_editor = new("tester", "editor", "test");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_and_panel_of_every_share_equal_those_of_sql_by_hand()
    {
        var (random, prefix) = (new Random(20_17), StudyService.NewId("s"));
        var (from, to) = (await EditionAsync(), await EditionAsync());
        await FollowAsync(prefix, from, to);
        foreach (var edition in new[] { from, to })
            await OpenWhatIsMapped.OpenAsync(edition, 3, new(), await service.GetAsync<EventLog>(), s_editor, Cancellation);
        for (var i = 0; i < Cities; i++)
        {
            var city = await service.NewCityAsync(from);
            if (i % 5 != 0)
                await SubmitAsync(from, city, random);
            if (i % 7 != 0)
                await SubmitAsync(to, city, random);
        }

        var position = await (await service.GetAsync<Positions>()).ReadableAsync(Cancellation);
        var compared = await (await service.ClientAsync()).GetJsonAsync($"/api/v1/comparisons?from={from}@p:{position}&to={to}@p:{position}");
        var told = compared["series"]!.AsArray().ToDictionary(it => ((string)it!["series"]!)[(prefix.Length + 1)..], it => Counts(it!));

        var byHand = await ByHandAsync(from, to, position);
        byHand.Count.ShouldBe(s_booleans.Length + s_choices.Length);
        told.ShouldBe(byHand, ignoreOrder: true);
    }

    private static string Counts(JsonNode it) => string.Join(' ', new[]
    {
        it["from"]!["value"]!["numerator"], it["from"]!["value"]!["base"], it["to"]!["value"]!["numerator"], it["to"]!["value"]!["base"],
        it["panel"]!["yesYes"], it["panel"]!["yesNo"], it["panel"]!["noYes"], it["panel"]!["noNo"],
    }.Select(number => number!.ToJsonString()));

    private async Task<Dictionary<string, string>> ByHandAsync(string from, string to, long position)
    {
        var sql = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Comparisons", "ByHand.sql"), Cancellation);
        await using var command = (await service.GetAsync<NpgsqlDataSource>()).CreateCommand(sql);
        foreach (var value in new object[] { from, to, position, s_booleans, s_choices, s_choices.Select(_ => "chosen").ToArray(), s_choices })
            command.Parameters.Add(new() { Value = value });
        var counts = new Dictionary<string, string>();
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        while (await reader.ReadAsync(Cancellation))
            counts[reader.GetString(0)] = string.Join(' ', Enumerable.Range(1, 8).Select(reader.GetInt64));
        return counts;
    }

    /// <summary>A planned edition that asks eight yes or no questions and one with options, an indicator for each yes and each option.</summary>
    private async Task<string> EditionAsync()
    {
        var edition = await service.NewEditionAsync(withForm: false, open: false);
        var form = new Questionnaire(
            1, [new("all", new("All"))],
            [
                .. s_booleans.Select(it => new Question(it, "all", QuestionType.Boolean, new(it))),
                new("chosen", "all", QuestionType.Options, new("Chosen"), Options: [.. s_choices.Select(it => new Option(it, new(it)))]),
            ],
            ["en"]);
        IndicatorDefinition[] indicators =
        [
            .. s_booleans.Select(it => new IndicatorDefinition(it, new(it), Measure.Share, Question: it)),
            .. s_choices.Select(it => new IndicatorDefinition(it, new(it), Measure.OptionShare, Question: "chosen", Option: it)),
        ];
        await DecideAsync<Edition>(Streams.Edition(edition), it => PublishQuestionnaire.Decide(it, new(form)));
        await DecideAsync<Edition>(Streams.Edition(edition), it => DefineIndicators.Decide(it, new(indicators)));
        return edition;
    }

    private async Task FollowAsync(string prefix, string from, string to)
    {
        var log = await service.GetAsync<EventLog>();
        var (earlier, later) = ((await log.ReadAsync<Edition>(Streams.Edition(from), Cancellation)).State, (await log.ReadAsync<Edition>(Streams.Edition(to), Cancellation)).State);
        foreach (var indicator in s_booleans.Concat(s_choices))
        {
            var stream = Streams.Series($"{prefix}-{indicator}");
            await DecideAsync<FollowedSeries>(stream, it => StartSeries.Decide(it, new($"{prefix}-{indicator}", new(indicator), SeriesMeasure.Share)));
            await DecideAsync<FollowedSeries>(stream, it => MapIndicators.Decide(it, new(MappingRule.Direct, [indicator]), earlier));
            await DecideAsync<FollowedSeries>(stream, it => MapIndicators.Decide(it, new(MappingRule.Direct, [indicator]), later));
            await DecideAsync<FollowedSeries>(stream, it => JudgeComparability.Decide(it, new(from, to, Verdict.Comparable), earlier, later));
        }
    }

    /// <summary>Answers at random, some missing, some left out.</summary>
    private Task SubmitAsync(string edition, string city, Random random) => service.SubmitAsync(
        edition, city,
        [
            .. s_booleans.Append("chosen").Where(_ => random.Next(8) > 0).Select(it => (it, random.Next(6) == 0
                ? new MissingAnswer(MissingReason.DontKnow)
                : it == "chosen" ? new OptionsAnswer([.. s_choices.Where(_ => random.Next(2) == 0)]) : (Answer)new BooleanAnswer(random.Next(3) > 0))),
        ]);

    private async Task DecideAsync<T>(string stream, Func<T, Decision> decide)
        where T : IFolded<T> => await (await service.GetAsync<EventLog>()).DecideAsync(stream, s_editor, decide, Cancellation);
}
