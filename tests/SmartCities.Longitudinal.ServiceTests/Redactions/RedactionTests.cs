using System.Net;
using System.Text.Json.Nodes;
using Npgsql;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Drafts;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.ServiceTests.Pages;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;
using static System.Net.Http.HttpMethod;
using EventLog = SmartCities.Longitudinal.Storage.EventLog;

namespace SmartCities.Longitudinal.ServiceTests.Redactions;

/// <summary>The one change to what was recorded: words that should not be there are taken out, of the log and of all that was made of it.</summary>
public sealed class RedactionTests(StudyService study)
{
    private const string Redactions = "/api/v1/redactions";

    private static readonly Questionnaire s_form = new(
        1,
        [new("planning", new("Planning"), "planning")],
        [
            new("strategy", "planning", QuestionType.Boolean, new("Do you have a strategy?")),
            new("focus", "planning", QuestionType.Option, new("Its focus?"), Options: [new("tourism", new("Tourism")), new("trade", new("Trade"))]),
            new("motto", "planning", QuestionType.Text, new("Your motto?")),
            new("documents", "planning", QuestionType.Records, new("Documents"), Fields: [new("name", RecordFieldType.Text, new("Name")), new("year", RecordFieldType.Number, new("Year"))]),
        ],
        ["en"]);

    private static readonly Actor s_tester = new("tester", "editor", "test");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_that_were_redacted_wherever_they_stood_are_nowhere_and_everything_still_reads()
    {
        var world = await NewAsync();
        var (administrator, secret) = (await study.ClientAsync("demo-administrator"), world.Needle);
        foreach (var address in world.Reads)
            (await administrator.GetStringAsync(address, Cancellation)).ShouldContain(secret, Case.Sensitive, address);
        (await PlacesAsync(secret)).ShouldBe(["log.mt_events", "study.answered", "study.facts"]);

        // One at a time, as the answer to each names where the words still are.
        var left = new Queue<(long Position, string Field)>([(world.Query, "/text")]);
        while (left.TryDequeue(out var next))
        {
            using var made = await administrator.SendJsonAsync(Post, Redactions, new { position = next.Position, field = next.Field, text = world.Words, why = "It named a person." });
            made.StatusCode.ShouldBe(HttpStatusCode.Created, await made.Content.ReadAsStringAsync(Cancellation));
            left = new((await made.JsonAsync())["alsoAt"]!.AsArray().Select(it => ((long)it!["position"]!, (string)it["field"]!)));
        }

        (await PlacesAsync(secret)).ShouldBeEmpty();
        foreach (var address in world.Reads)
        {
            var read = await administrator.GetStringAsync(address, Cancellation);
            read.ShouldNotContain(secret, Case.Sensitive, address);
            read.ShouldContain("[redacted]", Case.Sensitive, address);
        }

        var then = await administrator.GetJsonAsync($"{world.Submission}?at=p:{world.Submitted}");
        ((string?)then["answers"]!["motto"]!["value"], (string?)then["answers"]!["documents"]!["value"]![0]!["name"], (string?)then["answers"]!["strategy"]!["comment"])
            .ShouldBe(("Ask [redacted] first.", "[redacted]", "Says [redacted]."));
        (await FactAsync(world, "motto")).ShouldBe("\"Ask [redacted] first.\"");
        (await FactAsync(world, "documents"))!.ShouldContain("\"[redacted]\"");
    }

    [Fact]
    public async Task A_redaction_is_told_in_the_trail_in_the_feed_and_in_the_list_without_the_words()
    {
        var world = await NewAsync();
        var administrator = await study.ClientAsync("demo-administrator");
        var redaction = await RedactAsync(administrator, world.Amended, "/reason", null);

        var position = (long)redaction["position"]!;
        position.ShouldBeGreaterThan(world.Amended);
        await study.ReachAsync(position);
        var entry = (await administrator.GetJsonAsync($"/api/v1/audit?edition={world.Edition}&kind=redaction&lang=es"))["entries"]!.AsArray().Single()!;
        ((long?)entry["position"], (string?)entry["reason"], (string?)entry["role"]).ShouldBe((position, "It named a person.", "administrator"));
        ((string)entry["sentence"]!).ShouldEndWith($"retiró un texto del registro en la posición {world.Amended}.");

        var told = (await (await study.ClientAsync("demo-service")).GetJsonAsync($"/api/v1/events?after={position - 1}&types=redaction.*"))["events"]!.AsArray().First(it => (string)it!["sequence"]! == position.ToString("D19", null))!;
        told["data"]!["drop"]!.ToJsonString().ShouldBe($"{{\"position\":{world.Amended},\"field\":\"/reason\"}}");

        var listed = (await administrator.GetJsonAsync($"{Redactions}?limit=1000"))["redactions"]!.AsArray().Single(it => (long)it!["recorded"]! == position)!;
        ((long?)listed["position"], (string?)listed["field"], (string?)listed["edition"], (string?)listed["city"], (string?)listed["redaction"])
            .ShouldBe((world.Amended, "/reason", world.Edition, world.City, (string?)redaction["redaction"]));
        (await administrator.GetJsonAsync($"{world.Submission}/history"))["entries"]!.AsArray().Single(it => (long)it!["position"]! == world.Amended)!["reason"]!.ToJsonString().ShouldBe("\"[redacted]\"");
    }

