using System.Reflection;
using System.Text.RegularExpressions;
using CsCheck;
using Shouldly;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Specs.Packages;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Questionnaires;

public sealed partial class CompareQuestionnairesSpecs
{
    private static readonly Questionnaire Form = new(
        1,
        [new("planning", Words("Planning")), new("means", Words("Means"))],
        [
            new("strategy", "planning", QuestionType.Boolean, new("Does the city have a digital strategy?", "¿Tiene la ciudad una estrategia digital?", "La ville a-t-elle une stratégie numérique ?")),
            new("formalised", "planning", QuestionType.Boolean, Words("Was that strategy formally adopted?"), Condition: new Predicate.IsBoolean("strategy", true)),
            new("sectors", "planning", QuestionType.Options, Words("Which sectors does it favour?"), Condition: new Predicate.IsBoolean("formalised", true), Options: Options("tourism", "health", "energy")),
            new("staff", "means", QuestionType.Number, Words("How many people work on innovation?"), Help: Words("Full time, at the end of the year."), Unit: "people", Min: 0, Max: 1000, Decimals: 0),
            new("documents", "means", QuestionType.Records, Words("List published documents"), Fields: [new("name", RecordFieldType.Text, Words("Name"))]),
        ],
        ["en", "es", "fr"]);

    private static readonly Text Strategy = Form.Questions[0].Text;

    private static readonly Predicate FromHundredPeople = new Predicate.AtLeast("staff", 100);

    /// <summary>A change of one question, the differences that tell it, and what it changes.</summary>
    public static TheoryData<string, Func<Question, Question>, (ChangeKind, Difference?)[]> Changed => new()
    {
        { "strategy", it => it with { Text = Words("Is there a strategy for digital matters?") }, [(ChangeKind.Reworded, Difference.Wording)] },
        { "strategy", it => it with { Text = Words("How old are your trams?") }, [(ChangeKind.Reworded, Difference.Concept)] },
        { "strategy", it => it with { Text = Strategy with { Fr = "La ville a-t-elle une stratégie numérique\u00a0?", En = "Does the city have a «digital» Strategy?" } }, [(ChangeKind.Retouched, null)] },
        { "staff", it => it with { Help = Words("Half time counts half.") }, [(ChangeKind.HelpReworded, Difference.Wording)] },
        { "staff", it => it with { Help = null }, [(ChangeKind.HelpReworded, Difference.Wording)] },
        { "sectors", it => it with { Options = Options("tourism", "health", "energy", "trade") }, [(ChangeKind.OptionAdded, Difference.Options)] },
        { "sectors", it => it with { Options = Options("tourism", "health") }, [(ChangeKind.OptionRemoved, Difference.Options)] },
        { "sectors", it => it with { Options = Options("health", "tourism", "energy") }, [(ChangeKind.OptionsReordered, Difference.Options)] },
        { "sectors", it => it with { Options = [.. Options("tourism", "health"), new("energy", Words("Power"))] }, [(ChangeKind.OptionReworded, Difference.Options)] },
        { "staff", it => it with { Condition = new Predicate.IsBoolean("strategy", true) }, [(ChangeKind.Condition, Difference.Universe)] },
        { "formalised", it => it with { Condition = null }, [(ChangeKind.Condition, Difference.Universe)] },
        { "documents", it => it with { Condition = FromHundredPeople }, [(ChangeKind.Condition, Difference.Universe)] },
        { "staff", it => it with { Type = QuestionType.Percent }, [(ChangeKind.Type, Difference.Options)] },
        { "staff", it => it with { Unit = "full-time equivalents" }, [(ChangeKind.Unit, Difference.Concept)] },
        { "staff", it => it with { Max = 500 }, [(ChangeKind.Limits, Difference.Options)] },
        { "documents", it => it with { Fields = [.. it.Fields!, new("year", RecordFieldType.Number, Words("Year"))] }, [(ChangeKind.Fields, Difference.Options)] },
        { "staff", it => it with { Required = true }, [(ChangeKind.Required, null)] },
        { "staff", it => it with { Section = "planning" }, [(ChangeKind.Moved, null)] },
    };

    [Theory]
    [MemberData(nameof(Changed))]
    public void A_question_that_is_asked_otherwise_is_told_with_its_harm(string question, Func<Question, Question> change, (ChangeKind, Difference?)[] told)
    {
        var difference = Compare(Form, With(question, change));

        var changes = difference.Find(question).ShouldNotBeNull().Changes;
        changes.Select(it => (it.Kind, it.Differs)).ShouldBe(told);
        changes.ShouldAllBe(it => it.Harm.En.Length > 20 && it.Harm.Es != null && it.Harm.Fr != null);
        JsonText.Same(difference.Find(question)!.From, Form.Find(question)).ShouldBeTrue();
        JsonText.Same(difference.Find(question)!.To, change(Form.Find(question)!)).ShouldBeTrue();
        difference.Questions.Where(it => it.Id != question).SelectMany(it => it.Changes).ShouldAllBe(it => it.Kind == ChangeKind.Universe);
    }

