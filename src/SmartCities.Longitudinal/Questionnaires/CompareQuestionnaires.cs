using System.Text.Json;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Questionnaires;

/// <summary>
/// One side of a comparison of forms: an edition's form, and the questions beside which an earlier answer stands, with the edition it is of; before the edition
/// opens, as it would be with the mappings proposed.
/// </summary>
public sealed record FormSide(string Edition, Questionnaire Form, IReadOnlyDictionary<string, string> LastAnswers);

/// <summary>In what way a question is asked differently.</summary>
public enum ChangeKind
{
    Added,
    Removed,

    /// <summary>Into another section, or to another place among the questions that both forms ask.</summary>
    Moved,
    Reworded,

    /// <summary>The help says something else.</summary>
    HelpReworded,

    /// <summary>Only spaces, case or punctuation.</summary>
    Retouched,
    OptionAdded,
    OptionRemoved,
    OptionReworded,
    OptionsReordered,

    /// <summary>Its own condition.</summary>
    Condition,

    /// <summary>Its condition stayed, but a question that decides who reaches it is asked differently.</summary>
    Universe,
    Type,
    Unit,

    /// <summary>Which numbers, how many decimals or characters it takes.</summary>
    Limits,

    /// <summary>The columns of its records.</summary>
    Fields,
    Required,
    LastAnswer,
}

/// <summary>One way in which a question is asked differently, and what that does to a comparison.</summary>
/// <param name="Kind">In what way.</param>
/// <param name="Harm">Why it hurts a comparison; where it does not, that.</param>
/// <param name="Differs">What it changes, in the words of a judgement; none where it is no reason for caution by itself.</param>
/// <param name="Languages">The languages whose readers read something else, where it is about words.</param>
/// <param name="Of">The options it is about, or the questions that decide who reaches this one.</param>
public sealed record QuestionChange(ChangeKind Kind, Text Harm, Difference? Differs = null, IReadOnlyList<string>? Languages = null, IReadOnlyList<string>? Of = null);

/// <summary>A question that is not asked alike in two forms, as each asks it, with the edition whose answer stands beside it there.</summary>
public sealed record QuestionDifference(
    string Id, Question? From, Question? To, string? LastAnswerFrom, string? LastAnswerTo, IReadOnlyList<QuestionChange> Changes);

/// <summary>Two questions of different ids that may be one: a proposal for people to judge.</summary>
/// <param name="From">A question that only the earlier form has.</param>
/// <param name="To">One that only the later form has.</param>
/// <param name="Likeness">0 to 1: twice the telling words in both over those of each; 1 is the same wording.</param>
/// <param name="Language">The language in which they are most alike.</param>
/// <param name="Words">The words in both, there.</param>
public sealed record LikelyMatch(string From, string To, decimal Likeness, string Language, IReadOnlyList<string> Words);

/// <summary>A language that only one of the forms speaks.</summary>
public sealed record LanguageDifference(string Language, bool Added, Text Harm);

/// <summary>What differs between two forms: the later one's questions in its order, then those it no longer asks. Questions are matched by id.</summary>
public sealed record FormDifference(
    int Alike,
    IReadOnlyDictionary<ChangeKind, int> Changes,
    IReadOnlyList<LanguageDifference> Languages,
    IReadOnlyList<QuestionDifference> Questions,
    IReadOnlyList<LikelyMatch> LikelyMatches)
{
    public QuestionDifference? Find(string question) => Questions.FirstOrDefault(it => it.Id == question);
}

/// <summary>Compares two forms question by question.</summary>
public static class CompareQuestionnaires
{
    // Below it, most pairs of questions on one topic are two questions.
    private const decimal Likely = 0.5m;
    private const decimal Unlike = 0.2m;
    private const int MostMatches = 3;

    // What decides who reaches the questions behind a gate.
    private static readonly HashSet<ChangeKind> MovesTheGate = [ChangeKind.Reworded, ChangeKind.OptionAdded, ChangeKind.OptionRemoved, ChangeKind.Condition, ChangeKind.Type];