    [Fact]
    public async Task What_was_read_before_is_not_called_unchanged()
    {
        var world = await NewAsync();
        var administrator = await study.ClientAsync("demo-administrator");
        string[] addresses = [.. world.Reads.Where(it => it.StartsWith("/api/", StringComparison.Ordinal) && !it.Contains("/events?", StringComparison.Ordinal) && !it.Contains("format=csv", StringComparison.Ordinal))];
        var before = new Dictionary<string, string>();
        foreach (var address in addresses)
            before[address] = await administrator.ETagAsync(address);

        await RedactAsync(administrator, world.Submitted, "/answers/motto", world.Words);
        await RedactAsync(administrator, world.Query, "/text", world.Words);
        var last = await RedactAsync(administrator, world.Drafted, "/changes/0/to", world.Words);
        await study.ReachAsync((long)last["position"]!);

        foreach (var (address, etag) in before)
        {
            using var again = await administrator.SendJsonAsync(Get, address, null, ("If-None-Match", etag));
            again.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        }
    }

    [Fact]
    public async Task A_receipt_says_that_words_were_redacted_and_has_another_fingerprint()
    {
        var world = await NewAsync();
        var administrator = await study.ClientAsync("demo-administrator");
        var (first, second) = (await ReceiptAsync(1), await ReceiptAsync(2));
        first.ContainsKey("redacted").ShouldBeFalse();

        var redaction = await RedactAsync(administrator, world.Amended, "/reason", null);

        (await ReceiptAsync(1)).ToJsonString().ShouldBe(first.ToJsonString());
        var now = await ReceiptAsync(2);
        ((string?)now["fingerprint"]).ShouldNotBe((string?)second["fingerprint"]);
        now["redacted"]!.ToJsonString().ShouldBe($"[{{\"position\":{world.Amended},\"field\":\"/reason\",\"recorded\":{redaction["position"]}}}]");
        ((string?)now["amendment"]!["reason"]).ShouldBe("[redacted]");
        (await administrator.GetStringAsync($"/editions/{world.Edition}/submissions/{world.City}/receipts/2", Cancellation)).ShouldContain("Words of what this receipt tells were redacted.");

        // An answer of revision 1 is in revision 2 too.
        await RedactAsync(administrator, world.Submitted, "/answers/motto", world.Words);
        (await ReceiptAsync(1))["redacted"]!.AsArray().Count.ShouldBe(1);
        (await ReceiptAsync(2))["redacted"]!.AsArray().Count.ShouldBe(2);

        Task<JsonObject> ReceiptAsync(int revision) => administrator.GetJsonAsync($"{world.Submission}/receipts/{revision}");
    }

    [Fact]
    public async Task A_release_says_that_words_of_its_answers_were_redacted()
    {
        var world = await NewAsync();
        var administrator = await study.ClientAsync("demo-administrator");
        var position = await RecordAsync<Edition>(Streams.Edition(world.Edition), new EditionReleased(world.Edition, $"{world.Edition}.0", world.Amended, world.Amended, new('0', 64), null));
        await study.ReachAsync(position);
        await RedactAsync(administrator, world.Query, "/text", null);
        (await ReleaseAsync()).ContainsKey("redacted").ShouldBeFalse();

        var redaction = await RedactAsync(administrator, world.Submitted, "/answers/motto", null);

        (await ReleaseAsync())["redacted"]!.ToJsonString().ShouldBe($"[{redaction["position"]}]");
        async Task<JsonObject> ReleaseAsync() => (await administrator.GetJsonAsync($"/api/v1/editions/{world.Edition}"))["releases"]![0]!.AsObject();
    }

