using System.Globalization;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Pages.Forms;

/// <summary>What is wrong with a field, in a sentence, and the field to go to.</summary>
public sealed record FieldProblem(string Field, Text Sentence, params object[] Parts);

/// <summary>An answer that somebody typed, or why what they typed is none.</summary>
public readonly record struct ReadAnswer(Answer? Answer, FieldProblem? Problem)
{
    public static implicit operator ReadAnswer(Answer? answer) => new(answer, null);

    public static implicit operator ReadAnswer(FieldProblem problem) => new(null, problem);
}

/// <summary>How an answer stands in the fields of a page, and how it is read back from them.</summary>
public static class AnswerFields
{
    /// <summary>Chosen among the options: none of them, which is an answer.</summary>
    public const string None = "-";

    /// <summary>What a choice begins with that says why there is no answer.</summary>
    public const string Why = "?";

    private const int RowsBeyond = 10;

    /// <summary>The reasons for having no answer that a city gives.</summary>
    public static readonly IReadOnlyList<MissingReason> Reasons = [MissingReason.DontKnow, MissingReason.NotApplicable, MissingReason.Refused];

    public static string Value(string question) => $"a.{question}";

    public static string Cell(string question, int row, string field) => string.Create(CultureInfo.InvariantCulture, $"a.{question}.{row}.{field}");

    public static string Reason(string question) => $"w.{question}";

    public static string Comment(string question) => $"c.{question}";

    /// <summary>Takes the answer again that another answer had blanked.</summary>
    public static string Again(string question) => $"e.{question}";

    /// <summary>What the city says of the answer beside that of last time.</summary>
    public static string Reply(string question) => $"r.{question}";

    /// <summary>Which of two answers to keep, where a colleague gave one meanwhile.</summary>
    public static string Keep(string question) => $"k.{question}";

    /// <summary>Whether the fields of this question are a group of choices in which a missing reason is one.</summary>
    public static bool IsChoice(Question question) => question.Type is QuestionType.Boolean or QuestionType.Option;

    /// <summary>The fields as they show an answer.</summary>
    public static Typed Write(Question question, Answer? answer, string language) => new(Fields(question, answer, language).GroupBy(it => it.Name).Select(it =>
        KeyValuePair.Create(it.Key, (IReadOnlyList<string>)[.. it.Select(field => field.Value)])));

    /// <summary>Whether the fields still show this answer.</summary>
    public static bool Shows(this Typed typed, Question question, Answer? answer, string language)
    {
        var written = Write(question, answer, language);
        return typed.SaysAs(written, Reason(question.Id)) && typed.SaysAs(written, Value(question.Id));
    }

    /// <summary>The answer that stands in the fields, checked against its question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="typed">What stands in its fields.</param>
    /// <param name="before">The answer the fields showed when they were read.</param>
    /// <param name="earlier">An answer blanked before, which can be taken again.</param>
    /// <param name="language">The language the fields were read in.</param>
    public static ReadAnswer Read(Question question, Typed typed, Answer? before, Answer? earlier, string language)
    {
        var value = ReadValue(question, typed, language);
        if (typed.Has(Again(question.Id)) && earlier is not null && value is { Answer: null, Problem: null } && !typed.Has(Reason(question.Id)))
            return earlier;
        if (!typed.Has(Reason(question.Id)))
            return value;
        if (Words.Parse<MissingReason>(typed[Reason(question.Id)]) is not { } reason || !Reasons.Contains(reason))
            return new FieldProblem(Reason(question.Id), FormPhrases.ChoiceUnknown);
        if (value is { Answer: null, Problem: null })
            return new MissingAnswer(reason);

        // An answer and a reason for none: whichever of the two is new was meant.
        var written = Write(question, before, language);
        return (typed.SaysAs(written, Reason(question.Id)), typed.SaysAs(written, Value(question.Id))) switch
        {
            (true, false) => value,
            (false, true) => new MissingAnswer(reason),
            _ => new FieldProblem(Reason(question.Id), FormPhrases.AnswerAndReason),
        };
    }

