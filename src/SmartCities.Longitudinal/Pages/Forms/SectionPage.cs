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

/// <summary>One section of the form: its questions with what stands in them, how far the others are, and what came of the last save.</summary>
public sealed record SectionView(
    Edition Edition, City City, Questionnaire Form, Progress Section, long Version, IReadOnlyList<AskedQuestion> Questions, IReadOnlyList<Progress> Sections,
    Saved? Saved = null, IReadOnlyList<(Question Question, Answer Answer)>? NotAsked = null, Problem? Problem = null)
{
    public bool HasErrors => Problem is not null || Questions.Any(it => it.Problem is not null || it.Conflict is not null);
}

public static class SectionPage
{
    [For(Role.Editor, OwnCity = true)]
    public static async Task<IResult> Get(string edition, string city, string section, HttpContext http, EventLog log, LastTime lastTime, Vault vault, CancellationToken cancellation)
    {
        var it = await EditionAndCity.ReadAsync(edition, city, log, cancellation);
        var form = Require(it, section);
        if (!it.IsToFillIn)
            return Results.LocalRedirect(FormPage.Desk(edition, city));
        var saved = it.SavedAt(http.Request.Query["saved"], form);
        return Show(it, form, section, http, await lastTime.OfAsync(it.Edition.State, form, city, cancellation), await vault.OfAsync(edition, city, cancellation), saved: saved, isNew: question => saved?.Asked.Contains(question) == true);
    }

