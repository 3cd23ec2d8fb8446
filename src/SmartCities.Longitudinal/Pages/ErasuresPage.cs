using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Pages.Forms;
using SmartCities.Longitudinal.People;

namespace SmartCities.Longitudinal.Pages;

/// <summary>What can be erased, what was just done, and what was typed into the form that was refused.</summary>
public sealed record ErasuresView(Erased? Done, Problem? Problem, Typed Typed);

public static class ErasuresPage
{
    [For(Role.Administrator)]
    public static IResult Get() => Show(new(null, null, Typed.Nothing));

    /// <summary>Answers with the page itself: what was done is told once, and sending the form again is harmless.</summary>
    [For(Role.Administrator)]
    public static async Task<IResult> Post(HttpContext http, Erasures erasures, CancellationToken cancellation)
    {
        http.Features.Get<Page>()!.ReadAt = "/erasures";
        var typed = await http.TypedAsync();
        try
        {
            var erase = new Erase(Given("person"), Given("edition"), Given("city"), Given("question"), typed.Has("mailbox"), Given("why"));
            return Show(new(await erasures.EraseAsync(erase, http.Request.Actor(), cancellation), null, Typed.Nothing));
        }
        catch (Exception failure) when (FormPage.ProblemOf(failure, http) is { } problem)
        {
            return Show(new(null, problem, typed));
        }

        string? Given(string name) => typed[name].Trim() is { Length: > 0 } given ? given : null;
    }

    private static IResult Show(ErasuresView view) => PagesModule.Show<ErasuresShown>(nameof(ErasuresShown.View), view, view.Problem?.Status ?? 200);
}
