using SmartCities.Longitudinal.Editions;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>
/// Judges whether this city's value of one indicator can be compared with other editions. The answer stays and counts in its own edition; no movement is told
/// of a value that cannot be compared.
/// </summary>
public sealed record JudgeCityValue(string Indicator, bool Comparable, Text Reason)
{
    public static Decision Decide(Submission submission, JudgeCityValue judge, Edition edition) => submission.Stage switch
    {
        // What is no longer defined can still be judged anew where it was judged.
        _ when edition.Indicators.All(it => it.Id != judge.Indicator) && !submission.Judgements.ContainsKey(judge.Indicator) =>
            Decision.Refuse("indicator-unknown", $"The edition {edition.Id} has no indicator \"{judge.Indicator}\"."),
        SubmissionStage.None or SubmissionStage.Invited => Decision.Refuse("not-submitted", "Nothing is recorded of the city that could be judged."),
        SubmissionStage.Withdrawn => Decision.Refuse("withdrawn", "This submission was withdrawn; it counts nowhere."),
        _ when Unexplained(judge.Reason) is { } refusal => refusal,
        _ when submission.Judgements.GetValueOrDefault(judge.Indicator) == (judge.Comparable ? null : judge.Reason) => Decision.NothingToDo,
        _ => Decision.Accept(new CityValueJudged(submission.Edition, submission.City, judge.Indicator, judge.Reason, judge.Comparable)),
    };

    private static Decision? Unexplained(Text reason) =>
        Submissions.Reason.Refused(reason.En, "reason", "Say why the value can or cannot be compared, in English at least; it is told wherever the value is left out.")
            ?? Submissions.Reason.TooLong(reason.Es, "reason") ?? Submissions.Reason.TooLong(reason.Fr, "reason");
}
