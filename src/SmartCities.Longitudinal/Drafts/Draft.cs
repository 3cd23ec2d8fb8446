using System.Collections.Immutable;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;

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

    public Draft Apply(object happened) => happened switch
    {
        DraftOpened it => this with { IsOpen = true, Questionnaire = it.Questionnaire },
        AnswersRecorded it => this with
        {
            Language = it.Language ?? Language,
            Answers = Answers
                .RemoveRange(it.Changes.Where(change => change.To is null).Select(change => change.Question))
                .SetItems(it.Changes.Where(change => change.To is not null).Select(change => KeyValuePair.Create(change.Question, change.To!))),
            Comments = Comments.SetItems(it.Comments ?? new Dictionary<string, string>()),
        },
        _ => this,
    };
}
