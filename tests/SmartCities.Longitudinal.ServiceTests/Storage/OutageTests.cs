using System.Diagnostics;
using System.Net;
using Npgsql;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.ServiceTests.Health;
using SmartCities.Longitudinal.Storage;
using Xunit;
using EventLog = SmartCities.Longitudinal.Storage.EventLog;

namespace SmartCities.Longitudinal.ServiceTests.Storage;

/// <summary>The database goes and comes back under a running service.</summary>
public sealed class OutageTests : IDisposable
{
    private const string NoPrograms = "PostgreSQL's programs are not installed here.";

    private readonly Place _place = new();

    public static bool HasPrograms => Place.ProgramFolder is not null;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Skip = NoPrograms, SkipUnless = nameof(HasPrograms))]
    public async Task Requests_are_refused_while_it_is_gone_and_answered_again_when_it_is_back_facts_too()
    {
        string connection;
        await using (var study = await _place.ProvisionAsync())
            connection = study.ConnectionString;
        connection = await StartAsync(connection);
        await using var host = await StudyHost.OnAsync(connection);
        using var client = host.CreateClient();
        await RegisterAsync(host);
        await host.CatchUpAsync();

        await _place.StopPostmasterAsync();
        using (var refused = await client.GetAsync("/api/v1/editions", Cancellation))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refused.Headers.RetryAfter.ShouldNotBeNull();
            refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        }

        (await client.GetAsync("/health/ready", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await client.GetAsync("/health/live", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Task.Delay(TimeSpan.FromSeconds(4), Cancellation);
        await StartAsync(connection);

        await ReadinessTests.UntilAsync(async () => (await client.GetAsync("/api/v1/editions", Cancellation)).IsSuccessStatusCode, "It should answer again.");
        var recorded = await RegisterAsync(host);
        await host.Get<Positions>().WaitForAsync(recorded, TimeSpan.FromSeconds(30), Cancellation);
        await ReadinessTests.UntilAsync(async () => (await client.GetAsync("/health/ready", Cancellation)).IsSuccessStatusCode, "It should be ready again.");
        await _place.StopPostmasterAsync();
    }

    [Fact(Skip = NoPrograms, SkipUnless = nameof(HasPrograms))]
    public async Task A_private_server_that_is_killed_is_started_again_where_it_was()
    {
        await using var study = await _place.ProvisionAsync();
        await Place.AskAsync(study, "create table kept as select 42 as answer");
        using (var postmaster = Process.GetProcessById(_place.PostmasterProcess))
            postmaster.Kill();

        await ReadinessTests.UntilAsync(
            async () =>
            {
                try
                {
                    return await Place.AskAsync(study, "select answer from kept") is 42;
                }
                catch (NpgsqlException)
                {
                    return false;
                }
            },
            "It should have been started again.");
    }

    public void Dispose() => _place.Dispose();

    private async Task<string> StartAsync(string connection)
    {
        var port = new NpgsqlConnectionStringBuilder(connection).Port;
        await _place.StartPostmasterAloneAsync(port);
        return connection;
    }

    private static async Task<long> RegisterAsync(StudyHost host)
    {
        var city = StudyHost.NewId("city");
        return (await host.Get<EventLog>().DecideAsync<City>(
            Streams.City(city), new Actor("tester", "editor", "test"), it => RegisterCity.Decide(it, new(city, city, Fictional: true)), Cancellation)).Position;
    }
}