    /// <summary>
    /// Records what the person changed since the page was read. What cannot be taken, because it is no answer or a colleague answered the same question
    /// meanwhile, stays on the page as typed; everything else is recorded.
    /// </summary>
    [For(Role.Editor, OwnCity = true)]
    public static async Task<IResult> Post(string edition, string city, string section, HttpContext http, EventLog log, LastTime lastTime, Vault vault, CancellationToken cancellation)
    {
        var typed = await http.TypedAsync();
        var read = await EditionAndCity.ReadAsync(edition, city, log, cancellation);
        var last = await lastTime.OfAsync(read.Edition.State, Require(read, section), city, cancellation);
        PostedForm? posted = null;
        IReadOnlyList<AnswerConflict> conflicts = [];
        List<(Question, Answer)> notAsked = [];
        Recorded recorded;
        try
        {
            recorded = await RecordInDraft.RecordAsync(edition, city, typed.Version, log, vault, http.Request.Actor(), (it, personal) =>
            {
                var form = Require(it, section);
                var before = EventLog.Fold<Draft>(it.DraftEvents.Where(happened => happened.Version <= typed.Version)).State.Standing(personal);
                posted = PostedForm.Read(form, typed, before, last);
                conflicts = [.. Conflicts.Of(it.DraftEvents.Where(happened => happened.Version > typed.Version), posted.Answers, personal), .. Conflicts.Of(it.DraftEvents, posted.Undecided, personal)];
                var answers = posted.Answers.Where(one => conflicts.All(conflict => conflict.Question != one.Key)).ToDictionary();
                notAsked = TakeOutNotAsked(form, it.Draft.State.Answers, answers);
                return new RecordAnswers(answers, Language(it, form, http), WithColleagues(posted.Comments, before, it.Draft.State.Standing(personal)),
                    posted.Replies.Where(one => conflicts.All(conflict => conflict.Question != one.Key) && notAsked.All(left => left.Item1.Id != one.Key)).ToDictionary());
            }, cancellation);
        }
        catch (Exception failure) when (posted is not null && FormPage.ProblemOf(failure, http) is { } problem)
        {
            var now = await EditionAndCity.ReadAsync(edition, city, log, cancellation);
            return Show(now, Require(now, section), section, http, last, await vault.OfAsync(edition, city, cancellation), typed, posted, problem: problem, status: problem.Status);
        }

        if (conflicts.Count > 0 || posted!.Problems.Count > 0 || notAsked.Count > 0)
        {
            var now = await EditionAndCity.ReadAsync(edition, city, log, cancellation);
            var form = Require(now, section);
            return Show(
                now, form, section, http, last, await vault.OfAsync(edition, city, cancellation), typed, posted, conflicts, notAsked: notAsked, status: conflicts.Count > 0 ? 412 : 422,
                saved: recorded.Added > 0 ? now.SavedAt(FormattableString.Invariant($"{recorded.Version}"), form) : null);
        }

        var after = await EditionAndCity.ReadAsync(edition, city, log, cancellation);
        var filledIn = Require(after, section);
        var version = recorded.Added > 0 ? FormattableString.Invariant($"{recorded.Version}") : null;
        var broughtUp = after.SavedAt(version, filledIn)?.Asked.FirstOrDefault(it => it.Section == section)
            ?? filledIn.Questions.FirstOrDefault(it => posted.Answers.ContainsKey(it.Id) && last.TryGetValue(it.Id, out var before) && FormPage.AsksWhy(before, after.Draft.State.Standing(CityVault.Shut), it.Id));
        // What the save brought up is asked before going on: further questions, or why an answer is another than last time.
        var next = (typed["go"], broughtUp) switch
        {
            ("stay", _) or (_, not null) => FormPage.Section(edition, city, section),
            ("check", _) => FormPage.Draft(edition, city),
            _ => Progress.Of(filledIn, after.Draft.State.Answers).SkipWhile(it => it.Section.Id != section).Skip(1).FirstOrDefault(it => it.Asked > 0) is { } following
                ? FormPage.Section(edition, city, following.Section.Id)
                : FormPage.Draft(edition, city),
        };
        return Results.LocalRedirect($"{next}{(version is null ? "" : $"?saved={version}")}{(broughtUp is null ? "" : $"#q-{broughtUp.Id}")}");
    }

    private static IResult Show(
        Participation it, Questionnaire form, string section, HttpContext http, IReadOnlyDictionary<string, LastAnswer> last, CityVault personal, Typed? typed = null, PostedForm? posted = null, IReadOnlyList<AnswerConflict>? conflicts = null,
        Saved? saved = null, Func<Question, bool>? isNew = null, List<(Question, Answer)>? notAsked = null, Problem? problem = null, int status = 200)
    {
        var (page, draft) = (http.Features.Get<Page>()!, it.Draft);
        var answers = draft.State.Answers;
        var states = form.States(answers, ProvenanceKind.Submitted);

        // What a colleague changed meanwhile, or could not be read, stays on the page whether it is still asked or not: nothing typed is lost.
        var shown = form.Questions.Where(question =>
            (question.Section == section && FormPage.IsShown(question, states, answers)) ||
            posted?.Problems.ContainsKey(question.Id) == true || conflicts?.Any(conflict => conflict.Question == question.Id) == true || (problem is not null && posted!.Questions.Contains(question.Id)));
        var progress = Progress.Of(form, answers);
        return PagesModule.Show<SectionShown>(
            nameof(SectionShown.View),
            new SectionView(
                it.Edition.State, it.City.State, form, progress.First(one => one.Section.Id == section), draft.Version,
                FormPage.Ask(shown, form, draft.State.Standing(personal), page.Language, isNew, typed, posted, conflicts, problem is not null, last),
                progress, saved, notAsked, problem),
            status);
    }

    private static Questionnaire Require(Participation it, string section) =>
        it.Form is { } form && form.Sections.Any(one => one.Id == section) ? form : throw new RefusedException("not-found", "The form has no such section.");

    /// <summary>The language of a draft is the one it was begun in.</summary>
    private static string? Language(Participation it, Questionnaire form, HttpContext http) =>
        it.Draft.Version == 0 && http.Features.Get<Page>()!.Language is var language && form.Languages.Contains(language) ? language : null;

    /// <summary>An answer to a question that the other answers on the page exclude is told, not recorded.</summary>
    private static List<(Question Question, Answer Answer)> TakeOutNotAsked(Questionnaire form, IReadOnlyDictionary<string, Answer> standing, Dictionary<string, Answer?> answers)
    {
        var taken = new List<(Question, Answer)>();
        while (true)
        {
            AmendAnswers.Merge(form, standing, answers, out var excluded);
            if (excluded.Count == 0)
                return taken;
            foreach (var question in excluded)
            {
                taken.Add((form.Find(question)!, answers[question]!));
                answers.Remove(question);
            }
        }
    }

    /// <summary>Where a colleague wrote another comment meanwhile, both are kept.</summary>
    private static Dictionary<string, string> WithColleagues(IReadOnlyDictionary<string, string> comments, Standing before, Standing now) => comments.ToDictionary(
        it => it.Key,
        it => now.Comment(it.Key) is var theirs && theirs != before.Comment(it.Key) && theirs.Length > 0 && it.Value.Length > 0 && theirs != it.Value ? $"{theirs}\n{it.Value}" : it.Value);
}
