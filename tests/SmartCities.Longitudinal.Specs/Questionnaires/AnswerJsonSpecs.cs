using System.Text.Json;
using CsCheck;
using Shouldly;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Questionnaires;

public sealed class AnswerJsonSpecs
{
    public static readonly TheoryData<string, Answer> Encodings = new()
    {
        { "true", new BooleanAnswer(true) },
        { "false", new BooleanAnswer(false) },
        { "\"tourism\"", new TextAnswer("tourism") },
        { "\"\"", new TextAnswer("") },
        { "\"Donostia – “San Sebastián” 漢\"", new TextAnswer("Donostia – “San Sebastián” 漢") },
        { "[\"a\",\"b\"]", new OptionsAnswer(["a", "b"]) },
        { "[]", new OptionsAnswer([]) },
        { "12.5", new NumberAnswer(12.5m) },
        { "-3", new NumberAnswer(-3) },
        { "1.50", new NumberAnswer(1.50m) },
        { "{\"from\":20,\"to\":25}", new RangeAnswer(20, 25) },
        { "{\"atLeast\":200000}", new RangeAnswer(200_000, null) },
        { "{\"atMost\":7.5}", new RangeAnswer(null, 7.5m) },
        { "[{\"name\":\"Plan\",\"year\":2016},{}]", Records(new Dictionary<string, RecordValue> { ["name"] = new("Plan", null), ["year"] = new(null, 2016) }, []) },
        { "{\"missing\":\"not-answered\"}", new MissingAnswer(MissingReason.NotAnswered) },
        { "{\"missing\":\"dont-know\"}", new MissingAnswer(MissingReason.DontKnow) },
        { "{\"missing\":\"not-applicable\"}", new MissingAnswer(MissingReason.NotApplicable) },
        { "{\"missing\":\"refused\"}", new MissingAnswer(MissingReason.Refused) },
        { "{\"missing\":\"not-published\"}", new MissingAnswer(MissingReason.NotPublished) },
        { "{\"missing\":\"unreliable\"}", new MissingAnswer(MissingReason.Unreliable) },
        { "{\"vault\":\"v-1\",\"commitment\":\"c0ffee\"}", new VaultedAnswer("v-1", "c0ffee") },
    };

    private static readonly Gen<decimal> Numbers = Gen.Select(Gen.Long, Gen.Int[0, 18]).Select((digits, scale) => digits / (decimal)Math.Pow(10, scale));

    private static readonly Gen<string> Texts = Gen.String[Gen.OneOf(Gen.Char.AlphaNumeric, Gen.OneOf('"', '\\', '/', '\'', '<', '\n', 'ñ', '漢', '\u2028')), 0, 12];

    private static readonly Gen<Answer> Answers = Gen.OneOf(
        Gen.Bool.Select(it => (Answer)new BooleanAnswer(it)),
        Texts.Select(it => (Answer)new TextAnswer(it)),
        Texts.Array[0, 4].Select(it => (Answer)new OptionsAnswer(it)),
        Numbers.Select(it => (Answer)new NumberAnswer(it)),
        Gen.Select(Numbers, Numbers).Select((from, to) => (Answer)new RangeAnswer(from, to)),
        Numbers.Select(it => (Answer)new RangeAnswer(it, null)),
        Numbers.Select(it => (Answer)new RangeAnswer(null, it)),
        Gen.OneOf(Enum.GetValues<MissingReason>()).Select(it => (Answer)new MissingAnswer(it)),
        Gen.Select(Texts, Texts).Select((vault, proof) => (Answer)new VaultedAnswer(vault, proof)),
        Gen.Select(Texts, Texts, Numbers)
            .Select((field, text, number) => (IReadOnlyDictionary<string, RecordValue>)new Dictionary<string, RecordValue> { [field] = new(text, null), [field + "-n"] = new(null, number) })
            .Array[1, 3].Select(it => (Answer)new RecordsAnswer(it)));

    [Theory, MemberData(nameof(Encodings))]
    public void An_answers_shape_tells_its_kind_both_ways(string json, Answer answer)
    {
        Read(json).ShouldBe(answer);
        Write(answer).ShouldBe(json);
    }

    [Fact]
    public void What_is_written_is_read_back() =>
        Answers.Sample(answer =>
        {
            Read(Write(answer)).ShouldBe(answer);
            Write(Read(Write(answer))).ShouldBe(Write(answer));
        }, iter: 500);

    [Fact]
    public void Spaces_and_the_order_of_members_mean_nothing()
    {
        Read(" { \"to\" : 25 , \"from\" : 20 } ").ShouldBe(new RangeAnswer(20, 25));
        Read("{\"commitment\":\"c\",\"vault\":\"v\"}").ShouldBe(new VaultedAnswer("v", "c"));
        Read("\"\\u0041\"").ShouldBe(new TextAnswer("A"));
        Read("\"🏖\"").ShouldBe(Read("\"\\ud83c\\udfd6\""));
        Read("2.5e3").ShouldBe(new NumberAnswer(2500));
    }