    [Fact]
    public void A_question_reworded_in_one_language_moves_its_readers_alone()
    {
        var change = Compare(Form, With("strategy", it => it with { Text = Strategy with { Fr = "La ville a-t-elle une stratégie numérique écrite ?" } })).Find("strategy")!.Changes.ShouldHaveSingleItem();
        (change.Kind, change.Differs, change.Harm.En).ShouldBe((ChangeKind.Reworded, Difference.Wording, "Only who reads it in French reads other words: those cities may move by the words alone, the others do not."));
        change.Languages.ShouldBe(["fr"]);

        var both = Compare(Form, With("strategy", it => it with { Text = Strategy with { Es = "¿Hay una estrategia digital?", Fr = "Y a-t-il une stratégie numérique ?" } })).Find("strategy")!.Changes.ShouldHaveSingleItem();
        both.Harm.Es.ShouldBe("Solo quien la lee en español o francés lee otras palabras: esas ciudades pueden cambiar solo por las palabras; las demás, no.");
    }

    [Fact]
    public void A_number_in_a_text_is_no_typography()
    {
        Wording.IsSame("Less than 1.5 %", "Less than 15 %").ShouldBeFalse();
        Wording.IsSame("« Ville »  numérique :", "\"ville\" numérique:").ShouldBeTrue();
        Wording.IsSame("City plan", "City plans").ShouldBeFalse();
    }

    [Fact]
    public void What_was_only_in_one_language_was_read_in_English()
    {
        var translated = Form with { Questions = [Form.Questions[0] with { Text = new(Strategy.En) }, .. Form.Questions.Skip(1)] };
        Compare(translated, Form).Find("strategy")!.Changes.ShouldHaveSingleItem().Languages.ShouldBe(["es", "fr"]);
    }

    [Fact]
    public void A_gate_that_is_asked_otherwise_lets_others_through()
    {
        var difference = Compare(Form, With("strategy", it => it with { Text = Words("Is there a strategy for digital matters?") }));
        foreach (var behind in new[] { "formalised", "sectors" })
        {
            var change = difference.Find(behind)!.Changes.ShouldHaveSingleItem();
            (change.Kind, change.Differs).ShouldBe((ChangeKind.Universe, Difference.Universe));
            change.Of.ShouldBe(["strategy"]);
        }
    }

    [Fact]
    public void In_which_order_the_parts_of_a_condition_stand_changes_nobody()
    {
        Predicate one = new Predicate.IsBoolean("strategy", true), other = new Predicate.Answered("formalised");
        var earlier = With("sectors", it => it with { Condition = new Predicate.All(one, new Predicate.Any(other)) });
        Compare(earlier, With("sectors", it => it with { Condition = new Predicate.All(other, one) })).Questions.ShouldBeEmpty();
        Compare(earlier, With("sectors", it => it with { Condition = new Predicate.Any(other, one) })).Find("sectors")!.Changes.ShouldHaveSingleItem().Kind.ShouldBe(ChangeKind.Condition);
    }

