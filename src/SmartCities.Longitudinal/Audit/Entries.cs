using System.Text.Json.Serialization;
using SmartCities.Longitudinal.Drafts;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Pages;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Audit;

/// <summary>
/// What one event recorded: when, by whom and in which role, through which channel, of which edition and city, on which form, why, and what it changed;
/// with a sentence that says it.
/// </summary>
public sealed record Entry(
    long Position,
    string Event,
    DateTimeOffset At,
    string? Actor,
    string? Role,
    string? Channel,
    string? Correlation,
    string? Causation,
    string? Edition,
    string? City,
    int? Revision,
    int? Questionnaire,
    string? Language,
    AmendmentKind? Kind,
    string? Reason,
    string? Text,
    Provenance? Provenance,
    IReadOnlyList<EntryChange> Changes,
    string Sentence);

/// <summary>
/// One answer before and after, as recorded and in words; the question as the form put it on which it was answered. Where nothing but a comment was given on it,
/// there is neither before nor after.
/// </summary>
public sealed record EntryChange(
    string Question,
    string? Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Answer? From,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Answer? To,
    string FromWords,
    string ToWords,
    Provenance? Provenance = null,
    string? Comment = null,
    LastTimeReply? Reply = null)
{
    [JsonIgnore]
    public bool IsComment => From is null && To is null;
}

/// <summary>An entry, and what it was made from beside its event: it holds as long as that is the same.</summary>
internal sealed record Told(Edition? Edition, string Language, IReadOnlyList<KeyValuePair<string, string>> Names, Entry Entry)
{
    public bool Holds(Edition? edition, string language, Func<string, string> nameOf) =>
        ReferenceEquals(edition, Edition) && language == Language && Names.All(it => nameOf(it.Key) == it.Value);
}

/// <summary>Makes entries of events: looks up the form each was answered on, and what stood before a whole form came in.</summary>
public sealed class Entries(EventLog log, Reader reader)
{
    /// <summary>Entries in the order of the events. With a question, they tell what changed of it alone.</summary>
    public async Task<IReadOnlyList<Entry>> OfAsync(
        IReadOnlyList<Happened> events, string language, string? question, Func<string, string> nameOf, CancellationToken cancellation, Edition? known = null)
    {
        var editions = new Dictionary<string, Edition?>(StringComparer.Ordinal);
        if (known is not null)
            editions[known.Id] = known;
        var entries = new List<Entry>(events.Count);
        foreach (var happened in events)
        {
            var edition = Member<string>(happened.Data, "Edition") is { } id && Changes(happened.Data) is not null
                ? editions.TryGetValue(id, out var there) ? there : editions[id] = await FindAsync(id, cancellation)
                : null;
            if (question is null && happened.Told is { } told && told.Holds(edition, language, nameOf))
            {
                entries.Add(told.Entry);
                continue;
            }

            var names = new List<KeyValuePair<string, string>>();
            var entry = Of(happened, edition, await BeforeAsync(happened, events, cancellation), language, question, Named);
            if (question is null)
                happened.Told = new(edition, language, names, entry);
            entries.Add(entry);

            string Named(string id)
            {
                names.Add(KeyValuePair.Create(id, nameOf(id)));
                return names[^1].Value;
            }
        }

        return entries;
    }

    /// <summary>The entry of an event, from the edition's forms and the submission that stood before it.</summary>
    public static Entry Of(Happened happened, Edition? edition, Submission? before, string language, string? question, Func<string, string> nameOf)
    {
        var data = happened.Data;
        var version = Number(data, "Questionnaire");
        var form = edition is null ? null : version is { } answeredOn ? edition.Questionnaires.GetValueOrDefault(answeredOn) : null;
        var (comments, replies) = (Member<IReadOnlyDictionary<string, string>>(data, "Comments"), Member<IReadOnlyDictionary<string, LastTimeReply>>(data, "Replies"));
        IReadOnlyList<AnswerChange> all = [.. Changes(data)?.Invoke(before) ?? []];
        IReadOnlyList<EntryChange> changes =
        [
            .. all
                .Where(it => question is null || it.Question == question)
                .Select(it => Change(it, form?.Find(it.Question) ?? Latest(edition, it.Question), language) with
                {
                    Comment = comments?.GetValueOrDefault(it.Question),
                    Reply = replies?.TryGetValue(it.Question, out var reply) == true ? reply : null,
                }),
            .. (comments ?? new Dictionary<string, string>())
                .Where(it => (question is null || it.Key == question) && all.All(change => change.Question != it.Key))
                .Select(it => new EntryChange(it.Key, (form?.Find(it.Key) ?? Latest(edition, it.Key))?.Text.In(language), null, null, "", "", Comment: it.Value)),
        ];
        return new(
            happened.Position, happened.Event, happened.At, happened.Actor, happened.Role, happened.Channel, happened.Correlation, happened.Causation,
            Member<string>(data, "Edition"), Member<string>(data, "City"), Number(data, "Revision"), version, Member<string>(data, "Language"),
            data.Member("Kind") as AmendmentKind?, Why(data, language), Said(data), From(data), changes,
            new Sentences(language).Of(data, happened.Role, About(data, edition, language) is { } about ? [about] : changes, nameOf));
    }

