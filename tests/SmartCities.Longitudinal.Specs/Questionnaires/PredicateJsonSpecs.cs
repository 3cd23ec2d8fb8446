using System.Text.Json;
using CsCheck;
using Shouldly;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Questionnaires;

public sealed class PredicateJsonSpecs
{
    private static readonly Gen<Predicate> Predicates = Gen.Recursive<Predicate>((depth, inner) => depth > 3
        ? Tests
        : Gen.OneOf(
            Tests,
            inner.Array[0, 3].Select(parts => (Predicate)new Predicate.All(parts)),
            inner.Array[0, 3].Select(parts => (Predicate)new Predicate.Any(parts)),
            inner.Select(part => (Predicate)new Predicate.Not(part))));

    private static Gen<Predicate> Tests => Gen.OneOf(
        Gen.Bool.Select(it => (Predicate)new Predicate.IsBoolean("strategy", it)),
        Gen.Const<Predicate>(new Predicate.IsOption("stage", "formal")),
        Gen.Const<Predicate>(new Predicate.Includes("axes", "health")),
        Gen.Const<Predicate>(new Predicate.Answered("note")),
        Gen.Int[-9, 9].Select(it => (Predicate)new Predicate.IsNumber("staff", it / 4m)),
        Gen.Int[-9, 9].Select(it => (Predicate)new Predicate.AtLeast("staff", it / 4m)));

    [Theory]
    [InlineData("{\"question\":\"strategy\",\"is\":true}", typeof(Predicate.IsBoolean))]
    [InlineData("{\"question\":\"stage\",\"is\":\"formal\"}", typeof(Predicate.IsOption))]
    [InlineData("{\"question\":\"staff\",\"is\":2.5}", typeof(Predicate.IsNumber))]
    [InlineData("{\"question\":\"axes\",\"includes\":\"health\"}", typeof(Predicate.Includes))]
    [InlineData("{\"question\":\"note\",\"answered\":true}", typeof(Predicate.Answered))]
    [InlineData("{\"question\":\"staff\",\"atLeast\":3}", typeof(Predicate.AtLeast))]
    [InlineData("{\"all\":[]}", typeof(Predicate.All))]
    [InlineData("{\"any\":[{\"question\":\"strategy\",\"is\":false},{\"all\":[]}]}", typeof(Predicate.Any))]
    [InlineData("{\"not\":{\"question\":\"strategy\",\"is\":true}}", typeof(Predicate.Not))]
    public void A_predicates_members_tell_its_kind_both_ways(string json, Type kind)
    {
        var predicate = Read(json);
        predicate.ShouldBeOfType(kind);
        Write(predicate).ShouldBe(json);
    }

    [Fact]
    public void What_is_written_is_read_back() => Predicates.Sample(it => Write(Read(Write(it))).ShouldBe(Write(it)), iter: 300);

    [Fact]
    public void A_test_may_name_its_question_last() => Read("{\"is\":true,\"question\":\"strategy\"}").ShouldBe(new Predicate.IsBoolean("strategy", true));

    [Theory]
    [InlineData("true", "A condition is an object")]
    [InlineData("[]", "A condition is an object")]
    [InlineData("{}", "A condition is all, any, not")]
    [InlineData("{\"question\":\"strategy\"}", "A condition is all, any, not")]
    [InlineData("{\"is\":true}", "A condition is all, any, not")]
    [InlineData("{\"question\":\"strategy\",\"all\":[]}", "A condition is all, any, not")]
    [InlineData("{\"question\":\"strategy\",\"is\":null}", "wrong type")]
    [InlineData("{\"question\":\"strategy\",\"is\":[true]}", "wrong type")]
    [InlineData("{\"question\":\"strategy\",\"answered\":false}", "wrong type")]
    [InlineData("{\"question\":\"axes\",\"includes\":1}", "wrong type")]
    [InlineData("{\"question\":\"staff\",\"atLeast\":\"3\"}", "wrong type")]
    [InlineData("{\"question\":\"staff\",\"atMost\":3}", "\"atMost\" is not a member")]
    [InlineData("{\"question\":null,\"is\":true}", "\"question\" is not a member")]
    [InlineData("{\"question\":\"a\",\"question\":\"b\",\"is\":true}", "\"question\" is not a member")]
    [InlineData("{\"question\":\"staff\",\"is\":1,\"atLeast\":2}", "tests one thing")]
    [InlineData("{\"question\":\"staff\",\"is\":1,\"is\":1}", "tests one thing")]
    [InlineData("{\"all\":[],\"any\":[]}", "tests one thing")]
    [InlineData("{\"all\":{}}", "wrong type")]
    [InlineData("{\"not\":[]}", "wrong type")]
    [InlineData("{\"not\":null}", "wrong type")]
    [InlineData("{\"all\":[null]}", "A condition is an object")]
    [InlineData("{\"any\":[{\"question\":\"strategy\",\"is\":true},null]}", "A condition is an object")]
    [InlineData("{\"question\":\"staff\",\"atLeast\":1e400}", "28 digits")]
    [InlineData("{\"question\":\"staff\",\"is\":0.12345678901234567890123456789}", "28 digits")]
    [InlineData("{\"question\":\"a\\u0000\",\"is\":true}", "NUL")]
    public void What_is_no_predicate_is_refused_with_the_rule(string json, string reason) =>
        JsonText.ReasonOf(Should.Throw<JsonException>(() => Read(json))).ShouldContain(reason);

    [Fact]
    public void A_predicate_without_end_is_refused() =>
        Should.Throw<JsonException>(() => Read(string.Concat(Enumerable.Repeat("{\"not\":", 40)) + "{\"all\":[]}" + new string('}', 40)));

    private static Predicate Read(string json) => JsonSerializer.Deserialize<Predicate>(json, JsonText.Options)!;

    private static string Write(Predicate predicate) => JsonSerializer.Serialize(predicate, JsonText.Options);
}
