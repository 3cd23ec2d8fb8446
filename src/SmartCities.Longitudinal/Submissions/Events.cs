using SmartCities.Longitudinal.Feeds;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Submissions;

[Announced(Reach.Committee)]
public sealed record CityInvited(string Edition, string City, string? Language, DateTimeOffset? Until);

/// <summary>The invitation was taken back: the links that its office was sent let nobody in any more.</summary>
[Announced(Reach.Committee)]
public sealed record InvitationWithdrawn(string Edition, string City);

/// <summary>The city was reminded of its form; before the closing named, where that is why.</summary>
[Announced(Reach.Committee)]
public sealed record CityReminded(string Edition, string City, DateTimeOffset? Closes = null);

[Announced(Reach.Committee)]
public sealed record CityExtended(string Edition, string City, DateTimeOffset Until, string Reason);

/// <summary>The city submitted its form: the complete answers, as revision 1 or as the next one; <c>LastEditions</c> names the edition each reply is about.</summary>
[Announced(Reach.WithinWish)]
public sealed record FormSubmitted(
    string Edition,
    string City,
    int Revision,
    int Questionnaire,
    string Language,
    Provenance Provenance,
    IReadOnlyDictionary<string, Answer> Answers,
    [property: CommitteeOnly] IReadOnlyDictionary<string, string>? Comments,
    IReadOnlyDictionary<string, LastTimeReply>? Replies,
    IReadOnlyDictionary<string, string>? LastEditions = null);

[Announced(Reach.Committee)]
public sealed record FormReturned(string Edition, string City, string Reason, IReadOnlyList<string>? Questions);

[Announced(Reach.Committee)]
public sealed record QueryRaised(string Edition, string City, int Query, string Question, string Text);

[Announced(Reach.Committee)]
public sealed record QueryAnswered(string Edition, string City, int Query, string Reply, bool ProposesResolution);

[Announced(Reach.Committee)]
public sealed record QueryClosed(string Edition, string City, int Query, string? Note);

[Announced(Reach.Committee)]
public sealed record QueryReopened(string Edition, string City, int Query, string Reason);

[Announced(Reach.WithinWish)]
public sealed record FormAccepted(string Edition, string City, int Revision);

[Announced(Reach.Committee)]
public sealed record AcceptanceTakenBack(string Edition, string City, string Reason);

/// <summary>
/// A data revision: field-level changes, made on the form they were answered in, with kind and reason; <c>RevertsTo</c> names the revision whose answers
/// it goes back to.
/// </summary>
[Announced(Reach.WithinWish, WithAnswers = true)]
public sealed record AnswersAmended(
    string Edition,
    string City,
    int Revision,
    int Questionnaire,
    IReadOnlyList<AnswerChange> Changes,
    AmendmentKind Kind,
    string Reason,
    [property: CommitteeOnly] IReadOnlyDictionary<string, string>? Comments,
    IReadOnlyDictionary<string, LastTimeReply>? Replies = null,
    int? RevertsTo = null,
    IReadOnlyDictionary<string, string>? LastEditions = null);

[Announced(Reach.Committee)]
public sealed record AmendmentProposed(
    string Edition,
    string City,
    int Proposal,
    int Questionnaire,
    IReadOnlyList<AnswerChange> Changes,
    AmendmentKind Kind,
    string Reason,
    IReadOnlyDictionary<string, string>? Comments,
    IReadOnlyDictionary<string, LastTimeReply>? Replies = null,
    int? RevertsTo = null,
    IReadOnlyDictionary<string, string>? LastEditions = null);

/// <summary>An editor approved a proposal; the changes it makes are here, each <c>from</c> checked again.</summary>
[Announced(Reach.WithinWish, WithAnswers = true)]
public sealed record AmendmentApproved(
    string Edition,
    string City,
    int Proposal,
    int Revision,
    int Questionnaire,
    IReadOnlyList<AnswerChange> Changes,
    AmendmentKind Kind,
    string Reason,
    [property: CommitteeOnly] IReadOnlyDictionary<string, string>? Comments,
    IReadOnlyDictionary<string, LastTimeReply>? Replies = null,
    int? RevertsTo = null,
    IReadOnlyDictionary<string, string>? LastEditions = null);

[Announced(Reach.Committee)]
public sealed record AmendmentDeclined(string Edition, string City, int Proposal, string Reason);

[Announced(Reach.Committee)]
public sealed record AmendmentWithdrawn(string Edition, string City, int Proposal, string? Reason);

/// <summary>The city confirmed what the committee had transcribed.</summary>
[Announced(Reach.WithinWish)]
public sealed record TranscriptionConfirmed(string Edition, string City, int Revision);

[Announced(Reach.WithinWish, WithAnswers = true)]
public sealed record PublicationPermitted(string Edition, string City);

[Announced(Reach.WithinWish)]
[Drops("edition", "city")]
public sealed record PublicationRevoked(string Edition, string City, [property: CommitteeOnly] string? Reason);

[Announced(Reach.WithinWish)]
[Drops("edition", "city")]
public sealed record FormWithdrawn(string Edition, string City, [property: CommitteeOnly] string Reason);

[Announced(Reach.WithinWish, WithAnswers = true)]
public sealed record FormReinstated(string Edition, string City, [property: CommitteeOnly] string Reason);

/// <summary>This city's value of one indicator in this edition cannot be compared with other editions, or, where it says so, can again; and why.</summary>
[Announced(Reach.WithinWish)]
public sealed record CityValueJudged(string Edition, string City, string Indicator, Text Reason, bool? Comparable = null);

/// <summary>What a printed report says about a city, as answers to the edition's form; nothing is asked for completeness.</summary>
[Announced(Reach.OnceReleased)]
public sealed record AnswersReported(string Edition, string City, int Questionnaire, string Source, IReadOnlyList<ReportedAnswer> Answers);

/// <summary>What a printed report says about a city that no question of the form asks for.</summary>
[Announced(Reach.OnceReleased)]
public sealed record ObservationReported(string Edition, string City, string Source, Observation Observation);

/// <summary>One answer before and after; null where there was, or is, none.</summary>
public sealed record AnswerChange(string Question, Answer? From, Answer? To, Provenance? Provenance = null);

/// <summary>How an answer came in; a transcription names its file, its page or cell, and who transcribed it.</summary>
public sealed record Provenance(ProvenanceKind Kind, string? File = null, string? Place = null, [property: CommitteeOnly] string? Transcriber = null)
{
    public static readonly Provenance Submitted = new(ProvenanceKind.Submitted);
}

public enum AmendmentKind
{
    Correction,
    LateAnswer,
    ProcessingError,
}

/// <summary>What a city says of an answer that differs from last time's.</summary>
public enum LastTimeReply
{
    Confirmed,
    ChangedSince,
    WrongLastTime,
    ReadDifferently,
}

public sealed record ReportedAnswer(string Question, Answer Value, string Place, string? Note = null);

/// <summary>A reported fact outside the form: a topic, its value as printed, and its place.</summary>
public sealed record Observation(
    string Topic,
    Answer Value,
    string Place,
    string? Unit = null,
    string? Qualifier = null,
    string? Period = null,
    string? Factor = null,
    string? Note = null);
