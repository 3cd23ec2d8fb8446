using System.Text.Json;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Drafts;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Practices;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Submissions;
using SmartCities.Longitudinal.Subscriptions;

namespace SmartCities.Longitudinal.Storage;

/// <summary>
/// The names under which events are stored and sent: the storage format of the study. A name never changes its meaning; a new shape gets a new
/// version and an upcast from the old.
/// </summary>
public static class EventTypes
{
    /// <summary>What the event store records at a position that was drawn for an event which then was not recorded: no event of the study.</summary>
    public const string Tombstone = "tombstone";

    public static readonly IReadOnlyDictionary<string, Type> ByAlias = new Dictionary<string, Type>
    {
        ["edition.planned.v1"] = typeof(EditionPlanned),
        ["edition.questionnaire-published.v1"] = typeof(QuestionnairePublished),
        ["edition.indicators-defined.v1"] = typeof(IndicatorsDefined),
        ["edition.opened.v1"] = typeof(EditionOpened),
        ["edition.extended.v1"] = typeof(EditionExtended),
        ["edition.closed.v1"] = typeof(EditionClosed),
        ["edition.reopened.v1"] = typeof(EditionReopened),
        ["edition.released.v1"] = typeof(EditionReleased),
        ["edition.release-withdrawn.v1"] = typeof(ReleaseWithdrawn),
        ["edition.figure-published.v1"] = typeof(FigurePublished),
        ["edition.figure-corrected.v1"] = typeof(FigureCorrected),
        ["edition.barriers-reported.v1"] = typeof(BarriersReported),

        ["city.registered.v1"] = typeof(CityRegistered),
        ["city.renamed.v1"] = typeof(CityRenamed),
        ["city.succeeded.v1"] = typeof(CitySucceeded),
        ["city.classified.v1"] = typeof(CityClassified),
        ["city.member-added.v1"] = typeof(MemberAdded),
        ["city.member-removed.v1"] = typeof(MemberRemoved),

        ["draft.opened.v1"] = typeof(DraftOpened),
        ["draft.answers-recorded.v1"] = typeof(AnswersRecorded),

        ["submission.city-invited.v1"] = typeof(CityInvited),
        ["submission.invitation-withdrawn.v1"] = typeof(InvitationWithdrawn),
        ["submission.city-reminded.v1"] = typeof(CityReminded),
        ["submission.city-extended.v1"] = typeof(CityExtended),
        ["submission.form-submitted.v1"] = typeof(FormSubmitted),
        ["submission.form-returned.v1"] = typeof(FormReturned),
        ["submission.query-raised.v1"] = typeof(QueryRaised),
        ["submission.query-answered.v1"] = typeof(QueryAnswered),
        ["submission.query-closed.v1"] = typeof(QueryClosed),
        ["submission.query-reopened.v1"] = typeof(QueryReopened),
        ["submission.form-accepted.v1"] = typeof(FormAccepted),
        ["submission.acceptance-taken-back.v1"] = typeof(AcceptanceTakenBack),
        ["submission.answers-amended.v1"] = typeof(AnswersAmended),
        ["submission.amendment-proposed.v1"] = typeof(AmendmentProposed),
        ["submission.amendment-approved.v1"] = typeof(AmendmentApproved),
        ["submission.amendment-declined.v1"] = typeof(AmendmentDeclined),
        ["submission.amendment-withdrawn.v1"] = typeof(AmendmentWithdrawn),
        ["submission.transcription-confirmed.v1"] = typeof(TranscriptionConfirmed),
        ["submission.publication-permitted.v1"] = typeof(PublicationPermitted),
        ["submission.publication-revoked.v1"] = typeof(PublicationRevoked),
        ["submission.form-withdrawn.v1"] = typeof(FormWithdrawn),
        ["submission.form-reinstated.v1"] = typeof(FormReinstated),
        ["submission.city-value-judged.v1"] = typeof(CityValueJudged),
        ["submission.answers-reported.v1"] = typeof(AnswersReported),
        ["submission.observation-reported.v1"] = typeof(ObservationReported),

        ["series.started.v1"] = typeof(SeriesStarted),
        ["series.indicator-mapped.v1"] = typeof(IndicatorMapped),
        ["series.comparability-judged.v1"] = typeof(ComparabilityJudged),
        ["series.ended.v1"] = typeof(SeriesEnded),

        ["practice.shared.v1"] = typeof(PracticeShared),
        ["practice.revised.v1"] = typeof(PracticeRevised),
        ["practice.retired.v1"] = typeof(PracticeRetired),

        ["subscription.started.v1"] = typeof(SubscriptionStarted),
        ["subscription.endpoint-changed.v1"] = typeof(EndpointChanged),
        ["subscription.endpoint-verified.v1"] = typeof(EndpointVerified),
        ["subscription.secret-rotated.v1"] = typeof(SecretRotated),
        ["subscription.paused.v1"] = typeof(SubscriptionPaused),
        ["subscription.resumed.v1"] = typeof(SubscriptionResumed),
        ["subscription.disabled.v1"] = typeof(SubscriptionDisabled),
        ["subscription.rewound.v1"] = typeof(SubscriptionRewound),
        ["subscription.ended.v1"] = typeof(SubscriptionEnded),

        ["person.role-granted.v1"] = typeof(RoleGranted),
        ["person.role-withdrawn.v1"] = typeof(RoleWithdrawn),
        ["key.issued.v1"] = typeof(KeyIssued),
        ["key.revoked.v1"] = typeof(KeyRevoked),

        ["erasure.person-erased.v1"] = typeof(PersonErased),
        ["erasure.answer-erased.v1"] = typeof(AnswerErased),
        ["erasure.mailbox-erased.v1"] = typeof(MailboxErased),

        ["redaction.text-redacted.v1"] = typeof(TextRedacted),
    };

    private static readonly Dictionary<Type, string> Aliases = ByAlias.ToDictionary(it => it.Value, it => it.Key);

    /// <summary>Older names and what their events are today; none has been replaced so far.</summary>
    public static readonly Upcasts Upcasts = new([]);

    /// <summary>An event out of the log as one of today, under its name of today.</summary>
    public static (string Alias, object Data) Read(string type, byte[] stored)
    {
        var (alias, data) = Upcasts.Today(type, stored);
        return (alias, JsonSerializer.Deserialize(data, ByAlias[alias], JsonText.Log)!);
    }

    /// <summary>The name of events of a type.</summary>
    public static string AliasOf(Type type) => Aliases[type];
}
