using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Audit;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Indicators;

/// <summary>The event that recorded a thing: its position, its type, when, and the revision of the answers it made, if any.</summary>
public sealed record RecordedBy(long Position, string Event, DateTimeOffset At, int? Revision = null)
{
    public static RecordedBy Of(Happened it) => new(it.Position, it.Event, it.At, it.Data switch
    {
        FormSubmitted form => form.Revision,
        AnswersAmended amended => amended.Revision,
        AmendmentApproved approved => approved.Revision,
        _ => null,
    });
}

/// <summary>What a definition reads a question for.</summary>
public enum ReadFor
{
    /// <summary>It is what is measured.</summary>
    Measured,

    /// <summary>It says what counts.</summary>
    Counts,

    /// <summary>It says who is in the base.</summary>
    Base,

    /// <summary>It says who was asked one of the others.</summary>
    Condition,
}

/// <summary>A question that a definition reads, in the words of the form.</summary>
public sealed record QuestionRead(string Id, ReadFor For, Text Text);

/// <summary>
/// A city's answer to a question that a definition reads, with how it came in, and the event after which it stands as it does. Without an answer, its state says
/// why there is none. A comment is for the committee and the city itself.
/// </summary>
public sealed record AnswerRead(string Question, AnswerState State, Answer? Answer, string? Note, string? Comment, Provenance? Provenance, RecordedBy Recorded);

/// <summary>Why a city's value cannot be compared with other editions, and the event that says so.</summary>
public sealed record StandingJudgement(Text Reason, RecordedBy Recorded);

/// <summary>
/// Where one city stands with regard to one indicator: the outcome of its answers, whether it is counted in the base and in the numerator, or with which number;
/// how its answers came in, and whether the city has confirmed what was transcribed; and the answers it rests on.
/// </summary>
public sealed record CityStanding(
    string City,
    Outcome Outcome,
    bool Counted,
    bool? InNumerator,
    decimal? Number,
    ProvenanceKind Provenance,
    bool? Confirmed,
    StandingJudgement? Judged,
    IReadOnlyList<AnswerRead> Answers);

/// <summary>Follows an indicator's value down to cities, answers and the events that recorded them, as they stood at the reading's position.</summary>
public sealed class Lineage(NpgsqlDataSource database, Trail trail)
{
    private static readonly string Definition = EventTypes.AliasOf(typeof(IndicatorsDefined));
    private static readonly string Confirmation = EventTypes.AliasOf(typeof(TranscriptionConfirmed));

    // What is only proposed is not said of an answer yet.
    private static readonly string[] Commenting = [EventTypes.AliasOf(typeof(FormSubmitted)), EventTypes.AliasOf(typeof(AnswersAmended)), EventTypes.AliasOf(typeof(AmendmentApproved))];

    /// <summary>The questions that a definition reads, then those on which it depends who is asked them, each once.</summary>
    public static IReadOnlyList<QuestionRead> QuestionsOf(IndicatorDefinition definition, Questionnaire form)
    {
        var read = new List<QuestionRead>();
        Add(new[] { definition.Question, definition.Numerator, definition.Denominator }.OfType<string>(), ReadFor.Measured);
        Add(definition.Counts?.Questions ?? [], ReadFor.Counts);
        Add(definition.Base?.Questions ?? [], ReadFor.Base);
        for (var i = 0; i < read.Count; i++)
            Add(form.Find(read[i].Id)!.Condition?.Questions ?? [], ReadFor.Condition);
        return read;

        void Add(IEnumerable<string> questions, ReadFor why) =>
            read.AddRange(questions.Distinct().Where(it => read.All(one => one.Id != it)).Select(it => new QuestionRead(it, why, form.Find(it)!.Text)).ToList());
    }

    /// <summary>The event that gave the indicator the definition it has in this reading.</summary>
    public async Task<RecordedBy> DefinedByAsync(Reading reading, IndicatorDefinition definition, CancellationToken cancellation)
    {
        var positions = new List<long>();
        await using (var command = database.CreateCommand("select seq_id from log.mt_events where stream_id = $1 and type = $2 and seq_id <= $3 order by version desc"))
        {
            command.Parameters.Add(new() { Value = Streams.Edition(reading.Edition.Id) });
            command.Parameters.Add(new() { Value = Definition });
            command.Parameters.Add(new() { Value = reading.Definitions });
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
                positions.Add(rows.GetInt64(0));
        }

        var events = await trail.AtAsync([.. positions], cancellation);
        return RecordedBy.Of(events[positions.TakeWhile(it => JsonText.Same(((IndicatorsDefined)events[it].Data).Indicators.FirstOrDefault(one => one.Id == definition.Id), definition)).Last()]);
    }

