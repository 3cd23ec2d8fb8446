using Shouldly;
using Xunit;

namespace SmartCities.Longitudinal.Specs;

public sealed class LettersSpecs
{
    [Theory]
    [InlineData("Éducation à l’œuvre", "EDUCATION A L'OEUVRE")]
    [InlineData("Año, pingüino, camión, niñez", "ANO, PINGUINO, CAMION, NINEZ")]
    [InlineData("Là-bas, garçon, Noël, août, Cæsar, L’Haÿ", "LA-BAS, GARCON, NOEL, AOUT, CAESAR, L'HAY")]
    [InlineData("Straße, Łódź, Škoda, İzmir, ılık", "STRASSE, LODZ, SKODA, IZMIR, ILIK")]
    [InlineData("e\u0301cole", "ECOLE")]
    [InlineData("Москва 東京 42%", "МОСКВА 東京 42%")]
    [InlineData("", "")]
    public void Case_and_accents_make_no_difference(string text, string folded) => Letters.Folded(text).ShouldBe(folded);
}
