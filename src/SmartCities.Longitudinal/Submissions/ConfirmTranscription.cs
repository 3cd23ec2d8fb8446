using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>The city confirms what the committee transcribed from its paper or file.</summary>
public sealed record ConfirmTranscription
{
    public static Decision Decide(Submission submission, ConfirmTranscription confirm) => submission switch
    {
        _ when SubmissionRefusals.NotStanding(submission) is { } refusal => refusal,
        { Provenance.Kind: not ProvenanceKind.Transcribed } => Decision.Refuse("not-transcribed", "The city submitted this form itself; there is no transcription to confirm."),
        { IsConfirmed: true } => Decision.NothingToDo,
        _ => Decision.Accept(new TranscriptionConfirmed(submission.Edition, submission.City, submission.Revision)),
    };
}
