using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Feeds;
using SmartCities.Longitudinal.Idempotency;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Http;

/// <summary>Declares, beside an endpoint, what it takes as its body.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesAttribute(Type body) : Attribute
{
    public Type Body { get; } = body;

    /// <summary>The body names only the members that change, and a reason.</summary>
    public bool AsChanges { get; init; }

    /// <summary>Whether there has to be one: where every member may be left out, all of it may.</summary>
    public bool IsRequired => AsChanges || Body.GetConstructors().All(it => it.GetParameters().Any(one => !one.HasDefaultValue));
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
    private const string Json = "application/json";
    private const string Bearer = "bearer";

    /// <summary>What each capability is about.</summary>
    private static readonly Dictionary<string, string> About = new()
    {
        ["Access"] = "Keys of services.",
        ["Offices"] = "The offices of cities: who belongs to them, and where they are reached.",
        ["People"] = "Persons: what is kept about them, and how it is erased.",
        ["Audit"] = "What was recorded: when, by whom, why, and what it changed.",
        ["Cities"] = "Cities, and what each edition counts them as.",
        ["Comparisons"] = "Two readings side by side.",
        ["Drafts"] = "Answers in progress.",
        ["Editions"] = "The rounds of the study and their life, from plan to release.",
        ["Feeds"] = "The log as services follow it.",
        ["Figures"] = "Numbers that reports print, held against the answers.",
        ["Indicators"] = "Measures on an edition's answers, each with its base.",
        ["Practices"] = "Good practices that cities share.",
        ["Questionnaires"] = "The form of an edition, and what differs from another's.",
        ["Redactions"] = "Words taken out of the record, and where.",
        ["Series"] = "What the study follows across editions.",
        ["Submissions"] = "What a city answered, its review and its amendments.",
        ["Subscriptions"] = "Events delivered to an endpoint of one's own.",
    };

    public static void Configure(OpenApiOptions options)
    {
        options.AddSchemaTransformer(OpenApiSchemas.Complete);
        options.AddOperationTransformer(DescribeAsync);
        options.AddDocumentTransformer((document, context, _) =>
        {
            document.Info = new()
            {
                Title = "SmartCities.Longitudinal",
                Version = "v1",
                Description = "Editions of a study among cities: what they answered, at any position, and how they moved between editions. Nothing is ranked.",
                License = new() { Name = "MIT", Identifier = "MIT" },
            };

            document.AddComponent(Bearer, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A key: of a service, or of a demonstration person such as demo-editor.",
            });

            // By address; under each capability's name; without the framework's own stand-in for an answer.
            var paths = new OpenApiPaths();
            foreach (var (place, path) in document.Paths.OrderBy(it => it.Key, StringComparer.Ordinal))
                paths.Add(place, path);
            document.Paths = paths;
            document.Tags = document.Paths.Values.SelectMany(it => it.Operations ?? []).SelectMany(it => it.Value.Tags ?? new HashSet<OpenApiTagReference>())
                .Select(it => it.Reference.Id!).Distinct().Order(StringComparer.Ordinal).Select(it => new OpenApiTag { Name = it, Description = About[it] }).ToHashSet();
            document.Components?.Schemas?.Remove(nameof(IResult));
            var address = context.ApplicationServices.GetRequiredService<ServiceAddress>().Value;
            document.Servers = [new() { Url = address }];
            Webhooks.Describe(document, address);
            return Task.CompletedTask;
        });
    }

    public static void MapApiPage(this WebApplication app) => app.MapScalarApiReference("/api", page => page.WithTitle("SmartCities.Longitudinal API").WithOpenApiRoutePattern("/openapi/v1.json"));

    private static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (context.Description.ActionDescriptor is WolverineActionDescriptor wolverine)
            Name(operation, wolverine.Chain.Method.HandlerType);

        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(it => it.In == ParameterLocation.Path))
            parameter.Schema = PathSchema(parameter.Name!);
        foreach (var query in metadata.OfType<QueryAttribute>())
            AddParameter(operation, query.Name, ParameterLocation.Query, query.Description);
        if (context.Description.HttpMethod == HttpMethods.Get)
            AddParameter(operation, Addresses.AtLeast, ParameterLocation.Query, "A position, as a write answers it: the read waits until it can be read, for 5 seconds at most.");

        var (ifMatch, first) = (metadata.OfType<TakesIfMatchAttribute>().Any(), metadata.OfType<TakesFirstOrIfMatchAttribute>().Any());
        if (first)
            AddParameter(operation, "If-None-Match", ParameterLocation.Header, "* to be the first to put something here.");
        if (ifMatch || first)
            AddParameter(operation, "If-Match", ParameterLocation.Header, "The ETag that was read.", isRequired: !first);

        if (context.Description.HttpMethod == HttpMethods.Post)
            AddParameter(operation, AnswerOnce.Header, ParameterLocation.Header, "A key of your own for this request: sent again under the same key, it is done once and answered the same.");

        if (metadata.OfType<TakesAttribute>().FirstOrDefault() is { } takes)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = takes.IsRequired,
                Content = new Dictionary<string, OpenApiMediaType> { [Json] = new() { Schema = await BodyAsync(takes, context, cancellation) } },
            };
        }

        await RespondAsync(operation, context, ifMatch || first, cancellation);
        if (metadata.OfType<ForAttribute>().FirstOrDefault() is { } rule)
            Secure(operation, rule, context);
    }

    /// <summary>Who may: in words, and for programs that a key is needed, or can be left out.</summary>
    private static void Secure(OpenApiOperation operation, ForAttribute rule, OpenApiOperationTransformerContext context)
    {
        operation.Description = $"For {rule.InWords}.";
        operation.Security = [new() { [new(Bearer, context.Document)] = [] }];
        if (rule.Least == Role.Anyone || rule.Released)
            operation.Security.Add([]);
    }

    private static void Name(OpenApiOperation operation, Type endpoint)
    {
        var words = endpoint.Name.EndsWith("Endpoint", StringComparison.Ordinal) ? endpoint.Name[..^"Endpoint".Length] : endpoint.Name;
        operation.OperationId = JsonNamingPolicy.CamelCase.ConvertName(words);
        operation.Summary = char.ToUpperInvariant(words[0]) + JsonNamingPolicy.KebabCaseLower.ConvertName(words)[1..].Replace('-', ' ');
        operation.Description = null;
        operation.Tags = new HashSet<OpenApiTagReference> { new(endpoint.Namespace!.Split('.')[^1]) };
    }

    private static OpenApiSchema PathSchema(string name) => name switch
    {
        "release" => new() { Type = JsonSchemaType.String, Pattern = @"^[a-z0-9]+(-[a-z0-9]+)*\.[0-9]{1,3}$" },
        "n" or "revision" => new() { Type = JsonSchemaType.Integer, Minimum = "1" },
        _ => new() { Type = JsonSchemaType.String, Pattern = "^[a-z0-9]+(-[a-z0-9]+)*$", MaxLength = 80 },
    };

    private static void AddParameter(OpenApiOperation operation, string name, ParameterLocation place, string description, bool isRequired = false)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter { Name = name, In = place, Description = description, Required = isRequired, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
    }

    private static async Task<IOpenApiSchema> BodyAsync(TakesAttribute takes, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var schema = await context.GetOrCreateSchemaAsync(takes.Body, cancellationToken: cancellation);
        if (!takes.AsChanges)
            return Component(takes.Body.Name, schema, context);

        schema.Required = new HashSet<string> { "reason" };
        schema.Properties!["reason"] = new OpenApiSchema { Type = JsonSchemaType.String };
        schema.Description = "The members that change: what is absent stays, null takes out (RFC 7396). With the reason, which is kept.";
        return Component($"{takes.Body.Name}Changes", schema, context);
    }

    private static async Task RespondAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, bool isConditional, CancellationToken cancellation)
    {
        var reads = context.Description.HttpMethod == HttpMethods.Get;
        var responses = operation.Responses ??= [];
        foreach (var bare in responses.Where(it => it.Value?.Content is not { Count: > 0 } || it.Key[0] is '4' or '5').Select(it => it.Key).ToList())
            responses.Remove(bare);
        foreach (var gives in context.Description.ActionDescriptor.EndpointMetadata.OfType<GivesAttribute>())
        {
            var schema = Component(gives.Type!.Name, await context.GetOrCreateSchemaAsync(gives.Type, cancellationToken: cancellation), context);
            responses.Remove("200");
            Add(200, reads ? "What there is." : "It holds, and did before: nothing had to be recorded, or it changed what was there.", Json, schema);
            if (gives.StatusCode == 201 || context.Description.HttpMethod == HttpMethods.Put)
                Add(201, "It was recorded.", Json, schema);
        }

        if (reads)
            responses["304"] = new OpenApiResponse { Description = "The reader has it already (If-None-Match)." };
        var problem = Component(nameof(Problem), await context.GetOrCreateSchemaAsync(typeof(Problem), cancellationToken: cancellation), context);
        Add(400, "It cannot be read: malformed JSON, an unknown member or query parameter.", Problem.ContentType, problem);
        Add(401, "Nobody is signed in, or the key is none: unknown, revoked, expired.", Problem.ContentType, problem);
        Add(403, "It is not for this role, or not at this point in time.", Problem.ContentType, problem);
        if (context.Description.RelativePath?.Contains('{', StringComparison.Ordinal) == true)
            Add(404, "There is no such thing at this point in time.", Problem.ContentType, problem);
        if (!reads)
        {
            Add(409, "Things do not stand so that this can be done.", Problem.ContentType, problem);
            Add(413, "The body is too large.", Problem.ContentType, problem);
            Add(415, "The body is not JSON.", Problem.ContentType, problem);
        }

        Add(422, "It breaks a rule; the errors name which, and where.", Problem.ContentType, problem);
        if (isConditional)
        {
            Add(412, "It changed since it was read.", Problem.ContentType, problem);
            Add(428, "A condition is missing: If-Match, or If-None-Match: * where nothing is yet.", Problem.ContentType, problem);
        }

        Add(503, "Not right now: ask again after Retry-After.", Problem.ContentType, problem);

        void Add(int status, string description, string mediaType, IOpenApiSchema schema) =>
            responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = description,
                Content = new Dictionary<string, OpenApiMediaType> { [mediaType] = new() { Schema = schema } },
            };
    }

    private static OpenApiSchemaReference Component(string name, IOpenApiSchema schema, OpenApiOperationTransformerContext context)
    {
        context.Document!.AddComponent(name, schema);
        return new(name, context.Document);
    }
}
