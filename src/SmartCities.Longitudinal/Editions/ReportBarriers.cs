using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Editions;

/// <summary>Records what a report lists as barriers and facilitators.</summary>
public sealed record ReportBarriers(string Source, string Place, IReadOnlyList<Barrier> Barriers, IReadOnlyList<Barrier> Facilitators, Text? Note = null)
{
    /// <summary>What a report lists under no field.</summary>
    private const string Other = "other";

    public static Decision Decide(Edition edition, ReportBarriers report)
    {
        var reported = new BarriersReported(edition.Id, report.Source, report.Place, report.Note, report.Barriers, report.Facilitators);
        return edition.Stage switch
        {
            EditionStage.None => EditionRefusals.Unknown,
            _ when JsonText.Same(edition.Barriers, reported) => Decision.NothingToDo,
            _ when edition.Plan!.Sources.All(it => it.Id != report.Source) => Decision.Refuse("source-unknown", $"The edition has no source \"{report.Source}\".", "/source"),
            _ => FieldsUnknown(report.Barriers, "/barriers").Concat(FieldsUnknown(report.Facilitators, "/facilitators")).ToList() is { Count: > 0 } refusals
                ? Decision.Refuse(refusals)
                : Decision.Accept(reported),
        };

        IEnumerable<Refusal> FieldsUnknown(IReadOnlyList<Barrier> listed, string pointer) => listed
            .Select((it, i) => (it.Field, Pointer: $"{pointer}/{i}/field"))
            .Where(it => it.Field != Other && edition.Plan!.Framework.Fields.All(field => field.Id != it.Field))
            .Select(it => new Refusal("field-unknown", $"The framework has no field \"{it.Field}\".", it.Pointer));
    }
}
