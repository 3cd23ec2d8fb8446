using Shouldly;
using Xunit;

namespace SmartCities.Longitudinal.Specs;

public sealed class IdSpecs
{
    [Theory, InlineData("bilbao"), InlineData("2017"), InlineData("demo-2017"), InlineData("a-1-b")]
    public void Small_letters_digits_and_inner_hyphens_make_an_id(string id) => Id.IsValid(id).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("Bilbao")]
    [InlineData("-bilbao")]
    [InlineData("bilbao-")]
    [InlineData("san--sebastian")]
    [InlineData("san sebastian")]
    [InlineData("málaga")]
    [InlineData("bilbao\n")]
    [InlineData("a:b")]
    [InlineData("２０１７")]
    public void Anything_else_does_not(string id) => Id.IsValid(id).ShouldBeFalse();

    [Fact]
    public void An_id_ends_after_80_characters()
    {
        Id.IsValid(new string('a', 80)).ShouldBeTrue();
        Id.IsValid(new string('a', 81)).ShouldBeFalse();
    }

    [Fact]
    public void A_release_is_an_edition_and_a_number()
    {
        Id.IsRelease("2017.0").ShouldBeTrue();
        Id.IsRelease("demo-2017.12").ShouldBeTrue();
        Id.IsRelease("2017").ShouldBeFalse();
        Id.IsRelease("2017.").ShouldBeFalse();
        Id.IsRelease("2017.0\n").ShouldBeFalse();
        Id.IsRelease("2017.0.1").ShouldBeFalse();
    }

    [Fact]
    public void A_refusal_repeats_no_more_than_the_beginning_of_a_wrong_id() => Id.Invalid("city", new string('X', 500)).Sentence.Length.ShouldBeLessThan(160);
}
