using Microsoft.OpenApi;
using SmartCities.Longitudinal.Feeds;

namespace SmartCities.Longitudinal.Http;

/// <summary>What is posted to a subscriber's endpoint, in the OpenAPI document: one webhook for each type of event that services are told of.</summary>
public static class Webhooks
{
    private const string Tag = "Webhooks";
    private const string Signature = "signature";

    public static void Describe(Microsoft.OpenApi.OpenApiDocument document, string address)
    {
        document.AddComponent(Signature, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = "webhook-signature",
            Description = "Standard Webhooks: \"v1,\" and the base64 of HMAC-SHA256 over \"{webhook-id}.{webhook-timestamp}.{body}\" under the subscription's secret.",
        });
        document.Tags!.Add(new() { Name = Tag, Description = "What is posted to a subscriber's endpoint." });
        document.Webhooks = AnnouncedTypes.All.ToDictionary(it => it, IOpenApiPathItem (it) => new OpenApiPathItem
        {
            Operations = new() { [HttpMethod.Post] = Operation(AnnouncedTypes.ByAlias[it], document, address) },
        });
    }

    private static OpenApiOperation Operation(AnnouncedType type, Microsoft.OpenApi.OpenApiDocument document, string address)
    {
        document.AddComponent(type.Alias, OpenApiSchemas.Parse(EventSchemas.EventWithData(type, address), document));
        return new()
        {
            OperationId = $"on-{type.Alias}",
            Summary = EventSchemas.Title(type),
            Description = EventSchemas.Told(type),
            Tags = new HashSet<OpenApiTagReference> { new(Tag, document) },
            Security = [new() { [new(Signature, document)] = [] }],
            Parameters =
            [
                Header("webhook-id", description: "The same whenever this is sent again: what was taken under it is passed over."),
                Header("webhook-timestamp", description: "When it was sent, in seconds since 1970."),
            ],
            RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType> { [CloudEvent.MediaType] = new() { Schema = new OpenApiSchemaReference(type.Alias, document) } },
            },
            Responses = new()
            {
                ["204"] = new OpenApiResponse { Description = "It was taken; any 2xx says so." },
                ["410"] = new OpenApiResponse { Description = "The endpoint wants nothing more: the subscription ends." },
                ["4XX"] = new OpenApiResponse { Description = "It was not taken, and is sent again." },
            },
        };
    }

    private static OpenApiParameter Header(string name, string description) =>
        new() { Name = name, In = ParameterLocation.Header, Required = true, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
