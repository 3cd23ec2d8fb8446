#:sdk Microsoft.NET.Sdk.Web
#:package CloudNative.CloudEvents.SystemTextJson@2.9.0
#:property TargetFramework=net10.0
#:property PublishAot=false
#:property NuGetAudit=false

// Keeps the answers of every city as the service has them: catches up from the pull feed, then takes webhooks, or goes on pulling.
// Kill it at any moment and start it again: the state file is always whole, and what it holds goes with the position it was reached at.
using System.Net;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CloudNative.CloudEvents.SystemTextJson;

var (service, key, secret) = (Setting("SERVICE", "http://127.0.0.1:5080"), Setting("KEY", "demo-service"), Setting("SECRET", ""));
var (port, edition, file) = (Setting("PORT", "5090"), Setting("EDITION", ""), Setting("STATE", "state.json"));
using var client = new HttpClient { BaseAddress = new(service), DefaultRequestHeaders = { { "Authorization", $"Bearer {key}" } }, Timeout = TimeSpan.FromSeconds(100) };
using var turn = new SemaphoreSlim(1);

// { position, submissions: { edition: { city: { position, isHidden, answers } } }, seen: [webhook-id] }
var state = File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file))!.AsObject() : await StartFromReadingAsync();
await CatchUpAsync();
Console.WriteLine($"caught up to position {Position()}");
if (Setting("ONCE", "").Length > 0)
    return;
if (secret.Length > 0)
    await ServeAsync();
while (true)
    await CatchUpAsync(wait: 30);

static string Setting(string name, string otherwise) => Environment.GetEnvironmentVariable(name) ?? otherwise;

long Position() => (long)state["position"]!;

// Written beside, flushed, and put in place: a reader finds the old file or the new one, never half of one.
void Save(JsonObject it)
{
    using (var beside = new FileStream($"{file}.new", FileMode.Create))
    {
        beside.Write(Encoding.UTF8.GetBytes(it.ToJsonString()));
        beside.Flush(flushToDisk: true);
    }

    File.Move($"{file}.new", file, overwrite: true);
}

