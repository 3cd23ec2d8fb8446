using System.Net.Sockets;
using System.Text;
using Shouldly;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Http;

/// <summary>What every route refuses in the same way.</summary>
public sealed class RefusedRequestTests(StudyService study)
{
    [Theory]
    [InlineData("{\"city\":\"a\",", 400, "json-invalid")]
    [InlineData("[]", 400, "json-invalid")]
    [InlineData("null", 400, "body-missing")]
    [InlineData("{\"city\":\"a\",\"city\":\"b\",\"name\":\"A\"}", 400, "json-invalid")]
    [InlineData("{\"city\":\"a\"}", 400, "json-invalid")]
    [InlineData("{\"city\":\"a\",\"name\":7}", 400, "json-invalid")]
    [InlineData("{\"city\":\"a\",\"name\":\"\\ud800\"}", 400, "json-invalid")]
    public async Task A_body_that_is_not_what_is_asked_for_is_refused(string body, int status, string code)
    {
        var client = await study.ClientAsync();

        var refusal = await client.RefusedAsync(Post, "/api/v1/cities", body);

        (refusal.Status, refusal.Code).ShouldBe((status, code));
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_is_refused_as_such()
    {
        var client = await study.ClientAsync();
        using var form = new StringContent("city=a", Encoding.UTF8, "application/x-www-form-urlencoded");

        using var response = await client.PostAsync("/api/v1/cities", form, TestContext.Current.CancellationToken);

        (await response.RefusalAsync()).ShouldBe((415, "media-type", null));
    }

    [Theory]
    [InlineData(3_000_000, false)]
    [InlineData(3_000_000, true)]
    [InlineData(100_000_000, false)]
    [InlineData(100_000_000, true)]
    public async Task A_body_that_is_too_large_is_refused_and_who_sends_it_can_read_so(int length, bool inChunks)
    {
        var client = await study.ClientAsync();
        using var request = new HttpRequestMessage(Post, "/api/v1/cities") { Content = new StringContent($"{{\"city\":\"a\",\"name\":\"{new string('a', length)}\"}}", Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = inChunks;

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        (await response.RefusalAsync()).ShouldBe((413, "too-large", null));
        (await client.RefusedAsync(Post, "/api/v1/cities", new { city = "A", name = new string('a', 2_000_000) })).Status.ShouldNotBe(413);
    }

    [Fact]
    public async Task Who_asks_before_sending_too_much_is_told_at_once()
    {
        var client = await study.ClientAsync();

        using var response = await client.SendJsonAsync(Post, "/api/v1/cities", new { city = "a", name = new string('a', 3_000_000) }, ("Expect", "100-continue"));

        (await response.RefusalAsync()).ShouldBe((413, "too-large", null));
    }

    [Fact]
    public async Task The_refusal_of_what_is_too_large_is_sent_before_the_rest_comes()
    {
        var address = (await study.ClientAsync()).BaseAddress!;
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var stream = socket.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"POST /api/v1/cities HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer demo-editor\r\nContent-Type: application/json\r\nContent-Length: 5000000\r\n\r\n{{"), TestContext.Current.CancellationToken);

        var answer = new byte[4096];
        var read = await stream.ReadAsync(answer, TestContext.Current.CancellationToken);
        await stream.WriteAsync(new byte[4_999_999], TestContext.Current.CancellationToken);

        Encoding.ASCII.GetString(answer, 0, read).ShouldStartWith("HTTP/1.1 413 ");
        while (await stream.ReadAsync(answer, TestContext.Current.CancellationToken) > 0)
        {
        }
    }

    [Fact]
    public async Task A_method_that_an_address_does_not_take_is_told_which_it_takes()
    {
        var client = await study.ClientAsync();

        using var response = await client.SendJsonAsync(Delete, "/api/v1/cities");

        (await response.RefusalAsync()).ShouldBe((405, "method-not-allowed", null));
        response.Content.Headers.Allow.ShouldBeSubsetOf(["GET", "HEAD", "POST"]);
        response.Content.Headers.Allow.ShouldContain("POST");
    }

    [Fact]
    public async Task An_address_that_is_not_there_is_not_found()
    {
        var client = await study.ClientAsync();

        (await client.RefusedAsync(Get, "/api/v1/rankings")).ShouldBe((404, "not-found", null));
    }

    [Theory]
    [InlineData("yesterday", "point-invalid", 400)]
    [InlineData("r:2017.9", "release-unknown", 422)]
    [InlineData("t:2999-01-01T00:00:00Z", "moment-to-come", 422)]
    public async Task A_point_in_time_that_is_none_is_refused(string at, string code, int status)
    {
        var client = await study.ClientAsync();

        (await client.RefusedAsync(Get, $"/api/v1/editions/2017?at={at}")).ShouldBe((status, code, "?at"));
    }
}
