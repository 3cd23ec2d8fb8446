using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>The city confirms what the committee transcribed from its paper or file, and so attests it as if it had submitted it itself.</summary>
/// <param name="Attests">Whether who confirms may attest what the city submits (<see cref="Cities.City.IsAttestedBy"/>).</param>
public sealed record ConfirmTranscription(bool Attests)
{
    public static Decision Decide(Submission submission, ConfirmTranscription confirm) => submission switch
    {
        _ when SubmissionRefusals.NotStanding(submission) is { } refusal => refusal,
        { Provenance.Kind: not ProvenanceKind.Transcribed } => Decision.Refuse("not-transcribed", "The city submitted this form itself; there is no transcription to confirm."),
        { IsConfirmed: true } => Decision.NothingToDo,
        _ when !confirm.Attests => SubmissionRefusals.NotAttested,
        _ => Decision.Accept(new TranscriptionConfirmed(submission.Edition, submission.City, submission.Revision)),
    };
}
