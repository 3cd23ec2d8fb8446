using Shouldly;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Figures;
using SmartCities.Longitudinal.Questionnaires;
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
    public void What_cannot_stand_in_a_report_is_refused_with_its_place()
    {
        Refused(Printed with { Printed = new(140, "percent") }, ("out-of-range", "/printed/value"));
        Refused(Printed with { Printed = new(-1, "percent") }, ("out-of-range", "/printed/value"));
        Refused(Printed with { Printed = new(7, "cities") }, ("unit-invalid", "/printed/unit"));
        Refused(Printed with { Printed = new(0.12345678901m, "percent") }, ("out-of-range", "/printed/value"));
        Refused(Printed with { Kind = FigureKind.Count, Printed = new(-3) }, ("out-of-range", "/printed/value"));
        Refused(Printed with { Kind = FigureKind.Count, Printed = new(2.5m) }, ("out-of-range", "/printed/value"));
        Refused(Printed with { Printed = new() }, ("printed-missing", "/printed/value"));
        Refused(Printed with { Kind = FigureKind.NamedCities, Printed = new(Cities: []) }, ("printed-missing", "/printed/cities"));
        Refused(Printed with { Kind = FigureKind.Numeric, Printed = new() }, ("printed-missing", "/printed/values"));
        Refused(Printed with { Kind = FigureKind.CrossTable, Printed = new() }, ("printed-missing", "/printed/table"));
        Refused(Printed with { Kind = FigureKind.NamedCities, Printed = new(Cities: ["bilbao", "Porto", "bilbao"]) }, ("id-invalid", "/printed/cities/1"), ("id-duplicate", "/printed/cities/2"));
        Refused(Printed with { Kind = FigureKind.Numeric, Printed = new(Values: [new("Porto")]) }, ("id-invalid", "/printed/values/0/city"));
        Refused(
            Printed with { Kind = FigureKind.CrossTable, Printed = new(Table: new Dictionary<string, IReadOnlyDictionary<string, int>> { ["large"] = new Dictionary<string, int> { ["north"] = -1 } }) },
            ("band-unknown", "/printed/table/large"), ("region-unknown", "/printed/table/large/north"), ("out-of-range", "/printed/table/large/north"));
        Refused(Printed with { StatedBase = 21 }, ("base-too-large", "/statedBase"));
        Refused(Printed with { StatedBase = 0 }, ("out-of-range", "/statedBase"));
        Refused(Printed with { StatedNumerator = 16, StatedBase = 15 }, ("count-too-large", "/statedNumerator"));
        Refused(Printed with { StatedNumerator = 21 }, ("count-too-large", "/statedNumerator"));
        Refused(Printed with { StatedNumerator = -1 }, ("out-of-range", "/statedNumerator"));
        Refused(Printed with { Rounding = "by-eye" }, ("rounding-unknown", "/rounding"));
        Refused(Printed with { Label = new(" "), Place = "" }, ("label-missing", "/label/en"), ("place-missing", "/place"));
        Refused(Printed with { AlsoAt = ["line 1", "line 1"], Discrepancies = [new("D01", "…"), new("D01", "…")] }, ("id-duplicate", "/alsoAt/1"), ("id-duplicate", "/discrepancies/1"));
    }

    [Fact]
    public void A_number_larger_than_any_is_refused()
    {
        var edition = new Given<Edition>(TwentyTookPart, Example.Published, Example.Defined);
        edition.When(Publish(Printed with { Kind = FigureKind.Numeric, Printed = new(Values: [new("liege", new RangeAnswer(0, 1e21m), "downloads")]) })).ThenRefused("out-of-range", "/printed/values/0/value");
        edition.When(Publish(Printed with { Kind = FigureKind.Count, Printed = new(1e21m) })).ThenRefused("out-of-range", "/printed/value");
    }

    [Fact]
    public void What_was_wrongly_recorded_is_not_corrected_to_what_cannot_be() =>
        new Given<Edition>(TwentyTookPart, Example.Published, Example.Defined, Published)
            .When(Correct(Printed with { Printed = new(140, "percent"), StatedBase = 21 })).ThenRefused(("out-of-range", "/printed/value"), ("base-too-large", "/statedBase"));

    [Fact]
    public void A_reading_names_what_is_there()
    {
        Refused(Printed with { Readings = [new("of-all"), new("of-all")] }, ("id-duplicate", "/readings/1"));
        Refused(Printed with { Readings = [new("Of all")] }, ("id-invalid", "/readings/0"));
        Refused(Printed with { Readings = [new("narrow", Within: "wide")] }, ("reading-unknown", "/readings/0/within"));
        Refused(Printed with { Readings = [new("narrow", Within: "wide"), new("wide", Within: "narrow")] }, ("reading-unknown", "/readings/0/within"), ("reading-unknown", "/readings/1/within"));
        Refused(Printed with { Readings = [new("of-some", Of: "colour")] }, ("figure-unknown", "/readings/0/of"));
        Refused(Printed with { Readings = [new("of-itself", Of: "strategy")] }, ("figure-unknown", "/readings/0/of"));
        Refused(Printed with { Readings = [new("with-others", Includes: ["colour"])] }, ("figure-unknown", "/readings/0/includes/0"));
        Refused(Printed with { Readings = [new("ratio", Ratio: new(new("liege", "share"), new("liege", "over", "colour"), new("liege", "under", As: new TextAnswer("many"))))] },
            ("value-unknown", "/readings/0/ratio/value"), ("value-unknown", "/readings/0/ratio/numerator"), ("value-unknown", "/readings/0/ratio/denominator"), ("value-invalid", "/readings/0/ratio/denominator/as"));
    }

    [Fact]
    public void Figures_do_not_count_one_anothers_base_in_a_circle()
    {
        var part = Printed with { Id = "part", Readings = [new("of-those", Of: "strategy")] };
        var edition = new Given<Edition>(TwentyTookPart, Example.Published, Example.Defined, Published, new FigurePublished("2017", part));
        edition.When(Correct(Printed with { Readings = [new("of-those", Of: "part")] })).ThenRefused("figure-unknown", "/readings/0/of");
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

    private static readonly EditionPlanned TwentyTookPart = Example.Planned with { Participants = 20 };

    private static void Refused(Figure figure, params (string Code, string? Pointer)[] refusals)
    {
        var edition = Edition.Empty.Apply(TwentyTookPart).Apply(Example.Published).Apply(Example.Defined);
        var refused = Publish(figure)(edition).ShouldBeOfType<Refused>().Refusals;
        refused.Select(it => (it.Code, it.Pointer)).ShouldBe(refusals);
        refused.Where(it => !it.Code.StartsWith("id-", StringComparison.Ordinal)).ShouldAllBe(it => it.Said.In("es") != it.Sentence && it.Said.In("fr") != it.Sentence);
    }

    private static Func<Edition, Decision> Publish(Figure figure) => it => PublishFigure.Decide(it, new(figure));

    private static Func<Edition, Decision> Correct(Figure figure) => it => CorrectFigure.Decide(it, new(figure, "Misread."));
}
