using System.Numerics;
using CsCheck;
using Shouldly;
using SmartCities.Longitudinal.Statistics;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Statistics;

public sealed class PairedSpecs
{
    /// <summary>Bentur et al. (2009) and Cavo et al. (2012) in Fagerland, Lydersen and Laake (2014); Altman et al. (2000), p. 52; each turned to later less earlier.</summary>
    [Theory]
    [InlineData(1, 1, 7, 12, 0.026, 0.507)]
    [InlineData(59, 6, 16, 80, 0.005, 0.119)]
    [InlineData(14, 0, 5, 22, 0.011, 0.226)]
    public void Newcombe_for_matched_cities_is_as_published(int yesYes, int yesNo, int noYes, int noNo, double low, double high)
    {
        var interval = PairedNewcombeInterval.Of(yesYes, yesNo, noYes, noNo)!;
        interval.Low.ShouldBe(low, 0.0005);
        interval.High.ShouldBe(high, 0.0005);
        interval.Method.ShouldBe("newcombe-paired");
    }

    [Fact]
    public void It_holds_the_difference_stays_in_range_and_turns_with_the_sides() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 60], Gen.Int[0, 60], Gen.Int[0, 60]).Sample((a, b, c, d) =>
        {
            if (a + b + c + d == 0)
                return;
            var interval = PairedNewcombeInterval.Of(a, b, c, d)!;
            var difference = (double)(c - b) / (a + b + c + d);
            interval.Low.ShouldBeLessThanOrEqualTo(difference + 1e-12);
            interval.High.ShouldBeGreaterThanOrEqualTo(difference - 1e-12);
            interval.Low.ShouldBeGreaterThanOrEqualTo(-1 - 1e-12);
            interval.High.ShouldBeLessThanOrEqualTo(1 + 1e-12);
            var turned = PairedNewcombeInterval.Of(a, c, b, d)!;
            turned.Low.ShouldBe(-interval.High, 1e-12);
            turned.High.ShouldBe(-interval.Low, 1e-12);
        }, iter: 2000);

    [Fact]
    public void Nobody_has_no_interval_and_counts_are_not_negative()
    {
        PairedNewcombeInterval.Of(0, 0, 0, 0).ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => PairedNewcombeInterval.Of(1, -1, 0, 0));
    }

    [Fact]
    public void Five_that_move_cannot_tell_six_can()
    {
        SignTest.P(5, 0).ShouldBe(0.0625);
        SignTest.P(6, 0).ShouldBe(0.03125);
        SignTest.MovesNeeded().ShouldBe(6);
        SignTest.MovesNeeded(1).ShouldBe(8);
        MedianInterval.Of([1, 2, 3, 4, 5]).ShouldBeNull();
        MedianInterval.Of([]).ShouldBeNull();
        MedianInterval.Of([6, 2, 3, 4, 5, 1]).ShouldBe(new MedianBounds(1, 6, 0.96875));
        Should.Throw<ArgumentOutOfRangeException>(() => MedianInterval.Of([1], 1));
    }

    /// <summary>Independent of the tail and of where it starts to look: the binomial tail in whole numbers, counted up.</summary>
    [Fact]
    public void The_interval_ends_where_the_binomial_tail_does() =>
        Gen.Int[1, 400].Sample(n =>
        {
            var (k, tail, ways) = (0, BigInteger.One, BigInteger.One);
            while (40 * tail <= BigInteger.One << n)
            {
                k++;
                ways = ways * (n - k + 1) / k;
                tail += ways;
            }

            var shuffled = Enumerable.Range(1, n).Select(it => (decimal)it).OrderBy(it => it * 7919 % 401).ToArray();
            MedianInterval.Of(shuffled).ShouldBe(k == 0 ? null : new MedianBounds(k, n + 1 - k, MedianInterval.Of(shuffled)!.Value.Confidence));
        }, iter: 200);
}