    private static IEnumerable<(string Name, string Value)> Fields(Question question, Answer? answer, string language)
    {
        var name = Value(question.Id);
        return answer switch
        {
            MissingAnswer { Reason: var reason } when !Reasons.Contains(reason) => [],
            MissingAnswer it => IsChoice(question) ? [(name, Why + it.Reason.Word())] : [(Reason(question.Id), it.Reason.Word())],
            BooleanAnswer it => [(name, it.Value ? "true" : "false")],
            TextAnswer it => [(name, it.Value)],
            NumberAnswer it => [(name, WrittenNumber.Of(it.Value, language))],
            RangeAnswer { From: { } from, To: { } to } => [(name, $"{WrittenNumber.Of(from, language)}–{WrittenNumber.Of(to, language)}")],
            RangeAnswer { From: { } from } => [(name, $"≥ {WrittenNumber.Of(from, language)}")],
            RangeAnswer { To: { } to } => [(name, $"≤ {WrittenNumber.Of(to, language)}")],
            OptionsAnswer { Options.Count: 0 } or RecordsAnswer { Records.Count: 0 } => [(name, None)],
            OptionsAnswer it => (question.Options ?? []).Where(option => it.Options.Contains(option.Id)).Select(option => (name, option.Id)),
            RecordsAnswer it => it.Records.SelectMany((record, row) => record.Select(pair =>
                (Cell(question.Id, row, pair.Key), pair.Value.Number is { } number ? WrittenNumber.Of(number, language) : pair.Value.Text ?? ""))),
            _ => [],
        };
    }

    private static ReadAnswer ReadValue(Question question, Typed typed, string language)
    {
        var name = Value(question.Id);
        return question switch
        {
            { Type: QuestionType.Options } => ReadOptions(question, typed),
            { Type: QuestionType.Records } => ReadRecords(question, typed, language),
            _ when typed[name] is not { Length: > 0 } => (Answer?)null,
            { Type: QuestionType.Boolean or QuestionType.Option } => ReadChoice(question, typed[name]),
            { Type: QuestionType.Number or QuestionType.Percent } => ReadNumber(question, typed[name], language),
            _ => Checked(question, new TextAnswer(typed[name]), name, language),
        };
    }

    private static ReadAnswer ReadChoice(Question question, string chosen) => chosen switch
    {
        ['?', .. var why] when Words.Parse<MissingReason>(why) is { } reason && Reasons.Contains(reason) => new MissingAnswer(reason),
        "true" or "false" when question.Type == QuestionType.Boolean => new BooleanAnswer(chosen == "true"),
        _ when question.Options?.Any(it => it.Id == chosen) == true => new TextAnswer(chosen),
        _ => new FieldProblem(Value(question.Id), FormPhrases.ChoiceUnknown),
    };

    private static ReadAnswer ReadOptions(Question question, Typed typed)
    {
        var chosen = typed.All(Value(question.Id));
        var options = (question.Options ?? []).Select(it => it.Id).Where(chosen.Contains).ToList();
        return chosen switch
        {
            [] => (Answer?)null,
            [None] => new OptionsAnswer([]),
            _ when chosen.Contains(None) => new FieldProblem(Value(question.Id), FormPhrases.SomeAndNone),
            _ when chosen.Distinct().Count() != options.Count => new FieldProblem(Value(question.Id), FormPhrases.ChoiceUnknown),
            _ => new OptionsAnswer(options),
        };
    }

    private static ReadAnswer ReadNumber(Question question, string written, string language)
    {
        var name = Value(question.Id);
        var text = question.Type == QuestionType.Percent || question.Unit == "percent" ? written.TrimEnd('%').TrimEnd() : written;
        var (ends, isOpen) = text switch
        {
            ['≥', .. var from] => ((string[])[from, ""], true),
            ['>', '=', .. var from] => ([from, ""], true),
            ['≤', .. var to] => (["", to], true),
            ['<', '=', .. var to] => (["", to], true),
            _ when text.Length > 1 && text.IndexOfAny(['–', '-'], 1) is > 0 and var dash => ([text[..dash].TrimEnd().TrimEnd('%'), text[(dash + 1)..]], false),
            _ => ([text], false),
        };
        if (ends.Length == 1)
            return One(text, it => new NumberAnswer(it));

        var (low, high) = (ends[0].Trim() is { Length: > 0 } first ? One(first, it => new NumberAnswer(it)) : (Answer?)null, ends[1].Trim() is { Length: > 0 } last ? One(last, it => new NumberAnswer(it)) : (Answer?)null);
        if ((low.Problem ?? high.Problem) is { } problem)
            return problem;
        return (low.Answer, high.Answer, isOpen) switch
        {
            (null, null, _) or (null, _, false) or (_, null, false) => new FieldProblem(name, FormPhrases.NumberExpected),
            var (from, to, _) => Checked(question, new RangeAnswer((from as NumberAnswer)?.Value, (to as NumberAnswer)?.Value), name, language),
        };

        ReadAnswer One(string number, Func<decimal, Answer> answer)
        {
            var readings = WrittenNumber.Readings(number).Select(answer).ToList();
            var fitting = readings.Where(it => Refusal(question, it) is null).ToList();
            return (readings, fitting) switch
            {
                ([], _) => new FieldProblem(name, FormPhrases.NumberExpected),
                (_, [var only]) => only,
                (_, [NumberAnswer one, NumberAnswer other]) => Ambiguous(name, number, one.Value, other.Value, language),
                _ => Checked(question, readings[^1], name, language),
            };
        }
    }

