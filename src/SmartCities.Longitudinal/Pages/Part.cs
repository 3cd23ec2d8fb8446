using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace SmartCities.Longitudinal.Pages;

/// <summary>A part of a page, which speaks the page's language.</summary>
public abstract class Part : ComponentBase
{
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    protected Page Page => Http.Features.Get<Page>()!;

    protected Say Say => new(Page.Language);

    protected string T(Text text) => text.In(Page.Language);

    protected string T(Text text, params ReadOnlySpan<object?> parts) => string.Format(CultureInfo.InvariantCulture, text.In(Page.Language), parts);

    protected string N(Plural plural, int count) => T(count == 1 ? plural.One : plural.Many, Say.Number(count));
}
