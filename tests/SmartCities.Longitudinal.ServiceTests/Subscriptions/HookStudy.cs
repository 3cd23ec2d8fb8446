using System.Text.Json.Nodes;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.ServiceTests.Health;
using SmartCities.Longitudinal.ServiceTests.Subscriptions;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;

[assembly: AssemblyFixture(typeof(HookStudy))]

namespace SmartCities.Longitudinal.ServiceTests.Subscriptions;

/// <summary>
/// One service for the tests of subscriptions, whose retries take parts of a second instead of days: each test follows an edition of its own.
/// </summary>
public sealed class HookStudy
{
    public const string Subscriptions = "/api/v1/subscriptions";

    private static readonly Actor s_tester = new("tester", "editor", "test");

    private readonly Lazy<Task<StudyHost>> _host = new(async () =>
    {
        var host = await StudyHost.StartAsync(
            "hooks", ("Subscriptions:RetrySeconds", "0.05,0.1,0.2,0.4"), ("Subscriptions:TimeoutSeconds", "2"), ("Service:Address", "http://study.test"), ("Logging:LogLevel:SmartCities.Longitudinal", "Warning"));
        StudyDatabaseFixture.StopsFirst(host);
        return host;
    });

    public async Task<StudyHost> HostAsync() => await _host.Value;

    /// <summary>Talks to the service, as the committee's own service unless another key is given.</summary>
    public async Task<HttpClient> ClientAsync(string key = "demo-service") => (await _host.Value).CreateClient().With(key);

    /// <summary>Waits until what was recorded can be delivered.</summary>
    public async Task CatchUpAsync() => await (await _host.Value).CatchUpAsync();

    public static string NewEdition() => StudyHost.NewId("edition");

    /// <summary>Starts a subscription to what is recorded of an edition: its id and its secret.</summary>
    public async Task<(string Id, string Secret)> SubscribeAsync(string endpoint, string? edition = null, string? from = null, string[]? types = null, string key = "demo-service")
    {
        using var response = await (await ClientAsync(key)).SendJsonAsync(HttpMethod.Post, Subscriptions, new { endpoint, edition, from, types });
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException(await response.Content.ReadAsStringAsync(Cancellation));
        var started = await response.JsonAsync();
        return ((string)started["subscription"]!, (string)started["secret"]!);
    }

    public async Task<JsonObject> ReadAsync(string subscription) => await (await ClientAsync("demo-administrator")).GetJsonAsync($"{Subscriptions}/{subscription}");

    /// <summary>Its deliveries in a state: position and attempts.</summary>
    public async Task<IReadOnlyList<JsonNode>> DeliveriesAsync(string subscription, string? state = null) =>
        [.. (await (await ClientAsync("demo-administrator")).GetJsonAsync($"{Subscriptions}/{subscription}/deliveries?limit=1000{(state is null ? "" : $"&state={state}")}"))["deliveries"]!.AsArray().Select(it => it!)];

    public Task UntilAsync(string subscription, string state) => UntilAsync(subscription, it => (string)it["state"]! == state);

    public async Task UntilAsync(string subscription, Func<JsonObject, bool> holds)
    {
        try
        {
            await ReadinessTests.UntilAsync(async () => holds(await ReadAsync(subscription)), "The subscription should have come to another state.");
        }
        catch
        {
            TestContext.Current.TestOutputHelper?.WriteLine((await ReadAsync(subscription)).ToJsonString());
            throw;
        }
    }

    /// <summary>Does something with a subscription.</summary>
    public async Task<JsonObject> PostAsync(string subscription, string what, object? body = null)
    {
        using var response = await (await ClientAsync("demo-administrator")).SendJsonAsync(HttpMethod.Post, $"{Subscriptions}/{subscription}/{what}", body ?? new { });
        return response.IsSuccessStatusCode ? await response.JsonAsync() : throw new InvalidOperationException(await response.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>Records so many events of a submission, one after the other: their positions.</summary>
    public async Task<IReadOnlyList<long>> RecordAsync(string edition, string city, int count)
    {
        var log = (await _host.Value).Get<EventLog>();
        var positions = new List<long>();
        for (var i = 0; i < count; i++)
        {
            positions.Add((await log.DecideAsync<Submission>(Streams.Submission(edition, city), s_tester, it => Decision.Accept(
                it.Revision == 0
                    ? new FormSubmitted(edition, city, 1, 1, "en", Provenance.Submitted, new Dictionary<string, Answer> { ["spaces"] = new NumberAnswer(0) }, null, null)
                    : new AnswersAmended(edition, city, it.Revision + 1, 1, [new("spaces", new NumberAnswer(it.Revision), new NumberAnswer(it.Revision + 1))], AmendmentKind.Correction, "because", null)), Cancellation)).Position);
        }

        return positions;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
