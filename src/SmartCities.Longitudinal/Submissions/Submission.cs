using System.Collections.Immutable;
using SmartCities.Longitudinal.Editions;
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

    /// <summary>Comments by question; a question left blank can have one too.</summary>
    public ImmutableSortedDictionary<string, string> Comments { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Answers that were blanked, as they stood last: offered again when their question is asked again.</summary>
    public ImmutableSortedDictionary<string, Answer> Earlier { get; init; } = ImmutableSortedDictionary.Create<string, Answer>(StringComparer.Ordinal);

    /// <summary>Every revision, as it stood when it was made.</summary>
    public ImmutableSortedDictionary<int, Revision> Revisions { get; init; } = ImmutableSortedDictionary<int, Revision>.Empty;

    public ImmutableSortedDictionary<int, Query> Queries { get; init; } = ImmutableSortedDictionary<int, Query>.Empty;

    public ImmutableSortedDictionary<int, Proposal> Proposals { get; init; } = ImmutableSortedDictionary<int, Proposal>.Empty;

    public ImmutableList<Observation> Observations { get; init; } = [];

    /// <summary>Why the city's value cannot be compared with other editions, by indicator; where it can, nothing.</summary>
    public ImmutableSortedDictionary<string, Text> Judgements { get; init; } = ImmutableSortedDictionary.Create<string, Text>(StringComparer.Ordinal);

    /// <summary>How the form came in.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>Whether the city has confirmed what the committee transcribed, as it stands.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Why the form was returned, while it is.</summary>
    public FormReturned? Returned { get; init; }

    /// <summary>Until when the form is taken from this city, where that is later than from others.</summary>
    public DateTimeOffset? Extended { get; init; }

    /// <summary>Whether its office was sent links that let it in: false once they were taken back, null where there never were any.</summary>
    public bool? Invited { get; init; }

    /// <summary>The language in which its office was invited; null where it is its own.</summary>
    public string? InvitedIn { get; init; }

    /// <summary>When its invitation ends.</summary>
    public DateTimeOffset? InvitedUntil { get; init; }

    /// <summary>The closing before which the city was reminded last.</summary>
    public DateTimeOffset? Reminded { get; init; }

    /// <summary>The city's wish: true, false, or null where it has said nothing.</summary>
    public bool? Publication { get; init; }

    public IReadOnlyDictionary<string, Answer> Values => Answers.ToDictionary(it => it.Key, it => it.Value.Value);

    public bool IsSubmitted => Stage is SubmissionStage.Submitted or SubmissionStage.Returned or SubmissionStage.Accepted;

    /// <summary>Whether it is amended, at once or by a proposal: while its form is back with the city in an open edition, the draft is changed instead.</summary>
    public bool CanBeAmended(EditionStage edition) =>
        Stage is SubmissionStage.Submitted or SubmissionStage.Accepted || (Stage == SubmissionStage.Returned && edition != EditionStage.Open);

    /// <summary>Whether a form says just what stands: same version, language and answers.</summary>
    public bool SaysAlready(SubmitForm form) =>
        form.Questionnaire == Questionnaire && form.Language == Language && form.Answers.Count == Answers.Count &&
        form.Answers.All(it => Answers.TryGetValue(it.Key, out var standing) && standing.Value == it.Value);

    public Submission Apply(object happened)
    {
        var after = Next(happened);
        return after.Revision == Revision ? after : after with { Revisions = Revisions.SetItem(after.Revision, new(after.Questionnaire, after.Answers)) };
    }

    private Submission Next(object happened) => happened switch
    {
        CityInvited it => this with { Stage = Stage == SubmissionStage.None ? SubmissionStage.Invited : Stage, Edition = it.Edition, City = it.City, Invited = true, InvitedIn = it.Language, InvitedUntil = it.Until },
        InvitationWithdrawn => this with { Stage = Stage == SubmissionStage.Invited ? SubmissionStage.None : Stage, Invited = false },
        CityReminded it => this with { Invited = true, Reminded = it.Closes ?? Reminded },
        CityExtended it => this with { Invited = true, Extended = it.Until },
        FormSubmitted it => this with
        {
            Stage = SubmissionStage.Submitted,
            Edition = it.Edition,
            City = it.City,
            Revision = it.Revision,
            Questionnaire = it.Questionnaire,
            Language = it.Language,
            Provenance = it.Provenance,
            IsConfirmed = false,
            Returned = null,
            Answers = Answers.Clear().AddRange(it.Answers.Select(answer => KeyValuePair.Create(
                answer.Key,
                new CurrentAnswer(
                    answer.Value, it.Provenance, Comment: it.Comments?.GetValueOrDefault(answer.Key),
                    Reply: ReplyTo(answer.Key, it.Replies), LastEdition: it.LastEditions?.GetValueOrDefault(answer.Key))))),
            Comments = Comments.Clear().AddRange(it.Comments ?? new Dictionary<string, string>()),
            Earlier = Earlier.Clear(),
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
        AnswersAmended it => Changed(it.Revision, it.Changes, it.Comments, it.Replies, it.LastEditions),
        AmendmentProposed it => this with { Proposals = Proposals.SetItem(it.Proposal, new(it, ProposalStage.Pending)) },
        AmendmentApproved it => Changed(it.Revision, it.Changes, it.Comments, it.Replies, it.LastEditions).Decided(it.Proposal, ProposalStage.Approved),
        AmendmentDeclined it => Decided(it.Proposal, ProposalStage.Declined),
        AmendmentWithdrawn it => Decided(it.Proposal, ProposalStage.Withdrawn),
        QueryRaised it => this with { Queries = Queries.SetItem(it.Query, new(it.Query, it.Question, QueryStage.Open)) },
        QueryAnswered it => Asked(it.Query, it.ProposesResolution ? QueryStage.ResolutionProposed : QueryStage.Answered),
        QueryClosed it => Asked(it.Query, QueryStage.Closed),
        QueryReopened it => Asked(it.Query, QueryStage.Open),
        TranscriptionConfirmed => this with { IsConfirmed = true },
        FormReturned it => this with { Stage = SubmissionStage.Returned, Returned = it },
        FormAccepted => this with { Stage = SubmissionStage.Accepted },
        AcceptanceTakenBack => this with { Stage = SubmissionStage.Submitted },
        FormWithdrawn => this with { Stage = SubmissionStage.Withdrawn },
        FormReinstated => this with { Stage = SubmissionStage.Submitted },
        CityValueJudged it => this with { Judgements = it.Comparable == true ? Judgements.Remove(it.Indicator) : Judgements.SetItem(it.Indicator, it.Reason) },
        PublicationPermitted => this with { Publication = true },
        PublicationRevoked => this with { Publication = false },
        _ => this,
    };

    private Submission Changed(
        int revision, IReadOnlyList<AnswerChange> changes, IReadOnlyDictionary<string, string>? comments,
        IReadOnlyDictionary<string, LastTimeReply>? replies, IReadOnlyDictionary<string, string>? lastEditions)
    {
        var (answers, said, earlier) = (Answers.ToBuilder(), Comments.ToBuilder(), Earlier.ToBuilder());
        foreach (var change in changes)
        {
            said.Remove(change.Question);
            if (change.To is { } answer)
            {
                answers[change.Question] = new(answer, change.Provenance ?? Provenance.Submitted, Reply: ReplyTo(change.Question, replies), LastEdition: lastEditions?.GetValueOrDefault(change.Question));
                earlier.Remove(change.Question);
            }
            else
            {
                answers.Remove(change.Question);
                earlier[change.Question] = change.From!;
            }
        }

        foreach (var (question, comment) in comments ?? new Dictionary<string, string>())
        {
            said[question] = comment;
            if (answers.TryGetValue(question, out var answer))
                answers[question] = answer with { Comment = comment };
        }

        return this with { Revision = revision, Answers = answers.ToImmutable(), Comments = said.ToImmutable(), Earlier = earlier.ToImmutable() };
    }

    private static LastTimeReply? ReplyTo(string question, IReadOnlyDictionary<string, LastTimeReply>? replies) =>
        replies is not null && replies.TryGetValue(question, out var reply) ? reply : null;

    private Submission Asked(int query, QueryStage stage) =>
        Queries.TryGetValue(query, out var asked) ? this with { Queries = Queries.SetItem(query, asked with { Stage = stage }) } : this;

    private Submission Decided(int proposal, ProposalStage stage) =>
        Proposals.TryGetValue(proposal, out var proposed) ? this with { Proposals = Proposals.SetItem(proposal, proposed with { Stage = stage }) } : this;
}

/// <summary>An answer as it stands, with how it came in; what the city said of it beside last time's, and of which edition.</summary>
public sealed record CurrentAnswer(
    Answer Value, Provenance Provenance, string? Note = null, string? Comment = null, LastTimeReply? Reply = null, string? LastEdition = null);

/// <summary>The answers of one revision, and the version of the form they were given on.</summary>
public sealed record Revision(int Questionnaire, ImmutableSortedDictionary<string, CurrentAnswer> Answers);

/// <summary>A reviewer's question about one answer.</summary>
public sealed record Query(int Number, string Question, QueryStage Stage);

public enum QueryStage
{
    Open,
    Answered,
    ResolutionProposed,
    Closed,
}

/// <summary>An amendment that waits for an editor's decision, or had it.</summary>
public sealed record Proposal(AmendmentProposed Proposed, ProposalStage Stage);

public enum ProposalStage
{
    Pending,
    Approved,
    Declined,
    Withdrawn,
}