    private static FieldProblem Ambiguous(string field, string written, decimal one, decimal other, string language) =>
        new(field, FormPhrases.NumberAmbiguous, written, new Say(language).Number(one), WrittenNumber.Of(one, language), WrittenNumber.Of(other, language));

    private static ReadAnswer ReadRecords(Question question, Typed typed, string language)
    {
        var (name, records) = (Value(question.Id), new List<IReadOnlyDictionary<string, RecordValue>>());
        for (var row = 0; row < CheckAnswers.MostRecords + RowsBeyond; row++)
        {
            var record = new Dictionary<string, RecordValue>();
            foreach (var field in question.Fields ?? [])
            {
                var cell = Cell(question.Id, row, field.Id);
                if (typed[cell] is not { Length: > 0 } written)
                    continue;
                if (field.Type != RecordFieldType.Number)
                    record[field.Id] = new(written, null);
                else if (WrittenNumber.Readings(written) is [var number, ..] readings)
                    record[field.Id] = new(null, number);
                else
                    return new FieldProblem(cell, FormPhrases.NumberExpected);
                if (field.Type == RecordFieldType.Number && WrittenNumber.Readings(written) is [var one, var other])
                    return Ambiguous(cell, written, one, other, language);
            }

            if (record.Count > 0)
                records.Add(record);
        }

        return (records.Count, typed.Has(name, None)) switch
        {
            (0, false) => (Answer?)null,
            (0, true) => new OptionsAnswer([]),
            (_, true) => new FieldProblem(name, FormPhrases.SomeAndNone),
            _ => Checked(question, new RecordsAnswer(records), Cell(question.Id, 0, question.Fields![0].Id), language),
        };
    }

    private static ReadAnswer Checked(Question question, Answer answer, string field, string language) =>
        Refusal(question, answer) is { } refusal ? Problem(refusal, question, field, answer, language) : answer;

    private static Refusal? Refusal(Question question, Answer answer) => question.CheckValue(answer, "").FirstOrDefault();

    private static FieldProblem Problem(Refusal refusal, Question question, string field, Answer answer, string language)
    {
        var say = new Say(language);
        var (min, max) = question.Type == QuestionType.Percent ? (question.Min ?? 0, question.Max ?? 100) : (question.Min, question.Max);
        return (refusal.Code, min, max) switch
        {
            ("out-of-range", { } low, { } high) => new(field, FormPhrases.NumberBetween, say.Number(low), say.Number(high)),
            ("out-of-range", { } low, null) => new(field, FormPhrases.NumberFrom, say.Number(low)),
            ("out-of-range", null, { } high) => new(field, FormPhrases.NumberUpTo, say.Number(high)),
            ("out-of-range", _, _) => new(field, FormPhrases.NumberTooLarge),
            ("too-precise", _, _) when question.Decimals is 0 => new(field, FormPhrases.WholeNumber),
            ("too-precise", _, _) => new(field, FormPhrases.FewerDecimals, question.Decimals ?? 0),
            ("range-reversed", _, _) => new(field, FormPhrases.RangeReversed),
            ("too-long", _, _) => new(field, FormPhrases.TextTooLong, say.Number(question.MaxLength ?? CheckAnswers.LongestText), say.Number((answer as TextAnswer)?.Value.Length ?? 0)),
            ("too-many", _, _) => new(field, FormPhrases.TooManyRows, CheckAnswers.MostRecords),
            ("option-unknown", _, _) => new(field, FormPhrases.ChoiceUnknown),
            _ => new(field, refusal.Said.InAll),
        };
    }
}
