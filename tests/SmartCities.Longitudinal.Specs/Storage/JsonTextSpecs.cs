using System.Text.Json;
using Shouldly;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Storage;

public sealed class JsonTextSpecs
{
    [Fact]
    public void Members_are_camel_case_enumerations_are_words_and_nulls_are_left_out() =>
        JsonSerializer.Serialize(new IndicatorMapped("strategy", "2017", MappingRule.AnyOf, ["a", "b"], null, null), JsonText.Options)
            .ShouldBe("{\"series\":\"strategy\",\"edition\":\"2017\",\"rule\":\"any-of\",\"indicators\":[\"a\",\"b\"]}");

    [Fact]
    public void Words_stay_readable() => JsonSerializer.Serialize(new Text("Área <ñ> & “漢”"), JsonText.Options).ShouldBe("{\"en\":\"Área <ñ> & “漢”\"}");

    [Fact]
    public void What_may_be_null_may_be_left_out_and_what_may_not_may_not()
    {
        Read<CityInvited>("{\"edition\":\"2017\",\"city\":\"bilbao\"}").ShouldBe(new CityInvited("2017", "bilbao", null, null));
        Read<CityInvited>("{\"edition\":\"2017\",\"city\":\"bilbao\",\"language\":null}").ShouldBe(new CityInvited("2017", "bilbao", null, null));
        Refusal<CityInvited>("{\"edition\":\"2017\"}").Reason.ShouldContain("city");
        Refusal<CityInvited>("{\"edition\":\"2017\",\"city\":null}").Reason.ShouldContain("city");
    }

    [Fact]
    public void The_log_passes_over_a_member_that_a_later_version_added_and_the_door_refuses_it()
    {
        const string json = "{\"edition\":\"2017\",\"city\":\"bilbao\",\"colour\":\"blue\"}";
        JsonSerializer.Deserialize<CityReminded>(json, JsonText.Log).ShouldBe(new CityReminded("2017", "bilbao"));
        Refusal<CityReminded>(json).Reason.ShouldContain("colour");
    }

    [Theory]
    [InlineData("{\"edition\":\"2017\",\"edition\":\"2012\",\"city\":\"bilbao\"}")]
    [InlineData("{\"edition\":\"2017\",\"city\":7}")]
    [InlineData("{\"edition\":\"2017\",\"city\":\"bil\\u0000bao\"}")]
    [InlineData("{\"edition\":\"2017\",\"city\":\"\\ud83d\"}")]
    [InlineData("{\"edition\":\"2017\",\"city\":\"bilbao\"} {}")]
    [InlineData("{\"edition\":\"2017\",\"city\":\"bilbao\",}")]
    [InlineData("{\"edition\":\"2017\", /* the city */ \"city\":\"bilbao\"}")]
    [InlineData("{'edition':'2017'}")]
    [InlineData("[\"2017\",\"bilbao\"]")]
    [InlineData("")]
    public void What_is_not_strictly_JSON_of_the_right_shape_is_refused(string json) => Refusal<CityReminded>(json);

    [Fact]
    public void An_enumeration_is_one_of_its_words()
    {
        Read<Provenance>("{\"kind\":\"transcribed\"}").Kind.ShouldBe(SmartCities.Longitudinal.Statistics.ProvenanceKind.Transcribed);
        Refusal<Provenance>("{\"kind\":1}");
        Refusal<Provenance>("{\"kind\":\"1\"}");
        Refusal<Provenance>("{\"kind\":\"guessed\"}").Pointer.ShouldBe("/kind");
    }

    [Theory]
    [InlineData("{\"version\":1,\"sections\":[null],\"questions\":[],\"languages\":[\"en\"]}", "/sections")]
    [InlineData("{\"version\":1,\"sections\":[],\"questions\":[null],\"languages\":[\"en\"]}", "/questions")]
    [InlineData("{\"version\":1,\"sections\":[],\"questions\":[],\"languages\":[\"en\",null]}", "/languages")]
    [InlineData("{\"version\":1,\"sections\":[],\"languages\":[\"en\"],\"questions\":[{\"id\":\"q\",\"section\":\"s\",\"type\":\"option\",\"text\":{\"en\":\"Q\"},\"options\":[null]}]}", "/options")]
    public void A_list_holds_no_null(string json, string pointer)
    {
        var (reason, at) = Refusal<Questionnaire>(json);
        reason.ShouldContain("null");
        at.ShouldEndWith(pointer);
    }

