using System.Diagnostics;
using Npgsql;
using Shouldly;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Http;

public sealed class AtLeastTests(StudyService study)
{
    [Fact]
    public async Task A_read_that_asks_for_the_position_of_a_write_sees_it()
    {
        var client = await study.ClientAsync();
        for (var round = 0; round < 5; round++)
        {
            var city = StudyService.NewId("city");
            using var written = await client.SendJsonAsync(Post, "/api/v1/cities", new { city, name = "A", fictional = true });
            var position = (long)(await written.JsonAsync())["position"]!;

            ((string)(await client.GetJsonAsync($"/api/v1/cities/{city}?atLeast={position}"))["name"]!).ShouldBe("A");
        }
    }

    [Fact]
    public async Task A_position_that_does_not_come_is_waited_for_and_then_refused()
    {
        var client = await study.ClientAsync();
        var clock = Stopwatch.StartNew();

        using var response = await client.GetAsync("/api/v1/cities?atLeast=999999999", TestContext.Current.CancellationToken);

        (await response.RefusalAsync()).Code.ShouldBe("position-not-reached");
        ((int)response.StatusCode, response.Headers.RetryAfter?.ToString()).ShouldBe((503, "2"));
        clock.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(4.5));
    }

    /// <summary>Nothing that asks where the readings stand is answered for longer than anybody waits; and then it goes on.</summary>
    [Fact]
    public async Task While_the_database_stands_still_nobody_waits()
    {
        await using var host = await StudyHost.StartAsync("still");
        await host.CatchUpAsync();
        var city = StudyHost.NewId("city");
        using var client = host.CreateClient();
        await using var connection = new NpgsqlConnection(host.Database);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var still = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var stop = new NpgsqlCommand("lock table study.facts_position", connection, still))
            await stop.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        using var written = await client.SendJsonAsync(Post, "/api/v1/cities", new { city, name = "A", fictional = true });
        var position = (long)(await written.JsonAsync())["position"]!;

        var read = client.GetJsonAsync($"/api/v1/cities/{city}?atLeast={position}");
        await Task.Delay(TimeSpan.FromSeconds(6), TestContext.Current.CancellationToken);
        read.IsCompleted.ShouldBeFalse();
        await still.RollbackAsync(TestContext.Current.CancellationToken);

        ((string)(await read)["name"]!).ShouldBe("A");
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("r:2017.0")]
    public async Task What_is_no_position_is_refused(string atLeast)
    {
        var client = await study.ClientAsync();

        (await client.RefusedAsync(Get, $"/api/v1/cities?atLeast={atLeast}")).ShouldBe((400, "query-invalid", "?atLeast"));
    }

    [Fact]
    public async Task A_write_waits_for_nothing()
    {
        var client = await study.ClientAsync();

        (await client.RefusedAsync(Post, "/api/v1/cities?atLeast=1", new { city = "x", name = "X", fictional = true })).ShouldBe((400, "query-unknown", "?atLeast"));
    }
}
