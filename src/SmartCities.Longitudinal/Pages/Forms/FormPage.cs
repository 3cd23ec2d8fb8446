using System.Globalization;
using JasperFx.Events;
using SmartCities.Longitudinal.Audit;
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

/// <summary>A question as it stands on a page: what is in its fields, what is wrong with it, what a colleague made of it meanwhile,
/// and what was answered last time; whether it is still to be said why it differs; and whether a personal answer stood there that was erased.</summary>
public sealed record AskedQuestion(
    Question Question, string Number, Typed Typed, FieldProblem? Problem = null, AnswerConflict? Conflict = null, Answer? Earlier = null, bool IsNew = false,
    LastAnswer? Last = null, bool AsksWhy = false, bool IsErased = false)
{
    public string Anchor => $"q-{Question.Id}";
}

/// <summary>How far a section of the form is filled in.</summary>
public sealed record Progress(Section Section, int Number, int Asked, int Answered, IReadOnlyList<Question> Required, IReadOnlyList<Question> Blank)
{
    public bool IsDone => Asked > 0 && Blank.Count == 0;

    public static IReadOnlyList<Progress> Of(Questionnaire form, IReadOnlyDictionary<string, Answer> answers)
    {
        var states = form.States(answers, ProvenanceKind.Submitted);
        var (required, blank) = (states.RequiredButMissing().ToHashSet(), states.Blank().ToHashSet());
        return
        [
            .. form.Sections.Select((section, place) =>
            {
                var asked = form.Questions.Where(it => it.Section == section.Id && FormPage.IsShown(it, states, answers)).ToList();
                return new Progress(section, place + 1, asked.Count, asked.Count(it => !blank.Contains(it)), [.. asked.Where(required.Contains)], [.. asked.Where(blank.Contains)]);
            }),
        ];
    }
}

/// <summary>What a save just did: how many answers it recorded, which it left out because nobody asks for them any more, and which questions it brought up.</summary>
public sealed record Saved(DateTimeOffset At, int Answers, IReadOnlyList<(Question Question, Answer Answer)> LeftOut, IReadOnlyList<Question> Asked);

/// <summary>What the pages of a city's form share.</summary>
public static class FormPage
{
    public static string Desk(string edition, string city) => $"/editions/{edition}/submissions/{city}";

    public static string Draft(string edition, string city) => $"/editions/{edition}/drafts/{city}";

    public static string Section(string edition, string city, string section) => $"{Draft(edition, city)}/{section}";

    /// <summary>Where a page goes on after something was done: it tells what, from what was recorded.</summary>
    public static string DoneOn(string address, Recorded recorded) => recorded.Added == 0 ? address : string.Create(CultureInfo.InvariantCulture, $"{address}?done={recorded.Version}");

    /// <summary>Does what a form asks for and goes on to an address; what was refused is shown again, beside what was typed.</summary>
    public static async Task<IResult> ActAsync(HttpContext http, string address, Func<Task<Recorded>> act, Func<Problem, Task<IResult>> again)
    {
        try
        {
            return Results.LocalRedirect(DoneOn(address, await act()));
        }
        catch (Exception failure) when (ProblemOf(failure, http) is { } problem)
        {
            return await again(problem);
        }
    }

    public static async Task<Typed> TypedAsync(this HttpContext http) =>
        new((await http.Request.ReadFormAsync(http.RequestAborted)).Select(it => KeyValuePair.Create(it.Key, (IReadOnlyList<string>)[.. it.Value.Select(value => value ?? "")])));

    /// <summary>Whether a question is on the page: it is asked, or has an answer, or nobody can tell and it has.</summary>
    public static bool IsShown(Question question, CityStates states, IReadOnlyDictionary<string, Answer> answers) =>
        states.Asks(question) || (answers.ContainsKey(question.Id) && !states.Excludes(question.Id));

    public static Standing Standing(this Draft draft, CityVault personal) => new(personal.Open(draft.Answers), draft.Comments, personal.Offered(draft.Earlier), draft.Replies);

    public static Standing Standing(this Submission submission, CityVault personal) => new(personal.Open(submission.Values), submission.Comments, personal.Offered(submission.Earlier));

