using System.Text.RegularExpressions;
using Shouldly;
using SmartCities.Longitudinal.Figures;
using SmartCities.Longitudinal.Specs.Packages;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Figures;

/// <summary>The table of discrepancies in the package of 2017, held against what the ledger computes.</summary>
public sealed partial class DiscrepancySpecs
{
    private static readonly IReadOnlyDictionary<string, string> Table = File.ReadLines(Repository.PathOf("deploy", "editions", "2017", "README.md"))
        .Select(it => Row().Match(it)).Where(it => it.Success).ToDictionary(it => it.Groups["id"].Value, it => it.Groups["found"].Value);

    [Fact]
    public void All_54_are_found_or_explained()
    {
        Table.Keys.ShouldBe(Enumerable.Range(1, 54).Select(it => $"D{it:00}"));
        Table.Where(it => !it.Value.StartsWith("no", StringComparison.Ordinal)).ShouldAllBe(it => Finding().IsMatch(it.Value));
        Table.Values.Count(it => Finding().IsMatch(it)).ShouldBe(25);
    }

    public static TheoryData<string, string, string, FigureVerdict> Findings => [.. Table.SelectMany(row => Finding().Matches(row.Value).Select(it =>
        (row.Key, it.Groups["figure"].Value, it.Groups["reading"].Value, Enum.Parse<FigureVerdict>(it.Groups["verdict"].Value, ignoreCase: true))))];

    [Theory]
    [MemberData(nameof(Findings))]
    public async Task The_ledger_finds_it(string discrepancy, string figure, string reading, FigureVerdict verdict)
    {
        var replay = await Replay.All;
        var held = new Reconciliation(replay.Edition("2017"), replay.Snapshot("2017"));
        if (held.Groups().FirstOrDefault(it => it.Group == figure) is { } group)
        {
            group.Verdict.ShouldBe(verdict);
            return;
        }

        var there = replay.Edition("2017").Figures.Single(it => it.Id == figure);
        there.Discrepancies.ShouldNotBeNull().ShouldContain(it => it.Id == discrepancy);
        var readings = held.Readings(there);
        (reading.Length == 0 ? Reconciliation.Whole(there, readings) : readings.Single(it => it.Reading.Reading == reading)).Verdict.ShouldBe(verdict);
    }

    [Fact]
    public async Task What_the_report_says_of_itself_is_told_in_numbers()
    {
        Sentence(await HeldAsync("dual-vocational-training", "any-level")).ShouldContain("at least 8 and at most 20");
        (await HeldAsync("dual-vocational-training", "any-level")).Feasible.ShouldBe([new(4, 20)]);
        (await HeldAsync("youth-digital-programmes", "of-those-with-inclusion")).Feasible.ShouldBe([new(7, 14)]);
        (await HeldAsync("youth-digital-programmes", "of-all")).Feasible.ShouldBe([new(10, 20)]);
        (await HeldAsync("investment-factors-qualified-human-capital", "of-those-answering")).Feasible.ShouldBe([new(7, 12), new(11, 19)]);
        (await HeldAsync("investment-factors-innovative-centres", "of-those-answering")).Feasible.ShouldBe([new(7, 15), new(8, 17), new(9, 19)]);
        (await HeldAsync("investment-factors-geographic-position", "of-those-answering")).Feasible.ShouldBe([new(3, 11), new(4, 15)]);
        Sentence(await HeldAsync("business-collaboration", "of-those-with-clusters")).ShouldBe("No whole number of 13 cities rounds to 75%: 9 of 13 is 69% and 10 of 13 is 77%.");
        Sentence(await HeldAsync("open-data-portals", "complete")).ShouldContain("moscow and porto");

        static string Sentence(ReconciledReading held) => held.Sentence.En;
    }

    [Fact]
    public async Task Nothing_of_2017_is_reproduced_and_every_headline_share_is_possible_of_20_in_some_reading()
    {
        var replay = await Replay.All;
        var held = new Reconciliation(replay.Edition("2017"), replay.Snapshot("2017"));
        foreach (var figure in replay.Edition("2017").Figures)
        {
            var readings = held.Readings(figure);
            readings.ShouldAllBe(it => it.Verdict != FigureVerdict.Reproduced && it.Sentence.Es != null && it.Sentence.Fr != null);
            if (figure.Kind == FigureKind.Share)
                readings.ShouldContain(it => it.Feasible!.Any(pair => pair.Base == 20) && it.Verdict != FigureVerdict.Contradicted, figure.Id);
            readings.ShouldAllBe(it => it.Reading.Reading == "as-printed" || it.Reading.Label!.Fr != null, figure.Id);
        }
    }

    private static async Task<ReconciledReading> HeldAsync(string figure, string reading)
    {
        var replay = await Replay.All;
        return new Reconciliation(replay.Edition("2017"), replay.Snapshot("2017")).Readings(replay.Edition("2017").Figures.Single(it => it.Id == figure)).Single(it => it.Reading.Reading == reading);
    }

    [GeneratedRegex(@"^\| (?<id>D\d\d) \|[^|]+\| (?<found>[^|]+) \|$")]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<figure>[a-z0-9-]+)`(?: as `(?<reading>[a-z0-9-]+)`)?: (?<verdict>consistent|contradicted|impossible|undecidable)")]
    private static partial Regex Finding();
}
