using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Http;

/// <summary>Says of our own JSON forms what reflection cannot see: texts, answers, conditions, and which members may be absent.</summary>
public static class OpenApiSchemas
{
    public static Task Complete(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = context.JsonTypeInfo.Type;
        if (type == typeof(string))
            schema.Type = context.JsonPropertyInfo?.IsGetNullable == true ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        else if (type == typeof(decimal))
            schema.Type = JsonSchemaType.Number;
        else if (type == typeof(decimal?))
            schema.Type = JsonSchemaType.Number | JsonSchemaType.Null;
        else if ((Nullable.GetUnderlyingType(type) ?? type).IsEnum)
            (schema.Type, schema.Enum) = (JsonSchemaType.String, [.. JsonSchemas.OfOurs(type)!["enum"]!.AsArray().Select(it => it!.DeepClone())]);
        else if (type == typeof(Answer) || type == typeof(RecordValue) || type == typeof(Predicate))
            Describe(schema, Parse(JsonSchemas.OfOurs(type)!, context.Document!));

        if (context.JsonTypeInfo.ElementType == typeof(string) && context.JsonTypeInfo.Kind == JsonTypeInfoKind.Enumerable)
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String };

        // Null is told by absence, so what may be null may be absent.
        foreach (var member in context.JsonTypeInfo.Properties.Where(it => !it.IsRequired))
            schema.Required?.Remove(member.Name);
        return Task.CompletedTask;
    }

    /// <summary>A JSON Schema as the document has it.</summary>
    public static OpenApiSchema Parse(JsonObject schema, Microsoft.OpenApi.OpenApiDocument document) =>
        new OpenApiJsonReader().ReadFragment<OpenApiSchema>(schema, OpenApiSpecVersion.OpenApi3_1, document, out _)!;

    private static void Describe(OpenApiSchema schema, OpenApiSchema known) =>
        (schema.Type, schema.Description, schema.AnyOf, schema.Properties) = (known.Type ?? schema.Type, known.Description, known.AnyOf, known.Properties);
}
