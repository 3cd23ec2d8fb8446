using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>Returns a form and opens its draft in one transaction, for the API and for the pages.</summary>
public static class ReturnWhatWasSubmitted
{
    public static Task<Recorded> ReturnAsync(string edition, string city, long read, ReturnForm form, EventLog log, Actor actor, CancellationToken cancellation) =>
        EditionAndCity.DecideAsync(edition, city, log, actor, it =>
        {
            var decided = it.OnSubmission(read, submission => ReturnForm.Decide(submission, form, it.Edition.State));
            return Task.FromResult<IReadOnlyList<(string, long, Decision)>>(decided.Decision is Refused
                ? [decided]
                : [(it.DraftStream, it.Draft.Version, ReturnForm.DecideOn(it.Draft.State, it.Submission.State)), decided]);
        }, _ => [], cancellation);
}
