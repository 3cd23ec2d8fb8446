using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>Confirms a transcription that somebody read at a version, for the API and for the pages.</summary>
public static class ConfirmWhatWasTranscribed
{
    public static Task<Recorded> ConfirmAsync(string edition, string city, long? read, EventLog log, Actor actor, CancellationToken cancellation) => EditionAndCity.DecideAsync(
        edition, city, log, actor, it => it.OnSubmission(read, submission => ConfirmTranscription.Decide(submission, new(it.City.State.IsAttestedBy(actor.Role)))), cancellation);
}
