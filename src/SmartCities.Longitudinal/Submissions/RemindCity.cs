using SmartCities.Longitudinal.Editions;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>Reminds a city of a form that waits for it.</summary>
/// <param name="Closes">The closing it is reminded before, once for each; null where somebody reminds it.</param>
public sealed record RemindCity(DateTimeOffset? Closes = null)
{
    public static Decision Decide(Submission submission, RemindCity remind, Edition edition, string city) => (edition.Stage, submission.Stage) switch
    {
        (EditionStage.None, _) => EditionRefusals.Unknown,
        (not EditionStage.Open, _) => EditionRefusals.NotOpen,
        (_, SubmissionStage.Submitted or SubmissionStage.Accepted or SubmissionStage.Withdrawn) => Decision.NothingToDo,
        _ when submission.Invited == false => remind.Closes is null ? InvitationRefusals.Withdrawn : Decision.NothingToDo,
        _ when remind.Closes is not null && remind.Closes == submission.Reminded => Decision.NothingToDo,
        _ => Decision.Accept(new CityReminded(edition.Id, city, remind.Closes)),
    };
}
