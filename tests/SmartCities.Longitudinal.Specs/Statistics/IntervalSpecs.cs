using CsCheck;
using Shouldly;
using SmartCities.Longitudinal.Statistics;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Statistics;

public sealed class IntervalSpecs
{
    /// <summary>Newcombe (1998), Statistics in Medicine 17, 857–872, table I, method 3; the last from domain.md.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    [InlineData(15, 20, 0.5313, 0.8881)]
    public void Wilson_is_as_published(int numerator, int @base, double low, double high)
    {
        var interval = WilsonInterval.Of(numerator, @base)!;
        interval.Low.ShouldBe(low, 0.00005);
        interval.High.ShouldBe(high, 0.00005);
    }

    [Fact]
    public void Wilson_has_exact_ends_and_nothing_to_say_of_nobody()
    {
        WilsonInterval.Of(0, 0).ShouldBeNull();
        WilsonInterval.Of(0, 7)!.Low.ShouldBe(0);
        WilsonInterval.Of(7, 7)!.High.ShouldBe(1);
        WilsonInterval.Of(1, 1)!.Low.ShouldBe(0.2065, 0.0001);
        Should.Throw<ArgumentOutOfRangeException>(() => WilsonInterval.Of(8, 7));
    }

    /// <summary>Independent of the closed form: the limits are the shares that a score test at the level just does not reject.</summary>
    [Fact]
    public void Wilsons_limits_solve_the_score_equation() =>
        Gen.Select(Gen.Int[1, 60_000], Gen.Double[0, 1], Gen.OneOf(0.9, 0.95, 0.99)).Sample((@base, part, level) =>
        {
            var numerator = (int)(@base * part);
            var interval = WilsonInterval.Of(numerator, @base, level)!;
            var share = (double)numerator / @base;
            var z = NormalDistribution.Quantile(1 - ((1 - level) / 2));
            foreach (var limit in (double[])[interval.Low, interval.High])
            {
                if (limit is > 0 and < 1)
                    (Math.Abs(share - limit) / Math.Sqrt(limit * (1 - limit) / @base)).ShouldBe(z, 1e-6);
            }
        }, iter: 1000);

    /// <summary>Newcombe (1998), Statistics in Medicine 17, 873–890, table II, method 10.</summary>
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(0, 10, 0, 10, -0.2775, 0.2775)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000)]
    public void Newcombe_is_as_published(int toYes, int to, int fromYes, int from, double low, double high)
    {
        var interval = NewcombeInterval.Of(new Proportion(fromYes, from), new Proportion(toYes, to))!;
        interval.Low.ShouldBe(low, 0.00005);
        interval.High.ShouldBe(high, 0.00005);
    }

    [Fact]
    public void Newcombe_holds_the_difference_stays_within_one_and_mirrors() =>
        Gen.Select(Gen.Int[1, 200], Gen.Int[1, 200], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((n1, n2, p1, p2) =>
        {
            var (from, to) = (new Proportion((int)(n1 * p1), n1), new Proportion((int)(n2 * p2), n2));
            var (there, back) = (NewcombeInterval.Of(from, to)!, NewcombeInterval.Of(to, from)!);
            ((double)(to.Share! - from.Share!).Value).ShouldBeInRange(there.Low - 1e-12, there.High + 1e-12);
            there.Low.ShouldBeGreaterThanOrEqualTo(-1 - 1e-12);
            there.High.ShouldBeLessThanOrEqualTo(1 + 1e-12);
            back.Low.ShouldBe(-there.High, 1e-12);
        }, iter: 1000);

    [Fact]
    public void Newcombe_has_nothing_to_say_of_an_empty_side() =>
        NewcombeInterval.Of(new Proportion(0, 0), new Proportion(1, 2)).ShouldBeNull();

    /// <summary>Well-known quantiles; the last deep in the tail, where Wichura (1988) uses his third polynomial.</summary>
    [Theory]
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(0.9, 1.2815515655446004)]
    [InlineData(0.975, 1.9599639845400545)]
    [InlineData(0.995, 2.5758293035489004)]
    [InlineData(0.001, -3.0902323061678132)]
    [InlineData(1e-20, -9.262340089798408)]
    public void The_normal_quantile_is_as_published(double p, double z) => NormalDistribution.Quantile(p).ShouldBe(z, 1e-13);

    [Fact]
    public void Missing_answers_are_all_no_then_all_yes()
    {
        WorstCaseBounds.Of(15, 18, 0, 2).ShouldBe(new Bounds(0.75m, 0.85m));
        WorstCaseBounds.Of(3, 5, 1, 0).ShouldBe(new Bounds(0.6m, 0.8m));
        WorstCaseBounds.Of(0, 0, 0, 4).ShouldBe(new Bounds(0, 1));
        WorstCaseBounds.Of(0, 0, 0, 0).ShouldBeNull();
    }

    [Fact]
    public void No_way_of_answering_or_leaving_the_base_goes_beyond_the_bounds() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[0, 20], Gen.Int[0, 20], Gen.Int[0, 20]).Sample((yes, no, allYes, allNo, out_) =>
        {
            var bounds = WorstCaseBounds.Of(yes, yes + no, 0, allYes + allNo + out_);
            if (new Proportion(yes + allYes, yes + no + allYes + allNo).Share is { } share)
                share.ShouldBeInRange(bounds!.Low!.Value, bounds.High!.Value);
        }, iter: 1000);

    [Fact]
    public void A_difference_is_bounded_by_each_side_at_its_worst_against_the_other()
    {
        WorstCaseBounds.OfDifference(new Bounds(0.2m, 0.4m), new Bounds(0.5m, 0.6m)).ShouldBe(new Bounds(0.1m, 0.4m));
        WorstCaseBounds.OfDifference(null, new Bounds(0.5m, 0.6m)).ShouldBeNull();
    }
}
