using SmartCities.Longitudinal.Series;

namespace SmartCities.Longitudinal.Editions;

/// <summary>
/// Opens an edition: cities can fill in its form from now on. How each indicator goes on is said before: later, what was asked can no longer be changed to fit.
/// </summary>
/// <param name="Closes">When it closes.</param>
/// <param name="TimeZone">The zone in which that is announced (<c>Europe/Madrid</c>); with one, the edition closes by itself.</param>
/// <param name="GraceMinutes">For how many minutes after that forms are still taken.</param>
public sealed record OpenEdition(DateTimeOffset? Closes = null, string? TimeZone = null, int? GraceMinutes = null)
{
    public static Decision Decide(Edition edition, OpenEdition open, SeriesCatalog series) => edition.Stage switch
    {
        EditionStage.None => EditionRefusals.Unknown,
        EditionStage.Open => Decision.NothingToDo,
        EditionStage.Planned when edition.Questionnaire is null => Decision.Refuse("questionnaire-missing", "An edition needs a questionnaire before it opens."),
        EditionStage.Planned when series.Unmapped(edition).Select(it => it.Why).ToList() is { Count: > 0 } unmapped => Decision.Refuse(unmapped),
        EditionStage.Planned => EditionRefusals.Deadline(open.Closes, open.TimeZone, open.GraceMinutes)
            ?? Decision.Accept(new EditionOpened(edition.Id, open.Closes, open.TimeZone, open.GraceMinutes)),
        EditionStage.Known => Decision.Refuse("edition-known-only", "This edition took place elsewhere; it is known, not held here."),
        _ => Decision.Refuse("edition-closed", "This edition is closed; reopen it, with a reason."),
    };
}

/// <summary>Moves the day an open edition closes; its time zone and its grace stay, where no other is named.</summary>
public sealed record ExtendEdition(DateTimeOffset Closes, string Reason, string? TimeZone = null, int? GraceMinutes = null)
{
    public static Decision Decide(Edition edition, ExtendEdition extend) => edition.Stage switch
    {
        EditionStage.None => EditionRefusals.Unknown,
        EditionStage.Open when string.IsNullOrWhiteSpace(extend.Reason) => EditionRefusals.ReasonMissing,
        EditionStage.Open when edition.Closes == extend.Closes && extend.ZoneOf(edition) == edition.TimeZone && extend.GraceOf(edition) == edition.GraceMinutes => Decision.NothingToDo,
        EditionStage.Open when edition.Closes > extend.Closes => Decision.Refuse("extension-backwards", "An extension moves the closing day later, never earlier.", "/closes"),
        EditionStage.Open => EditionRefusals.Deadline(extend.Closes, extend.ZoneOf(edition), extend.GraceMinutes)
            ?? Decision.Accept(new EditionExtended(edition.Id, extend.Closes, extend.Reason, extend.ZoneOf(edition), extend.ZoneOf(edition) is null ? null : extend.GraceOf(edition))),
        _ => EditionRefusals.NotOpen,
    };

    private string? ZoneOf(Edition edition) => TimeZone ?? edition.TimeZone;

    private int GraceOf(Edition edition) => GraceMinutes ?? edition.GraceMinutes;
}

/// <summary>Closes an edition: from now on cities propose amendments, and an editor decides.</summary>
public sealed record CloseEdition(string? Reason = null)
{
    public static Decision Decide(Edition edition, CloseEdition close) => edition.Stage switch
    {
        EditionStage.None => EditionRefusals.Unknown,
        EditionStage.Closed => Decision.NothingToDo,
        EditionStage.Open => Decision.Accept(new EditionClosed(edition.Id, close.Reason)),
        _ => EditionRefusals.NotOpen,
    };

    /// <summary>Closes an edition whose time is over; another may have extended or closed it meanwhile.</summary>
    public static Decision AtItsDeadline(Edition edition, DateTimeOffset now) =>
        edition.IsOver(now) ? Decision.Accept(new EditionClosed(edition.Id, Deadline)) : Decision.NothingToDo;

    private const string Deadline = "deadline";
}

/// <summary>Opens a closed edition again, with a reason.</summary>
public sealed record ReopenEdition(string Reason, DateTimeOffset? Closes = null, string? TimeZone = null, int? GraceMinutes = null)
{
    public static Decision Decide(Edition edition, ReopenEdition reopen) => edition.Stage switch
    {
        EditionStage.None => EditionRefusals.Unknown,
        _ when string.IsNullOrWhiteSpace(reopen.Reason) => EditionRefusals.ReasonMissing,
        EditionStage.Closed => EditionRefusals.Deadline(reopen.Closes, reopen.TimeZone, reopen.GraceMinutes)
            ?? Decision.Accept(new EditionReopened(edition.Id, reopen.Closes, reopen.Reason, reopen.TimeZone, reopen.GraceMinutes)),
        EditionStage.Open => Decision.NothingToDo,
        _ => Decision.Refuse("edition-not-closed", "Only a closed edition can be reopened."),
    };
}

/// <summary>Refusals that several decisions on an edition share.</summary>
public static class EditionRefusals
{
    public static readonly Decision Unknown = Decision.Refuse("edition-unknown", "There is no such edition.");

    public static readonly Decision NotOpen = Decision.Refuse("edition-not-open", "This edition is not open.");

    public static readonly Decision ReasonMissing = Decision.Refuse("reason-missing", "Say why: a reason is kept with it.", "/reason");

    private const int LongestGrace = 7 * 24 * 60;

    /// <summary>What is wrong with a deadline; null where nothing is.</summary>
    public static Decision? Deadline(DateTimeOffset? closes, string? zone, int? graceMinutes) => (closes, zone, graceMinutes) switch
    {
        (_, { } named, _) when !(TimeZoneInfo.TryFindSystemTimeZoneById(named, out var known) && known.HasIanaId) =>
            Decision.Refuse("time-zone-unknown", $"There is no time zone \"{named}\"; one is Europe/Madrid.", "/timeZone"),
        (null, not null, _) => Decision.Refuse("closes-missing", "An edition that announces a time zone says when it closes.", "/closes"),
        (_, null, not null) => Decision.Refuse("time-zone-missing", "A grace belongs to a deadline in a time zone.", "/timeZone"),
        (_, _, < 0 or > LongestGrace) => Decision.Refuse("grace-invalid", $"A grace has from 0 to {LongestGrace} minutes.", "/graceMinutes"),
        _ => null,
    };
}
