using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Audit;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Pages;

/// <summary>A page of a submission's history, newest first, how who acted is named, and the positions from which the older and the newer page are read; null where there is none.</summary>
public sealed record HistoryView(Edition Edition, City City, Questionnaire? Form, string? Question, IReadOnlyList<Entry> Entries, Func<string, string> NameOf, long? Older, long? Newer);

public static class HistoryPage
{
    private const int EntriesAPage = 20;

    [For(Role.Analyst, OwnCity = true)]
    public static async Task<IResult> Get(string edition, string city, HttpContext http, Trail trail, Entries entries, ActorDirectory directory, EventLog log, Reader reader, CancellationToken cancellation)
    {
        var page = http.Features.Get<Page>()!;
        var (definitions, there) = await EditionAndCity.RequireBothAsync(edition, city, log, cancellation);
        var (position, _) = await reader.ResolveAsync(edition, page.Point, cancellation);
        var filter = await TrailFilter.OfAsync(http.Request, reader, edition, cancellation) with { To = position };
        var cursor = ReadTrail.Cursor(http.Request) with { Limit = EntriesAPage };
        var read = await trail.OfSubmissionAsync(edition, city, drafts: false, filter, cursor, cancellation);
        page.Position = position ?? read.Readable;

        // Whichever way it was read, the newest stands first.
        var events = cursor.After is null ? read.Events : [.. read.Events.Reverse()];
        var (hasOlder, hasNewer) = cursor.After is null ? (read.HasMore, cursor.Before is not null) : (true, read.HasMore);
        var submission = (await log.ReadAtAsync<Submission>(Streams.Submission(edition, city), page.Position.Value, cancellation)).State;
        return PagesModule.Show<HistoryShown>(nameof(HistoryShown.View), new HistoryView(
            definitions, there, definitions.Questionnaires.GetValueOrDefault(submission.Questionnaire) ?? definitions.Questionnaire, filter.Question,
            await entries.OfAsync(events, page.Language, filter.Question, it => it == city ? there.Name : it, cancellation, definitions),
            await directory.NamesAsync(events.Select(it => it.Actor), page.Language, cancellation),
            hasOlder && events.Count > 0 ? events[^1].Position : null, hasNewer && events.Count > 0 ? events[0].Position : null));
    }
}