    public static FormDifference Compare(FormSide before, FormSide after)
    {
        var (earlier, later) = (before.Form, after.Form);
        var languages = later.Languages.Intersect(earlier.Languages).ToList();
        var likeness = new Likeness([.. earlier.Questions.Concat(later.Questions).Select(it => it.Text)], languages.Count > 0 ? languages : ["en"]);
        var moved = Moved(earlier, later);
        var own = later.Questions.Where(it => earlier.Find(it.Id) is not null)
            .ToDictionary(it => it.Id, it => Between(earlier.Find(it.Id)!, it, languages, likeness).ToList());

        var questions = new List<QuestionDifference>();
        foreach (var question in later.Questions)
        {
            var asked = earlier.Find(question.Id);
            var changes = asked is null ? [new(ChangeKind.Added, Harms.Added)] : own[question.Id].ToList();
            if (moved.Contains(question.Id))
                changes.Insert(0, new(ChangeKind.Moved, asked!.Section == question.Section ? Harms.Moved : Harms.MovedToSection));
            if (asked is not null && Gates(later, question).Where(it => own.TryGetValue(it, out var gate) && gate.Exists(one => MovesTheGate.Contains(one.Kind))).ToList() is { Count: > 0 } gates)
                changes.Add(new(ChangeKind.Universe, Harms.Universe, Difference.Universe, Of: gates));
            var (lastBefore, lastAfter) = (before.LastAnswers.GetValueOrDefault(question.Id), after.LastAnswers.GetValueOrDefault(question.Id));
            if (asked is not null)
                changes.AddRange(Beside(lastBefore, lastAfter));
            if (changes.Count > 0)
                questions.Add(new(question.Id, asked, question, lastBefore, lastAfter, changes));
        }

        questions.AddRange(
            from gone in earlier.Questions
            where later.Find(gone.Id) is null
            select new QuestionDifference(gone.Id, gone, null, before.LastAnswers.GetValueOrDefault(gone.Id), null, [new(ChangeKind.Removed, Harms.Removed)]));
        return new(
            later.Questions.Count - questions.Count(it => it.To is not null),
            questions.SelectMany(it => it.Changes.Select(one => one.Kind).Distinct()).CountBy(it => it).OrderBy(it => it.Key).ToDictionary(),
            [
                .. later.Languages.Except(earlier.Languages).Select(it => new LanguageDifference(it, true, Harms.LanguageAdded)),
                .. earlier.Languages.Except(later.Languages).Select(it => new LanguageDifference(it, false, Harms.LanguageRemoved)),
            ],
            questions,
            [.. Matches(questions, likeness)]);
    }

    /// <summary>What differs between two questions by themselves, whatever their ids.</summary>
    public static IEnumerable<QuestionChange> Between(Question from, Question to, IReadOnlyList<string> languages, Likeness likeness)
    {
        var (reworded, retouched) = Wording.Compare(from.Text, to.Text, languages);
        if (reworded.Count > 0)
        {
            yield return likeness.Between(from.Text, to.Text).Share < Unlike
                ? new(ChangeKind.Reworded, Harms.AnotherQuestion, Difference.Concept, reworded)
                : new(ChangeKind.Reworded, Harms.Reworded(reworded, languages), Difference.Wording, reworded);
        }

        var (help, helpRetouched) = Wording.Compare(from.Help, to.Help, languages);
        if (help.Count > 0)
            yield return new(ChangeKind.HelpReworded, Harms.HelpReworded, Difference.Wording, help);
        var options = Options(from, to, languages).ToList();
        foreach (var change in options.Where(it => it.Kind != ChangeKind.Retouched))
            yield return change;
        if (retouched.Union(helpRetouched).Union(options.Where(it => it.Kind == ChangeKind.Retouched).SelectMany(it => it.Languages!)).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } touched)
            yield return new(ChangeKind.Retouched, Harms.Retouched, Languages: touched);

