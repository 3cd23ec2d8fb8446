using System.Globalization;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Pages.Forms;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Pages;

/// <summary>Who takes part in an edition, and how many were reminded just now; null where nobody was to be.</summary>
public sealed record ParticipationView(Edition Edition, Editions.Participation Participation, int? Reminded, bool NoneSelected);

public static class ParticipationPage
{
    [For(Role.Editor)]
    public static Task<IResult> Get(
        string edition, HttpContext http, Reader reader, Participations participations, Reached reached, CancellationToken cancellation) =>
        ShowAsync(edition, http, reader, participations, reached, isNoneSelected: false, cancellation);

    /// <summary>Reminds the cities that were selected.</summary>
    [For(Role.Editor)]
    public static async Task<IResult> Remind(
        string edition, HttpContext http, EventLog log, Reader reader, Participations participations, Reached reached, CancellationToken cancellation)
    {
        var cities = (await http.TypedAsync()).All("city");
        if (cities.Count == 0)
            return await ShowAsync(edition, http, reader, participations, reached, isNoneSelected: true, cancellation);
        var outcomes = await RemindCitiesEndpoint.RemindAsync(edition, cities, log, http.Request.Actor(), cancellation);
        return Results.LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"{Address(edition)}?reminded={outcomes.Count(it => it.Outcome == ReachOutcome.Recorded)}"));
    }

    public static string Address(string edition) => $"/editions/{edition}/participation";

    private static async Task<IResult> ShowAsync(
        string edition, HttpContext http, Reader reader, Participations participations, Reached reached, bool isNoneSelected, CancellationToken cancellation)
    {
        if (!Id.IsValid(edition))
            throw new RefusedException("not-found", Id.Invalid("edition", edition).Said);
        var page = http.Features.Get<Page>()!;
        var participation = await ReadParticipationEndpoint.ReadAsync(edition, PointInTime.Now, http.Request.Caller(), reader, participations, reached, cancellation);
        page.ReadAt = Address(edition);
        page.Position = participation.Position;
        return PagesModule.Show<ParticipationShown>(
            nameof(ParticipationShown.View),
            new ParticipationView(
                await reader.EditionAsync(edition, participation.Position, cancellation), participation,
                int.TryParse(http.Request.Query["reminded"], NumberStyles.None, CultureInfo.InvariantCulture, out var reminded) ? reminded : null, isNoneSelected),
            isNoneSelected ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}
