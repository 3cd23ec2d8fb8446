using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Drafts;

/// <summary>Records answers in a draft that somebody read at a version, for the API and for the pages.</summary>
public static class RecordInDraft
{
    /// <param name="edition">The edition.</param>
    /// <param name="city">The city.</param>
    /// <param name="read">The version of the draft that was read.</param>
    /// <param name="log">The log.</param>
    /// <param name="vault">Where personal answers go.</param>
    /// <param name="actor">Who records.</param>
    /// <param name="record">What to record, given how things stand and what the city's personal answers say; asked again when somebody else came first.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="questions">The questions whose answers that looks at, where not all of the form.</param>
    /// <exception cref="StaleException">There is no such version yet.</exception>
    public static Task<Recorded> RecordAsync(
        string edition, string city, long read, EventLog log, Vault vault, Actor actor, Func<Participation, CityVault, RecordAnswers> record, CancellationToken cancellation,
        IEnumerable<string>? questions = null) =>
        EditionAndCity.DecideAsync(edition, city, log, actor, async it =>
        {
            if (read > it.DraftEvents.Count)
                throw new StaleException(it.DraftStream);
            var (draft, personal) = (it.Draft, await vault.ForAsync(edition, city, it.Form, questions ?? it.Form?.Questions.Select(one => one.Id) ?? [], cancellation));
            var asked = record(it, personal);
            var (answers, beside) = personal.PutApart(it.Form, asked.Answers ?? new Dictionary<string, Answer?>(), draft.State.Answers);
            return [(it.DraftStream, draft.Version, RecordAnswers.Decide(draft.State, asked with { Answers = answers }, it.Edition.State, city, it.Submission.State.Stage).With(beside))];
        }, it => [(it.SubmissionStream, it.Submission.Version)], cancellation);
}
