using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Drafts;

/// <summary>A city began to fill in the form, on this version of it.</summary>
public sealed record DraftOpened(string Edition, string City, int Questionnaire);

/// <summary>Answers in progress changed; never counted, never published.</summary>
public sealed record AnswersRecorded(
    string Edition,
    string City,
    IReadOnlyList<AnswerChange> Changes,
    string? Language,
    IReadOnlyDictionary<string, string>? Comments,
    IReadOnlyDictionary<string, LastTimeReply>? Replies = null);
