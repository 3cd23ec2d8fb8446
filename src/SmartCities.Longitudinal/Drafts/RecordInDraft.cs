using SmartCities.Longitudinal.Access;
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
    /// <param name="actor">Who records.</param>
    /// <param name="record">What to record, given how things stand; asked again when somebody else came first.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="StaleException">There is no such version yet.</exception>
    public static Task<Recorded> RecordAsync(
        string edition, string city, long read, EventLog log, Actor actor, Func<Participation, RecordAnswers> record, CancellationToken cancellation) =>
        EditionAndCity.DecideAsync(
            edition, city, log, actor,
            it => read > it.DraftEvents.Count
                ? throw new StaleException(it.DraftStream)
                : Task.FromResult<IReadOnlyList<(string, long, Decision)>>(
                    [(it.DraftStream, it.Draft.Version, RecordAnswers.Decide(it.Draft.State, record(it), it.Edition.State, city, it.Submission.State.Stage))]),
            it => [(it.SubmissionStream, it.Submission.Version)],
            cancellation);
}
