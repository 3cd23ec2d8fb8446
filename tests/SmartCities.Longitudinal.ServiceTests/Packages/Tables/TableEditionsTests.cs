using System.Globalization;
using System.Text.Json.Nodes;
using Shouldly;
using SmartCities.Longitudinal.Packages;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Packages.Tables;

/// <summary>
/// Six waves that nobody here wrote: an extract of Eurostat's city perception survey (urb_percep, reuse with attribution), loaded as six editions. What the
/// service says of it is what R made of the table itself; <c>README.md</c> says how.
/// </summary>
public sealed class TableEditionsTests(TableEditionsTests.Loaded study) : IClassFixture<TableEditionsTests.Loaded>
{
    private static readonly string[] Waves = ["2004", "2006", "2009", "2012", "2015", "2019"];

    // What the service calls it, and what the script does; a series of medians has its difference only.
    private static readonly (string Path, string Name)[] OfPair =
    [
        ("difference.number", "difference.mean"), ("paired.n", "panel"), ("paired.up", "up"), ("paired.down", "down"), ("paired.same", "same"),
        ("paired.lower", "lower"), ("paired.median", "middle"), ("paired.upper", "upper"), ("paired.p", "p"),
        ("paired.interval.low", "low"), ("paired.interval.high", "high"), ("paired.interval.confidence", "confidence"),
    ];

    private static readonly (string Path, string Name)[] OfWave =
        [("number", "mean"), ("counts.participants", "participants"), ("base", "n"), ("counts.missing.unreliable", "unreliable"), ("counts.missing.not-published", "not-published")];

    [Fact]
    public async Task Every_wave_and_every_pair_of_waves_is_what_R_makes_of_the_table()
    {
        var said = new Dictionary<string, double>();
        foreach (var wave in Waves)
            Say(said, wave, await study.GetAsync($"/api/v1/editions/urb-percep-{wave}/indicators"), "indicators", "id", OfWave, ("number", "median"));
        foreach (var (from, to) in Waves.SelectMany(to => Waves.TakeWhile(it => it != to), (to, from) => (from, to)))
        {
            var compared = await study.GetAsync($"/api/v1/comparisons?from=urb-percep-{from}&to=urb-percep-{to}");
            Say(said, $"{from} {to}", compared, "series", "series", OfPair, ("difference.number", "difference.median"));
            foreach (var series in compared["series"]!.AsArray().Where(it => IsMain($"{it!["series"]}")))
                said[$"{from} {to}\t{Code(series!["series"])}\tverdict"] = Array.IndexOf(["comparable", "with-caution", "not-comparable"], $"{series["comparability"]!["verdict"]}") + 1;
        }

        var expected = await ExpectedAsync();
        expected.Count.ShouldBeGreaterThan(400);
        said.Keys.Order().ShouldBe(expected.Keys.Order());
        foreach (var (what, number) in expected)
            said[what].ShouldBe(number, 1e-9, what);
    }

    [Fact]
    public async Task A_city_is_in_the_waves_that_say_something_of_it()
    {
        // A value, `: u`, and nothing at all: the first and the second take part.
        (await study.ParticipantsAsync("urb-percep-2006")).ShouldBe(["at001c", "de027c", "el001c", "lv001c", "tr012c"]);
        (await study.ParticipantsAsync("urb-percep-2015")).ShouldBe(["at001c", "de005c", "el001c", "lv001c", "lv002c", "lv003c", "tr012c", "uk001c"]);
    }

    [Fact]
    public async Task A_flag_stays_with_its_value_and_its_place()
    {
        var answers = (await study.GetAsync("/api/v1/editions/urb-percep-2015/submissions/lv002c"))["answers"]!;

        answers["ps1012v"]!["value"]!.GetValue<decimal>().ShouldBe(18.2m);
        answers["ps1012v"]!.ToJsonString().ShouldContain("e: estimated");
        $"{answers["ps1012v"]!["provenance"]!["place"]}".ShouldBe("urb_percep.tsv line 80, column 2015");
        answers["ps1065v"]!["value"]!.ToJsonString().ShouldBe("""{"missing":"unreliable"}""");
    }

