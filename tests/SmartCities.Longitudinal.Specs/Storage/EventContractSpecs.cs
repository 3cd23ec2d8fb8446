using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using SmartCities.Longitudinal.Storage;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Storage;

public sealed partial class EventContractSpecs
{
    public static readonly TheoryData<string> Aliases = [.. EventTypes.ByAlias.Keys];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Every_event_and_everything_it_is_made_of_is_as_approved() => Approved.ShouldSay("contract.txt", EventContract.Written());

    [Fact]
    public void Every_event_has_one_alias()
    {
        var declared = Repository.Sources("src").Where(it => Path.GetFileName(it) == "Events.cs").SelectMany(Records).ToList();
        var mapped = EventTypes.ByAlias.Values.Select(it => it.FullName!).ToList();
        var parts = EventContract.Nested().Select(it => it.FullName!);

        mapped.ShouldBeUnique();
        mapped.Except(declared).ShouldBeEmpty("An event is declared in an Events.cs.");
        declared.Except(mapped).Except(parts).ShouldBeEmpty("An event is mapped in EventTypes.ByAlias.");
        mapped.Intersect(parts).ShouldBeEmpty("An event is no part of another.");
    }

    [Fact]
    public void Every_event_is_a_sealed_record() =>
        EventTypes.ByAlias.Values.ShouldAllBe(it => it.IsSealed && it.IsPublic && it.GetMethod("<Clone>$") != null);

    [Fact]
    public void An_alias_names_its_stream_what_happened_and_the_version_of_its_shape() => EventTypes.ByAlias.Keys.ShouldAllBe(it => Alias().IsMatch(it));

    [Fact]
    public void Every_event_of_a_participation_carries_its_edition_and_its_city() =>
        EventTypes.ByAlias.Where(it => it.Key.StartsWith("submission.", StringComparison.Ordinal) || it.Key.StartsWith("draft.", StringComparison.Ordinal))
            .ShouldAllBe(it => it.Value.GetProperty("Edition") != null && it.Value.GetProperty("City") != null);

    [Theory, MemberData(nameof(Aliases))]
    public void What_is_written_to_the_log_is_read_back(string alias)
    {
        var type = EventTypes.ByAlias[alias];
        var written = JsonSerializer.Serialize(EventExamples.Of(type), type, JsonText.Log);

        foreach (var options in new[] { JsonText.Log, JsonText.Options })
            JsonSerializer.Serialize(JsonSerializer.Deserialize(written, type, options), type, options).ShouldBe(written);
        JsonDocument.Parse(written).RootElement.EnumerateObject().Select(it => it.Name)
            .ShouldBe(JsonText.Log.GetTypeInfo(type).Properties.Where(it => it.Get is not null).Select(it => it.Name));
    }

    [Theory, MemberData(nameof(Aliases))]
    public void The_log_of_2026_stays_readable(string alias)
    {
        var (type, name) = (EventTypes.ByAlias[alias], $"{alias}.json");
        if (Approved.Read(name) is not { } kept)
        {
            Approved.ShouldSay(name, Indent(JsonSerializer.Serialize(EventExamples.Of(type), type, JsonText.Log)));
            return;
        }

        var read = JsonSerializer.Deserialize(kept, type, JsonText.Log);
        Indent(JsonSerializer.Serialize(read, type, JsonText.Log)).ShouldBe(kept);
    }

    [Fact]
    public void No_example_is_kept_of_an_event_that_is_gone() => Approved.Names(".json").ShouldBe(EventTypes.ByAlias.Keys, ignoreOrder: true);

    private static IEnumerable<string> Records(string file)
    {
        var source = File.ReadAllText(file);
        var name = Namespace().Match(source).Groups[1].Value;
        return Record().Matches(source).Select(it => $"{name}.{it.Groups[1].Value}");
    }

    private static string Indent(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement, Indented) + "\n";

    [GeneratedRegex(@"^[a-z]+\.[a-z-]+\.v[0-9]+$")]
    private static partial Regex Alias();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^public sealed record (\w+)", RegexOptions.Multiline)]
    private static partial Regex Record();
}
