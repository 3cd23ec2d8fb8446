using System.Text;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Packages;
using SmartCities.Longitudinal.Packages.Tables;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Specs.Packages.Tables;

/// <summary>A small table as Eurostat writes them, and its description.</summary>
internal static class Perception
{
    public const string Head = "indic_ur,unit,cities\\time\t2019 \t2015 \t2012 ";

    public static readonly TableDescription Description = new(
        "perception-{wave}",
        new("Perception {wave}"),
        new Source("office", "A statistical office", EveryCity: true),
        TableSeparator.Tab,
        new TableColumns("indic_ur", "cities\\time", "unit", ","),
        ["2012", "2015", "2019"],
        new TableUnit("PC", QuestionType.Percent, Decimals: 1),
        new Dictionary<string, MissingReason> { [":"] = MissingReason.NotPublished },
        new Dictionary<string, TableFlag>
        {
            ["b"] = new(FlagMeaning.Break, new("break in series")),
            ["d"] = new(FlagMeaning.Definition, new("definition differs")),
            ["e"] = new(FlagMeaning.Note, new("estimated")),
            ["u"] = new(FlagMeaning.Unreliable, new("low reliability")),
        },
        new Category("perception", new("Perception")),
        [Measure.Mean, Measure.Median],
        new Dictionary<string, string> { ["AT"] = "AT", ["EL"] = "GR" },
        Unmarked: new("Nothing is marked."));

    public static Table Read(params string[] rows) => Read(Description, rows);

    public static Table Read(TableDescription description, params string[] rows) => ReadBytes(Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(Head)) + "\n"), description);

    public static Table ReadBytes(byte[] bytes, TableDescription? description = null) => ReadTable.Of(bytes, "table.tsv", description ?? Description);
}
