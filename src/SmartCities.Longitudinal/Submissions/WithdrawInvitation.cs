using SmartCities.Longitudinal.Editions;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>Takes a city's invitation back: whatever link its office was sent lets nobody in any more. Who is a member of the office already stays one.</summary>
public sealed record WithdrawInvitation
{
    public static Decision Decide(Submission submission, Edition edition, string city) => (edition.Stage, submission.Invited) switch
    {
        (EditionStage.None, _) => EditionRefusals.Unknown,
        (_, null) => Decision.Refuse("not-invited", "This city was not invited, so there is no invitation to withdraw."),
        (_, false) => Decision.NothingToDo,
        _ => Decision.Accept(new InvitationWithdrawn(edition.Id, city)),
    };
}

/// <summary>Refusals that several decisions on an invitation share.</summary>
public static class InvitationRefusals
{
    public static readonly Decision Withdrawn = Decision.Refuse("invitation-withdrawn", "This city's invitation was withdrawn; invite it again first.");
}
