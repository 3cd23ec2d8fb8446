using System.Text.Json.Nodes;
using SmartCities.Longitudinal.Http;

namespace SmartCities.Longitudinal.Feeds;

/// <summary>The schemas of a type of event: of its data, and of the whole CloudEvent; and whether everyone is told of it.</summary>
public sealed record EventSchemaBody(string Type, string Title, bool Public, string Data, string Event);

/// <summary>Every type of event that services are told of.</summary>
public sealed record EventSchemaList(IReadOnlyList<EventSchemaBody> Schemas);

/// <summary>What describes the feed to programs; for anyone.</summary>
public static class DocumentEndpoints
{
    private const string EventEnd = ".event.json";
    private const string DataEnd = ".json";

    public static void MapFeedDocuments(this WebApplication app)
    {
        app.MapGet(EventSchemas.Path, (ServiceAddress address) => new Read(List(address.Value))).ExcludeFromDescription();
        app.MapGet($"{EventSchemas.Path}/{{name}}", (string name, ServiceAddress address) => new Read(Find(name, address.Value), mediaType: JsonSchemas.MediaType)).ExcludeFromDescription();
        app.MapGet(AsyncApiDocument.Path, (ServiceAddress address) => new Read(AsyncApiDocument.Of(address.Value))).ExcludeFromDescription();
    }

    private static EventSchemaList List(string address) =>
        new([.. AnnouncedTypes.All.Select(it => AnnouncedTypes.ByAlias[it]).Select(it => new EventSchemaBody(
            it.Alias, EventSchemas.Title(it), it.IsPublic, CloudEvent.SchemaOf(it.Alias, address), EventSchemas.EventOf(it.Alias, address)))]);

    private static JsonObject Find(string name, string address) =>
        Named(name, EventEnd) is { } whole ? EventSchemas.Event(whole, address)
        : Named(name, DataEnd) is { } data ? EventSchemas.Data(data, address)
        : throw new RefusedException("not-found", $"There is no schema \"{name}\"; {EventSchemas.Path} lists them.");

    private static AnnouncedType? Named(string name, string end) => name.EndsWith(end, StringComparison.Ordinal) ? AnnouncedTypes.ByAlias.GetValueOrDefault(name[..^end.Length]) : null;
}
