using Shouldly;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Questionnaires;
using Xunit;

namespace SmartCities.Longitudinal.Specs.People;

public sealed class CityVaultSpecs
{
    private static readonly VaultedText Ane = VaultedText.New("contact", "Ane");

    private static readonly CityVault Vault = new("2017", "bilbao", [Ane]);

    [Fact]
    public void A_text_becomes_a_reference_and_opens_again()
    {
        var (answers, beside) = Vault.PutApart(Example.Form, Example.Asked(("contact", "Jon"), ("strategy", true), ("motto", null)), Example.Answers());

        answers["contact"].ShouldBeOfType<VaultedAnswer>().Vault.ShouldStartWith("vault-");
        answers["strategy"].ShouldBe(new BooleanAnswer(true));
        answers["motto"].ShouldBeNull();
        beside.ShouldNotBeNull();
        Vault.Open(Ane.Reference).ShouldBe(new TextAnswer("Ane"));
        CityVault.Shut.Open(Ane.Reference).ShouldBe(Ane.Reference);
    }

    [Fact]
    public void The_same_text_keeps_its_reference() =>
        Vault.PutApart(Example.Form, Example.Asked(("contact", "Ane")), Example.Answers()).Answers["contact"].ShouldBe(Ane.Reference);

    [Fact]
    public void The_same_text_elsewhere_has_another_commitment()
    {
        var again = VaultedText.New("contact", "Ane");
        again.Salt.Length.ShouldBe(32);
        again.Reference.Commitment.ShouldNotBe(Ane.Reference.Commitment);
    }

    [Fact]
    public void A_reference_is_taken_where_it_stands_or_is_this_citys()
    {
        var erased = VaultedText.New("contact", "Miren").Reference;
        Vault.PutApart(Example.Form, Example.Asked(("contact", Ane.Reference)), Example.Answers()).Answers["contact"].ShouldBe(Ane.Reference);
        Vault.PutApart(Example.Form, Example.Asked(("contact", erased)), Example.Answers(("contact", erased))).Answers["contact"].ShouldBe(erased);
        Should.Throw<RefusedException>(() => Vault.PutApart(Example.Form, Example.Asked(("contact", erased)), Example.Answers())).Refusals[0].Code.ShouldBe("personal-answer-unknown");
        Should.Throw<RefusedException>(() => Vault.PutApart(Example.Form, Example.Asked(("contact", Ane.Reference with { Commitment = "0" })), Example.Answers()));
    }

    [Fact]
    public void What_the_form_does_not_take_is_left_for_the_decision_to_refuse()
    {
        var (answers, beside) = Vault.PutApart(Example.Form, Example.Asked(("contact", true), ("no-such", "Ane")), Example.Answers());
        answers["contact"].ShouldBe(new BooleanAnswer(true));
        answers["no-such"].ShouldBe(new TextAnswer("Ane"));
        beside.ShouldBeNull();
    }

    [Fact]
    public void An_erased_answer_is_not_offered_again() =>
        Vault.Offered(Example.Answers(("contact", VaultedText.New("contact", "Miren").Reference), ("motto", "Onward"))).Keys.ShouldBe(["motto"]);
}
