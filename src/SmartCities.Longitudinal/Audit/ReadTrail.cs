using System.Globalization;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Drafts;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Pages;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Audit;

/// <summary>
/// A page of the trail. <c>Position</c> is how far the log can be read; <c>Next</c> is the address of the rest in the same direction, null at its end.
/// </summary>
public sealed record TrailBody(long Position, IReadOnlyList<Entry> Entries, string? Next);

/// <summary>
/// The history of one submission, newest first: who opens it asks what happened lately, and the first page costs the same however long the history is.
/// With <c>after</c> it goes on from a position, oldest first.
/// </summary>
public static class ReadHistoryEndpoint
{
    [WolverineGet("/api/v1/editions/{edition}/submissions/{city}/history"), Gives(typeof(TrailBody)), For(Role.Analyst, OwnCity = true)]
    [Query("limit", "How many entries, 1 to 200; 50 without it.")]
    [Query("before", "A position: what happened before it, newest first.")]
    [Query("after", "A position: what happened after it, oldest first.")]
    [Query("question", "Only what concerns this question.")]
    [Query("actor", "Only what this actor did.")]
    [Query("kind", "An event (submission.answers-amended), a group of events (submission) or a kind of amendment (correction, late-answer, processing-error).")]
    [Query("from", "After this point in time: p:1234, r:2017.0 or t:2027-03-01T00:00:00Z.")]
    [Query("to", "Up to this point in time.")]
    [Query("drafts", "true: the draft's events too, for editors and the city itself.")]
    [Query("lang", "en, es or fr; what Accept-Language asks for without it.")]
    [Query("format", "json, a page; csv or jsonl (JSON Lines), everything that the filter leaves, oldest first.")]
    public static async Task<IResult> Get(string edition, string city, HttpRequest request, Trail trail, Entries entries, EventLog log, Reader reader, CancellationToken cancellation)
    {
        request.Allow("limit", "before", "after", "question", "actor", "kind", "from", "to", "drafts", "lang", "format");

        // The page needs neither to be found, and brings what they are found by; an export begins once both are known to be there.
        (Edition Edition, City City)? both = Export.Wanted(request) is null ? null : await EditionAndCity.RequireBothAsync(edition, city, log, cancellation);
        Touches? touches = null;
        var filter = await TrailFilter.OfAsync(request, reader, edition, cancellation);
        var drafts = (string?)request.Query["drafts"] switch
        {
            null or "false" => false,
            "true" when request.Caller() is { } caller && (caller.IsAtLeast(Role.Editor) || caller.IsOf(city)) => true,
            "true" => throw new RefusedException("role-missing", "A draft is seen by its city and by editors.", "?drafts"),
            _ => throw new RefusedException("query-invalid", "\"drafts\" is true or false.", "?drafts"),
        };
        return await ReadTrail.AnswerAsync(
            request, filter.Question,
            async cursor =>
            {
                var page = await trail.OfSubmissionAsync(edition, city, drafts, filter, cursor, cancellation);
                touches = page.Touches;
                return page;
            },
            async (events, language) =>
            {
                // As the readings have them, which cost nothing to ask for; what they do not have may yet be in the log.
                var (definitions, there) = both ??= await reader.FindBothAsync(edition, city, touches!) ?? await EditionAndCity.RequireBothAsync(edition, city, log, cancellation);
                return await entries.OfAsync(events, language, filter.Question, it => it == city ? there.Name : it, cancellation, definitions);
            },
            $"{edition}-{city}-history");
    }
}

