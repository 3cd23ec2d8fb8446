using System.Globalization;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Drafts;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Pages;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Practices;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using SmartCities.Longitudinal.Subscriptions;
using Texts = SmartCities.Longitudinal.Audit.SentenceTexts;

namespace SmartCities.Longitudinal.Audit;

/// <summary>Says in one sentence, as a city official would understand it, what an event recorded. The entry says the same in members.</summary>
public readonly struct Sentences(string language)
{
    private readonly Say say = new(language);

    public string Of(object data, string? role, IReadOnlyList<EntryChange> changes, Func<string, string> nameOf)
    {
        var (text, parts) = Said(data, Actor.IsOfCity(role), changes, nameOf);
        var city = data.Member("City") as string;
        object?[] all = [Who(role, city is null ? null : nameOf(city)), .. parts];
        return string.Format(CultureInfo.InvariantCulture, text.In(language), all);
    }

    // What a city does itself is said otherwise when the committee records it for the city.
    private (Text Text, object?[] Parts) Said(object data, bool byCity, IReadOnlyList<EntryChange> changes, Func<string, string> nameOf) => data switch
    {
        EditionPlanned it => (Texts.EditionPlanned, [it.Edition, it.Title.In(language)]),
        QuestionnairePublished it => (Texts.QuestionnairePublished, [it.Questionnaire.Version, it.Edition, Count(Texts.Questions, it.Questionnaire.Questions.Count)]),
        IndicatorsDefined it => (Texts.IndicatorsDefined, [it.Edition, Count(Texts.Indicators, it.Indicators.Count)]),
        EditionOpened it => it.Closes is { } closes ? (Texts.EditionOpenedUntil, [it.Edition, Day(closes)]) : (Texts.EditionOpened, [it.Edition]),
        EditionExtended it => (Texts.EditionExtended, [it.Edition, Day(it.Closes)]),
        EditionClosed it => (Texts.EditionClosed, [it.Edition]),
        EditionReopened it => (Texts.EditionReopened, [it.Edition]),
        EditionReleased it => (Texts.EditionReleased, [it.Release, it.Position]),
        ReleaseWithdrawn it => (Texts.ReleaseWithdrawn, [it.Release]),
        FigurePublished it => (Texts.FigurePublished, [it.Figure.Label.In(language), it.Edition, say.Place(it.Figure.Place)]),
        FigureCorrected it => (Texts.FigureCorrected, [it.Figure.Label.In(language), it.Edition]),
        BarriersReported it => (Texts.BarriersReported, [it.Edition, say.Place(it.Place)]),

        CityRegistered it => (Texts.CityRegistered, [it.Name]),
        CityRenamed it => (Texts.CityRenamed, [it.Name]),
        CitySucceeded it => (Texts.CitySucceeded, [nameOf(it.City), nameOf(it.Predecessor)]),
        CityClassified it => (Texts.CityClassified, [nameOf(it.City), it.Edition, it.Region, it.Band]),
        MemberAdded it => (it.Lead ? Texts.LeadAdded : Texts.MemberAdded, [nameOf(it.City), nameOf(it.Actor)]),
        MemberRemoved it => (Texts.MemberRemoved, [nameOf(it.City), nameOf(it.Actor)]),

        DraftOpened it => (Texts.DraftOpened, [it.Edition, it.Questionnaire]),
        AnswersRecorded => (Texts.AnswersRecorded, [Changed(changes)]),

        CityInvited it => it.Until is { } until ? (Texts.CityInvitedUntil, [nameOf(it.City), it.Edition, Day(until)]) : (Texts.CityInvited, [nameOf(it.City), it.Edition]),
        InvitationWithdrawn it => (Texts.InvitationWithdrawn, [nameOf(it.City), it.Edition]),
        CityReminded it => (Texts.CityReminded, [nameOf(it.City)]),
        CityExtended it => (Texts.CityExtended, [nameOf(it.City), Day(it.Until)]),
        FormSubmitted { Provenance.Kind: ProvenanceKind.Transcribed } it => (Texts.FormTranscribed, [it.Revision, it.Provenance.File ?? "–", Count(Texts.Answers, it.Answers.Count)]),
        FormSubmitted it => (byCity ? Texts.FormSubmitted : Texts.FormSubmittedForCity, [it.Revision, Count(Texts.Answers, it.Answers.Count)]),
        FormReturned it => it.Questions is { Count: > 0 } questions ? (Texts.FormReturnedFor, [Count(Texts.Questions, questions.Count)]) : (Texts.FormReturned, []),
        QueryRaised it => (Texts.QueryRaised, [it.Query, InWords(it.Question, changes)]),
        QueryAnswered it => (it.ProposesResolution ? Texts.QueryResolved : Texts.QueryAnswered, [it.Query]),
        QueryClosed it => (Texts.QueryClosed, [it.Query]),
        QueryReopened it => (Texts.QueryReopened, [it.Query]),
        FormAccepted it => (Texts.FormAccepted, [it.Revision]),
        AcceptanceTakenBack => (Texts.AcceptanceTakenBack, []),
        AnswersAmended it => it.RevertsTo is { } earlier
            ? (Texts.AnswersReverted, [it.Revision, earlier, Changed(changes)])
            : (Texts.AnswersAmended, [it.Revision, Kind(it.Kind).In(language), Changed(changes)]),
        AmendmentProposed it => (Texts.AmendmentProposed, [it.Proposal, Kind(it.Kind).In(language), Changed(changes)]),
        AmendmentApproved it => (Texts.AmendmentApproved, [it.Proposal, it.Revision, Changed(changes)]),
        AmendmentDeclined it => (Texts.AmendmentDeclined, [it.Proposal]),
        AmendmentWithdrawn it => (Texts.AmendmentWithdrawn, [it.Proposal]),
        TranscriptionConfirmed it => (Texts.TranscriptionConfirmed, [it.Revision]),
        PublicationPermitted => (byCity ? Texts.PublicationPermitted : Texts.PublicationPermittedForCity, []),
        PublicationRevoked => (byCity ? Texts.PublicationRevoked : Texts.PublicationRevokedForCity, []),
        FormWithdrawn => (Texts.FormWithdrawn, []),
        FormReinstated => (Texts.FormReinstated, []),
        CityValueJudged it => (it.Comparable == true ? Texts.CityValueComparable : Texts.CityValueJudged, [nameOf(it.City), InWords(it.Indicator, changes)]),
        AnswersReported it => (Texts.AnswersReported, [it.Source, nameOf(it.City), Changed(changes)]),
        ObservationReported it => (Texts.ObservationReported, [it.Source, nameOf(it.City), it.Observation.Topic.Replace('-', ' ')]),

        SeriesStarted it => (Texts.SeriesStarted, [it.Label.In(language)]),
        IndicatorMapped it => (it.Rule == MappingRule.None ? Texts.NothingMapped : Texts.IndicatorMapped, [it.Edition, it.Series]),
        ComparabilityJudged it => (Texts.ComparabilityJudged, [it.From, it.To, it.Series, Say.Verdict(it.Verdict).In(language)]),
        SeriesEnded it => (Texts.SeriesEnded, [it.Series]),

        PracticeShared it => (Texts.PracticeShared, [nameOf(it.Content.City), it.Content.Title]),
        PracticeRevised it => (Texts.PracticeRevised, [it.Content.Title]),
        PracticeRetired it => (Texts.PracticeRetired, [it.Practice]),

        SubscriptionStarted it => (Texts.SubscriptionStarted, [it.Subscription, it.From]),
        EndpointChanged it => (Texts.EndpointChanged, [it.Subscription]),
        EndpointVerified it => (Texts.EndpointVerified, [it.Subscription]),
        SecretRotated it => (Texts.SecretRotated, [it.Subscription]),
        SubscriptionPaused it => (Texts.SubscriptionPaused, [it.Subscription]),
        SubscriptionResumed it => (Texts.SubscriptionResumed, [it.Subscription]),
        SubscriptionDisabled it => (Texts.SubscriptionDisabled, [it.Subscription]),
        SubscriptionRewound it => (Texts.SubscriptionRewound, [it.Subscription, it.To]),
        SubscriptionEnded it => (Texts.SubscriptionEnded, [it.Subscription]),

        RoleGranted it => (Texts.RoleGranted, [it.Person, Say.Role(it.Role).In(language)]),
        RoleWithdrawn it => (Texts.RoleWithdrawn, [it.Person]),

        KeyIssued it => (Texts.KeyIssued, [it.Name]),
        KeyRevoked it => (Texts.KeyRevoked, [it.Key]),
        PersonErased it => (Texts.PersonErased, [nameOf(it.Person)]),
        AnswerErased it => (Texts.AnswerErased, [nameOf(it.City), it.Question, it.Edition]),
        MailboxErased it => (Texts.MailboxErased, [nameOf(it.City)]),
        TextRedacted it => (Texts.TextRedacted, [it.Position]),
        _ => throw new ArgumentException($"No sentence says what {data.GetType().Name} means."),
    };

    /// <summary>The city itself where one of its people did it, else the committee, a service or the system: people are told by role, never by name.</summary>
    private string Who(string? role, string? city) => role switch
    {
        _ when Actor.IsOfCity(role) => city ?? Texts.TheCity.In(language),
        "service" => Texts.AService.In(language),
        null or "system" => Texts.TheSystem.In(language),
        _ => Texts.TheCommittee.In(language),
    };

    public static Text Role(string? role) => role switch
    {
        Actor.CityContributor => Texts.RoleCity,
        Actor.CityLead => Texts.RoleCityLead,
        "analyst" => Texts.RoleAnalyst,
        "editor" => Texts.RoleEditor,
        "administrator" => Texts.RoleAdministrator,
        "service" => Texts.RoleService,
        _ => Texts.RoleSystem,
    };

    public static Text Channel(string? channel) => channel switch
    {
        "page" => Texts.ChannelPage,
        "api" => Texts.ChannelApi,
        "package" => Texts.ChannelPackage,
        _ => Texts.ChannelOther,
    };

    public static Text Kind(AmendmentKind kind) => kind switch
    {
        AmendmentKind.Correction => Phrases.KindCorrection,
        AmendmentKind.LateAnswer => Phrases.KindLateAnswer,
        _ => Phrases.KindProcessingError,
    };

    /// <summary>One change in full, of several the number; and where nothing but comments was given, on how many answers.</summary>
    private string Changed(IReadOnlyList<EntryChange> entry)
    {
        var changes = entry.Where(it => !it.IsComment).ToList();
        return changes.Count == 1
            ? string.Format(CultureInfo.InvariantCulture, Texts.OneChange.In(language), changes[0].Text ?? changes[0].Question, changes[0].FromWords, changes[0].ToWords)
            : changes.Count > 1 || entry.Count == 0 ? Count(Texts.Answers, changes.Count) : Count(Texts.Comments, entry.Count);
    }

    private static string InWords(string id, IReadOnlyList<EntryChange> about) => about.FirstOrDefault(it => it.Question == id)?.Text ?? id;

    private string Count(Plural words, int count) => string.Format(CultureInfo.InvariantCulture, (count == 1 ? words.One : words.Many).In(language), say.Number(count));

    private string Day(DateTimeOffset moment) => say.Date(DateOnly.FromDateTime(moment.UtcDateTime));
}
