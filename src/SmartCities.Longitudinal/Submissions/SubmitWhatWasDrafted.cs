using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>What a city says when it submits its draft.</summary>
public sealed record SubmitDraft(string? Language = null, bool Blanks = false);

/// <summary>Submits a draft as it was read, for the API and for the pages.</summary>
public static class SubmitWhatWasDrafted
{
    /// <exception cref="RefusedException">The city has a lead, and who submits is not; there is no draft; or the form is not complete.</exception>
    /// <exception cref="StaleException">The draft has changed since it was read.</exception>
    public static Task<Recorded> SubmitAsync(string edition, string city, long read, SubmitDraft submit, EventLog log, LastTime lastTime, Actor actor, CancellationToken cancellation) =>
        EditionAndCity.DecideAsync(edition, city, log, actor, async it =>
        {
            var draft = it.Draft;
            if (!it.City.State.IsAttestedBy(actor.Role))
                return [(it.SubmissionStream, it.Submission.Version, SubmissionRefusals.NotAttested)];
            if (draft.Version != read)
                throw new StaleException(it.DraftStream);
            if (!draft.State.IsOpen)
                throw new RefusedException("draft-empty", "There is no draft to submit; record answers first.");

            var last = draft.State.Replies.IsEmpty ? null : await lastTime.OfAsync(it.Edition.State, it.Edition.State.Questionnaires[draft.State.Questionnaire], city, cancellation);
            var form = new SubmitForm(
                draft.State.Questionnaire, submit.Language ?? draft.State.Language, draft.State.Answers, submit.Blanks, Provenance.Submitted, draft.State.Comments, draft.State.Replies, last);
            return [(it.SubmissionStream, it.Submission.Version, SubmitForm.Decide(it.Submission.State, form, it.Edition.State, city))];
        }, it => [(it.DraftStream, it.Draft.Version)], cancellation);
}