    [Fact]
    public async Task Another_definition_in_some_cities_asks_for_caution_and_names_them()
    {
        var compared = await study.GetAsync("/api/v1/comparisons?from=urb-percep-2015&to=urb-percep-2019&series=ps3330v");

        var judged = compared["series"]![0]!["comparability"]!;
        ($"{judged["verdict"]}", $"{judged["differs"]![0]}").ShouldBe(("with-caution", "concept"));
        $"{judged["note"]!["en"]}".ShouldBe("2019: 2 of 7 values are marked d (definition differs): DE004C, DE005C.");
        var alone = compared["series"]![0]!["judged"]!;
        (alone["setAside"]!.GetValue<int>(), alone["unnamed"]!.GetValue<int>()).ShouldBe((1, 0));
        alone["cities"]!.AsArray().Select(it => ($"{it!["city"]}", $"{it["reason"]!["en"]}")).ShouldBe([("de005c", "definition differs (d)")]);
    }

    [Fact]
    public async Task Where_a_source_names_the_cities_it_chooses_to_only_matched_cities_are_held_against_each_other()
    {
        await study.LoadAsync("chosen", it => it.Replace("urb-percep-", "chosen-", StringComparison.Ordinal).Replace("\"everyCity\": true", "\"everyCity\": false", StringComparison.Ordinal));

        var compared = (await study.GetAsync("/api/v1/comparisons?from=chosen-2012&to=chosen-2015&series=ps1012v"))["series"]![0]!;

        (compared["from"]!["number"], compared["to"]!["number"], compared["difference"]).ShouldBe((null, null, null));
        (compared["from"]!["base"]!.GetValue<int>(), compared["paired"]!["n"]!.GetValue<int>()).ShouldBe((5, 5));
    }

    private static void Say(
        Dictionary<string, double> said, string where, JsonNode answer, string list, string id, (string Path, string Name)[] names, (string Path, string Name) median)
    {
        foreach (var it in answer[list]!.AsArray())
        {
            foreach (var (path, name) in IsMain($"{it![id]}") ? names : [median])
            {
                if (path.Split('.').Aggregate((JsonNode?)it, (node, step) => node?[step]) is { } number)
                    said[$"{where}\t{Code(it![id])}\t{name}"] = number.GetValue<double>();
            }
        }
    }

    /// <summary>What R says; without what is not there: an indicator without answers in a wave, a number of an empty base, a panel of no city.</summary>
    private static async Task<IReadOnlyDictionary<string, double>> ExpectedAsync() => (
        from line in await File.ReadAllLinesAsync(Path.Combine(Loaded.Folder, "urb_percep.expected.tsv"), TestContext.Current.CancellationToken)
        where !line.StartsWith('#')
        let cells = line.Split('\t')
        let number = double.Parse(cells[3], CultureInfo.InvariantCulture)
        where cells[2] != "there" && (cells[2] != "panel" || number > 0) && !double.IsNaN(number)
        select ($"{cells[0]}\t{cells[1]}\t{cells[2]}", number)).ToDictionary();

    private static bool IsMain(string id) => !id.EndsWith("-median", StringComparison.Ordinal);

    private static string Code(JsonNode? id) => $"{id}".Replace("-median", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>A service on a database of its own, with the six editions.</summary>
    public sealed class Loaded : IAsyncLifetime
    {
        private StudyHost _host = null!;

        public static string Folder => Path.Combine(AppContext.BaseDirectory, "Packages", "Tables");

        public async ValueTask InitializeAsync()
        {
            _host = await StudyHost.StartAsync("table");
            await LoadAsync("urb-percep", it => it);
        }

        /// <summary>Loads the six editions with other words.</summary>
        public async Task LoadAsync(string name, Func<string, string> words)
        {
            var folder = Directory.CreateTempSubdirectory("smartcities-longitudinal-tests-");
            foreach (var wave in Waves)
            {
                var package = folder.CreateSubdirectory($"{name}-{wave}");
                foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, "urb_percep", $"urb-percep-{wave}")))
                    await File.WriteAllTextAsync(Path.Combine(package.FullName, Path.GetFileName(file)), words(await File.ReadAllTextAsync(file)));
                await _host.Get<LoadPackage>().LoadAsync(new PackageFolder(package.FullName), null, TestContext.Current.CancellationToken);
            }

            await _host.CatchUpAsync();
            folder.Delete(recursive: true);
        }

        public async Task<JsonNode> GetAsync(string address) => await _host.CreateClient().GetJsonAsync(address);

        public async Task<IReadOnlyList<string>> ParticipantsAsync(string edition) =>
            [.. (await GetAsync($"/api/v1/editions/{edition}/participation"))["cities"]!.AsArray().Select(it => $"{it!["city"]}")];

        public ValueTask DisposeAsync() => _host.DisposeAsync();
    }
}
