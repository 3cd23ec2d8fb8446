using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Http;

/// <summary>A read: JSON with an ETag; 304 when the reader has it already.</summary>
public sealed class Read(object body, string? etag = null, string mediaType = "application/json; charset=utf-8") : IResult
{
    /// <summary>The ETag of a stream's version, with what else the body depends on.</summary>
    public static string Version(long version, params ReadOnlySpan<string?> also)
    {
        var parts = new List<string> { version.ToString(CultureInfo.InvariantCulture) };
        foreach (var it in also)
        {
            if (it is not null)
                parts.Add(it);
        }

        return $"\"{string.Join('-', parts)}\"";
    }

    /// <summary>A short hash of what a body says.</summary>
    public static string Fingerprint(object body) => Fingerprint(JsonSerializer.SerializeToUtf8Bytes(body, JsonText.Options));

    public async Task ExecuteAsync(HttpContext http)
    {
        byte[]? json = null;
        if (etag is null)
        {
            json = JsonSerializer.SerializeToUtf8Bytes(body, JsonText.Options);
            etag = $"\"{Fingerprint(json)}\"";
        }

        http.Response.Headers.ETag = etag;
        if (http.Response.Headers.CacheControl.Count == 0)
            http.Response.Headers.CacheControl = "no-cache";
        if (HttpMethods.IsGet(http.Request.Method) && http.Request.Headers.IfNoneMatch.Any(it => it is not null && it.Split(',').Any(one => one.Trim() == etag)))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        http.Response.ContentType = mediaType;
        if (json is null)
        {
            // Straight into the response's own buffers, without a copy of the whole.
            await JsonSerializer.SerializeAsync(http.Response.BodyWriter, body, JsonText.Options, http.RequestAborted);
            return;
        }

        http.Response.ContentLength = json.Length;
        await http.Response.Body.WriteAsync(json, http.RequestAborted);
    }

    private static string Fingerprint(byte[] json) => Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 12));
}

/// <summary>A write: what was recorded, at which position, and the new version as ETag.</summary>
public sealed class Written(Recorded recorded, string? created = null, object? body = null, string? etag = null) : IResult
{
    public async Task ExecuteAsync(HttpContext http)
    {
        http.Response.Headers.ETag = etag ?? Read.Version(recorded.Version);
        if (created is not null && recorded.Added > 0)
        {
            http.Response.StatusCode = StatusCodes.Status201Created;
            http.Response.Headers[HeaderNames.Location] = created;
        }

        await http.Response.WriteAsJsonAsync(body ?? new WrittenBody(recorded.Added > 0 ? recorded.Position : null, recorded.Version, recorded.Added), JsonText.Options, http.RequestAborted);
    }
}

/// <summary>The position of what was recorded (none when nothing had to be), the version of the thing after it, and how many events it took.</summary>
public sealed record WrittenBody(long? Position, long Version, int Recorded);
