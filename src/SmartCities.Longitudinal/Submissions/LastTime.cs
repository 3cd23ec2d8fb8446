using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>
/// What a city answered last time to what a question asks now. It stands beside the question, is never counted, and becomes an answer only where the city
/// gives it again.
/// </summary>
/// <param name="Edition">The edition it was answered in.</param>
/// <param name="Question">The question it answered there.</param>
/// <param name="Value">The answer as it stands there now, amendments included.</param>
/// <param name="Provenance">How it came in.</param>
/// <param name="Series">The series that both questions feed.</param>
/// <param name="Verdict">How far the two editions can be compared on what the question feeds.</param>
/// <param name="Note">What differs between them, where something does.</param>
public sealed record LastAnswer(string Edition, string Question, Answer Value, ProvenanceKind Provenance, IReadOnlyList<string> Series, Verdict Verdict, Text? Note)
{
    /// <summary>Whether an answer says something else than last time; one that gives no value says nothing of it.</summary>
    public bool Differs(Answer? now) => now is not (null or MissingAnswer) && now != Value;
}

/// <summary>A correction of an earlier edition, drafted because the city said in a later one that its answer was wrong; nothing is changed until it is proposed.</summary>
/// <param name="Question">The question of the earlier edition.</param>
/// <param name="From">The answer as it stands there.</param>
/// <param name="To">What the city answered later.</param>
/// <param name="Later">The later edition.</param>
/// <param name="Asked">The question it answered there.</param>
public sealed record SuggestedAmendment(string Question, Answer From, Answer To, string Later, string Asked);

/// <summary>Finds what a city answered last time, question by question.</summary>
public sealed class LastTime(Reader reader, EventLog log)
{
    public async Task<IReadOnlyDictionary<string, LastAnswer>> OfAsync(Edition edition, Questionnaire form, string city, CancellationToken cancellation)
    {
        var catalog = await CatalogAsync(cancellation);
        var earlier = (await SharingAsync(edition, catalog, cancellation)).Where(it => it.IsBefore(edition)).ToList();
        if (earlier.Count == 0)
            return new Dictionary<string, LastAnswer>();

        var look = log.Look();
        var submissions = earlier.ConvertAll(it => look.At<Submission>(Streams.Submission(it.Id, city)));
        await look.ReadAsync(cancellation);
        return Of(edition, form, [.. earlier.Zip(await Task.WhenAll(submissions), (one, submission) => (one, submission.State))], catalog);
    }

    /// <summary>The corrections of this edition that the city's later forms lead to, as long as the answers differ.</summary>
    public async Task<IReadOnlyList<SuggestedAmendment>> SuggestedAsync(Edition edition, string city, CancellationToken cancellation)
    {
        var suggested = new List<SuggestedAmendment>();
        foreach (var later in (await SharingAsync(edition, await CatalogAsync(cancellation), cancellation)).Where(it => edition.IsBefore(it)))
        {
            var (submission, _) = await log.ReadAsync<Submission>(Streams.Submission(later.Id, city), cancellation);
            var wrong = submission.IsSubmitted ? submission.Answers.Where(it => it.Value is { Reply: LastTimeReply.WrongLastTime } && it.Value.LastEdition == edition.Id).ToList() : [];
            if (wrong.Count == 0)
                continue;
            var last = await OfAsync(later, later.Questionnaires[submission.Questionnaire], city, cancellation);
            suggested.AddRange(
                from it in wrong
                let before = last.GetValueOrDefault(it.Key)
                where before?.Edition == edition.Id && before.Differs(it.Value.Value)
                select new SuggestedAmendment(before.Question, before.Value, it.Value.Value, later.Id, it.Key));
        }

        return suggested;
    }

    /// <summary>
    /// The answers of earlier editions that stand beside this form's questions: the latest of each, where one indicator of that edition feeds directly what
    /// one of this feeds, the two can be compared, and the answer is one that this form takes too.
    /// </summary>
    public static IReadOnlyDictionary<string, LastAnswer> Of(
        Edition edition, Questionnaire form, IReadOnlyList<(Edition Edition, Submission Submission)> earlier, SeriesCatalog catalog)
    {
        var links = (
            from series in catalog.All.Values
            let asked = Asked(series.Mappings.GetValueOrDefault(edition.Id), edition)
            where !series.Ended && asked is not null && form.Find(asked) is not null
            from last in earlier
            let before = Asked(series.Mappings.GetValueOrDefault(last.Edition.Id), last.Edition)
            where before is not null && last.Edition.IsBefore(edition)
            select (Question: asked, last, Before: before, Series: series.Started!.Series, Judged: series.Between(last.Edition.Id, edition.Id))).ToLookup(it => it.Question);

        var found = new Dictionary<string, LastAnswer>(StringComparer.Ordinal);
        foreach (var question in form.Questions.Where(it => !it.Personal && links.Contains(it.Id)))
        {
            var latest = links[question.Id]
                .GroupBy(it => (it.last.Edition, it.last.Submission, it.Before))
                .Where(it => it.Any(one => one.Judged.IsComparable))
                .OrderByDescending(it => it.Key.Edition.Date)
                .ThenBy(it => it.Key.Before, StringComparer.Ordinal)
                .FirstOrDefault(it => Fits(form, question, Standing(it.Key.Submission, it.Key.Before)));
            if (latest is null)
                continue;
            var answer = Standing(latest.Key.Submission, latest.Key.Before)!;
            var doubted = latest.FirstOrDefault(it => it.Judged.Verdict != Verdict.Comparable);
            found[question.Id] = new(
                latest.Key.Edition.Id, latest.Key.Before, answer.Value, answer.Provenance.Kind, [.. latest.Select(it => it.Series).Order(StringComparer.Ordinal)],
                doubted.Judged is null ? Verdict.Comparable : Verdict.WithCaution, doubted.Judged?.Note);
        }

        return found;
    }

