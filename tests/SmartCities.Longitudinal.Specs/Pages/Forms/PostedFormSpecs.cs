using Shouldly;
using SmartCities.Longitudinal.Pages.Forms;
using SmartCities.Longitudinal.Questionnaires;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Pages.Forms;

public sealed class PostedFormSpecs
{
    private static readonly Questionnaire Form = new(
        1,
        [new("all", new("All"))],
        [
            new("yes-no", "all", QuestionType.Boolean, new("Yes?")),
            new("one", "all", QuestionType.Option, new("Which?"), Options: [new("tourism", new("Tourism")), new("trade", new("Trade"))]),
            new("several", "all", QuestionType.Options, new("Which ones?"), Options: [new("a", new("A")), new("b", new("B")), new("c", new("C"))]),
            new("count", "all", QuestionType.Number, new("How many?"), Min: 0, Max: 10_000, Decimals: 0),
            new("amount", "all", QuestionType.Number, new("How much?"), Min: 0),
            new("share", "all", QuestionType.Percent, new("Which share?"), Decimals: 1),
            new("words", "all", QuestionType.Text, new("In words?"), MaxLength: 20),
            new("list", "all", QuestionType.Records, new("Which?"), Fields:
                [new("title", RecordFieldType.Text, new("Title")), new("year", RecordFieldType.Number, new("Year")), new("kind", RecordFieldType.Option, new("Kind"), [new("x", new("X"))])]),
            new("mail", "all", QuestionType.Text, new("E-mail?"), Personal: true),
            new("several-more", "all", QuestionType.Text, new("Named alike?")),
        ],
        ["en", "es", "fr"]);

    private static readonly IReadOnlyDictionary<string, Answer> Every = new Dictionary<string, Answer>
    {
        ["yes-no"] = new BooleanAnswer(false),
        ["one"] = new TextAnswer("trade"),
        ["several"] = new OptionsAnswer(["c", "a"]),
        ["count"] = new RangeAnswer(20, null),
        ["amount"] = new NumberAnswer(1234.567m),
        ["share"] = new RangeAnswer(20.5m, 25),
        ["words"] = new TextAnswer("one\r\ntwo "),
        ["list"] = new RecordsAnswer([new Dictionary<string, RecordValue> { ["title"] = new("<b>Fair</b>", null), ["year"] = new(null, 2014) }, new Dictionary<string, RecordValue> { ["kind"] = new("x", null) }]),
        ["mail"] = new VaultedAnswer("vault", "commitment"),
        ["several-more"] = new MissingAnswer(MissingReason.Unreliable),
    };

    [Theory]
    [InlineData("yes-no", "true", "true")]
    [InlineData("yes-no", "false", "false")]
    [InlineData("yes-no", "?dont-know", "dont-know")]
    [InlineData("one", "tourism", "tourism")]
    [InlineData("one", "?refused", "refused")]
    [InlineData("count", "1.200", "1200")]
    [InlineData("count", "1,200", "1200")]
    [InlineData("count", "1 200", "1200")]
    [InlineData("amount", "1 234,5", "1234.5")]
    [InlineData("share", "12,5 %", "12.5")]
    [InlineData("share", "12.500", "12.500")]
    [InlineData("words", "  two\r\nlines ", "two\nlines")]
    public void A_field_is_read(string question, string typed, string answer) =>
        Read((Value(question), typed)).Answers.ShouldHaveSingleItem().Value.ShouldBe(answer switch
        {
            "true" => new BooleanAnswer(true),
            "false" => new BooleanAnswer(false),
            "dont-know" => new MissingAnswer(MissingReason.DontKnow),
            "refused" => new MissingAnswer(MissingReason.Refused),
            _ when decimal.TryParse(answer, System.Globalization.CultureInfo.InvariantCulture, out var number) => new NumberAnswer(number),
            _ => new TextAnswer(answer),
        });

    [Theory]
    [InlineData("20–25", "20", "25")]
    [InlineData("20 - 25", "20", "25")]
    [InlineData("1 000-1.200", "1000", "1200")]
    [InlineData("≥ 20", "20", null)]
    [InlineData(">=20", "20", null)]
    [InlineData("≤20", null, "20")]
    public void A_range_and_a_bound_are_read(string typed, string? from, string? to) =>
        Read((Value("count"), typed)).Answers["count"].ShouldBe(new RangeAnswer(Number(from), Number(to)));

