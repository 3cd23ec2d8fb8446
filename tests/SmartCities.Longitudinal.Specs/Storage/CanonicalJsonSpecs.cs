using Shouldly;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Storage;

public sealed class CanonicalJsonSpecs
{
    [Fact]
    public void Members_are_sorted_by_ordinal_all_the_way_down() =>
        CanonicalJson.Of(new Dictionary<string, object> { ["b"] = new { z = 1, a = new[] { 2, 1 } }, ["a-b"] = true, ["ab"] = false, ["a"] = new { } })
            .ShouldBe("""{"a":{},"a-b":true,"ab":false,"b":{"a":[2,1],"z":1}}""");

    [Theory]
    [InlineData("1.10", "1.1")]
    [InlineData("3.0", "3")]
    [InlineData("-0.0", "0")]
    [InlineData("-0.50", "-0.5")]
    [InlineData("100000000000000000000", "100000000000000000000")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("1234567890.123456789012345678", "1234567890.123456789012345678")]
    public void A_number_is_plain_and_has_no_zeros_at_its_end(string written, string canonical) =>
        CanonicalJson.Of(new NumberAnswer(decimal.Parse(written, System.Globalization.CultureInfo.InvariantCulture)) as Answer).ShouldBe(canonical);

    [Fact]
    public void Only_what_has_to_be_escaped_is() =>
        CanonicalJson.Of(new TextAnswer("\"\\/\b\f\n\r\t\u0001\u001f\u007f<é\u2028😀") as Answer).ShouldBe("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\u007f<é\u2028😀\"");

    [Fact]
    public void The_same_answers_have_one_fingerprint_however_they_are_written()
    {
        var one = new Dictionary<string, Answer> { ["staff"] = new NumberAnswer(12.0m), ["axes"] = new OptionsAnswer(["health"]) };
        var other = new Dictionary<string, Answer> { ["axes"] = new OptionsAnswer(["health"]), ["staff"] = new NumberAnswer(12m) };
        CanonicalJson.Fingerprint(one).ShouldBe(CanonicalJson.Fingerprint(other));
        CanonicalJson.Fingerprint(new { }).ShouldBe("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }
}
