using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Editions;

/// <summary>Records what a report lists as barriers and facilitators.</summary>
public sealed record ReportBarriers(string Source, string Place, IReadOnlyList<Barrier> Barriers, IReadOnlyList<Barrier> Facilitators, Text? Note = null)
{
    public static Decision Decide(Edition edition, ReportBarriers report)
    {
        var reported = new BarriersReported(edition.Id, report.Source, report.Place, report.Note, report.Barriers, report.Facilitators);
        return edition.Stage switch
        {
            EditionStage.None => EditionRefusals.Unknown,
            _ when JsonText.Same(edition.Barriers, reported) => Decision.NothingToDo,
            _ => Decision.Accept(reported),
        };
    }
}
