using JasperFx.Events;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>Amends a submission that somebody read at a version, for the API and for the pages.</summary>
public static class AmendWhatWasSubmitted
{
    /// <param name="edition">The edition.</param>
    /// <param name="city">The city.</param>
    /// <param name="read">The version of the submission that was read.</param>
    /// <param name="log">The log.</param>
    /// <param name="actor">Who amends.</param>
    /// <param name="byCommittee">Whether that is the committee.</param>
    /// <param name="lastTime">Finds what a reply about last time is held against.</param>
    /// <param name="amend">What to amend, given how things stand and what happened since that version; asked again when somebody else came first.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="StaleException">There is no such version yet, or somebody goes back to a revision from one that no longer stands.</exception>
    public static Task<Recorded> AmendAsync(
        string edition, string city, long read, EventLog log, Actor actor, bool byCommittee, LastTime lastTime,
        Func<Participation, IReadOnlyList<IEvent>, AmendAnswers> amend, CancellationToken cancellation) =>
        EditionAndCity.DecideAsync(edition, city, log, actor, async it =>
        {
            var since = read < it.Submission.Version ? await log.EventsSinceAsync(it.SubmissionStream, read, cancellation) : [];
            var asked = amend(it, since);
            if (it.Submission.Version > 0 && (read > it.Submission.Version || (since.Count > 0 && asked.RevertsTo is not null)))
                throw new StaleException(it.SubmissionStream);

            var form = it.Edition.State.Questionnaires.GetValueOrDefault(it.Submission.State.Questionnaire);
            var last = asked.Replies is { Count: > 0 } && form is not null ? await lastTime.OfAsync(it.Edition.State, form, city, cancellation) : null;
            return [it.OnSubmission(null, submission => AmendAnswers.Decide(submission, asked, it.Edition.State, byCommittee, last))];
        }, _ => [], cancellation);
}