    [Theory]
    [InlineData("yes-no", "perhaps")]
    [InlineData("yes-no", "?unreliable")]
    [InlineData("yes-no", "?")]
    [InlineData("one", "banking")]
    [InlineData("several", "z")]
    [InlineData("count", "many")]
    [InlineData("count", "1.5")]
    [InlineData("count", "-1")]
    [InlineData("count", "10001")]
    [InlineData("count", "25–20")]
    [InlineData("count", "–")]
    [InlineData("count", "20–")]
    [InlineData("count", "≥")]
    [InlineData("count", "1e3")]
    [InlineData("share", "%")]
    [InlineData("share", "101")]
    [InlineData("share", "1.25")]
    [InlineData("amount", "79228162514264337593543950335")]
    [InlineData("words", "longer than twenty letters")]
    public void What_is_no_answer_is_told_and_nothing_else_is_recorded_for_it(string question, string typed)
    {
        var posted = Read((Value(question), typed), (Value("several-more"), "kept"));

        posted.Problems.ShouldHaveSingleItem().Key.ShouldBe(question);
        posted.Problems[question].Field.ShouldBe(Value(question));
        posted.Answers.ShouldHaveSingleItem().Value.ShouldBe(new TextAnswer("kept"));
    }

    [Fact]
    public void A_number_with_two_readings_is_refused_with_both()
    {
        var problem = Read((Value("amount"), "1.234")).Problems["amount"];

        problem.Sentence.ShouldBe(FormPhrases.NumberAmbiguous);
        problem.Parts.ShouldBe(["1.234", "1,234", "1234", "1.2340"]);
    }

    [Fact]
    public void Options_are_chosen_or_none_of_them_or_nothing_is_said()
    {
        Read((Value("several"), "b"), (Value("several"), "a")).Answers["several"].ShouldBe(new OptionsAnswer(["a", "b"]));
        Read((Value("several"), AnswerFields.None)).Answers["several"].ShouldBe(new OptionsAnswer([]));
        Read().Answers.ShouldBeEmpty();
        Read((Value("several"), "a"), (Value("several"), AnswerFields.None)).Problems["several"].Sentence.ShouldBe(FormPhrases.SomeAndNone);
        Read(new Dictionary<string, Answer> { ["several"] = new OptionsAnswer(["a"]) }).Answers["several"].ShouldBeNull();
    }

