using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Feeds;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Specs.Storage;
using SmartCities.Longitudinal.Storage;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Feeds;

public sealed class EventSchemasSpecs
{
    private const string Address = "https://study.example";

    public static readonly TheoryData<string> Aliases = [.. AnnouncedTypes.All];

    [Theory, MemberData(nameof(Aliases))]
    public void An_event_with_every_member_fits_its_schema(string alias)
    {
        var type = AnnouncedTypes.ByAlias[alias];
        var written = JsonSerializer.SerializeToUtf8Bytes(EventExamples.Of(type.Form), type.Form, JsonText.Log);
        var answers = type.WithAnswers ? JsonSerializer.SerializeToUtf8Bytes(EventExamples.Answers.Select((it, i) => (it, i)).ToDictionary(it => $"question-{it.i}", it => it.it), JsonText.Log) : null;
        foreach (var isPublic in type.IsPublic ? new[] { false, true } : [false])
            Wrong(type, Event(type, written, answers), isPublic).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Aliases))]
    public void The_example_reads_as_the_event_and_fits_its_schema(string alias)
    {
        var (type, example) = (AnnouncedTypes.ByAlias[alias], FeedExamples.Of(alias));

        JsonSerializer.Deserialize(example.Data, type.Form, JsonText.Options).ShouldNotBeNull();
        (example.Answers is not null, example.Changed is not null).ShouldBe((type.WithAnswers, type.Form == typeof(EditionReleased)));
        foreach (var isPublic in type.IsPublic ? new[] { false, true } : [false])
            Wrong(type, example, isPublic).ShouldBeEmpty();
        Check(EventSchemas.Event(type, Address)["examples"]![0]!, type).ShouldBeEmpty();
        JsonSchemaCheck.Of(EventSchemas.Data(type, Address)["examples"]![0], EventSchemas.Data(type, Address), Find).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Aliases))]
    public void An_event_of_another_type_or_without_what_it_has_to_have_does_not(string alias)
    {
        var type = AnnouncedTypes.ByAlias[alias];
        var right = Written(type, FeedExamples.Of(alias), isPublic: false);
        var required = EventSchemas.Body(type)["required"]!.AsArray().Select(it => (string)it!).ToList();

        required.ShouldContain("actor");
        foreach (var member in required)
        {
            var without = right.DeepClone().AsObject();
            without["data"]!.AsObject().Remove(member);
            Check(without, type).ShouldBe([$"/data/{member}: missing"]);
        }

        var other = right.DeepClone().AsObject();
        (other["type"], other["sequence"], other["data"]!["actor"]) = ("edition.exploded.v1", 7, true);
        Check(other, type).Select(it => it.Split(':')[0]).Distinct().ShouldBe(["/type", "/sequence", "/data/actor"], ignoreOrder: true);
    }

    [Fact]
    public void What_the_committee_alone_is_told_is_marked_and_not_required()
    {
        var schema = EventSchemas.Body(AnnouncedTypes.ByAlias["submission.form-withdrawn.v1"]);

        schema["required"]!.AsArray().Select(it => (string?)it).ShouldBe(["edition", "city", "actor", "drop"]);
        ((string?)schema["properties"]!["reason"]!["description"]).ShouldBe("Told to the committee's own services (events:all) alone.");
        schema["properties"]!["drop"]!["required"]!.AsArray().Select(it => (string?)it).ShouldBe(["edition", "city"]);
    }

    [Theory]
    [InlineData("""{"from":1}""")]
    [InlineData("""{"missing":"lost"}""")]
    [InlineData("""[1]""")]
    [InlineData("null")]
    public void What_is_no_answer_does_not_fit(string value)
    {
        var type = AnnouncedTypes.ByAlias["submission.form-submitted.v1"];
        var it = Written(type, FeedExamples.Of(type.Alias), isPublic: false);
        it["data"]!["answers"]!["incubators"] = JsonNode.Parse(value);

        Check(it, type).ShouldHaveSingleItem().ShouldStartWith("/data/answers/incubators: ");
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Answer>(value, JsonText.Options) ?? throw new JsonException());
    }

    private static FeedEvent Event(AnnouncedType type, byte[] data, byte[]? answers) => new()
    {
        Position = 7,
        Id = Guid.Parse("6f1f0c0e-0000-4000-8000-000000000005"),
        Type = type.Alias,
        Stream = "submission:2017:bilbao",
        Time = new(2026, 10, 31, 23, 59, 59, TimeSpan.Zero),
        Actor = "p-1",
        Role = "editor",
        IsPublic = true,
        Data = data,
        Answers = answers,
        Changed = type.Form == typeof(EditionReleased) ? ["strategy"] : null,
    };

    private static IEnumerable<string> Wrong(AnnouncedType type, FeedEvent it, bool isPublic) => Check(Written(type, it, isPublic), type);

    private static JsonObject Written(AnnouncedType type, FeedEvent it, bool isPublic)
    {
        it.Type.ShouldBe(type.Alias);
        return JsonNode.Parse(it.Json(isPublic, 6, Address))!.AsObject();
    }

    private static IEnumerable<string> Check(JsonNode it, AnnouncedType type) => JsonSchemaCheck.Of(it, EventSchemas.Event(type, Address), Find);

    private static JsonObject Find(string name) => EventSchemas.Data(AnnouncedTypes.ByAlias[Path.GetFileNameWithoutExtension(name)], Address);
}
