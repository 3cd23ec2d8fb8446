using Shouldly;
using SmartCities.Longitudinal.Statistics;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Statistics;

public sealed class SeriesMappingSpecs
{
    private static readonly IReadOnlyList<Variable> Split = [new("a", VariableKind.Boolean), new("gate", VariableKind.Boolean), new("b", VariableKind.Boolean, new Predicate.IsBoolean("gate", true))];

    [Theory]
    [InlineData(true, true, Outcome.Yes, Outcome.Yes)]
    [InlineData(true, false, Outcome.Yes, Outcome.No)]
    [InlineData(false, true, Outcome.Yes, Outcome.No)]
    [InlineData(false, false, Outcome.No, Outcome.No)]
    [InlineData(true, null, Outcome.Yes, Outcome.DontKnow)]
    [InlineData(false, null, Outcome.DontKnow, Outcome.No)]
    [InlineData(null, true, Outcome.Yes, Outcome.DontKnow)]
    [InlineData(null, null, Outcome.DontKnow, Outcome.DontKnow)]
    public void Any_of_and_all_of_are_three_valued(bool? a, bool? b, Outcome any, Outcome all)
    {
        var snapshot = Of(a, gate: true, b);

        new SeriesMapping.AnyOf(Town.Share("a"), Town.Share("b")).Evaluate(snapshot)!.Observed[0].ShouldBe(any);
        new SeriesMapping.AllOf(Town.Share("a"), Town.Share("b")).Evaluate(snapshot)!.Observed[0].ShouldBe(all);
    }

    [Theory]
    [InlineData(true, Outcome.Yes, Outcome.No)]
    [InlineData(false, Outcome.No, Outcome.No)]
    [InlineData(null, Outcome.DontKnow, Outcome.No)]
    public void A_part_that_was_not_asked_is_a_no_beside_the_others(bool? a, Outcome any, Outcome all)
    {
        var snapshot = Of(a, gate: false, null);

        new SeriesMapping.AnyOf(Town.Share("b"), Town.Share("a")).Evaluate(snapshot)!.Observed[0].ShouldBe(any);
        new SeriesMapping.AllOf(Town.Share("b"), Town.Share("a")).Evaluate(snapshot)!.Observed[0].ShouldBe(all);
    }

    [Fact]
    public void A_city_that_was_asked_no_part_was_not_asked() =>
        new SeriesMapping.AllOf(Town.Share("b"), Town.Share("b")).Evaluate(Of(true, gate: false, null))!.Observed[0].ShouldBe(Outcome.NotAsked);

    [Fact]
    public void A_part_is_first_counted_as_its_own_indicator_says() =>
        new SeriesMapping.AnyOf(Town.Share("a") with { MissingAsNo = [AnswerState.DontKnow] }, Town.Share("b")).Evaluate(Of(null, gate: true, false))!
            .Observed[0].ShouldBe(Outcome.No);

    [Fact]
    public void A_recode_turns_options_into_yes_no_or_a_missing_reason()
    {
        var snapshot = Town.With(
            ("alder", [("stage", "formal")]), ("brook", [("stage", "draft")]), ("cliff", [("stage", "none")]), ("dale", [("stage", "unsure")]), ("elm", []));
        var stage = new Indicator { Id = "stage", Measure = Measure.Share, Question = "stage" };
        var recode = new SeriesMapping.Recode(stage, new Dictionary<string, Outcome>
        {
            ["formal"] = Outcome.Yes,
            ["draft"] = Outcome.Yes,
            ["none"] = Outcome.No,
            ["unsure"] = Outcome.DontKnow,
        });

        recode.Evaluate(snapshot)!.Observed.ToArray().ShouldBe([Outcome.Yes, Outcome.Yes, Outcome.No, Outcome.DontKnow, Outcome.NotAnswered]);
        Should.Throw<ArgumentException>(() => new SeriesMapping.Recode(stage, new Dictionary<string, Outcome>()).Evaluate(snapshot)).Message.ShouldContain("leaves out");
    }

    [Fact]
    public void Direct_is_the_indicator_and_none_is_nothing()
    {
        var snapshot = Town.With(("alder", [("strategy", true)]));

        new SeriesMapping.Direct(Town.Share("strategy")).Evaluate(snapshot)!.Value.Value.ShouldBe(new Proportion(1, 1));
        new SeriesMapping.None().Evaluate(snapshot).ShouldBeNull();
    }

    private static Snapshot Of(bool? a, bool gate, bool? b)
    {
        var builder = new SnapshotBuilder("2017", Split);
        var row = builder.AddCity("alder");
        builder.Column("gate").Answer(row, gate);
        Record("a", a);
        if (gate)
            Record("b", b);
        return builder.Build();

        void Record(string question, bool? answer)
        {
            if (answer is { } value)
                builder.Column(question).Answer(row, value);
            else
                builder.Column(question).Missing(row, AnswerState.DontKnow);
        }
    }
}
