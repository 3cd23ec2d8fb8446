using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Questionnaires;

/// <summary>Whether a form can be published: ids, sections, options, conditions that look back only.</summary>
public static class CheckQuestionnaire
{
    private const int MostQuestions = 500;
    private const int MostOptions = 64;
    private const int MostDecimals = 8;

    public static IReadOnlyList<Refusal> Check(this Questionnaire form, IReadOnlyCollection<string> factors, string root = "")
    {
        var refusals = new List<Refusal>();
        if (form.Version < 1)
            refusals.Add(new("version-invalid", "Versions of a questionnaire are 1, 2, …", $"{root}/version"));
        if (form.Questions.Count is 0 or > MostQuestions)
            refusals.Add(new("questions-invalid", $"A questionnaire has 1 to {MostQuestions} questions.", $"{root}/questions"));

        if (form.Languages.Count == 0)
            refusals.Add(new("languages-missing", "A questionnaire is there in one language at least.", $"{root}/languages"));

        refusals.AddRange(Unique(form.Sections.Select(it => it.Id), "section", $"{root}/sections"));
        refusals.AddRange(Unique(form.Questions.Select(it => it.Id), "question", $"{root}/questions"));
        for (var i = 0; i < form.Sections.Count; i++)
        {
            if (form.Sections[i].Factor is { } factor && !factors.Contains(factor))
                refusals.Add(new("factor-unknown", $"The framework has no factor \"{factor}\".", $"{root}/sections/{i}/factor"));
        }

        var sections = form.Sections.Select(it => it.Id).ToHashSet();
        var before = new Dictionary<string, Question>();
        for (var i = 0; i < form.Questions.Count; i++)
        {
            var question = form.Questions[i];
            var pointer = $"{root}/questions/{i}";
            if (!sections.Contains(question.Section))
                refusals.Add(new("section-unknown", $"There is no section \"{question.Section}\".", $"{pointer}/section"));
            refusals.AddRange(CheckOptions(question, pointer));
            refusals.AddRange(CheckFields(question, pointer));
            refusals.AddRange(CheckLimits(question, pointer));
            if (question is { Personal: true, Type: not QuestionType.Text })
                refusals.Add(new("personal-type", "A personal question takes a text: other answers cannot be kept apart.", $"{pointer}/personal"));
            if (question.Condition is { } condition)
                refusals.AddRange(CheckPredicate(condition, before, $"{pointer}/condition"));
            before.TryAdd(question.Id, question);
        }

        refusals.AddRange(CheckChecks(form.Checks ?? [], before, $"{root}/checks"));
        return refusals;
    }

    private static IEnumerable<Refusal> CheckChecks(IReadOnlyList<Check> checks, Dictionary<string, Question> questions, string root) =>
    [
        .. Unique(checks.Select(it => it.Id), "check", root),
        .. checks.SelectMany((it, i) => CheckPredicate(it.Fails, questions, $"{root}/{i}/fails")),
        .. checks.Select((it, i) => (it.Question, i)).Where(it => !questions.ContainsKey(it.Question))
            .Select(it => new Refusal("question-unknown", $"The form has no question \"{it.Question}\".", $"{root}/{it.i}/question")),
    ];

    /// <summary>A predicate may name only these questions, each in the way its type allows.</summary>
    public static IEnumerable<Refusal> CheckPredicate(Predicate predicate, IReadOnlyDictionary<string, Question> questions, string pointer)
    {
        switch (predicate)
        {
            case Predicate.All all:
                return all.Parts.SelectMany((part, i) => CheckPredicate(part, questions, $"{pointer}/all/{i}"));
            case Predicate.Any any:
                return any.Parts.SelectMany((part, i) => CheckPredicate(part, questions, $"{pointer}/any/{i}"));
            case Predicate.Not not:
                return CheckPredicate(not.Part, questions, $"{pointer}/not");
            case Predicate.Test test when !questions.TryGetValue(test.Question, out var question):
                return [new("question-unknown", $"There is no question \"{test.Question}\" that comes before.", $"{pointer}/question")];
            case Predicate.Test test:
                var asked = questions[test.Question];
                var fits = (test, asked.Type) switch
                {
                    (Predicate.IsBoolean, QuestionType.Boolean) => true,
                    (Predicate.IsOption it, QuestionType.Option) => asked.Options?.Any(option => option.Id == it.Option) == true,
                    (Predicate.Includes it, QuestionType.Options) => asked.Options?.Any(option => option.Id == it.Option) == true,
                    (Predicate.IsNumber or Predicate.AtLeast, QuestionType.Number or QuestionType.Percent) => true,
                    (Predicate.Answered, _) => true,
                    _ => false,
                };
                return fits ? [] : [new("condition-invalid", $"\"{test.Question}\" cannot be tested like this: its type or its options do not allow it.", pointer)];
            default:
                return [];
        }
    }

    public static IEnumerable<Refusal> Unique(IEnumerable<string> ids, Sentence what, string pointer)
    {
        var seen = new HashSet<string>();
        var index = 0;
        foreach (var id in ids)
        {
            if (!Id.IsValid(id))
                yield return Id.Invalid(what, id, $"{pointer}/{index}");
            else if (!seen.Add(id))
                yield return new("id-duplicate", $"The {what} \"{id}\" stands twice.", $"{pointer}/{index}");
            index++;
        }
    }

    private static IEnumerable<Refusal> CheckOptions(Question question, string pointer)
    {
        if (question.Type is QuestionType.Option or QuestionType.Options)
        {
            if (question.Options is not { Count: > 0 and <= MostOptions })
                return [new("options-missing", $"A question of type {question.Type.ToString().ToLowerInvariant()} has 1 to {MostOptions} options.", $"{pointer}/options")];
            return Unique(question.Options.Select(it => it.Id), "option", $"{pointer}/options");
        }

        return question.Options is null ? [] : [new("options-unexpected", "Only option and options questions have options.", $"{pointer}/options")];
    }

    private static IEnumerable<Refusal> CheckFields(Question question, string pointer)
    {
        if (question.Type != QuestionType.Records)
            return question.Fields is null ? [] : [new("fields-unexpected", "Only records questions have fields.", $"{pointer}/fields")];
        if (question.Fields is not { Count: > 0 } fields)
            return [new("fields-missing", "A question of type records names its fields.", $"{pointer}/fields")];
        return Unique(fields.Select(it => it.Id), "record field", $"{pointer}/fields").Concat(fields.SelectMany((field, i) => field.Type == RecordFieldType.Option
            ? field.Options is { Count: > 0 and <= MostOptions } options
                ? Unique(options.Select(it => it.Id), "option", $"{pointer}/fields/{i}/options")
                : [new("options-missing", $"A field of type option has 1 to {MostOptions} options.", $"{pointer}/fields/{i}/options")]
            : []));
    }

    /// <summary>Limits that no answer could keep are refused before anyone meets them.</summary>
    private static IEnumerable<Refusal> CheckLimits(Question question, string pointer)
    {
        if (question.Min > question.Max)
            yield return new("range-reversed", "The smallest number is larger than the largest.", $"{pointer}/min");
        if (question.Decimals is < 0 or > MostDecimals)
            yield return new("out-of-range", $"A number has 0 to {MostDecimals} decimals.", $"{pointer}/decimals");
        if (question.MaxLength is < 1 or > CheckAnswers.LongestText)
            yield return new("out-of-range", $"The longest text allowed is 1 to {CheckAnswers.LongestText} characters.", $"{pointer}/maxLength");
    }
}
