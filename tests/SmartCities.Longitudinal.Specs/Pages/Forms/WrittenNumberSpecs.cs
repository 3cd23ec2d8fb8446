using Shouldly;
using SmartCities.Longitudinal.Pages.Forms;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Pages.Forms;

public sealed class WrittenNumberSpecs
{
    [Theory]
    [InlineData("1200", "1200")]
    [InlineData(" 1200 ", "1200")]
    [InlineData("0", "0")]
    [InlineData("007", "7")]
    [InlineData("-3", "-3")]
    [InlineData("−3,5", "-3.5")]
    [InlineData("+3.5", "3.5")]
    [InlineData("1,5", "1.5")]
    [InlineData("1.5", "1.5")]
    [InlineData("0,125", "0.125")]
    [InlineData("0.125", "0.125")]
    [InlineData("1 234,5", "1234.5")]
    [InlineData("1\u00a0234,5", "1234.5")]
    [InlineData("1\u202f234\u202f567", "1234567")]
    [InlineData("1,234.5", "1234.5")]
    [InlineData("1.234,5", "1234.5")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("1,234,567.25", "1234567.25")]
    [InlineData("1.234.567,250", "1234567.250")]
    [InlineData("1'234'567.5", "1234567.5")]
    [InlineData("1’234", "1234")]
    [InlineData("12,34,567", "1234567")]
    [InlineData("12,34,567.5", "1234567.5")]
    [InlineData("1 234", "1234")]
    [InlineData("1 234.567", "1234.567")]
    [InlineData("12345,678", "12345.678")]
    [InlineData("1.2345", "1.2345")]
    public void What_has_one_reading_is_read(string written, string number) =>
        WrittenNumber.Readings(written).ShouldBe([decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture)]);

    [Theory]
    [InlineData("1,234", "1234", "1.234")]
    [InlineData("1.234", "1234", "1.234")]
    [InlineData("12.500", "12500", "12.500")]
    [InlineData("-1.234", "-1234", "-1.234")]
    public void A_mark_with_three_digits_after_it_has_two(string written, string grouped, string decimals) =>
        WrittenNumber.Readings(written).ShouldBe([decimal.Parse(grouped, System.Globalization.CultureInfo.InvariantCulture), decimal.Parse(decimals, System.Globalization.CultureInfo.InvariantCulture)]);

    [Theory]
    [InlineData("")]
    [InlineData("many")]
    [InlineData("1e5")]
    [InlineData("0x10")]
    [InlineData("١٢٣")]
    [InlineData("１２")]
    [InlineData("1,2,3")]
    [InlineData("1.23.456")]
    [InlineData("1,234.567,8")]
    [InlineData("1 23")]
    [InlineData("1234 567")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("--5")]
    [InlineData("1 200 people")]
    [InlineData("NaN")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("11111111111111111111111111111111111111111111111111111111111111111")]
    [InlineData("1\n2")]
    public void What_is_no_number_has_none(string written) => WrittenNumber.Readings(written).ShouldBeEmpty();

    [Theory]
    [InlineData("1234567.5", "en", "1234567.5")]
    [InlineData("1234567.5", "fr", "1234567,5")]
    [InlineData("1.234", "es", "1,2340")]
    [InlineData("-12.345", "en", "-12.3450")]
    [InlineData("0.125", "fr", "0,125")]
    public void What_a_page_writes_has_one_reading(string number, string language, string written)
    {
        var exact = decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
        WrittenNumber.Of(exact, language).ShouldBe(written);
        WrittenNumber.Readings(written).ShouldBe([exact]);
    }
}