    [Fact]
    public void Only_what_has_to_move_for_the_rest_to_stay_has_moved()
    {
        var ids = Enumerable.Range(0, 8).Select(it => $"q{it}").ToList();
        Moved(ids, [.. ids.Skip(1), ids[0]]).ShouldBe(["q0"]);
        Moved(ids, ["new", "q0", "q1", "other", .. ids.Skip(3)]).ShouldBeEmpty();
        Moved(ids, ["q4", "q5", "q6", "q7", "q0", "q1", "q2", "q3"]).Count().ShouldBe(4);
        Moved(ids, [.. Enumerable.Reverse(ids)]).Count().ShouldBe(7);

        static IEnumerable<string> Moved(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
            Compare(Listing(before), Listing(after)).Questions.Where(it => it.Changes.Any(one => one.Kind == ChangeKind.Moved)).Select(it => it.Id);
    }

    [Fact]
    public void An_earlier_answer_beside_a_question_on_one_side_only_pulls_there()
    {
        var beside = new FormSide("later", Form, new Dictionary<string, string> { ["staff"] = "earlier" });
        var shown = CompareQuestionnaires.Compare(Side(Form), beside).Questions.ShouldHaveSingleItem();
        (shown.Id, shown.LastAnswerFrom, shown.LastAnswerTo, shown.Changes[0].Kind, shown.Changes[0].Differs).ShouldBe(("staff", null, "earlier", ChangeKind.LastAnswer, Difference.Mode));
        CompareQuestionnaires.Compare(beside, Side(Form)).Questions.ShouldHaveSingleItem().Changes[0].Harm.ShouldNotBe(shown.Changes[0].Harm);
        CompareQuestionnaires.Compare(beside, beside).Questions.ShouldBeEmpty();
    }

    [Fact]
    public void A_language_that_only_one_form_speaks_is_told_once_and_not_with_every_question()
    {
        var difference = Compare(Form with { Languages = ["en", "fr"] }, Form with { Languages = ["es", "en"] });
        difference.Languages.Select(it => (it.Language, it.Added)).ShouldBe([("es", true), ("fr", false)]);
        difference.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void Questions_of_other_ids_that_may_be_the_same_are_proposed_and_stay_added_and_removed()
    {
        var difference = Compare(Form, With("staff", it => it with { Id = "people", Text = it.Text with { En = "How many persons work on innovation today?" } }));
        var match = difference.LikelyMatches.ShouldHaveSingleItem();
        (match.From, match.To, match.Likeness, match.Language).ShouldBe(("staff", "people", 1m, "es"), "Its words in Spanish and French are the same.");
        difference.Changes.ShouldBe(new Dictionary<ChangeKind, int> { [ChangeKind.Added] = 1, [ChangeKind.Removed] = 1 });
        Compare(Form, With("staff", it => it with { Id = "trams", Text = Words("What colour are the trams?") })).LikelyMatches.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_form_of_the_house_is_like_itself()
    {
        var replay = await Replay.All;
        foreach (var form in replay.Packages.Keys.Select(it => replay.Edition(it).Questionnaire).OfType<Questionnaire>())
        {
            var difference = Compare(form, form);
            (difference.Alike, difference.Questions.Count, difference.LikelyMatches.Count, difference.Changes.Count).ShouldBe((form.Questions.Count, 0, 0, 0));
        }
    }

    [Fact]
    public void A_form_is_like_itself_and_what_one_form_adds_the_other_removes() =>
        Gen.Select(Forms, Forms).Sample((one, other) =>
        {
            Compare(one, one).Questions.ShouldBeEmpty();
            var (there, back) = (Compare(one, other), Compare(other, one));
            Of(there, ChangeKind.Added).ShouldBe(Of(back, ChangeKind.Removed), ignoreOrder: true);
            Of(there, ChangeKind.Removed).ShouldBe(Of(back, ChangeKind.Added), ignoreOrder: true);
            foreach (var kind in Enum.GetValues<ChangeKind>().Except([ChangeKind.Added, ChangeKind.Removed, ChangeKind.OptionAdded, ChangeKind.OptionRemoved, ChangeKind.Moved, ChangeKind.Universe]))
                Of(there, kind).ShouldBe(Of(back, kind), ignoreOrder: true, $"{kind}");
            Of(there, ChangeKind.OptionAdded).ShouldBe(Of(back, ChangeKind.OptionRemoved), ignoreOrder: true);
            Of(there, ChangeKind.Moved).Count().ShouldBe(Of(back, ChangeKind.Moved).Count());
            (there.Alike + there.Questions.Count(it => it.To is not null)).ShouldBe(other.Questions.Count);
        });

    [Fact]
    public void Every_harm_is_said_in_three_languages_with_the_same_places_to_fill()
    {
        foreach (var harm in typeof(Harms).GetFields(BindingFlags.Public | BindingFlags.Static).Select(it => it.GetValue(null)).OfType<Text>())
        {
            foreach (var said in new[] { harm.Es, harm.Fr })
            {
                said.ShouldNotBeNullOrWhiteSpace(harm.En);
                said.Contains("{0}", StringComparison.Ordinal).ShouldBe(harm.En.Contains("{0}", StringComparison.Ordinal), harm.En);
            }

            LooseMark().IsMatch(harm.Fr!).ShouldBeFalse(harm.Fr);
        }
    }

    /// <summary>Some of the questions of the form, some of them changed, in any order that conditions allow.</summary>
    private static Gen<Questionnaire> Forms { get; } =
        Gen.Select(Gen.Bool.Array[Form.Questions.Count], Gen.Int[0, Changed.Count - 1].Array[0, 3], Gen.Bool).Select((asked, changes, reversed) =>
        {
            var questions = Form.Questions.Where((_, i) => asked[i]).ToList();
            foreach (var (question, change, _) in changes.Select(it => Changed.ElementAt(it).Data))
            {
                if (questions.FindIndex(it => it.Id == question) is >= 0 and var at)
                    questions[at] = change(questions[at]);
            }

            if (reversed)
                questions.Reverse();
            return Form with { Questions = questions };
        });

    private static IEnumerable<string> Of(FormDifference difference, ChangeKind kind) => difference.Questions.Where(it => it.Changes.Any(one => one.Kind == kind)).Select(it => it.Id);

    private static FormDifference Compare(Questionnaire from, Questionnaire to) => CompareQuestionnaires.Compare(Side(from), Side(to));

    private static FormSide Side(Questionnaire form) => new("2017", form, new Dictionary<string, string>());

    private static Questionnaire With(string question, Func<Question, Question> change) => Form with { Questions = [.. Form.Questions.Select(it => it.Id == question ? change(it) : it)] };

    private static Questionnaire Listing(IReadOnlyList<string> questions) => Form with { Questions = [.. questions.Select(it => new Question(it, "means", QuestionType.Boolean, Words(it)))] };

    private static Text Words(string said) => new(said, said + " (es)", said + " (fr)");

    private static Option[] Options(params string[] ids) => [.. ids.Select(it => new Option(it, Words(it)))];

    [GeneratedRegex("(?<![\\u00a0])[:;?!»]")]
    private static partial Regex LooseMark();
}
