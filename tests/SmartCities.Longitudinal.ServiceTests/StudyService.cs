using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using JasperFx.CommandLine;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.ServiceTests;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;

[assembly: AssemblyFixture(typeof(StudyService))]

namespace SmartCities.Longitudinal.ServiceTests;

/// <summary>
/// One real service for the test run, on a database of its own, with the packaged editions loaded: started when the first test asks. Tests share it,
/// so each works on an edition of its own (<see cref="NewEditionAsync"/>) and never cleans up.
/// </summary>
public sealed class StudyService
{
    private readonly Lazy<Task<Running>> _running = new(StartAsync);

    /// <summary>Talks to the service over a real socket, as the demonstration editor.</summary>
    public async Task<HttpClient> ClientAsync() => (await _running.Value).Client;

    /// <summary>Talks to the service with this key, or as nobody; keeps no cookies and follows nothing.</summary>
    public async Task<HttpClient> ClientAsync(string? @as)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = (await ClientAsync()).BaseAddress };
        return @as is null ? client : client.With(@as);
    }

    /// <summary>What the service answers to bytes as written, which no client would send.</summary>
    public async Task<string> RawAsync(string request)
    {
        var address = (await ClientAsync()).BaseAddress!;
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, Cancellation);
        var stream = socket.GetStream();
        var answer = new byte[4096];
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), Cancellation);
        }
        catch (IOException)
        {
            // It may have hung up already; what it said first can still be read.
        }

        return Encoding.Latin1.GetString(answer, 0, await stream.ReadAsync(answer, Cancellation));
    }

    /// <summary>A service of the running host.</summary>
    public async Task<T> GetAsync<T>()
        where T : notnull => (await _running.Value).Factory.Services.GetRequiredService<T>();

    /// <summary>Every line the service has logged.</summary>
    public async Task<IReadOnlyCollection<string>> LinesAsync() => (await _running.Value).Factory.Log.Lines;

    /// <summary>
    /// A planned edition of this test alone, a demonstration one, with two fields, two factors, two regions, two bands; with a small form and its
    /// indicators when <paramref name="withForm"/>; open when <paramref name="open"/>.
    /// </summary>
    public async Task<string> NewEditionAsync(bool withForm = true, bool open = true, DateOnly? referenceDate = null)
    {
        var edition = NewId("edition");
        var log = await GetAsync<EventLog>();
        var recorded = await DecideAsync(it => PlanEdition.Decide(it, Small.Plan(edition) with { ReferenceDate = referenceDate }));
        if (withForm)
        {
            recorded = await DecideAsync(it => PublishQuestionnaire.Decide(it, new(Small.Form())));
            recorded = await DecideAsync(it => DefineIndicators.Decide(it, new(Small.Indicators)));
        }

        if (withForm && open)
            recorded = await DecideAsync(it => OpenEdition.Decide(it, new(), SeriesCatalog.Of([])));
        await ReachAsync(recorded.Position);
        return edition;

        Task<Recorded> DecideAsync(Func<Edition, Decision> decide) => log.DecideAsync(Streams.Edition(edition), Tester, decide, Cancellation);
    }

    /// <summary>A fictional city of this test alone, classified in the edition.</summary>
    public async Task<string> NewCityAsync(string edition, string region = "north", string band = "small", string prefix = "city")
    {
        var city = NewId(prefix);
        var log = await GetAsync<EventLog>();
        var plan = (await log.ReadAsync<Edition>(Streams.Edition(edition), Cancellation)).State;
        await log.DecideAsync<City>(Streams.City(city), Tester, it => RegisterCity.Decide(it, new(city, city, Fictional: true)), Cancellation);
        var recorded = await log.DecideAsync<City>(Streams.City(city), Tester, it => ClassifyCity.Decide(it, new(region, band), plan), Cancellation);
        await ReachAsync(recorded.Position);
        return city;
    }

    /// <summary>Records a submitted form of a city, without going through a draft.</summary>
    public async Task SubmitAsync(string edition, string city, params (string Question, Answer Answer)[] answers)
    {
        var log = await GetAsync<EventLog>();
        var plan = (await log.ReadAsync<Edition>(Streams.Edition(edition), Cancellation)).State;
        var form = new SubmitForm(plan.Questionnaire!.Version, "en", answers.ToDictionary(it => it.Question, it => it.Answer), Blanks: true, Provenance.Submitted);
        var recorded = await log.DecideAsync<Submission>(Streams.Submission(edition, city), Tester, it => SubmitForm.Decide(it, form, plan, city), Cancellation);
        await ReachAsync(recorded.Position);
    }

    /// <summary>The city's wish about an edition.</summary>
    public async Task WishAsync(string edition, string city, bool publish)
    {
        var log = await GetAsync<EventLog>();
        await ReachAsync((await log.DecideAsync<Submission>(Streams.Submission(edition, city), Tester, it => WishPublication.Decide(it, new(publish)), Cancellation)).Position);
    }

    /// <summary>Closes an edition, if it is open, and releases what it says now: the name of the release.</summary>
    public async Task<string> ReleaseAsync(string edition)
    {
        var client = await ClientAsync();
        var address = $"/api/v1/editions/{edition}";
        if ((string?)(await client.GetJsonAsync(address))["stage"] == "open")
            await client.ChangeAsync(HttpMethod.Post, $"{address}/closing", new { }, await client.ETagAsync(address));
        await client.ChangeAsync(HttpMethod.Post, $"{address}/releases", new { }, await client.ETagAsync(address));
        return (string)(await client.GetJsonAsync(address))["releases"]!.AsArray()[^1]!["release"]!;
    }

    /// <summary>A key for what is public, of a service of this test alone.</summary>
    public async Task<string> PublicKeyAsync()
    {
        using var response = await (await ClientAsync(@as: "demo-administrator")).SendJsonAsync(HttpMethod.Post, "/api/v1/keys", new { name = "A portal", scopes = new[] { KeyScope.PublicEvents } });
        return (string)(await response.JsonAsync())["secret"]!;
    }

    /// <summary>The position at which there were the packaged editions alone, none of a test yet.</summary>
    public async Task<long> LoadedAsync() => (await _running.Value).Loaded;

    /// <summary>Waits until what was recorded at a position can be read.</summary>
    public async Task ReachAsync(long position) => await (await GetAsync<Positions>()).WaitForAsync(position, TimeSpan.FromSeconds(60), Cancellation);

    /// <summary>An id that no other test has.</summary>
    public static string NewId(string prefix) => $"{prefix}-{Guid.NewGuid().ToString("N")[..10]}";

    private static readonly Actor Tester = new("tester", "editor", "test");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<Running> StartAsync()
    {
        var database = await StudyDatabaseFixture.NewDatabaseAsync("service");
        JasperFxEnvironment.AutoStartHost = true;
        var factory = new Factory(database);
        factory.UseKestrel(0);
        StudyDatabaseFixture.StopsFirst(factory);
        factory.StartServer();
        var loaded = await factory.Services.GetRequiredService<Positions>().LastRecordedAsync(Cancellation);
        return new(factory, factory.CreateClient().With(StudyRequests.Editor), loaded);
    }

    private sealed record Running(Factory Factory, HttpClient Client, long Loaded);

    private sealed class Factory(string database) : WebApplicationFactory<Program>
    {
        public LogLines Log { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .ConfigureLogging(logging => logging.AddProvider(Log).AddFilter<LogLines>(level => level >= LogLevel.Information))
            .UseEnvironment("Development")
            .UseSetting("ConnectionStrings:Study", database)
            .UseSetting("Feeds:HeartbeatSeconds", "1")
            .UseSetting("Feeds:PatienceSeconds", "2")
            .UseSetting("Logging:LogLevel:Default", "Error")
            .UseSetting("Logging:LogLevel:SmartCities.Longitudinal", "Warning")
            .UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Warning");
    }
}