    [Fact]
    public void A_map_holds_no_null() => Refusal<MapIndicators>("{\"rule\":\"recode\",\"indicators\":[\"stage\"],\"options\":{\"formal\":null}}").Reason.ShouldContain("null");

    [Fact]
    public void Nesting_has_an_end() => Refusal<object>(new string('[', 33) + new string(']', 33));

    [Theory]
    [InlineData("{\"options\":{\"formal\":1}}", "/options/formal")]
    [InlineData("{\"options\":{\"a.b\":1}}", "/options/a.b")]
    [InlineData("{\"options\":{\"it's\":1}}", "/options/it's")]
    [InlineData("{\"options\":{\"a\\\"b\":1}}", "/options/a\"b")]
    [InlineData("{\"options\":{\"a[0]\":1}}", "/options/a[0]")]
    [InlineData("{\"options\":{\"a b\":1}}", "/options/a b")]
    [InlineData("{\"options\":{\"a/b\":1}}", "/options/a~1b")]
    [InlineData("{\"options\":{\"a~b\":1}}", "/options/a~0b")]
    [InlineData("{\"options\":{\"a~1b/c.d\":1}}", "/options/a~01b~1c.d")]
    [InlineData("{\"indicators\":[\"a\",1]}", "/indicators/1")]
    [InlineData("{\"why\":{\"en\":1}}", "/why/en")]
    [InlineData("{\"colour\":1}", "/colour")]
    [InlineData("[]", "")]
    public void The_place_of_a_fault_is_a_JSON_pointer(string json, string pointer) => Refusal<MapIndicators>(json).Pointer.ShouldBe(pointer);

    [Fact]
    public void A_reason_is_told_without_the_parsers_trailer()
    {
        JsonText.ReasonOf(new JsonException("The name is wrong. Path: $.name | LineNumber: 0 | BytePositionInLine: 9.")).ShouldBe("The name is wrong.");
        JsonText.ReasonOf(new JsonException("'}' is invalid. LineNumber: 0 | BytePositionInLine: 9.")).ShouldBe("'}' is invalid.");
        JsonText.ReasonOf(new JsonException("A number must fit 28 digits.")).ShouldBe("A number must fit 28 digits.");
        Refusal<CityReminded>("{\"edition\":}").Reason.ShouldNotContain("BytePosition");
    }

    [Theory]
    [InlineData("{\"city\":\"bilbao\"}", "Something is missing: edition.")]
    [InlineData("{}", "Something is missing: edition, city.")]
    [InlineData("{\"edition\":null,\"city\":\"bilbao\"}", "\"edition\" cannot be null.")]
    [InlineData("{\"edition\":1,\"city\":\"bilbao\"}", "A text was expected.")]
    [InlineData("{\"edition\":\"2017\",\"city\":\"bilbao\",\"colour\":1}", "There is no member \"colour\" here.")]
    [InlineData("{\"edition\":\"2017\",\"city\":\"bilbao\",\"city\":\"porto\"}", "The member \"city\" stands twice.")]
    [InlineData("[]", "This is of another type, or another word, than can stand here.")]
    public void A_reason_names_what_was_written_and_no_type_of_ours(string json, string reason) => Refusal<CityInvited>(json).Reason.ShouldBe(reason);

    [Fact]
    public void Two_values_say_the_same_when_they_are_written_the_same()
    {
        JsonText.Same(new OptionsAnswer(["a", "b"]), new OptionsAnswer(["a", "b"])).ShouldBeTrue();
        JsonText.Same<Text?>(new Text("A"), new Text("A", "B")).ShouldBeFalse();
        JsonText.Same<Text?>(null, new Text("A")).ShouldBeFalse();
        JsonText.Same<Text?>(null, null).ShouldBeTrue();
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, JsonText.Options)!;

    private static (string Reason, string Pointer) Refusal<T>(string json)
    {
        var refused = Should.Throw<JsonException>(() => Read<T>(json));
        return (JsonText.ReasonOf(refused), JsonText.PointerOf(refused));
    }
}
