using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Benchmarks;

/// <summary>
/// One amendment over HTTP (an answer of 77, checked with the whole form, recorded) against pgbench running the statements it runs, reads included, prepared;
/// and sixteen clients who amend sixteen questions of one submission.
/// </summary>
public static class AmendRow
{
    private const string Ours = "bench-amended";
    private const string Theirs = "bench-amended-pgbench";
    private const string Reason = "Counted again, with the annex of the second office.";

    // Every city is amended once a lap, so that no two amendments are of one submission.
    private const int Lap = 1_600;
    private const int Alone = 1_000;

    // Until what is measured is compiled for good.
    private const int WarmLaps = 2;
    private const int Several = 16;
    private const int Each = 40;

    // Invited, and submitted.
    private const int Submitted = 2;

    public static async Task RunAsync(Bench bench)
    {
        var database = await bench.NewDatabaseAsync("amend");
        if (Pgbench.On(database) is not { } pgbench)
        {
            Console.WriteLine("pgbench is not installed: the rows of amendments are left out.");
            return;
        }

        var parts = bench.PartsOn(database);
        var cities = ComparisonRow.Cities(0, Lap);
        await using var service = await Bench.ServeAsync(database);
        foreach (var edition in new[] { Ours, Theirs })
        {
            await parts.LoadAsync(bench.Editions.Write(bench.Folder, edition, cities, open: true));
            await SubmitRow.DraftAsync(bench, parts, edition, cities);
            await SubmitAsync(bench, parts, edition, cities);
        }

        await parts.CatchUpAsync();
        await parts.SqlAsync("vacuum (analyze) log.mt_events");
        await parts.SqlAsync("vacuum (analyze) log.mt_streams");

        // Questions that no other hangs on, and that take the answers below.
        var form = bench.Editions.Form;
        Question[] questions =
        [
            .. form.Questions
                .Where(it => it.Type is QuestionType.Boolean or QuestionType.Number or QuestionType.Percent && !(it.Min > 0) && form.Questions.All(other => other.Condition?.Questions.Contains(it.Id) != true))
                .Take(1 + Several),
        ];
        var script = Path.Combine(bench.Folder, "amend.sql");
        await File.WriteAllTextAsync(script, await ScriptAsync(parts, questions[0].Id));
        var next = 0;
        for (var lap = 0; lap < WarmLaps; lap++)
        {
            await AmendAsync(Several, Lap);
            await pgbench.RateAsync(script, Several, Lap);
        }

        foreach (var (clients, count) in new[] { (1, Alone), (Several, Lap) })
        {
            var (used, posts) = (service.ProcessorMilliseconds, count * bench.Options.Rounds);
            (await Row.SideBySideAsync(
                $"one amendment over HTTP, ×{clients} ÷ pgbench, the same statements", "/s", bench.Options.Rounds,
                _ => SettledAsync(() => AmendAsync(clients, count)), _ => SettledAsync(() => pgbench.RateAsync(script, clients, count)), target: 0.25)).Print();
            Row.Alone($"processor time of the service for one amendment, ×{clients}", " ms", [(service.ProcessorMilliseconds - used) / posts]).Print();
        }

        await TogetherAsync(bench, parts, service.Client, cities[0], questions[1..]);

        // What either side recorded before is in the facts by now: neither waits for the other's projection.
        async Task<double> SettledAsync(Func<Task<double>> measure)
        {
            await parts.CatchUpAsync();
            return await measure();
        }

        async Task<double> AmendAsync(int clients, int count)
        {
            var queue = new ConcurrentQueue<int>(Enumerable.Range(next, count));
            next += count;
            var taken = await Row.MillisecondsAsync(() => Clients.WorkAsync(clients, _ =>
            {
                while (queue.TryDequeue(out var turn))
                    Post(service.Client, cities[turn % Lap], FormattableString.Invariant($"\"{Submitted + (turn / Lap)}\""), questions[0].Id, AnswerAt(questions[0], turn / Lap));
            }));
            return count / taken * 1_000;
        }
    }