    [Theory]
    [InlineData("[null]", "option ids, or records")]
    [InlineData("[true]", "option ids, or records")]
    [InlineData("[[\"a\"]]", "option ids, or records")]
    [InlineData("[1,2]", "option ids, or records")]
    [InlineData("[\"a\",{}]", "not both")]
    [InlineData("[{},\"a\"]", "not both")]
    [InlineData("[{\"name\":null}]", "text or a number")]
    [InlineData("[{\"name\":[]}]", "text or a number")]
    [InlineData("[{\"name\":true}]", "text or a number")]
    [InlineData("[{\"name\":\"a\",\"name\":\"b\"}]", "stands twice")]
    [InlineData("{}", "An answer object is")]
    [InlineData("{\"from\":1}", "An answer object is")]
    [InlineData("{\"to\":1}", "An answer object is")]
    [InlineData("{\"from\":1,\"atMost\":2}", "An answer object is")]
    [InlineData("{\"from\":1,\"to\":2,\"missing\":\"refused\"}", "An answer object is")]
    [InlineData("{\"vault\":\"v\"}", "An answer object is")]
    [InlineData("{\"from\":1,\"from\":1}", "stands twice")]
    [InlineData("{\"missing\":\"refused\",\"missing\":\"refused\"}", "stands twice")]
    [InlineData("{\"from\":\"1\",\"to\":2}", "\"from\" is not a member of an answer, or its value is of the wrong type")]
    [InlineData("{\"missing\":null}", "\"missing\" is not a member")]
    [InlineData("{\"missing\":\"forgotten\"}", "\"forgotten\" is not a missing reason; they are not-answered, dont-know")]
    [InlineData("{\"missing\":\"DontKnow\"}", "is not a missing reason")]
    [InlineData("{\"colour\":\"blue\"}", "\"colour\" is not a member of an answer")]
    public void What_is_no_answer_is_refused_with_the_rule(string json, string reason) => Refusal(json).ShouldContain(reason);

    [Theory]
    [InlineData("\"a\\u0000b\"")]
    [InlineData("[\"\\u0000\"]")]
    [InlineData("[{\"na\\u0000me\":1}]")]
    [InlineData("[{\"name\":\"\\u0000\"}]")]
    [InlineData("{\"\\u0000\":1}")]
    [InlineData("{\"missing\":\"\\u0000\"}")]
    public void A_NUL_cannot_be_kept(string json) => Refusal(json).ShouldContain("NUL");

    [Theory]
    [InlineData("\"\\ud83d\"")]
    [InlineData("\"\\ude00\\ud83d\"")]
    [InlineData("[\"\\udc00\"]")]
    [InlineData("[{\"\\ud83d\":1}]")]
    public void A_lone_surrogate_is_no_character(string json) => Refusal(json).ShouldContain("lone surrogate");

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e29")]
    [InlineData("{\"atLeast\":1e400}")]
    [InlineData("[{\"year\":1e400}]")]
    [InlineData("123456789012345678901234567890")]
    public void A_number_beyond_28_digits_is_refused(string json) => Refusal(json).ShouldContain("28 digits");

    [Theory]
    [InlineData("0.123456789012345678901234567890")]
    [InlineData("1e-30")]
    [InlineData("1.5e-28")]
    [InlineData("12345678901234567890.1234567891")]
    [InlineData("{\"from\":0.00000000000000000000000000001,\"to\":1}")]
    public void A_number_is_never_rounded_on_the_way_in(string json) => Refusal(json).ShouldContain("28 digits");

    [Theory]
    [InlineData("0.1234567890123456789012345678")]
    [InlineData("1234567890123456789012345678")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    public void A_number_of_28_digits_is_kept_to_the_last(string json) => Write(Read(json)).ShouldBe(json);

    [Theory, InlineData("1.000000000000000000000000000000000", 1), InlineData("0e-40", 0), InlineData("12000e-3", 12)]
    public void Zeros_at_the_end_lose_nothing(string json, int value) => Read(json).ShouldBe(new NumberAnswer(value));

    [Fact]
    public void An_answer_in_a_form_is_never_null()
    {
        var refused = Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Holder>("{\"answers\":{\"strategy\":true,\"staff\":null}}", JsonText.Options));
        JsonText.ReasonOf(refused).ShouldContain("null");
        JsonSerializer.Deserialize<Asking>("{\"answers\":{\"strategy\":true,\"staff\":null}}", JsonText.Options)!.Answers["staff"].ShouldBeNull();
    }

    private static Answer Read(string json) => JsonSerializer.Deserialize<Answer>(json, JsonText.Options)!;

    private static string Write(Answer answer) => JsonSerializer.Serialize(answer, JsonText.Options);

    private static string Refusal(string json) => JsonText.ReasonOf(Should.Throw<JsonException>(() => Read(json)));

    private static RecordsAnswer Records(params Dictionary<string, RecordValue>[] records) => new(records);

    private sealed record Holder(IReadOnlyDictionary<string, Answer> Answers);

    private sealed record Asking(IReadOnlyDictionary<string, Answer?> Answers);
}
