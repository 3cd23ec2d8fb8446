using SmartCities.Longitudinal.Editions;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>Invites a city to an edition; one whose invitation was withdrawn as if for the first time.</summary>
/// <param name="Language">The language its office is invited in; that of its mailbox where none is named.</param>
/// <param name="Until">When the invitation ends.</param>
/// <param name="Again">Whether a city that was invited and did not begin is invited once more.</param>
public sealed record InviteCity(string? Language = null, DateTimeOffset? Until = null, bool Again = false)
{
    public static Decision Decide(Submission submission, InviteCity invite, string edition, string city) => submission.Stage switch
    {
        SubmissionStage.None => Decision.Accept(new CityInvited(edition, city, invite.Language, invite.Until)),
        SubmissionStage.Returned when submission.Invited == false => Decision.Accept(new CityInvited(edition, city, invite.Language, invite.Until)),
        SubmissionStage.Invited when invite.Again => Decision.Accept(new CityInvited(edition, city, invite.Language, invite.Until)),
        _ => Decision.NothingToDo,
    };

    /// <summary>The same while the edition takes forms, or will.</summary>
    public static Decision Decide(Submission submission, InviteCity invite, Edition edition, string city) => edition.Stage switch
    {
        EditionStage.Planned or EditionStage.Open => Decide(submission, invite, edition.Id, city),
        EditionStage.None => EditionRefusals.Unknown,
        _ => EditionRefusals.NotOpen,
    };
}
