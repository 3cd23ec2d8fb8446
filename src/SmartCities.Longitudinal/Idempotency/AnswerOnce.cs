using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Idempotency;

/// <summary>
/// Honours <c>Idempotency-Key</c> on every POST of the API: the same request under the same key is done once and answered the same again, also when its
/// first answer was lost after it was recorded.
/// </summary>
public sealed class AnswerOnce(RequestDelegate next, AnsweredRequests answered, EventLog log)
{
    public const string Header = "Idempotency-Key";
    public const string Replayed = "Idempotency-Replayed";

    private const int LongestKey = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task InvokeAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.Path.StartsWithSegments(HttpModule.Prefix) || http.Request.Headers[Header] is not [var written, ..] keys)
        {
            await next(http);
            return;
        }

        var key = keys.Count == 1 && written is { Length: > 0 and <= LongestKey } && written.All(it => it is > ' ' and <= '~')
            ? written
            : throw new RefusedException("idempotency-key-invalid", $"An Idempotency-Key is 1 to {LongestKey} printable characters without spaces, once.");
        var request = new KeyedRequest(http.Request.Caller().Id, key, await AskedAsync(http));
        if (await answered.FindAsync(request.Who, key, http.RequestAborted) is { } before)
            await AgainAsync(http, request, before, patience: TimeSpan.Zero);
        else
            await FirstAsync(http, request);
    }

    private async Task FirstAsync(HttpContext http, KeyedRequest request)
    {
        try
        {
            await AnswerAsync(http, request);
        }
        catch (AnsweredMeanwhileException)
        {
            var before = await answered.FindAsync(request.Who, request.Key, http.RequestAborted) ?? throw new StaleException(request.Key);
            await AgainAsync(http, request, before, Patience);
        }
    }

    /// <summary>Gives the first answer again; where it was lost, or is not there yet, from what was recorded.</summary>
    private async Task AgainAsync(HttpContext http, KeyedRequest request, AnsweredRequest before, TimeSpan patience)
    {
        if (!before.Asked.AsSpan().SequenceEqual(request.Asked))
            throw new RefusedException("idempotency-key-reused", "This Idempotency-Key was used for another request. Take a new key for each thing you ask for.");

        for (var waited = TimeSpan.Zero; before.Answer is null && waited < patience; waited += TimeSpan.FromMilliseconds(50))
        {
            await Task.Delay(50, http.RequestAborted);
            before = await answered.FindAsync(request.Who, request.Key, http.RequestAborted) ?? before;
        }

        http.Response.Headers[Replayed] = "true";
        if (before.Answer is { } answer)
        {
            await WriteAsync(http, answer);
            return;
        }

        if (before.Recorded is { } recorded)
            request.Recorded = await log.RecordedAsync(recorded.Stream, recorded.Version, recorded.Added, http.RequestAborted);
        http.Request.Body.Position = 0;
        await AnswerAsync(http, request);
    }

    private async Task AnswerAsync(HttpContext http, KeyedRequest request)
    {
        http.Features.Set(request);
        var body = http.Response.Body;
        using var kept = new MemoryStream();
        http.Response.Body = kept;
        try
        {
            await next(http);
        }
        catch (Exception failure) when (ProblemsMiddleware.Of(failure, http) is { Status: >= 400 and < 500 } problem && failure is not AnsweredMeanwhileException)
        {
            http.Response.Body = body;
            await answered.KeepAsync(request, new(problem.Status, null, null, Problem.ContentType, JsonSerializer.SerializeToUtf8Bytes(problem, JsonText.Options)), http.RequestAborted);
            throw;
        }
        finally
        {
            http.Response.Body = body;
        }

        var headers = http.Response.Headers;
        var answer = new KeptAnswer(http.Response.StatusCode, headers.ETag, headers.Location, http.Response.ContentType, kept.ToArray());
        if (answer.Status < 500)
        {
            await answered.KeepAsync(
                request, request.AnswerToKeep is { } instead ? answer with { Body = JsonSerializer.SerializeToUtf8Bytes(instead, JsonText.Options) } : answer, http.RequestAborted);
        }

        await WriteAsync(http, answer);
    }

    private static async Task WriteAsync(HttpContext http, KeptAnswer answer)
    {
        http.Response.StatusCode = answer.Status;
        http.Response.Headers.ETag = answer.ETag;
        http.Response.Headers.Location = answer.Location;
        http.Response.ContentType = answer.ContentType;
        http.Response.ContentLength = answer.Body.Length;
        await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted);
    }

    private static async Task<byte[]> AskedAsync(HttpContext http)
    {
        http.Request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{http.Request.Path}{http.Request.QueryString}\n{http.Request.Headers[HeaderNames.IfMatch]}\n"));
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
            hash.AppendData(buffer, 0, read);
        http.Request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}
