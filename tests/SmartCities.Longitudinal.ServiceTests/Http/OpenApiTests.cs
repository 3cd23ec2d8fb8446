using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Shouldly;
using Xunit;
using OpenApiDocument = Microsoft.OpenApi.OpenApiDocument;
using TakesAttribute = SmartCities.Longitudinal.Http.TakesAttribute;

namespace SmartCities.Longitudinal.ServiceTests.Http;

public sealed class OpenApiTests(StudyService study)
{
    // What is said last of oneself, of an office's address and of a role holds, whatever was said meanwhile.
    private static readonly string[] LastWordHolds = ["/api/v1/me", "/api/v1/cities/{city}/mailbox", "/api/v1/people/{person}/role"];

    [Fact]
    public async Task The_document_is_valid_and_describes_every_route_with_its_parameters_and_refusals()
    {
        var document = await DocumentAsync();
        var routes = (await study.GetAsync<EndpointDataSource>()).Endpoints.OfType<RouteEndpoint>()
            .Where(it => it.RoutePattern.RawText!.TrimStart('/').StartsWith("api/v1/", StringComparison.Ordinal))
            .SelectMany(it => it.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => (Address: $"/{it.RoutePattern.RawText!.TrimStart('/')}", Method: method, it.RoutePattern.Parameters, Takes: it.Metadata.GetMetadata<TakesAttribute>())))
            .ToList();

        routes.Count.ShouldBeGreaterThan(25);
        foreach (var (address, method, parameters, takes) in routes)
        {
            var operation = document.Paths.ShouldContainKeyAndGet(address).Operations!.Single(it => it.Key.Method == method).Value;
            operation.Parameters?.Where(it => it.In == ParameterLocation.Path).Select(it => it.Name).ShouldBe(parameters.Select(it => it.Name), ignoreOrder: true);
            operation.Responses!.Values.Where(it => it.Content?.ContainsKey("application/problem+json") == true).ShouldNotBeEmpty();
            operation.Responses!.ShouldContain(it => it.Key[0] == '2' && it.Value.Content!.Count > 0);
            operation.OperationId.ShouldNotBeNullOrWhiteSpace();
            if (method == "GET")
                operation.Parameters!.ShouldContain(it => it.Name == "atLeast");
            if (method is "PUT" or "PATCH" && !LastWordHolds.Contains(address))
                operation.Parameters!.ShouldContain(it => it.Name == "If-Match");
            if (takes is not null)
                operation.RequestBody!.Content!["application/json"].Schema.ShouldNotBeNull();
        }

        document.Paths.Values.SelectMany(it => it.Operations!.Values).Select(it => it.OperationId).ShouldBeUnique();
    }

    [Theory]
    [InlineData("/api/v1/editions", "/api/v1/editions")]
    [InlineData("/api/v1/editions/{edition}", "/api/v1/editions/2017")]
    [InlineData("/api/v1/editions/{edition}", "/api/v1/editions/2019")]
    [InlineData("/api/v1/editions/{edition}/participation", "/api/v1/editions/2017/participation")]
    [InlineData("/api/v1/editions/{edition}/questionnaire", "/api/v1/editions/2017/questionnaire")]
    [InlineData("/api/v1/editions/{edition}/figures", "/api/v1/editions/2017/figures")]
    [InlineData("/api/v1/editions/{edition}/figures/{figure}", "/api/v1/editions/2017/figures/positioning-tourism")]
    [InlineData("/api/v1/cities", "/api/v1/cities")]
    [InlineData("/api/v1/cities/{city}", "/api/v1/cities/bilbao")]
    [InlineData("/api/v1/series", "/api/v1/series")]
    [InlineData("/api/v1/series/{series}", "/api/v1/series/big-data-programmes")]
    [InlineData("/api/v1/practices", "/api/v1/practices")]
    [InlineData("/api/v1/practices/{practice}", "/api/v1/practices/brno-effect")]
    public async Task What_is_answered_has_the_shape_that_is_described(string route, string address)
    {
        var document = await DocumentAsync();
        var client = await study.ClientAsync();

        var body = await client.GetJsonAsync(address);

        Differences(body, document.Paths[route].Operations![HttpMethod.Get].Responses!["200"].Content!["application/json"].Schema!, "").ShouldBeEmpty();
    }

    [Fact]
    public async Task There_is_a_page_to_try_it()
    {
        var client = await study.ClientAsync();

        var page = await client.GetStringAsync("/api", TestContext.Current.CancellationToken);

        page.ShouldContain("openapi/v1.json");
        page.ShouldNotContain("https://cdn");
    }

    private static IEnumerable<string> Differences(JsonNode? value, IOpenApiSchema schema, string place)
    {
        if (schema.AnyOf is { Count: > 0 } || schema.OneOf is { Count: > 0 })
            return (schema.AnyOf ?? []).Concat(schema.OneOf ?? []).Any(it => !Differences(value, it, place).Any()) ? [] : [$"{place}: fits nothing"];

        return value switch
        {
            JsonObject members when schema.Type?.HasFlag(JsonSchemaType.Object) != false =>
                (schema.Required ?? new HashSet<string>()).Where(it => !members.ContainsKey(it)).Select(it => $"{place}/{it}: missing")
                    .Concat(members.SelectMany(it => schema.Properties?.TryGetValue(it.Key, out var member) == true
                        ? Differences(it.Value, member, $"{place}/{it.Key}")
                        : schema.AdditionalProperties is { } other ? Differences(it.Value, other, $"{place}/{it.Key}")
                        : schema.AdditionalPropertiesAllowed && schema.Properties is not { Count: > 0 } ? [] : [$"{place}/{it.Key}: not described"])),
            JsonArray items when schema.Type is { } type && type.HasFlag(JsonSchemaType.Array) => items.SelectMany((it, i) => Differences(it, schema.Items!, $"{place}/{i}")),
            JsonValue or null => Fits(value, schema.Type) ? [] : [$"{place}: {value?.ToJsonString() ?? "null"} is not {schema.Type}"],
            _ => [$"{place}: is not {schema.Type}"],
        };
    }

    private static bool Fits(JsonNode? value, JsonSchemaType? type) => type is not { } kind || value?.GetValueKind() switch
    {
        null => kind.HasFlag(JsonSchemaType.Null),
        System.Text.Json.JsonValueKind.String => kind.HasFlag(JsonSchemaType.String),
        System.Text.Json.JsonValueKind.Number => kind.HasFlag(JsonSchemaType.Number) || kind.HasFlag(JsonSchemaType.Integer),
        _ => kind.HasFlag(JsonSchemaType.Boolean),
    };

    private async Task<OpenApiDocument> DocumentAsync()
    {
        var client = await study.ClientAsync();
        await using var stream = await client.GetStreamAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        using var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer, TestContext.Current.CancellationToken);
        buffer.Position = 0;
        var (document, diagnostic) = await OpenApiDocument.LoadAsync(buffer, "json", cancellationToken: TestContext.Current.CancellationToken);
        diagnostic!.Errors.Select(it => $"{it.Pointer}: {it.Message}").ShouldBeEmpty();
        return document!;
    }
}

file static class Dictionaries
{
    public static T ShouldContainKeyAndGet<T>(this IDictionary<string, T> all, string key)
    {
        all.Keys.ShouldContain(key);
        return all[key];
    }
}
