using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;

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
        else if (type.IsEnum || Nullable.GetUnderlyingType(type)?.IsEnum == true)
            schema.Type = JsonSchemaType.String;
        else if (type == typeof(Answer))
            DescribeAnswer(schema);
        else if (type == typeof(RecordValue))
            schema.AnyOf = [Of(JsonSchemaType.String), Of(JsonSchemaType.Number)];
        else if (type == typeof(Predicate))
            DescribePredicate(schema);

        if (context.JsonTypeInfo.ElementType == typeof(string) && context.JsonTypeInfo.Kind == JsonTypeInfoKind.Enumerable)
            schema.Items = Of(JsonSchemaType.String);

        // Null is told by absence, so what may be null may be absent.
        foreach (var member in context.JsonTypeInfo.Properties.Where(it => !it.IsRequired))
            schema.Required?.Remove(member.Name);
        return Task.CompletedTask;
    }

    private static void DescribeAnswer(OpenApiSchema schema)
    {
        schema.Description = "A value, a range or a bound, or the reason there is none.";
        schema.AnyOf =
        [
            Of(JsonSchemaType.Boolean),
            Of(JsonSchemaType.String),
            Of(JsonSchemaType.Number),
            new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(JsonSchemaType.String), Description = "Options chosen; none is an answer too." },
            new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(JsonSchemaType.Object), Description = "Records." },
            Members(("from", Of(JsonSchemaType.Number)), ("to", Of(JsonSchemaType.Number))),
            Members(("atLeast", Of(JsonSchemaType.Number))),
            Members(("atMost", Of(JsonSchemaType.Number))),
            Members(("missing", new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Enum.GetValues<MissingReason>().Select(it => it.Word())] })),
        ];
    }

    private static void DescribePredicate(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.Object;
        schema.Description = "A three-valued condition: all, any or not of conditions, or a question with one of is, includes, answered, atLeast.";
        schema.Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["all"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(JsonSchemaType.Object) },
            ["any"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(JsonSchemaType.Object) },
            ["not"] = Of(JsonSchemaType.Object),
            ["question"] = Of(JsonSchemaType.String),
            ["is"] = new OpenApiSchema { AnyOf = [Of(JsonSchemaType.Boolean), Of(JsonSchemaType.String), Of(JsonSchemaType.Number)] },
            ["includes"] = Of(JsonSchemaType.String),
            ["answered"] = Of(JsonSchemaType.Boolean),
            ["atLeast"] = Of(JsonSchemaType.Number),
        };
    }

    private static OpenApiSchema Members(params (string Name, OpenApiSchema Schema)[] members) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = members.ToDictionary(it => it.Name, IOpenApiSchema (it) => it.Schema),
        Required = members.Select(it => it.Name).ToHashSet(),
        AdditionalPropertiesAllowed = false,
    };

    private static OpenApiSchema Of(JsonSchemaType type) => new() { Type = type };
}