    /// <summary>Questions with what stands in their fields: the answers as they are, or what was typed where that was not taken.</summary>
    public static IReadOnlyList<AskedQuestion> Ask(
        IEnumerable<Question> questions, Questionnaire form, Standing now, string language, Func<Question, bool>? isNew = null,
        Typed? typed = null, PostedForm? posted = null, IReadOnlyList<AnswerConflict>? conflicts = null, bool asTyped = false,
        IReadOnlyDictionary<string, LastAnswer>? last = null)
    {
        var places = form.Questions.Select(it => it.Id).ToList();
        return
        [
            .. questions.Select(question =>
            {
                var (problem, conflict) = (posted?.Problems.GetValueOrDefault(question.Id), conflicts?.FirstOrDefault(it => it.Question == question.Id));
                var keepsTyped = typed is not null && posted?.Questions.Contains(question.Id) != false && (asTyped || problem is not null || conflict is not null);
                var before = last?.GetValueOrDefault(question.Id);
                return new AskedQuestion(
                    question, (places.IndexOf(question.Id) + 1).ToString(CultureInfo.InvariantCulture),
                    keepsTyped ? typed! : AnswerFields.Write(question, now.Answer(question.Id), language)
                        .With(AnswerFields.Comment(question.Id), now.Comment(question.Id)).With(AnswerFields.Reply(question.Id), now.Reply(question.Id)?.Word() ?? ""),
                    problem, conflict, now.Answer(question.Id) is null ? now.Earlier.GetValueOrDefault(question.Id) : null, isNew?.Invoke(question) == true,
                    before, before is not null && conflict is null && AsksWhy(before, now, question.Id),
                    now.Answer(question.Id) is VaultedAnswer);
            }),
        ];
    }

    /// <summary>Whether an answer differs from last time's and nothing is said of it yet.</summary>
    public static bool AsksWhy(LastAnswer last, Standing now, string question) => last.Differs(now.Answer(question)) && now.Reply(question) is null;

    /// <summary>What the save that made this version of a draft did; null where none did.</summary>
    public static Saved? SavedAt(this Participation it, string? version, Questionnaire form)
    {
        if (!long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var made) || it.DraftEvents.FirstOrDefault(happened => happened.Version == made) is not { Data: AnswersRecorded recorded } at)
            return null;
        var (before, after) = (Shown(made - 1), Shown(made));
        var leftOut = recorded.Changes.Where(change => change is { To: null, From: not null } && before.Contains(change.Question) && !after.Contains(change.Question)).ToList();
        return new(
            at.Timestamp, recorded.Changes.Count - leftOut.Count,
            [.. leftOut.Select(change => (form.Find(change.Question)!, change.From!))],
            [.. form.Questions.Where(question => after.Contains(question.Id) && !before.Contains(question.Id))]);

        HashSet<string> Shown(long until)
        {
            var answers = EventLog.Fold<Draft>(it.DraftEvents.Where(happened => happened.Version <= until)).State.Answers;
            var states = form.States(answers, ProvenanceKind.Submitted);
            return [.. form.Questions.Where(question => IsShown(question, states, answers)).Select(question => question.Id)];
        }
    }

    /// <summary>What one request did to a submission, in sentences: everything it recorded together with the event that made this version.</summary>
    public static IReadOnlyList<Entry> DoneAt(IReadOnlyList<IEvent> events, string? version, Edition edition, City city, string language)
    {
        if (!long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var made) || events.FirstOrDefault(it => it.Version == made) is not { } done)
            return [];
        return
        [
            .. from it in events
               where it.CausationId == done.CausationId && it.CorrelationId == done.CorrelationId
               let before = it.Data is FormSubmitted ? EventLog.Fold<Submission>(events.Where(earlier => earlier.Version < it.Version)).State : null
               select Entries.Of(HappenedOf(it), edition, before, language, null, id => id == city.Registered!.City ? city.Name : id),
        ];
    }

    private static Happened HappenedOf(IEvent it) => new(
        it.Id, it.Sequence, it.StreamKey ?? "", it.Version, it.EventTypeName, it.Timestamp, it.UserName, it.CorrelationId, it.CausationId,
        it.Headers?.GetValueOrDefault(Access.Actor.RoleHeader)?.ToString(), it.Headers?.GetValueOrDefault(Access.Actor.ChannelHeader)?.ToString(), it.Data);

    /// <summary>A refusal or a change meanwhile, as a page can say it beside what was typed; null for what is no answer to a form.</summary>
    public static Problem? ProblemOf(Exception failure, HttpContext http) => failure is RefusedException or StaleException ? ProblemsMiddleware.Of(failure, http) : null;
}
