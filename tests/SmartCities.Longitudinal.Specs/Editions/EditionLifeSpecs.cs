using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Series;
using Xunit;
using Barrier = SmartCities.Longitudinal.Editions.Barrier;

namespace SmartCities.Longitudinal.Specs.Editions;

public sealed class EditionLifeSpecs
{
    private static readonly DateTimeOffset EndOfJune = Example.EndOfMay.AddDays(30);
    private static readonly EditionPlanned Known = Example.Plan("2017", demonstration: false, known: true);
    private static readonly EditionReleased First = new("2017", "2017.0", 40, 41, "c0ffee", null);

    [Fact]
    public void An_edition_is_planned() => new Given<Edition>().When(it => PlanEdition.Decide(it, Plan())).Then(Example.Planned);

    [Fact]
    public void An_edition_that_took_place_elsewhere_is_known() => new Given<Edition>().When(it => PlanEdition.Decide(it, Plan() with { Known = true })).Then(Known);

    [Fact]
    public void The_same_plan_again_changes_nothing() => new Given<Edition>(Example.Planned).When(it => PlanEdition.Decide(it, Plan())).ThenNothing();

    [Fact]
    public void Another_plan_under_the_same_id_is_refused() =>
        new Given<Edition>(Example.Planned).When(it => PlanEdition.Decide(it, Plan() with { Participants = 20 })).ThenRefused("edition-exists", "/edition");

    [Fact]
    public void Everything_wrong_with_a_plan_is_said_at_once() =>
        new Given<Edition>()
            .When(it => PlanEdition.Decide(it, Plan() with
            {
                Edition = "Smart 2017",
                Title = Example.Words(" "),
                Framework = new([Category("a"), Category("a")], [new("f", "a", Example.Words("F")), new("g", "b", Example.Words("G"))]),
                Regions = [Category("Europe")],
                Bands = [Category("x"), Category("y"), Category("x")],
                Participants = -1,
            }))
            .ThenRefused(
                ("id-invalid", "/edition"), ("title-missing", "/title/en"), ("id-duplicate", "/framework/fields/1"), ("id-invalid", "/regions/0"), ("id-duplicate", "/bands/2"),
                ("field-unknown", "/framework/factors"), ("out-of-range", "/participants"));

    [Fact]
    public void An_edition_opens_once_it_has_a_form()
    {
        new Given<Edition>(Example.Planned, Example.Published).When(it => OpenEdition.Decide(it, new(Example.EndOfMay), Example.NoSeries)).Then(Example.Opened);
        new Given<Edition>(Example.Planned).When(it => OpenEdition.Decide(it, new(), Example.NoSeries)).ThenRefused("questionnaire-missing");
    }

    [Fact]
    public void An_edition_opens_once_each_indicator_feeds_a_series_or_says_why_none_follows_it()
    {
        var there = Example.Defined.Indicators;
        var planned = new Given<Edition>(Example.Planned, Example.Published, Example.Defined);
        planned.When(it => OpenEdition.Decide(it, new(), Example.NoSeries))
            .ThenRefused([.. there.Select((_, i) => ("indicator-unmapped", (string?)$"/indicators/{i}"))]);

        var strategy = Series(Mapped(MappingRule.AnyOf, "strategy", "formalised"));
        planned.When(it => OpenEdition.Decide(it, new(), strategy)).ThenRefused(("indicator-unmapped", "/indicators/2"), ("indicator-unmapped", "/indicators/3"));

        var said = new IndicatorsDefined("2017", [.. there.Select(it => it.Id is "staff" or "stage" ? it with { NoSeries = Example.Words("Asked once.") } : it)]);
        new Given<Edition>(Example.Planned, Example.Published, said).When(it => OpenEdition.Decide(it, new(Example.EndOfMay), strategy)).Then(Example.Opened);
    }

    [Fact]
    public void A_mapping_that_the_definitions_carry_no_more_feeds_nothing()
    {
        var redefined = new IndicatorsDefined("2017", [Example.Staff with { Id = "strategy" }]);
        var decided = new Given<Edition>(Example.Planned, Example.Published, redefined).When(it => OpenEdition.Decide(it, new(), Series(Mapped(MappingRule.Direct, "strategy"))));
        decided.ThenRefused("indicator-unmapped", "/indicators/0");
        decided.ThenRefusedSaying("was redefined and no longer feeds the series strategy");
    }

