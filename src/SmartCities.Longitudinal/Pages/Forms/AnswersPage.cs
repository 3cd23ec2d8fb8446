using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Pages.Forms;

/// <summary>The answers as they stand, each with what can be done about it.</summary>
public sealed record AnswersView(Edition Edition, City City, Submission Submission, Questionnaire Form, IReadOnlyList<(Section Section, IReadOnlyList<Question> Questions)> Sections, CityStates States, CityVault Personal);

public static class AnswersPage
{
    [For(Role.Analyst, OwnCity = true)]
    public static async Task<IResult> Get(string edition, string city, HttpContext http, EventLog log, Vault vault, CancellationToken cancellation)
    {
        var it = await EditionAndCity.ReadAsync(edition, city, log, cancellation);
        var submission = it.Submission.State;
        if (!submission.IsSubmitted && submission.Stage != SubmissionStage.Withdrawn)
            throw new RefusedException("submission-unknown", $"{it.City.State.Name} has submitted nothing to the edition {edition}.");
        var form = it.Edition.State.Questionnaires[submission.Questionnaire];
        var states = form.States(submission.Values, ProvenanceKind.Submitted);
        return PagesModule.Show<AnswersShown>(nameof(AnswersShown.View), new AnswersView(
            it.Edition.State, it.City.State, submission, form,
            [.. form.Sections.Select(section => (section, (IReadOnlyList<Question>)[.. form.Questions.Where(one => one.Section == section.Id && FormPage.IsShown(one, states, submission.Values))])).Where(one => one.Item2.Count > 0)],
            states, await vault.OpenAsync(http.Request.Caller(), edition, city, cancellation)));
    }
}