    [Fact]
    public void Rows_are_read_and_empty_ones_left_out()
    {
        Read(("a.list.0.title", ""), ("a.list.1.title", "Fair"), ("a.list.1.year", "2014"), ("a.list.4.kind", "x"), ("a.list.1.evil", "x")).Answers["list"].ShouldBe(
            new RecordsAnswer([new Dictionary<string, RecordValue> { ["title"] = new("Fair", null), ["year"] = new(null, 2014) }, new Dictionary<string, RecordValue> { ["kind"] = new("x", null) }]));
        Read((Value("list"), AnswerFields.None)).Answers["list"].ShouldBe(new OptionsAnswer([]));
        Read(("a.list.0.year", "last")).Problems["list"].Field.ShouldBe("a.list.0.year");
        Read(("a.list.0.kind", "y")).Problems.Keys.ShouldBe(["list"]);
        Read(("a.list.0.title", "x"), (Value("list"), AnswerFields.None)).Problems.Keys.ShouldBe(["list"]);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("fr")]
    public void What_nobody_touched_is_no_change_whatever_it_is(string language)
    {
        var fields = Form.Questions.SelectMany(it => Fields(AnswerFields.Write(it, Every[it.Id], language), it));

        var posted = PostedForm.Read(Form, Typed([.. fields, (PostedForm.Language, language), .. On(Form.Questions.Select(it => it.Id))]), Before(Every));

        posted.Answers.ShouldBeEmpty();
        posted.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_emptied_is_blanked_and_what_was_not_on_the_page_is_untouched()
    {
        var posted = PostedForm.Read(Form, Typed([.. On(["words", "one", "no-such"])]), Before(Every));

        posted.Questions.ShouldBe(["one", "words"]);
        posted.Answers.Keys.ShouldBe(["one", "words"], ignoreOrder: true);
        posted.Answers.Values.ShouldAllBe(it => it == null);
    }

    [Fact]
    public void Of_an_answer_and_a_reason_for_none_the_new_one_is_meant()
    {
        var standing = new Dictionary<string, Answer> { ["count"] = new NumberAnswer(5), ["amount"] = new MissingAnswer(MissingReason.DontKnow) };
        var posted = Read(standing, (Value("count"), "5"), ("w.count", "refused"), (Value("amount"), "7"), ("w.amount", "dont-know"));

        posted.Answers["count"].ShouldBe(new MissingAnswer(MissingReason.Refused));
        posted.Answers["amount"].ShouldBe(new NumberAnswer(7));
        Read((Value("count"), "5"), ("w.count", "refused")).Problems["count"].Sentence.ShouldBe(FormPhrases.AnswerAndReason);
        Read(("w.count", "not-published")).Problems.Keys.ShouldBe(["count"]);
        Read(("w.count", "not-applicable")).Answers["count"].ShouldBe(new MissingAnswer(MissingReason.NotApplicable));
    }

    [Fact]
    public void A_blanked_answer_is_taken_again()
    {
        var before = new Standing(new Dictionary<string, Answer>(), new Dictionary<string, string>(), new Dictionary<string, Answer> { ["count"] = new NumberAnswer(5) });

        PostedForm.Read(Form, Typed([("e.count", "yes"), .. On(["count"])]), before).Answers["count"].ShouldBe(new NumberAnswer(5));
        PostedForm.Read(Form, Typed([("e.count", "yes"), (Value("count"), "6"), .. On(["count"])]), before).Answers["count"].ShouldBe(new NumberAnswer(6));
    }

    [Fact]
    public void Of_two_answers_one_is_chosen()
    {
        Read((Value("count"), "5"), ("k.count", "?")).Problems["count"].Sentence.ShouldBe(FormPhrases.ChooseOneOfTwo);
        Read((Value("count"), "5"), ("k.count", "?"), ("k.count", "theirs")).Answers.ShouldBeEmpty();
        Read((Value("count"), "5"), ("k.count", "?"), ("k.count", "mine")).Answers["count"].ShouldBe(new NumberAnswer(5));
    }

    [Fact]
    public void A_comment_is_a_change_of_its_own_and_has_an_end()
    {
        Read(("c.count", " counted\r\ntwice ")).Comments.ShouldHaveSingleItem().Value.ShouldBe("counted\ntwice");
        Read(("c.count", new string('x', CheckAnswers.LongestText + 1))).Problems["count"].Field.ShouldBe("c.count");
    }

    [Fact]
    public void A_personal_question_takes_a_text_like_another()
    {
        Read((Value("mail"), "a@example.org")).Answers["mail"].ShouldBe(new TextAnswer("a@example.org"));
        Read((Value("mail"), new string('x', CheckAnswers.LongestText + 1))).Problems.Keys.ShouldBe(["mail"]);
    }

    [Fact]
    public void A_letter_that_is_none_is_shown_as_none()
    {
        Read((Value("words"), "a\0b")).Answers["words"].ShouldBe(new TextAnswer("a\uFFFDb"));
    }

    private static string Value(string question) => AnswerFields.Value(question);

    private static decimal? Number(string? written) => written is null ? null : decimal.Parse(written, System.Globalization.CultureInfo.InvariantCulture);

    private static PostedForm Read(params (string Name, string Value)[] fields) => Read(new Dictionary<string, Answer>(), fields);

    private static PostedForm Read(IReadOnlyDictionary<string, Answer> standing, params (string Name, string Value)[] fields) =>
        PostedForm.Read(Form, Typed([.. fields, .. On(Form.Questions.Select(it => it.Id))]), Before(standing));

    private static Standing Before(IReadOnlyDictionary<string, Answer> answers) => new(answers, new Dictionary<string, string>(), new Dictionary<string, Answer>());

    private static IEnumerable<(string, string)> On(IEnumerable<string> questions) => questions.Select(it => (PostedForm.Question, it));

    private static IEnumerable<(string, string)> Fields(Typed typed, Question question) =>
        new[] { AnswerFields.Value(question.Id), AnswerFields.Reason(question.Id) }
            .Concat(Enumerable.Range(0, 3).SelectMany(row => (question.Fields ?? []).Select(it => AnswerFields.Cell(question.Id, row, it.Id))))
            .SelectMany(name => typed.All(name).Select(value => (name, value)));

    private static Typed Typed(params IEnumerable<(string Name, string Value)> fields) =>
        new(fields.GroupBy(it => it.Name).Select(it => KeyValuePair.Create(it.Key, (IReadOnlyList<string>)[.. it.Select(field => field.Value)])));
}
