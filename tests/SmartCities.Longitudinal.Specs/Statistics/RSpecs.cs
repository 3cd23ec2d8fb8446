using System.Globalization;
using Shouldly;
using SmartCities.Longitudinal.Statistics;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Statistics;

/// <summary>The statistics agree with R: <c>R/expected.tsv</c> is what <c>R/expected.R</c> printed, with the version of R in its first line.</summary>
public sealed class RSpecs
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.PathOf("tests", "SmartCities.Longitudinal.Specs", "Statistics", "R", "expected.tsv"));

    public static TheoryData<string> Functions => [.. Values.Select(it => it.Function).Distinct()];

    private static IEnumerable<(string Function, string Arguments, string Name, double Value)> Values =>
        from line in Lines
        where !line.StartsWith('#')
        let cells = line.Split('\t')
        select (cells[0], cells[1], cells[2], double.Parse(cells[3], CultureInfo.InvariantCulture));

    [Fact]
    public void The_values_say_which_R_they_are_from() => Lines[0].ShouldStartWith("# R version 4");

    [Theory]
    [MemberData(nameof(Functions))]
    public void R_says_the_same(string function)
    {
        foreach (var (_, arguments, name, expected) in Values.Where(it => it.Function == function))
        {
            var numbers = arguments.Split(' ').Select(it => decimal.Parse(it, CultureInfo.InvariantCulture)).ToArray();
            Ours(function, name, numbers).ShouldBe(expected, 1e-9 * Math.Max(1, Math.Abs(expected)), $"{function} {arguments}: {name}");
        }
    }

    private static double Ours(string function, string name, decimal[] x) => function switch
    {
        "wilson" => End(WilsonInterval.Of((int)x[0], (int)x[1], (double)x[2])!, name),
        "newcombe-independent" => End(NewcombeInterval.Of(new((int)x[0], (int)x[1]), new((int)x[2], (int)x[3]), (double)x[4])!, name),
        "newcombe-paired" => End(PairedNewcombeInterval.Of((int)x[0], (int)x[1], (int)x[2], (int)x[3], (double)x[4])!, name),
        "sign-test" => SignTest.P((int)x[0], (int)x[1]),
        "numbers" => Number(name, x),
        "median-interval" => Median(name, MedianInterval.Of(x.AsSpan(0, x.Length - 1), (double)x[^1])),
        _ => throw new ArgumentException($"Nothing here is called {function}."),
    };

    private static double End(Interval interval, string name) => name == "low" ? interval.Low : interval.High;

    private static double Median(string name, MedianBounds? bounds) => name switch
    {
        "none" => bounds is null ? 1 : 0,
        "low" => (double)bounds!.Value.Low,
        "high" => (double)bounds!.Value.High,
        _ => bounds!.Value.Confidence,
    };

    private static double Number(string name, decimal[] x)
    {
        var measure = name switch { "mean" => Measure.Mean, "sum" => Measure.Sum, _ => Measure.Median };
        if (name is "lower" or "upper")
            return (double)(name == "lower" ? Quantiles.Quartiles([.. x])!.Value.Lower : Quantiles.Quartiles([.. x])!.Value.Upper);

        var snapshot = Town.With([.. x.Select((it, i) => ($"city-{i:D2}", new[] { ("staff", (object?)it) }))]);
        return (double)Town.Of(measure, "staff").Evaluate(snapshot).Value.Number!.Value;
    }
}
