using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Editions;

/// <summary>Records what a report lists as barriers and facilitators.</summary>
public sealed record ReportBarriers(string Source, string Place, IReadOnlyList<Barrier> Barriers, IReadOnlyList<Barrier> Facilitators, Text? Note = null)
{
    private const string OtherField = "other";

    public static Decision Decide(Edition edition, ReportBarriers report)
    {
        var reported = new BarriersReported(edition.Id, report.Source, report.Place, report.Note, report.Barriers, report.Facilitators);
        return edition.Stage switch
        {
            EditionStage.None => EditionRefusals.Unknown,
            _ when report.Check(edition.Plan!).ToList() is { Count: > 0 } refusals => Decision.Refuse(refusals),
            _ when JsonText.Same(edition.Barriers, reported) => Decision.NothingToDo,
            _ => Decision.Accept(reported),
        };
    }

    private IEnumerable<Refusal> Check(EditionPlanned plan)
    {
        if (plan.Sources.All(it => it.Id != Source))
            yield return new("source-unknown", $"The edition has no source \"{Source}\".", "/source");
        foreach (var (list, member) in new[] { (Barriers, "/barriers"), (Facilitators, "/facilitators") })
        {
            foreach (var refusal in CheckQuestionnaire.Unique(list.Select(it => it.Id), "barrier or facilitator", member))
                yield return refusal;
            for (var i = 0; i < list.Count; i++)
            {
                if (list[i].Field != OtherField && plan.Framework.Fields.All(it => it.Id != list[i].Field))
                    yield return new("field-unknown", $"The framework has no field \"{list[i].Field}\".", $"{member}/{i}/field");
            }
        }
    }
}
