using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Mail;
using SmartCities.Longitudinal.Pages.Forms;
using SmartCities.Longitudinal.People;

namespace SmartCities.Longitudinal.Pages;

/// <summary>What is kept about people, and whom to write to.</summary>
public sealed record PrivacyView(IReadOnlyList<Kept> Kept, string? Contact);

/// <summary>What is kept about the reader; what was typed into the form that was refused stays in it.</summary>
public sealed record MeView(AboutMe About, IReadOnlyList<Kept> Kept, Person? Person, bool IsSaved, Problem? Problem, Typed? Typed);

public static class PrivacyPage
{
    [For(Role.Anyone)]
    public static IResult Get(AboutPeople about, MailOptions mail) =>
        PagesModule.Show<PrivacyShown>(nameof(PrivacyShown.View), new PrivacyView(about.Kept, mail.ReplyTo ?? mail.From));

    [For(Role.CityContributor, Persons = true)]
    public static Task<IResult> Me(HttpContext http, AboutPeople about, ActorDirectory directory, CancellationToken cancellation) => ShowAsync(http, about, directory, cancellation);

    [For(Role.CityContributor, Persons = true)]
    public static async Task<IResult> Change(HttpContext http, AboutPeople about, ActorDirectory directory, CancellationToken cancellation)
    {
        var typed = await http.TypedAsync();
        try
        {
            await directory.ChangeAsync(http.Request.Caller().Id, new(typed["name"], Language: typed["language"], Digest: typed.Has("digest")), cancellation);
            return Results.LocalRedirect("/me?saved=yes");
        }
        catch (Exception failure) when (FormPage.ProblemOf(failure, http) is { } problem)
        {
            return await ShowAsync(http, about, directory, cancellation, problem, typed);
        }
    }

    private static async Task<IResult> ShowAsync(HttpContext http, AboutPeople about, ActorDirectory directory, CancellationToken cancellation, Problem? problem = null, Typed? typed = null)
    {
        var caller = http.Request.Caller();
        return PagesModule.Show<MeShown>(
            nameof(MeShown.View),
            new MeView(await about.OfAsync(caller, cancellation), about.Kept, await directory.FindAsync(caller.Id, cancellation), problem is null && http.Request.Query["saved"] == "yes", problem, typed),
            problem?.Status ?? 200);
    }
}
