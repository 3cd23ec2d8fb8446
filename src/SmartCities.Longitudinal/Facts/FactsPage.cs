using System.Text.Json;
using JasperFx.Events;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Facts;

/// <summary>
/// What a run of events, in log order, does to the table of facts: rows that begin (some end again within the run) and rows of before that end.
/// Free of clock, ids and I/O, so that a rebuild equals having been there.
/// </summary>
public sealed class FactsPage
{
    // Rows begun in this page and standing at its end, by participation and question.
    private readonly Dictionary<(string Edition, string City), Dictionary<string, int>> standing = [];
    private readonly HashSet<(string Edition, string City)> replaced = [];

    public List<Fact> Begun { get; } = [];

    /// <summary>Rows of before this page that end, each at a sequence.</summary>
    public Dictionary<Key, long> Ended { get; } = [];

    /// <summary>Cities whose every answer of before this page ends, at a sequence: they submitted the whole form.</summary>
    public List<(string Edition, string City, long Sequence)> Replaced { get; } = [];

    /// <summary>What each event touched: the key by which readings are cached.</summary>
    public SortedSet<(string Scope, long Sequence)> Touched { get; } = new(Comparer<(string Scope, long Sequence)>.Create(
        (a, b) => string.CompareOrdinal(a.Scope, b.Scope) is not 0 and var order ? order : a.Sequence.CompareTo(b.Sequence)));

    public static FactsPage Of(IEnumerable<IEvent> events) => Of(events.Select(it => (it.Data, it.Sequence)));

    public static FactsPage Of(IEnumerable<(object Data, long Sequence)> events)
    {
        var page = new FactsPage();
        foreach (var (data, sequence) in events)
            page.Apply(data, sequence);
        return page;
    }

    private void Apply(object data, long sequence)
    {
        foreach (var scope in Scope.TouchedBy(data))
            Touched.Add((scope, sequence));

        switch (data)
        {
            case FormSubmitted it:
                ReplaceAnswers(it.Edition, it.City, sequence);
                var kind = it.Provenance.Kind.Word();
                foreach (var (question, answer) in it.Answers)
                    Set(new(it.Edition, it.City, question), answer, kind, it.Questionnaire, sequence, Said.Of(question, it.Replies, it.LastEditions));
                SetAttribute(it.Edition, it.City, Attribute.Provenance, kind, sequence);
                SetAttribute(it.Edition, it.City, Attribute.Stage, "submitted", sequence);
                SetAttribute(it.Edition, it.City, Attribute.Questionnaire, it.Questionnaire, sequence);
                break;
            case AnswersReported it:
                foreach (var reported in it.Answers)
                    Set(new(it.Edition, it.City, reported.Question), reported.Value, "reported", it.Questionnaire, sequence);
                SetAttribute(it.Edition, it.City, Attribute.Provenance, "reported", sequence);
                SetAttribute(it.Edition, it.City, Attribute.Stage, "reported", sequence);
                SetAttribute(it.Edition, it.City, Attribute.Questionnaire, it.Questionnaire, sequence);
                break;
            case AnswersAmended it:
                Change(it.Edition, it.City, it.Questionnaire, it.Changes, sequence, it.Replies, it.LastEditions);
                break;
            case AmendmentApproved it:
                Change(it.Edition, it.City, it.Questionnaire, it.Changes, sequence, it.Replies, it.LastEditions);
                break;
            case FormReturned it:
                SetAttribute(it.Edition, it.City, Attribute.Stage, "returned", sequence);
                break;
            case FormAccepted it:
                SetAttribute(it.Edition, it.City, Attribute.Stage, "accepted", sequence);
                break;
            case AcceptanceTakenBack it:
                SetAttribute(it.Edition, it.City, Attribute.Stage, "submitted", sequence);
                break;
            case FormWithdrawn it:
                SetAttribute(it.Edition, it.City, Attribute.Stage, "withdrawn", sequence);
                break;
            case FormReinstated it:
                SetAttribute(it.Edition, it.City, Attribute.Stage, "submitted", sequence);
                break;
            case PublicationPermitted it:
                SetAttribute(it.Edition, it.City, Attribute.Publication, true, sequence);
                break;
            case PublicationRevoked it:
                SetAttribute(it.Edition, it.City, Attribute.Publication, false, sequence);
                break;
            case CityValueJudged { Comparable: true } it:
                End(new(it.Edition, it.City, Attribute.Judged + it.Indicator), sequence);
                break;
            case CityValueJudged it:
                Begin(new(it.Edition, it.City, Attribute.Judged + it.Indicator), JsonSerializer.Serialize(it.Reason, JsonText.Options), null, null, sequence);
                break;
            case CityClassified it:
                SetAttribute(it.Edition, it.City, Attribute.Region, it.Region, sequence);
                SetAttribute(it.Edition, it.City, Attribute.Band, it.Band, sequence);
                break;
        }
    }

