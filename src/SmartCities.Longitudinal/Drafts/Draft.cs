using System.Collections.Immutable;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Drafts;

/// <summary>A city's answers in progress, as their stream tells them.</summary>
public sealed record Draft : IFolded<Draft>
{
    public static Draft Empty { get; } = new();

    public bool IsOpen { get; init; }

    public int Questionnaire { get; init; }

    public string Language { get; init; } = "en";

    public ImmutableSortedDictionary<string, Answer> Answers { get; init; } = ImmutableSortedDictionary.Create<string, Answer>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, string> Comments { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What the city says of answers beside those of last time.</summary>
    public ImmutableSortedDictionary<string, LastTimeReply> Replies { get; init; } = ImmutableSortedDictionary.Create<string, LastTimeReply>(StringComparer.Ordinal);

    /// <summary>Answers that were blanked, as they stood last: offered again when their question is asked again.</summary>
    public ImmutableSortedDictionary<string, Answer> Earlier { get; init; } = ImmutableSortedDictionary.Create<string, Answer>(StringComparer.Ordinal);

    /// <summary>The question answered last.</summary>
    public string? Last { get; init; }

    public Draft Apply(object happened) => happened switch
    {
        DraftOpened it => this with { IsOpen = true, Questionnaire = it.Questionnaire },
        AnswersRecorded it => this with
        {
            Language = it.Language ?? Language,
            Last = it.Changes.Count > 0 ? it.Changes[^1].Question : Last,
            Answers = Answers
                .RemoveRange(it.Changes.Where(change => change.To is null).Select(change => change.Question))
                .SetItems(it.Changes.Where(change => change.To is not null).Select(change => KeyValuePair.Create(change.Question, change.To!))),
            // A comment that says nothing is none; a reply goes with the answer it was given on.
            Comments = Comments
                .SetItems(it.Comments ?? new Dictionary<string, string>())
                .RemoveRange((it.Comments ?? new Dictionary<string, string>()).Where(comment => comment.Value.Length == 0).Select(comment => comment.Key)),
            Replies = Replies
                .RemoveRange(it.Changes.Select(change => change.Question))
                .SetItems(it.Replies ?? new Dictionary<string, LastTimeReply>()),
            Earlier = Earlier
                .RemoveRange(it.Changes.Where(change => change.To is not null).Select(change => change.Question))
                .SetItems(it.Changes.Where(change => change is { To: null, From: not null }).Select(change => KeyValuePair.Create(change.Question, change.From!))),
        },
        _ => this,
    };
}
