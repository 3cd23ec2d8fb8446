using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Figures;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Practices;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Pages;

/// <summary>One edition: what it is, what was printed of it, what its answers give; its releases that were withdrawn, and why.</summary>
public sealed record EditionView(
    Reading Reading,
    Named Named,
    bool IsUnreleased,
    IReadOnlyDictionary<string, City> Cities,
    IReadOnlyList<Practice> Practices,
    IReadOnlyList<string> Others,
    IReadOnlyDictionary<string, string> Withdrawn,
    string? FormBefore)
{
    public Edition Edition => Reading.Edition;

    public EditionPlanned Plan => Edition.Plan!;

    public Snapshot Snapshot => Reading.Answers.Snapshot;

    /// <summary>The cities that took part: as printed, or as many as have answers here.</summary>
    public int Participants => Math.Max(Plan.Participants ?? 0, Snapshot.Count);

    /// <summary>The printed figures held against the answers, with the cities by their names.</summary>
    public Reconciliation Reconciliation { get; } = new(Reading.Edition, Reading.Answers.Snapshot, Named.Includes, city => CityNames.NameOf(Cities, city));

    /// <summary>What the answers say of a figure, city by city; null where nothing computes it as yes and no.</summary>
    public Known? KnownOf(Figure figure)
    {
        if (Edition.Indicators.FirstOrDefault(it => it.Id == figure.Indicator) is not { } indicator || indicator.Measure.IsNumeric())
            return null;
        var outcomes = Reading.Answers.Outcomes(indicator);
        return new(Those(Outcome.Yes), Those(Outcome.No), Participants);

        List<string> Those(Outcome outcome) => [.. Snapshot.Cities.Where((_, row) => outcomes.Counted(row) == outcome)];
    }
}

/// <summary>The cities known to be yes, those known to be no; all others of the participants are unknown.</summary>
public sealed record Known(IReadOnlyList<string> Yes, IReadOnlyList<string> No, int Participants)
{
    public int Unknown => Participants - Yes.Count - No.Count;
}

public static class EditionPage
{
    [For(Role.Anyone)]
    public static async Task<IResult> Get(string edition, HttpContext http, Reader reader, Audience audience, CancellationToken cancellation) =>
        PagesModule.Show<EditionShown>(nameof(EditionShown.View), await ReadAsync(edition, http, reader, audience, cancellation));

    public static async Task<EditionView> ReadAsync(string edition, HttpContext http, Reader reader, Audience audience, CancellationToken cancellation)
    {
        if (!Id.IsValid(edition))
            throw new RefusedException("not-found", Id.Invalid("edition", edition).Said);
        var page = http.Features.Get<Page>()!;
        var caller = http.Request.Caller();
        var reading = await ReadAsync(caller, edition, page.Point, reader, audience, cancellation);
        var isUnreleased = !caller.ReadsPresent && reading.Release is null;
        page.Position = isUnreleased ? null : reading.Position;
        page.Release = reading.Release;

        // What stands beside the answers is known to everyone as it is now.
        var position = await reader.PositionAsync(page.Point, cancellation);
        var practices = await reader.PracticesAsync(position, cancellation);
        var editions = await reader.EditionsAsync(position, cancellation);
        return new(
            reading,
            await audience.NamedAsync(caller, reading, cancellation),
            isUnreleased && reading.Edition.Stage != EditionStage.Known,
            await reader.CitiesAsync(position, cancellation),
            [.. practices.Values.Where(it => it.Edition == edition && !it.Retired).OrderBy(it => it.Id, StringComparer.Ordinal)],
            [.. editions.Where(it => it.Demonstration == reading.Edition.Demonstration && it.Id != edition && it.Indicators.Count > 0 && (caller.ReadsPresent || it.Release is not null)).Select(it => it.Id)],
            await WithdrawnAsync(reading, reader, cancellation),
            reading.Edition.Stage == EditionStage.Planned && !caller.ReadsPresent
                ? null
                : QuestionnaireDiffPage.Before(reading.Edition, editions.Where(it => QuestionnaireDiffPage.IsOther(it, reading.Edition, caller)))?.Id);
    }

    /// <summary>What was printed is held against the latest release; without anything printed, it is the release itself that is shown.</summary>
    private static async Task<Reading> ReadAsync(Caller caller, string edition, PointInTime at, Reader reader, Audience audience, CancellationToken cancellation)
    {
        if (caller.ReadsPresent || at != PointInTime.Now)
            return await audience.ReadAsync(caller, edition, at, cancellation);
        var printed = await audience.ReadPrintedAsync(caller, edition, at, cancellation);
        return printed.Release is null || printed.Edition.Figures.Count > 0 ? printed : await audience.ReadAsync(caller, edition, at, cancellation);
    }

    /// <summary>A release is withdrawn after it was made: who reads one is told what is known of it now.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> WithdrawnAsync(Reading reading, Reader reader, CancellationToken cancellation) => reading.Release is { } release
        ? (await reader.EditionAsync(reading.Edition.Id, (long?)null, cancellation)).Withdrawn.Where(it => it.Key == release).ToDictionary()
        : reading.Edition.Withdrawn;
}