    [Fact]
    public async Task What_cannot_be_redacted_is_refused_and_nothing_is_written()
    {
        var world = await NewAsync();
        var (administrator, log) = (await study.ClientAsync("demo-administrator"), await StoredAsync(world));
        foreach (var (position, field, text, why, expected) in new[]
        {
            (world.Query, "/text", null, " ", (422, "why-missing", "/why")),
            (world.Query, "/text", world.Words, $"It says {world.Words}.", (422, "why-repeats", "/why")),
            (long.MaxValue, "/text", null, "Why.", (422, "position-unknown", "/position")),
            (0, "/text", null, "Why.", (422, "position-unknown", "/position")),
            (world.Query, "/nothing", null, "Why.", (422, "field-unknown", "/field")),
            (world.Query, "text", null, "Why.", (422, "field-unknown", "/field")),
            (world.Submitted, "/answers/documents/01/name", null, "Why.", (422, "field-unknown", "/field")),
            (world.Submitted, "/answers/documents/0/year", null, "Why.", (422, "not-words", "/field")),
            (world.Submitted, "/answers/focus", null, "Why.", (422, "not-words", "/field")),
            (world.Submitted, "/answers/strategy", null, "Why.", (422, "not-words", "/field")),
            (world.Submitted, "/city", null, "Why.", (422, "not-words", "/field")),
            (world.Submitted, "", null, "Why.", (422, "field-unknown", "/field")),
            (world.Query, "/text", "", "Why.", (422, "text-missing", "/text")),
            (world.Query, "/text", "somebody else", "Why.", (422, "text-not-there", "/text")),
        })
        {
            (await administrator.RefusedAsync(Post, Redactions, new { position, field, text, why })).ShouldBe(expected, $"{position} {field} {text}");
        }

        (await StoredAsync(world)).ShouldBe(log);
        await RedactAsync(administrator, world.Query, "/text", null);
        (await administrator.RefusedAsync(Post, Redactions, new { position = world.Query, field = "/text", why = "Why." })).ShouldBe((409, "already-redacted", "/field"));
    }

    /// <summary>A redaction is recorded each time, of one field of one event; in its transaction something else is tried.</summary>
    [Theory]
    [InlineData("update log.mt_events set data = jsonb_set(data, '{question}', '\"[redacted]\"') where seq_id = {0}")]
    [InlineData("update log.mt_events set data = jsonb_set(data, '{text}', '\"something else\"') where seq_id = {0}")]
    [InlineData("update log.mt_events set data = jsonb_set(data, '{text}', '7') where seq_id = {0}")]
    [InlineData("update log.mt_events set data = jsonb_set(data, '{text}', 'null') where seq_id = {0}")]
    [InlineData("update log.mt_events set data = data - 'text' where seq_id = {0}")]
    [InlineData("update log.mt_events set data = '\"[redacted]\"' where seq_id = {0}")]
    [InlineData("update log.mt_events set data = jsonb_set(jsonb_set(data, '{text}', '\"[redacted]\"'), '{query}', '2') where seq_id = {0}")]
    [InlineData("update log.mt_events set data = jsonb_set(data, '{text}', '\"[redacted]\"'), user_name = 'nobody' where seq_id = {0}")]
    [InlineData("update log.mt_events set data = jsonb_set(data, '{text}', '\"[redacted]\"'), seq_id = seq_id + 1000000000 where seq_id = {0}")]
    [InlineData("update log.mt_events set data = jsonb_set(data, '{reason}', '\"[redacted]\"') where seq_id = {1}")]
    [InlineData("delete from log.mt_events where seq_id = {0}")]
    public async Task Nothing_but_the_words_that_a_redaction_names_is_let_through(string sql)
    {
        var world = await NewAsync();
        var before = await StoredAsync(world);
        var id = StudyService.NewId("redaction");
        var log = await study.GetAsync<EventLog>();
        var tried = sql.Replace("{0}", $"{world.Query}", StringComparison.Ordinal).Replace("{1}", $"{world.Amended}", StringComparison.Ordinal);
        var redaction = Decision.Accept(new TextRedacted(id, world.Query, "/text", "Why.", world.Edition, world.City)).With(async (connection, stop) =>
        {
            await using var command = new NpgsqlCommand(tried, connection);
            await command.ExecuteNonQueryAsync(stop);
        });

        var refused = await Should.ThrowAsync<Exception>(() => log.RecordAsync([(Streams.Redaction(id), 0, redaction)], s_tester, Cancellation));

        refused.GetBaseException().ShouldBeOfType<PostgresException>().SqlState.ShouldBe("SC002");
        (await StoredAsync(world)).ShouldBe(before);
        (await log.ReadAsync<Submission>(Streams.Redaction(id), Cancellation)).Version.ShouldBe(0);
    }

