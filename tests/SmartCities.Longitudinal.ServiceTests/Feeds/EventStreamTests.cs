using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Feeds;

public sealed class EventStreamTests(StudyService service)
{
    private const string Service = "demo-service";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_recorded_comes_at_once_with_its_position_as_its_id()
    {
        var edition = await service.NewEditionAsync();
        using var stream = await EventReader.OpenAsync(await service.ClientAsync(Service), $"edition={edition}");
        var city = await service.NewCityAsync(edition);
        await service.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(true)));

        var (classified, submitted) = (await stream.NextAsync(), await stream.NextAsync());

        ((string)classified.Event["type"]!, (string)submitted.Event["type"]!).ShouldBe(("city.classified.v1", "submission.form-submitted.v1"));
        long.Parse((string)submitted.Event["sequence"]!, NumberStyles.None, CultureInfo.InvariantCulture).ShouldBe(submitted.Id);
        ((string)submitted.Event["previous"]!).ShouldBe((string)classified.Event["sequence"]!);
        var pulled = await (await service.ClientAsync(Service)).GetJsonAsync($"/api/v1/events?edition={edition}&types=city.*,submission.*,edition.opened.v1");
        pulled["events"]!.AsArray()[^1]!["id"]!.ToString().ShouldBe((string)submitted.Event["id"]!);
    }

    [Fact]
    public async Task Who_was_cut_off_goes_on_after_the_last_id()
    {
        var edition = await service.NewEditionAsync();
        var client = await service.ClientAsync(Service);
        long last;
        string whole;
        using (var stream = await EventReader.OpenAsync(client, $"edition={edition}&after=0"))
        {
            last = (await stream.NextAsync()).Id;
            whole = (await stream.NextAsync()).Event.ToJsonString();
        }

        using var again = await EventReader.OpenAsync(client, $"edition={edition}&after=0", last);
        (await again.NextAsync()).Event.ToJsonString().ShouldBe(whole);
    }

    [Fact]
    public async Task Where_a_filter_leaves_nothing_the_position_reached_is_still_told()
    {
        var edition = await service.NewEditionAsync();
        using var stream = await EventReader.OpenAsync(await service.ClientAsync(Service), $"edition={edition}&after=0&types=practice.*");

        var sign = await stream.SignOfLifeAsync();

        sign.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Everyone_of_many_readers_is_told_everything_in_order()
    {
        const int Readers = 40;
        var edition = await service.NewEditionAsync();
        var client = await service.ClientAsync(Service);
        var streams = await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => EventReader.OpenAsync(client, $"edition={edition}")));
        var cities = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            cities.Add(await service.NewCityAsync(edition));
            await service.SubmitAsync(edition, cities[i], ("strategy", new BooleanAnswer(true)));
        }

        foreach (var stream in streams)
        {
            foreach (var city in cities)
            {
                (await stream.NextAsync()).Event["data"]!["city"]!.ToString().ShouldBe(city);
                ((string)(await stream.NextAsync()).Event["subject"]!).ShouldBe($"editions/{edition}/submissions/{city}");
            }

            stream.Dispose();
        }
    }

    [Fact]
    public async Task A_reader_that_takes_nothing_is_cut_off_and_what_waits_for_it_is_bounded()
    {
        // More than the connection itself holds.
        const int Megabytes = 16;
        var (edition, log, client) = (await service.NewEditionAsync(), await service.GetAsync<EventLog>(), await service.ClientAsync(Service));
        var city = await service.NewCityAsync(edition);
        Decision[] said = [.. Enumerable.Range(0, Megabytes).Select(_ => Decision.Accept(new CityExtended(edition, city, DateTimeOffset.UnixEpoch, new string('x', 1 << 20))))];
        foreach (var (decision, version) in said.Select((it, version) => (it, version)))
            await service.ReachAsync((await log.RecordAsync([(Streams.Submission(edition, city), version, decision)], new("tester", "editor", "test"), Cancellation)).Position);

        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4_096 };
        await socket.ConnectAsync(client.BaseAddress!.Host, client.BaseAddress.Port, Cancellation);
        await socket.SendAsync(
            Encoding.ASCII.GetBytes($"GET /api/v1/events/stream?after=0&edition={edition} HTTP/1.1\r\nHost: {client.BaseAddress.Authority}\r\nAuthorization: Bearer {Service}\r\n\r\n"), Cancellation);

        // The service waits for the reader two seconds here, and hangs up: what was under way can still be read, and then no more.
        await Task.Delay(TimeSpan.FromSeconds(5), Cancellation);
        var (received, taken) = (0L, new byte[1 << 16]);
        await Record.ExceptionAsync(async () =>
        {
            int read;
            while ((read = await socket.ReceiveAsync(taken, Cancellation)) > 0)
                received += read;
        });

        received.ShouldBeInRange(1, (Megabytes - 2) << 20);
    }

    [Fact]
    public async Task A_last_id_that_is_none_or_still_to_come_is_refused()
    {
        foreach (var last in new[] { "seven", "900000000000" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events/stream");
            request.Headers.TryAddWithoutValidation("Last-Event-ID", last);
            using var response = await (await service.ClientAsync(Service)).SendAsync(request, Cancellation);
            (await response.RefusalAsync()).ShouldBe((400, "query-invalid", "Last-Event-ID"));
        }
    }

    [Fact]
    public async Task A_public_key_is_told_nothing_of_an_edition_that_is_not_released()
    {
        var edition = await service.NewEditionAsync();
        using var stream = await EventReader.OpenAsync(await service.ClientAsync(await service.PublicKeyAsync()), $"edition={edition}");
        var city = await service.NewCityAsync(edition);
        await service.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(true)));
        await service.ReleaseAsync(edition);

        ((string)(await stream.NextAsync()).Event["type"]!).ShouldBe("edition.closed.v1");
        ((string)(await stream.NextAsync()).Event["type"]!).ShouldBe("edition.released.v1");
    }
}

/// <summary>Reads server-sent events as a browser does: the id stays, what has no data is no event.</summary>
public sealed class EventReader(HttpResponseMessage response, StreamReader lines) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private long last;

    public static async Task<EventReader> OpenAsync(HttpClient client, string query, long? last = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/events/stream?{query}") { Headers = { Accept = { new MediaTypeWithQualityHeaderValue("text/event-stream") } } };
        if (last is { } id)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", id.ToString(CultureInfo.InvariantCulture));
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        var reader = new EventReader(response, new(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)));

        // The first lines say that the stream stands, and where.
        await reader.BlockAsync();
        return reader;
    }

    /// <summary>The next event, with its id.</summary>
    public async Task<(long Id, JsonObject Event)> NextAsync()
    {
        while (true)
        {
            if (await BlockAsync() is { } data)
                return (last, JsonNode.Parse(data)!.AsObject());
        }
    }

    /// <summary>The position that comes without an event.</summary>
    public async Task<long> SignOfLifeAsync()
    {
        (await BlockAsync()).ShouldBeNull();
        return last;
    }

    public void Dispose()
    {
        lines.Dispose();
        response.Dispose();
    }

    private async Task<string?> BlockAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        string? data = null;
        while (await lines.ReadLineAsync(patience.Token) is { Length: > 0 } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
                last = long.Parse(line[4..], NumberStyles.None, CultureInfo.InvariantCulture);
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
                data = line[6..];
        }

        return data;
    }
}
