using System.Reflection;
using System.Text.Json.Nodes;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Subscriptions;

namespace SmartCities.Longitudinal.Feeds;

/// <summary>The AsyncAPI document: what is sent to services, on which ways, made from the events and endpoints as they are declared.</summary>
public static class AsyncApiDocument
{
    public const string Path = "/asyncapi/v1.json";

    private const string Bearer = "bearer";
    private const string Signed = "signature";
    private const string Page = "page";
    private const string Asked = "request";
    private const string ChallengeAnswer = "challenge-answer";

    public static JsonObject Of(string address)
    {
        var types = AnnouncedTypes.All.Select(it => AnnouncedTypes.ByAlias[it]).ToList();
        return new()
        {
            ["asyncapi"] = "3.0.0",
            ["id"] = "urn:smartcities:longitudinal",
            ["info"] = new JsonObject
            {
                ["title"] = "SmartCities.Longitudinal",
                ["version"] = "v1",
                ["description"] = "What happens in a study among cities, as CloudEvents 1.0: one log in the order of positions, followed by pulling pages, by server-sent events or by webhooks. "
                    + "Delivered at least once; an event's id and its sequence stay the same however it comes, and previous names the one before it under the same filter, so that a gap shows.",
            },
            ["defaultContentType"] = CloudEvent.MediaType,
            ["servers"] = new JsonObject { ["service"] = Server(new(address)) },
            ["channels"] = new JsonObject
            {
                ["feed"] = Channel("The pull feed", "/api/v1/events", [Asked, Page]),
                ["stream"] = Channel("Server-sent events", "/api/v1/events/stream", AnnouncedTypes.All),
                ["webhook"] = Channel("A subscriber's endpoint, as POST /api/v1/subscriptions names it", null, [.. AnnouncedTypes.All, Challenge.Type, ChallengeAnswer]),
            },
            ["operations"] = new JsonObject
            {
                ["readEvents"] = Operation("receive", "feed", summary: "Reads a page of the feed, or waits for one.", Bearer, [Asked], typeof(ReadEventsEndpoint), reply: Page),
                ["streamEvents"] = Operation("send", "stream", summary: "Sends events as they become readable. The id of each is its position: with Last-Event-ID the stream goes on after it.", Bearer, AnnouncedTypes.All, typeof(StreamEventsEndpoint)),
                ["deliverEvent"] = Operation("send", "webhook", summary: "Posts one event, in the order of its subject, until it is answered with 2xx; 410 ends the subscription.", Signed, AnnouncedTypes.All),
                ["verifyEndpoint"] = Operation("send", "webhook", summary: "Asks a new endpoint whether it wants to be told, before anything else is sent to it.", Signed, [Challenge.Type], reply: ChallengeAnswer),
            },
            ["components"] = new JsonObject
            {
                ["messages"] = new JsonObject(types.Select(it => KeyValuePair.Create(it.Alias, (JsonNode?)Message(it, address)))
                    .Append(new(Asked, Said("A request for a page", "", new JsonObject { ["type"] = "null" })))
                    .Append(new(Page, Said("A page of events", "application/json", PageOf(types, address))))
                    .Append(new(Challenge.Type, Said("A question to a new endpoint", CloudEvent.MediaType, Question(), isDelivered: true)))
                    .Append(new(ChallengeAnswer, Said("The challenge, given back", "application/json", JsonSchemas.Members(("challenge", JsonSchemas.Type("string"))))))),
                ["messageTraits"] = new JsonObject { ["delivered"] = new JsonObject { ["headers"] = Headers() } },
                ["securitySchemes"] = new JsonObject
                {
                    [Bearer] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "A service's key, of scope events:public or events:all." },
                    [Signed] = new JsonObject
                    {
                        ["type"] = "httpApiKey",
                        ["in"] = "header",
                        ["name"] = "webhook-signature",
                        ["description"] = "Standard Webhooks: \"v1,\" and the base64 of HMAC-SHA256 over \"{webhook-id}.{webhook-timestamp}.{body}\" under the subscription's secret (base64 after whsec_); "
                            + "several with spaces between them while a secret is rotated.",
                    },
                },
            },
        };
    }

    private static JsonObject Server(Uri address)
    {
        var server = new JsonObject { ["host"] = address.Authority, ["protocol"] = address.Scheme };
        if (address.AbsolutePath != "/")
            server["pathname"] = address.AbsolutePath;
        return server;
    }

    private static JsonObject Channel(string title, string? address, IEnumerable<string> messages)
    {
        var channel = new JsonObject
        {
            ["address"] = address,
            ["title"] = title,
            ["messages"] = new JsonObject(messages.Select(it => KeyValuePair.Create(it, (JsonNode?)Reference("components", "messages", it)))),
        };
        if (address is not null)
            channel["servers"] = new JsonArray(Reference("servers", "service"));
        return channel;
    }

    private static JsonObject Operation(string action, string channel, string summary, string security, IEnumerable<string> messages, Type? endpoint = null, string? reply = null)
    {
        var operation = new JsonObject
        {
            ["action"] = action,
            ["channel"] = Reference("channels", channel),
            ["summary"] = summary,
            ["security"] = new JsonArray(Reference("components", "securitySchemes", security)),
            ["messages"] = new JsonArray([.. messages.Select(it => Reference("channels", channel, "messages", it))]),
            ["bindings"] = new JsonObject { ["http"] = endpoint is null ? new JsonObject { ["method"] = "POST" } : new JsonObject { ["method"] = "GET", ["query"] = Query(endpoint) } },
        };
        if (reply is not null)
            operation["reply"] = new JsonObject { ["channel"] = Reference("channels", channel), ["messages"] = new JsonArray(Reference("channels", channel, "messages", reply)) };
        return operation;
    }

    private static JsonObject Query(Type endpoint) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(endpoint.GetMethods().SelectMany(it => it.GetCustomAttributes<QueryAttribute>())
            .Select(it => KeyValuePair.Create(it.Name, (JsonNode?)JsonSchemas.Described(JsonSchemas.Type("string"), it.Description)))),
    };

    private static JsonObject Message(AnnouncedType type, string address)
    {
        var message = Said(EventSchemas.Title(type), CloudEvent.MediaType, PayloadOf(type, address), isDelivered: true);
        message["name"] = type.Alias;
        message["summary"] = EventSchemas.Told(type);
        return message;
    }

    private static JsonObject Said(string title, string contentType, JsonObject payload, bool isDelivered = false)
    {
        var message = new JsonObject { ["title"] = title, ["payload"] = payload };
        if (contentType.Length > 0)
            message["contentType"] = contentType;
        if (isDelivered)
            message["traits"] = new JsonArray(Reference("components", "messageTraits", "delivered"));
        return message;
    }

    private static JsonObject PayloadOf(AnnouncedType type, string address) => new() { ["$ref"] = EventSchemas.EventOf(type.Alias, address) };

    private static JsonObject PageOf(IEnumerable<AnnouncedType> types, string address) => JsonSchemas.Members(
        ("events", JsonSchemas.List(new() { ["anyOf"] = new JsonArray([.. types.Select(it => PayloadOf(it, address))]) })),
        ("next", JsonSchemas.Described(JsonSchemas.Type("string"), "What to ask for next, as after=.")),
        ("position", JsonSchemas.Described(JsonSchemas.Type("integer"), "The position up to which there is nothing else.")));

    private static JsonObject Question() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["type"] = new JsonObject { ["const"] = Challenge.Type },
            ["data"] = JsonSchemas.Members(("challenge", JsonSchemas.Type("string"))),
        },
        ["required"] = JsonSchemas.Words(["type", "data"]),
    };

    private static JsonObject Headers() => new()
    {
        ["type"] = "object",
        ["description"] = "Sent with webhooks (Standard Webhooks).",
        ["properties"] = new JsonObject
        {
            ["webhook-id"] = JsonSchemas.Described(JsonSchemas.Type("string"), "The same whenever this is sent again: what was taken under it is passed over."),
            ["webhook-timestamp"] = JsonSchemas.Described(JsonSchemas.Type("string"), "When it was sent, in seconds since 1970: older than five minutes is refused."),
            ["webhook-signature"] = JsonSchemas.Described(JsonSchemas.Type("string"), "One signature or more, each \"v1,\" and base64."),
        },
    };

    private static JsonObject Reference(params string[] path) => new() { ["$ref"] = $"#/{string.Join('/', path)}" };
}
