using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Health;

/// <summary>A service says that it is ready while its facts follow the log, and otherwise why they do not.</summary>
public sealed class ReadinessTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_whose_facts_follow_the_log_is_ready()
    {
        await using var host = await StudyHost.StartAsync("ready");
        await RegisterAsync(host);
        await host.CatchUpAsync();

        var (status, answer) = await ReadyAsync(host);

        status.ShouldBe(HttpStatusCode.OK);
        ((string)answer["status"]!).ShouldBe("healthy");
        ((long)answer["checks"]!["facts"]!["data"]!["facts"]!).ShouldBe((long)answer["checks"]!["facts"]!["data"]!["recorded"]!);
    }

    [Theory]
    [InlineData("city.abolished.v9", "{}", "does not know its type")]
    [InlineData("city.registered.v1", """{"city":"x","name":7}""", "/name")]
    public async Task An_event_that_cannot_be_taken_up_stops_the_facts_before_it_and_is_named(string type, string data, string why)
    {
        await using var host = await StudyHost.StartAsync("poison");
        var position = await RegisterAsync(host);
        await host.CatchUpAsync();
        var (stream, poison) = (StudyHost.NewId("city"), position + 1);
        await host.AskAsync<object>(
            $"""
            insert into log.mt_streams (id, version, timestamp, tenant_id, is_archived) values ('city:{stream}', 1, now(), '*DEFAULT*', false);
            insert into log.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, is_archived)
            values (nextval('log.mt_events_sequence'), gen_random_uuid(), 'city:{stream}', 1, '{data}', '{type}', now(), '*DEFAULT*', 'none', false)
            """);
        var after = await RegisterAsync(host);

        var detail = await NotReadyAsync(host, why);

        detail.ShouldContain($"position {poison} ({type}, stream city:{stream})");

        // Not skipped, although there is a good event behind it, and it stays so; what was recorded before still answers.
        after.ShouldBe(poison + 1);
        await Task.Delay(TimeSpan.FromSeconds(3), Cancellation);
        (await host.Get<Positions>().ReadableAsync(Cancellation)).ShouldBe(position);
        (await host.AskAsync<long>("select count(*) from log.mt_doc_deadletterevent")).ShouldBe(0);
        using var client = host.CreateClient();
        (await client.GetAsync("/api/v1/editions", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/health/live", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Facts_that_fall_behind_for_longer_than_the_bound_are_not_ready()
    {
        await using var host = await StudyHost.StartAsync("lag", ("Health:FactsLagSeconds", "2"));
        await RegisterAsync(host);
        await host.CatchUpAsync();

        // A page of this projection waits for the row that this transaction holds.
        await using var database = Npgsql.NpgsqlDataSource.Create(host.Database);
        await using var connection = await database.OpenConnectionAsync(Cancellation);
        await using (var transaction = await connection.BeginTransactionAsync(Cancellation))
        {
            await using var hold = new Npgsql.NpgsqlCommand("select position from study.facts_position for update", connection, transaction);
            await hold.ExecuteScalarAsync(Cancellation);
            await RegisterAsync(host);

            await NotReadyAsync(host, "have not moved");
        }

        await host.CatchUpAsync();
        (await ReadyAsync(host)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_node_that_froze_with_its_hand_on_the_facts_is_made_to_let_go()
    {
        await using var host = await StudyHost.StartAsync("frozen", ("Nodes:StaleSeconds", "2"));
        await RegisterAsync(host);
        await host.CatchUpAsync();

        // A session like those of a node, which the server's own timeout does not end.
        await using var database = Npgsql.NpgsqlDataSource.Create($"{host.Database};Application Name=SmartCities.Longitudinal");
        await using var connection = await database.OpenConnectionAsync(Cancellation);
        await using var hold = new Npgsql.NpgsqlCommand("set idle_in_transaction_session_timeout = 0; begin; select position from study.facts_position for update", connection);
        await hold.ExecuteNonQueryAsync(Cancellation);
        await RegisterAsync(host);

        await host.CatchUpAsync();
        await Should.ThrowAsync<Npgsql.NpgsqlException>(() => hold.ExecuteNonQueryAsync(Cancellation));
    }

    [Fact]
    public async Task A_projection_that_stopped_on_something_that_passes_is_started_again()
    {
        await using var host = await StudyHost.StartAsync("restart");
        await RegisterAsync(host);
        await host.CatchUpAsync();

        // Another writer's position makes the next page fail at the fence; taking it back is what passing looks like.
        await host.AskAsync<object>("update study.facts_position set position = position + 1000");
        var recorded = await RegisterAsync(host);
        await UntilAsync(async () => host.Get<KeepFactsRunning>().Failure is not null, "The projection should have stopped.");
        await host.AskAsync<object>("update study.facts_position set position = position - 1000");

        await UntilAsync(async () => await host.Get<Positions>().ReadableAsync(Cancellation) == recorded, "The projection should have been started again.");
        (await ReadyAsync(host)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<long> RegisterAsync(StudyHost host)
    {
        var city = StudyHost.NewId("city");
        return (await host.Get<EventLog>().DecideAsync<City>(
            Streams.City(city), new Actor("tester", "editor", "test"), it => RegisterCity.Decide(it, new(city, city, Fictional: true)), Cancellation)).Position;
    }

    private static async Task<(HttpStatusCode Status, JsonNode Answer)> ReadyAsync(StudyHost host)
    {
        using var client = host.CreateClient();
        using var response = await client.GetAsync("/health/ready", Cancellation);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!);
    }

    /// <summary>Waits until the service is unready and says so of its facts.</summary>
    private static async Task<string> NotReadyAsync(StudyHost host, string saying)
    {
        var detail = "";
        await UntilAsync(
            async () =>
            {
                var (status, answer) = await ReadyAsync(host);
                detail = (string?)answer["checks"]?["facts"]?["detail"] ?? "";
                return status == HttpStatusCode.ServiceUnavailable && detail.Contains(saying, StringComparison.OrdinalIgnoreCase);
            },
            $"The service should have become unready, saying “{saying}”.");
        return detail;
    }

    /// <summary>Waits until something holds. A machine that stands still is not waited for: of each look a second counts at most.</summary>
    internal static async Task UntilAsync(Func<Task<bool>> holds, string otherwise, double seconds = 60)
    {
        for (var (waited, since) = (0.0, TimeProvider.System.GetTimestamp()); !await holds(); await Task.Delay(50, Cancellation))
        {
            var now = TimeProvider.System.GetTimestamp();
            (waited, since) = (waited + Math.Min(1, TimeProvider.System.GetElapsedTime(since, now).TotalSeconds), now);
            waited.ShouldBeLessThan(seconds, otherwise);
        }
    }
}
