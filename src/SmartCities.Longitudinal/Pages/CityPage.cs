using JasperFx.Events;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Practices;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Pages;

/// <summary>One city across editions: in each, what is known of it and from where.</summary>
public sealed record CityView(
    string Id, City City, IReadOnlyList<CityInEdition> Editions, IReadOnlyList<Practice> Practices, IReadOnlyList<CitySeries> Series, IReadOnlyDictionary<string, City> Cities);

/// <summary>A city's part in one edition; what it said is shown where it agreed, or where a report has printed it.</summary>
public sealed record CityInEdition(Edition Edition, CityClassified? Classified, Submission? Submission, bool IsShown, IReadOnlyList<IEvent> History)
{
    public Questionnaire? Form => Submission is null ? null : Edition.Questionnaires.GetValueOrDefault(Submission.Questionnaire);
}

/// <summary>What a city's answers give in one series, edition by edition; null where an edition has nothing that feeds it.</summary>
public sealed record CitySeries(Text Label, IReadOnlyList<CitySeriesPoint> Points);

public sealed record CitySeriesPoint(string Edition, Outcome? Outcome, decimal? Number, string? Unit, bool BreaksHere);

public static class CityPage
{
    [For(Role.Analyst, OwnCity = true, Released = true)]
    public static async Task<IResult> Get(string city, HttpContext http, Reader reader, EventLog log, Audience audience, CancellationToken cancellation)
    {
        if (!Id.IsValid(city))
            throw new RefusedException("not-found", Id.Invalid("city", city).Said);
        var page = http.Features.Get<Page>()!;
        var touches = await reader.TouchesAsync([Scope.Series], await reader.PositionAsync(page.Point, cancellation), cancellation);
        var position = touches.Position;
        page.Position = position;
        var cities = await reader.CitiesAsync(position, cancellation);
        if (!cities.TryGetValue(city, out var there) || there.Registered is null)
            throw new RefusedException("city-unknown", $"There is no city {city}.");

        var caller = http.Request.Caller();
        var seesAll = caller.ReadsPresent || caller.IsOf(city);
        var editions = new List<CityInEdition>();
        var readings = new List<Reading>();
        foreach (var edition in await reader.EditionsAsync(position, cancellation))
        {
            if (!ListCitiesEndpoint.IsShown(edition, caller, city))
                continue;

            // Everyone reads the latest release of each edition; the committee, and the city itself, what stands at the position of the page.
            var until = seesAll ? position : edition.Release?.Position ?? 0;
            var events = await log.EventsAsync(Streams.Submission(edition.Id, city), until, cancellation);
            var classified = there.Classifications.GetValueOrDefault(edition.Id);
            if (events.Count == 0 && classified is null)
                continue;
            var reading = await reader.ReadAsync(edition.Id, until == 0 ? null : until, null, cancellation);
            var shown = seesAll || (until > 0 && (await audience.NamedAsync(caller, reading, cancellation)).Includes(city));
            editions.Add(new(edition, classified, events.Count == 0 ? null : Seen(EventLog.Fold<Submission>(events).State, edition), shown, events));
            if (shown)
                readings.Add(reading);
        }

        var practices = await reader.PracticesAsync(position, cancellation);
        return PagesModule.Show<CityShown>(nameof(CityShown.View), new CityView(
            city, there, editions,
            [.. practices.Values.Where(it => it is { Retired: false, Content: not null } && it.Content.City == city).OrderBy(it => it.Id, StringComparer.Ordinal)],
            Across(city, readings, await reader.SeriesAsync(touches, cancellation)),
            cities));

        Submission Seen(Submission it, Edition edition) => seesAll ? it : ReadSubmissionEndpoint.ForEveryone(it, edition);
    }

    /// <summary>Every series that at least two of the city's editions feed, in the order of the latest edition's indicators.</summary>
    private static List<CitySeries> Across(string city, List<Reading> readings, SeriesCatalog catalog)
    {
        var rows = readings.Where(it => it.Answers.Snapshot.RowOf(city) >= 0).ToList();
        if (rows.Count < 2)
            return [];
        return
        [
            .. from series in catalog.All.Values
               let points = rows.Select((reading, index) => Point(city, series, reading, index == 0 ? null : rows[index - 1])).ToList()
               where points.Count(it => it.Outcome is not null) >= 2
               orderby Place(series, rows[^1].Edition), series.Started!.Series
               select new CitySeries(series.Started!.Label, points),
        ];
    }

    private static CitySeriesPoint Point(string city, FollowedSeries series, Reading reading, Reading? before)
    {
        var edition = reading.Edition;
        if (!series.Mappings.ContainsKey(edition.Id) || reading.Answers.Feed(series, edition) is not ({ } mapped, { } outcomes))
            return new(edition.Id, null, null, null, false);
        var row = reading.Answers.Snapshot.RowOf(city);
        var breaks = before is not null && series.Mappings.ContainsKey(before.Edition.Id) && before.Answers.Feed(series, before.Edition).Outcomes is not null
            && !series.Between(before.Edition.Id, edition.Id).IsComparable;
        return new(edition.Id, outcomes.Counted(row), outcomes.NumberOf(row), edition.Indicators.FirstOrDefault(it => it.Id == mapped.Indicators[0])?.Unit, breaks);
    }

    private static int Place(FollowedSeries series, Edition edition)
    {
        var first = series.Mappings.TryGetValue(edition.Id, out var mapped) && mapped.Indicators is [var indicator, ..] ? indicator : null;
        for (var place = 0; first is not null && place < edition.Indicators.Count; place++)
        {
            if (edition.Indicators[place].Id == first)
                return place;
        }

        return int.MaxValue;
    }
}
