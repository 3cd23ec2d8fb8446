using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Feeds;

/// <summary>One event of each type as an example, of a fictional city's way through a demonstration edition.</summary>
public static class FeedExamples
{
    private static readonly IReadOnlyList<FeedEvent> All = Read();

    private static readonly Dictionary<string, FeedEvent> ByType = All.ToDictionary(it => it.Type);

    public static FeedEvent Of(string type) => ByType[type];

    /// <summary>The position of the example before this one.</summary>
    public static long? Before(FeedEvent it) => All.LastOrDefault(one => one.Position < it.Position)?.Position;

    private static FeedEvent[] Read()
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("event-examples.json")!;
        return [.. JsonSerializer.Deserialize<IReadOnlyList<Example>>(file, JsonText.Options)!.Select(Told)];
    }

    private static FeedEvent Told(Example it) => new()
    {
        Position = it.Position,
        Id = it.Id,
        Type = it.Type,
        Stream = it.Stream,
        Time = it.Time,
        Actor = it.Actor,
        Role = it.Role,
        IsPublic = AnnouncedTypes.ByAlias[it.Type].IsPublic,
        Data = JsonSerializer.SerializeToUtf8Bytes(it.Data, JsonText.Options),
        Answers = it.Answers is null ? null : JsonSerializer.SerializeToUtf8Bytes(it.Answers, JsonText.Options),
        Changed = it.Changed,
    };

    private sealed record Example(
        long Position, Guid Id, string Type, string Stream, DateTimeOffset Time, string Actor, string Role, JsonObject Data, JsonObject? Answers = null, IReadOnlyList<string>? Changed = null);
}
