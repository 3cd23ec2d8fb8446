using Microsoft.AspNetCore.StaticAssets;
using SmartCities.Longitudinal.Http;

namespace SmartCities.Longitudinal.Pages;

/// <summary>Gives a page its language and its headers, and turns what stops it into a page; everything else passes by.</summary>
public sealed class PagesMiddleware(RequestDelegate next, EndpointDataSource endpoints, ILogger<PagesMiddleware> log)
{
    // Nothing but the service's own style sheet and icon; no script at all.
    private const string Policy = "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private readonly Lazy<(string Stylesheet, string Icon)> assets = new(() => (Address(endpoints, "site.css"), Address(endpoints, "icon.svg")));

    public async Task InvokeAsync(HttpContext http)
    {
        var endpoint = http.GetEndpoint();
        if (endpoint is null ? !IsForPeople(http.Request) : endpoint.Metadata.GetMetadata<IsPage>() is null)
        {
            await next(http);
            return;
        }

        Dress(http);
        try
        {
            await next(http);
            if (endpoint is null && http.Response is { HasStarted: false, StatusCode: 404 or 405 })
                await RefuseAsync(http, Problem.Of(http.Response.StatusCode, "not-found", "", Spoken.To(http.Request)));
        }
        catch (Exception failure) when (!http.Response.HasStarted && ProblemsMiddleware.Of(failure, http) is { } problem)
        {
            if (problem.Status >= 500 && failure is not RefusedException)
                log.LogError(failure, "{Method} {Path} failed.", http.Request.Method, http.Request.Path);
            await RefuseAsync(http, problem);
        }
    }

    private void Dress(HttpContext http)
    {
        http.Features.Set(new Page(http.Request, Spoken.OnPage(http), assets.Value.Stylesheet, assets.Value.Icon));
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-cache";
        headers.Vary = "Accept-Language, Authorization, Cookie";
        headers.ContentLanguage = http.Features.Get<Page>()!.Language;
    }

    private async Task RefuseAsync(HttpContext http, Problem problem)
    {
        http.Response.Clear();
        Dress(http);
        problem.Advise(http.Response);
        await PagesModule.Show<Refused>(nameof(Refused.Problem), problem, problem.Status).ExecuteAsync(http);
    }

    private static bool IsForPeople(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !request.Path.StartsWithSegments(HttpModule.Prefix) &&
        request.GetTypedHeaders().Accept.Any(it => it.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    /// <summary>The address of a file that changes with its content, so that it can be kept for ever.</summary>
    private static string Address(EndpointDataSource endpoints, string file) => endpoints.Endpoints
        .Select(it => it.Metadata.GetMetadata<StaticAssetDescriptor>())
        .FirstOrDefault(it => it?.Properties.Any(property => property.Name == "label" && property.Value == file) == true)?.Route is { } route
        ? "/" + route
        : "/" + file;
}
