using System.Numerics;
using CsCheck;
using Shouldly;
using SmartCities.Longitudinal.Statistics;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Statistics;

public sealed class McNemarSpecs
{
    /// <summary>The first from Fagerland, Lydersen and Laake (2013), table 1; the others whole numbers over a power of two.</summary>
    [Theory]
    [InlineData(1, 7, 0.0703125)]
    [InlineData(3, 1, 0.625)]
    [InlineData(6, 0, 0.03125)]
    [InlineData(5, 0, 0.0625)]
    [InlineData(8, 1, 0.0390625)]
    [InlineData(1, 0, 1)]
    [InlineData(0, 0, 1)]
    [InlineData(4, 4, 1)]
    public void P_is_as_published(int gained, int lost, double p) => McNemarExact.P(gained, lost).ShouldBe(p);

    [Fact]
    public void P_is_twice_the_tail_counted_in_whole_numbers() =>
        Gen.Select(Gen.Int[0, 700], Gen.Int[0, 700]).Sample((gained, lost) => McNemarExact.P(gained, lost).ShouldBe(Reference(gained, lost), 1e-12), iter: 300);

    [Theory, InlineData(20, 50), InlineData(3, 60), InlineData(0, 61), InlineData(400, 600), InlineData(10_000, 10_300)]
    public void P_is_right_relatively_too(int lesser, int greater)
    {
        var reference = Reference(lesser, greater);
        (McNemarExact.P(lesser, greater) / reference).ShouldBe(1, 1e-11);
    }

    [Theory, InlineData(0, 6), InlineData(1, 8), InlineData(2, 10), InlineData(3, 12)]
    public void So_many_have_to_move_one_way_against_so_many(int against, int needed)
    {
        McNemarExact.MovesNeeded(against).ShouldBe(needed);
        McNemarExact.P(needed, against).ShouldBeLessThanOrEqualTo(0.05);
        McNemarExact.P(needed - 1, against).ShouldBeGreaterThan(0.05);
    }

    [Fact]
    public void Nobody_moving_cannot_tell() =>
        new McNemarTest(9, 0, 0).Reading().ShouldBe("cannot tell: none of 9 matched cities moved; at least 6, all one way, would be needed");

    [Fact]
    public void One_matched_city_is_told_in_the_singular() =>
        new McNemarTest(1, 1, 0).Reading().ShouldBe("cannot tell: 1 of 1 matched city moved; at least 6, all one way, would be needed");

    [Fact]
    public void Moving_both_ways_cannot_tell()
    {
        var test = new McNemarTest(20, 7, 3);
        test.Verdict.ShouldBe(McNemarVerdict.TooEven);
        test.EnoughMovers.ShouldBeTrue();
        test.Reading().ShouldBe("cannot tell: 10 of 20 matched cities moved, 7 gained and 3 lost; with 3 against, at least 12 one way would be needed");
    }

    [Fact]
    public void Enough_one_way_is_said_with_its_p()
    {
        new McNemarTest(20, 8, 1).Reading().ShouldBe("more matched cities gained than lost: 9 of 20 moved, 8 gained and 1 lost (exact p = 0.039)");
        new McNemarTest(200, 1, 30).Reading().ShouldBe("more matched cities lost than gained: 31 of 200 moved, 1 gained and 30 lost (exact p below 0.001)");
    }

    private static double Reference(int gained, int lost)
    {
        var (n, k) = (gained + lost, Math.Min(gained, lost));
        var (ways, sum) = (BigInteger.One, BigInteger.One);
        for (var i = 1; i <= k; i++)
        {
            ways = ways * (n - i + 1) / i;
            sum += ways;
        }

        // Kept to 64 bits before the division, so that huge numbers do not overflow a double.
        var shift = (int)Math.Max(0, sum.GetBitLength() - 64);
        return Math.Min(1, Math.ScaleB((double)(sum >> shift), shift + 1 - n));
    }
}
