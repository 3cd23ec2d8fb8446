using NpgsqlTypes;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Audit;

/// <summary>
/// What is asked of the trail. <c>kind</c> is an event by its alias, with or without its version (<c>submission.answers-amended</c>), all events of a group
/// (<c>submission</c>), or what an amendment is (<c>correction</c>). A period lies after <c>from</c> and up to <c>to</c>, as a position, a release or a moment.
/// </summary>
public sealed record TrailFilter(string? Edition, string? City, string? Question, string? Actor, IReadOnlyList<string>? Events, string? Amendment, long? From, long? To)
{
    public static readonly TrailFilter None = new(null, null, null, null, null, null, null, null);

    // Who may use a key or a subscription is told to those who look after them; drafts to those who may see them.
    private static readonly string[] Looked = ["key.", "subscription.", "redaction.", "erasure.", "city.member-"];

    private static readonly string[] Amendments = [.. EventTypes.ByAlias.Where(it => it.Value.GetProperty("Kind")?.PropertyType == typeof(AmendmentKind)).Select(it => it.Key)];

    public static async Task<TrailFilter> OfAsync(HttpRequest request, Reader reader, string? edition, CancellationToken cancellation)
    {
        var (events, amendment) = Kinds((string?)request.Query["kind"]);
        return new(
            Named(request, "edition"), Named(request, "city"), Named(request, "question"), Given(request, "actor"), events, amendment,
            await PointAsync("from"), await PointAsync("to"));

        async Task<long?> PointAsync(string name) => Given(request, name) is { } written
            ? (await reader.ResolveAsync(edition, PointInTime.Parse(written, $"?{name}"), cancellation)).Position
            : null;
    }

    /// <summary>The events that a caller may see in the whole trail.</summary>
    public TrailFilter For(Caller caller)
    {
        var hidden = EventTypes.ByAlias.Keys.Where(it =>
            (it.StartsWith("draft.", StringComparison.Ordinal) && !caller.IsAtLeast(Role.Editor)) ||
            (Looked.Any(one => it.StartsWith(one, StringComparison.Ordinal)) && !caller.IsAtLeast(Role.Administrator))).ToHashSet();
        return hidden.Count == 0 ? this : this with { Events = [.. (Events ?? [.. EventTypes.ByAlias.Keys]).Where(it => !hidden.Contains(it))] };
    }

    /// <summary>The conditions, each beginning with <c>and</c>, on the event <c>e</c>.</summary>
    public string Where(Func<object, NpgsqlDbType, string> put)
    {
        var where = "";
        if (Edition is not null)
            where += $" and e.data ->> 'edition' = {put(Edition, NpgsqlDbType.Text)}";
        if (City is not null)
            where += $" and coalesce(e.data ->> 'city', e.data -> 'content' ->> 'city') = {put(City, NpgsqlDbType.Text)}";
        if (Actor is not null)
            where += $" and e.user_name = {put(Actor, NpgsqlDbType.Text)}";
        where += Events is not null && Events.Count < EventTypes.ByAlias.Count
            ? $" and e.type = any({put(EventTypes.Upcasts.Recorded(Events), NpgsqlDbType.Array | NpgsqlDbType.Text)})"
            : $" and e.type <> '{EventTypes.Tombstone}'";
        if (Amendment is not null)
            where += $" and e.data ->> 'kind' = {put(Amendment, NpgsqlDbType.Text)}";
        if (From is { } from)
            where += $" and e.seq_id > {put(from, NpgsqlDbType.Bigint)}";
        if (To is { } to)
            where += $" and e.seq_id <= {put(to, NpgsqlDbType.Bigint)}";
        return Question is null ? where : where + About(put(Question, NpgsqlDbType.Text));
    }

    // An event is about a question when it names it, answers it, changes it, or belongs to a query or a proposal that does.
    private static string About(string question) =>
        $"""
         and (e.data ->> 'question' = {question} or e.data -> 'changes' @> jsonb_build_array(jsonb_build_object('question', {question})) or e.data -> 'answers' ? {question}
            or e.data -> 'answers' @> jsonb_build_array(jsonb_build_object('question', {question})) or e.data -> 'questions' ? {question}
            or exists (select from log.mt_events as opened where opened.stream_id = e.stream_id and opened.version < e.version and (
                opened.type = 'submission.query-raised.v1' and opened.data ->> 'query' = e.data ->> 'query' and opened.data ->> 'question' = {question}
                or opened.type = 'submission.amendment-proposed.v1' and opened.data ->> 'proposal' = e.data ->> 'proposal'
                    and opened.data -> 'changes' @> jsonb_build_array(jsonb_build_object('question', {question})))))
        """;

    private static (IReadOnlyList<string>? Events, string? Amendment) Kinds(string? kind)
    {
        if (string.IsNullOrEmpty(kind))
            return (null, null);
        if (Words.Parse<AmendmentKind>(kind) is not null)
            return (Amendments, kind);
        var events = EventTypes.ByAlias.Keys.Where(it => it == kind || it[..it.LastIndexOf('.')] == kind || it[..it.IndexOf('.', StringComparison.Ordinal)] == kind).ToList();
        return events.Count > 0
            ? (events, null)
            : throw new RefusedException("query-invalid", $"\"kind\" is an event (submission.answers-amended), a group of events (submission) or a kind of amendment ({Words.All<AmendmentKind>()}).", "?kind");
    }

    private static string? Given(HttpRequest request, string name) => request.Query.TryGetValue(name, out var written) && written.ToString() is { Length: > 0 } given ? given : null;

    private static string? Named(HttpRequest request, string name) => Given(request, name) is { } id && !Id.IsValid(id)
        ? throw new RefusedException("query-invalid", Id.Invalid(name, id).Said, $"?{name}")
        : Given(request, name);
}
