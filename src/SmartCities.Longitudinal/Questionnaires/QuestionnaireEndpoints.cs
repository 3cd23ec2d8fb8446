using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Questionnaires;

public static class ReadQuestionnaireEndpoint
{
    private const string SchemaType = "application/schema+json";

    [WolverineGet("/api/v1/editions/{edition}/questionnaire"), For(Role.Anyone), Gives(typeof(Questionnaire)), At]
    [Query("version", "A version of the form; the latest without it.")]
    [Query("format", "json, or json-schema: what an object of answers to this form looks like (JSON Schema 2020-12), as with Accept: application/schema+json.")]
    public static async Task<IResult> Get(string edition, HttpRequest request, Reader reader, CancellationToken cancellation)
    {
        request.Allow("at", "version", "format");
        var there = await reader.EditionAsync(edition, request.At(), cancellation);
        if (there.Stage == EditionStage.Planned && !request.Caller().ReadsPresent)
            throw new RefusedException("questionnaire-unknown", "The questionnaire is shown once the edition is open.");
        var version = request.Number("version", there.Questionnaire?.Version ?? 0, 1, int.MaxValue);
        if (!there.Questionnaires.TryGetValue(version, out var form))
            throw version == 0
                ? new RefusedException("questionnaire-unknown", "This edition has no questionnaire.")
                : new RefusedException("questionnaire-unknown", $"This edition has no version {version} of its questionnaire.");

        request.HttpContext.Response.Headers.Append("Vary", "Accept");
        return WantsSchema(request)
            ? new Read(AnswersSchema.Of(form, there), Read.Version(version, "schema"), SchemaType)
            : new Read(form, Read.Version(version));
    }

    private static bool WantsSchema(HttpRequest request) => (string?)request.Query["format"] switch
    {
        null => request.GetTypedHeaders().Accept.Any(it => it.MediaType == SchemaType),
        "json" => false,
        "json-schema" => true,
        _ => throw new RefusedException("query-invalid", "\"format\" is json or json-schema.", "?format"),
    };
}

public static class PublishQuestionnaireEndpoint
{
    [WolverinePut("/api/v1/editions/{edition}/questionnaire"), For(Role.Editor), Takes(typeof(Questionnaire)), TakesFirstOrIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Put(string edition, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var form = await request.BodyAsync<Questionnaire>();
        var replaces = request.Replaces();
        var recorded = await log.DecideAsync<Edition>(
            Streams.Edition(edition),
            request.Actor(),
            it => it.Stage != EditionStage.None && it.Questionnaire?.Version != (int?)replaces
                ? throw new StaleException(request.Path)
                : PublishQuestionnaire.Decide(it, new(form)),
            cancellation);
        return new Written(recorded, replaces is null ? request.Path : null, etag: Read.Version(form.Version));
    }
}
