using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Questionnaires;

/// <summary>Whether answers fit the form they were given on.</summary>
public static class CheckAnswers
{
    public const int LongestText = 4_000;
    public const int MostRecords = 200;

    /// <summary>Each answer on its own: the question exists, the value is of its type, in range and not too long.</summary>
    public static IEnumerable<Refusal> CheckEach(this Questionnaire form, IEnumerable<KeyValuePair<string, Answer>> answers, string root, bool byCommittee = false) =>
        answers.SelectMany(it => form.Find(it.Key) is { } question
            ? question.Check(it.Value, root + JsonText.Step(it.Key), byCommittee)
            : [new Refusal("question-unknown", $"The form has no question \"{it.Key}\".", root + JsonText.Step(it.Key))]);

    /// <summary>One answer to one question; the committee alone may say that something was not published, or is unreliable.</summary>
    public static IEnumerable<Refusal> Check(this Question question, Answer answer, string pointer, bool byCommittee = false)
    {
        if (answer is MissingAnswer missing)
        {
            return !byCommittee && missing.Reason is MissingReason.NotPublished or MissingReason.Unreliable
                ? [new("reason-not-yours", $"\"{missing.Reason.Word()}\" is for the committee; a city says not-answered, dont-know, not-applicable or refused.", pointer)]
                : [];
        }

        // The vault comes first: no decision ever takes the text of a personal answer.
        return question.Personal
            ? answer is VaultedAnswer
                ? []
                : question.CheckValue(answer, pointer).DefaultIfEmpty(new("personal-answer", "A personal answer is kept apart from the others; it cannot come in this way.", pointer))
            : question.CheckValue(answer, pointer);
    }

    /// <summary>A value as it was given, wherever it is kept.</summary>
    public static IEnumerable<Refusal> CheckValue(this Question question, Answer answer, string pointer) =>
        (question.Type, answer) switch
        {
            (QuestionType.Boolean, BooleanAnswer) => [],
            (QuestionType.Boolean, _) => [new("type-wrong", "This question takes true or false.", pointer)],
            (QuestionType.Option, TextAnswer it) => OptionKnown(question.Options!, it.Value, pointer),
            (QuestionType.Option, _) => [new("type-wrong", "This question takes the id of one option.", pointer)],
            (QuestionType.Options, OptionsAnswer it) => CheckOptions(question, it, pointer),
            (QuestionType.Options, _) => [new("type-wrong", "This question takes a list of option ids; an empty list says none.", pointer)],
            (QuestionType.Number or QuestionType.Percent, NumberAnswer it) => CheckNumber(question, it.Value, pointer),
            (QuestionType.Number or QuestionType.Percent, RangeAnswer it) => CheckRange(question, it, pointer),
            (QuestionType.Number or QuestionType.Percent, _) => [new("type-wrong", "This question takes a number, a range {\"from\",\"to\"} or a bound.", pointer)],
            (QuestionType.Text, TextAnswer it) => CheckText(it.Value, question.MaxLength ?? LongestText, pointer),
            (QuestionType.Text, _) => [new("type-wrong", "This question takes a text.", pointer)],
            (QuestionType.Records, RecordsAnswer it) => CheckRecords(question, it, pointer),
            (QuestionType.Records, OptionsAnswer { Options.Count: 0 }) => [],
            _ => [new("type-wrong", "This question takes a list of records.", pointer)],
        };

    /// <summary>Answers to questions that a condition excludes, given the other answers.</summary>
    public static IEnumerable<string> NotAsked(this Questionnaire form, IReadOnlyDictionary<string, Answer> answers) =>
        form.States(answers, provenance: ProvenanceKind.Submitted).NotAsked(answers);

    /// <summary>Questions that are asked, required, and neither answered nor said to be unknown, inapplicable or refused.</summary>
    public static IEnumerable<Question> RequiredButMissing(this Questionnaire form, IReadOnlyDictionary<string, Answer> answers) =>
        form.States(answers, provenance: ProvenanceKind.Submitted).RequiredButMissing();

    /// <summary>How one city stands to every question of the form.</summary>
    public static CityStates States(this Questionnaire form, IReadOnlyDictionary<string, Answer> answers, ProvenanceKind provenance)
    {
        var builder = new SnapshotBuilder("form", form.Variables, capacity: 1);
        var row = builder.AddCity("city", provenance: provenance);
        foreach (var (question, answer) in answers)
        {
            if (builder.TryColumn(question, out var column))
                column!.Record(row, answer, reported: provenance == ProvenanceKind.Reported);
        }

        return new CityStates(builder.Build(), form);
    }

    private static IEnumerable<Refusal> OptionKnown(IReadOnlyList<Option> options, string chosen, string pointer) =>
        options.Any(it => it.Id == chosen)
            ? []
            : [new("option-unknown", $"\"{(chosen.Length <= 80 ? chosen : chosen[..80] + "…")}\" is not one of the options: {string.Join(", ", options.Select(it => it.Id))}.", pointer)];

