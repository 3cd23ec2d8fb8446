using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Editions;

/// <summary>Plans an edition, or makes one known that took place without us.</summary>
public sealed record PlanEdition(
    string Edition,
    Text Title,
    Framework Framework,
    bool Demonstration = false,
    bool Known = false,
    DateOnly? ReferenceDate = null,
    Collection? Collection = null,
    int? Participants = null,
    int? Countries = null,
    IReadOnlyList<Category>? Regions = null,
    IReadOnlyList<Category>? Bands = null,
    IReadOnlyList<Source>? Sources = null,
    Text? Note = null,
    IReadOnlyList<LeftOut>? LeftOut = null)
{
    public static Decision Decide(Edition edition, PlanEdition plan)
    {
        var planned = plan.Planned();
        return edition.Stage switch
        {
            _ when plan.Check() is { Count: > 0 } refusals => Decision.Refuse(refusals),
            EditionStage.None => Decision.Accept(planned),
            _ when JsonText.Same(edition.Plan, planned) => Decision.NothingToDo,
            _ => Decision.Refuse("edition-exists", $"The edition {plan.Edition} is already there, with another plan.", "/edition"),
        };
    }

    private List<Refusal> Check()
    {
        var refusals = new List<Refusal>();
        if (!Id.IsValid(Edition))
            refusals.Add(Id.Invalid("edition", Edition, "/edition"));
        if (string.IsNullOrWhiteSpace(Title.En))
            refusals.Add(new("title-missing", "An edition has a title.", "/title/en"));
        refusals.AddRange(CheckQuestionnaire.Unique(Framework.Fields.Select(it => it.Id), "field", "/framework/fields"));
        refusals.AddRange(CheckQuestionnaire.Unique(Framework.Factors.Select(it => it.Id), "factor", "/framework/factors"));
        refusals.AddRange(CheckQuestionnaire.Unique((Regions ?? []).Select(it => it.Id), "region", "/regions"));
        refusals.AddRange(CheckQuestionnaire.Unique((Bands ?? []).Select(it => it.Id), "band", "/bands"));
        refusals.AddRange(Framework.Factors
            .Where(it => Framework.Fields.All(field => field.Id != it.Field))
            .Select(it => new Refusal("field-unknown", $"The factor \"{it.Id}\" names the field \"{it.Field}\", which is not in the framework.", "/framework/factors")));
        if (Participants < 0 || Countries < 0)
            refusals.Add(new("out-of-range", "Numbers of cities and countries are not negative.", "/participants"));
        return refusals;
    }

    private EditionPlanned Planned() => new(
        Edition, Title, Demonstration, Known, ReferenceDate, Collection ?? new(null, null), Participants, Countries,
        Framework, Regions ?? [], Bands ?? [], Sources ?? [], Note, LeftOut);
}
