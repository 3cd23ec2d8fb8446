using Microsoft.AspNetCore.Antiforgery;
using SmartCities.Longitudinal.Pages;

namespace SmartCities.Longitudinal.Access;

/// <summary>A form that changes something is one of our own: it carries the token that its page was given.</summary>
public sealed class OurForms(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<IsPage>() is not null && HttpMethods.IsPost(http.Request.Method) && !await IsOursAsync(http))
            throw new RefusedException("form-foreign", "This form was not made by this page, or it was open for too long. Go back, load the page again, and send it once more.");
        await next(http);
    }

    private async Task<bool> IsOursAsync(HttpContext http)
    {
        try
        {
            return http.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(http);
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }
}
