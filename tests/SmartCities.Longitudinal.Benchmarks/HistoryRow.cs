using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using EventLog = SmartCities.Longitudinal.Storage.EventLog;

namespace SmartCities.Longitudinal.Benchmarks;

/// <summary>
/// The first page of a submission's history, and the submission as of a position, at three lengths: over HTTP, against an endpoint of Kestrel that does
/// nothing but send on the JSON of one statement written by hand.
/// </summary>
public static class HistoryRow
{
    private const string City = "city-000007";
    private const int Cities = 20;
    private const int Warm = 300;

    private static readonly int[] Lengths = [10, 1_000, 10_000];

    private const string Page =
        """
        select json_agg(page)::text from (
            select seq_id, type, timestamp, user_name, correlation_id, causation_id, headers, data from log.mt_events
            where stream_id = $1 and seq_id <= (select position from study.facts_position) order by version desc limit 50) as page
        """;

    private const string Range =
        """
        select json_object_agg(question, json_build_object('value', answer, 'provenance', provenance))::text from study.facts
        where edition = $1 and city = $2 and valid_from <= $3 and (valid_to is null or valid_to > $3)
        """;

    public static async Task RunAsync(Bench bench)
    {
        var database = await bench.NewDatabaseAsync("history");
        var parts = bench.PartsOn(database);
        await using var service = await Bench.ServeAsync(database);
        foreach (var length in Lengths)
            await WriteAsync(bench, parts, length);
        await parts.CatchUpAsync();
        await parts.SqlAsync("vacuum (analyze) log.mt_events");
        await parts.SqlAsync("vacuum (analyze) study.facts");

        // By hand one chooses what is fastest. Of a page, a plan made for every length reads the longest history whole; a range is best planned once.
        await using var page = Source("force_custom_plan");
        await using var range = Source("force_generic_plan");
        await using var hand = await ByHandAsync(page, range);
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new(hand.Urls.First()) };
        var (pages, states) = (new List<double>(), new List<double>());

        // Both sides compiled and with their statements prepared before the first is measured.
        foreach (var length in Lengths)
        {
            var position = (await PositionsAsync(range, length))[0];
            foreach (var (asked, address) in new[]
            {
                (service.Client, Address(length, "/history")), (service.Client, Address(length, $"?at=p:{position}")),
                (client, new Uri($"/page?edition={Edition(length)}", UriKind.Relative)), (client, new Uri($"/state?edition={Edition(length)}&at={position}", UriKind.Relative)),
            })
            {
                for (var i = 0; i < Warm; i++)
                    await asked.GetByteArrayAsync(address);
            }
        }

        foreach (var length in Lengths)
        {
            var positions = await PositionsAsync(range, length);
            var turn = 0;
            (await Row.SideBySideAsync(
                string.Create(CultureInfo.InvariantCulture, $"first page of a history of {length:N0} revisions ÷ the SQL by hand"), "/s", bench.Options.Rounds,
                _ => RateAsync(pages, () => service.Client.GetByteArrayAsync(Address(length, "/history"))),
                _ => RateAsync(null, () => client.GetByteArrayAsync(new Uri($"/page?edition={Edition(length)}", UriKind.Relative))), target: 0.5)).Print();
            (await Row.SideBySideAsync(
                string.Create(CultureInfo.InvariantCulture, $"a submission of {length:N0} revisions as of any position ÷ the range query by hand"), "/s", bench.Options.Rounds,
                _ => RateAsync(states, () => service.Client.GetByteArrayAsync(Address(length, $"?at=p:{positions[turn++ % positions.Count]}"))),
                _ => RateAsync(null, () => client.GetByteArrayAsync(new Uri($"/state?edition={Edition(length)}&at={positions[turn++ % positions.Count]}", UriKind.Relative))), target: 1 / 1.5)).Print();
        }

        Flat("first page of a history, 10,000 revisions ÷ 10 in time", pages);
        Flat("a submission as of any position, 10,000 revisions ÷ 10 in time", states);

