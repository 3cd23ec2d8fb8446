using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Health;

/// <summary>Whether the process lives, and whether it can answer with what was recorded.</summary>
public static class HealthModule
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static void AddHealth(this WebApplicationBuilder builder) => builder.Services.AddHealthChecks()
        .AddCheck<DatabaseHealth>("database", timeout: Patience)
        .AddCheck<FactsHealth>("facts", timeout: Patience);

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = WriteAsync });
        app.MapHealthChecks("/health/ready", new() { ResponseWriter = WriteAsync });
    }

    private static async Task WriteAsync(HttpContext http, HealthReport report)
    {
        if (report.Status == HealthStatus.Unhealthy)
            http.Response.Headers.RetryAfter = "2";
        http.Response.ContentType = "application/json; charset=utf-8";
        await JsonSerializer.SerializeAsync(
            http.Response.Body,
            new HealthAnswer(report.Status, report.Entries.ToDictionary(it => it.Key, it => new HealthEntry(it.Value.Status, it.Value.Description, it.Value.Data))),
            JsonText.Options,
            http.RequestAborted);
    }
}

/// <summary>What the health addresses answer.</summary>
public sealed record HealthAnswer(HealthStatus Status, IReadOnlyDictionary<string, HealthEntry> Checks);

/// <summary>One thing that was looked at, with the sentence an operator needs.</summary>
public sealed record HealthEntry(HealthStatus Status, string? Detail, IReadOnlyDictionary<string, object> Data);
