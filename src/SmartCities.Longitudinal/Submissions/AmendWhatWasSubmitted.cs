using JasperFx.Events;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>Amends a submission that somebody read at a version, for the API and for the pages.</summary>
public static class AmendWhatWasSubmitted
{
    /// <param name="edition">The edition.</param>
    /// <param name="city">The city.</param>
    /// <param name="read">The version of the submission that was read.</param>
    /// <param name="log">The log.</param>
    /// <param name="vault">Where personal answers go.</param>
    /// <param name="actor">Who amends.</param>
    /// <param name="byCommittee">Whether that is the committee.</param>
    /// <param name="lastTime">Finds what a reply about last time is held against.</param>
    /// <param name="amend">
    /// What to amend, given how things stand, what happened since that version, and what the city's personal answers say; asked again when somebody else came first.
    /// </param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="questions">The questions whose answers that looks at, where not all of the form.</param>
    /// <exception cref="StaleException">There is no such version yet, or somebody goes back to a revision from one that no longer stands.</exception>
    public static Task<Recorded> AmendAsync(
        string edition, string city, long read, EventLog log, Vault vault, Actor actor, bool byCommittee, LastTime lastTime,
        Func<Respondent, IReadOnlyList<IEvent>, CityVault, AmendAnswers> amend, CancellationToken cancellation, IEnumerable<string>? questions = null) =>
        EditionAndCity.DecideAsync(edition, city, log, actor, async it =>
        {
            var since = read < it.Submission.Version ? await log.EventsSinceAsync(it.SubmissionStream, read, cancellation) : [];
            var form = it.Edition.State.Questionnaires.GetValueOrDefault(it.Submission.State.Questionnaire);
            var personal = await vault.ForAsync(edition, city, form, questions ?? form?.Questions.Select(one => one.Id) ?? [], cancellation);
            var asked = amend(it, since, personal);
            if (it.Submission.Version > 0 && (read > it.Submission.Version || (since.Count > 0 && asked.RevertsTo is not null)))
                throw new StaleException(it.SubmissionStream);

            var last = asked.Replies is { Count: > 0 } && form is not null ? await lastTime.OfAsync(it.Edition.State, form, city, cancellation) : null;
            var (answers, beside) = asked.Answers is null ? (null, null) : personal.PutApart(form, asked.Answers, it.Submission.State.Values);
            return it.OnSubmission(null, submission => AmendAnswers.Decide(submission, asked with { Answers = answers }, it.Edition.State, byCommittee, last).With(beside));
        }, cancellation);
}
