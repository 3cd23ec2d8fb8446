using CsCheck;
using Shouldly;
using SmartCities.Longitudinal.Statistics;
using Xunit;
using static SmartCities.Longitudinal.Statistics.Predicate;

namespace SmartCities.Longitudinal.Specs.Statistics;

public sealed class PredicateSpecs
{
    private static readonly Predicate True = new All();
    private static readonly Predicate False = new Any();
    private static readonly Predicate Unknown = new IsBoolean("strategy", true);

    [Fact]
    public void A_missing_answer_makes_a_test_unknown_both_ways()
    {
        TruthOf(new IsBoolean("strategy", true), ("strategy", AnswerState.DontKnow)).ShouldBe(Truth.Unknown);
        TruthOf(new Not(new IsBoolean("strategy", true)), ("strategy", AnswerState.DontKnow)).ShouldBe(Truth.Unknown);
        TruthOf(new Includes("axes", "health"), ("strategy", AnswerState.DontKnow)).ShouldBe(Truth.Unknown);
    }

    [Fact]
    public void A_question_not_asked_makes_a_test_false()
    {
        TruthOf(new IsBoolean("formalised", true), ("strategy", false)).ShouldBe(Truth.False);
        TruthOf(new IsBoolean("formalised", false), ("strategy", false)).ShouldBe(Truth.False);
        TruthOf(new Includes("axes", "health"), ("strategy", false)).ShouldBe(Truth.False);
        TruthOf(new Answered("formalised"), ("strategy", false)).ShouldBe(Truth.False);
    }

    [Fact]
    public void A_missing_answer_is_no_answer()
    {
        TruthOf(new Answered("strategy"), ("strategy", AnswerState.DontKnow)).ShouldBe(Truth.False);
        TruthOf(new Answered("note")).ShouldBe(Truth.False);
        TruthOf(new Answered("strategy"), ("strategy", false)).ShouldBe(Truth.True);
    }

    [Fact]
    public void Values_decide()
    {
        TruthOf(new IsBoolean("strategy", false), ("strategy", false)).ShouldBe(Truth.True);
        TruthOf(new IsOption("stage", "draft"), ("stage", "draft")).ShouldBe(Truth.True);
        TruthOf(new IsOption("stage", "formal"), ("stage", "draft")).ShouldBe(Truth.False);
        TruthOf(new IsNumber("staff", 12), ("staff", 12.0m)).ShouldBe(Truth.True);
        (string, object?)[] axes = [("strategy", true), ("formalised", true), ("axes", new[] { "health" })];
        TruthOf(new Includes("axes", "health"), axes).ShouldBe(Truth.True);
        TruthOf(new Includes("axes", "energy"), axes).ShouldBe(Truth.False);
    }

    [Theory]
    [InlineData(20, 25, 20, Truth.True)]
    [InlineData(20, 25, 21, Truth.Unknown)]
    [InlineData(20, 25, 25, Truth.Unknown)]
    [InlineData(20, 25, 26, Truth.False)]
    [InlineData(20, null, 20, Truth.True)]
    [InlineData(20, null, 21, Truth.Unknown)]
    [InlineData(null, 7, 7, Truth.Unknown)]
    [InlineData(null, 7, 8, Truth.False)]
    public void A_range_decides_at_least_where_both_its_ends_do(int? from, int? to, int bound, Truth expected) =>
        TruthOf(new AtLeast("staff", bound), ("staff", (from, to))).ShouldBe(expected);

    [Fact]
    public void A_range_never_equals_a_number_for_sure()
    {
        TruthOf(new IsNumber("staff", 22), ("staff", (20, 25))).ShouldBe(Truth.Unknown);
        TruthOf(new IsNumber("staff", 26), ("staff", (20, 25))).ShouldBe(Truth.False);
    }

    [Fact]
    public void Trees_combine_as_Kleene_does()
    {
        TruthOf(new All(True, Unknown)).ShouldBe(Truth.Unknown);
        TruthOf(new All(False, Unknown)).ShouldBe(Truth.False);
        TruthOf(new Any(True, Unknown)).ShouldBe(Truth.True);
        TruthOf(new Any(False, Unknown)).ShouldBe(Truth.Unknown);
        TruthOf(new Not(False)).ShouldBe(Truth.True);
        TruthOf(True).ShouldBe(Truth.True);
        TruthOf(False).ShouldBe(Truth.False);
    }

    [Fact]
    public void A_definition_that_does_not_fit_the_questions_is_refused()
    {
        Should.Throw<ArgumentException>(() => TruthOf(new Answered("colour"))).Message.ShouldContain("no question colour");
        Should.Throw<ArgumentException>(() => TruthOf(new IsOption("stage", "late"))).Message.ShouldContain("no option late");
        Should.Throw<ArgumentException>(() => TruthOf(new AtLeast("strategy", 1))).Message.ShouldContain("Number is needed");
        Should.Throw<ArgumentException>(() => new IsOption("stage", "late").Evaluate(Town.With(), [])).Message.ShouldContain("no option late");
    }

    [Fact]
    public void A_predicate_names_its_questions() =>
        new All(new Any(new Answered("note"), new AtLeast("staff", 3)), new Not(new IsBoolean("strategy", true))).Questions
            .ShouldBe(["note", "staff", "strategy"]);

    [Fact]
    public void All_cities_at_once_is_each_city_alone() =>
        Gen.Select(Editions.Predicates, Editions.Snapshots("2017")).Sample((predicate, snapshot) =>
        {
            var truths = new Truth[snapshot.Count];
            predicate.Evaluate(snapshot, truths);
            for (var row = 0; row < truths.Length; row++)
                truths[row].ShouldBe(predicate.Evaluate(snapshot, row));
        }, iter: 300);

    [Fact]
    public void De_Morgan_holds_in_three_values() =>
        Gen.Select(Editions.Predicates, Editions.Predicates, Editions.Snapshots("2017")).Sample((left, right, snapshot) =>
        {
            for (var row = 0; row < snapshot.Count; row++)
            {
                new Not(new All(left, right)).Evaluate(snapshot, row)
                    .ShouldBe(new Any(new Not(left), new Not(right)).Evaluate(snapshot, row));
            }
        }, iter: 300);

    private static Truth TruthOf(Predicate predicate, params (string, object?)[] answers)
    {
        var snapshot = Town.With(("alder", answers));
        var truths = new Truth[1];
        predicate.Evaluate(snapshot, truths);
        predicate.Evaluate(snapshot, 0).ShouldBe(truths[0]);
        return truths[0];
    }
}
