using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Practices;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Facts;

/// <summary>
/// What a reading depends on. A reading is cached by the last position that touched each of its scopes. An invitation or a draft touches none: who takes part
/// is read from the log itself each time, and named by what it says.
/// </summary>
public static class Scope
{
    public const string Series = "series";
    public const string Cities = "cities";
    public const string Practices = "practices";

    /// <summary>An edition's plan, form, indicators, figures and life.</summary>
    public static string Definitions(string edition) => $"definitions:{edition}";

    /// <summary>An edition's answers and classifications, how they came in, and what else is reported of its cities.</summary>
    public static string Answers(string edition) => $"answers:{edition}";

    public static IEnumerable<string> TouchedBy(object data) => data switch
    {
        EditionPlanned it => [Definitions(it.Edition)],
        QuestionnairePublished it => [Definitions(it.Edition)],
        IndicatorsDefined it => [Definitions(it.Edition)],
        EditionOpened it => [Definitions(it.Edition)],
        EditionExtended it => [Definitions(it.Edition)],
        EditionClosed it => [Definitions(it.Edition)],
        EditionReopened it => [Definitions(it.Edition)],
        EditionReleased it => [Definitions(it.Edition)],
        ReleaseWithdrawn it => [Definitions(it.Edition)],
        FigurePublished it => [Definitions(it.Edition)],
        FigureCorrected it => [Definitions(it.Edition)],
        BarriersReported it => [Definitions(it.Edition)],
        CityClassified it => [Answers(it.Edition), Cities],
        CityRegistered or CityRenamed or CitySucceeded or MemberAdded or MemberRemoved => [Cities],
        FormSubmitted it => [Answers(it.Edition)],
        FormReturned it => [Answers(it.Edition)],
        FormAccepted it => [Answers(it.Edition)],
        AcceptanceTakenBack it => [Answers(it.Edition)],
        AnswersAmended it => [Answers(it.Edition)],
        AmendmentApproved it => [Answers(it.Edition)],
        AnswersReported it => [Answers(it.Edition)],
        FormWithdrawn it => [Answers(it.Edition)],
        FormReinstated it => [Answers(it.Edition)],
        PublicationPermitted it => [Answers(it.Edition)],
        PublicationRevoked it => [Answers(it.Edition)],
        CityValueJudged it => [Answers(it.Edition)],
        TranscriptionConfirmed it => [Answers(it.Edition)],
        ObservationReported it => [Answers(it.Edition)],
        SeriesStarted or IndicatorMapped or ComparabilityJudged or SeriesEnded => [Series],
        PracticeShared or PracticeRevised or PracticeRetired => [Practices],
        TextRedacted { Edition: { } edition } => [Answers(edition), Definitions(edition), Redacted(Answers(edition)), Redacted(Definitions(edition)), Practices],
        TextRedacted => [Series, Cities, Practices, Redacted(Series), Redacted(Cities), Redacted(Practices)],
        _ => [],
    };

    /// <summary>Of a scope, that a text was redacted in it: readings of before say so too.</summary>
    public static string Redacted(string scope) => $"redacted:{scope}";
}
