using Shouldly;
using SmartCities.Longitudinal.People;
using Xunit;

namespace SmartCities.Longitudinal.Specs.People;

public sealed class EraseSpecs
{
    private static readonly Erasing Kept = new("person-1", ["Ane Etxebarria", "ane@example.org"]);

    [Fact]
    public void A_person_an_answer_or_an_offices_address_is_erased()
    {
        Asked(new(Person: "person-1", Why: "She asked.")).Then(new PersonErased("person-1", "She asked."));
        Asked(new(Edition: "2017", City: "bilbao", Question: "contact")).Then(new AnswerErased("2017", "bilbao", "contact", null));
        Asked(new(City: "bilbao", Mailbox: true)).Then(new MailboxErased("bilbao", null));
    }

    [Fact]
    public void Several_things_or_half_of_one_are_unclear()
    {
        foreach (var it in new Erase[] { new(), new(Person: ""), new(Person: "person-1", City: "bilbao"), new(City: "bilbao"), new(Edition: "2017", City: "bilbao"), new(Mailbox: true), new(Edition: "2017", City: "bilbao", Question: "contact", Mailbox: true) })
            Asked(it).ThenRefused("erasure-unclear");
    }

    [Fact]
    public void What_is_not_there_is_refused_once_and_harmless_after_it_was_erased()
    {
        new Given<Erasure>().When(it => Erase.Decide(it, new(Person: "person-1"), null)).ThenRefused("nothing-kept");
        new Given<Erasure>(new PersonErased("person-1", null)).When(it => Erase.Decide(it, new(Person: "person-1"), null)).ThenNothing();
    }

    [Fact]
    public void The_reason_does_not_keep_what_is_erased()
    {
        Asked(new(Person: "person-1", Why: "ANE@example.org asked.")).ThenRefused("why-names", "/why");
        Asked(new(Person: "person-1", Why: new string('x', 2_001))).ThenRefused("too-long", "/why");
        new Given<Erasure>().When(it => Erase.Decide(it, new(Person: "person-1", Why: "Jon asked."), new("person-1", ["Jon"]))).ThenRefused("why-names", "/why");
    }

    [Theory]
    [InlineData("ane@example.org")]
    [InlineData("Ane@Example.Org")]
    [InlineData("Write to ane@example.org.")]
    [InlineData("{\"contact\":\"ane@example.org\"}")]
    [InlineData(@"{""note"":""first line\nane@example.org""}")]
    [InlineData(@"{""note"":""\u0022ane@example.org\u0022""}")]
    [InlineData("of Ane Etxebarria, who left")]
    public void A_text_is_found_wherever_it_stands(string where) => Found(where, "Ane Etxebarria", "ane@example.org").ShouldBeTrue();

    [Theory]
    [InlineData("diane@example.org")]
    [InlineData("josune.ane@example.org")]
    [InlineData("ane@example.organisation")]
    [InlineData("ane@example.org.eu")]
    [InlineData("Ane Etxebarriaga")]
    [InlineData("Ane")]
    public void Somebody_else_is_not(string where) => Found(where, "Ane Etxebarria", "ane@example.org").ShouldBeFalse();

    [Fact]
    public void Letters_that_JSON_and_pages_write_otherwise_are_found_too()
    {
        Found(@"{""name"":""Jos\u00E9 Mu\u00F1oz""}", "José Muñoz").ShouldBeTrue();
        Found("<q>D&#x27;Arc &amp; S&#xF6;hne</q>", "D'Arc & Söhne").ShouldBeTrue();
    }

    [Fact]
    public void A_single_word_tells_nothing_of_whom_it_means() => Found("Jon", "Jon").ShouldBeFalse();

    private static Decided Asked(Erase erase) => new Given<Erasure>().When(it => Erase.Decide(it, erase, Kept));

    private static bool Found(string where, params string[] texts) =>
        System.Text.RegularExpressions.Regex.IsMatch(where, new Erasing(null, texts).Pattern, System.Text.RegularExpressions.RegexOptions.IgnoreCase);
}