        if (Written(from.Condition) != Written(to.Condition))
            yield return new(ChangeKind.Condition, from.Condition is null ? Harms.ConditionAdded : to.Condition is null ? Harms.ConditionRemoved : Harms.ConditionChanged, Difference.Universe);
        if (from.Type != to.Type)
            yield return new(ChangeKind.Type, Harms.Type, Difference.Options);
        if (from.Unit != to.Unit)
            yield return new(ChangeKind.Unit, Harms.Unit, Difference.Concept);
        if ((from.Min, from.Max, from.Decimals, from.MaxLength) != (to.Min, to.Max, to.Decimals, to.MaxLength))
            yield return new(ChangeKind.Limits, Harms.Limits, Difference.Options);
        if (!JsonText.Same(from.Fields ?? [], to.Fields ?? []))
            yield return new(ChangeKind.Fields, Harms.Fields, Difference.Options);
        if (from.Required != to.Required)
            yield return new(ChangeKind.Required, to.Required ? Harms.RequiredNow : Harms.RequiredNoMore);
    }

    /// <summary>Whether an earlier answer stands beside the one question and not beside the other.</summary>
    /// <param name="from">The edition whose answer stands beside the earlier question, if any.</param>
    /// <param name="to">The edition whose answer stands beside the later one, if any.</param>
    public static IEnumerable<QuestionChange> Beside(string? from, string? to) =>
        (from is null) == (to is null) ? [] : [new(ChangeKind.LastAnswer, to is not null ? Harms.LastAnswerShown : Harms.LastAnswerGone, Difference.Mode)];

    private static IEnumerable<QuestionChange> Options(Question from, Question to, IReadOnlyList<string> languages)
    {
        var (before, after) = ((from.Options ?? []).ToDictionary(it => it.Id), (to.Options ?? []).ToDictionary(it => it.Id));
        if (before.Count == 0 || after.Count == 0)
            yield break;
        var common = after.Keys.Where(before.ContainsKey).ToList();
        if (after.Keys.Except(before.Keys).ToList() is { Count: > 0 } added)
            yield return new(ChangeKind.OptionAdded, Harms.OptionAdded, Difference.Options, Of: added);
        if (before.Keys.Except(after.Keys).ToList() is { Count: > 0 } removed)
            yield return new(ChangeKind.OptionRemoved, Harms.OptionRemoved, Difference.Options, Of: removed);

        var compared = common.ConvertAll(it => (Option: it, Words: Wording.Compare(before[it].Label, after[it].Label, languages)));
        if (compared.Where(it => it.Words.Reworded.Count > 0).ToList() is { Count: > 0 } reworded)
        {
            var read = languages.Where(it => reworded.Exists(one => one.Words.Reworded.Contains(it))).ToList();
            yield return new(ChangeKind.OptionReworded, Harms.OptionReworded(read, languages), Difference.Options, read, [.. reworded.Select(it => it.Option)]);
        }

        if (compared.SelectMany(it => it.Words.Retouched).Distinct().ToList() is { Count: > 0 } retouched)
            yield return new(ChangeKind.Retouched, Harms.Retouched, Languages: retouched);
        if (!common.SequenceEqual(before.Keys.Where(after.ContainsKey)))
            yield return new(ChangeKind.OptionsReordered, Harms.OptionsReordered, Difference.Options);
    }

    /// <summary>The questions in another section, and the fewest others that have to move for the rest to stand in one order.</summary>
    private static HashSet<string> Moved(Questionnaire earlier, Questionnaire later)
    {
        var place = earlier.Questions.Index().ToDictionary(it => it.Item.Id, it => it.Index);
        var common = later.Questions.Where(it => place.ContainsKey(it.Id)).ToList();
        var stay = common.Where(it => earlier.Find(it.Id)!.Section == it.Section).Select(it => it.Id).ToList();

        // The longest run of questions whose order stayed: each ends the longest one before it with an earlier place, and remembers it.
        var (length, before) = (new int[stay.Count], new int[stay.Count]);
        var last = -1;
        for (var i = 0; i < stay.Count; i++)
        {
            before[i] = Enumerable.Range(0, i).Where(it => place[stay[it]] < place[stay[i]]).DefaultIfEmpty(-1).MaxBy(it => it < 0 ? 0 : length[it]);
            length[i] = before[i] < 0 ? 1 : length[before[i]] + 1;
            if (last < 0 || length[i] > length[last])
                last = i;
        }

        var moved = common.Select(it => it.Id).ToHashSet();
        for (; last >= 0; last = before[last])
            moved.Remove(stay[last]);
        return moved;
    }

    /// <summary>Every question whose answer decides whether this one is asked, directly or through another.</summary>
    private static IReadOnlyList<string> Gates(Questionnaire form, Question question)
    {
        var gates = new List<string>();
        var open = new Queue<Question>([question]);
        while (open.TryDequeue(out var next))
        {
            foreach (var gate in (next.Condition?.Questions ?? []).Except(gates).ToList())
            {
                gates.Add(gate);
                if (form.Find(gate) is { } asked)
                    open.Enqueue(asked);
            }
        }

        return gates;
    }

    private static IEnumerable<LikelyMatch> Matches(IReadOnlyList<QuestionDifference> questions, Likeness likeness) =>
        from gone in questions
        where gone.To is null
        from match in (
            from added in questions
            where added.From is null
            let alike = likeness.Between(gone.From!.Text, added.To!.Text)
            where alike.IsAtLeast(Likely)
            orderby alike.Share descending
            select new LikelyMatch(gone.Id, added.Id, alike.Share, alike.Language, alike.Words)).Take(MostMatches)
        select match;

    /// <summary>A condition as it is written; in which order its parts stand changes nothing.</summary>
    private static string Written(Predicate? condition) => condition switch
    {
        null => "",
        Predicate.All { Parts: [var one] } => Written(one),
        Predicate.Any { Parts: [var one] } => Written(one),
        Predicate.All all => $"all({string.Join(',', all.Parts.Select(Written).Distinct().Order(StringComparer.Ordinal))})",
        Predicate.Any any => $"any({string.Join(',', any.Parts.Select(Written).Distinct().Order(StringComparer.Ordinal))})",
        Predicate.Not not => $"not({Written(not.Part)})",
        _ => JsonSerializer.Serialize(condition, JsonText.Options),
    };
}
