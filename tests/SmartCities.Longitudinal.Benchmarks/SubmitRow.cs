using System.Globalization;
using System.Text;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Drafts;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using EventLog = SmartCities.Longitudinal.Storage.EventLog;

namespace SmartCities.Longitudinal.Benchmarks;

/// <summary>One submit over HTTP (a draft of 77 answers, checked as a whole, recorded) against pgbench running the statements it runs, reads included, prepared.</summary>
public static class SubmitRow
{
    private const string Ours = "bench-open";
    private const string Theirs = "bench-pgbench";
    private const int DraftEvents = 5;
    private const int Alone = 1_000;
    private const int Together = 1_600;
    private const int Several = 16;

    public static async Task RunAsync(Bench bench)
    {
        var database = await bench.NewDatabaseAsync("submit");
        if (Pgbench.On(database) is not { } pgbench)
        {
            Console.WriteLine("pgbench is not installed: the rows of submit are left out.");
            return;
        }

        var parts = bench.PartsOn(database);
        var cities = ComparisonRow.Cities(0, Warm + ((Alone + Together) * bench.Options.Rounds));
        await using var service = await Bench.ServeAsync(database);
        foreach (var edition in new[] { Ours, Theirs })
        {
            await parts.LoadAsync(bench.Editions.Write(bench.Folder, edition, cities, open: true));
            await DraftAsync(bench, parts, edition, cities);
        }

        await parts.CatchUpAsync();
        await parts.SqlAsync("vacuum (analyze) log.mt_events");
        await parts.SqlAsync("vacuum (analyze) log.mt_streams");

        var script = Path.Combine(bench.Folder, "submit.sql");
        await File.WriteAllTextAsync(script, Script(await EventAsync(bench, parts), (long)(await parts.SqlAsync($"select version from log.mt_streams where id = 'edition:{Theirs}'"))!));
        var next = 0;
        await SubmitAsync(Several, Warm);
        await pgbench.RateAsync(script, Several, Warm);
        foreach (var (clients, count) in new[] { (1, Alone), (Several, Together) })
        {
            var (used, posts) = (service.ProcessorMilliseconds, count * bench.Options.Rounds);
            (await Row.SideBySideAsync(
                $"one submit over HTTP, ×{clients} ÷ pgbench, the same statements", "/s", bench.Options.Rounds,
                _ => SettledAsync(() => SubmitAsync(clients, count)), _ => SettledAsync(() => pgbench.RateAsync(script, clients, count)), target: 0.25)).Print();
            Row.Alone($"processor time of the service for one submit, ×{clients}", " ms", [(service.ProcessorMilliseconds - used) / posts]).Print();
        }

        Row.Alone("memory after the submits", " MiB", [service.ResidentMegabytes]).Print();

        // What either side recorded before is in the facts by now: neither waits for the other's projection.
        async Task<double> SettledAsync(Func<Task<double>> measure)
        {
            await parts.CatchUpAsync();
            return await measure();
        }

        async Task<double> SubmitAsync(int clients, int count)
        {
            var queue = new System.Collections.Concurrent.ConcurrentQueue<string>(cities.Skip(next).Take(count));
            next += count;
            var taken = await Row.MillisecondsAsync(() => Clients.WorkAsync(clients, _ =>
            {
                while (queue.TryDequeue(out var city))
                    Post(service.Client, city);
            }));
            return count / taken * 1_000;
        }
    }

    // Until what is measured is compiled for good: after a quarter of these, compiling still takes a tenth of the machine.
    private const int Warm = 6_400;

    private static void Post(HttpClient client, string city)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/editions/{Ours}/submissions/{city}")
        {
            Headers = { { "If-Match", $"\"{DraftEvents}\"" } },
            Content = new StringContent("{\"blanks\":true}", Encoding.UTF8, "application/json"),
        };
        client.Create(request);
    }

    /// <summary>A draft of every city, filled in over four sittings.</summary>
    public static async Task DraftAsync(Bench bench, Parts parts, string edition, string[] cities)
    {
        var (log, actor) = (parts.Get<EventLog>(), Actor.Operator("benchmark"));
        var answers = bench.Editions.Answers(new Random(1), complete: true);
        var sittings = answers.Chunk((answers.Count + DraftEvents - 2) / (DraftEvents - 1)).ToList();
        foreach (var chunk in cities.Chunk(200))
        {
            await log.RecordAsync(
                [.. chunk.Select(city => (Streams.Draft(edition, city), 0L, Decision.Accept(
                    [new DraftOpened(edition, city, 1), .. sittings.Select(it => new AnswersRecorded(edition, city, [.. it.Select(answer => new AnswerChange(answer.Key, null, answer.Value))], null, null))])))],
                actor, CancellationToken.None);
        }
    }

    /// <summary>The event of a submit, as the log keeps it.</summary>
    private static async Task<(string Body, string Headers)> EventAsync(Bench bench, Parts parts)
    {
        var form = new SubmitForm(1, "en", bench.Editions.Answers(new Random(1), complete: true), true, Provenance.Submitted);
        var recorded = await parts.Get<EventLog>().DecideAsync<Submission>(
            Streams.Submission(Theirs, "an-example"), new Actor("demo-editor", "editor", "api"),
            it => Decision.Accept(new FormSubmitted(Theirs, "an-example", 1, 1, "en", Provenance.Submitted, form.Answers, null, null)), CancellationToken.None);
        var where = string.Create(CultureInfo.InvariantCulture, $"from log.mt_events where seq_id = {recorded.Position}");
        return ((string)(await parts.SqlAsync($"select data::text {where}"))!, (string)(await parts.SqlAsync($"select headers::text {where}"))!);
    }

    /// <summary>What the service sends for one submit, each city once; it has seen the edition before, and no city.</summary>
    private static string Script((string Body, string Headers) it, long editionVersion)
    {
        const string City = "'city-' || lpad(:n::text, 6, '0')";
        var (edition, draft, submission) = (Pgbench.Stream("edition", $"'{Theirs}'"), Pgbench.Stream("draft", $"'{Theirs}'", City), Pgbench.Stream("submission", $"'{Theirs}'", City));
        return Pgbench.Counting +
            $"""
            {Pgbench.Read((draft, 0), (edition, editionVersion + 1), (Pgbench.Stream("city", City), 0), (submission, 0))}
            \startpipeline
            {Pgbench.Require(edition, editionVersion)}
            {Pgbench.Require(draft, DraftEvents)}
            {Pgbench.Append(submission, "1", "submission.form-submitted.v1", typeof(FormSubmitted), Pgbench.Quoted(it.Body), it.Headers)}
            \endpipeline

            """;
    }
}
