using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace SmartCities.Longitudinal.Http;

/// <summary>Declares, beside an endpoint, what it takes as its body.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesAttribute(Type body) : Attribute
{
    public Type Body { get; } = body;

    /// <summary>The body names only the members that change, and a reason.</summary>
    public bool AsChanges { get; init; }
}

/// <summary>Declares, beside an endpoint, what it answers.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GivesAttribute(Type body, int status = 200) : Attribute, IProducesResponseTypeMetadata
{
    public Type? Type => body;

    public int StatusCode => status;

    public IEnumerable<string> ContentTypes => ["application/json"];
}

/// <summary>Declares, beside an endpoint, a query parameter it knows.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class QueryAttribute(string name, string description) : Attribute
{
    public string Name { get; } = name;

    public string Description { get; } = description;
}

/// <summary>Declares that an endpoint can be read at a point in time.</summary>
public sealed class AtAttribute() : QueryAttribute("at", "A point in time: p:1234 (a position), r:2017.0 (a release) or t:2027-03-01T00:00:00Z (a moment). The present without it.");

/// <summary>Declares that a change takes <c>If-Match</c> with the ETag that was read.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesIfMatchAttribute : Attribute;

/// <summary>Declares that a PUT takes <c>If-None-Match: *</c> the first time, and <c>If-Match</c> after it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesFirstOrIfMatchAttribute : Attribute;

/// <summary>The OpenAPI document, and the page to try it.</summary>
public static class OpenApiDocument
{
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "SmartCities.Longitudinal", Version = "v1", Description = "Editions of a study among cities: what they answered, at any position, and how they moved between editions. Nothing is ranked." };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(async (operation, context, cancellation) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            if (metadata.OfType<TakesAttribute>().FirstOrDefault() is { } takes)
            {
                operation.RequestBody = new OpenApiRequestBody
                {
                    Required = true,
                    Content = new Dictionary<string, OpenApiMediaType>
                    {
                        ["application/json"] = new() { Schema = await context.GetOrCreateSchemaAsync(takes.Body, cancellationToken: cancellation) },
                    },
                };
            }

            foreach (var query in metadata.OfType<QueryAttribute>())
            {
                operation.Parameters ??= [];
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = query.Name,
                    In = ParameterLocation.Query,
                    Description = query.Description,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                });
            }
        });
    }

    public static void MapApiPage(this WebApplication app) => app.MapScalarApiReference("/api", page => page.WithTitle("SmartCities.Longitudinal API").WithOpenApiRoutePattern("/openapi/v1.json"));
}