    [Fact]
    public void What_another_edition_feeds_and_none_for_this_one_map_no_indicator()
    {
        var planned = new Given<Edition>(Example.Planned, Example.Published, new IndicatorsDefined("2017", [Example.Strategy]));
        planned.When(it => OpenEdition.Decide(it, new(), Series(Mapped(MappingRule.Direct, "strategy") with { Edition = "2012" }))).ThenRefused("indicator-unmapped", "/indicators/0");
        planned.When(it => OpenEdition.Decide(it, new(), Series(new IndicatorMapped("strategy", "2017", MappingRule.None, [], null, Example.Words("Dropped."))))).ThenRefused("indicator-unmapped", "/indicators/0");
    }

    [Fact]
    public void What_is_open_opens_no_more() => new Given<Edition>(Example.Planned, Example.Published, Example.Opened).When(it => OpenEdition.Decide(it, new(), Example.NoSeries)).ThenNothing();

    [Fact]
    public void An_edition_that_is_not_there_known_only_or_closed_does_not_open()
    {
        new Given<Edition>().When(it => OpenEdition.Decide(it, new(), Example.NoSeries)).ThenRefused("edition-unknown");
        new Given<Edition>(Known).When(it => OpenEdition.Decide(it, new(), Example.NoSeries)).ThenRefused("edition-known-only");
        new Given<Edition>(Example.Planned, Example.Published, Example.Opened, Example.Closed).When(it => OpenEdition.Decide(it, new(), Example.NoSeries)).ThenRefused("edition-closed");
    }

    [Fact]
    public void An_open_edition_is_extended_with_a_reason_and_never_backwards()
    {
        var open = new Given<Edition>(Example.Planned, Example.Published, Example.Opened);
        open.When(it => ExtendEdition.Decide(it, new(EndOfJune, "Elections."))).Then(new EditionExtended("2017", EndOfJune, "Elections."));
        open.When(it => ExtendEdition.Decide(it, new(Example.EndOfMay, "Elections."))).ThenNothing();
        open.When(it => ExtendEdition.Decide(it, new(Example.EndOfMay.AddDays(-1), "Elections."))).ThenRefused("extension-backwards", "/closes");
        open.When(it => ExtendEdition.Decide(it, new(EndOfJune, " "))).ThenRefused("reason-missing", "/reason");
    }

    [Fact]
    public void An_extension_counts_from_the_last_one() =>
        new Given<Edition>(Example.Planned, Example.Published, Example.Opened, new EditionExtended("2017", EndOfJune, "Elections."))
            .When(it => ExtendEdition.Decide(it, new(EndOfJune.AddDays(-1), "Back again.")))
            .ThenRefused("extension-backwards", "/closes");

    [Fact]
    public void An_edition_opened_without_an_end_may_be_given_one() =>
        new Given<Edition>(Example.Planned, Example.Published, new EditionOpened("2017", null))
            .When(it => ExtendEdition.Decide(it, new(EndOfJune, "Settled.")))
            .Then(new EditionExtended("2017", EndOfJune, "Settled."));

    [Fact]
    public void Only_an_open_edition_is_extended_or_closed()
    {
        new Given<Edition>().When(it => ExtendEdition.Decide(it, new(EndOfJune, "Elections."))).ThenRefused("edition-unknown");
        new Given<Edition>(Example.Planned).When(it => ExtendEdition.Decide(it, new(EndOfJune, "Elections."))).ThenRefused("edition-not-open");
        new Given<Edition>().When(it => CloseEdition.Decide(it, new())).ThenRefused("edition-unknown");
        new Given<Edition>(Example.Planned).When(it => CloseEdition.Decide(it, new())).ThenRefused("edition-not-open");
        new Given<Edition>(Known).When(it => CloseEdition.Decide(it, new())).ThenRefused("edition-not-open");
    }

    [Fact]
    public void An_edition_closes_once()
    {
        new Given<Edition>(Example.Planned, Example.Published, Example.Opened).When(it => CloseEdition.Decide(it, new("All are in."))).Then(new EditionClosed("2017", "All are in."));
        new Given<Edition>(Example.Planned, Example.Published, Example.Opened, Example.Closed).When(it => CloseEdition.Decide(it, new())).ThenNothing();
    }

