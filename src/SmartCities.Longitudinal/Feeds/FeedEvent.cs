using System.Text.Json;

namespace SmartCities.Longitudinal.Feeds;

/// <summary>One event of the log as services are told of it. What it says is JSON, made once for each kind of reader.</summary>
public sealed class FeedEvent
{
    // Replaced as a whole: many readers on many threads share an event.
    private readonly Written?[] written = new Written?[2];

    private Whose? about;

    public required long Position { get; init; }

    public required Guid Id { get; init; }

    public required string Type { get; init; }

    public required string Stream { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required string? Actor { get; init; }

    public required string? Role { get; init; }

    /// <summary>The edition it is of, where it is of one.</summary>
    public string? Edition => About.Edition;

    /// <summary>The city it is of, where it is of one.</summary>
    public string? City => About.City;

    /// <summary>Whether it is for everyone, as things stood at its position; known where it was asked for.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>The event as the log has it, in JSON (UTF-8).</summary>
    public required byte[] Data { get; init; }

    /// <summary>The submission's answers after it, in JSON (UTF-8); null where they do not belong to it, or are in it already.</summary>
    public required byte[]? Answers { get; init; }

    /// <summary>Of a release: the indicators that changed since the one before.</summary>
    public IReadOnlyList<string>? Changed { get; set; }

    /// <summary>What it is about: <c>editions/2017/submissions/bilbao</c>. Events of one subject are delivered in order.</summary>
    public string Subject => Stream.Split(':') switch
    {
        ["submission", var edition, var city] => $"editions/{edition}/submissions/{city}",
        ["edition", var edition] => $"editions/{edition}",
        ["city", var city] => $"cities/{city}",
        ["series", var series] => $"series/{series}",
        ["practice", var practice] => $"practices/{practice}",
        var other => string.Join('/', other),
    };

    private Whose About => about ??= Stream.Split(':') is ["submission", var edition, var city] ? new(edition, city) : InData();

    /// <summary>The event as a CloudEvent, in JSON (UTF-8): made once for all who follow it in the same way.</summary>
    public byte[] Json(bool isPublic, long? previous, string address)
    {
        var kept = written[isPublic ? 1 : 0];
        if (kept?.Previous == previous && kept?.Address == address)
            return kept.Json;
        var json = CloudEvent.Write(this, isPublic, previous, address);
        written[isPublic ? 1 : 0] = new(address, previous, json);
        return json;
    }

    private Whose InData()
    {
        using var read = JsonDocument.Parse(Data);
        return new(Member(read.RootElement, "edition"), Member(read.RootElement, "city") ?? (read.RootElement.TryGetProperty("content", out var content) ? Member(content, "city") : null));

        static string? Member(JsonElement it, string name) => it.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    private sealed record Whose(string? Edition, string? City);

    private sealed record Written(string Address, long? Previous, byte[] Json);
}

/// <summary>An event in somebody's feed, with the position of the one before it under the same filter; null where there is none.</summary>
public readonly record struct Delivered(FeedEvent Event, long? Previous)
{
    /// <summary>An event after another's position; 0 for none.</summary>
    public static Delivered After(long previous, FeedEvent it) => new(it, previous == 0 ? null : previous);
}

/// <summary>A run of somebody's feed: the events, and the position up to which nothing more of it is there.</summary>
public sealed record FeedPage(IReadOnlyList<Delivered> Events, long Position, bool HasMore);
