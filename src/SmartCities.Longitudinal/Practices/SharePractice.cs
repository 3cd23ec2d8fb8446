using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Practices;

/// <summary>Shares a good practice of a city.</summary>
public sealed record SharePractice(string Practice, string Edition, GoodPractice Content)
{
    public static Decision Decide(Practice practice, SharePractice share, Edition edition, City city) => share switch
    {
        _ when !Id.IsValid(share.Practice) => Decision.Refuse([Id.Invalid("practice", share.Practice, "/practice")]),
        _ when edition.Plan is null => Decision.Refuse("edition-unknown", $"There is no edition \"{share.Edition}\".", "/edition"),
        _ when PracticeRefusals.Check(share.Content, edition.Plan, city) is { } refused => refused,
        _ when practice.Content is null => Decision.Accept(new PracticeShared(share.Practice, share.Edition, share.Content)),
        _ when practice.Edition == share.Edition && JsonText.Same(practice.Content, share.Content) => Decision.NothingToDo,
        _ => Decision.Refuse("practice-exists", $"The practice {share.Practice} is already there; revise it, with a reason.", "/practice"),
    };
}

/// <summary>Revises a shared practice, with a reason.</summary>
public sealed record RevisePractice(GoodPractice Content, string Reason)
{
    public static Decision Decide(Practice practice, RevisePractice revise, Edition edition, City city) => practice switch
    {
        { Content: null } => PracticeRefusals.Unknown,
        { Retired: true } => Decision.Refuse("practice-retired", "This practice was retired."),
        _ when string.IsNullOrWhiteSpace(revise.Reason) => EditionRefusals.ReasonMissing,
        _ when PracticeRefusals.Check(revise.Content, edition.Plan!, city) is { } refused => refused,
        _ when JsonText.Same(practice.Content, revise.Content) => Decision.NothingToDo,
        _ => Decision.Accept(new PracticeRevised(practice.Id, practice.Edition, revise.Content, revise.Reason)),
    };
}

/// <summary>Retires a practice: it is no longer shown among the current ones.</summary>
public sealed record RetirePractice(string Reason)
{
    public static Decision Decide(Practice practice, RetirePractice retire) => practice switch
    {
        { Content: null } => PracticeRefusals.Unknown,
        { Retired: true } => Decision.NothingToDo,
        _ when string.IsNullOrWhiteSpace(retire.Reason) => EditionRefusals.ReasonMissing,
        _ => Decision.Accept(new PracticeRetired(practice.Id, retire.Reason)),
    };
}

/// <summary>Refusals that several decisions on a practice share.</summary>
public static class PracticeRefusals
{
    public static readonly Decision Unknown = Decision.Refuse("practice-unknown", "There is no such practice.");

    /// <summary>What makes a practice's content refusable; null where nothing does.</summary>
    public static Decision? Check(GoodPractice content, EditionPlanned edition, City city) => content switch
    {
        _ when city.Registered is null => Decision.Refuse("city-unknown", $"There is no city \"{content.City}\".", "/city"),
        _ when city.Registered.Fictional != edition.Demonstration => Decision.Refuse("fiction-and-fact", "Fictional cities take part in demonstration editions only, and real ones never do.", "/city"),
        { Factor: { } factor } when edition.Framework.Factors.All(it => it.Id != factor) => Decision.Refuse("factor-unknown", $"The framework has no factor \"{factor}\".", "/factor"),
        { Source: { } source } when edition.Sources.All(it => it.Id != source) => Decision.Refuse("source-unknown", $"The edition has no source \"{source}\".", "/source"),
        _ when string.IsNullOrWhiteSpace(content.Title) => Decision.Refuse("title-missing", "A good practice has a title.", "/title"),
        _ => null,
    };
}
