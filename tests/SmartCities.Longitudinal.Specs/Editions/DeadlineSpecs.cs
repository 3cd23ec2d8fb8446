using Shouldly;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Editions;

public sealed class DeadlineSpecs
{
    // One minute before midnight in Madrid, in summer time.
    private static readonly DateTimeOffset Closes = new(2017, 6, 30, 23, 59, 0, TimeSpan.FromHours(2));
    private static readonly EditionOpened InMadrid = new("2017", Closes, "Europe/Madrid", 90);
    private static readonly DateTimeOffset LastMoment = Closes.AddMinutes(90);
    private static readonly Given<Edition> Planned = new(Example.Planned, Example.Published);
    private static readonly Given<Edition> Open = new(Example.Planned, Example.Published, InMadrid);

    [Fact]
    public void An_edition_opens_with_a_deadline_in_a_time_zone_and_a_grace() =>
        Planned.When(it => OpenEdition.Decide(it, new(Closes, "Europe/Madrid", 90), Example.NoSeries)).Then(InMadrid);

    [Theory]
    [InlineData("Europe/Nowhere", 0, "time-zone-unknown", "/timeZone")]
    [InlineData("Romance Standard Time", 0, "time-zone-unknown", "/timeZone")]
    [InlineData("Europe/Madrid", -1, "grace-invalid", "/graceMinutes")]
    [InlineData("Europe/Madrid", 10_081, "grace-invalid", "/graceMinutes")]
    [InlineData(null, 10, "time-zone-missing", "/timeZone")]
    public void A_deadline_that_cannot_be_is_refused_wherever_it_is_said(string? zone, int grace, string code, string pointer)
    {
        Planned.When(it => OpenEdition.Decide(it, new(Closes, zone, grace), Example.NoSeries)).ThenRefused(code, pointer);
        new Given<Edition>(Example.Planned, Example.Published, Example.Opened).When(it => ExtendEdition.Decide(it, new(Closes, "Elections.", zone, grace))).ThenRefused(code, pointer);
        new Given<Edition>(Example.Planned, Example.Published, Example.Opened, Example.Closed).When(it => ReopenEdition.Decide(it, new("Late.", Closes, zone, grace))).ThenRefused(code, pointer);
    }

    [Fact]
    public void A_time_zone_without_a_day_closes_nothing() =>
        Planned.When(it => OpenEdition.Decide(it, new(null, "Europe/Madrid"), Example.NoSeries)).ThenRefused("closes-missing", "/closes");

    [Fact]
    public void An_extension_keeps_the_zone_and_the_grace_where_it_names_no_other()
    {
        Open.When(it => ExtendEdition.Decide(it, new(Closes.AddDays(7), "Elections."))).Then(new EditionExtended("2017", Closes.AddDays(7), "Elections.", "Europe/Madrid", 90));
        Open.When(it => ExtendEdition.Decide(it, new(Closes, "More grace.", GraceMinutes: 120))).Then(new EditionExtended("2017", Closes, "More grace.", "Europe/Madrid", 120));
        Open.When(it => ExtendEdition.Decide(it, new(Closes, "The same."))).ThenNothing();
    }

    [Fact]
    public void It_is_open_to_the_last_moment_of_its_grace_and_closed_a_millisecond_later_whether_that_was_recorded_or_not()
    {
        Open.State.For(null, LastMoment).Stage.ShouldBe(EditionStage.Open);
        Open.State.For(null, LastMoment.AddMilliseconds(1)).Stage.ShouldBe(EditionStage.Closed);
        Open.When(it => CloseEdition.AtItsDeadline(it, LastMoment)).ThenNothing();
        Open.When(it => CloseEdition.AtItsDeadline(it, LastMoment.AddMilliseconds(1))).Then(new EditionClosed("2017", "deadline"));
    }

    [Fact]
    public void It_closes_once_and_an_extension_or_somebody_who_closed_it_comes_first()
    {
        var late = LastMoment.AddDays(1);
        new Given<Edition>(Example.Planned, Example.Published, InMadrid, new EditionClosed("2017", "deadline")).When(it => CloseEdition.AtItsDeadline(it, late)).ThenNothing();
        new Given<Edition>(Example.Planned, Example.Published, InMadrid, new EditionExtended("2017", late, "Elections.", "Europe/Madrid", 0)).When(it => CloseEdition.AtItsDeadline(it, late)).ThenNothing();
    }

    [Fact]
    public void An_edition_that_announces_no_time_zone_does_not_close_by_itself()
    {
        var without = new Given<Edition>(Example.Planned, Example.Published, Example.Opened);
        without.State.For(null, Example.EndOfMay.AddYears(10)).Stage.ShouldBe(EditionStage.Open);
        without.When(it => CloseEdition.AtItsDeadline(it, Example.EndOfMay.AddYears(10))).ThenNothing();
    }

