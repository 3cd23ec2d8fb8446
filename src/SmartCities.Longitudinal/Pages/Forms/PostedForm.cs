using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Pages.Forms;

/// <summary>What stood on the page when it was read: answers, comments, answers to offer again, and what was said of those beside last time's.</summary>
public sealed record Standing(
    IReadOnlyDictionary<string, Answer> Answers, IReadOnlyDictionary<string, string> Comments, IReadOnlyDictionary<string, Answer> Earlier,
    IReadOnlyDictionary<string, LastTimeReply>? Replies = null)
{
    public LastTimeReply? Reply(string question) => Replies is not null && Replies.TryGetValue(question, out var reply) ? reply : null;

    public Answer? Answer(string question) => Answers.GetValueOrDefault(question);

    public string Comment(string question) => Comments.GetValueOrDefault(question, "");
}

/// <summary>
/// What somebody changed on a page of questions; what they left as it was is not in it, whatever a colleague made of it meanwhile. Where two answers stood and
/// neither was chosen, their own is undecided.
/// </summary>
public sealed record PostedForm(
    IReadOnlyList<string> Questions,
    IReadOnlyDictionary<string, Answer?> Answers,
    IReadOnlyDictionary<string, string> Comments,
    IReadOnlyDictionary<string, FieldProblem> Problems,
    IReadOnlyDictionary<string, Answer?> Undecided,
    IReadOnlyDictionary<string, LastTimeReply> Replies)
{
    /// <summary>The field that names a question of the page; one that is not named was not on it.</summary>
    public const string Question = "q";

    /// <summary>The field that names the language the page was read in: it says how numbers are written.</summary>
    public const string Language = "in";

    /// <summary>Of two answers, the one a colleague gave meanwhile; the person's own; or that there are two.</summary>
    public const string Theirs = "theirs";
    public const string Mine = "mine";
    public const string Either = "?";

    public static PostedForm Read(Questionnaire form, Typed typed, Standing before, IReadOnlyDictionary<string, LastAnswer>? last = null)
    {
        var language = Spoken.Languages.Any(it => it.Code == typed[Language]) ? typed[Language] : "en";
        var questions = form.Questions.Where(it => typed.Has(Question, it.Id)).ToList();
        var (answers, comments, problems) = (new Dictionary<string, Answer?>(), new Dictionary<string, string>(), new Dictionary<string, FieldProblem>());
        var (undecided, replies) = (new Dictionary<string, Answer?>(), new Dictionary<string, LastTimeReply>());
        foreach (var question in questions)
        {
            switch (typed.All(AnswerFields.Keep(question.Id)) is [.., var kept] ? kept : null)
            {
                case Theirs:
                    continue;
                case Either:
                    problems[question.Id] = new(AnswerFields.Keep(question.Id), FormPhrases.ChooseOneOfTwo);
                    undecided[question.Id] = AnswerFields.Read(question, typed, before.Answer(question.Id), before.Earlier.GetValueOrDefault(question.Id), language).Answer;
                    continue;
            }

            var comment = typed[AnswerFields.Comment(question.Id)];
            if (comment.Length > CheckAnswers.LongestText)
                problems[question.Id] = new(AnswerFields.Comment(question.Id), FormPhrases.TextTooLong, CheckAnswers.LongestText, comment.Length);
            else if (comment != Cleaned(before.Comment(question.Id)))
                comments[question.Id] = comment;

            var read = typed.Shows(question, before.Answer(question.Id), language) && !typed.Has(AnswerFields.Again(question.Id))
                ? before.Answer(question.Id)
                : AnswerFields.Read(question, typed, before.Answer(question.Id), before.Earlier.GetValueOrDefault(question.Id), language);
            if (read.Problem is { } problem)
            {
                problems[question.Id] = problem;
                continue;
            }

            var answer = read.Answer;
            if (last?.GetValueOrDefault(question.Id) is { } earlier && Words.Parse<LastTimeReply>(typed[AnswerFields.Reply(question.Id)]) is { } reply)
            {
                // That it is still so gives the answer again; it need not be typed.
                if (reply == LastTimeReply.Confirmed)
                    answer ??= earlier.Value;
                if (Contradicted(reply, answer, earlier) is { } why)
                {
                    problems.TryAdd(question.Id, new(AnswerFields.Reply(question.Id), why));
                    continue;
                }

                if (answer != before.Answer(question.Id) || reply != before.Reply(question.Id))
                    replies[question.Id] = reply;
            }

            if (answer != before.Answer(question.Id))
                answers[question.Id] = answer;
        }

        return new([.. questions.Select(it => it.Id)], answers, comments, problems, undecided, replies);
    }

    private static Text? Contradicted(LastTimeReply reply, Answer? answer, LastAnswer last) => (reply, answer) switch
    {
        (_, null or MissingAnswer) => FormPhrases.ReplyWithoutAnswer,
        (LastTimeReply.Confirmed, _) when last.Differs(answer) => FormPhrases.NotAsLastTime,
        (not LastTimeReply.Confirmed, _) when !last.Differs(answer) => FormPhrases.AsLastTime,
        _ => null,
    };

    private static string Cleaned(string comment) => comment.ReplaceLineEndings("\n").Trim();
}
