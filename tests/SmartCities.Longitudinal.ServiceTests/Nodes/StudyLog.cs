using System.Collections.Concurrent;
using JasperFx.Events;
using Marten;
using Npgsql;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Nodes;

/// <summary>The log seen from outside any node: writes to it, and audits what the nodes made of it.</summary>
internal sealed class StudyLog : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database;
    private readonly DocumentStore _store;
    private readonly EventLog _log;

    public StudyLog(string database)
    {
        _database = NpgsqlDataSource.Create(database);
        _store = DocumentStore.For(options =>
        {
            StorageModule.ConfigureLog(options);
            options.Connection(_database);
        });
        _log = new(_store, _database, new AppendSignal(), TimeProvider.System);
    }

    /// <summary>What was acknowledged: stream and position.</summary>
    public ConcurrentBag<(string Stream, long Position)> Acknowledged { get; } = [];

    /// <summary>Submits and amends forms until told to stop, several writers at once, which wait while the database is away.</summary>
    public Task WriteAsync(int writers, CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, writers).Select(async writer =>
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var (edition, city) = ($"edition-{writer % 2}", $"city-{writer}-{i % 7}");
            var stream = Streams.Submission(edition, city);
            try
            {
                var recorded = await _log.DecideAsync<Submission>(stream, new Actor("tester", "editor", "test"), it => Decision.Accept(
                    i % 3 == 0
                        ? new FormSubmitted(edition, city, it.Revision + 1, 1, "en", Provenance.Submitted, Answers(i), null, null)
                        : new AnswersAmended(edition, city, it.Revision + 1, 1, [Change(i)], AmendmentKind.Correction, "because", null)), CancellationToken.None);
                Acknowledged.Add((stream, recorded.Position));
                await Task.Delay(5, CancellationToken.None);
            }
            catch (Exception failure) when (Failures.IsDatabaseAway(failure))
            {
                await Task.Delay(100, CancellationToken.None);
            }
        }
    }));

    /// <summary>Has something happen to two nodes while so many write, and looks at what became of it once they stopped; what fails tells how the nodes and the database stood.</summary>
    public async Task WhileWritingAsync(int writers, ServiceNode first, ServiceNode second, Func<Task> happens, Func<Task> afterwards)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var writing = WriteAsync(writers, stop.Token);
        try
        {
            await happens();
            await stop.CancelAsync();
            await writing;
            await afterwards();
        }
        catch
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"--- database\n{await StandingAsync()}\n--- first\n{first.Output}\n--- second\n{second.Output}");
            throw;
        }
        finally
        {
            await stop.CancelAsync();
            await writing;
        }
    }

    /// <summary>Every fact, touch and moment is what one page over the whole log gives, and every acknowledged event is in it.</summary>
    public async Task AuditAsync()
    {
        await CatchUpAsync();
        await using var session = _store.QuerySession();
        var events = (await session.Events.QueryAllRawEvents().OrderBy(it => it.Sequence).ToListAsync(TestContext.Current.CancellationToken)).ToList();
        var page = FactsPage.Of(events);

        (await RowsAsync("select edition, city, question, replace(answer::text, ': ', ':'), provenance, questionnaire, valid_from, valid_to from study.facts order by valid_from, edition, city, question"))
            .ShouldBe(page.Begun
                .Where(it => it.ValidTo is null || it.ValidTo > it.ValidFrom)
                .OrderBy(it => it.ValidFrom).ThenBy(it => it.Key.Edition, StringComparer.Ordinal).ThenBy(it => it.Key.City, StringComparer.Ordinal).ThenBy(it => it.Key.Question, StringComparer.Ordinal)
                .Select(it => $"{it.Key.Edition} | {it.Key.City} | {it.Key.Question} | {it.Answer} | {it.Provenance} | {it.Questionnaire} | {it.ValidFrom} | {it.ValidTo}"));
        (await RowsAsync("select scope, position from study.touches order by position, scope"))
            .ShouldBe(page.Touched.OrderBy(it => it.Sequence).ThenBy(it => it.Scope, StringComparer.Ordinal).Select(it => $"{it.Scope} | {it.Sequence}"));
        (await RowsAsync("select position from study.moments order by at")).ShouldBe(events.Select(it => $"{it.Sequence}"));

        var recorded = events.Select(it => (it.StreamKey!, it.Sequence)).ToHashSet();
        Acknowledged.ShouldAllBe(it => recorded.Contains(it));
        events.GroupBy(it => it.StreamKey).ShouldAllBe(it => it.Select(one => one.Version).Order().SequenceEqual(Enumerable.Range(1, it.Count()).Select(one => (long)one)));
    }

    /// <summary>Which node runs an agent: the order in which it joined.</summary>
    public async Task<int?> OwnerAsync(string agent) => await AskAsync<int?>(
        $"select node_number from messages.wolverine_node_assignments a join messages.wolverine_nodes n on n.id = a.node_id where a.id like '{agent}'");

    public Task<int?> OwnerOfFactsAsync() => OwnerAsync("event-subscriptions://%/facts/all");

    public Task<int?> LeaderAsync() => OwnerAsync("wolverine://leader%");

    public async Task<int[]> NodesAsync() => [.. (await RowsAsync("select node_number from messages.wolverine_nodes order by node_number")).Select(int.Parse)];

    /// <summary>Has the leader move the facts to a node, and leave them there.</summary>
    public async Task MoveFactsAsync(int node)
    {
        await AskAsync<object>(
            $"insert into messages.wolverine_agent_restrictions (id, uri, type, node) select gen_random_uuid(), id, 'Pinned', {node} from messages.wolverine_node_assignments where id like 'event-subscriptions://%/facts/all'");
        await Health.ReadinessTests.UntilAsync(async () => await OwnerOfFactsAsync() == node, "The facts should have moved.");
        await AskAsync<object>("delete from messages.wolverine_agent_restrictions");
    }

    /// <summary>For whoever reads why a test failed: how far everything is, who runs what, and which session waits for which.</summary>
    public async Task<string> StandingAsync() => string.Join('\n',
    [
        .. await RowsAsync("select name, last_seq_id, last_updated, now() from log.mt_event_progression"),
        .. await RowsAsync("select 'recorded', max(seq_id), (select position from study.facts_position) from log.mt_events"),
        .. await RowsAsync("select a.id, n.node_number, n.health_check, now() from messages.wolverine_node_assignments a join messages.wolverine_nodes n on n.id = a.node_id"),
        .. await RowsAsync("select pid, state, wait_event, array_to_string(pg_blocking_pids(pid), ','), now() - state_change, left(regexp_replace(query, '\\s+', ' ', 'g'), 110) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"),
    ]);

    public Task<long> ReadableAsync() => AskAsync<long>("select coalesce((select position from study.facts_position), 0)");

    public async Task<T?> AskAsync<T>(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is T answer ? answer : default;
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task CatchUpAsync()
    {
        var last = await AskAsync<long>("select max(seq_id) from log.mt_events");
        await Health.ReadinessTests.UntilAsync(async () => await ReadableAsync() == last, $"The facts should have reached {last}; they stand at {await ReadableAsync()}.");
    }

    public async Task<List<string>> RowsAsync(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(it => reader.IsDBNull(it) ? "" : $"{reader.GetValue(it)}")));
        return rows;
    }

    private static Dictionary<string, Answer> Answers(int i) => new() { ["strategy"] = new BooleanAnswer(i % 2 == 0), ["spaces"] = new NumberAnswer(i) };

    private static AnswerChange Change(int i) => i % 5 == 0
        ? new("spaces", new NumberAnswer(i), null)
        : new("spaces", null, new NumberAnswer(i));
}
