using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>Records what a printed report says about a city, as answers to the edition's form; whatever it does not say is not published.</summary>
public sealed record ReportAnswers(int Questionnaire, string Source, IReadOnlyList<ReportedAnswer> Answers)
{
    public static Decision Decide(Submission submission, ReportAnswers report, Edition edition, string city)
    {
        if (edition.Plan is null)
            return EditionRefusals.Unknown;
        if (edition.Plan.Sources.All(it => it.Id != report.Source))
            return Decision.Refuse("source-unknown", $"The edition has no source \"{report.Source}\".", "/source");
        if (!edition.Questionnaires.TryGetValue(report.Questionnaire, out var form))
            return Decision.Refuse("questionnaire-unknown", $"The edition has no version {report.Questionnaire} of its questionnaire.", "/questionnaire");
        if (submission.IsSubmitted || submission.Stage == SubmissionStage.Withdrawn)
            return Decision.Refuse("already-submitted", "The city submitted its own form, which stands above what a report says.");
        if (Check(report, form, submission) is { Count: > 0 } refusals)
            return Decision.Refuse(refusals);

        var news = report.Answers.Where(it => submission.Answers.GetValueOrDefault(it.Question) is not { } standing
            || standing.Value != it.Value || standing.Note != it.Note || standing.Provenance.File != report.Source || standing.Provenance.Place != it.Place).ToList();
        return news.Count == 0 && submission.Stage == SubmissionStage.Reported
            ? Decision.NothingToDo
            : Decision.Accept(new AnswersReported(edition.Id, city, report.Questionnaire, report.Source, news));
    }

    private static List<Refusal> Check(ReportAnswers report, Questionnaire form, Submission submission)
    {
        var refusals = new List<Refusal>();
        for (var i = 0; i < report.Answers.Count; i++)
        {
            var answer = report.Answers[i];
            refusals.AddRange(form
                .CheckEach([KeyValuePair.Create(answer.Question, answer.Value)], "", byCommittee: true)
                .Select(it => it with { Pointer = $"/answers/{i}/value" }));
            if (string.IsNullOrWhiteSpace(answer.Place))
                refusals.Add(new("place-missing", "What a report says is kept with its place.", $"/answers/{i}/place"));
        }

        if (report.Answers.GroupBy(it => it.Question).FirstOrDefault(it => it.Count() > 1) is { } twice)
            refusals.Add(new("question-duplicate", $"\"{twice.Key}\" stands twice.", "/answers"));
        if (refusals.Count > 0)
            return refusals;

        var after = submission.Values.Concat(report.Answers.Select(it => KeyValuePair.Create(it.Question, it.Value))).GroupBy(it => it.Key).ToDictionary(it => it.Key, it => it.Last().Value);
        var states = form.States(after, ProvenanceKind.Reported);
        refusals.AddRange(report.Answers
            .Select((it, i) => (it.Question, Pointer: $"/answers/{i}"))
            .Where(it => form.Find(it.Question)!.Condition is not null && states.Excludes(it.Question))
            .Select(it => new Refusal("not-asked", $"The form does not ask \"{it.Question}\" of a city with these answers: the report's facts and the form's condition do not fit.", it.Pointer)));
        return refusals;
    }
}

/// <summary>Records a reported fact that no question of the form asks for.</summary>
public sealed record ReportObservation(string Source, Observation Observation)
{
    public static Decision Decide(Submission submission, ReportObservation report, Edition edition, string city) => report switch
    {
        _ when edition.Plan is null => EditionRefusals.Unknown,
        _ when edition.Plan.Sources.All(it => it.Id != report.Source) => Decision.Refuse("source-unknown", $"The edition has no source \"{report.Source}\".", "/source"),
        _ when !Id.IsValid(report.Observation.Topic) => Decision.Refuse([Id.Invalid("topic", report.Observation.Topic, "/topic")]),
        _ when report.Observation.Factor is { } factor && edition.Plan.Framework.Factors.All(it => it.Id != factor) => Decision.Refuse("factor-unknown", $"The framework has no factor \"{factor}\".", "/factor"),
        _ when string.IsNullOrWhiteSpace(report.Observation.Place) => Decision.Refuse("place-missing", "What a report says is kept with its place.", "/place"),
        _ when submission.Observations.Any(it => JsonText.Same(it, report.Observation)) => Decision.NothingToDo,
        _ => Decision.Accept(new ObservationReported(edition.Id, city, report.Source, report.Observation)),
    };
}
