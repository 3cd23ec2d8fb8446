using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Net.Http.Headers;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Http;

/// <summary>A problem document (RFC 9457): the rule that was broken, in words, and where.</summary>
public sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    IReadOnlyList<ProblemError>? Errors = null,
    IReadOnlyList<AnswerConflict>? Conflicts = null)
{
    public const string ContentType = "application/problem+json";

    /// <summary>In a language: the title, and a sentence for each reason.</summary>
    public static Problem Of(IReadOnlyList<Refusal> refusals, string language)
    {
        var status = Statuses.Of(refusals[0]);
        return new(
            $"urn:smartcities:problem:{refusals[0].Code}",
            Statuses.Title(status).In(language),
            status,
            string.Join(" ", refusals.Take(3).Select(it => it.Said.In(language))) + (refusals.Count > 3 ? $" (+{refusals.Count - 3})" : ""),
            refusals[0].Code,
            [.. refusals.Take(100).Select(it => new ProblemError(it.Code, it.Said.In(language), it.Pointer))]);
    }

    public static Problem Of(int status, string code, Sentence detail, string language, IReadOnlyList<AnswerConflict>? conflicts = null) =>
        new($"urn:smartcities:problem:{code}", Statuses.Title(status).In(language), status, detail.In(language), code, Conflicts: conflicts);

    /// <summary>What the headers say of what to do next.</summary>
    public void Advise(HttpResponse response)
    {
        if (Status == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = "2";
        if (Status == StatusCodes.Status429TooManyRequests)
            response.Headers.RetryAfter = "600";
        if (Status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = Code is "key-malformed" or "key-unknown" or "key-revoked" or "key-expired" or "token-invalid" or "token-expired" ? "Bearer error=\"invalid_token\"" : "Bearer";
    }

    public async Task WriteAsync(HttpContext http)
    {
        var (allowed, vary) = (http.Response.Headers.Allow, http.Response.Headers.Vary);
        http.Response.Clear();
        (http.Response.Headers.Allow, http.Response.Headers.Vary) = (allowed, vary);
        http.Response.StatusCode = Status;
        http.Response.ContentType = ContentType;
        http.Response.Headers.ContentLanguage = Spoken.To(http.Request);
        http.Response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        Advise(http.Response);
        await JsonSerializer.SerializeAsync(http.Response.Body, this, JsonText.Options, http.RequestAborted);
    }
}

/// <summary>One reason, with the place it concerns as a JSON pointer into what was sent.</summary>
public sealed record ProblemError(string Code, string Detail, string? Pointer);

/// <summary>The same question changed by someone else meanwhile: both values, who, in which role, and when.</summary>
public sealed record AnswerConflict(
    string Question,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Questionnaires.Answer? Yours,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Questionnaires.Answer? Theirs,
    string Who,
    DateTimeOffset When,
    string? Role = null);

/// <summary>The same question of a draft was changed meanwhile.</summary>
public sealed class AnswerConflictException(IReadOnlyList<AnswerConflict> conflicts) : Exception("The draft changed meanwhile.")
{
    public IReadOnlyList<AnswerConflict> Conflicts { get; } = conflicts;
}

/// <summary>The one place where a refusal becomes a status.</summary>
public static class Statuses
{
    private static readonly Dictionary<string, int> ByCode = new()
    {
        ["json-invalid"] = 400,
        ["query-unknown"] = 400,
        ["query-invalid"] = 400,
        ["type-unknown"] = 400,
        ["point-invalid"] = 400,
        ["body-missing"] = 400,
        ["idempotency-key-invalid"] = 400,
        ["sign-in"] = 401,
        ["key-malformed"] = 401,
        ["key-unknown"] = 401,
        ["key-revoked"] = 401,
        ["key-expired"] = 401,
        ["token-invalid"] = 401,
        ["token-expired"] = 401,
        ["not-admitted"] = 401,
        ["too-many-attempts"] = 429,
        ["role-missing"] = 403,
        ["rule-missing"] = 403,
        ["lead-only"] = 403,
        ["not-attested"] = 403,
        ["released-only"] = 403,
        ["form-foreign"] = 403,
        ["too-large"] = 413,
        ["media-type"] = 415,
        ["precondition-missing"] = 428,
        ["stale"] = 412,
        ["position-not-reached"] = 503,
        ["moment-not-sealed"] = 503,
    };

    private static readonly HashSet<string> Unknown =
    [
        "edition-unknown", "city-unknown", "series-unknown", "practice-unknown", "release-unknown", "figure-unknown", "indicator-unknown", "questionnaire-unknown",
        "submission-unknown", "query-number-unknown", "proposal-unknown", "revision-unknown", "not-found", "not-released", "service-key-unknown", "id-invalid", "subscription-unknown", "delivery-unknown", "person-unknown", "nothing-kept", "member-unknown",
    ];

    private static readonly HashSet<string> Conflict =
    [
        "edition-exists", "key-exists", "edition-known-only", "edition-closed", "edition-not-open", "edition-not-closed", "questionnaire-missing", "questionnaire-published",
        "release-exists", "release-out-of-order", "city-exists", "city-succeeded", "series-exists", "practice-exists", "practice-retired", "figure-exists", "already-submitted", "indicator-unmapped",
        "already-accepted", "not-submitted", "withdrawn", "reported", "fiction-and-fact", "already-returned", "returned", "queries-open", "query-closed", "not-withdrawn", "not-transcribed", "proposal-decided", "from-changed",
        "subscription-exists", "subscription-ended", "office-full", "last-lead", "last-administrator", "address-taken", "already-redacted", "not-invited", "invitation-withdrawn",
    ];

    public static int Of(Refusal refusal) => refusal switch
    {
        { Code: var code } when ByCode.TryGetValue(code, out var status) => status,
        { Pointer: null, Code: var code } when Unknown.Contains(code) => 404,
        { Code: var code } when Conflict.Contains(code) => 409,
        _ => 422,
    };

    public static Sentence Title(int status) => status switch
    {
        400 => "This cannot be read.",
        401 => "Sign in first.",
        403 => "This is not for you.",
        404 => "There is no such thing here.",
        405 => "This cannot be done here.",
        409 => "Things do not stand so that this can be done.",
        412 => "It changed meanwhile.",
        413 => "This is too large.",
        415 => "This is not JSON.",
        422 => "This breaks a rule.",
        428 => "Say which version this changes.",
        429 => "That was too often.",
        500 => "Something broke on our side.",
        503 => "This is not available right now.",
        _ => "This was refused.",
    };
}

/// <summary>Turns whatever stops a request into a problem document.</summary>
public sealed class ProblemsMiddleware(RequestDelegate next, ILogger<ProblemsMiddleware> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: 404, ContentType: null } && http.GetEndpoint() is null)
                await Problem.Of(404, "not-found", "There is nothing at this address.", Spoken.To(http.Request)).WriteAsync(http);
            else if (http.Response is { HasStarted: false, StatusCode: 405, ContentType: null })
                await Problem.Of(405, "method-not-allowed", $"{http.Request.Method} cannot be asked of this address; {string.Join(", ", http.Response.Headers.Allow.ToArray())} can.", Spoken.To(http.Request)).WriteAsync(http);
        }
        catch (Exception failure) when (!http.Response.HasStarted && Of(failure, http) is { } problem)
        {
            if (problem.Status >= 500 && failure is not RefusedException)
                log.LogError(failure, "{Method} {Path} failed.", http.Request.Method, http.Request.Path);
            await problem.WriteAsync(http);
        }
    }

    /// <summary>What stopped a request, as a problem; null where nobody waits for the answer any more.</summary>
    public static Problem? Of(Exception failure, HttpContext http)
    {
        var language = Spoken.To(http.Request);
        return failure switch
        {
            OperationCanceledException when http.RequestAborted.IsCancellationRequested => null,
            // What somebody may not, somebody else might: who has not said who they are is asked to.
            RefusedException refused => Problem.Of(refused.Refusals, language) is { Status: 403, Code: not "form-foreign" } problem && http.Request.Caller().Role == Role.Anyone
                ? problem with { Status = 401, Title = Statuses.Title(401).In(language) }
                : Problem.Of(refused.Refusals, language),
            StaleException => Problem.Of(412, "stale", "It changed since you read it. Read it again, and decide on what it says now.", language),
            AnswerConflictException conflict => Problem.Of(
                412, "answer-changed", "Someone else changed the same question meanwhile. Both answers are here; send the one that is right, on the newer version.", language, conflict.Conflicts),
            BadHttpRequestException bad => Problem.Of(bad.StatusCode, "request-invalid", bad.Message, language),
            _ when Failures.IsDatabaseAway(failure) => Problem.Of(503, "database-away", "The database does not answer. Nothing was written unless you are told otherwise; try again in a moment.", language),
            _ => Problem.Of(500, "broken", "Something broke on our side; nothing was half-written. It is in our log.", language),
        };
    }
}
