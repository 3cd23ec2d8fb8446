using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Offices;
using SmartCities.Longitudinal.Pages.Forms;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Pages;

/// <summary>A city's office; what was typed into a form of this page that was refused stays in it.</summary>
public sealed record OfficeView(OfficeBody Office, City City, bool MayChange, bool IsSaved, Problem? Problem, Typed Typed);

public static class OfficePage
{
    [For(Role.Editor, OwnCity = true)]
    public static Task<IResult> Get(string city, HttpContext http, Office office, CancellationToken cancellation) => ShowAsync(city, http, office, cancellation);

    [For(Role.Editor, OwnCity = true)]
    public static Task<IResult> Add(string city, HttpContext http, Office office, CancellationToken cancellation) => ActAsync(city, http, office, async (typed, by) =>
    {
        Office.RequireLead(http.Request.Caller(), city);
        await office.AddAsync(city, new(typed["name"], typed["address"], typed["language"], typed.Has("lead")), by, cancellation);
    }, cancellation);

    [For(Role.Editor, OwnCity = true)]
    public static Task<IResult> HandOver(string city, string person, HttpContext http, Office office, CancellationToken cancellation) => ActAsync(city, http, office, async (_, by) =>
    {
        Office.RequireLead(http.Request.Caller(), city);
        await office.HandOverAsync(city, new(person, http.Request.Caller().Id), by, cancellation);
    }, cancellation);

    [For(Role.Editor, OwnCity = true)]
    public static Task<IResult> Remove(string city, string person, HttpContext http, Office office, CancellationToken cancellation) => ActAsync(city, http, office, async (_, by) =>
    {
        var caller = http.Request.Caller();
        if (caller.Id != person)
            Office.RequireLead(caller, city);
        await office.RemoveAsync(city, new(person), by, byOffice: caller.IsOf(city), cancellation);
    }, cancellation);

    [For(Role.Editor, OwnCity = true)]
    public static Task<IResult> SetMailbox(string city, HttpContext http, Office office, CancellationToken cancellation) => ActAsync(city, http, office, async (typed, _) =>
    {
        Office.RequireLead(http.Request.Caller(), city);
        await office.SetMailboxAsync(city, new(typed["mailbox"], typed["mailbox-language"], typed.Has("mailbox-digest")), cancellation);
    }, cancellation);

    private static async Task<IResult> ActAsync(string city, HttpContext http, Office office, Func<Typed, Actor, Task> act, CancellationToken cancellation)
    {
        RequireId(city);
        var typed = await http.TypedAsync();
        try
        {
            await act(typed, http.Request.Actor());
            return Results.LocalRedirect($"/cities/{city}/office?saved=yes");
        }
        catch (Exception failure) when (FormPage.ProblemOf(failure, http) is { } problem)
        {
            return await ShowAsync(city, http, office, cancellation, problem, typed);
        }
    }

    private static async Task<IResult> ShowAsync(string city, HttpContext http, Office office, CancellationToken cancellation, Problem? problem = null, Typed? typed = null)
    {
        RequireId(city);
        http.Features.Get<Page>()!.ReadAt = $"/cities/{city}/office";
        var (body, there, _) = await office.ReadAsync(city, cancellation);
        var caller = http.Request.Caller();
        return PagesModule.Show<OfficeShown>(
            nameof(OfficeShown.View),
            new OfficeView(body, there, caller.IsAtLeast(Role.Editor) || caller.Leads(city), problem is null && http.Request.Query["saved"] == "yes", problem, typed ?? Typed.Nothing),
            problem?.Status ?? 200);
    }

    private static void RequireId(string city)
    {
        if (!Id.IsValid(city))
            throw new RefusedException("not-found", Id.Invalid("city", city).Said);
    }
}