    /// <summary>A change in words, on the form it was made on.</summary>
    public static EntryChange Change(AnswerChange change, Question? question, string language) => new(
        change.Question, question?.Text.In(language), change.From, change.To, InWords(change.From, question, language), InWords(change.To, question, language), change.Provenance);

    // Nothing but a whole form or a report leaves open what it changed. Where all that was before stands among the events, it is not read again.
    private async Task<Submission?> BeforeAsync(Happened happened, IReadOnlyList<Happened> events, CancellationToken cancellation)
    {
        if (happened is not { Version: > 1, Data: FormSubmitted or AnswersReported })
            return null;
        var before = events.Where(it => it.Stream == happened.Stream && it.Version < happened.Version).OrderBy(it => it.Version).ToList();
        return before.Count == happened.Version - 1
            ? before.Aggregate(Submission.Empty, (submission, it) => submission.Apply(it.Data))
            : (await log.ReadUntilAsync<Submission>(happened.Stream, it => it.Version >= happened.Version, cancellation))?.State;
    }

    private async Task<Edition?> FindAsync(string edition, CancellationToken cancellation)
    {
        try
        {
            return await reader.EditionAsync(edition, (long?)null, cancellation);
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    /// <summary>What an event changed, given the submission before it; null where it changes no answer.</summary>
    private static Func<Submission?, IEnumerable<AnswerChange>>? Changes(object data) => data switch
    {
        AnswersAmended it => _ => it.Changes,
        AmendmentProposed it => _ => it.Changes,
        AmendmentApproved it => _ => it.Changes,
        AnswersRecorded it => _ => it.Changes,
        FormSubmitted it => before => Replaced(it, before ?? Submission.Empty),
        AnswersReported it => before => it.Answers.Select(one => new AnswerChange(
            one.Question, before?.Answers.GetValueOrDefault(one.Question)?.Value, one.Value, new(ProvenanceKind.Reported, it.Source, one.Place))),
        QueryRaised or CityValueJudged => _ => [],
        _ => null,
    };

    private static IEnumerable<AnswerChange> Replaced(FormSubmitted form, Submission before) =>
        form.Answers.Select(it => new AnswerChange(it.Key, before.Answers.GetValueOrDefault(it.Key)?.Value, it.Value))
            .Concat(before.Answers.Where(it => !form.Answers.ContainsKey(it.Key)).Select(it => new AnswerChange(it.Key, it.Value.Value, null)))
            .Where(it => it.From != it.To)
            .OrderBy(it => it.Question, StringComparer.Ordinal);

    /// <summary>The question asked about, or the indicator judged, in words; null of what is about neither.</summary>
    private static EntryChange? About(object data, Edition? edition, string language) => data switch
    {
        QueryRaised it => new(it.Question, Latest(edition, it.Question)?.Text.In(language), null, null, "", ""),
        CityValueJudged it => new(it.Indicator, edition?.Indicators.FirstOrDefault(one => one.Id == it.Indicator)?.Label.In(language), null, null, "", ""),
        _ => null,
    };

    /// <summary>A question as the latest form that has it puts it.</summary>
    private static Question? Latest(Edition? edition, string question) =>
        edition?.Questionnaires.Reverse().Select(it => it.Value.Find(question)).FirstOrDefault(it => it is not null);

    private static string InWords(Answer? answer, Question? question, string language) =>
        answer is null ? SentenceTexts.NoAnswer.In(language) : question?.Personal == true && answer is not TextAnswer ? Phrases.Personal.In(language) : new Say(language).Answer(answer, question);

    private static string? Why(object data, string language) => data is QueryClosed ? null :
        (data.Member("Reason") ?? data.Member("Why") ?? data.Member("Note")) switch
        {
            string words => words,
            Text text => text.In(language),
            _ => null,
        };

    private static string? Said(object data) => data switch
    {
        QueryRaised it => it.Text,
        QueryAnswered it => it.Reply,
        QueryClosed it => it.Note,
        _ => null,
    };

    private static Provenance? From(object data) => data switch
    {
        FormSubmitted it => it.Provenance,
        AnswersReported it => new(ProvenanceKind.Reported, it.Source),
        ObservationReported it => new(ProvenanceKind.Reported, it.Source, it.Observation.Place),
        _ => null,
    };

    private static T? Member<T>(object data, string name)
        where T : class => data.Member(name) as T;

    private static int? Number(object data, string name) => data.Member(name) as int?;
}
