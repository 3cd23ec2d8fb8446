using System.Globalization;
using System.Text.Json;
using CsCheck;
using Npgsql;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Audit;

/// <summary>Reading at a position is replaying to it: one submission, the table of facts, a whole edition.</summary>
public sealed class AsOfTests(StudyService service)
{
    private static readonly Actor Tester = new("tester", "editor", "test");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_random_history_reads_at_every_position_as_it_replays() => Gen.UInt.Array[40, 110].SampleAsync(HoldsAsync, iter: 4, threads: 1);

    [Fact]
    public async Task A_revision_is_the_submission_as_it_was_made()
    {
        var edition = await service.NewEditionAsync();
        var city = await service.NewCityAsync(edition);
        await service.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(true)), ("spaces", new NumberAnswer(1)));
        var (log, stream, client) = (await service.GetAsync<EventLog>(), Streams.Submission(edition, city), await service.ClientAsync());
        for (var revision = 2; revision <= 70; revision++)
        {
            var amended = Spaces(edition, city, revision, revision - 1, revision);
            await log.DecideAsync<Submission>(stream, Tester, _ => revision % 9 == 0 ? Decision.Accept(amended, new FormAccepted(edition, city, amended.Revision)) : Decision.Accept(amended), Cancellation);
        }

        var address = $"/api/v1/editions/{edition}/submissions/{city}";
        ((string)(await client.GetJsonAsync($"{address}?at=v:9"))["stage"]!).ShouldBe("submitted", "what followed the revision, its acceptance, is not in it");
        foreach (var revision in new[] { 1, 2, 31, 32, 33, 45, 70 })
        {
            var read = await client.GetJsonAsync($"{address}?at=v:{revision}");
            ((int)read["revision"]!, (int)read["answers"]!["spaces"]!["value"]!).ShouldBe((revision, revision));
            (await client.GetJsonAsync($"{address}?at=p:{read["position"]}"))["answers"]!.ToJsonString().ShouldBe(read["answers"]!.ToJsonString());
        }

        (await client.RefusedAsync(HttpMethod.Get, $"{address}?at=v:71")).ShouldBe((422, "revision-unknown", "?at"));
        (await client.RefusedAsync(HttpMethod.Get, $"{address}?at=v:0")).ShouldBe((400, "point-invalid", "?at"));
        var elsewhere = await client.SendJsonAsync(HttpMethod.Get, $"/api/v1/editions/{edition}/indicators?at=v:2");
        ((string)(await elsewhere.JsonAsync())["detail"]!).ShouldContain("one submission only");
    }

    private async Task HoldsAsync(uint[] steps)
    {
        var edition = await service.NewEditionAsync();
        string[] cities = [await service.NewCityAsync(edition, "north"), await service.NewCityAsync(edition, "south")];
        var log = await service.GetAsync<EventLog>();
        var submissions = cities.ToDictionary(it => it, _ => Submission.Empty);
        var replayed = new List<(long Position, string City, Dictionary<string, Submission> Then)>();
        foreach (var step in steps)
        {
            var city = cities[step % 3 == 0 ? 1 : 0];
            if (Next(edition, city, submissions[city], step / 3) is not { } happened)
                continue;
            var recorded = await log.DecideAsync<Submission>(Streams.Submission(edition, city), Tester, _ => Decision.Accept(happened), Cancellation);
            submissions[city] = submissions[city].Apply(happened);
            replayed.Add((recorded.Position, city, new(submissions)));
        }

        await service.ReachAsync(replayed.Count == 0 ? 0 : replayed[^1].Position);
        var (reader, database) = (await service.GetAsync<Reader>(), await service.GetAsync<NpgsqlDataSource>());
        foreach (var (position, _, then) in replayed)
        {
            foreach (var city in cities)
            {
                Told((await log.ReadAtAsync<Submission>(Streams.Submission(edition, city), position, Cancellation)).State).ShouldBe(Told(then[city]));
                (await FactsAsync(database, edition, city, position)).ShouldBe(Facts(then[city]));
            }

            // The edition: who counts, and what the indicators give.
            var reading = await reader.ReadAsync(edition, new(position, null, null), Cancellation);
            var counted = then.Where(it => it.Value.IsSubmitted).OrderBy(it => it.Key, StringComparer.Ordinal).ToList();
            reading.Answers.Snapshot.Cities.ShouldBe(counted.Select(it => it.Key));
            reading.Answers.Outcomes(reading.Edition.Indicators[0]).Value.Value!.Value.Numerator.ShouldBe(counted.Count(it => it.Value.Values.GetValueOrDefault("strategy") is BooleanAnswer { Value: true }));
            (reading.Answers.Outcomes(reading.Edition.Indicators[2]).Value.Number ?? 0).ShouldBe(counted.Sum(it => it.Value.Values.GetValueOrDefault("spaces") is NumberAnswer number ? number.Value : 0));
        }

        // Answers by way of those at another position, earlier or later, are the answers.
        var definitions = await reader.EditionAsync(edition, (long?)null, Cancellation);
        foreach (var ((position, _, _), step) in replayed.Zip(steps))
        {
            var whole = await new LoadAnswers(definitions, position).FromAsync(database);
            var near = await new LoadAnswers(definitions, replayed[(int)(step % replayed.Count)].Position).FromAsync(database);
            Told(await new LoadAnswers(definitions, position, near).FromAsync(database)).ShouldBe(Told(whole), $"at {position} by way of {near.Touched}");
        }
    }

    private static object? Next(string edition, string city, Submission there, uint step) => there.Stage switch
    {
        SubmissionStage.None or SubmissionStage.Returned => new FormSubmitted(
            edition, city, there.Revision + 1, 1, "en", Provenance.Submitted, new Dictionary<string, Answer> { ["strategy"] = new BooleanAnswer(step % 2 == 0), ["spaces"] = new NumberAnswer(step % 50) }, null, null),
        SubmissionStage.Withdrawn => new FormReinstated(edition, city, "Ours."),
        SubmissionStage.Accepted => new AcceptanceTakenBack(edition, city, "Counted again."),
        _ => (step % 15) switch
        {
            0 => new FormWithdrawn(edition, city, "Not ours."),
            1 => new FormReturned(edition, city, "Look again.", null),
            2 => new FormAccepted(edition, city, there.Revision),
            3 => new AnswersAmended(edition, city, there.Revision + 1, 1, [new("strategy", there.Values.GetValueOrDefault("strategy"), step % 5 == 0 ? null : new BooleanAnswer(step % 2 == 0))], AmendmentKind.LateAnswer, "Late.", null),
            4 => new CityValueJudged(edition, city, "strategy", new($"Counted otherwise, {step}."), Comparable: step % 2 == 0 && there.Judgements.Count > 0 ? true : null),
            5 => new CityClassified(city, edition, step % 2 == 0 ? "north" : "south", step % 4 < 2 ? "small" : "large", null, null),
            6 => new AnswersAmended(
                edition, city, there.Revision + 1, 1, [new("focus", there.Values.GetValueOrDefault("focus"), new TextAnswer(step % 2 == 0 ? "tourism" : "trade"))], AmendmentKind.LateAnswer, "Late.", null,
                new Dictionary<string, LastTimeReply> { ["focus"] = step % 4 < 2 ? LastTimeReply.ChangedSince : LastTimeReply.Confirmed }, LastEditions: new Dictionary<string, string> { ["focus"] = "earlier" }),
            _ => new AnswersAmended(edition, city, there.Revision + 1, 1, [new("spaces", there.Values.GetValueOrDefault("spaces"), new NumberAnswer(step % 100))], AmendmentKind.Correction, "Counted again.", null),
        },
    };

    private static AnswersAmended Spaces(string edition, string city, int revision, int from, int to) =>
        new(edition, city, revision, 1, [new("spaces", new NumberAnswer(from), new NumberAnswer(to))], AmendmentKind.Correction, "Counted again.", null);

    private static string Told(EditionAnswers it) => JsonSerializer.Serialize(new
    {
        it.Snapshot.Cities,
        Regions = it.Snapshot.RegionOf.ToArray(),
        Bands = it.Snapshot.BandOf.ToArray(),
        Provenance = it.Snapshot.ProvenanceOf.ToArray(),
        Columns = it.Snapshot.Columns.Select(one => (one.Key, string.Join(' ', Enumerable.Range(0, one.Value.Count).Select(row => Cell(one.Value, row))))).Select(one => $"{one.Key}: {one.Item2}"),
        Stages = it.Stages.OrderBy(one => one.Key, StringComparer.Ordinal),
        Replies = it.Replies.SelectMany(one => one.Value, (one, reply) => $"{one.Key} {reply}").Order(StringComparer.Ordinal),
        Judgements = it.Judgements.SelectMany(one => one.Value, (one, value) => $"{one.Key} {value}"),
    });

    private static string Cell(Column it, int row) => (it.States[row], it.Variable.Kind) switch
    {
        (AnswerState.Answered, VariableKind.Boolean or VariableKind.Option) => $"{it.Codes[row]}",
        (AnswerState.Answered, VariableKind.Number) => string.Create(CultureInfo.InvariantCulture, $"{it.Lowest[row]}..{it.Highest[row]}"),
        (var state, _) => $"{state}",
    };

    private static string Told(Submission it) => $"{it.Stage} {it.Revision} {string.Join(' ', Facts(it))}";

    private static IEnumerable<string> Facts(Submission it) => it.Answers.Select(one => $"{one.Key}={JsonSerializer.Serialize(one.Value.Value, JsonText.Options)}");

    private static async Task<List<string>> FactsAsync(NpgsqlDataSource database, string edition, string city, long position)
    {
        await using var command = database.CreateCommand(string.Create(
            CultureInfo.InvariantCulture,
            $"select question || '=' || answer::text from study.facts where edition = '{edition}' and city = '{city}' and left(question, 1) <> '@' and valid_from <= {position} and (valid_to is null or valid_to > {position}) order by question collate \"C\""));
        await using var rows = await command.ExecuteReaderAsync(Cancellation);
        var facts = new List<string>();
        while (await rows.ReadAsync(Cancellation))
            facts.Add(rows.GetString(0));
        return facts;
    }
}