    [Fact]
    public void A_city_that_was_given_time_finds_the_edition_open_until_then()
    {
        var (until, closed) = (LastMoment.AddDays(3), new Given<Edition>(Example.Planned, Example.Published, InMadrid, new EditionClosed("2017", "deadline")).State);
        closed.For(until, until).Stage.ShouldBe(EditionStage.Open);
        closed.For(until, until.AddMilliseconds(1)).Stage.ShouldBe(EditionStage.Closed);
        closed.For(null, LastMoment.AddDays(1)).Stage.ShouldBe(EditionStage.Closed);
        Open.State.For(until, until).Stage.ShouldBe(EditionStage.Open);
        Open.State.For(until, until.AddMilliseconds(1)).Stage.ShouldBe(EditionStage.Closed);
    }

    [Fact]
    public void A_deadline_is_told_as_a_clock_there_shows_it_in_three_languages()
    {
        var deadline = Deadline.Of(new Given<Edition>(Example.Planned, Example.Published, InMadrid with { Closes = Closes.ToUniversalTime() }).State)!;
        deadline.At.Offset.ShouldBe(TimeSpan.FromHours(2));
        deadline.Words.ShouldBe(new(
            "30 June 2017, 23:59 (Europe/Madrid, UTC+02:00)", "30 de junio de 2017, 23:59 (Europe/Madrid, UTC+02:00)", "30 juin 2017, 23:59 (Europe/Madrid, UTC+02:00)"));
        Deadline.InWords(Deadline.In(Closes, "America/St_Johns"), "America/St_Johns", "en").ShouldBe("30 June 2017, 19:29 (America/St_Johns, UTC-02:30)");
        Deadline.InWords(Deadline.In(Closes, null), null, "en").ShouldBe("30 June 2017, 21:59 (UTC)");
    }

