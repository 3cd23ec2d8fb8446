using Shouldly;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Pages;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Pages;

public sealed class SaySpecs
{
    [Theory]
    [InlineData("en", "1,234,567.5")]
    [InlineData("es", "1\u202f234\u202f567,5")]
    [InlineData("fr", "1\u202f234\u202f567,5")]
    public void A_number_has_the_marks_of_its_language(string language, string said) => new Say(language).Number(1_234_567.5m).ShouldBe(said);

    [Fact]
    public void Spanish_groups_from_five_digits_on() => new Say("es").Number(8_900).ShouldBe("8900");

    [Theory]
    [InlineData("en", "63%")]
    [InlineData("es", "63\u00a0%")]
    [InlineData("fr", "63\u202f%")]
    public void A_share_is_a_whole_percent_with_halves_up(string language, string said) => new Say(language).Share(new ShareBody(5, 8, 0.625m)).ShouldBe(said);

    [Fact]
    public void An_empty_base_has_no_share() => new Say("en").Share(new ShareBody(0, 0, null)).ShouldBe("–");

    [Fact]
    public void Counts_are_said_as_so_many_of_so_many() => new Say("fr").Of(15, 20).ShouldBe("15 sur 20");

    [Fact]
    public void A_difference_has_its_sign_and_no_zero_has_one()
    {
        var say = new Say("en");
        say.Points(0.214m).ShouldBe("+21");
        say.Points(-0.104m).ShouldBe("−10");
        say.Points(-0.004m).ShouldBe("0");
        say.InPoints(-1.2m).ShouldBe("−1 point");
    }

    [Theory]
    [InlineData("en", "20–25%", "at least 200,000 students")]
    [InlineData("fr", "20–25\u202f%", "au moins 200\u202f000\u00a0étudiants")]
    public void A_range_and_a_bound_are_said_as_such(string language, string range, string bound)
    {
        new Say(language).Answer(new RangeAnswer(20, 25), null, "percent").ShouldBe(range);
        new Say(language).Answer(new RangeAnswer(200_000, null), null, "students").Replace("\u00a0", language == "en" ? " " : "\u00a0", StringComparison.Ordinal).ShouldBe(bound);
    }

    [Fact]
    public void A_year_is_never_grouped() => new Say("en").Answer(new NumberAnswer(2014), null, "year").ShouldBe("2014");

    [Fact]
    public void A_missing_answer_is_said_as_its_reason_and_an_empty_list_as_none()
    {
        new Say("es").Answer(new MissingAnswer(MissingReason.DontKnow), null).ShouldBe("no sabe");
        new Say("en").Answer(new OptionsAnswer([]), null).ShouldBe("none of them");
    }

    [Fact]
    public void The_place_in_a_report_is_said_in_the_language_of_the_page() => new Say("fr").Place("lines 506, 547").ShouldBe("lignes 506, 547");

    [Fact]
    public void A_panel_that_cannot_tell_says_what_would_be_needed() =>
        new Say("en").Test(new McNemarTest(9, 3, 1)).ShouldBe("Cannot tell: 4 of 9 matched cities moved; at least 6, all one way, would be needed.");
}