    [Fact]
    public void A_closed_edition_is_reopened_with_a_reason()
    {
        var closed = new Given<Edition>(Example.Planned, Example.Published, Example.Opened, Example.Closed);
        closed.When(it => ReopenEdition.Decide(it, new("Two more forms.", EndOfJune))).Then(new EditionReopened("2017", EndOfJune, "Two more forms."));
        closed.When(it => ReopenEdition.Decide(it, new(""))).ThenRefused("reason-missing", "/reason");
    }

    [Fact]
    public void Only_a_closed_edition_is_reopened()
    {
        new Given<Edition>().When(it => ReopenEdition.Decide(it, new("Why not."))).ThenRefused("edition-unknown");
        new Given<Edition>(Example.Planned).When(it => ReopenEdition.Decide(it, new("Why not."))).ThenRefused("edition-not-closed");
        new Given<Edition>(Known).When(it => ReopenEdition.Decide(it, new("Why not."))).ThenRefused("edition-not-closed");
        new Given<Edition>(Example.Planned, Example.Published, Example.Opened).When(it => ReopenEdition.Decide(it, new("Why not."))).ThenNothing();
    }

    [Fact]
    public void A_closed_edition_is_released_under_running_numbers()
    {
        new Given<Edition>(Example.Planned, Example.Published, Example.Opened, Example.Closed).When(Release("2017.0")).Then(First);
        new Given<Edition>(Example.Planned, Example.Published, Example.Opened, Example.Closed, First).When(Release("2017.1", 50)).Then(First with { Release = "2017.1", Position = 50 });
        new Given<Edition>(Example.Planned, Example.Published, Example.Opened, Example.Closed).When(Release("2017.1")).ThenRefused("release-out-of-order", "/release");
        new Given<Edition>(Example.Planned, Example.Published, Example.Opened, Example.Closed).When(Release("2012.0")).ThenRefused("release-out-of-order", "/release");
    }

    [Fact]
    public void A_withdrawn_release_keeps_its_number()
    {
        var withdrawn = new Given<Edition>(Example.Planned, Example.Published, Example.Opened, Example.Closed, First, new ReleaseWithdrawn("2017", "2017.0", "A wrong base."));
        withdrawn.When(Release("2017.0", 50)).ThenRefused("release-exists", "/release");
        withdrawn.When(Release("2017.1", 50)).Then(First with { Release = "2017.1", Position = 50 });
    }

    [Fact]
    public void A_release_never_changes()
    {
        var released = new Given<Edition>(Example.Planned, Example.Published, Example.Opened, Example.Closed, First);
        released.When(Release("2017.0")).ThenNothing();
        released.When(Release("2017.0", 50)).ThenRefused("release-exists", "/release");
        released.When(it => ReleaseEdition.Decide(it, new("2017.0", 40, 41, "decaf"))).ThenRefused("release-exists", "/release");
    }

    [Fact]
    public void Only_a_closed_edition_is_released()
    {
        new Given<Edition>().When(Release("2017.0")).ThenRefused("edition-unknown");
        new Given<Edition>(Example.Planned, Example.Published, Example.Opened).When(Release("2017.0")).ThenRefused("edition-not-closed");
        new Given<Edition>(Known).When(Release("2017.0")).ThenRefused("edition-not-closed");
    }

    [Fact]
    public void A_release_is_withdrawn_with_a_reason_and_once()
    {
        var withdrawn = new ReleaseWithdrawn("2017", "2017.0", "A wrong base.");
        new Given<Edition>(Example.Planned, First).When(it => WithdrawRelease.Decide(it, new("2017.0", "A wrong base."))).Then(withdrawn);
        new Given<Edition>(Example.Planned, First, withdrawn).When(it => WithdrawRelease.Decide(it, new("2017.0", "A wrong base."))).ThenNothing();
        new Given<Edition>(Example.Planned, First).When(it => WithdrawRelease.Decide(it, new("2017.0", ""))).ThenRefused("reason-missing", "/reason");
        new Given<Edition>(Example.Planned, First).When(it => WithdrawRelease.Decide(it, new("2017.1", "A wrong base."))).ThenRefused("release-unknown");
        new Given<Edition>().When(it => WithdrawRelease.Decide(it, new("2017.0", "A wrong base."))).ThenRefused("edition-unknown");
    }