    [Fact]
    public void A_day_and_a_time_are_what_a_clock_there_shows()
    {
        Deadline.MomentOf(new(2031, 7, 14, 23, 59, 0), "Europe/Madrid").ShouldBe(new DateTimeOffset(2031, 7, 14, 23, 59, 0, TimeSpan.FromHours(2)));
        Deadline.MomentOf(new(2031, 3, 30, 2, 30, 0), "Europe/Madrid").ShouldBeNull();
        Deadline.MomentOf(new(2031, 10, 26, 2, 30, 0), "Europe/Madrid").ShouldBe(new DateTimeOffset(2031, 10, 26, 2, 30, 0, TimeSpan.FromHours(1)));
        Deadline.MomentOf(new(2031, 7, 14, 23, 59, 0), null).ShouldBe(new DateTimeOffset(2031, 7, 14, 23, 59, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_city_is_given_time_with_a_reason_and_only_later()
    {
        var closed = new Given<Edition>(Example.Planned, Example.Published, InMadrid, new EditionClosed("2017", "deadline")).State;
        var (now, until) = (LastMoment.AddDays(1), LastMoment.AddDays(3));
        var invited = new Given<Submission>(new CityInvited("2017", "bilbao", null, null));
        invited.When(it => ExtendCity.Decide(it, new(until, "A flood."), closed, "bilbao", now)).Then(new CityExtended("2017", "bilbao", until.ToUniversalTime(), "A flood."));
        invited.When(it => ExtendCity.Decide(it, new(until, " "), closed, "bilbao", now)).ThenRefused("reason-missing", "/reason");
        invited.When(it => ExtendCity.Decide(it, new(now, "A flood."), closed, "bilbao", now)).ThenRefused("extension-past", "/until");
        invited.When(it => ExtendCity.Decide(it, new(LastMoment, "A flood."), Open.State, "bilbao", Closes)).ThenRefused("extension-backwards", "/until");
        var announced = new Given<Edition>(Example.Planned, Example.Published, InMadrid with { TimeZone = null, GraceMinutes = null }).State;
        invited.When(it => ExtendCity.Decide(it, new(Closes, "A flood."), announced, "bilbao", Closes.AddDays(-9))).ThenRefused("extension-backwards", "/until");
        new Given<Submission>(new CityExtended("2017", "bilbao", until.ToUniversalTime(), "A flood.")).When(it => ExtendCity.Decide(it, new(until, "A flood."), closed, "bilbao", now)).ThenNothing();
        new Given<Submission>(Example.Submitted).When(it => ExtendCity.Decide(it, new(until, "A flood."), closed, "bilbao", now)).ThenRefused("already-submitted");
        new Given<Submission>(Example.Submitted, new FormWithdrawn("2017", "bilbao", "No.")).When(it => ExtendCity.Decide(it, new(until, "A flood."), closed, "bilbao", now)).ThenRefused("withdrawn");
        invited.When(it => ExtendCity.Decide(it, new(until, "A flood."), Planned.State, "bilbao", now)).ThenRefused("edition-not-open");
        invited.When(it => ExtendCity.Decide(it, new(until, "A flood."), Edition.Empty, "bilbao", now)).ThenRefused("edition-unknown");
    }

    [Fact]
    public void A_city_is_reminded_while_its_form_is_to_come_and_once_before_each_closing()
    {
        var invited = new CityInvited("2017", "bilbao", null, null);
        var reminded = new CityReminded("2017", "bilbao", Closes);
        new Given<Submission>(invited).When(it => RemindCity.Decide(it, new(), Open.State, "bilbao")).Then(new CityReminded("2017", "bilbao"));
        new Given<Submission>(invited, new CityReminded("2017", "bilbao")).When(it => RemindCity.Decide(it, new(Closes), Open.State, "bilbao")).Then(reminded);
        new Given<Submission>(invited, reminded).When(it => RemindCity.Decide(it, new(Closes), Open.State, "bilbao")).ThenNothing();
        new Given<Submission>(invited, reminded, new CityReminded("2017", "bilbao")).When(it => RemindCity.Decide(it, new(Closes), Open.State, "bilbao")).ThenNothing();
        new Given<Submission>(invited, reminded).When(it => RemindCity.Decide(it, new(Closes.AddDays(7)), Open.State, "bilbao")).Then(new CityReminded("2017", "bilbao", Closes.AddDays(7)));
        new Given<Submission>(Example.Submitted).When(it => RemindCity.Decide(it, new(), Open.State, "bilbao")).ThenNothing();
        new Given<Submission>(invited).When(it => RemindCity.Decide(it, new(), Planned.State, "bilbao")).ThenRefused("edition-not-open");
        new Given<Submission>(invited).When(it => RemindCity.Decide(it, new(), Edition.Empty, "bilbao")).ThenRefused("edition-unknown");
    }

    [Fact]
    public void An_invitation_is_withdrawn_once_and_the_city_is_invited_as_if_for_the_first_time()
    {
        var (invited, withdrawn) = (new CityInvited("2017", "bilbao", null, null), new InvitationWithdrawn("2017", "bilbao"));
        new Given<Submission>(invited).When(it => WithdrawInvitation.Decide(it, Open.State, "bilbao")).Then(withdrawn);
        new Given<Submission>(new CityReminded("2017", "bilbao")).When(it => WithdrawInvitation.Decide(it, Open.State, "bilbao")).Then(withdrawn);
        new Given<Submission>(invited, withdrawn).When(it => WithdrawInvitation.Decide(it, Open.State, "bilbao")).ThenNothing();
        new Given<Submission>().When(it => WithdrawInvitation.Decide(it, Open.State, "bilbao")).ThenRefused("not-invited");
        new Given<Submission>(invited).When(it => WithdrawInvitation.Decide(it, Edition.Empty, "bilbao")).ThenRefused("edition-unknown");

        new Given<Submission>(invited, withdrawn).When(it => InviteCity.Decide(it, new(), Open.State, "bilbao")).Then(invited);
        new Given<Submission>(invited, withdrawn, invited).When(it => WithdrawInvitation.Decide(it, Open.State, "bilbao")).Then(withdrawn);
        new Given<Submission>(invited, Example.Submitted, new FormReturned("2017", "bilbao", "Look again.", null), withdrawn).When(it => InviteCity.Decide(it, new(), Open.State, "bilbao")).Then(invited);
        new Given<Submission>(invited, Example.Submitted, withdrawn).State.Stage.ShouldBe(SubmissionStage.Submitted);
    }

    [Fact]
    public void Whose_invitation_was_withdrawn_gets_no_other_link()
    {
        var without = new Given<Submission>(new CityInvited("2017", "bilbao", null, null), new InvitationWithdrawn("2017", "bilbao"));
        without.When(it => RemindCity.Decide(it, new(), Open.State, "bilbao")).ThenRefused("invitation-withdrawn");
        without.When(it => RemindCity.Decide(it, new(Closes), Open.State, "bilbao")).ThenNothing();
        without.When(it => ExtendCity.Decide(it, new(LastMoment.AddDays(3), "A flood."), Open.State, "bilbao", Closes)).ThenRefused("invitation-withdrawn");
    }

    [Fact]
    public void A_city_is_invited_again_only_when_that_is_asked_and_it_did_not_submit()
    {
        var invited = new CityInvited("2017", "bilbao", "es", Closes);
        new Given<Submission>(invited).When(it => InviteCity.Decide(it, new("es", Closes, Again: true), Open.State, "bilbao")).Then(invited);
        new Given<Submission>(invited).When(it => InviteCity.Decide(it, new("es", Closes), Open.State, "bilbao")).ThenNothing();
        new Given<Submission>(Example.Submitted).When(it => InviteCity.Decide(it, new(Again: true), Open.State, "bilbao")).ThenNothing();
        new Given<Submission>().When(it => InviteCity.Decide(it, new(), Planned.State, "bilbao")).Then(new CityInvited("2017", "bilbao", null, null));
        new Given<Submission>().When(it => InviteCity.Decide(it, new(), Edition.Empty, "bilbao")).ThenRefused("edition-unknown");
        new Given<Submission>().When(it => InviteCity.Decide(it, new(), new Given<Edition>(Example.Planned, Example.Published, InMadrid, Example.Closed).State, "bilbao")).ThenRefused("edition-not-open");
    }
}
