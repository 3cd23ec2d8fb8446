using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using SmartCities.Longitudinal.Audit;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Audit;

public sealed class ReceiptSpecs
{
    private static readonly Edition Edition = Edition.Empty.Apply(Example.Planned).Apply(Example.Published);

    private static readonly City City = City.Empty.Apply(Example.Bilbao);

    [Fact]
    public void It_tells_every_answer_in_the_order_of_the_form_and_in_its_language()
    {
        var receipt = Of(Submitted("es", new() { ["axes"] = new OptionsAnswer(["health"]), ["strategy"] = new BooleanAnswer(true), ["budget"] = new NumberAnswer(12.50m) }, new() { ["motto"] = "Nada." }));

        receipt.Questions.Select(it => it.Question).ShouldBe(["strategy", "axes", "budget", "motto"]);
        receipt.Questions.Select(it => it.Text).ShouldBe([.. new[] { "strategy", "axes", "budget", "motto" }.Select(it => Example.Form.Find(it)!.Text.In("es"))]);
        (receipt.Questions[1].Labels!.Single(), receipt.Questions[2].Unit, receipt.Questions[3].Comment, receipt.Questions[3].Answer).ShouldBe((Example.Form.Find("axes")!.Options!.Single(it => it.Id == "health").Label.In("es"), "EUR", "Nada.", null));
        (receipt.City, receipt.CityName, receipt.Answers, receipt.Amendment).ShouldBe(("bilbao", "Bilbao", 3, null));
    }

    [Fact]
    public void A_number_that_a_double_would_round_is_written_as_a_string_of_its_digits()
    {
        var written = Written(Of(Submitted("en", new()
        {
            ["budget"] = new NumberAnswer(9007199254740993m),
            ["graduates"] = new RangeAnswer(0.1m, 1234567890.123456789012345678m),
            ["staff"] = new NumberAnswer(12.50m),
            ["documents"] = new RecordsAnswer([new Dictionary<string, RecordValue> { ["year"] = new(null, 79228162514264337593543950335m), ["name"] = new("Plan", null) }]),
        })));

        written.ShouldBe(new Dictionary<string, string>
        {
            ["staff"] = "12.50",
            ["budget"] = "\"9007199254740993\"",
            ["graduates"] = """{"from":0.1,"to":"1234567890.123456789012345678"}""",
            ["documents"] = """[{"year":"79228162514264337593543950335","name":"Plan"}]""",
        });
    }

    [Fact]
    public void A_personal_answer_stands_in_it_by_its_commitment_alone()
    {
        var vaulted = new VaultedAnswer("the-vault", "the-commitment");
        Written(Of(Submitted("en", new() { ["contact"] = vaulted }))).ShouldBe(new Dictionary<string, string> { ["contact"] = """{"commitment":"the-commitment"}""" });

        var kept = Of(Submitted("en", new() { ["contact"] = new TextAnswer("ana@example.org") }));
        (kept.Questions.Single().Answer, kept.Questions.Single().Personal).ShouldBe((null, true));

        var amended = Of(Submitted("en", []), new AnswersAmended("2017", "bilbao", 2, 1, [new("contact", new TextAnswer("ana@example.org"), vaulted)], AmendmentKind.Correction, "Another person.", null));
        var told = JsonSerializer.Serialize(amended, JsonText.Options);
        told.ShouldNotContain("ana@example.org");
        told.ShouldNotContain("the-vault");
        told.ShouldContain("\"to\":{\"commitment\":\"the-commitment\"}");
    }

    [Fact]
    public void Its_fingerprint_is_of_everything_else_in_it()
    {
        var receipt = Of(Submitted("en", new() { ["staff"] = new NumberAnswer(12) }));

        receipt.Fingerprint.ShouldBe(Receipt.FingerprintOf(JsonSerializer.SerializeToElement(receipt, JsonText.Options)));
        (receipt with { Fingerprint = "" }).Sealed().ShouldBe(receipt);
        foreach (var (name, _) in JsonSerializer.SerializeToNode(receipt, JsonText.Options)!.AsObject().Where(it => it.Key != Receipt.FingerprintMember))
        {
            var changed = JsonSerializer.SerializeToNode(receipt, JsonText.Options)!.AsObject();
            changed[name] = "changed";
            Receipt.FingerprintOf(JsonSerializer.SerializeToElement(changed)).ShouldNotBe(receipt.Fingerprint, name);
        }
    }

    private static FormSubmitted Submitted(string language, Dictionary<string, Answer> answers, Dictionary<string, string>? comments = null) =>
        new("2017", "bilbao", 1, 1, language, Provenance.Submitted, answers, comments, null);

    private static Receipt Of(params object[] events) => Receipts.Of(
        new(default, 7, "submission:2017:bilbao", events.Length, "", Example.EndOfMay, "somebody", "contributor", "page", null, "contributor", events[^1]),
        events.Aggregate(Submission.Empty, (it, happened) => it.Apply(happened)), City, Edition).Sealed();

    private static Dictionary<string, string> Written(Receipt receipt) =>
        JsonSerializer.SerializeToNode(receipt, JsonText.Options)!["questions"]!.AsArray().ToDictionary(it => (string)it!["question"]!, it => it!["answer"]!.ToJsonString());
}