    [Fact]
    public async Task Without_a_redaction_of_the_same_transaction_not_even_those_are()
    {
        var world = await NewAsync();
        await RedactAsync(await study.ClientAsync("demo-administrator"), world.Query, "/text", world.Words);
        await using var command = (await study.GetAsync<NpgsqlDataSource>()).CreateCommand("update log.mt_events set data = jsonb_set(data, '{text}', '\"[redacted]\"') where seq_id = $1");
        command.Parameters.Add(new() { Value = world.Query });

        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancellation))).SqlState.ShouldBe("SC002");
    }

    [Fact]
    public async Task The_same_request_twice_redacts_once_and_is_answered_the_same()
    {
        var world = await NewAsync();
        var administrator = await study.ClientAsync("demo-administrator");
        var answers = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            using var made = await administrator.SendJsonAsync(
                Post, Redactions, new { position = world.Query, field = "/text", text = world.Words, why = "It named a person." }, ("Idempotency-Key", $"redact-{world.Needle}"));
            made.StatusCode.ShouldBe(HttpStatusCode.Created);
            answers.Add(await made.Content.ReadAsStringAsync(Cancellation));
        }

        answers[1].ShouldBe(answers[0]);
        await study.ReachAsync((long)JsonNode.Parse(answers[0])!["position"]!);
        (await administrator.GetJsonAsync($"/api/v1/audit?edition={world.Edition}&kind=redaction"))["entries"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_administrator_redacts_on_a_page_that_names_where_else_the_words_are()
    {
        var world = await NewAsync();
        using var browser = await FormBrowser.AsAsync(study, "demo-administrator", "fr");
        await browser.OpenAsync("/redactions");
        await browser.SendAsync("/redactions", ("position", $"{world.Query}"), ("field", "/nothing"), ("text", world.Words), ("why", "Un nom."));
        browser.Page.Status.ShouldBe(422);
        browser.Page.Words.ShouldContain("n’a pas de champ /nothing");
        browser.Page.Html.ShouldContain("value=\"/nothing\"");

        await browser.SendAsync("/redactions", ("field", "/text"));

        browser.Page.Status.ShouldBe(200);
        browser.Page.Words.ShouldContain("Les mêmes mots figurent encore ici");
        browser.Page.Words.ShouldContain("champ /answers/motto");
        browser.Page.Html.ShouldNotContain(world.Needle);
        (await browser.OpenAsync("/redactions")).Words.ShouldContain("Un nom.");
    }

    private static async Task<JsonObject> RedactAsync(HttpClient client, long position, string field, string? text)
    {
        using var made = await client.SendJsonAsync(Post, Redactions, new { position, field, text, why = "It named a person." });
        return made.StatusCode == HttpStatusCode.Created ? await made.JsonAsync() : throw new InvalidOperationException(await made.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>Every table of the log, of what stands beside it and of messages that has the words in a row, whatever the type of the column.</summary>
    private async Task<IReadOnlyList<string>> PlacesAsync(string needle)
    {
        var database = await study.GetAsync<NpgsqlDataSource>();
        var tables = new Dictionary<string, List<string>>();
        await using (var columns = database.CreateCommand(
            """
            select c.table_schema || '.' || c.table_name, case when c.data_type = 'bytea' then c.column_name end
            from information_schema.columns as c join information_schema.tables as t using (table_schema, table_name)
            where c.table_schema in ('log', 'study', 'messages') and t.table_type = 'BASE TABLE'
            """))
        await using (var row = await columns.ExecuteReaderAsync(Cancellation))
        {
            while (await row.ReadAsync(Cancellation))
            {
                var table = row.GetString(0);
                tables.TryAdd(table, []);
                if (!row.IsDBNull(1))
                    tables[table].Add(row.GetString(1));
            }
        }

        tables.Count.ShouldBeGreaterThan(15);
        var found = new List<string>();
        foreach (var (table, bytes) in tables.OrderBy(it => it.Key, StringComparer.Ordinal))
        {
            var inBytes = string.Concat(bytes.Select(it => $" or position(convert_to($1, 'UTF8') in \"{it}\") > 0"));
            await using var command = database.CreateCommand($"select count(*) from {table} as it where strpos(it::text, $1) > 0{inBytes}");
            command.Parameters.Add(new() { Value = needle });
            if ((long)(await command.ExecuteScalarAsync(Cancellation))! > 0)
                found.Add(table);
        }

        return found;
    }

    private async Task<IReadOnlyList<string>> StoredAsync(World world)
    {
        await using var command = (await study.GetAsync<NpgsqlDataSource>()).CreateCommand("select e::text from log.mt_events as e where stream_id = any($1) order by seq_id");
        command.Parameters.Add(new() { Value = new[] { Streams.Submission(world.Edition, world.City), Streams.Draft(world.Edition, world.City) } });
        await using var row = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<string>();
        while (await row.ReadAsync(Cancellation))
            rows.Add(row.GetString(0));
        return rows;
    }

    private async Task<string?> FactAsync(World world, string question)
    {
        await using var command = (await study.GetAsync<NpgsqlDataSource>()).CreateCommand("select answer::text from study.facts where edition = $1 and city = $2 and question = $3 and valid_to is null");
        foreach (var value in new[] { world.Edition, world.City, question })
            command.Parameters.Add(new() { Value = value });
        return (string?)await command.ExecuteScalarAsync(Cancellation);
    }

    /// <summary>A submission whose draft, answers, comments, query, reply and amendment all name somebody, and a kept answer that does.</summary>
    private async Task<World> NewAsync()
    {
        var needle = Guid.NewGuid().ToString("N");
        var words = $"Núria \"la jefa\" {needle} 😀";
        var edition = await study.NewEditionAsync(withForm: false);
        var city = await study.NewCityAsync(edition);
        await (await study.GetAsync<EventLog>()).DecideAsync<Edition>(Streams.Edition(edition), s_tester, it => PublishQuestionnaire.Decide(it, new(s_form)), Cancellation);
        var drafted = await RecordAsync<Draft>(
            Streams.Draft(edition, city), new DraftOpened(edition, city, 1),
            new AnswersRecorded(edition, city, [new("motto", null, new TextAnswer($"Ask {words} first."))], "en", new Dictionary<string, string> { ["strategy"] = $"Says {words}." }));
        var submitted = await RecordAsync<Submission>(Streams.Submission(edition, city), new FormSubmitted(
            edition, city, 1, 1, "en", Provenance.Submitted,
            new Dictionary<string, Answer>
            {
                ["strategy"] = new BooleanAnswer(true),
                ["focus"] = new TextAnswer("trade"),
                ["motto"] = new TextAnswer($"Ask {words} first."),
                ["documents"] = new RecordsAnswer([new Dictionary<string, RecordValue> { ["name"] = new(words, null), ["year"] = new(null, 2017) }]),
            },
            new Dictionary<string, string> { ["strategy"] = $"Says {words}." }, null));
        var query = await RecordAsync<Submission>(Streams.Submission(edition, city), new QueryRaised(edition, city, 1, "motto", $"Who is {words}?"));
        await RecordAsync<Submission>(Streams.Submission(edition, city), new QueryAnswered(edition, city, 1, $"{words} is {words}.", false));
        var amended = await RecordAsync<Submission>(Streams.Submission(edition, city), new AnswersAmended(
            edition, city, 2, 1, [new("strategy", new BooleanAnswer(true), new BooleanAnswer(false))], AmendmentKind.Correction, $"{words} said so.", null));
        await study.ReachAsync(amended);

        // A refusal names the member that it does not know, and is kept with its key.
        using var refused = await (await study.ClientAsync()).SendJsonAsync(Post, $"/api/v1/editions/{edition}/submissions/{city}/queries", new Dictionary<string, int> { [words] = 1 }, ("Idempotency-Key", needle));
        (await refused.Content.ReadAsStringAsync(Cancellation)).ShouldContain(needle);
        return new(edition, city, needle, words, drafted, submitted, query, amended);
    }

    private async Task<long> RecordAsync<T>(string stream, params object[] events)
        where T : IFolded<T> => (await (await study.GetAsync<EventLog>()).DecideAsync<T>(stream, s_tester, _ => Decision.Accept(events), Cancellation)).Position;

    private sealed record World(string Edition, string City, string Needle, string Words, long Drafted, long Submitted, long Query, long Amended)
    {
        public string Submission => $"/api/v1/editions/{Edition}/submissions/{City}";

        public IReadOnlyList<string> Reads =>
        [
            Submission, $"{Submission}?at=v:1", $"{Submission}?at=p:{Submitted}", $"{Submission}?at=p:{Amended}", $"/api/v1/editions/{Edition}/drafts/{City}",
            $"{Submission}/history", $"{Submission}/history?drafts=true&format=csv", $"{Submission}/queries", $"{Submission}/receipts/1", $"{Submission}/receipts/2",
            $"/api/v1/audit?edition={Edition}", $"/api/v1/events?after={Submitted - 1}&edition={Edition}", $"/editions/{Edition}/submissions/{City}/history", $"/editions/{Edition}/submissions/{City}/receipts/1",
        ];
    }
}
