using System.Text.Json;
using CsCheck;
using JasperFx.Events;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Specs.Facts;

/// <summary>A log as two editions and two cities might have made it, and what stands after each of its events by folding.</summary>
internal sealed class History
{
    private static readonly string[] Editions = ["2017", "2017", "2017", "2012"];
    private static readonly string[] Cities = ["alder", "alder", "alder", "brook"];
    private static readonly string[] Questions = ["axes", "staff", "strategy"];
    private static readonly string[] Axes = ["health", "energy"];

    private readonly Dictionary<string, Submission> submissions = [];
    private readonly Dictionary<string, City> cities = [];
    private readonly SortedDictionary<string, string> folded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProvenanceKind> provenances = [];

    private History(uint[] steps)
    {
        foreach (var step in steps)
            Take(new Choices(step));
    }

    /// <summary>Any history, with which of its events begin a new page.</summary>
    public static Gen<(History History, bool[] Cuts)> Any { get; } =
        Gen.Select(Gen.UInt.Array[0, 60], Gen.Bool.Array[100]).Select((steps, cuts) => (new History(steps), cuts));

    public List<IEvent> Events { get; } = [];

    /// <summary>What stands after each event.</summary>
    public List<SortedDictionary<string, string>> Standing { get; } = [];

    public IEnumerable<IEvent[]> Pages(bool[] cuts)
    {
        var page = new List<IEvent>();
        for (var i = 0; i < Events.Count; i++)
        {
            if (cuts[i % cuts.Length] && page.Count > 0)
            {
                yield return [.. page];
                page.Clear();
            }

            page.Add(Events[i]);
        }

        if (page.Count > 0)
            yield return [.. page];
    }

    public override string ToString() => string.Join('\n', Events.Select(it => $"{it.Sequence} {it.Data.GetType().Name} {JsonSerializer.Serialize(it.Data, it.Data.GetType(), JsonText.Options)}"));

    private void Take(Choices choose)
    {
        var (edition, city) = (choose.Of(Editions), choose.Of(Cities));
        var submission = submissions.GetValueOrDefault($"{edition} {city}", Submission.Empty);
        switch (choose.Below(18))
        {
            case 0:
                Happen(choose, new CityClassified(city, edition, choose.Of("europe", "asia"), choose.Of("lt-1m", "gt-1m"), null, null));
                break;
            case 1:
                Happen(choose, choose.Of<object>(new EditionOpened(edition, null), new CityInvited(edition, city, null, null), new QueryRaised(edition, city, 1, "staff", "Really?")));
                break;
            case 2 or 3 when submission.Stage is SubmissionStage.None or SubmissionStage.Invited or SubmissionStage.Reported:
                Happen(choose, new AnswersReported(
                    edition, city, 1, "study", [.. Questions.Where(_ => choose.Below(2) == 0).Select(it => new ReportedAnswer(it, AnswerTo(it, choose), "line 1"))]));
                break;
            case < 8 when submission.Stage is not (SubmissionStage.Submitted or SubmissionStage.Accepted or SubmissionStage.Withdrawn):
                Happen(choose, new FormSubmitted(
                    edition, city, submission.Revision + 1, 1, "en", new(choose.Of(ProvenanceKind.Submitted, ProvenanceKind.Transcribed)),
                    Questions.Where(_ => choose.Below(3) > 0).ToDictionary(it => it, it => AnswerTo(it, choose)), null, null));
                break;
            case < 11 when submission.IsSubmitted:
                Amend(edition, city, submission, choose);
                break;
            case 11 when submission.Stage == SubmissionStage.Submitted:
                Happen(choose, choose.Of<object>(new FormReturned(edition, city, "Look again.", null), new FormAccepted(edition, city, submission.Revision)));
                break;
            case 12 when submission.IsSubmitted:
                Happen(choose, new FormWithdrawn(edition, city, "Not ours."));
                break;
            case < 14 when submission.Stage == SubmissionStage.Withdrawn:
                Happen(choose, new FormReinstated(edition, city, "Ours."));
                break;
            case 14 when submission.IsSubmitted:
                Happen(choose, choose.Of<object>(new PublicationPermitted(edition, city), new PublicationRevoked(edition, city, null)));
                break;
            case 16 or 17 when submission.IsSubmitted || submission.Stage == SubmissionStage.Reported:
                Happen(choose, new CityValueJudged(edition, city, choose.Of("strategy", "staff"), new(choose.Of("Read differently.", "Counted by families.")), Comparable: choose.Below(3) == 0));
                break;
            case 15 when submission.Stage == SubmissionStage.Returned:
                Happen(choose, new FormAccepted(edition, city, submission.Revision));
                break;
        }
    }