    [Fact]
    public void A_form_is_published_as_version_1_2_and_so_on()
    {
        new Given<Edition>(Example.Planned).When(Publish(Example.Form)).Then(Example.Published);
        new Given<Edition>(Example.Planned, Example.Published).When(Publish(Example.Form with { Version = 2 })).Then(Example.Published with { Questionnaire = Example.Form with { Version = 2 } });
        new Given<Edition>(Example.Planned).When(Publish(Example.Form with { Version = 2 })).ThenRefused("version-out-of-order", "/version");
        new Given<Edition>(Example.Planned).When(Publish(Example.Form with { Version = 0 })).ThenRefused("version-out-of-order", "/version");
        new Given<Edition>(Example.Planned, Example.Published).When(Publish(Example.Form with { Version = 3 })).ThenRefused("version-out-of-order", "/version");
    }

    [Fact]
    public void A_published_version_never_changes()
    {
        new Given<Edition>(Example.Planned, Example.Published).When(Publish(Example.Form)).ThenNothing();
        new Given<Edition>(Example.Planned, Example.Published).When(Publish(Example.Form with { Reconstructed = true })).ThenRefused("questionnaire-published", "/version");
    }

    [Fact]
    public void A_new_version_may_come_while_the_edition_is_open_but_not_after() =>
        new Given<Edition>(Example.Planned, Example.Published, Example.Opened).When(Publish(Example.Form with { Version = 2 })).Then<QuestionnairePublished>();

    [Fact]
    public void An_edition_that_is_not_there_known_only_or_closed_takes_no_form()
    {
        new Given<Edition>().When(Publish(Example.Form)).ThenRefused("edition-unknown");
        new Given<Edition>(Known).When(Publish(Example.Form)).ThenRefused("edition-known-only");
        new Given<Edition>(Example.Planned, Example.Published, Example.Opened, Example.Closed).When(Publish(Example.Form with { Version = 2 })).ThenRefused("edition-closed");
    }

    [Fact]
    public void A_form_that_does_not_hold_together_is_not_published() =>
        new Given<Edition>(Example.Planned)
            .When(Publish(Example.Form with { Sections = [new("strategy", Example.Words("Strategy"), "weather"), new("other", Example.Words("Other"))] }))
            .ThenRefused("factor-unknown", "/sections/0/factor");

    [Fact]
    public void What_a_report_lists_as_barriers_is_recorded_once()
    {
        var barriers = new ReportBarriers("study-2017", "line 1672", [new("b1", "innovation", Example.Words("Too little money"), "line 1684")], []);
        var reported = new BarriersReported("2017", "study-2017", "line 1672", null, barriers.Barriers, []);
        new Given<Edition>(Example.Planned).When(it => ReportBarriers.Decide(it, barriers)).Then(reported);
        new Given<Edition>(Example.Planned, reported).When(it => ReportBarriers.Decide(it, barriers)).ThenNothing();
        new Given<Edition>(Example.Planned, reported).When(it => ReportBarriers.Decide(it, barriers with { Place = "line 1673" })).Then(reported with { Place = "line 1673" });
        new Given<Edition>().When(it => ReportBarriers.Decide(it, barriers)).ThenRefused("edition-unknown");
    }

    [Fact]
    public void Barriers_name_what_is_there()
    {
        Barrier barrier = new("b1", "innovation", Example.Words("Too little money"), "line 1684");
        new Given<Edition>(Example.Planned)
            .When(it => ReportBarriers.Decide(it, new("gazette", "line 1", [barrier, barrier], [barrier with { Field = "weather" }, barrier with { Id = "b2", Field = "other" }])))
            .ThenRefused(("source-unknown", "/source"), ("id-duplicate", "/barriers/1"), ("field-unknown", "/facilitators/0/field"));
    }

    private static SeriesCatalog Series(IndicatorMapped mapped) =>
        SeriesCatalog.Of([new Given<FollowedSeries>(new SeriesStarted("strategy", Example.Words("Has a strategy"), SeriesMeasure.Share), mapped).State]);

    private static IndicatorMapped Mapped(MappingRule rule, params string[] indicators) => new("strategy", "2017", rule, indicators, null, null);

    private static PlanEdition Plan() => new(
        "2017", Example.Planned.Title, Example.Planned.Framework, Regions: Example.Planned.Regions, Bands: Example.Planned.Bands, Sources: Example.Planned.Sources);

    private static Func<Edition, Decision> Publish(Questionnaire form) => it => PublishQuestionnaire.Decide(it, new(form));

    private static Func<Edition, Decision> Release(string release, long position = 40) => it => ReleaseEdition.Decide(it, new(release, position, 41, "c0ffee"));

    private static Category Category(string id) => new(id, Example.Words(id));
}
