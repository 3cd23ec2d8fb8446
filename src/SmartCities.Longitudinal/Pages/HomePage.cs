using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Readings;

namespace SmartCities.Longitudinal.Pages;

/// <summary>The editions there are, real and made up, and how many cities each knows of.</summary>
public sealed record HomeView(IReadOnlyList<EditionCard> Real, IReadOnlyList<EditionCard> Demonstration);

/// <summary>An edition at a glance; <c>Cities</c> is how many have answers here, null where none do.</summary>
public sealed record EditionCard(Edition Edition, int? Cities)
{
    public int? Year => Edition.Year;
}

public static class HomePage
{
    [For(Role.Anyone)]
    public static async Task<IResult> Get(HttpContext http, Reader reader, Audience audience, CancellationToken cancellation)
    {
        var page = http.Features.Get<Page>()!;
        var position = await reader.PositionAsync(page.Point, cancellation);
        page.Position = position;
        var caller = http.Request.Caller();
        var cards = new List<EditionCard>();
        foreach (var edition in await reader.EditionsAsync(position, cancellation))
        {
            var isRead = edition.Stage != EditionStage.Known && (caller.ReadsPresent || edition.Release is not null);
            var count = !isRead ? 0 : (await audience.ReadAsync(caller, edition.Id, caller.ReadsPresent ? new(position, null, null) : PointInTime.Now, cancellation)).Answers.Snapshot.Count;
            cards.Add(new(edition, count > 0 ? count : null));
        }

        return PagesModule.Show<Home>(nameof(Home.View), new HomeView([.. cards.Where(it => !it.Edition.Demonstration)], [.. cards.Where(it => it.Edition.Demonstration)]));
    }
}
