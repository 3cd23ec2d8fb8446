using System.Globalization;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Audit;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Participation = SmartCities.Longitudinal.Submissions.Participation;

namespace SmartCities.Longitudinal.Pages.Forms;

/// <summary>An amendment being written: questions with the answers that stand, or the way back to an earlier revision; its kind and reason.</summary>
public sealed record AmendView(
    Edition Edition, City City, Submission Submission, long Version, IReadOnlyList<AskedQuestion> Questions, int? Revision, IReadOnlyList<EntryChange> Back,
    Typed Typed, Problem? Problem, IReadOnlyList<(Question Question, Answer Answer)>? NotAsked)
{
    public bool HasErrors => Problem is not null || NotAsked is { Count: > 0 } || Questions.Any(it => it.Problem is not null || it.Conflict is not null);
}

public static class AmendPage
{
    /// <summary>
    /// Amends one question, a section, or back to a revision: whichever the address asks for. With the later form that found the answer wrong, the correction is
    /// written out already, and only sent by the city.
    /// </summary>
    [For(Role.Editor, OwnCity = true)]
    public static async Task<IResult> Get(string edition, string city, HttpContext http, EventLog log, LastTime lastTime, Vault vault, CancellationToken cancellation)
    {
        var it = await EditionAndCity.ReadAsync(edition, city, log, cancellation);
        if (!IsToAmend(it))
            return Results.LocalRedirect(FormPage.Desk(edition, city));
        var form = FormOf(it);
        var (question, section) = ((string?)http.Request.Query["question"], (string?)http.Request.Query["section"]);
        if (question is null && section is null && !http.Request.Query.ContainsKey("revision"))
            return Results.LocalRedirect($"{FormPage.Desk(edition, city)}/answers");
        var personal = await vault.OfAsync(edition, city, cancellation);
        var questions = Shown(it, form).Where(one => one.Id == question || one.Section == section).ToList();
        if (question is not null && questions.Count == 0 && form.Find(question) is { } unasked)
            questions.Add(unasked);
        if (questions is [var wrong] && (string?)http.Request.Query["later"] is { } later &&
            (await lastTime.SuggestedAsync(it.Edition.State, city, cancellation)).FirstOrDefault(one => one.Question == wrong.Id && one.Later == later) is { } suggested)
            return Show(it, questions, null, http, personal, Draft(wrong, suggested, it.Submission.State, http.Features.Get<Page>()!.Language));
        return Show(it, questions, int.TryParse(http.Request.Query["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : null, http, personal);
    }

    [For(Role.Editor, OwnCity = true)]
    public static async Task<IResult> Post(string edition, string city, HttpContext http, EventLog log, LastTime lastTime, Vault vault, CancellationToken cancellation)
    {
        var typed = await http.TypedAsync();
        int? revision = int.TryParse(typed["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var back) ? back : null;
        var byCommittee = http.Request.Caller().IsAtLeast(Role.Editor);
        var stream = Streams.Submission(edition, city);
        var before = (await log.ReadUntilAsync<Submission>(stream, it => it.Version > typed.Version, cancellation))?.State ?? Submission.Empty;
        var events = typed.Has("conflicts") ? await log.EventsSinceAsync(stream, 0, cancellation) : [];
        PostedForm? posted = null;
        IReadOnlyList<AnswerConflict> conflicts = [];
        try
        {
            var kind = Words.Parse<AmendmentKind>(typed["kind"]);
            var recorded = await AmendWhatWasSubmitted.AmendAsync(edition, city, typed.Version, log, vault, http.Request.Actor(), byCommittee, lastTime, (it, since, personal) =>
            {
                if (!IsToAmend(it))
                    return new AmendAnswers(kind ?? default, typed["reason"]);
                // Sent twice, it would be proposed twice.
                if (since.Any(happened => happened.Data is AmendmentProposed))
                    throw new StaleException(stream);
                posted = PostedForm.Read(FormOf(it), typed, before.Standing(personal));
                conflicts = [.. Conflicts.Of(since, posted.Answers, personal), .. Conflicts.Of(events, posted.Undecided, personal)];

                // An amendment is one whole: where something in it cannot be taken, nothing of it is recorded.
                if (conflicts.Count > 0 || posted.Problems.Count > 0)
                    throw new RefusedException("not-taken", "Something in this amendment cannot be taken.");
                if (kind is null)
                    throw new RefusedException("kind-missing", "An amendment has a kind.", "/kind");
                return new AmendAnswers(
                    kind.Value, typed["reason"], revision is null ? posted.Answers : null, posted.Comments.Count > 0 ? posted.Comments : null, RevertsTo: revision);
            }, cancellation);
            if (recorded.Added == 0)
                throw new RefusedException("nothing-changed", "Nothing differs from what stands; nothing was recorded.");
            return Results.LocalRedirect(recorded.Events is [.., AmendmentProposed proposed]
                ? FormPage.DoneOn(FormattableString.Invariant($"{FormPage.Desk(edition, city)}/amendments/{proposed.Proposal}"), recorded)
                : FormPage.DoneOn(FormPage.Desk(edition, city), recorded));
        }
        catch (Exception failure) when (FormPage.ProblemOf(failure, http) is { } problem)
        {
            var it = await EditionAndCity.ReadAsync(edition, city, log, cancellation);
            if (it.Submission.Version == 0 || !it.Edition.State.Questionnaires.ContainsKey(it.Submission.State.Questionnaire))
                throw;
            return Again(it, typed, posted, conflicts, problem, revision, http, await vault.OfAsync(edition, city, cancellation));
        }
    }

    private static Typed Draft(Question question, SuggestedAmendment suggested, Submission submission, string language) => AnswerFields.Write(question, suggested.To, language)
        .With(AnswerFields.Comment(question.Id), submission.Comments.GetValueOrDefault(question.Id, ""))
        .With("kind", AmendmentKind.Correction.Word())
        .With("reason", string.Format(CultureInfo.InvariantCulture, FormPhrases.SuggestedReason.In(language), suggested.Later));

    /// <summary>The page with everything that was typed; and with the questions that the amendment brings up and needs answered.</summary>
    private static IResult Again(
        Participation it, Typed typed, PostedForm? posted, IReadOnlyList<AnswerConflict> conflicts, Problem problem, int? revision, HttpContext http, CityVault personal)
    {
        var form = FormOf(it);
        var pointed = (problem.Errors ?? []).Where(one => one.Pointer?.StartsWith("/answers/", StringComparison.Ordinal) == true).ToDictionary(one => one.Pointer![9..], one => one.Code);
        var notAsked = pointed.Where(one => one.Value == "not-asked" && posted?.Answers.GetValueOrDefault(one.Key) is not null).Select(one => (form.Find(one.Key)!, posted!.Answers[one.Key]!)).ToList();
        if (posted is not null)
        {
            var problems = posted.Problems.ToDictionary();
            foreach (var (question, _) in pointed.Where(one => one.Value == "required-missing"))
                problems.TryAdd(question, new(AnswerFields.Value(question), FormPhrases.RequiredMissing));
            posted = posted with { Problems = problems };
        }

        var questions = form.Questions.Where(one => typed.Has(PostedForm.Question, one.Id) || pointed.ContainsKey(one.Id)).ToList();
        return Show(it, questions, revision, http, personal, typed, posted, conflicts, problem.Code == "not-taken" ? null : problem, notAsked, conflicts.Count > 0 ? 412 : problem.Status);
    }

    private static IResult Show(
        Participation it, IReadOnlyList<Question> questions, int? revision, HttpContext http, CityVault personal, Typed? typed = null, PostedForm? posted = null,
        IReadOnlyList<AnswerConflict>? conflicts = null, Problem? problem = null, List<(Question, Answer)>? notAsked = null, int status = 200)
    {
        var (page, submission, form) = (http.Features.Get<Page>()!, it.Submission.State, FormOf(it));
        if (revision is { } back && (!submission.Revisions.TryGetValue(back, out _) || back == submission.Revision))
            throw new RefusedException("revision-unknown", $"There is no earlier revision {back}.");
        if (revision is null && questions.Count == 0)
            throw new RefusedException("not-found", "The form has no such question.");
        IReadOnlyList<EntryChange> changes = revision is { } earlier
            ? CompareSubmissionEndpoint.Between(submission, submission with { Answers = submission.Revisions[earlier].Answers }, it.Edition.State, page.Language)
            : [];
        return PagesModule.Show<AmendShown>(
            nameof(AmendShown.View),
            new AmendView(
                it.Edition.State, it.City.State, submission, it.Submission.Version,
                FormPage.Ask(questions, form, submission.Standing(personal), page.Language, typed: typed, posted: posted, conflicts: conflicts, asTyped: typed is not null),
                revision, changes, typed ?? Typed.Nothing, problem, notAsked),
            status);
    }

    private static bool IsToAmend(Respondent it) => it.Submission.State.CanBeAmended(it.Edition.State.Stage);

    private static Questionnaire FormOf(Respondent it) => it.Edition.State.Questionnaires[it.Submission.State.Questionnaire];

    private static IEnumerable<Question> Shown(Participation it, Questionnaire form)
    {
        var answers = it.Submission.State.Values;
        var states = form.States(answers, ProvenanceKind.Submitted);
        return form.Questions.Where(question => FormPage.IsShown(question, states, answers));
    }
}