/// <summary>The whole trail, filtered, newest first; with <c>after</c> oldest first.</summary>
public static class ReadAuditEndpoint
{
    [WolverineGet("/api/v1/audit"), Gives(typeof(TrailBody)), For(Role.Analyst)]
    [Query("limit", "How many entries, 1 to 200; 50 without it.")]
    [Query("before", "A position: what happened before it, newest first.")]
    [Query("after", "A position: what happened after it, oldest first.")]
    [Query("city", "Only what concerns this city.")]
    [Query("edition", "Only what concerns this edition.")]
    [Query("question", "Only what concerns this question.")]
    [Query("actor", "Only what this actor did.")]
    [Query("kind", "An event (submission.answers-amended), a group of events (submission) or a kind of amendment (correction, late-answer, processing-error).")]
    [Query("from", "After this point in time: p:1234, r:2017.0 or t:2027-03-01T00:00:00Z.")]
    [Query("to", "Up to this point in time.")]
    [Query("lang", "en, es or fr; what Accept-Language asks for without it.")]
    [Query("format", "json, a page; csv or jsonl (JSON Lines), everything that the filter leaves, oldest first.")]
    public static async Task<IResult> Get(HttpRequest request, Trail trail, Entries entries, ActorDirectory directory, Reader reader, CancellationToken cancellation)
    {
        request.Allow("limit", "before", "after", "city", "edition", "question", "actor", "kind", "from", "to", "lang", "format");
        var filter = (await TrailFilter.OfAsync(request, reader, null, cancellation)).For(request.Caller());
        var names = await reader.CitiesAsync(null, cancellation);
        return await ReadTrail.AnswerAsync(
            request, filter.Question, cursor => trail.OfEverythingAsync(filter, cursor, cancellation),
            async (events, language) =>
            {
                var persons = await directory.NamesAsync(events.Select(it => PersonIn(it.Data)), language, cancellation);
                return await entries.OfAsync(events, language, filter.Question, it => names.GetValueOrDefault(it)?.Name ?? persons(it), cancellation);
            }, "audit");
    }

    /// <summary>The person whom an event is about.</summary>
    private static string? PersonIn(object data) => data switch
    {
        MemberAdded it => it.Actor,
        MemberRemoved it => it.Actor,
        PersonErased it => it.Person,
        _ => null,
    };
}

/// <summary>What a page and an export of the trail have in common.</summary>
public static class ReadTrail
{
    private const int Usual = 50;
    private const int Most = 200;

    public static async Task<IResult> AnswerAsync(
        HttpRequest request, string? question, Func<TrailCursor, Task<TrailPage>> page, Func<IReadOnlyList<Happened>, string, Task<IReadOnlyList<Entry>>> entries, string file)
    {
        var language = Spoken.Asked(request);
        request.HttpContext.Response.Headers.Vary = "Accept, Accept-Language";
        request.HttpContext.Response.Headers.ContentLanguage = language;
        if (Export.Wanted(request) is { } format)
        {
            var cursor = new TrailCursor(null, After(request, "after"), request.Number("limit", int.MaxValue, 1, int.MaxValue));
            if (request.Query.ContainsKey("before"))
                throw new RefusedException("query-invalid", "An export goes from the oldest on: it knows \"after\", not \"before\".", "?before");
            return new Export(format, page, cursor, events => entries(events, language), file);
        }

        var asked = Cursor(request);
        var read = await page(asked);

        // Nothing is told otherwise while the log can be read no further.
        return new Read(
            new TrailBody(read.Readable, await entries(read.Events, language), read.HasMore ? Next(request, asked, read.Events[^1].Position) : null),
            string.Create(CultureInfo.InvariantCulture, $"W/\"{read.Readable}-{language}-{Touches.Build}\""));
    }

    public static TrailCursor Cursor(HttpRequest request)
    {
        var (before, after) = (After(request, "before"), After(request, "after"));
        return before is null || after is null
            ? new(before, after, request.Number("limit", Usual, 1, Most))
            : throw new RefusedException("query-invalid", "Either \"before\" or \"after\": one direction at a time.", "?after");
    }

    private static long? After(HttpRequest request, string name) => request.Query.TryGetValue(name, out var written)
        ? Requests.Position(written) ?? throw new RefusedException("query-invalid", $"\"{name}\" is a position: p:1234.", $"?{name}")
        : null;

    private static string Next(HttpRequest request, TrailCursor cursor, long last)
    {
        var query = request.Query.Where(it => it.Key is not ("before" or "after" or "atLeast")).Select(it => KeyValuePair.Create(it.Key, (string?)it.Value.ToString()))
            .Append(KeyValuePair.Create(cursor.After is null ? "before" : "after", (string?)string.Create(CultureInfo.InvariantCulture, $"p:{last}")));
        return request.Path + QueryString.Create(query).ToString();
    }
}