/// <summary>Sending JSON, and reading what comes back.</summary>
public static class StudyRequests
{
    /// <summary>The key of the demonstration editor.</summary>
    public const string Editor = "demo-editor";

    /// <summary>The client, sending this key from now on.</summary>
    public static HttpClient With(this HttpClient client, string key)
    {
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    /// <summary>Sends a request with a JSON body as written, and a header such as <c>("If-Match", "\"3\"")</c>.</summary>
    public static async Task<HttpResponseMessage> SendJsonAsync(this HttpClient client, HttpMethod method, string address, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null)
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body, JsonText.Options), Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        // A stream of events has no end to wait for.
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    public static async Task<JsonObject> JsonAsync(this HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!;

    /// <summary>A change that succeeds: the ETag of the thing after it, once it can be read.</summary>
    public static async Task<string> ChangeAsync(this HttpClient client, HttpMethod method, string address, object? body = null, string? ifMatch = null, string? ifNoneMatch = null)
    {
        using var response = await client.SendJsonAsync(
            method, address, body, [.. ifMatch is null ? [] : new[] { ("If-Match", ifMatch) }, .. ifNoneMatch is null ? [] : new[] { ("If-None-Match", ifNoneMatch) }]);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"{method} {address}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");

        if ((long?)(await response.JsonAsync())["position"] is { } position)
            await client.GetJsonAsync($"/api/v1/editions?atLeast={position}");
        return response.Headers.NonValidated["ETag"].ToString();
    }