        NpgsqlDataSource Source(string plans) =>
            NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { MaxAutoPrepare = 20, AutoPrepareMinUsages = 2, Options = $"-c plan_cache_mode={plans}" });

        async Task<double> RateAsync(List<double>? kept, Func<Task> act)
        {
            var rate = 1_000 / await Row.EachAsync(TimeSpan.FromSeconds(bench.Options.Seconds / 3), act, atLeast: 50);
            kept?.Add(rate);
            return rate;
        }

        void Flat(string name, List<double> rates)
        {
            var (shortest, longest) = (Spread.Of(rates.Take(bench.Options.Rounds)).Median, Spread.Of(rates.TakeLast(bench.Options.Rounds)).Median);
            Row.Alone(name, "×", [shortest / longest], atMost: 1.5).Print();
        }
    }

    private static string Edition(int length) => string.Create(CultureInfo.InvariantCulture, $"bench-history-{length}");

    private static Uri Address(int length, string rest) => new($"/api/v1/editions/{Edition(length)}/submissions/{City}{rest}", UriKind.Relative);

    /// <summary>A submission that was amended so often, one answer at a time.</summary>
    private static async Task WriteAsync(Bench bench, Parts parts, int length)
    {
        var edition = Edition(length);
        await parts.LoadAsync(bench.Editions.Write(bench.Folder, edition, ComparisonRow.Cities(0, Cities)));
        var (log, stream) = (parts.Get<EventLog>(), Streams.Submission(edition, City));
        var questions = bench.Editions.Form.Questions.Where(it => it.Type == QuestionType.Boolean).Select(it => it.Id).ToList();
        var standing = new Dictionary<string, Answer>((await log.ReadAsync<Submission>(stream, CancellationToken.None)).State.Values);
        foreach (var revisions in Enumerable.Range(2, length - 1).Chunk(500))
        {
            await log.DecideAsync<Submission>(stream, Actor.Operator("benchmark"), _ => Decision.Accept([.. revisions.Select(it => Amend(it))]), CancellationToken.None);
        }

        object Amend(int revision)
        {
            var question = questions[revision % questions.Count];
            var (from, to) = (standing.GetValueOrDefault(question), new BooleanAnswer(standing.GetValueOrDefault(question) is not BooleanAnswer { Value: true }));
            standing[question] = to;
            return new AnswersAmended(edition, City, revision, 1, [new(question, from, to)], AmendmentKind.Correction, "Counted again, with the annex of the second office.", null);
        }
    }

    private static async Task<List<long>> PositionsAsync(NpgsqlDataSource source, int length)
    {
        await using var command = source.CreateCommand($"select seq_id from log.mt_events where stream_id = '{Streams.Submission(Edition(length), City)}' order by md5(seq_id::text) limit 200");
        await using var reader = await command.ExecuteReaderAsync();
        var positions = new List<long>();
        while (await reader.ReadAsync())
            positions.Add(reader.GetInt64(0));
        return positions;
    }

    private static async Task<WebApplication> ByHandAsync(NpgsqlDataSource page, NpgsqlDataSource range)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(it => it.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(async http =>
        {
            var edition = http.Request.Query["edition"].ToString();
            var isPage = http.Request.Path == "/page";
            await using var command = isPage ? page.CreateCommand(Page) : range.CreateCommand(Range);
            command.Parameters.Add(new() { Value = isPage ? Streams.Submission(edition, City) : edition });
            if (!isPage)
            {
                command.Parameters.Add(new() { Value = City });
                command.Parameters.Add(new() { Value = long.Parse(http.Request.Query["at"].ToString(), CultureInfo.InvariantCulture) });
            }

            http.Response.ContentType = "application/json; charset=utf-8";
            await http.Response.WriteAsync((string)(await command.ExecuteScalarAsync(http.RequestAborted))!);
        });
        await app.StartAsync();
        return app;
    }
}