    /// <summary>Sixteen clients, each with a question of its own and the ETag of its own last amendment: all are recorded, none is lost.</summary>
    private static async Task TogetherAsync(Bench bench, Parts parts, HttpClient client, string city, Question[] questions)
    {
        var (at, stream) = (new Uri($"/api/v1/editions/{Ours}/submissions/{city}", UriKind.Relative), Streams.Submission(Ours, city));
        using var read = await client.GetAsync(at);
        var first = (int)(await read.Content.ReadFromJsonAsync<JsonObject>())!["revision"]!;
        var tags = new ConcurrentDictionary<string, string>(questions.Select(it => KeyValuePair.Create(it.Id, read.Headers.ETag!.ToString())));
        var answers = new ConcurrentDictionary<string, Answer>();
        var rates = new double[bench.Options.Rounds];
        for (var round = 0; round < rates.Length; round++)
        {
            var now = round;
            rates[round] = Several * Each * 1_000 / await Row.MillisecondsAsync(() => Clients.WorkAsync(Several, it =>
            {
                var question = questions[it];
                for (var i = 0; i < Each; i++)
                {
                    var answer = answers[question.Id] = AnswerAt(question, (now * Each) + i);
                    tags[question.Id] = Post(client, city, tags[question.Id], question.Id, answer);
                }
            }));
        }

        if (questions.Length != Several)
            throw new InvalidOperationException($"The form has {questions.Length} questions to amend.");
        var (amended, submission) = (Several * Each * rates.Length, (await parts.Get<EventLog>().ReadAsync<Submission>(stream, CancellationToken.None)).State);
        var recorded = (long)(await parts.SqlAsync($"select count(*) from log.mt_events where stream_id = '{stream}' and type = 'submission.answers-amended.v1'"))!;
        var isWhole = submission.Revision == first + amended && recorded == submission.Revision - 1 && questions.All(it => submission.Values[it.Id] == answers[it.Id]);
        var row = Row.Alone($"{Several} clients amending {Several} questions of one submission, all {amended:N0} recorded", "/s", rates);
        (row with { Target = "none lost", Reached = isWhole }).Print();
        if (!isWhole)
            throw new InvalidOperationException($"{amended} were amended, and the submission stands at revision {submission.Revision} with {recorded} amendments.");
    }

    /// <summary>Another answer at every turn: at first what the submitted form does not say.</summary>
    private static Answer AnswerAt(Question question, int turn) => question.Type == QuestionType.Boolean ? new BooleanAnswer(turn % 2 == 1) : new NumberAnswer(1 + (turn % 2));

    /// <summary>The ETag after it.</summary>
    private static string Post(HttpClient client, string city, string read, string question, Answer answer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/editions/{Ours}/submissions/{city}/amendments")
        {
            Headers = { { "If-Match", read } },
            Content = new StringContent($$$"""{"kind":"correction","reason":"{{{Reason}}}","answers":{"{{{question}}}":{{{JsonSerializer.Serialize(answer, JsonText.Options)}}}}}""", Encoding.UTF8, "application/json"),
        };
        return client.Create(request);
    }

    private static async Task SubmitAsync(Bench bench, Parts parts, string edition, string[] cities)
    {
        var answers = bench.Editions.Answers(new Random(1), complete: true);
        foreach (var chunk in cities.Chunk(200))
        {
            await parts.Get<EventLog>().RecordAsync(
                [.. chunk.Select(city => (Streams.Submission(edition, city), Submitted - 1L, Decision.Accept(new FormSubmitted(edition, city, 1, 1, "en", Provenance.Submitted, answers, null, null))))],
                Actor.Operator("benchmark"), CancellationToken.None);
        }
    }

    /// <summary>What the service sends for one amendment; it has seen the edition, the city and the submitted form before.</summary>
    private static async Task<string> ScriptAsync(Parts parts, string question)
    {
        const string City = "'city-' || lpad(:city::text, 6, '0')";
        var recorded = await parts.Get<EventLog>().DecideAsync<Submission>(
            Streams.Submission(Theirs, "an-example"), new Actor("demo-editor", "editor", "api"),
            _ => Decision.Accept(new AnswersAmended(
                Theirs, "an-example", 2, 1, [new(question, new BooleanAnswer(true), new BooleanAnswer(false), Provenance.Submitted)], AmendmentKind.Correction, Reason, null)), CancellationToken.None);
        var where = string.Create(CultureInfo.InvariantCulture, $"from log.mt_events where seq_id = {recorded.Position}");
        var (body, headers) = ((string)(await parts.SqlAsync($"select data::text {where}"))!, (string)(await parts.SqlAsync($"select headers::text {where}"))!);
        var editionVersion = (long)(await parts.SqlAsync($"select version from log.mt_streams where id = 'edition:{Theirs}'"))!;
        var (edition, submission) = (Pgbench.Stream("edition", $"'{Theirs}'"), Pgbench.Stream("submission", $"'{Theirs}'", City));
        return Pgbench.Counting + FormattableString.Invariant(
            $"""
            \set city :n % {Lap}
            \set version {Submitted} + :n / {Lap}
            {Pgbench.Read((edition, editionVersion + 1), (Pgbench.Stream("city", City), 2), (submission, Submitted))}
            \startpipeline
            {Pgbench.Require(edition, editionVersion)}
            {Pgbench.Append(submission, ":version", "submission.answers-amended.v1", typeof(AnswersAmended), Pgbench.Quoted(body), headers)}
            \endpipeline

            """);
    }
}