// What is at an address; null where it is not for this key. The service may be away: it comes back.
async Task<JsonObject?> GetAsync(string address)
{
    while (true)
    {
        try
        {
            using var response = await client.GetAsync(address);
            if (response.IsSuccessStatusCode)
                return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
                return null;
            if (response.StatusCode < HttpStatusCode.InternalServerError && response.StatusCode != HttpStatusCode.TooManyRequests)
                throw new InvalidOperationException($"{address}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or IOException)
        {
            Console.Error.WriteLine(failure.Message);
        }

        await Task.Delay(TimeSpan.FromSeconds(1));
    }
}

// A new consumer starts from a reading: what every submission says now. The feed goes on after the earliest position that was read at; what was read later
// than an event already knows of it.
async Task<JsonObject> StartFromReadingAsync()
{
    var (submissions, position) = (new JsonObject(), long.MaxValue);
    foreach (var id in (await GetAsync("/api/v1/editions"))!["editions"]!.AsArray().Select(it => (string)it!["edition"]!).Where(it => edition.Length == 0 || it == edition))
    {
        if (await GetAsync($"/api/v1/editions/{id}/submissions") is not { } list)
            continue;
        position = Math.Min(position, (long)list["position"]!);
        var cities = new JsonObject();
        foreach (var city in list["submissions"]!.AsArray().Select(it => (string)it!["city"]!))
        {
            if (await GetAsync($"/api/v1/editions/{id}/submissions/{city}") is not { } it)
                continue;
            var isHidden = (bool?)it["publication"] == false;
            cities[city] = new JsonObject
            {
                ["position"] = (long)it["position"]!,
                ["isHidden"] = isHidden,
                ["answers"] = isHidden || (string?)it["stage"] == "withdrawn" ? null : new JsonObject(it["answers"]!.AsObject().Select(one => KeyValuePair.Create(one.Key, one.Value!["value"]?.DeepClone()))),
            };
        }

        submissions[id] = cities;
    }

    var fresh = new JsonObject { ["position"] = position == long.MaxValue ? 0L : position, ["submissions"] = submissions, ["seen"] = new JsonArray() };
    Save(fresh);
    return fresh;
}

// One event, once: what a submission already knows of changes nothing.
void Apply(string type, long position, JsonObject data)
{
    if (!type.StartsWith("submission.", StringComparison.Ordinal))
        return;
    var cities = (state["submissions"]![(string)data["edition"]!] ??= new JsonObject()).AsObject();
    var there = (cities[(string)data["city"]!] ??= new JsonObject { ["position"] = 0L, ["isHidden"] = false, ["answers"] = null }).AsObject();
    if (position <= (long)there["position"]!)
        return;

    there["position"] = position;
    if (type is "submission.publication-revoked.v1" or "submission.publication-permitted.v1")
        there["isHidden"] = type == "submission.publication-revoked.v1";
    if (type == "submission.answers-reported.v1")
    {
        var answers = there["answers"]?.AsObject() ?? [];
        foreach (var it in data["answers"]!.AsArray())
            answers[(string)it!["question"]!] = it["value"]!.DeepClone();
        there["answers"] = answers.DeepClone();
    }
    else if (data["answers"] is { } answers)
    {
        there["answers"] = answers.DeepClone();
    }

    if (data.ContainsKey("drop") || (bool)there["isHidden"]!)
        there["answers"] = null;
}

// A text was taken out of the log that may be among the answers held: they are read anew.
static bool IsRedaction(string? type) => type == "redaction.text-redacted.v1";

// Page by page to the end; the state is saved with the position it was reached at, never one without the other.
async Task CatchUpAsync(int wait = 0)
{
    while (true)
    {
        var page = (await GetAsync($"/api/v1/events?after={Position()}&limit=1000&wait={wait}{(edition.Length > 0 ? $"&edition={edition}" : "")}"))
            ?? throw new InvalidOperationException("The feed is not for this key.");
        var events = page["events"]!.AsArray();
        if (events.Any(it => IsRedaction((string?)it!["type"])))
        {
            var next = (long)page["position"]!;
            state = await StartFromReadingAsync();
            state["position"] = Math.Max(next, Position());
            Save(state);
            continue;
        }

        foreach (var it in events)
            Apply((string)it!["type"]!, long.Parse((string)it["sequence"]!), it["data"]!.AsObject());
        if ((long)page["position"]! > Position())
        {
            state["position"] = (long)page["position"]!;
            Save(state);
        }

        if (events.Count == 0)
            return;
    }
}

async Task ServeAsync()
{
    var builder = WebApplication.CreateSlimBuilder();
    builder.Logging.SetMinimumLevel(LogLevel.Warning);
    await using var app = builder.Build();
    var formatter = new JsonEventFormatter();
    app.MapPost("/", async (HttpRequest request) =>
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer);
        var (id, body) = (request.Headers["webhook-id"].ToString(), buffer.ToArray());
        if (!IsSigned(id, request.Headers["webhook-timestamp"].ToString(), request.Headers["webhook-signature"].ToString(), body))
            return Results.Unauthorized();

        var it = formatter.DecodeStructuredModeMessage(body, new ContentType(request.ContentType!), null);
        var data = JsonNode.Parse(it.Data!.ToString()!)!.AsObject();
        if (it.Type == "subscription.verification.v1")
            return Results.Json(new { challenge = (string?)data["challenge"] });

        // One after the other; answered once it is saved.
        await turn.WaitAsync();
        try
        {
            await TakeAsync(id, it.Type!, long.Parse((string)it["sequence"]!), it["previous"] is string previous ? long.Parse(previous) : 0, data);
            return Results.NoContent();
        }
        finally
        {
            turn.Release();
        }
    });
    Console.WriteLine($"taking webhooks at http://127.0.0.1:{port}/");
    await app.RunAsync($"http://127.0.0.1:{port}");
}

async Task TakeAsync(string id, string type, long sequence, long previous, JsonObject data)
{
    var seen = state["seen"]!.AsArray();
    if (seen.Any(it => (string?)it == id))
        return;

    // "previous" is the event before this one under the same filter. Where it is not the last one known, something is on its way still: the feed has it already.
    if (sequence > Position())
    {
        if (previous > Position() || IsRedaction(type))
        {
            await CatchUpAsync();
        }
        else
        {
            Apply(type, sequence, data);
            state["position"] = sequence;
        }
    }

    // Read again: catching up may have started from a reading.
    seen = state["seen"]!.AsArray();
    seen.Add(id);
    while (seen.Count > 1_000)
        seen.RemoveAt(0);
    Save(state);
}

// Standard Webhooks: HMAC-SHA256 over id, time and body, compared in constant time.
bool IsSigned(string id, string timestamp, string signatures, byte[] body)
{
    if (!long.TryParse(timestamp, out var sent) || Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - sent) > 300)
        return false;
    byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
    var expected = HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), signed);
    var buffer = new byte[expected.Length];
    return signatures.Split(' ').Any(it =>
        it.StartsWith("v1,", StringComparison.Ordinal) && Convert.TryFromBase64String(it[3..], buffer, out var length) && CryptographicOperations.FixedTimeEquals(buffer.AsSpan(0, length), expected));
}
