using SmartCities.Longitudinal.Series;

namespace SmartCities.Longitudinal.Editions;

/// <summary>
/// Opens an edition: cities can fill in its form from now on. How each indicator goes on is said before: later, what was asked can no longer be changed to fit.
/// </summary>
public sealed record OpenEdition(DateTimeOffset? Closes = null)
{
    public static Decision Decide(Edition edition, OpenEdition open, SeriesCatalog series) => edition.Stage switch
    {
        EditionStage.None => EditionRefusals.Unknown,
        EditionStage.Open => Decision.NothingToDo,
        EditionStage.Planned when edition.Questionnaire is null => Decision.Refuse("questionnaire-missing", "An edition needs a questionnaire before it opens."),
        EditionStage.Planned when series.Unmapped(edition).Select(it => it.Why).ToList() is { Count: > 0 } unmapped => Decision.Refuse(unmapped),
        EditionStage.Planned => Decision.Accept(new EditionOpened(edition.Id, open.Closes)),
        EditionStage.Known => Decision.Refuse("edition-known-only", "This edition took place elsewhere; it is known, not held here."),
        _ => Decision.Refuse("edition-closed", "This edition is closed; reopen it, with a reason."),
    };
}

/// <summary>Moves the day an open edition closes.</summary>
public sealed record ExtendEdition(DateTimeOffset Closes, string Reason)
{
    public static Decision Decide(Edition edition, ExtendEdition extend) => edition.Stage switch
    {
        EditionStage.None => EditionRefusals.Unknown,
        EditionStage.Open when string.IsNullOrWhiteSpace(extend.Reason) => EditionRefusals.ReasonMissing,
        EditionStage.Open when edition.Closes == extend.Closes => Decision.NothingToDo,
        EditionStage.Open when edition.Closes > extend.Closes => Decision.Refuse("extension-backwards", "An extension moves the closing day later, never earlier.", "/closes"),
        EditionStage.Open => Decision.Accept(new EditionExtended(edition.Id, extend.Closes, extend.Reason)),
        _ => EditionRefusals.NotOpen,
    };
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
}

/// <summary>Opens a closed edition again, with a reason.</summary>
public sealed record ReopenEdition(string Reason, DateTimeOffset? Closes = null)
{
    public static Decision Decide(Edition edition, ReopenEdition reopen) => edition.Stage switch
    {
        EditionStage.None => EditionRefusals.Unknown,
        _ when string.IsNullOrWhiteSpace(reopen.Reason) => EditionRefusals.ReasonMissing,
        EditionStage.Closed => Decision.Accept(new EditionReopened(edition.Id, reopen.Closes, reopen.Reason)),
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
}
