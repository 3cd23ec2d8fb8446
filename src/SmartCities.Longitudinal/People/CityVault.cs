using Npgsql;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.People;

/// <summary>The personal answers of one city in one edition, as the vault has them.</summary>
public sealed class CityVault(string edition, string city, IReadOnlyList<VaultedText> texts)
{
    /// <summary>For those who do not read personal answers.</summary>
    public static readonly CityVault Shut = new("", "", []);

    private readonly Dictionary<string, VaultedText> byId = texts.ToDictionary(it => it.Id);

    /// <summary>Whether its reader reads personal answers: what is not in it was erased.</summary>
    public bool IsOpen => this != Shut;

    /// <summary>What an ETag has to tell beside a stream's version: an erasure changes what is read, and is no event of that stream.</summary>
    public string? Tag => texts.Count == 0 ? null : FormattableString.Invariant($"v{texts.Count}");

    /// <summary>An answer as it was given; a reference to what was erased, or is not for this reader, stays one.</summary>
    public Answer Open(Answer answer) => answer is VaultedAnswer it && byId.TryGetValue(it.Vault, out var text) && text.Reference == it ? new TextAnswer(text.Text) : answer;

    public Answer? OpenAny(Answer? answer) => answer is null ? null : Open(answer);

    public AnswerChange Open(AnswerChange change) => change with { From = OpenAny(change.From), To = OpenAny(change.To) };

    public IReadOnlyDictionary<string, Answer> Open(IReadOnlyDictionary<string, Answer> answers) => answers.ToDictionary(it => it.Key, it => Open(it.Value));

    /// <summary>Answers to offer again: an erased one is none.</summary>
    public IReadOnlyDictionary<string, Answer> Offered(IReadOnlyDictionary<string, Answer> earlier) => Open(earlier).Where(it => it.Value is not VaultedAnswer).ToDictionary();

    /// <summary>
    /// Answers with references in the place of personal texts, and what puts the texts into the vault together with what is decided on them. A text that is
    /// there already keeps its reference. A text that the form does not take is left for the decision to refuse.
    /// </summary>
    /// <param name="form">The form they answer.</param>
    /// <param name="answers">As they were given.</param>
    /// <param name="standing">What stands: a reference is taken where it is the one that stands, or one of this city's to this question.</param>
    public (IReadOnlyDictionary<string, Answer?> Answers, Beside? Beside) PutApart(
        Questionnaire? form, IReadOnlyDictionary<string, Answer?> answers, IReadOnlyDictionary<string, Answer> standing)
    {
        var given = answers.Where(it => it.Value is not (null or MissingAnswer) && form?.Find(it.Key) is { Personal: true } question && (it.Value is VaultedAnswer || !question.CheckValue(it.Value, "").Any())).ToList();
        if (given.Count == 0)
            return (answers, null);

        var (apart, put) = (new Dictionary<string, Answer?>(answers), new List<VaultedText>());
        foreach (var (question, answer) in given)
        {
            if (answer is TextAnswer { Value: var text })
            {
                put.Add(texts.FirstOrDefault(it => it.Question == question && it.Text == text) ?? VaultedText.New(question, text));
                apart[question] = put[^1].Reference;
            }
            else if (answer != standing.GetValueOrDefault(question) && !texts.Any(it => it.Question == question && it.Reference == answer))
            {
                throw new RefusedException("personal-answer-unknown", "This refers to a personal answer that is not there. Send the answer itself.", "/answers" + JsonText.Step(question));
            }
        }

        return (apart, put.Count == 0 ? null : (connection, cancellation) => PutAsync(put, connection, cancellation));
    }

    private async Task PutAsync(List<VaultedText> put, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into study.vault (id, edition, city, question, text, salt)
            select id, $1, $2, question, text, salt from unnest($3, $4, $5, $6) as put (id, question, text, salt) on conflict (id) do nothing
            """,
            connection)
            .With(edition, city, put.Select(it => it.Id).ToArray(), put.Select(it => it.Question).ToArray(), put.Select(it => it.Text).ToArray(), put.Select(it => it.Salt).ToArray());
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
