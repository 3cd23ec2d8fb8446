using SmartCities.Longitudinal.Editions;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>Gives one city more time, also once the edition is closed to all others.</summary>
public sealed record ExtendCity(DateTimeOffset Until, string Reason)
{
    public static Decision Decide(Submission submission, ExtendCity extend, Edition edition, string city, DateTimeOffset now) => (edition.Stage, submission.Stage) switch
    {
        (EditionStage.None, _) => EditionRefusals.Unknown,
        (not (EditionStage.Open or EditionStage.Closed), _) => EditionRefusals.NotOpen,
        _ when string.IsNullOrWhiteSpace(extend.Reason) => EditionRefusals.ReasonMissing,
        (_, SubmissionStage.Submitted or SubmissionStage.Accepted) => Decision.Refuse("already-submitted", "This form was submitted; amend it, with a kind and a reason."),
        (_, SubmissionStage.Withdrawn) => Decision.Refuse("withdrawn", "This submission was withdrawn; reinstate it first."),
        _ when submission.Invited == false => InvitationRefusals.Withdrawn,
        _ when extend.Until <= now => Decision.Refuse("extension-past", "That time has passed already.", "/until"),
        _ when (edition.LastMoment ?? edition.Closes) >= extend.Until => Decision.Refuse("extension-backwards", "An extension moves the closing day later, never earlier.", "/until"),
        _ when submission.Extended == extend.Until => Decision.NothingToDo,
        _ => Submissions.Reason.TooLong(extend.Reason, "reason") ?? Decision.Accept(new CityExtended(edition.Id, city, extend.Until.ToUniversalTime(), extend.Reason)),
    };
}