    /// <summary>Where these cities stand, in the order given; all of them take part.</summary>
    public async Task<IReadOnlyList<CityStanding>> OfAsync(Reading reading, IndicatorDefinition definition, IReadOnlyList<string> cities, Caller caller, CancellationToken cancellation)
    {
        if (cities.Count == 0)
            return [];
        var form = reading.Edition.Questionnaire!;
        var questions = QuestionsOf(definition, form);
        var (snapshot, outcomes) = (reading.Answers.Snapshot, reading.Answers.Outcomes(definition));
        var facts = await FactsAsync(reading, cities, [.. questions.Select(it => it.Id)], cancellation);
        var said = await SaidAsync(reading, cities, cancellation);
        var judged = reading.Answers.Judged(definition.Id).ToDictionary(it => it.City);
        var events = await trail.AtAsync([.. facts.Values.Select(it => it.Since).Concat(cities.Where(judged.ContainsKey).Select(it => judged[it].Position)).Distinct()], cancellation);
        return [.. cities.Select(Standing)];

        CityStanding Standing(string city)
        {
            var row = snapshot.RowOf(city);
            var (outcome, provenance) = (outcomes.Observed[row], snapshot.ProvenanceOf[row]);
            var own = caller.ReadsPresent || caller.IsOf(city);
            var submitted = facts[(city, FactsPage.Attribute.Questionnaire)].Since;
            return new(
                city, outcome, outcomes.Counted(row) is Outcome.Yes or Outcome.No or Outcome.Value, outcomes.IsNumeric ? null : outcome == Outcome.Yes, outcomes.NumberOf(row),
                provenance, provenance == ProvenanceKind.Transcribed ? said[city].Any(it => it.Comments is null && it.Position > submitted) : null,
                judged.TryGetValue(city, out var judgement) ? new(judgement.Reason, RecordedBy.Of(events[judgement.Position])) : null,
                [.. questions.Select(it => Answer(city, form.Find(it.Id)!, snapshot[it.Id].States[row], submitted, own))]);
        }

        AnswerRead Answer(string city, Question question, AnswerState state, long submitted, bool own)
        {
            // Without a row, the form left it out; a row that ended was blanked, unless a form came in after it.
            var fact = facts.GetValueOrDefault((city, question.Id));
            var since = fact.Json is null ? Math.Max(fact.Since, submitted) : fact.Since;
            var happened = events[since];
            var (provenance, note) = fact.Json is null ? default : From(happened.Data, question.Id);
            return new(
                question.Id, state, fact.Json is { } json && (own || !question.Personal) ? JsonSerializer.Deserialize<Answer>(json, JsonText.Log) : null, note,
                own ? said[city].LastOrDefault(it => it.Position >= since && it.Comments?.ContainsKey(question.Id) == true).Comments?[question.Id] : null,
                provenance, RecordedBy.Of(happened));
        }
    }

    /// <summary>How the answer to a question came in, as the event that recorded it says, and what a report's answer is qualified with.</summary>
    private static (Provenance? Provenance, string? Note) From(object data, string question) => data switch
    {
        FormSubmitted it => (it.Provenance, null),
        AnswersReported it when it.Answers.FirstOrDefault(one => one.Question == question) is { } one => (new(ProvenanceKind.Reported, it.Source, one.Place), one.Note),
        AnswersAmended it => (Changed(it.Changes, question), null),
        AmendmentApproved it => (Changed(it.Changes, question), null),
        _ => default,
    };

    private static Provenance Changed(IReadOnlyList<AnswerChange> changes, string question) => changes.First(it => it.Question == question).Provenance ?? Provenance.Submitted;

    /// <summary>Of each city and question the answer that stands since a position; without one, the position since which there is none.</summary>
    private async Task<Dictionary<(string City, string Question), (string? Json, long Since)>> FactsAsync(
        Reading reading, IReadOnlyList<string> cities, string[] questions, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select distinct on (city, question) city, question, answer::text, valid_from, valid_to from study.facts
            where edition = $1 and city = any($2) and question = any($3) and valid_from <= $4
            order by city, question, valid_from desc
            """);
        command.Parameters.Add(new() { Value = reading.Edition.Id });
        command.Parameters.Add(new() { Value = cities.ToArray() });
        command.Parameters.Add(new() { Value = questions.Append(FactsPage.Attribute.Questionnaire).ToArray() });
        command.Parameters.Add(new() { Value = reading.Position });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var facts = new Dictionary<(string, string), (string?, long)>();
        while (await rows.ReadAsync(cancellation))
            facts[(rows.GetString(0), rows.GetString(1))] = rows.IsDBNull(4) || rows.GetInt64(4) > reading.Position ? (rows.GetString(2), rows.GetInt64(3)) : (null, rows.GetInt64(4));
        return facts;
    }

    /// <summary>What each city confirmed of a transcription, which has no comments, or commented on its answers, in order.</summary>
    private async Task<ILookup<string, (long Position, IReadOnlyDictionary<string, string>? Comments)>> SaidAsync(Reading reading, IReadOnlyList<string> cities, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select stream_id, seq_id, data ->> 'comments' from log.mt_events
            where stream_id = any($1) and seq_id <= $2 and (type = $3 or type = any($4) and jsonb_exists(data, 'comments')) order by seq_id
            """);
        var streams = cities.ToDictionary(it => Streams.Submission(reading.Edition.Id, it));
        command.Parameters.Add(new() { Value = streams.Keys.ToArray() });
        command.Parameters.Add(new() { Value = reading.Position, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = Confirmation });
        command.Parameters.Add(new() { Value = Commenting });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var said = new List<(string City, long Position, IReadOnlyDictionary<string, string>? Comments)>();
        while (await rows.ReadAsync(cancellation))
            said.Add((streams[rows.GetString(0)], rows.GetInt64(1), rows.IsDBNull(2) ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(rows.GetString(2), JsonText.Log)));
        return said.ToLookup(it => it.City, it => (it.Position, it.Comments));
    }
}
