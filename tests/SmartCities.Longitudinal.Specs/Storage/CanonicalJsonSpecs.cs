using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Shouldly;
using SmartCities.Longitudinal.Storage;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Storage;

/// <summary>The JSON Canonicalization Scheme, by the examples of RFC 8785 and by what has to hold of any document.</summary>
public sealed class CanonicalJsonSpecs
{
    /// <summary>RFC 8785, appendix B: a double by its bits, and how it is written.</summary>
    public static TheoryData<string, string> Numbers => new()
    {
        { "0000000000000000", "0" },
        { "8000000000000000", "0" },
        { "0000000000000001", "5e-324" },
        { "8000000000000001", "-5e-324" },
        { "7fefffffffffffff", "1.7976931348623157e+308" },
        { "ffefffffffffffff", "-1.7976931348623157e+308" },
        { "4340000000000000", "9007199254740992" },
        { "c340000000000000", "-9007199254740992" },
        { "4430000000000000", "295147905179352830000" },
        { "44b52d02c7e14af5", "9.999999999999997e+22" },
        { "44b52d02c7e14af6", "1e+23" },
        { "44b52d02c7e14af7", "1.0000000000000001e+23" },
        { "444b1ae4d6e2ef4e", "999999999999999700000" },
        { "444b1ae4d6e2ef4f", "999999999999999900000" },
        { "444b1ae4d6e2ef50", "1e+21" },
        { "3eb0c6f7a0b5ed8c", "9.999999999999997e-7" },
        { "3eb0c6f7a0b5ed8d", "0.000001" },
        { "41b3de4355555553", "333333333.3333332" },
        { "41b3de4355555554", "333333333.33333325" },
        { "41b3de4355555555", "333333333.3333333" },
        { "41b3de4355555556", "333333333.3333334" },
        { "41b3de4355555557", "333333333.33333343" },
        { "becbf647612f3696", "-0.0000033333333333333333" },
        { "43143ff3c1cb0959", "1424953923781206.2" },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_is_written_as_the_RFC_lists_it(string bits, string written) =>
        CanonicalJson.Number(BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture))).ShouldBe(written);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_number_of_JSON_is_refused(double number) => Should.Throw<FormatException>(() => CanonicalJson.Number(number));

    [Fact]
    public void A_number_beyond_a_double_is_refused() => Should.Throw<FormatException>(() => Of("[1e400]"));

    /// <summary>RFC 8785, section 3.2.2: numbers, escapes and literals.</summary>
    [Fact]
    public void The_sample_of_the_RFC_has_the_bytes_of_the_RFC()
    {
        const string sample = """
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """;
        const string bytes =
            "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d32375d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d";

        Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Of(sample))).ShouldBe(bytes);
    }

    /// <summary>RFC 8785, section 3.2.3: sorted by UTF-16 code units, not by code points, nor as any language sorts.</summary>
    [Fact]
    public void Members_are_sorted_as_the_RFC_sorts_them()
    {
        const string sample = """
            {
              "\u20ac": "Euro Sign",
              "\r": "Carriage Return",
              "\ufb33": "Hebrew Letter Dalet With Dagesh",
              "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face",
              "\u0080": "Control",
              "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """;

        JsonDocument.Parse(Of(sample)).RootElement.EnumerateObject().Select(it => it.Value.GetString()!).ShouldBe(
            ["Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh"]);
    }

    [Fact]
    public void Members_are_sorted_all_the_way_down_and_one_can_be_left_out_at_the_top()
    {
        const string document = """{"b":{"z":1,"a":[2,1]},"a-b":true,"ab":false,"a":{"b":null}}""";
        Of(document).ShouldBe("""{"a":{"b":null},"a-b":true,"ab":false,"b":{"a":[2,1],"z":1}}""");
        CanonicalJson.Of(JsonDocument.Parse(document).RootElement, without: "b").ShouldBe("""{"a":{"b":null},"a-b":true,"ab":false}""");
    }

    [Fact]
    public void Only_what_has_to_be_escaped_is() =>
        Of("""["\"\\\/\b\f\n\r\t\u0001\u001f\u007f<é\u2028😀"]""").ShouldBe("[\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\u007f<é\u2028😀\"]");

    [Fact]
    public void Half_a_surrogate_pair_is_refused() => Should.Throw<InvalidOperationException>(() => Of("""["\ud800"]"""));

    [Fact]
    public void The_fingerprint_is_the_SHA_256_of_the_text() =>
        CanonicalJson.Fingerprint(JsonDocument.Parse("{ }").RootElement).ShouldBe("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");

    [Theory]
    [InlineData("0.1", true)]
    [InlineData("12.50", true)]
    [InlineData("-0.0", true)]
    [InlineData("9007199254740992", true)]
    [InlineData("9007199254740993", false)]
    [InlineData("100000000000000000000", true)]
    [InlineData("0.0000000000000000000000000001", true)]
    [InlineData("1234567890.123456789012345678", false)]
    [InlineData("79228162514264337593543950335", false)]
    public void A_double_carries_what_it_gives_back_to_the_last_digit(string written, bool carries) =>
        CanonicalJson.Carries(decimal.Parse(written, CultureInfo.InvariantCulture)).ShouldBe(carries);

    [Fact]
    public void Every_number_reads_back_as_itself_in_the_fewest_digits() => Gen.Long.Select(BitConverter.Int64BitsToDouble).Where(double.IsFinite).Sample(number =>
    {
        var written = CanonicalJson.Number(number);
        var digits = new string([.. written.Split('e')[0].Where(char.IsAsciiDigit)]).TrimStart('0').TrimEnd('0');
        return double.Parse(written, CultureInfo.InvariantCulture) == number && (digits.Length < 2 || double.Parse(number.ToString($"E{digits.Length - 2}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) != number);
    });

    [Fact]
    public void What_is_written_says_the_same_and_is_written_the_same_again() => Documents.Sample(document =>
    {
        var written = Of(document);
        return Of(written) == written && JsonElement.DeepEquals(JsonDocument.Parse(written).RootElement, JsonDocument.Parse(Of(JsonSerializer.Serialize(JsonDocument.Parse(document).RootElement, Indented))).RootElement)
            && Ordered(JsonDocument.Parse(written).RootElement) && !written.Contains('\n');
    });

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly Gen<string> Texts = Gen.Char.Where(it => !char.IsSurrogate(it)).Array[0, 6].Select(it => JsonSerializer.Serialize(new string(it)));

    private static readonly Gen<string> Documents = Gen.Recursive<string>((depth, inner) => depth > 3
        ? Texts
        : Gen.OneOf(
            Texts,
            Gen.Const("null"),
            Gen.Bool.Select(it => it ? "true" : "false"),
            Gen.Double.Where(double.IsFinite).Select(it => it.ToString("R", CultureInfo.InvariantCulture)),
            inner.Array[0, 4].Select(it => $"[ {string.Join(" , ", it)} ]"),
            Gen.Select(Texts, inner).Array[0, 5].Select(members => $"{{ {string.Join(" , ", members.DistinctBy(it => it.Item1).Select(it => $"{it.Item1} : {it.Item2}"))} }}")));

    private static bool Ordered(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Select(it => it.Name).ToList() is var names
            && names.Zip(names.Skip(1)).All(it => string.CompareOrdinal(it.First, it.Second) < 0) && value.EnumerateObject().All(it => Ordered(it.Value)),
        JsonValueKind.Array => value.EnumerateArray().All(Ordered),
        _ => true,
    };

    private static string Of(string json) => CanonicalJson.Of(JsonDocument.Parse(json).RootElement);
}
