using SmartCities.Longitudinal.Questionnaires;

namespace SmartCities.Longitudinal.Pages.Forms;

/// <summary>What stood on the page when it was read: answers, comments, and answers to offer again.</summary>
public sealed record Standing(IReadOnlyDictionary<string, Answer> Answers, IReadOnlyDictionary<string, string> Comments, IReadOnlyDictionary<string, Answer> Earlier)
{
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
    IReadOnlyDictionary<string, Answer?> Undecided)
{
    /// <summary>The field that names a question of the page; one that is not named was not on it.</summary>
    public const string Question = "q";

    /// <summary>The field that names the language the page was read in: it says how numbers are written.</summary>
    public const string Language = "in";

    /// <summary>Of two answers, the one a colleague gave meanwhile; the person's own; or that there are two.</summary>
    public const string Theirs = "theirs";
    public const string Mine = "mine";
    public const string Either = "?";

    public static PostedForm Read(Questionnaire form, Typed typed, Standing before)
    {
        var language = Page.Languages.Any(it => it.Code == typed[Language]) ? typed[Language] : "en";
        var questions = form.Questions.Where(it => typed.Has(Question, it.Id)).ToList();
        var (answers, comments, problems) = (new Dictionary<string, Answer?>(), new Dictionary<string, string>(), new Dictionary<string, FieldProblem>());
        var undecided = new Dictionary<string, Answer?>();
        foreach (var question in questions)
        {
            switch (typed.All(AnswerFields.Keep(question.Id)) is [.., var kept] ? kept : null)
            {
                case Theirs:
                    continue;
                case Either:
                    problems[question.Id] = new(AnswerFields.Keep(question.Id), FormPhrases.ChooseOneOfTwo);
                    undecided[question.Id] = AnswerFields.Read(form, question, typed, before.Answer(question.Id), before.Earlier.GetValueOrDefault(question.Id), language).Answer;
                    continue;
            }

            var comment = typed[AnswerFields.Comment(question.Id)];
            if (comment.Length > CheckAnswers.LongestText)
                problems[question.Id] = new(AnswerFields.Comment(question.Id), FormPhrases.TextTooLong, CheckAnswers.LongestText, comment.Length);
            else if (comment != Cleaned(before.Comment(question.Id)))
                comments[question.Id] = comment;

            if (typed.Shows(question, before.Answer(question.Id), language) && !typed.Has(AnswerFields.Again(question.Id)))
                continue;
            var read = AnswerFields.Read(form, question, typed, before.Answer(question.Id), before.Earlier.GetValueOrDefault(question.Id), language);
            if (read.Problem is { } problem)
                problems[question.Id] = problem;
            else if (read.Answer != before.Answer(question.Id))
                answers[question.Id] = read.Answer;
        }

        return new([.. questions.Select(it => it.Id)], answers, comments, problems, undecided);
    }

    private static string Cleaned(string comment) => comment.ReplaceLineEndings("\n").Trim();
}
