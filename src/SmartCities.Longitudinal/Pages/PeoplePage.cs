using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Pages.Forms;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.SignIn;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Pages;

/// <summary>Who is in the directory, by name; what was looked for, and how many more there are; what was typed into the form that was refused stays in it.</summary>
public sealed record PeopleView(IReadOnlyList<PersonSeen> People, int More, string Query, bool ClaimsRoles, bool IsSaved, Problem? Problem, Typed Typed);

public static class PeoplePage
{
    private const int Most = 200;

    /// <summary>The roles that are given here.</summary>
    public static readonly IReadOnlyList<Role> Roles = [Role.Analyst, Role.Editor, Role.Administrator];

    [For(Role.Administrator)]
    public static Task<IResult> Get(HttpContext http, ReadPeople people, CancellationToken cancellation) => ShowAsync(http, people, http.Request.Query["q"].ToString(), cancellation);

    /// <summary>Enters somebody into the directory, with a role if one is chosen.</summary>
    [For(Role.Administrator)]
    public static Task<IResult> Enter(HttpContext http, ReadPeople people, ActorDirectory directory, EventLog log, CancellationToken cancellation) => ActAsync(http, people, async typed =>
    {
        var person = new Person(ActorDirectory.NewId(), Contact.Name(typed["name"], "/name"), Contact.Address(typed["address"], "/address"), Contact.Language(typed["language"], "/language"), Digest: false);
        if (!await directory.AddAsync(person, cancellation))
            throw ActorDirectory.AddressTaken();
        if (RoleIn(typed) is { } role)
            await AppointPerson.AppointAsync(person.Id, new(role), log, directory, http.Request.Actor(), cancellation);
    }, cancellation);

    [For(Role.Administrator)]
    public static Task<IResult> Appoint(string person, HttpContext http, ReadPeople people, ActorDirectory directory, EventLog log, CancellationToken cancellation) => ActAsync(
        http, people, typed => AppointPerson.AppointAsync(person, new(RoleIn(typed)), log, directory, http.Request.Actor(), cancellation), cancellation);

    /// <summary>Ends every session of a person, wherever they are signed in.</summary>
    [For(Role.Administrator)]
    public static Task<IResult> EndSessions(string person, HttpContext http, ReadPeople people, Sessions sessions, CancellationToken cancellation) => ActAsync(
        http, people, _ => sessions.EndAllAsync(person, cancellation), cancellation);

    // A word that is no role is taken for one that nobody gives, and refused as such.
    private static Role? RoleIn(Typed typed) => typed["role"] is { Length: > 0 } written ? Words.Parse<Role>(written) ?? Role.Anyone : null;

    private static async Task<IResult> ActAsync(HttpContext http, ReadPeople people, Func<Typed, Task> act, CancellationToken cancellation)
    {
        var typed = await http.TypedAsync();
        try
        {
            await act(typed);
            return Results.LocalRedirect($"/people?saved=yes{(typed["q"] is { Length: > 0 } query ? $"&q={Uri.EscapeDataString(query)}" : "")}");
        }
        catch (Exception failure) when (FormPage.ProblemOf(failure, http) is { } problem)
        {
            return await ShowAsync(http, people, typed["q"], cancellation, problem, typed);
        }
    }

    private static async Task<IResult> ShowAsync(HttpContext http, ReadPeople people, string query, CancellationToken cancellation, Problem? problem = null, Typed? typed = null)
    {
        http.Features.Get<Page>()!.ReadAt = "/people";
        var found = await people.FindAsync(query, cancellation);
        return PagesModule.Show<PeopleShown>(
            nameof(PeopleShown.View),
            new PeopleView(
                [.. found.Take(Most)], Math.Max(0, found.Count - Most), query, people.ClaimsRoles, problem is null && http.Request.Query["saved"] == "yes", problem, typed ?? Typed.Nothing),
            problem?.Status ?? 200);
    }
}