    private void Change(
        string edition, string city, int questionnaire, IReadOnlyList<AnswerChange> changes, long sequence,
        IReadOnlyDictionary<string, LastTimeReply>? replies, IReadOnlyDictionary<string, string>? lastEditions)
    {
        foreach (var change in changes)
        {
            var key = new Key(edition, city, change.Question);
            if (change.To is { } answer)
                Set(key, answer, (change.Provenance ?? Provenance.Submitted).Kind.Word(), questionnaire, sequence, Said.Of(change.Question, replies, lastEditions));
            else
                End(key, sequence);
        }
    }

    private void SetAttribute<T>(string edition, string city, string attribute, T value, long sequence) =>
        Begin(new(edition, city, attribute), JsonSerializer.Serialize(value), null, null, sequence);

    private void Set(Key key, Answer answer, string provenance, int questionnaire, long sequence, Said said = default) =>
        Begin(key, JsonSerializer.Serialize(answer, JsonText.Options), provenance, questionnaire, sequence, said);

    private void Begin(Key key, string answer, string? provenance, int? questionnaire, long sequence, Said said = default)
    {
        End(key, sequence);
        Standing(key)[key.Question] = Begun.Count;
        Begun.Add(new(key, answer, provenance, questionnaire, sequence, null, said));
    }

    private void End(Key key, long sequence)
    {
        if (Standing(key).Remove(key.Question, out var row))
            Begun[row] = Begun[row] with { ValidTo = sequence };
        else if (key.IsAttribute || !replaced.Contains((key.Edition, key.City)))
            Ended.TryAdd(key, sequence);
    }

    private void ReplaceAnswers(string edition, string city, long sequence)
    {
        var rows = Standing(new(edition, city, ""));
        foreach (var question in rows.Keys.Where(it => it[0] != '@').ToList())
            End(new(edition, city, question), sequence);
        if (replaced.Add((edition, city)))
            Replaced.Add((edition, city, sequence));
    }

    private Dictionary<string, int> Standing(Key key)
    {
        if (!standing.TryGetValue((key.Edition, key.City), out var rows))
            standing[(key.Edition, key.City)] = rows = [];
        return rows;
    }

    /// <summary>Whose answer to what.</summary>
    public readonly record struct Key(string Edition, string City, string Question)
    {
        public bool IsAttribute => Question[0] == '@';
    }

    /// <summary>One row of the table; <c>Answer</c> is JSON.</summary>
    public readonly record struct Fact(Key Key, string Answer, string? Provenance, int? Questionnaire, long ValidFrom, long? ValidTo, Said Said = default);

    /// <summary>What a city said of an answer beside the one of an earlier edition; mostly nothing.</summary>
    public readonly record struct Said(string? Reply, string? LastEdition)
    {
        public static Said Of(string question, IReadOnlyDictionary<string, LastTimeReply>? replies, IReadOnlyDictionary<string, string>? lastEditions) =>
            replies is not null && replies.TryGetValue(question, out var reply) ? new(reply.Word(), lastEditions?.GetValueOrDefault(question)) : default;
    }

    /// <summary>Attributes of a participation, kept as facts so that they have their history too.</summary>
    public static class Attribute
    {
        public const string Stage = "@stage";
        public const string Provenance = "@provenance";
        public const string Questionnaire = "@questionnaire";
        public const string Publication = "@publication";
        public const string Region = "@region";
        public const string Band = "@band";

        /// <summary>Before an indicator's id: why the city's value of it cannot be compared with other editions.</summary>
        public const string Judged = "@judged:";
    }
}
