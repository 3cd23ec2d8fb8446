using System.Globalization;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Drafts;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Participation = SmartCities.Longitudinal.Submissions.Participation;

namespace SmartCities.Longitudinal.Pages.Forms;

/// <summary>A check of the form that fails for these answers; a warning is answered by a comment.</summary>
public sealed record FailedCheck(Check Check, Question Question, string Comment);

/// <summary>The whole draft before it is submitted: how far it is, and what still stands in the way.</summary>
public sealed record CheckView(
    Edition Edition, City City, Questionnaire Form, long Version, IReadOnlyList<Progress> Sections, IReadOnlyList<FailedCheck> Failed, Saved? Saved = null, Problem? Problem = null)
{
    public IReadOnlyList<Question> Required => [.. Sections.SelectMany(it => it.Required)];

    public IReadOnlyList<Question> Blank => [.. Sections.SelectMany(it => it.Blank).Except(Required)];

    public bool IsBegun => Version > 0;

    public bool IsBlocked => Required.Count > 0 || Failed.Any(it => it.Check.Severity == Severity.Error);
}

public static class CheckPage
{
    /// <summary>What the button is called of who may not submit, and keeps comments for who does.</summary>
    public const string CommentsAlone = "comments-alone";

    [For(Role.Editor, OwnCity = true)]
    public static async Task<IResult> Get(string edition, string city, HttpContext http, EventLog log, CancellationToken cancellation)
    {
        var it = await EditionAndCity.ReadAsync(edition, city, log, cancellation);
        if (!it.IsToFillIn || it.Form is not { } form)
            return Results.LocalRedirect(FormPage.Desk(edition, city));
        return Show(it, saved: it.SavedAt(http.Request.Query["saved"], form));
    }

    /// <summary>Keeps the comments on warnings, then submits the draft as it was read, unless the comments were all.</summary>
    [For(Role.Editor, OwnCity = true)]
    public static async Task<IResult> Post(string edition, string city, HttpContext http, EventLog log, LastTime lastTime, Vault vault, CancellationToken cancellation)
    {
        var typed = await http.TypedAsync();
        try
        {
            var read = typed.Version;
            var commented = await RecordInDraft.RecordAsync(edition, city, read, log, vault, http.Request.Actor(), (it, _) =>
                it.Draft.Version == read ? new RecordAnswers(Comments: CommentsOn(it, typed)) : throw new StaleException(it.DraftStream), cancellation, []);
            if (typed.Has(CommentsAlone))
                return Results.LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"{FormPage.Draft(edition, city)}?saved={commented.Version}"));
            var submitted = await SubmitWhatWasDrafted.SubmitAsync(edition, city, commented.Version, new(Blanks: typed.Has("blanks")), log, lastTime, http.Request.Actor(), cancellation);
            return Results.LocalRedirect(FormPage.DoneOn(FormPage.Desk(edition, city), submitted));
        }
        catch (Exception failure) when (FormPage.ProblemOf(failure, http) is { } problem)
        {
            var it = await EditionAndCity.ReadAsync(edition, city, log, cancellation);
            return it.IsToFillIn ? Show(it, problem: problem, status: problem.Status) : Results.LocalRedirect(FormPage.Desk(edition, city));
        }
    }

    private static Dictionary<string, string> CommentsOn(Participation it, Typed typed) =>
        (it.Form?.Checks ?? []).Select(check => check.Question).Distinct().Where(question => typed.Has(AnswerFields.Comment(question)))
            .ToDictionary(question => question, question => typed[AnswerFields.Comment(question)]);

    private static IResult Show(Participation it, Saved? saved = null, Problem? problem = null, int status = 200)
    {
        var (form, draft) = (it.Form!, it.Draft);
        var states = form.States(draft.State.Answers, ProvenanceKind.Submitted);
        return PagesModule.Show<CheckShown>(
            nameof(CheckShown.View),
            new CheckView(
                it.Edition.State, it.City.State, form, draft.Version, Progress.Of(form, draft.State.Answers),
                [.. (form.Checks ?? []).Where(states.Fails).Select(check => new FailedCheck(check, form.Find(check.Question)!, draft.State.Comments.GetValueOrDefault(check.Question, "").Trim()))],
                saved, problem),
            status);
    }
}