    private void Amend(string edition, string city, Submission submission, Choices choose)
    {
        if (submission.Stage == SubmissionStage.Accepted)
            Happen(choose, new AcceptanceTakenBack(edition, city, "Counted again."));
        AnswerChange[] changes = [.. Questions
            .Where(_ => choose.Below(2) == 0)
            .Select(it => new AnswerChange(it, submission.Values.GetValueOrDefault(it), choose.Below(3) == 0 ? null : AnswerTo(it, choose), choose.Of(Provenance.Submitted, null)))
            .Where(it => it.From != it.To)];
        Happen(choose, choose.Of<object>(
            new AnswersAmended(edition, city, submission.Revision + 1, 1, changes, AmendmentKind.Correction, "Counted again.", null),
            new AmendmentApproved(edition, city, 1, submission.Revision + 1, 1, changes, AmendmentKind.LateAnswer, "Late.", null)));
    }

    private static Answer AnswerTo(string question, Choices choose) => choose.Below(6) == 0
        ? new MissingAnswer(choose.Of(MissingReason.DontKnow, MissingReason.Refused))
        : question switch
        {
            "strategy" => new BooleanAnswer(choose.Below(2) == 0),
            "staff" => new NumberAnswer(choose.Below(3)),
            _ => new OptionsAnswer([.. Axes.Take((int)choose.Below(3))]),
        };

    private void Happen(Choices choose, object data)
    {
        var happened = (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(data.GetType()), data)!;
        happened.Sequence = (Events.Count == 0 ? 0 : Events[^1].Sequence) + 1 + choose.Below(3);
        Events.Add(happened);

        if (data is CityClassified classified)
            Fold(cities[classified.City] = cities.GetValueOrDefault(classified.City, City.Empty).Apply(data));
        else if (data.GetType().GetProperty("City")?.GetValue(data) is string city)
        {
            var key = $"{data.GetType().GetProperty("Edition")!.GetValue(data)} {city}";
            submissions[key] = submissions.GetValueOrDefault(key, Submission.Empty).Apply(data);
            provenances[key] = data switch
            {
                FormSubmitted it => it.Provenance.Kind,
                AnswersReported => ProvenanceKind.Reported,
                _ => provenances.GetValueOrDefault(key),
            };
            Fold(key);
        }

        Standing.Add(new(folded, StringComparer.Ordinal));
    }

    private void Fold(string key)
    {
        foreach (var gone in folded.Keys.Where(it => it.StartsWith(key + " ", StringComparison.Ordinal) && !it.EndsWith(FactsPage.Attribute.Region, StringComparison.Ordinal) && !it.EndsWith(FactsPage.Attribute.Band, StringComparison.Ordinal)).ToList())
            folded.Remove(gone);
        var submission = submissions[key];
        if (submission.Stage is SubmissionStage.None or SubmissionStage.Invited)
            return;
        foreach (var (question, answer) in submission.Answers)
            folded[$"{key} {question}"] = $"{JsonSerializer.Serialize(answer.Value, JsonText.Options)} {answer.Provenance.Kind.Word()}";
        folded[$"{key} {FactsPage.Attribute.Stage}"] = $"\"{submission.Stage.Word()}\"";
        folded[$"{key} {FactsPage.Attribute.Provenance}"] = $"\"{provenances[key].Word()}\"";
        folded[$"{key} {FactsPage.Attribute.Questionnaire}"] = "1";
        foreach (var (indicator, reason) in submission.Judgements)
            folded[$"{key} {FactsPage.Attribute.Judged}{indicator}"] = JsonSerializer.Serialize(reason, JsonText.Options);
        if (submission.Publication is { } wish)
            folded[$"{key} {FactsPage.Attribute.Publication}"] = wish ? "true" : "false";
    }

    private void Fold(City city)
    {
        foreach (var classified in city.Classifications.Values)
        {
            folded[$"{classified.Edition} {classified.City} {FactsPage.Attribute.Region}"] = $"\"{classified.Region}\"";
            folded[$"{classified.Edition} {classified.City} {FactsPage.Attribute.Band}"] = $"\"{classified.Band}\"";
        }
    }

    /// <summary>Choices drawn one after the other from one number, so that a history shrinks as its numbers do.</summary>
    private sealed class Choices(uint seed)
    {
        private ulong state = seed;

        public uint Below(uint bound)
        {
            state = (state * 6_364_136_223_846_793_005) + 1_442_695_040_888_963_407;
            return (uint)((state >> 33) % bound);
        }

        public T Of<T>(params ReadOnlySpan<T> choices) => choices[(int)Below((uint)choices.Length)];
    }
}
