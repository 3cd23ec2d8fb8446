using System.Diagnostics;
using System.Text.Json.Nodes;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.ServiceTests.Nodes;
using SmartCities.Longitudinal.ServiceTests.Packages;
using SmartCities.Longitudinal.Storage;
using Xunit;
using EventLog = SmartCities.Longitudinal.Storage.EventLog;

namespace SmartCities.Longitudinal.ServiceTests.Commands;

/// <summary>What is typed beside a service or without one.</summary>
public sealed class CommandTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_package_is_loaded_beside_a_running_service_and_without_one()
    {
        var database = await StudyDatabaseFixture.NewDatabaseAsync("commands");
        using var package = new SmallPackage();
        using var other = new SmallPackage();
        await using (await StudyHost.OnAsync(database))
        {
            var beside = await RunAsync(database, "load", package.Write().Path);
            beside.ShouldBe(new(0, $"loaded {package.Edition}: 22 events, position 22", beside.Errors));
        }

        // The release of the second takes facts, which nobody but the command projects now.
        var alone = await RunAsync(database, "load", package.Write().Path, other.Write().Path);
        alone.ShouldBe(new(0, $"nothing new in {package.Edition}: everything in it is recorded already\nloaded {other.Edition}: 22 events, position 44", alone.Errors));
    }

    [Fact]
    public async Task A_contact_is_erased_once_and_half_of_what_to_erase_is_refused()
    {
        var database = await StudyDatabaseFixture.NewDatabaseAsync("commands");
        using var package = new SmallPackage();
        package.Replace("questionnaire.json", "\"questions\":[", "\"questions\":[{\"id\":\"contact\",\"section\":\"planning\",\"type\":\"text\",\"text\":{\"en\":\"Whom?\"},\"personal\":true},");
        package.Replace("submissions.jsonl", "\"spaces\":3", "\"spaces\":3,\"contact\":\"ane@example.org\"");
        await RunAsync(database, "load", package.Write().Path);
        string[] erase = ["erase", $"edition={package.Edition}", $"city={package.Edition}-alder", "question=contact"];

        (await RunAsync(database, erase)).Output.ShouldBe("erased: 1 entry, position 23");
        (await RunAsync(database, erase)).Output.ShouldBe("erased before: nothing is kept of it");
        var refused = await RunAsync(database, erase[..2]);
        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldStartWith("Say what to erase: ");
        (await RunAsync(database, "erase", "person")).Errors.ShouldStartWith("What? Type: erase person=ID");
    }

    [Fact]
    public async Task A_bad_package_is_refused_in_one_sentence()
    {
        var database = await StudyDatabaseFixture.NewDatabaseAsync("commands");
        using var package = new SmallPackage();
        package.Replace("submissions.jsonl", "\"spaces\":3", "\"spaces\":-3");

        var refused = await RunAsync(database, "load", package.Write().Path);

        refused.ExitCode.ShouldBe(1);
        refused.Output.ShouldBeEmpty();
        refused.Errors.Split('\n').ShouldHaveSingleItem();
        refused.Errors.ShouldContain("submissions.jsonl:1 /answers/spaces:");
    }

    [Fact]
    public async Task A_rebuild_is_refused_while_a_service_runs_and_gives_identical_facts_afterwards()
    {
        var database = await StudyDatabaseFixture.NewDatabaseAsync("commands");
        using var package = new SmallPackage();
        await using var log = new StudyLog(database);
        Dictionary<string, IReadOnlyList<string>> before;
        await using (var host = await StudyHost.OnAsync(database))
        {
            await RunAsync(database, "load", package.Write().Path);
            using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await log.WriteAsync(2, stop.Token);
            await host.CatchUpAsync();
            await SealAsync(host);
            await RegisterAsync(host);
            await host.CatchUpAsync();

            var refused = await RunAsync(database, "projections", "rebuild");
            refused.ExitCode.ShouldBe(1);
            refused.Errors.ShouldStartWith("A service or another command is working on this database");
            before = await TablesAsync(host);
        }

        var rebuilt = await RunAsync(database, "projections", "rebuild");

        rebuilt.ExitCode.ShouldBe(0, rebuilt.Errors);
        rebuilt.Output.ShouldStartWith("rebuilt: ");
        await using var again = await StudyHost.OnAsync(database);
        before["study.seals"].Count.ShouldBeGreaterThan(0);
        foreach (var (table, rows) in await TablesAsync(again))
            rows.ShouldBe(before[table], table);
        await log.AuditAsync();
    }

    [Fact]
    public async Task What_happens_is_followed_a_line_an_event_until_it_is_interrupted()
    {
        var database = await StudyDatabaseFixture.NewDatabaseAsync("commands");
        await using var host = await StudyHost.OnAsync(database);
        await RegisterAsync(host);
        await host.CatchUpAsync();
        using var follow = Start(database, "follow", "--from=beginning", "city.*");
        var first = await LineAsync(follow);
        await RegisterAsync(host);
        var second = await LineAsync(follow);

        first.ShouldMatch(@"^ +1 [0-9-]{10} [0-9:]{8} city\.registered\.v1 cities/city-[0-9a-f]{10} – .*city-[0-9a-f]{10}.*$");
        second.ShouldMatch(@"^ +2 [0-9-]{10} [0-9:]{8} city\.registered\.v1 ");
        using (var interrupt = Process.Start("kill", ["-TERM", $"{follow.Id}"]))
            await interrupt.WaitForExitAsync(Cancellation);
        await follow.WaitForExitAsync(Cancellation);
        follow.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task What_happens_is_followed_as_CloudEvents()
    {
        var database = await StudyDatabaseFixture.NewDatabaseAsync("commands");
        await using var host = await StudyHost.OnAsync(database);
        await RegisterAsync(host);
        await RegisterAsync(host);
        await host.CatchUpAsync();
        using var follow = Start(database, "follow", "--json", "--from=1");
        var it = JsonNode.Parse(await LineAsync(follow))!;
        follow.Kill();

        ((string?)it["type"], (string?)it["sequence"], (string?)it["previous"]).ShouldBe(("city.registered.v1", "0000000000000000002", "0000000000000000001"));
    }

    [Fact]
    public async Task A_table_becomes_packages_without_a_database()
    {
        using var folder = new Folder();
        await folder.WriteAsync("table.csv", "indicator;city;2012;2015\nPS1;AT001C;1.5;2\n");

        var made = await RunAsync(NoDatabase, "table", folder.At("table.csv"), folder.At("table.json"), folder.At("packages"));

        made.ExitCode.ShouldBe(0, made.Errors);
        made.Output.Split('\n').ShouldBe(
        [
            "wrote wave-2012: 1 indicators, 1 cities, 1 answers", "wrote wave-2015: 1 indicators, 1 cities, 1 answers",
            $"now type: load {folder.At("packages", "wave-2012")} {folder.At("packages", "wave-2015")}",
        ]);
        var database = await StudyDatabaseFixture.NewDatabaseAsync("commands");
        (await RunAsync(database, "load", folder.At("packages", "wave-2012"), folder.At("packages", "wave-2015"))).ExitCode.ShouldBe(0);
        (await RunAsync(NoDatabase, "table", folder.At("table.csv"), folder.At("table.json"), folder.At("packages"))).Errors.ShouldContain("is there already");
    }

    [Theory]
    [InlineData("indicator;city;2012;2015\nPS1;AT001C;1.5;200\nPS1;AT002C;x;2\n", "table.csv line 2, column 2015: \"200\" does not fit", "table.csv line 3, column 2012: \"x\" is no number")]
    [InlineData("indicator;city;2012;2012;2015\n", "table.csv line 1, column 2012: The column stands twice")]
    public async Task A_bad_table_is_refused_and_nothing_is_written(string table, params string[] said)
    {
        using var folder = new Folder();
        await folder.WriteAsync("table.csv", table);

        var refused = await RunAsync(NoDatabase, "table", folder.At("table.csv"), folder.At("table.json"), folder.At("packages"));

        (refused.ExitCode, refused.Output).ShouldBe((1, ""));
        refused.Errors.Split('\n').Zip(said).ShouldAllBe(it => it.First.StartsWith(it.Second));
        refused.Errors.Split('\n').Length.ShouldBe(said.Length);
        folder.Names.ShouldBe(["table.csv", "table.json"]);
    }

    [Theory]
    [InlineData("\"waves\":[\"2012\",\"2015\"]", "\"waves\":[]", "table.json /waves: Name the columns of the waves")]
    [InlineData("\"mean\"", "\"mode\"", "table.json /measures/0: ")]
    [InlineData("\"edition\":", "\"wave\":", "table.json /wave: ")]
    public async Task A_bad_description_is_refused_where_it_is_wrong(string words, string by, string said)
    {
        using var folder = new Folder();
        await folder.WriteAsync("table.csv", "indicator;city;2012;2015\nPS1;AT001C;1.5;2\n");
        await folder.WriteAsync("table.json", Folder.Description.Replace(words, by, StringComparison.Ordinal));

        var refused = await RunAsync(NoDatabase, "table", folder.At("table.csv"), folder.At("table.json"), folder.At("packages"));

        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldContain(said);
        folder.Names.ShouldBe(["table.csv", "table.json"]);
    }

    [Fact]
    public async Task A_receipt_is_held_against_its_fingerprint_without_a_database()
    {
        using var folder = new Folder();
        await folder.WriteAsync("receipt.json", Receipt);
        await folder.WriteAsync("laid-out.json", "\uFEFF" + JsonNode.Parse(Receipt)!.ToJsonString(new() { WriteIndented = true }));
        await folder.WriteAsync("changed.json", Receipt.Replace("Alder", "Elder", StringComparison.Ordinal));

        foreach (var name in new[] { "receipt.json", "laid-out.json" })
        {
            var right = await RunAsync(NoDatabase, "verify", folder.At(name));
            right.ShouldBe(new(0, $"The fingerprint is right: {folder.At(name)} says what was recorded as revision 1 of Alder in the edition demo at position 7, 2026-01-01T00:00:00+00:00.\n{Fingerprint}", ""));
        }

        var changed = await RunAsync(NoDatabase, "verify", folder.At("changed.json"));
        (changed.ExitCode, changed.Output).ShouldBe((1, ""));
        changed.Errors.ShouldStartWith($"{folder.At("changed.json")} was changed after it was made: its fingerprint is {Fingerprint}, what it says now gives ");
    }

    [Theory]
    [InlineData("", "cannot be read as JSON: ")]
    [InlineData("{", "cannot be read as JSON: ")]
    [InlineData("{\"type\":\"urn:smartcities:receipt:v1\",\"city\":\"a\",\"city\":\"b\"}", "cannot be read as JSON: The member \"city\" stands twice.")]
    [InlineData("[]", "is no receipt of this study")]
    [InlineData("{\"edition\":\"2017\",\"fingerprint\":\"00\"}", "is no receipt of this study")]
    [InlineData("{\"type\":\"urn:smartcities:receipt:v1\"}", "has no fingerprint")]
    [InlineData("{\"type\":\"urn:smartcities:receipt:v1\",\"fingerprint\":7}", "has no fingerprint")]
    [InlineData("{\"type\":\"urn:smartcities:receipt:v1\",\"fingerprint\":\"00\",\"n\":1e400}", "holds a number or a text that no receipt holds")]
    [InlineData("{\"type\":\"urn:smartcities:receipt:v1\",\"fingerprint\":\"00\",\"n\":\"\\ud800\"}", "holds a number or a text that no receipt holds")]
    public async Task What_is_no_receipt_is_told_from_one_that_was_changed(string file, string said)
    {
        using var folder = new Folder();
        await folder.WriteAsync("receipt.json", file);

        var refused = await RunAsync(NoDatabase, "verify", folder.At("receipt.json"));

        (refused.ExitCode, refused.Output).ShouldBe((1, ""));
        refused.Errors.ShouldContain(said);
        refused.Errors.Split('\n').ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_file_larger_than_any_receipt_is_not_read()
    {
        using var folder = new Folder();
        await using (var file = File.Create(folder.At("huge.json")))
            file.SetLength(1L << 40);

        (await RunAsync(NoDatabase, "verify", folder.At("huge.json"))).Errors.ShouldContain("is larger than any receipt: 1099511627776 bytes.");
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("verify one two")]
    [InlineData("verify /there/is/no/receipt.json")]
    [InlineData("table")]
    [InlineData("table one two")]
    [InlineData("table /there/is/no.tsv /there/is/no.json /there/is/none")]
    [InlineData("load")]
    [InlineData("follow --colour")]
    [InlineData("follow edition.exploded.v1")]
    [InlineData("follow --from=yesterday")]
    [InlineData("follow --from=1000000")]
    [InlineData("projections")]
    [InlineData("load /there/is/no/such/folder")]
    public async Task What_cannot_be_done_is_said_in_one_sentence(string typed)
    {
        var refused = await RunAsync(await StudyDatabaseFixture.NewDatabaseAsync("commands"), typed.Split(' '));

        (refused.ExitCode, refused.Output).ShouldBe((1, ""));
        refused.Errors.Split('\n').ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData]
    [InlineData("load", ".")]
    public async Task Without_a_database_it_ends_with_one_sentence(params string[] typed)
    {
        var refused = await RunAsync("Host=127.0.0.1;Port=1;Username=none;Password=none;Database=none", typed);

        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldContain("The database does not answer");
        refused.Errors.ShouldNotContain("   at ");
    }

    private static async Task<Ended> RunAsync(string database, params string[] typed)
    {
        using var process = Start(database, typed);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Cancellation), process.StandardError.ReadToEndAsync(Cancellation));
        await process.WaitForExitAsync(Cancellation);
        return new(process.ExitCode, (await output).ReplaceLineEndings("\n").Trim(), (await errors).ReplaceLineEndings("\n").Trim());
    }

    private static async Task<string> LineAsync(Process process) =>
        await process.StandardOutput.ReadLineAsync(Cancellation) ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(Cancellation));

    private static Process Start(string database, params string[] typed)
    {
        var start = new ProcessStartInfo("dotnet", [ServiceNode.Program(), .. typed]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ConnectionStrings__Study"] = database;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Storage__WaitSeconds"] = "0";
        start.Environment["Urls"] = "http://127.0.0.1:0";
        return Process.Start(start)!;
    }

    private static async Task<Dictionary<string, IReadOnlyList<string>>> TablesAsync(StudyHost host) => new()
    {
        ["study.facts"] = await host.RowsAsync("select * from study.facts order by valid_from, edition, city, question"),
        ["study.touches"] = await host.RowsAsync("select * from study.touches order by position, scope"),
        ["study.moments"] = await host.RowsAsync("select position, at::text from study.moments order by position"),
        ["study.seals"] = await host.RowsAsync("select position, at::text from study.seals order by at"),
        ["study.facts_position"] = await host.RowsAsync("select * from study.facts_position"),
    };

    // Asked for after the last event, a moment is sealed a while after it: the next event's moment has to come after the seal, also in a rebuild.
    private static async Task SealAsync(StudyHost host) =>
        await host.Get<Positions>().AtMomentAsync(DateTimeOffset.UtcNow.AddSeconds(5), DateTimeOffset.UtcNow.AddSeconds(6), Cancellation);

    private static async Task RegisterAsync(StudyHost host)
    {
        var city = StudyHost.NewId("city");
        await host.Get<EventLog>().DecideAsync<City>(Streams.City(city), new Actor("tester", "editor", "test"), it => RegisterCity.Decide(it, new(city, city, Fictional: true)), Cancellation);
    }

    /// <summary>A small receipt, whose fingerprint was made by another program than ours.</summary>
    private const string Receipt = $$"""{"type":"urn:smartcities:receipt:v1","edition":"demo","cityName":"Alder","revision":1,"position":7,"at":"2026-01-01T00:00:00+00:00","questions":[{"question":"spaces","answer":12.50}],"fingerprint":"{{Fingerprint}}"}""";

    private const string Fingerprint = "c63b257790643f916b3b62b6778e097119ab6d3509c2a970e048c79e59dc21e8";

    private const string NoDatabase = "Host=127.0.0.1;Port=1;Username=none;Password=none;Database=none";

    /// <summary>A folder with a description of a table; deleted afterwards.</summary>
    private sealed class Folder : IDisposable
    {
        public const string Description = """
            {"edition":"wave-{wave}","title":{"en":"Wave {wave}"},"source":{"id":"office","title":"An office","everyCity":true},"separator":"semicolon",
             "columns":{"indicator":"indicator","city":"city"},"waves":["2012","2015"],"unit":{"code":"PC","type":"percent"},"missing":{":":"not-published"},
             "flags":{},"field":{"id":"perception","label":{"en":"Perception"}},"measures":["mean"],"countries":{"AT":"AT"}}
            """;

        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smartcities-longitudinal-tests-");

        public Folder() => File.WriteAllText(At("table.json"), Description);

        public IEnumerable<string> Names => _folder.EnumerateFileSystemInfos().Select(it => it.Name).Order(StringComparer.Ordinal);

        public string At(params ReadOnlySpan<string> parts) => Path.Combine([_folder.FullName, .. parts]);

        public Task WriteAsync(string name, string text) => File.WriteAllTextAsync(At(name), text, Cancellation);

        public void Dispose() => _folder.Delete(recursive: true);
    }

    private sealed record Ended(int ExitCode, string Output, string Errors);
}
