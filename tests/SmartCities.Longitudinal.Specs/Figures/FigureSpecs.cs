using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Figures;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Figures;

public sealed class FigureSpecs
{
    private static readonly Figure Printed = new(
        "strategy", "strategy", Example.Words("Has a strategy"), FigureKind.Share, "study-2017", "line 514", new(75, "percent"), Readings: [new("of-all", "strategy")]);

    private static readonly FigurePublished Published = new("2017", Printed);

    [Fact]
    public void A_printed_figure_is_recorded_once()
    {
        new Given<Edition>(Example.Planned, Example.Published, Example.Defined).When(Publish(Printed)).Then(Published);
        new Given<Edition>(Example.Planned, Example.Published, Example.Defined, Published).When(Publish(Printed)).ThenNothing();
    }

    [Fact]
    public void Another_figure_under_the_same_id_is_a_correction() =>
        new Given<Edition>(Example.Planned, Example.Published, Example.Defined, Published).When(Publish(Printed with { Place = "line 515" })).ThenRefused("figure-exists", "/id");

    [Fact]
    public void An_edition_may_be_known_by_nothing_else() =>
        new Given<Edition>(Example.Plan("2017", false, known: true)).When(Publish(Printed with { Indicator = null, Readings = null })).Then<FigurePublished>();

    [Fact]
    public void A_figure_names_what_is_there()
    {
        var edition = new Given<Edition>(Example.Planned, Example.Published, Example.Defined);
        edition.When(Publish(Printed with { Id = "Strategy" })).ThenRefused("id-invalid", "/id");
        edition.When(Publish(Printed with { Source = "gazette" })).ThenRefused("source-unknown", "/source");
        edition.When(Publish(Printed with { Field = "weather", Factor = "weather" })).ThenRefused(("field-unknown", "/field"), ("factor-unknown", "/factor"));
        edition.When(Publish(Printed with { Indicator = "colour" })).ThenRefused("indicator-unknown", "/indicator");
        edition.When(Publish(Printed with { Readings = [new("of-all", "strategy"), new("in-words"), new("of-some", "colour")] })).ThenRefused("indicator-unknown", "/readings/2/indicator");
        new Given<Edition>().When(Publish(Printed)).ThenRefused("edition-unknown");
    }

    [Fact]
    public void A_recorded_figure_is_corrected_with_a_reason()
    {
        var edition = new Given<Edition>(Example.Planned, Example.Published, Example.Defined, Published);
        var corrected = Printed with { Place = "line 515" };
        edition.When(Correct(corrected)).Then(new FigureCorrected("2017", corrected, "Misread."));
        edition.When(Correct(Printed)).ThenNothing();
        edition.When(it => CorrectFigure.Decide(it, new(corrected, ""))).ThenRefused("reason-missing", "/reason");
        edition.When(Correct(corrected with { Source = "gazette" })).ThenRefused("source-unknown", "/source");
        edition.When(Correct(corrected with { Id = "colour" })).ThenRefused("figure-unknown");
        new Given<Edition>().When(Correct(corrected)).ThenRefused("edition-unknown");
    }

    [Fact]
    public void A_correction_stands_in_the_place_of_what_it_corrects() =>
        new Given<Edition>(Example.Planned, Example.Published, Example.Defined, Published, new FigureCorrected("2017", Printed with { Place = "line 515" }, "Misread."))
            .When(Publish(Printed with { Place = "line 515" }))
            .ThenNothing();

    private static Func<Edition, Decision> Publish(Figure figure) => it => PublishFigure.Decide(it, new(figure));

    private static Func<Edition, Decision> Correct(Figure figure) => it => CorrectFigure.Decide(it, new(figure, "Misread."));
}