    private static IEnumerable<Refusal> CheckOptions(Question question, OptionsAnswer chosen, string pointer)
    {
        if (chosen.Options.Distinct().Count() != chosen.Options.Count)
            return [new("option-duplicate", "An option stands twice.", pointer)];
        return chosen.Options.SelectMany((it, i) => OptionKnown(question.Options!, it, $"{pointer}/{i}"));
    }

    private static IEnumerable<Refusal> CheckNumber(Question question, decimal value, string pointer)
    {
        var (min, max) = question.Type == QuestionType.Percent ? (question.Min ?? 0, question.Max ?? 100) : (question.Min, question.Max);
        if (Math.Abs(value) > Column.LargestMagnitude)
            return [new("out-of-range", "The number is larger than any the study asks for.", pointer)];
        if (value < min || value > max)
            return [OutOfRange(min, max, pointer)];
        if (question.Decimals is { } decimals && decimal.Round(value, decimals) != value)
        {
            return decimals == 0
                ? [new("too-precise", "A whole number is asked for.", pointer)]
                : [new("too-precise", $"At most {decimals} decimals are asked for.", pointer)];
        }

        return [];
    }

    private static IEnumerable<Refusal> CheckRange(Question question, RangeAnswer range, string pointer)
    {
        if (range.From > range.To)
            return [new("range-reversed", "A range goes from the smaller number to the larger.", pointer)];
        return new[] { range.From, range.To }.OfType<decimal>().SelectMany(it => CheckNumber(question, it, pointer));
    }

    private static IEnumerable<Refusal> CheckText(string text, int longest, string pointer) =>
        text.Length > longest
            ? [new("too-long", $"At most {longest} characters; these are {text.Length}.", pointer)]
            : [];

    private static IEnumerable<Refusal> CheckRecords(Question question, RecordsAnswer records, string pointer)
    {
        if (records.Records.Count > MostRecords)
            return [new("too-many", $"At most {MostRecords} records; these are {records.Records.Count}.", pointer)];
        var fields = question.Fields!.ToDictionary(it => it.Id);
        return records.Records.SelectMany((record, i) => record.SelectMany(pair => CheckField(fields, pair.Key, pair.Value, $"{pointer}/{i}{JsonText.Step(pair.Key)}")));
    }

    private static IEnumerable<Refusal> CheckField(Dictionary<string, RecordField> fields, string id, RecordValue value, string pointer)
    {
        if (!fields.TryGetValue(id, out var field))
            return [new("field-unknown", $"A record has no field \"{id}\"; it has {string.Join(", ", fields.Keys)}.", pointer)];
        return (field.Type, value) switch
        {
            (RecordFieldType.Number, { Number: not null }) => [],
            (RecordFieldType.Number, _) => [new("type-wrong", "This question takes a number.", pointer)],
            (RecordFieldType.Option, { Text: { } chosen }) => OptionKnown(field.Options ?? [], chosen, pointer),
            (RecordFieldType.Text, { Text: { } text }) => CheckText(text, LongestText, pointer),
            _ => [new("type-wrong", "This question takes a text.", pointer)],
        };
    }

    private static Refusal OutOfRange(decimal? min, decimal? max, string pointer) => (min, max) switch
    {
        ({ } low, { } high) => new("out-of-range", $"The number must be between {low} and {high}.", pointer),
        ({ } low, null) => new("out-of-range", $"The number must be at least {low}.", pointer),
        _ => new("out-of-range", $"The number must be at most {max}.", pointer),
    };
}

/// <summary>How one city stands to every question of a form.</summary>
public sealed class CityStates(Snapshot snapshot, Questionnaire form)
{
    public AnswerState StateOf(string question) => snapshot[question].States[0];

    /// <summary>Whether the question's condition is false for this city, whatever it answered.</summary>
    public bool Excludes(string question) => form.Find(question)!.Condition?.Evaluate(snapshot, 0) == Truth.False;

    /// <summary>Whether the question is asked of this city for certain, given its answers.</summary>
    public bool Asks(Question question) => question.Condition is not { } condition || condition.Evaluate(snapshot, 0) == Truth.True;

    /// <summary>Whether a check of the form fails for these answers; what a missing answer leaves open does not.</summary>
    public bool Fails(Check check) => check.Fails.Evaluate(snapshot, 0) == Truth.True;

    /// <summary>Those of the answers that a condition excludes.</summary>
    public IEnumerable<string> NotAsked(IReadOnlyDictionary<string, Answer> answers) =>
        answers.Keys.Where(question => form.Find(question)?.Condition is not null && Excludes(question));

    /// <summary>Questions that are asked, required, and neither answered nor said to be unknown, inapplicable or refused.</summary>
    public IEnumerable<Question> RequiredButMissing() => form.Questions.Where(it => it.Required && StateOf(it.Id) == AnswerState.NotAnswered);

    /// <summary>Questions that are asked and left blank.</summary>
    public IEnumerable<Question> Blank() => form.Questions.Where(it => StateOf(it.Id) == AnswerState.NotAnswered);
}
