using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Specs;

/// <summary>A small edition to take decisions on: its plan, a form with a question of every type and a chain of gates, and answers to it.</summary>
internal static class Example
{
    public static readonly DateTimeOffset EndOfMay = new(2017, 5, 31, 23, 59, 59, TimeSpan.Zero);

    public static readonly Questionnaire Form = new(
        1,
        [new("strategy", Words("Strategy"), "smart-specialisation"), new("other", Words("Other"))],
        [
            new("strategy", "strategy", QuestionType.Boolean, Words("Is there a strategy?"), Required: true),
            new("formalised", "strategy", QuestionType.Boolean, Words("Is it formalised?"), Required: true, Condition: new Predicate.IsBoolean("strategy", true)),
            new("axes", "strategy", QuestionType.Options, Words("Its axes"), Condition: new Predicate.IsBoolean("formalised", true), Options: Options("tourism", "health", "energy")),
            new("stage", "other", QuestionType.Option, Words("How far it is"), Options: Options("formal", "draft", "none")),
            new("staff", "other", QuestionType.Number, Words("People"), Min: 1, Max: 1000, Decimals: 0),
            new("budget", "other", QuestionType.Number, Words("Budget"), Unit: "EUR", Decimals: 2),
            new("graduates", "other", QuestionType.Percent, Words("Graduates")),
            new("motto", "other", QuestionType.Text, Words("Motto"), MaxLength: 20),
            new("note", "other", QuestionType.Text, Words("Note")),
            new("documents", "other", QuestionType.Records, Words("Documents"), Fields:
            [
                new("name", RecordFieldType.Text, Words("Name")), new("year", RecordFieldType.Number, Words("Year")),
                new("kind", RecordFieldType.Option, Words("Kind"), Options("law", "plan")),
            ]),
            new("contact", "other", QuestionType.Text, Words("Who to ask"), Personal: true),
        ],
        ["en", "es"]);

    public static readonly EditionPlanned Planned = Plan("2017", demonstration: false);

    public static readonly QuestionnairePublished Published = new("2017", Form);

    public static readonly EditionOpened Opened = new("2017", EndOfMay);

    public static readonly EditionClosed Closed = new("2017", null);

    public static readonly IndicatorDefinition Strategy = new("strategy", Words("Has a strategy"), Measure.Share, Question: "strategy");

    public static readonly IndicatorDefinition Formalised = new("formalised", Words("Has formalised it"), Measure.Share, Question: "formalised");

    public static readonly IndicatorDefinition Staff = new("staff", Words("People"), Measure.Mean, Question: "staff");

    public static readonly IndicatorDefinition Stage = new(
        "stage", Words("Formal"), Measure.OptionShare, Question: "stage", Option: "formal");

    public static readonly IndicatorsDefined Defined = new("2017", [Strategy, Formalised, Staff, Stage]);

    public static readonly CityRegistered Bilbao = new("bilbao", "Bilbao", "ES", false, null);

    public static readonly CityRegistered Alder = new("alder", "Alder", null, true, null);

    public static readonly FormSubmitted Submitted = SubmittedWith(("strategy", true), ("formalised", true), ("axes", Chosen("health")), ("staff", 12));

    public static readonly SeriesCatalog NoSeries = SeriesCatalog.Of([]);

    public static Edition OpenEdition => new Given<Edition>(Planned, Published, Defined, Opened).State;

    public static Edition ClosedEdition => new Given<Edition>(Planned, Published, Defined, Opened, Closed).State;

    public static EditionPlanned Plan(string edition, bool demonstration, bool known = false) => new(
        edition, Words($"Study {edition}"), demonstration, known, null, new(null, null), null, null,
        new([new("innovation", Words("Innovation"))], [new("smart-specialisation", "innovation", Words("Smart specialisation"))]),
        [new("europe", Words("Europe")), new("asia", Words("Asia"))], [new("lt-1m", Words("Below a million"))],
        [new("study-2017", "Smart Cities Study 2017")], null, null);

    public static FormSubmitted SubmittedWith(params (string Question, object Answer)[] answers) =>
        new("2017", "bilbao", 1, 1, "en", Provenance.Submitted, Answers(answers), null, null);

    public static Dictionary<string, Answer> Answers(params (string Question, object Answer)[] answers) => answers.ToDictionary(it => it.Question, it => Answer(it.Answer));

    /// <summary>Answers to ask for; null blanks one.</summary>
    public static Dictionary<string, Answer?> Asked(params (string Question, object? Answer)[] answers) =>
        answers.ToDictionary(it => it.Question, it => it.Answer is null ? null : Answer(it.Answer));

    public static OptionsAnswer Chosen(params string[] options) => new(options);

    public static Answer Answer(object value) => value switch
    {
        bool it => new BooleanAnswer(it),
        int it => new NumberAnswer(it),
        decimal it => new NumberAnswer(it),
        string it => new TextAnswer(it),
        string[] it => new OptionsAnswer(it),
        MissingReason it => new MissingAnswer(it),
        Answer it => it,
        _ => throw new ArgumentException($"{value} is no answer."),
    };

    public static Text Words(string english) => new(english);

    public static Option[] Options(params string[] ids) => [.. ids.Select(it => new Option(it, Words(it)))];
}
