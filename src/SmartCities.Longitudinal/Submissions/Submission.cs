using System.Collections.Immutable;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>Where a submission stands in its life.</summary>
public enum SubmissionStage
{
    None,
    Invited,
    Reported,
    Submitted,
    Returned,
    Accepted,
    Withdrawn,
}

/// <summary>One city's answers to one edition, as their stream tells them.</summary>
public sealed record Submission : IFolded<Submission>
{
    public static Submission Empty { get; } = new();

    public SubmissionStage Stage { get; init; }

    public string Edition { get; init; } = "";

    public string City { get; init; } = "";

    public int Revision { get; init; }

    public int Questionnaire { get; init; }

    public string Language { get; init; } = "en";

    public ImmutableSortedDictionary<string, CurrentAnswer> Answers { get; init; } = ImmutableSortedDictionary.Create<string, CurrentAnswer>(StringComparer.Ordinal);

    public ImmutableList<Observation> Observations { get; init; } = [];

    /// <summary>The city's wish: true, false, or null where it has said nothing.</summary>
    public bool? Publication { get; init; }

    public IReadOnlyDictionary<string, Answer> Values => Answers.ToDictionary(it => it.Key, it => it.Value.Value);

    public bool IsSubmitted => Stage is SubmissionStage.Submitted or SubmissionStage.Returned or SubmissionStage.Accepted;

    /// <summary>Whether a form says just what stands: same version, language and answers.</summary>
    public bool SaysAlready(SubmitForm form) =>
        form.Questionnaire == Questionnaire && form.Language == Language && form.Answers.Count == Answers.Count &&
        form.Answers.All(it => Answers.TryGetValue(it.Key, out var standing) && standing.Value == it.Value);

    public Submission Apply(object happened) => happened switch
    {
        CityInvited it => Stage == SubmissionStage.None ? this with { Stage = SubmissionStage.Invited, Edition = it.Edition, City = it.City } : this,
        FormSubmitted it => this with
        {
            Stage = SubmissionStage.Submitted,
            Edition = it.Edition,
            City = it.City,
            Revision = it.Revision,
            Questionnaire = it.Questionnaire,
            Language = it.Language,
            Answers = Answers.Clear().AddRange(it.Answers.Select(answer => KeyValuePair.Create(
                answer.Key,
                new CurrentAnswer(answer.Value, it.Provenance, Comment: it.Comments?.GetValueOrDefault(answer.Key))))),
        },
        AnswersReported it => this with
        {
            Stage = SubmissionStage.Reported,
            Edition = it.Edition,
            City = it.City,
            Questionnaire = it.Questionnaire,
            Answers = Answers.SetItems(it.Answers.Select(answer => KeyValuePair.Create(
                answer.Question,
                new CurrentAnswer(answer.Value, new(ProvenanceKind.Reported, it.Source, answer.Place), answer.Note)))),
        },
        ObservationReported it => this with
        {
            Edition = it.Edition,
            City = it.City,
            Observations = Observations.Add(it.Observation),
        },
        AnswersAmended it => this with { Revision = it.Revision, Answers = Changed(it.Changes, it.Comments) },
        AmendmentApproved it => this with { Revision = it.Revision, Answers = Changed(it.Changes, it.Comments) },
        FormReturned => this with { Stage = SubmissionStage.Returned },
        FormAccepted => this with { Stage = SubmissionStage.Accepted },
        AcceptanceTakenBack => this with { Stage = SubmissionStage.Submitted },
        FormWithdrawn => this with { Stage = SubmissionStage.Withdrawn },
        FormReinstated => this with { Stage = SubmissionStage.Submitted },
        PublicationPermitted => this with { Publication = true },
        PublicationRevoked => this with { Publication = false },
        _ => this,
    };

    private ImmutableSortedDictionary<string, CurrentAnswer> Changed(IReadOnlyList<AnswerChange> changes, IReadOnlyDictionary<string, string>? comments)
    {
        var answers = Answers.ToBuilder();
        foreach (var change in changes)
        {
            if (change.To is { } answer)
                answers[change.Question] = new(answer, change.Provenance ?? Provenance.Submitted, Comment: comments?.GetValueOrDefault(change.Question));
            else
                answers.Remove(change.Question);
        }

        return answers.ToImmutable();
    }
}

/// <summary>An answer as it stands, with how it came in.</summary>
public sealed record CurrentAnswer(Answer Value, Provenance Provenance, string? Note = null, string? Comment = null);
