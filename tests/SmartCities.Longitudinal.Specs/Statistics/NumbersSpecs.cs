using CsCheck;
using Shouldly;
using SmartCities.Longitudinal.Statistics;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Statistics;

public sealed class NumbersSpecs
{
    /// <summary>Type 7 by its definition, which is what R documents as the default of quantile(); R itself was not run for these.</summary>
    [Theory]
    [InlineData(new[] { 1, 2, 3, 4 }, 1.75, 2.5, 3.25)]
    [InlineData(new[] { 9, 1, 5 }, 3, 5, 7)]
    [InlineData(new[] { 6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49 }, 25.5, 40, 42.5)]
    [InlineData(new[] { 7, 15, 36, 39, 40, 41 }, 20.25, 37.5, 39.75)]
    [InlineData(new[] { -3 }, -3, -3, -3)]
    [InlineData(new[] { 2, 2 }, 2, 2, 2)]
    public void Quartiles_are_of_type_7(int[] numbers, double lower, double median, double upper) =>
        Quantiles.Quartiles([.. numbers.Select(it => (decimal)it)]).ShouldBe(new Quartiles((decimal)lower, (decimal)median, (decimal)upper));

    [Fact]
    public void Quartiles_are_those_of_the_sorted_numbers() =>
        Gen.Int[0, 30].Array[1, 300].Sample(numbers =>
        {
            var sorted = numbers.Select(it => (decimal)it).Order().ToList();
            decimal At(int quarter)
            {
                var (place, rest) = Math.DivRem((sorted.Count - 1) * quarter, 4);
                return sorted[place] + (rest == 0 ? 0 : rest * (sorted[place + 1] - sorted[place]) / 4);
            }

            Quantiles.Quartiles([.. numbers.Select(it => (decimal)it)]).ShouldBe(new Quartiles(At(1), At(2), At(3)));
        }, iter: 500);

    [Theory, InlineData(1), InlineData(-1), InlineData(0)]
    public void Quartiles_of_many_numbers_in_order_are_quick(int step) =>
        Quantiles.Quartiles([.. Enumerable.Range(0, 100_001).Select(it => (decimal)(it * step))])
            .ShouldBe(new Quartiles(Math.Min(25_000 * step, 75_000 * step), 50_000 * step, Math.Max(25_000 * step, 75_000 * step)));

    [Fact]
    public void No_numbers_have_no_quartiles()
    {
        Quantiles.Quartiles([]).ShouldBeNull();
        Quantiles.Median([]).ShouldBeNull();
    }

    [Fact]
    public void Ties_go_as_the_rule_says()
    {
        Rounding.Percent(1, 8).ShouldBe(13);
        Rounding.Percent(1, 8, rule: RoundingRule.HalfEven).ShouldBe(12);
        Rounding.Percent(3, 8, rule: RoundingRule.HalfEven).ShouldBe(38);
        Rounding.Percent(1, 3, 1).ShouldBe(33.3m);
        Rounding.Percent(0, 0).ShouldBeNull();
        Rounding.Round(-12.5m, 0).ShouldBe(-13);
        Rounding.Round(0.125m, 2, RoundingRule.HalfEven).ShouldBe(0.12m);
    }

    [Fact]
    public void A_printed_share_comes_from_these_pairs()
    {
        Rounding.FeasiblePairs(58, 0, 20).ShouldBe([new Proportion(7, 12), new Proportion(11, 19)]);
        Rounding.FeasiblePairs(75, 0, 8).ShouldBe([new Proportion(3, 4), new Proportion(6, 8)]);
        Rounding.FeasiblePairs(100, 0, 2).ShouldBe([new Proportion(1, 1), new Proportion(2, 2)]);
        Rounding.FeasiblePairs(0, 0, 2).ShouldBe([new Proportion(0, 1), new Proportion(0, 2)]);
        Rounding.FeasiblePairs(140, 0, 20).ShouldBeEmpty();
        Rounding.FeasiblePairs(75, 0, [13, 20]).ShouldBe([new Proportion(15, 20)]);
        Rounding.FeasiblePairs(58.5m, 0, 20).ShouldBeEmpty();
    }

    [Fact]
    public void The_investment_factors_as_printed_have_no_common_base_below_45()
    {
        Rounding.CommonBases([58, 47, 27], 0, 100)[0].ShouldBe(45);
        Rounding.CommonBases([58, 47, 26], 0, 20).ShouldBe([19]);
    }

    [Fact]
    public void A_pair_is_feasible_when_and_only_when_it_rounds_to_the_printed_share() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 1], Gen.Bool).Sample((units, decimals, even) =>
        {
            var rule = even ? RoundingRule.HalfEven : RoundingRule.HalfUp;
            var printed = decimals == 0 ? units / 10 : units / 10m;
            var byHand = from size in Enumerable.Range(1, 30)
                         from count in Enumerable.Range(0, size + 1)
                         where Rounding.Round(100m * count / size, decimals, rule) == printed
                         select new Proportion(count, size);
            Rounding.FeasiblePairs(printed, decimals, 30, rule).ShouldBe(byHand);
        }, iter: 200);

    [Fact]
    public void Fractions_add_up_exactly() =>
        Gen.Select(Gen.Long[-50_000, 50_000], Gen.Long[1, 50_000], Gen.Long[-50_000, 50_000], Gen.Long[1, 50_000]).Sample((a, b, c, d) =>
        {
            var sum = new Fraction(a, b) + new Fraction(c, d);
            (sum.Numerator * b * d).ShouldBe(sum.Denominator * (((Int128)a * d) + ((Int128)c * b)));
            (sum - new Fraction(c, d)).ShouldBe(new Fraction(a, b));
            sum.ToDecimal().ShouldBe(((decimal)a / b) + ((decimal)c / d), 1e-20m);
        }, iter: 1000);

    [Fact]
    public void A_fraction_is_in_lowest_terms_and_nothing_by_default()
    {
        new Fraction(6, -4).ToString().ShouldBe("-3/2");
        default(Fraction).ShouldBe(new Fraction(0, 7));
        default(Fraction).ToDecimal().ShouldBe(0);
        (-default(Fraction)).ShouldBe(Fraction.Zero);
        (new Fraction(1, 3) < new Fraction(1, 2)).ShouldBeTrue();
        Should.Throw<DivideByZeroException>(() => new Fraction(1, 0));
    }
}