    /// <summary>The ETag of what can be read at an address.</summary>
    public static async Task<string> ETagAsync(this HttpClient client, string address)
    {
        using var response = await client.GetAsync(address, TestContext.Current.CancellationToken);
        return response.Headers.NonValidated["ETag"].ToString();
    }

    /// <summary>A change that is refused: its status and the code of the rule, and the place it concerns.</summary>
    public static async Task<(int Status, string Code, string? Pointer)> RefusedAsync(
        this HttpClient client, HttpMethod method, string address, object? body = null, string? ifMatch = null, string? ifNoneMatch = null)
    {
        using var response = await client.SendJsonAsync(
            method, address, body, [.. ifMatch is null ? [] : new[] { ("If-Match", ifMatch) }, .. ifNoneMatch is null ? [] : new[] { ("If-None-Match", ifNoneMatch) }]);
        return await response.RefusalAsync();
    }

    /// <summary>What a successful GET answers; a refusal fails the test with its words.</summary>
    public static async Task<JsonObject> GetJsonAsync(this HttpClient client, string address)
    {
        using var response = await client.GetAsync(address, TestContext.Current.CancellationToken);
        return response.IsSuccessStatusCode
            ? await response.JsonAsync()
            : throw new InvalidOperationException($"{address}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
    }

    /// <summary>A request that is refused: its status and the code of the rule.</summary>
    public static async Task<(int Status, string Code, string? Pointer)> RefusalAsync(this HttpResponseMessage response)
    {
        response.Content.Headers.ContentType?.MediaType.ShouldBeProblem(response);
        var problem = await response.JsonAsync();
        return ((int)response.StatusCode, (string)problem["code"]!, (string?)problem["errors"]?[0]?["pointer"]);
    }

    private static void ShouldBeProblem(this string? mediaType, HttpResponseMessage response) =>
        Assert.True(mediaType == "application/problem+json", $"{response.RequestMessage!.RequestUri} answered {(int)response.StatusCode} as {mediaType}, not a problem.");
}

/// <summary>A small edition: a yes, a question only for those who said it, a choice, a number.</summary>
public static class Small
{
    private static readonly Text s_alone = new("No other edition asks this.");

    /// <summary>Followed by no series, unless a test maps them.</summary>
    public static IReadOnlyList<IndicatorDefinition> Indicators { get; } =
    [
        new("strategy", new("Has a strategy"), Measure.Share, Field: "innovation", Factor: "planning", Question: "strategy", NoSeries: s_alone),
        new("formalised", new("Has formalised it"), Measure.Share, Field: "innovation", Factor: "planning", Question: "formalised", NotAsked: Treatment.AsNo, NoSeries: s_alone),
        new("spaces", new("Spaces"), Measure.Sum, Field: "knowledge", Factor: "spaces", Question: "spaces", NoSeries: s_alone),
    ];

    public static PlanEdition Plan(string edition) => new(
        edition,
        new("A small edition"),
        new([new("innovation", new("Innovation")), new("knowledge", new("Knowledge"))], [new("planning", "innovation", new("Planning")), new("spaces", "knowledge", new("Spaces"))]),
        Demonstration: true,
        Regions: [new("north", new("North")), new("south", new("South"))],
        Bands: [new("small", new("Small")), new("large", new("Large"))],
        Sources: [new("report", "A report")]);

    public static Questionnaire Form(int version = 1) => new(
        version,
        [new("planning", new("Planning"), "planning"), new("spaces", new("Spaces"), "spaces")],
        [
            new("strategy", "planning", QuestionType.Boolean, new("Do you have a strategy?"), Required: true),
            new("formalised", "planning", QuestionType.Boolean, new("Is it formalised?"), Condition: new Predicate.IsBoolean("strategy", true)),
            new("focus", "planning", QuestionType.Option, new("Its focus?"), Options: [new("tourism", new("Tourism")), new("trade", new("Trade"))]),
            new("spaces", "spaces", QuestionType.Number, new("How many spaces?"), Min: 0, Max: 10_000, Decimals: 0),
        ],
        ["en"]);
}
