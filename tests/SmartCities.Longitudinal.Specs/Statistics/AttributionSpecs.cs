using CsCheck;
using Shouldly;
using SmartCities.Longitudinal.Statistics;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Statistics;

public sealed class AttributionSpecs
{
    private static readonly Gen<Measured> Any =
        Gen.Select(Gen.Int[0, 35], Gen.Int[0, 35]).Select((a, b) => (Yes: Math.Min(a, b), Base: Math.Max(a, b))).Select(it => Share(it.Yes, it.Base));

    [Fact]
    public void The_worked_example()
    {
        var parts = Attribution.Of(Share(15, 20), [("correction", Share(16, 20)), ("withdrawal", Share(15, 19))]);

        parts.ShouldBe([new("correction", 1, 0, 0.05m), new("withdrawal", -1, -1, -0.010526315789m)]);
        Attribution.Difference(Share(15, 20), Share(15, 19)).ShouldBe(0.039473684211m);
    }

    [Fact]
    public void Contributions_add_up_to_the_whole_difference_to_the_last_digit() =>
        Gen.Select(Any, Gen.Select(Gen.Int[0, 4], Any).Array[0, 30]).Sample((from, steps) =>
        {
            var to = steps.Length == 0 ? from : steps[^1].Item2;
            var parts = Attribution.Of(from, [.. steps.Select(it => (it.Item1, it.Item2))]);

            parts.Sum(it => it.Numerator).ShouldBe(to.Numerator - from.Numerator);
            parts.Sum(it => it.Base).ShouldBe(to.Base - from.Base);
            if (Attribution.Difference(from, to) is { } whole)
                parts.Sum(it => it.Value!.Value).ShouldBe(whole);
            else
                parts.ShouldAllBe(it => it.Value == null);
        });

    [Fact]
    public void Steps_in_a_row_with_one_cause_are_as_one() =>
        Gen.Select(Any, Any.Array[1, 10], Any).Sample((from, between, end) =>
        {
            (string, Measured)[] all = [.. between.Select(it => ("correction", it)), ("withdrawal", end)];
            (string, Measured)[] merged = [("correction", between[^1]), ("withdrawal", end)];

            // A step through an empty base at the very end of a run is the one case in which the run had a last value of its own.
            if (between[^1].Value is not null)
                Attribution.Of(from, all).Sum(it => it.Value ?? 0).ShouldBe(Attribution.Of(from, merged).Sum(it => it.Value ?? 0));
        });

    [Fact]
    public void An_emptied_base_contributes_no_value_and_whoever_fills_it_again_does()
    {
        var parts = Attribution.Of(Share(1, 2), [("withdrawal", Share(0, 0)), ("reinstatement", Share(3, 4))]);

        parts.ShouldBe([new("withdrawal", -1, -2, 0m), new("reinstatement", 3, 4, 0.25m)]);
    }

    [Fact]
    public void Without_a_value_on_both_sides_counts_alone_are_told()
    {
        Attribution.Of(Share(0, 0), [("submission", Share(2, 3))]).ShouldBe([new("submission", 2, 3, null)]);
        Attribution.Of<string>(Share(1, 2), []).ShouldBeEmpty();
    }

    private static Measured Share(int yes, int @base) => new(yes, @base, new Proportion(yes, @base).Share);
}
