using SmartCities.Longitudinal.Feeds;

namespace SmartCities.Longitudinal.Practices;

/// <summary>A city shared a good practice.</summary>
[Announced(Reach.Everyone)]
public sealed record PracticeShared(string Practice, string Edition, GoodPractice Content);

[Announced(Reach.Everyone)]
public sealed record PracticeRevised(string Practice, string Edition, GoodPractice Content, string Reason);

[Announced(Reach.Everyone)]
[Drops("practice")]
public sealed record PracticeRetired(string Practice, string Reason);

/// <summary>A case a city shares: what it aims at, what made it work, what came out, and where it is told.</summary>
public sealed record GoodPractice(
    string Title,
    string City,
    string? Factor,
    string? Objective,
    IReadOnlyList<string> SuccessFactors,
    IReadOnlyList<PracticeResult> Results,
    string? Source = null,
    string? Place = null,
    string? Url = null,
    string? Note = null);

/// <summary>A result with its unit: a number, or words where the source gives no number.</summary>
public sealed record PracticeResult(
    string Metric,
    Questionnaires.Answer? Value,
    string? Unit = null,
    string? Period = null,
    string? Qualifier = null,
    string? Place = null,
    string? Kind = null);