    /// <summary>The questions of a form beside which an earlier answer can stand, each with the latest edition it can be of.</summary>
    public static IReadOnlyDictionary<string, string> Beside(Edition edition, Questionnaire form, IEnumerable<Edition> all, SeriesCatalog catalog) => (
        from series in catalog.All.Values
        let asked = Asked(series.Mappings.GetValueOrDefault(edition.Id), edition)
        where !series.Ended && asked is not null && form.Find(asked) is { Personal: false }
        from last in all
        where last.IsBefore(edition) && series.Between(last.Id, edition.Id).IsComparable
        let before = Asked(series.Mappings.GetValueOrDefault(last.Id), last)
        where before is not null && last.Questionnaire?.Find(before)?.Type == form.Find(asked)!.Type
        group last by asked).ToDictionary(it => it.Key, it => it.MaxBy(one => one.Date)!.Id);

    /// <summary>The replies a form carries, held against what was answered last time: each has an answer it is about, and says what is the case.</summary>
    public static IEnumerable<Refusal> Check(
        IReadOnlyDictionary<string, LastTimeReply>? replies, IReadOnlyDictionary<string, Answer> answers, IReadOnlyDictionary<string, LastAnswer> last)
    {
        foreach (var (question, reply) in replies ?? new Dictionary<string, LastTimeReply>())
        {
            var pointer = "/replies" + JsonText.Step(question);
            if (!last.TryGetValue(question, out var before))
                yield return new("reply-unasked", "There is no answer of last time that stands beside this question.", pointer);
            else if (!answers.TryGetValue(question, out var now) || now is MissingAnswer)
                yield return new("reply-unasked", "A reply about last time goes with an answer.", pointer);
            else if (reply == LastTimeReply.Confirmed == before.Differs(now))
                yield return before.Differs(now)
                    ? new("reply-contradicted", "The answer is not that of last time: say what happened, not that it is confirmed.", pointer)
                    : new("reply-contradicted", "The answer is that of last time: it is confirmed.", pointer);
        }
    }

    /// <summary>The edition that each reply is about.</summary>
    public static IReadOnlyDictionary<string, string>? EditionsOf(IReadOnlyDictionary<string, LastTimeReply>? replies, IReadOnlyDictionary<string, LastAnswer>? last) =>
        replies is { Count: > 0 } && last is not null ? replies.Keys.Where(last.ContainsKey).ToDictionary(it => it, it => last[it].Edition) : null;

    /// <summary>The one question whose answer an edition puts into a series as it is; none where it is recoded, split, merged, derived or not mapped.</summary>
    public static string? Asked(IndicatorMapped? mapped, Edition edition) =>
        mapped is { Rule: MappingRule.Direct } && edition.Indicators.FirstOrDefault(it => it.Id == mapped.Indicators[0]) is { Question: { } question, Counts: null } ? question : null;

    private async Task<SeriesCatalog> CatalogAsync(CancellationToken cancellation) =>
        await reader.SeriesAsync(await reader.TouchesAsync([Facts.Scope.Series], null, cancellation), cancellation);

    /// <summary>The editions that feed a series which this one feeds too.</summary>
    private async Task<IEnumerable<Edition>> SharingAsync(Edition edition, SeriesCatalog catalog, CancellationToken cancellation)
    {
        var fed = catalog.All.Values.Where(it => it.Mappings.ContainsKey(edition.Id)).SelectMany(it => it.Mappings.Keys).ToHashSet();
        return (await reader.EditionsAsync(null, cancellation)).Where(it => fed.Contains(it.Id));
    }

    private static CurrentAnswer? Standing(Submission submission, string question) =>
        submission.IsSubmitted || submission.Stage == SubmissionStage.Reported ? submission.Answers.GetValueOrDefault(question) : null;

    private static bool Fits(Questionnaire form, Question question, CurrentAnswer? before) =>
        before is { Value: not MissingAnswer } && !form.CheckEach([KeyValuePair.Create(question.Id, before.Value)], "").Any();
}
