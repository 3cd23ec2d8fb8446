using System.Text.RegularExpressions;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Readings;

namespace SmartCities.Longitudinal.Pages;

/// <summary>The editions there are, real and made up, and how many cities each knows of.</summary>
public sealed record HomeView(IReadOnlyList<EditionCard> Real, IReadOnlyList<EditionCard> Demonstration);

/// <summary>An edition at a glance; <c>Cities</c> is how many have answers here, null where none do.</summary>
public sealed record EditionCard(Edition Edition, int? Cities)
{
    public int? Year { get; } = YearOf(Edition);

    /// <summary>The year an edition goes by: in its id, else of its reference date or the end of its collection.</summary>
    public static int? YearOf(Edition edition) =>
        Years.Match(edition.Id) is { Success: true } found ? int.Parse(found.ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
        : edition.Plan!.ReferenceDate?.Year ?? edition.Plan.Collection.Closes?.Year;

    private static readonly Regex Years = new(@"(?<![0-9])(19|20)[0-9]{2}(?![0-9])", RegexOptions.CultureInvariant);
}

public static class HomePage
{
    [For(Role.Anyone)]
    public static async Task<IResult> Get(HttpContext http, Reader reader, CancellationToken cancellation)
    {
        var page = http.Features.Get<Page>()!;
        var position = await reader.PositionAsync(page.Point, cancellation);
        page.Position = position;
        var cards = new List<EditionCard>();
        foreach (var edition in await reader.EditionsAsync(position, cancellation))
        {
            var count = edition.Stage == EditionStage.Known ? 0 : (await reader.ReadAsync(edition.Id, new(position, null, null), cancellation)).Answers.Snapshot.Count;
            cards.Add(new(edition, count > 0 ? count : null));
        }

        return PagesModule.Show<Home>(nameof(Home.View), new HomeView([.. cards.Where(it => !it.Edition.Demonstration)], [.. cards.Where(it => it.Edition.Demonstration)]));
    }
}
